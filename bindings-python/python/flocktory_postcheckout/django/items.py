"""Lines of a shop engine's order as items."""

from decimal import ROUND_HALF_UP, Decimal

from . import conf

KOPECK = Decimal("0.01")


def merged(order, relation, default_id, total, describe):
    """Lines of one product are one item, whose price is what is paid for one after discounts.

    FLOCKTORY["ITEM_ID"], by default default_id, is an attribute of a line, or a function, or its dotted path. total and
    describe are functions, too: the sum of a line, and its title and picture.
    """
    way = conf.function("ITEM_ID") or default_id
    lines_of = {}
    for line in getattr(order, relation).all():
        id = way(line) if callable(way) else getattr(line, way)
        # Lines without an id are different products.
        lines_of.setdefault((id, None if id else line.pk), []).append(line)
    return [item(id, lines, total) | describe(lines[0]) for (id, _), lines in lines_of.items()]


def item(id, lines, total):
    count = sum(line.quantity for line in lines)
    # A count of zero is reported by render.
    price = sum(map(total, lines)) / max(count, 1)
    return {"id": id, "price": price.quantize(KOPECK, ROUND_HALF_UP), "count": count}
