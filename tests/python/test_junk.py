"""Every input gives a snippet or InvalidOrder, whatever it contains."""

import collections
import datetime
import decimal
import fractions
import json
import types
import uuid

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flocktory_postcheckout import InvalidOrder, check, render

NAMES = (
    "user order spot extra name first_name last_name email phone id sex price custom_field items title image count"
).split()

scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.decimals(),
    st.fractions(),
    st.complex_numbers(),
    st.text(),
    # With halves of surrogate pairs, which text() leaves out.
    st.text(st.characters(categories=["Cs", "L"])),
    st.binary(),
    st.binary().map(bytearray),
    st.binary().map(memoryview),
    st.dates(),
    st.uuids(),
    st.sampled_from(
        ["anna@shop.ru", "89998887766", "777", "1 000,50", "https://shop.ru/a.jpg", "m", "__proto__", "</script>", "null"]
    ),
    st.sampled_from([object(), object, json, print, len, Ellipsis, NotImplemented, json.JSONDecodeError("a", "b", 0)]),
    st.builds(fractions.Fraction),
    st.just(decimal.Decimal("sNaN")),
    st.just(datetime.timezone.utc),
    st.just(uuid.NAMESPACE_DNS),
)
keys = st.one_of(st.sampled_from(NAMES), st.text(max_size=5), st.integers(), st.none(), st.booleans(), st.binary())


def containers(values):
    return st.one_of(
        st.lists(values, max_size=4),
        st.lists(values, max_size=4).map(tuple),
        st.lists(values, max_size=4).map(iter),
        st.lists(values, max_size=4).map(collections.deque),
        st.lists(values, max_size=4).map(collections.UserList),
        st.dictionaries(keys, values, max_size=6),
        st.dictionaries(keys, values, max_size=6).map(collections.OrderedDict),
        st.dictionaries(keys, values, max_size=6).map(types.MappingProxyType),
        st.dictionaries(st.sampled_from(NAMES), values, max_size=6),
        st.dictionaries(st.sampled_from(NAMES), values, max_size=6).map(lambda names: types.SimpleNamespace(**names)),
        st.text(max_size=3).map(collections.UserString),
    )


junk = st.recursive(scalars, containers, max_leaves=20)
# Whole orders, of which one part or another is junk.
value = st.one_of(st.sampled_from(["777", 1000, "anna@shop.ru"]), junk)
item = st.one_of(st.fixed_dictionaries({"id": value}, optional={name: value for name in ("title", "price", "count", "image", "extra")}), junk)
order = st.fixed_dictionaries({"id": value, "price": value, "items": st.one_of(st.lists(item, min_size=1, max_size=4), junk)}, optional={"extra": junk})
user = st.fixed_dictionaries({"email": value}, optional={name: value for name in ("name", "phone", "id", "sex", "extra")})
orders = st.fixed_dictionaries({"user": st.one_of(user, junk), "order": st.one_of(order, junk)}, optional={"spot": value, "extra": junk})
options = st.dictionaries(
    st.sampled_from("nonce once spot base_url country charset lang strict form nonse".split()),
    st.one_of(st.sampled_from(["abc", True, "data", "datalayer", "ru", "KZ", "windows-1251", "https://shop.ru"]), junk),
    max_size=3,
)

SAFE = {*range(0x20, 0x7F), ord("\n")} - set(b"<>&")


@settings(max_examples=4000, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.one_of(junk, orders, st.lists(orders, max_size=3)), st.one_of(st.just({}), options))
def test_an_answer_comes_out(order, options):
    try:
        snippet = render(order, **options)
    except InvalidOrder as invalid:
        assert any(problem.severity == "error" for problem in invalid.problems)
        assert str(invalid)
    else:
        assert SAFE.issuperset(snippet.body.encode("ascii"))
        assert isinstance(json.loads(snippet.json), dict | list)
        assert all(problem.severity == "warning" for problem in snippet.problems)


@settings(max_examples=1000, deadline=None, suppress_health_check=list(HealthCheck))
@given(junk)
def test_a_check_tells_something_of_junk(order):
    assert check(order) != []
