"""Salesman: with it, {% flocktory_postcheckout order %} works for Salesman's own order, on the shop's thank-you page.

FLOCKTORY["ITEM_ID"] is "product_id", another attribute of an item, or a function of an item, or its dotted path; by default it
is the product's code. Pictures and phones are not part of an order: add them with a function in FLOCKTORY["ORDER"].
"""

from operator import attrgetter

from .items import merged

# The relation of an order to its lines.
LINES = "items"


def is_due(order, request):
    """Whether the visitor is the order's user. Guests get orders by a token, which the page itself compares."""
    if request is None:
        return False
    user = getattr(request, "user", None)
    return order.user_id == (user.pk if user else None)


def postcheckout(order):
    """An order of Salesman as render takes it."""
    items = merged(order, LINES, code, attrgetter("total"), describe)
    name = order.user.get_full_name() if hasattr(order.user, "get_full_name") else None
    email = order.email or getattr(order.user, "email", None)
    return {
        "user": {"name": name, "email": email, "id": order.user_id},
        "order": {"id": order.ref, "price": order.total, "items": items},
    }


def code(item):
    # The property of this name has a placeholder for a missing code.
    return item.product_data.get("code")


def describe(item):
    return {"title": item.product_data.get("name")}
