"""Feeds, for the check and for the index."""

import gzip
import zlib

from make import filled, halves

CHECK = ("feed", "check", "{input}")
EACH = ("feed", "check", "--examples", "10000", "{input}")
INDEX = ("feed", "index", "--partial", "{input}", "-o", "{output}")


def feed(unit, before=b"", after=b""):
    """Feeds that repeat something among the offers."""
    return filled(b"<yml_catalog><shop><offers>" + before, unit, after + b"</offers></shop></yml_catalog>")


def offer(unit, before=b"", after=b""):
    """Feeds of one offer that repeats something."""
    return feed(unit, b'<offer id="1">' + before, after + b"</offer>")


def chain(size):
    """Categories, each the parent of the next."""
    unit = b'<category id="%d" parentId="%d">a</category>'
    categories = (unit % (number, number + 1) for number in range(10_000, 10_000 + size // len(unit % (10_000, 10_000))))
    return b"<yml_catalog><categories>" + b"".join(categories) + b"</categories></yml_catalog>"


def twice(size):
    """One offer whose attributes are all duplicates."""
    attributes = b"".join(b' a%d=""' % number for number in range(size // 20))
    return b"<yml_catalog><offers><offer" + attributes * 2 + b"/></offers></yml_catalog>"


def packed(make, pack):
    return lambda size: pack(make(size))


def padded(size):
    """A small gzip file, followed by zeros."""
    return gzip.compress(feed(b'<offer id="{}"/>')(1000)) + bytes(size)


def members(size):
    """Gzip members with nothing in them, and one with a feed."""
    empty = gzip.compress(b"")
    return empty * (size // len(empty)) + gzip.compress(feed(b'<offer id="{}"/>')(1000))


def archive(size):
    """Zip members with other names, and one with a feed."""

    def member(name, text):
        data = zlib.compress(text, wbits=-15)
        sums = b"".join(number.to_bytes(4, "little") for number in (zlib.crc32(text), len(data), len(text)))
        return b"PK\3\4\x14\0\0\0\x08\0\0\0\0\0" + sums + bytes([len(name), 0, 0, 0]) + name + data

    other = member(b"a.txt", b"a")
    return other * (size // len(other)) + member(b"feed.xml", feed(b'<offer id="{}"/>')(1000))


# Values of offers that the index uses. All other shapes concern the reader, of which the check uses more.
OF_OFFERS = [
    ("an id of letters and digits", halves(b'<yml_catalog><offers><offer id="', b"a", b"1", b'"/></offers></yml_catalog>'), 1),
    ("ids of letters and digits", feed(b'<offer id="' + b"a" * 500 + b"1" * 400 + b'{}"/>'), 1),
    ("ids with a separate part", feed(b'<offer id="a{}-1-{}-b{}"/>'), 1),
    ("ids with many cuts", feed(b'<offer id="' + b"-1" * 400 + b'{}"/>'), 1),
    ("the same id", feed(b'<offer id="1"/>'), 1),
    ("groups and codes", feed(b'<offer id="{}" group_id="1"><vendorCode>  a   {}</vendorCode></offer>'), 1),
    ("a name of white space", offer(b"a  ", b"<name>", b"</name>"), 1),
]

# How the texts of offers are written.
TEXTS = [
    ("texts in pieces, one in the other", offer(b"x<url>&lt;</url>"), 20),
    ("a text in pieces", offer(b"&lt;a", b"<name>", b"</name>"), 1),
    ("a text of CDATA", offer(b"<![CDATA[a]]>b", b"<name>", b"</name>"), 1),
    ("references around elements", offer(b'&lt;<b a="&lt;"/>', b"<name>", b"</name>"), 1),
    ("ampersands", offer(b"&", b"<name>", b"</name>"), 1),
    ("ampersands outside offers", feed(b"&"), 1),
    ("references that nobody knows", offer(b"&a;", b"<name>", b"</name>"), 1),
    ("a long reference", offer(b"a", b"<name>&", b";</name>"), 1),
    ("a long text", offer(b"a\n", b"<description>", b"</description>"), 1),
    ("offers with a long text", feed(b"<offer><description>" + b"a" * 1_000 + b"</description></offer>"), 1),
    ("a text beyond the limit", offer(b"a ", b"<description>", b"</description>"), 150),
    ("control characters", offer(b"\1"), 1),
    ("byte order marks", filled(b"", b"\xef\xbb\xbf"), 1),
    ("byte order marks among offers", feed(b"\xef\xbb\xbf"), 1),
    ("bytes that are not UTF-8", offer(b"\xff\xd0"), 1),
    ("windows-1251", filled(b"<?xml version='1.0' encoding='windows-1251'?><yml_catalog><offers><offer>", b"\xff"), 1),
]

# Everything else.
OTHERS = [
    # Attributes.
    ("attributes of one offer", feed(b' a{}=""', b'<offer id="1"', b"/>"), 1),
    ("one attribute again and again", feed(b" a=''", b'<offer id="1"', b"/>"), 1),
    ("attributes of one offer, twice", twice, 1),
    ("attributes of one element", offer(b' a{}=""', b"<name", b"/>"), 1),
    ("attributes of a category", filled(b"<yml_catalog><categories><category", b' a{}=""', b"/>"), 1),
    ("attributes of the root", filled(b"<yml_catalog", b' a{}=""', b"><offers/></yml_catalog>"), 1),
    ("offers with many attributes", feed(b"<offer" + b"".join(b' a%d=""' % n for n in range(64)) + b"/>"), 1),
    ("references in an attribute", feed(b"&lt;&", b'<offer id="', b'"/>'), 1),
    ("markup in an attribute", feed(b"<\n", b'<offer id="', b'"/>'), 1),
    ("attributes without quotes", feed(b"<offer a=b/>"), 1),
    ("quotes without an end", feed(b"<offer a='"), 1),
    ("quotes in quotes without an end", feed(b"<offer a=\"<offer a='"), 1),
    # Elements.
    ("small offers", feed(b'<offer id="{}"/>'), 1),
    ("small elements of one offer", offer(b"<a/>"), 1),
    ("small elements of a larger offer", offer(b"<a/>"), 20),
    ("elements of one name", offer(b"<url/><picture>a</picture>"), 1),
    ("prices", offer(b"<price>1</price>"), 1),
    ("a long price", offer(b"0", b"<price>", b"</price>"), 1),
    ("a long address", offer(b"a/", b"<picture>https://shop.ru/", b"</picture>"), 1),
    ("nested elements", offer(b"<a><b><c><d><e></e></d></c></b></a>"), 1),
    ("nested long names", offer(b"a" * 5000, b"<" + b"><".join(b"b" * 5000 for _ in range(20)) + b"><"), 1),
    ("elements that are never closed", offer(b"<a>"), 1),
    ("elements that are never closed, outside offers", filled(b"<yml_catalog>", b"<a>"), 1),
    ("offers in offers", feed(b'<offer id="{}">'), 1),
    ("end tags of others", feed(b'<offer id="{}"><a></b></offer>'), 1),
    ("end tags of nothing", feed(b"</offer>"), 1),
    ("end tags of nothing and offers", feed(b"</b><offer/>"), 1),
    ("a long name", filled(b"<yml_catalog><", b"a", b"></b><offer/></c><offer/></yml_catalog>"), 1),
    ("names that are none", offer(b"<1/>"), 1),
    ("categories", filled(b"<yml_catalog><categories>", b'<category id="{}" parentId="1{}">a</category>'), 1),
    ("a category repeated", filled(b"<yml_catalog><categories>", b'<category id="1" parentId="1"/>'), 1),
    ("categories above each other", chain, 1),
    ("offers of other categories", feed(b'<offer id="{}"><categoryId>{}</categoryId><currencyId>{}</currencyId></offer>'), 1),
    ("currencies", filled(b"<yml_catalog><currencies>", b'<currency id="{}"/>'), 1),
    # Markup that is skipped.
    ("comments", feed(b"<!-- -->"), 1),
    ("comments in an offer", offer(b"<!-- -->"), 1),
    ("comments without an end", feed(b"<offer><!--"), 1),
    ("one comment without an end", feed(b"-", b"<!--"), 150),
    ("instructions", offer(b"<?a?>"), 1),
    ("CDATA without an end", feed(b"<offer><![CDATA["), 1),
    ("CDATA with one end", feed(b"<offer><![CDATA[", b"", b"]]></x>"), 1),
    ("document types", filled(b"", b"<!DOCTYPE a [<!ENTITY a 'b'>]>"), 1),
    ("a document type", filled(b"<!DOCTYPE a [", b"<!ENTITY a 'b'>", b"]><yml_catalog/>"), 1),
    ("brackets in a document type", filled(b"<!DOCTYPE a ", b"[", b"><yml_catalog/>"), 1),
    ("declarations", feed(b"<?xml version='1.0'?>"), 1),
    ("less-than signs", filled(b"<yml_catalog>", b"<"), 1),
    ("tags without an end", filled(b"", b"<a"), 1),
    ("spaces before the root", filled(b"", b" "), 1),
    ("spaces among offers", feed(b" "), 1),
    ("lines among offers", feed(b"\n"), 1),
    ("spaces in a tag", feed(b" ", b"<offer", b"/>"), 1),
    ("spaces in an end tag", offer(b" ", b"<name></name", b">"), 1),
    ("spaces after an end tag", offer(b"<name>a</name>" + b" " * 100), 1),
    # Archives.
    ("gzip", packed(feed(b'<offer id="{}"/>'), gzip.compress), 1),
    ("gzip members", members, 1),
    ("zeros after gzip", padded, 1),
    ("zip members", archive, 1),
]

SHAPES = [
    ("feed check: pictures that are wrong, each with its place", EACH, offer(b"<picture>\na</picture>"), 3),
    *((f"feed check: {name}", CHECK, make, size) for name, make, size in OF_OFFERS + TEXTS + OTHERS),
    *((f"feed index: {name}", INDEX, make, size) for name, make, size in OF_OFFERS + TEXTS),
]
