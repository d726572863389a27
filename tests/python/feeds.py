"""Feeds as files, and orders of their items."""

from xml.sax.saxutils import escape, quoteattr

from orders import item, order

from flocktory_postcheckout import Feed, check

CHILDREN = ("name", "vendorCode")


def feed(*offers, encoding="utf-8"):
    """The bytes of a feed: an offer is its id, or its fields."""
    lines = [f'<?xml version="1.0" encoding="{encoding}"?>', '<yml_catalog date="2026-11-25 13:00"><shop><offers>']
    for offer in offers:
        offer = offer if isinstance(offer, dict) else {"id": offer}
        attributes = [f"{name}={quoteattr(offer[name])}" for name in ("id", "group_id") if name in offer]
        children = [f"<{name}>{escape(offer[name])}</{name}>" for name in CHILDREN if name in offer]
        lines.append(f"<offer {' '.join(attributes)}>{''.join(children)}</offer>")
    return "\n".join([*lines, "</offers></shop></yml_catalog>"]).encode(encoding)


def indexed(folder, *offers, **options):
    """Makes an index of these offers, replacing an earlier one, and returns its path."""
    (folder / "feed.xml").write_bytes(feed(*offers))
    Feed.index(folder / "feed.xml", folder / "feed.idx", **options)
    return folder / "feed.idx"


def compared(given, *ids, **options):
    """The problems of such items' ids: each code with its hint."""
    items = [one if isinstance(one, dict) else item(id=one) for one in ids]
    problems = check(order(items=items), feed=given, **options)
    return [(problem.code, problem.hint) for problem in problems if problem.code.startswith("feed_")]
