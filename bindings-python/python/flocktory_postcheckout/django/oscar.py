"""django-oscar: with it, {% flocktory_postcheckout order %} works for Oscar's own order, on its thank-you page.

FLOCKTORY["ITEM_ID"] says which id the product feed has: "partner_sku" (the default), "upc", "product_id" or another attribute
of a line, or a function of a line, or its dotted path. Another order: a function in FLOCKTORY["ORDER"], which may change what
postcheckout returns.
"""

from operator import attrgetter

from .items import merged

# The relation of an order to its lines.
LINES = "lines"


def is_due(order, request):
    """Whether the order is the last one of this session: a superuser's preview, for example, shows those of others."""
    session = getattr(request, "session", {})
    return "checkout_order_id" in session and session["checkout_order_id"] == order.pk


def postcheckout(order):
    """An order of Oscar as render takes it."""
    items = merged(order, LINES, "partner_sku", attrgetter("line_price_incl_tax"), describe)
    return {
        "user": customer(order),
        "order": {"id": order.number, "price": order.total_incl_tax, "items": items},
    }


def customer(order):
    """Who has bought: a user, or a guest, who has an address at most. Keys of addresses are not ids of customers."""
    addresses = [address for address in (order.shipping_address, order.billing_address) if address]
    # A shop's own class of users may have no full name.
    names = [order.user.get_full_name()] if hasattr(order.user, "get_full_name") else []
    # Billing addresses have no phone.
    phones = [getattr(address, "phone_number", None) for address in addresses]
    return {
        "name": first(names + [address.name for address in addresses]),
        "email": order.email,
        "phone": first(map(phone, phones)),
        "id": order.user_id,
    }


def first(values):
    return next(filter(None, values), None)


def phone(number):
    """A phone in E.164, whatever PHONENUMBER_DEFAULT_FORMAT is. One of no country, or a text, stays as it was typed."""
    if hasattr(number, "as_e164"):
        return number.as_e164 if number.is_valid() else number.raw_input
    return number


def describe(line):
    return {"title": line.title, "image": image(line.product)}


def image(product):
    """The address of a product's picture, if the product was not deleted and has one."""
    picture = product and product.primary_image()
    # In place of a missing picture there is a dict.
    original = getattr(picture, "original", None)
    return original.url if original else None
