"""Writes feeds that are small on the wire and large for a careless reader: bombs.py FOLDER"""

import gzip
import struct
import sys
import zlib
from pathlib import Path

MEBI = 1 << 20


def repeated(before, unit, mebibytes, after=b""):
    """A gzip file of this many mebibytes, in members of one each: even gigabytes are written quickly."""
    member = gzip.compress(unit * (MEBI // len(unit)), 9)
    return gzip.compress(before) + member * mebibytes + gzip.compress(after)


def numbered(before, unit, count, after=b""):
    """A gzip file of a unit with another number each time."""
    units = (unit.replace(b"{}", b"%d" % number) for number in range(count))
    return gzip.compress(before + b"".join(units) + after, 1)


def zipped(*members):
    """A zip archive of deflated members, which are longer than their headers say."""
    archive = b""
    for name, before, mebibytes in members:
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        block = packer.compress(b" " * MEBI) + packer.flush(zlib.Z_FULL_FLUSH)
        start = zlib.compressobj(9, zlib.DEFLATED, -15)
        start = start.compress(before) + start.flush(zlib.Z_FULL_FLUSH)
        data = start + block * mebibytes + packer.flush()
        archive += struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 8, 0, 0, 0, 0, 0, len(name), 0) + name + data
    return archive


OFFERS = b"<yml_catalog><shop><offers>"
END = b"</offers></shop></yml_catalog>"
ONE = OFFERS + b'<offer id="1">'
DEEP = b"".join(b"<" + b"a" * (4 * MEBI - 100) + b">" for _ in range(15))

BOMBS = {
    # As found in practice.
    "texts in pieces": gzip.compress(ONE + b"x<url>&lt;</url>" * 250_000 + b"</offer>" + END),
    "an id of letters and digits": gzip.compress(OFFERS + b'<offer id="' + b"a" * 300_000 + b"1" * 300_000 + b'"/>' + END),
    "ids of 4 MB": gzip.compress(OFFERS + b"".join(b'<offer id="%d' % n + b"a" * 4_000_000 + b'"/>' for n in range(15)) + END),
    "categories of 4 MB": gzip.compress(
        b"<yml_catalog><categories>" + b"".join(b'<category id="%d' % n + b"a" * 4_000_000 + b'"/>' for n in range(15))
    ),
    "one attribute again and again": gzip.compress(OFFERS + b"<offer" + b" a=''" * 700_000 + b"/>" + END),
    # Many of something.
    "long ids": numbered(OFFERS, b'<offer id="' + b"a" * 1_000 + b'{}"/>', 300_000),
    "long categories": numbered(b"<yml_catalog><categories>", b'<category id="{}' + b"a" * 240 + b'" parentId="{}1"/>', 500_000),
    "long categories of offers": numbered(
        OFFERS, b'<offer id="{}' + b"b" * 250 + b'"><categoryId>' + b"a" * 240 + b"{}</categoryId></offer>", 300_000
    ),
    "currencies": numbered(b"<yml_catalog><currencies>", b'<currency id="{}' + b"a" * 240 + b'"/>', 300_000),
    "offers": numbered(OFFERS, b'<offer id="{}"/>', 4_500_000),
    "affixes": numbered(OFFERS, b'<offer id="{}-{}-1-{}-{}"/>', 2_000_000),
    "attributes": numbered(OFFERS + b"<offer", b" a{}=''", 400_000, b"/>"),
    "elements": gzip.compress((ONE + b"<a/>" * 1_000_000 + b"</offer>") * 10),
    "elements that are wrong": gzip.compress((ONE + b"<picture>a</picture>" * 200_000 + b"</offer>") * 10),
    "names": gzip.compress(b"<yml_catalog>" + DEEP),
    "names in an offer": gzip.compress(ONE + DEEP[: 3 * MEBI] * 20),
    "prefixes": gzip.compress(
        b"<yml_catalog>" + b"".join(b"<a xmlns:a%d" % n + b"a" * 4_000_000 + b'="a"/>' for n in range(15))
    ),
    "mismatched names": gzip.compress((ONE + b"<" + b"a" * MEBI + b"></" + b"b" * MEBI + b">") * 30),
    "broken offers": gzip.compress(OFFERS + b"<offer><a></b>" * 2_000_000),
    "ampersands": gzip.compress((ONE + b"<name>" + b"&" * 4_000_000 + b"</name></offer>") * 10),
    "bytes that are not UTF-8": gzip.compress((ONE + b"<name>" + b"\xff" * 4_000_000 + b"</name></offer>") * 10),
    # Archives, of far more than they may unpack to.
    "nothing": repeated(b"", b"\0", 4_000),
    "spaces": repeated(b"<yml_catalog>", b" ", 4_000),
    "a text": repeated(ONE + b"<description>", b"a", 4_000),
    "a gzip header": b"\x1f\x8b\x08\x08\0\0\0\0\0\xff" + b"a" * 20_000_000,
    "gzip members": gzip.compress(b"") * 300_000,
    "gzip in gzip": gzip.compress(gzip.compress(bytes(64 * MEBI))),
    "zeros after gzip": gzip.compress(OFFERS + b'<offer id="1"/>' + END) + bytes(20_000_000),
    "zip": zipped((b"feed.xml", OFFERS, 4_000)),
    "zip, the first member": zipped((b"a.txt", b"a", 4_000), (b"feed.xml", OFFERS, 1)),
    "zip members": zipped(*[(b"a" * 60_000, b"a", 0)] * 300),
}

if __name__ == "__main__":
    for name, bomb in BOMBS.items():
        Path(sys.argv[1], f"{name}.bomb").write_bytes(bomb)
