"""Orders and options, for the snippet."""

from make import filled

RENDER = ("render", "{input}")
WITH_ALL = ("render", "--base-url", "https://shop.ru/a/", "--feed", "{index}", "{input}")
MINE = b'"user":{"name":"A","email":"a@shop.ru"}'


def order(unit, before, after=b'"'):
    """Orders with something before their items."""
    return filled(b"{" + MINE + b',"order":{"id":"1","price":1,' + before, unit, after + b',"items":[{"id":"1"}]}}')


def item(unit, before, after=b'"'):
    """Orders of one item."""
    return filled(b"{" + MINE + b',"order":{"id":"1","price":1,"items":[{' + before, unit, after + b"}]}}")


def items(unit, last=b"{}"):
    return filled(b"{" + MINE + b',"order":{"id":"1","price":1,"items":[', unit, last + b"]}}")


TEXTS = [
    b"a", b"1", b" ", b"a ", b"-", b"1-", b"-1", b"0", b"1 ", b"1.", b"1,", b".", b",", b"(1)", b"+1", b"+", b"@", b"a@", b"a.b@", b"%40",
    b"%2540", b"&#64;", b"&", b"&amp;", b"&#", b"<", b"<b", b"<b>", b"{{", b"${", b"<?", b"<%", b"#A", b"/", b"//", b"../", b"a/",
    b"%", b"\\\\", b"\\u0041", b"\\u200b", b"\\ud83d\\ude00", b"\\ud800", b"\xd0\xb0", b"null ", b"1e", b"http://", b"\xff", b"***",
    "доб.".encode(), "1 руб.".encode(), "１".encode(),
]


def everywhere(unit):
    """Orders with the same text in each field."""

    def make(size):
        text = unit * (size // len(unit))
        fields = [b'"name":"%s"', b'"email":"%s"', b'"phone":"%s"', b'"sex":"%s"']
        lines = [b'"id":"%s"', b'"title":"%s"', b'"price":"%s"', b'"count":"%s"', b'"image":"/%s"', b'"extra":{"a":"%s"}']
        customer, line = (b",".join(field % text for field in names) for names in (fields, lines))
        return b'{"user":{%s},"order":{"id":"1","price":"%s","items":[{%s}]}}' % (customer, text, line)

    return make


ORDERS = [
    ("items", items(b'{"id":"{}"},')),
    ("items without an id", items(b'{"title":"a"},')),
    ("items that are none", items(b"1,")),
    ("items of one id", items(b'{"id":"1","price":1},')),
    ("pictures", items(b'{"image":"/a b.jpg"},')),
    ("unknown keys", item(b'"a{}":1,', b"", b'"b":1')),
    ("unknown keys near a known one", item(b'"titel{}":1,', b"", b'"b":1')),
    ("one key", item(b'"id":"1",', b"", b'"id":"1"')),
    ("a long key", item(b"a", b'"', b'":1')),
    ("extra", item(b'"a{}":1,', b'"extra":{', b'"b":1}')),
    ("extra's list", item(b"[1],", b'"extra":{"a":[', b"1]}")),
    ("extra's depth", item(b'{"a":[', b'"extra":', b"")),
    ("extra's key twice", item(b'"a":1,', b'"extra":{', b'"a":1}')),
    ("brackets", filled(b"", b"[")),
    ("quotes", filled(b"", b'"')),
    ("backslashes", filled(b'"', b"\\")),
    ("digits", order(b"1", b'"price":', b"")),
    ("digits of a fraction", order(b"1", b'"price":0.', b"")),
    ("an exponent", order(b"1", b'"price":1e', b"")),
    ("spaces", filled(b"", b" ", b"{}")),
    ("orders", filled(b"[", b"{},", b"{}]")),
]
IDS = [
    ("items and their ids", items(b'{"id":"A-{}"},')),
    ("items and ids that are not there", items(b'{"id":"' + b"a1-" * 100 + b'{}"},')),
]
# Each is an option's value.
OPTIONS = [
    (name, ("render", f"--{name}", "{text}", "examples/order.json"), filled(before, unit), 1)
    for name, before in [("base-url", b"https://"), ("nonce", b""), ("spot", b""), ("country", b"")]
    for unit in [b"a", b"a.", b"1", "я".encode()]
]

SHAPES = [
    *((f"render: {name}", RENDER, make, 1) for name, make in ORDERS),
    *((f"render: texts of {unit!r}", WITH_ALL, everywhere(unit), 1) for unit in TEXTS),
    *((f"render --feed: {name}", WITH_ALL, make, 1) for name, make in IDS),
    *((f"render: option {name}: {make(20)!r}", arguments, make, size) for name, arguments, make, size in OPTIONS),
]
