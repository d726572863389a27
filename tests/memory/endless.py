"""Lists documents without an end, or writes the first 80 MiB of one: endless.py [NAME]"""

import signal
import sys

MEBI = 1 << 20
OFFERS = b"<yml_catalog><shop><offers>"
ONE = OFFERS + b'<offer id="1">'

ENDLESS = {
    "zeros": (b"", b"\0"),
    "spaces": (b"<yml_catalog>", b" "),
    "lines": (ONE, b"\n"),
    "a text": (ONE + b"<description>", b"a"),
    "a text in windows-1251": (b"<?xml version='1.0' encoding='windows-1251'?>" + ONE, b"\xff"),
    "an id": (OFFERS + b'<offer id="', b"a"),
    "a name": (OFFERS + b"<", b"a"),
    "a comment": (OFFERS + b"<!--", b"-"),
    "comments": (OFFERS, b"<offer><!--"),
    "a document type": (b"<!DOCTYPE a [", b"<!ENTITY a 'b'>"),
    "elements that are never closed": (b"<yml_catalog>", b"<a>"),
    "offers without an end": (OFFERS, b"<offer id='1'>"),
}

if __name__ == "__main__":
    if len(sys.argv) == 1:
        print(*ENDLESS, sep="\n")
        sys.exit()
    # The reader may stop early.
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    before, unit = ENDLESS[sys.argv[1]]
    sys.stdout.buffer.write(before)
    block = unit * (MEBI // len(unit))
    for _ in range(80):
        sys.stdout.buffer.write(block)
