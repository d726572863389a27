"""Python's own types, read in place."""

import collections
import dataclasses
import datetime
import decimal
import enum
import fractions
import json
import pickle
import types
import typing
import uuid

import attrs
import numpy
import pydantic
import pytest
from django.utils.functional import SimpleLazyObject, lazystr
from django.utils.safestring import mark_safe
from markupsafe import Markup
from orders import item, order, reported

from flocktory_postcheckout import InvalidOrder, check, render


def sent(given):
    """The payload of an order that has no problem."""
    snippet = render(given)
    assert snippet.problems == ()
    return json.loads(snippet.json)


def sent_item(**changes):
    (line,) = sent(order(items=[item(**changes)]))["order"]["items"]
    return line


class Str(str):
    pass


class Dotted(dict):
    """Has every attribute."""

    __getattr__ = dict.get


class Strict(dict):
    """Raises an exception that hasattr() does not catch."""

    __getattr__ = dict.__getitem__


class Growing(collections.defaultdict):
    """Gets one more key for each attribute that is read."""

    __getattr__ = collections.defaultdict.__getitem__


class Colour(enum.Enum):
    RED = "красный"
    PRICE = decimal.Decimal("10.50")
    NUMBER = 7


class Level(enum.IntEnum):
    ONE = 1


class Size(str, enum.Enum):
    LARGE = "XL"


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        (Str("Шапка"), "Шапка"),
        (mark_safe("Шапка"), "Шапка"),
        (Markup("Шапка"), "Шапка"),
        (lazystr("Шапка"), "Шапка"),
        (SimpleLazyObject(lambda: "Шапка"), "Шапка"),
        (collections.UserString("Шапка"), "Шапка"),
        (numpy.str_("Шапка"), "Шапка"),
        ("Шапка".encode(), "Шапка"),
        (bytearray("Шапка".encode()), "Шапка"),
        (Colour.RED, "красный"),
        (Size.LARGE, "XL"),
        ("é", "é"),
        ("😀 \x00 \U0010ffff", "😀 \x00 \U0010ffff"),
        (2**70, str(2**70)),
    ],
)
def test_texts(title, wanted):
    assert sent_item(title=title)["title"] == wanted


def test_proxies_of_what_is_no_container():
    lazy = [SimpleLazyObject(lambda value=value: value) for value in (5, 0.5, True, None, b"ab", "ab")]
    assert sent(order(extra={"a": lazy}))["order"]["a"] == [5, 0.5, True, None, "ab", "ab"]


def test_bytes_of_the_charset():
    title = "Шапка"
    wanted = render(order(items=[item(title=title)]))
    assert render(order(items=[item(title=title.encode("windows-1251"))]), charset="windows-1251") == wanted
    assert reported(check(order(items=[item(title=b"\xff")]))) == [("not_utf8", "order.items[0].title")]


@pytest.mark.parametrize(
    ("price", "wanted"),
    [
        (1000, "1000"),
        (0, "0"),
        (decimal.Decimal("2999.90"), "2999.9"),
        (decimal.Decimal("1E+3"), "1000"),
        (2999.9, "2999.9"),
        (0.1, "0.1"),
        (1e15, "1000000000000000"),
        ("2999,90", "2999.9"),
        (numpy.int64(5), "5"),
        (numpy.float64(5.25), "5.25"),
        # As a double it is 7.099999904632568.
        (numpy.float32(7.1), "7.1"),
        (Level.ONE, "1"),
        (Colour.PRICE, "10.5"),
        (SimpleLazyObject(lambda: decimal.Decimal("7.10")), "7.1"),
        (SimpleLazyObject(lambda: 5), "5"),
        (SimpleLazyObject(lambda: 7.1), "7.1"),
    ],
)
def test_prices(price, wanted):
    assert f'"price":{wanted},' in render(order(price=price)).json


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (7, "7"),
        (-7, "-7"),
        (2**80, str(2**80)),
        ("007", "007"),
        (uuid.UUID(int=5), "00000000-0000-0000-0000-000000000005"),
        (Colour.NUMBER, "7"),
        (numpy.int32(7), "7"),
        (b"A-1", "A-1"),
    ],
)
def test_ids(given, wanted):
    assert sent(order(id=given))["order"]["id"] == wanted


@pytest.mark.parametrize(
    ("price", "code", "name"),
    [
        (True, "wrong_type", "true"),
        (fractions.Fraction(1, 3), "wrong_type", "Fraction"),
        (datetime.date(2026, 1, 1), "wrong_type", "date"),
        (datetime.datetime(2026, 1, 1), "wrong_type", "datetime"),
        (datetime.timedelta(1), "wrong_type", "timedelta"),
        (1j, "wrong_type", "complex"),
        (object(), "wrong_type", "object"),
        (object, "wrong_type", "type"),
        (json, "wrong_type", "module"),
        (print, "wrong_type", "builtin_function_or_method"),
        ({1}, "wrong_type", "set"),
        (SimpleLazyObject(lambda: {1}), "wrong_type", "set"),
        (SimpleLazyObject(lambda: True), "wrong_type", "true"),
        (frozenset({1}), "wrong_type", "frozenset"),
        ([1], "wrong_type", "a list"),
        ({}, "wrong_type", "a map"),
        (numpy.bool_(True), "wrong_type", "bool"),
        (float("nan"), "number_not_finite", "NaN"),
        (float("inf"), "number_not_finite", "inf"),
        (decimal.Decimal("NaN"), "number_not_finite", "NaN"),
        (decimal.Decimal("sNaN"), "number_not_finite", "sNaN"),
        (2**70, "number_not_exact", str(2**70)),
    ],
)
def test_what_is_no_price_is_named(price, code, name):
    (problem,) = check(order(price=price))
    assert (problem.code, problem.path, problem.severity) == (code, "order.price", "error")
    assert problem.message.endswith((f"got {name}", name))


@pytest.mark.parametrize(
    ("price", "sent"),
    [
        (decimal.Decimal("0.1000000000000000055"), "0.1"),
        (decimal.Decimal(1000) / decimal.Decimal(3), "333.3333333333333"),
        ("29.949999999999999", "29.95"),
    ],
)
def test_a_fraction_of_too_many_digits_is_sent_as_the_nearest_float(price, sent):
    snippet = render(order(price=price))
    assert f'"price":{sent},' in snippet.json
    assert reported(snippet.problems) == [("number_not_exact", "order.price")]


class Mapping(collections.abc.Mapping):
    def __init__(self, content):
        self.content = content

    def __getitem__(self, key):
        return self.content[key]

    def __iter__(self):
        return iter(self.content)

    def __len__(self):
        return len(self.content)


class Row:
    """As sqlite3.Row and the rows of drivers: keys and items, but no registered Mapping."""

    def __init__(self, content):
        self.content = content

    def keys(self):
        return list(self.content)

    def __getitem__(self, key):
        return self.content[key]

    def __iter__(self):
        return iter(self.content.values())


@pytest.mark.parametrize(
    "mapping",
    [
        collections.OrderedDict,
        lambda pairs: collections.defaultdict(list, pairs),
        collections.UserDict,
        lambda pairs: collections.ChainMap({}, pairs),
        types.MappingProxyType,
        Mapping,
        Row,
        lambda pairs: SimpleLazyObject(lambda: pairs),
        Dotted,
        Strict,
        lambda pairs: Growing(list, pairs),
    ],
)
def test_mappings(mapping):
    given = order(items=[mapping(item(title="Шапка"))])
    given = mapping({"user": mapping(given["user"]), "order": mapping(given["order"])})
    assert sent(given) == sent(order(items=[item(title="Шапка")]))
    (problem,) = check(mapping({**order(), "spott": 1}))
    assert (problem.code, problem.path) == ("unknown_key", "spott")


def test_the_order_of_an_ordered_dict():
    extra = collections.OrderedDict(a=1, b=2)
    extra.move_to_end("a")
    assert '"b":2,"a":1' in render({**order(), "extra": extra}).json


def test_a_dict_that_answers_in_its_own_way():
    """As Django's QueryDict, in which a dict's own storage has a list for each value."""
    from django.utils.datastructures import MultiValueDict

    given = order()
    given["user"] = MultiValueDict({"name": ["", "Анна"], "email": ["anna@shop.ru"]})
    assert sent(given)["user"] == {"name": "Анна", "email": "anna@shop.ru"}


class Iterator:
    def __init__(self):
        self.rest = [item(), item(id="2")]

    def __iter__(self):
        return self

    def __next__(self):
        if not self.rest:
            raise StopIteration
        return self.rest.pop(0)


class Cart:
    def __iter__(self):
        yield item()
        yield item(id="2")


class OldSequence(collections.abc.Sequence):
    def __getitem__(self, index):
        return [item(), item(id="2")][index]

    def __len__(self):
        return 2


@pytest.mark.parametrize(
    "items",
    [
        lambda: (item(), item(id="2")),
        lambda: (line for line in [item(), item(id="2")]),
        lambda: iter([item(), item(id="2")]),
        lambda: map(dict, [item(), item(id="2")]),
        lambda: collections.deque([item(), item(id="2")]),
        lambda: collections.UserList([item(), item(id="2")]),
        lambda: {"a": item(), "b": item(id="2")}.values(),
        lambda: numpy.array([item(), item(id="2")]),
        lambda: SimpleLazyObject(lambda: [item(), item(id="2")]),
        Iterator,
        Cart,
        OldSequence,
    ],
)
def test_lists(items):
    assert sent(order(items=items()))["order"]["items"] == [{"id": "777"}, {"id": "2"}]


def test_orders_of_a_generator():
    assert sent(order(id=n) for n in (1, 2)) == sent([order(id=1), order(id=2)])


def test_an_endless_iterator_ends():
    def endless():
        while True:
            yield item()

    assert ("too_many_items", "order.items") in reported(check(order(items=endless())))
    assert ("too_many_keys", "extra.endless") in reported(check({**order(), "extra": {"endless": endless()}}))


@pytest.mark.parametrize("items", ["text", b"bytes", {"777"}, frozenset(), 5, object()])
def test_what_is_no_list(items):
    (problem,) = check(order(items=items))
    assert (problem.code, problem.path, problem.severity) == ("wrong_type", "order.items", "error")


@dataclasses.dataclass
class DataUser:
    email: str
    name: str = "Анна"
    extra: object = None


@dataclasses.dataclass
class DataItem:
    id: object
    title: str = "Шапка"
    price: object = decimal.Decimal("10.50")
    count: int = 2
    unknown: str = "not asked for"


@attrs.define
class AttrsItem:
    id: object
    title: str = "Шапка"
    price: object = decimal.Decimal("10.50")
    count: int = 2


class PydanticItem(pydantic.BaseModel):
    id: str
    title: str = "Шапка"
    price: decimal.Decimal = decimal.Decimal("10.50")
    count: int = 2


class NamedTupleItem(typing.NamedTuple):
    id: object
    title: str = "Шапка"
    price: object = decimal.Decimal("10.50")
    count: int = 2


class PlainItem:
    """A class as people write them, with a property."""

    title = "Шапка"
    count = 2

    def __init__(self, id):
        self.id = id

    @property
    def price(self):
        return decimal.Decimal("10.50")


class Slots:
    __slots__ = ("count", "id", "price", "title")

    def __init__(self, id):
        self.id, self.title, self.price, self.count = id, "Шапка", "10.5", 2


@pytest.mark.parametrize(
    "record",
    [DataItem, AttrsItem, lambda id: PydanticItem(id=id), NamedTupleItem, PlainItem, Slots,
     lambda id: types.SimpleNamespace(id=id, title="Шапка", price=10.5, count=2),
     lambda id: SimpleLazyObject(lambda: DataItem(id))],
)
def test_objects_with_attributes(record):
    wanted = {"id": "777", "title": "Шапка", "price": 10.5, "count": 2}
    assert sent(order(items=[record("777")]))["order"]["items"] == [wanted]
    given = types.SimpleNamespace(user=DataUser("anna@shop.ru"), order=types.SimpleNamespace(**order()["order"]))
    assert sent(given)["user"] == {"name": "Анна", "email": "anna@shop.ru"}


def test_a_named_tuple_has_a_method_called_count():
    Line = collections.namedtuple("Line", ["id"])
    assert sent(order(items=[Line("777")]))["order"]["items"] == [{"id": "777"}]


class Unpriced:
    """Has methods where values are due."""

    def __init__(self, id):
        self.id = id

    def title(self):
        raise AssertionError("a method is not called")

    @classmethod
    def image(cls):
        raise AssertionError("a method is not called")

    count = staticmethod(lambda: 1)


def test_methods_are_reported():
    snippet = render(order(items=[Unpriced("777")]))
    assert reported(snippet.problems) == [
        ("method_not_called", f"order.items[0].{name}") for name in ("title", "image", "count")
    ]
    given = types.SimpleNamespace(**{**order()["order"], "items": lambda: []})
    assert reported(check({**order(), "order": given})) == [("method_not_called", "order.items")]


class Broken:
    """Its properties fail as those of objects with missing relations do."""

    __slots__ = ("image", "product")

    id = "777"

    def __init__(self):
        self.product = None

    @property
    def title(self):
        return self.product.name


class BrokenUser:
    name = "Анна"
    phone = "+79998887766"

    @property
    def email(self):
        return self.account.email


def test_a_property_that_fails_is_not_missing():
    snippet = render({**order(items=[Broken()]), "user": BrokenUser()})
    assert reported(snippet.problems) == [("unreadable", "user.email"), ("unreadable", "order.items[0].title")]
    assert all("AttributeError" in problem.message for problem in snippet.problems)
    assert isinstance(snippet.cause, AttributeError) and "account" in str(snippet.cause)
    same = pickle.loads(pickle.dumps(snippet))
    assert (same, same.problems, same.cause) == (snippet, snippet.problems, None)
    assert render(order()).cause is None


class Required:
    @property
    def price(self):
        return self.total


def test_the_cause_of_a_property_that_fails_is_kept():
    Row = type("Row", (Required,), {"id": "1", "items": [item()]})
    with pytest.raises(InvalidOrder) as raised:
        render({**order(), "order": Row()})
    assert reported(raised.value.problems) == [("unreadable", "order.price")]
    assert isinstance(raised.value.__cause__, AttributeError)


def test_extra_of_objects_is_not_published():
    given = {**order(items=[types.SimpleNamespace(id="777", extra={"passport": "4509 123456"})]), "user": DataUser("anna@shop.ru", extra=[])}
    snippet = render(given)
    assert reported(snippet.problems) == [("extra_of_object", "user.extra"), ("extra_of_object", "order.items[0].extra")]
    assert "passport" not in snippet


def test_an_object_without_any_field_is_refused():
    for given, path in (({**order(), "user": object()}, "user"), (order(items=[datetime.date(2026, 1, 1)]), "order.items[0]")):
        (problem,) = check(given)
        assert (problem.code, problem.path, problem.severity) == ("wrong_type", path, "error")
        assert problem.message.endswith(("got object", "got date"))


def test_objects_in_extra_are_refused():
    (problem,) = check({**order(), "extra": {"a": [DataItem("1")]}})
    assert (problem.code, problem.path) == ("wrong_type", "extra.a[0]")
    assert problem.message.endswith("got DataItem")


def test_json_like_extra():
    extra = {
        "none": None,
        "flags": (True, False),
        "numbers": [1, 1.5, decimal.Decimal("2.50"), numpy.int8(3)],
        "map": {"вложенный": {"a": [[]]}},
        5: "a key that is a number",
        "lazy": lazystr("Шапка"),
        "set": None,
    }
    assert sent({**order(), "extra": extra}).items() >= {
        "none": None,
        "flags": [True, False],
        "numbers": [1, 1.5, 2.5, 3],
        "map": {"вложенный": {"a": [[]]}},
        "5": "a key that is a number",
        "lazy": "Шапка",
    }.items()


@pytest.mark.parametrize("key", [None, True, 1.5, (1, 2), object(), b"\xff", "\ud800", frozenset()])
def test_keys_that_are_no_text(key):
    (problem,) = check({**order(), key: 1})
    assert problem.code in ("unknown_key", "not_utf8", "lone_surrogate")
    (problem,) = check({**order(), "extra": {key: 1}})
    # Unreadable text is left out; a value that is not text is a mistake in the program.
    severity = "warning" if isinstance(key, (bytes, str)) else "error"
    assert (problem.path, problem.severity) == ("extra", severity)


def test_nothing_given_stays_nothing():
    for nothing in (None, "", "  ", Str(""), lazystr("")):
        assert reported(check(order(price=nothing))) == [("price_missing", "order.price")]


def test_the_order_is_left_as_it_was():
    given = order(items=[item(title="Шапка", extra={"a": [1]})])
    before = repr(given)
    render(given)
    assert repr(given) == before
