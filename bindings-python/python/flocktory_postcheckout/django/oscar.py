"""django-oscar: with it, {% flocktory_postcheckout order %} works for Oscar's own order, on its thank-you page.

FLOCKTORY["ITEM_ID"] says which id the product feed has: "partner_sku" (the default), "upc", "product_id" or another attribute
of a line, or a function of a line, or its dotted path. Another order: a function in FLOCKTORY["ORDER"], which may change what
postcheckout returns.
"""

from decimal import ROUND_HALF_UP, Decimal

from . import conf

# The precision of Oscar's own columns.
KOPECK = Decimal("0.01")


def is_due(order, request):
    """Whether the order is the last one of this session: a superuser's preview, for example, shows those of others."""
    session = getattr(request, "session", {})
    return "checkout_order_id" in session and session["checkout_order_id"] == order.pk


def postcheckout(order):
    """An order of Oscar as render takes it."""
    return {
        "user": customer(order),
        "order": {"id": order.number, "price": order.total_incl_tax, "items": items(order)},
    }


def customer(order):
    """Who has bought: a user, or a guest, who has an address at most. Keys of addresses are not ids of customers."""
    addresses = [address for address in (order.shipping_address, order.billing_address) if address]
    names = [order.user.get_full_name()] if order.user else []
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


def items(order):
    """Lines of one product are one item, whose price is what is paid for one after discounts."""
    lines_of = {}
    for line in order.lines.all():
        id = item_id(line)
        # Lines without an id are different products.
        lines_of.setdefault((id, None if id else line.pk), []).append(line)
    return [item(id, lines) for (id, _), lines in lines_of.items()]


def item(id, lines):
    count = sum(line.quantity for line in lines)
    # A count of zero is reported by render.
    price = sum(line.line_price_incl_tax for line in lines) / max(count, 1)
    return {
        "id": id,
        "title": lines[0].title,
        "price": price.quantize(KOPECK, ROUND_HALF_UP),
        "image": image(lines[0].product),
        "count": count,
    }


def item_id(line):
    way = conf.given().get("ITEM_ID", "partner_sku")
    return getattr(line, way) if isinstance(way, str) and "." not in way else conf.function("ITEM_ID")(line)


def image(product):
    """The address of a product's picture, if the product was not deleted and has one."""
    picture = product and product.primary_image()
    # In place of a missing picture there is a dict.
    original = getattr(picture, "original", None)
    return original.url if original else None
