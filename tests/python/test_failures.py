"""Objects that fail while they are read: an ordinary error each, never a crash, never a wrong order."""

import enum
import gc
import sys

import pytest
from orders import item, order, reported

from flocktory_postcheckout import InvalidOrder, check, render


class Failing:
    """Fails in every method."""

    def __init__(self, error):
        object.__setattr__(self, "error", error)

    def __getattribute__(self, name):
        raise object.__getattribute__(self, "error")


class FailingText(str):
    def __str__(self):
        raise AssertionError("the content of a str needs no __str__")


class FailingProperty:
    id = "777"

    def __init__(self, error):
        self.error = error

    @property
    def title(self):
        raise self.error


class FailingKeys:
    def __init__(self, error):
        self.error = error

    def __getitem__(self, key):
        if key == "price":
            raise self.error
        return order()["order"][key]

    def keys(self):
        return ["id", "price", "items"]


def failing_items(error):
    yield item()
    raise error


class Unprintable(Exception):
    def __str__(self):
        raise RuntimeError("no text")


PLACES = [
    ("order.price", lambda error: order(price=Failing(error))),
    ("order.price", lambda error: {**order(), "order": FailingKeys(error)}),
    ("order.items", lambda error: order(items=failing_items(error))),
    ("user", lambda error: {**order(), "user": Failing(error)}),
    ("", Failing),
]
OPTIONAL = [
    ("order.items[0].title", lambda error: order(items=[FailingProperty(error)])),
    ("extra.a", lambda error: {**order(), "extra": {"a": Failing(error)}}),
]


@pytest.mark.parametrize(("path", "given"), PLACES)
def test_an_exception_is_an_unreadable_value(path, given):
    error = LookupError("no such column")
    with pytest.raises(InvalidOrder) as caught:
        render(given(error))
    (problem,) = [problem for problem in caught.value.problems if problem.code == "unreadable"]
    assert problem.path == path
    assert problem.message.endswith('could not be read: "LookupError: no such column"')
    assert caught.value.__cause__ is error
    assert ("unreadable", path) in reported(check(given(error)))


@pytest.mark.parametrize(("path", "given"), OPTIONAL)
def test_an_optional_value_that_raises_is_left_out(path, given):
    given = given(LookupError("no such column"))
    (problem,) = render(given).problems
    assert (problem.code, problem.path) == ("unreadable", path)
    assert problem.message.endswith('could not be read: "LookupError: no such column"; left out')
    with pytest.raises(InvalidOrder):
        render(given, strict=True)


@pytest.mark.parametrize(("path", "given"), PLACES + OPTIONAL)
@pytest.mark.parametrize("error", [KeyboardInterrupt(), SystemExit(3), MemoryError(), GeneratorExit()])
def test_what_is_no_matter_of_the_order_is_raised(path, given, error):
    for function in (render, check):
        with pytest.raises(type(error)) as caught:
            function(given(error))
        assert caught.value is error


def test_nothing_is_read_after_an_interrupt():
    def items():
        yield FailingProperty(KeyboardInterrupt())
        pytest.fail("read on")

    with pytest.raises(KeyboardInterrupt):
        render(order(items=items()))


def test_the_first_exception_is_the_cause():
    first, second = ValueError("first"), ValueError("second")
    with pytest.raises(InvalidOrder) as caught:
        render(order(id=Failing(first), price=Failing(second)))
    assert caught.value.__cause__ is first
    assert len(caught.value.problems) == 2


def test_private_data_in_exceptions_is_masked():
    with pytest.raises(InvalidOrder) as caught:
        render(order(price=Failing(LookupError("anna.ivanova@shop.ru"))))
    assert "anna.ivanova" not in str(caught.value)


def test_an_exception_without_text():
    with pytest.raises(InvalidOrder, match="Unprintable"):
        render(order(price=Failing(Unprintable())))


def test_the_content_of_a_str_is_read_in_place():
    assert '"title":"a"' in render(order(items=[item(title=FailingText("a"))])).json


@pytest.mark.parametrize("text", ["\ud800", "a\udfffb", "\udc00\ud800"])
def test_lone_surrogates(text):
    assert reported(check(order(id=text))) == [("lone_surrogate", "order.id")]
    assert reported(check({**order(), "extra": {"a": text}})) == [("lone_surrogate", "extra.a")]


def test_cycles():
    extra = {}
    extra["again"] = extra
    assert "too_deep" in str(pytest.raises(InvalidOrder, render, {**order(), "extra": extra}).value)
    given = order()
    given["user"]["extra"] = {"order": given}
    assert any(problem.code == "too_deep" for problem in check(given))
    items = []
    items.append(items)
    assert reported(check(order(items=items))) == [("wrong_type", "order.items[0]")]


def test_deep_nesting():
    deep = []
    for _ in range(100_000):
        deep = [deep]
    assert any(problem.code == "too_deep" for problem in check({**order(), "extra": {"deep": deep}}))
    assert check(order(items=deep)) != []
    while deep:
        deep = deep.pop()


def test_a_member_that_is_its_own_value():
    class Own(enum.Enum):
        SELF = 1

        @property
        def value(self):
            return self

    class Holding(enum.Enum):
        LIST = [1]

    for given in (Own.SELF, Holding.LIST):
        (problem,) = check(order(price=given))
        assert problem.code == "wrong_type"
        assert problem.message.endswith(f"got {type(given).__name__}")


def test_a_dict_that_grows_while_it_is_read():
    given = order()

    class Growing:
        id = "777"

        @property
        def title(self):
            given["order"].update({f"key{n}": n for n in range(100)})
            return "Шапка"

    given["order"]["items"].append(Growing())
    with pytest.raises(InvalidOrder, match="RuntimeError: dictionary changed size"):
        render(given)


def test_an_order_that_is_taken_apart_while_it_is_read():
    """Texts that were read must outlive the dicts that contained them."""
    for _ in range(20):
        given = order(items=[item(id=f"id-{n}", title=f"Шапка {n}") for n in range(20)])

        class Destroying:
            id = "last"

            @property
            def title(self, given=given):
                for line in given["order"]["items"][:-1]:
                    line.clear()
                given["order"]["items"].clear()
                gc.collect()
                return "".join(["X"] * 1000)

        given["order"]["items"].append(Destroying())
        snippet = render(given)
        assert all(f'"id":"id-{n}"' in snippet.json for n in range(20))


def test_a_huge_integer():
    huge = 10 ** (sys.get_int_max_str_digits() + 1) if hasattr(sys, "get_int_max_str_digits") else 10**5000
    (problem,) = check(order(price=huge))
    assert (problem.code in ("unreadable", "number_not_exact"), problem.path) == (True, "order.price")


def test_a_render_inside_a_render():
    class Nested:
        id = "777"

        @property
        def title(self):
            return render(order()).json

    assert "A-1" in render(order(items=[Nested()])).json


def test_options_that_fail():
    with pytest.raises(InvalidOrder) as caught:
        render(order(), nonce=Failing(LookupError("no nonce")))
    assert caught.value.problems[0].path == "options.nonce"
    assert isinstance(caught.value.__cause__, LookupError)
    with pytest.raises(KeyboardInterrupt):
        render(order(), nonce=Failing(KeyboardInterrupt()))
