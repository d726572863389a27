"""A tag that fails prints nothing, logs and sends a signal; in production it never raises."""

import logging
import re

import pytest
from django.template import engines
from django.test import RequestFactory, override_settings
from django.utils import translation
from django.utils.functional import SimpleLazyObject
from pages import LOADER, TAG, get, order

from flocktory_postcheckout import InvalidOrder, loader, render
from flocktory_postcheckout.django.signals import invalid_order


class Failing:
    """Raises in every method."""

    def __init__(self, error):
        object.__setattr__(self, "error", error)

    def __getattribute__(self, name):
        raise object.__getattribute__(self, "error")


class Unspeakable(Exception):
    def __str__(self):
        raise ValueError("no text")


class Order:
    def postcheckout(self):
        raise KeyError("postcheckout")

    @property
    def user(self):
        raise Unspeakable


def recursion():
    return recursion()


def broken():
    yield {"id": 1}
    raise Unspeakable


def cycle():
    fields = order()
    fields["extra"] = {"order": fields}
    return fields


ORDERS = {
    "nothing": None,
    "text": "order",
    "an empty dict": {},
    "without items": order(items=[]),
    "attributes raise": Failing(RuntimeError("no")),
    "attributes raise what has no text": Failing(Unspeakable()),
    "no memory": Failing(MemoryError()),
    "endless": recursion,
    "a property raises": Order(),
    "a lazy object raises": SimpleLazyObject(recursion),
    "a generator raises": order(items=broken()),
    "half a pair": order(id="\ud83d"),
    "a cycle": cycle(),
    "a class": Order,
}


@pytest.fixture
def signals():
    received = []

    def fail(**_):
        raise RuntimeError("receivers do no harm, not to each other either")

    def receive(signal, **arguments):
        received.append(arguments)

    for receiver in (fail, receive):
        invalid_order.connect(receiver)
    yield received
    for receiver in (fail, receive):
        invalid_order.disconnect(receiver)


@pytest.fixture
def log(caplog):
    caplog.set_level(logging.INFO, "flocktory_postcheckout")
    return caplog


def ours(log):
    return [record for record in log.records if record.name == "flocktory_postcheckout"]


@pytest.mark.parametrize("engine, template", [("django", TAG), ("jinja2", "{{ flocktory_postcheckout(order) }}")])
@pytest.mark.parametrize("name", ORDERS)
def test_any_order(engine, template, name, log, signals):
    response = get(f"<h1>{template}</h1>", engine, order=ORDERS[name])
    assert response.content == b"<h1></h1>"
    (record,) = ours(log)
    assert record.levelname == "ERROR"
    assert record.getMessage().startswith("No Flocktory postcheckout on /thanks/")
    assert len(signals) == 1 and signals[0]["request"].path == "/thanks/"


def test_arguments_that_fail(log, signals):
    for argument in ("order.postcheckout", "order spot=order.postcheckout", "order|add:order.postcheckout"):
        template = "<h1>{% load flocktory %}{% flocktory_postcheckout ARGUMENT %}</h1>".replace("ARGUMENT", argument)
        assert get(template, order=Order()).content == b"<h1></h1>"
    assert len(ours(log)) == len(signals) == 3


@pytest.mark.parametrize("template", ["{{ flocktory_postcheckout(nothing) }}", TAG])
def test_an_order_that_is_not_there(template, log):
    assert get(template, "jinja2" if template != TAG else "django").content == b""
    assert len(ours(log)) == 1


def test_options_that_are_wrong(log):
    get("{% load flocktory %}{% flocktory_postcheckout order spto='desktop' %}", order=order())
    with override_settings(FLOCKTORY={"COUNTRY": "XX"}):
        get(TAG, order=order())
    with override_settings(FLOCKTORY="wrong", STATIC_URL="/"):
        assert get(TAG, order=order()).content != b""
    messages = [record.getMessage() for record in ours(log) if record.levelname == "ERROR"]
    assert len(messages) == 2 and "did you mean `spot`?" in messages[0] and "options.country" in messages[1]


def test_an_option_that_only_leaves_something_out_costs_no_order(log):
    picture = order(items=[{"id": 1, "image": "/kedy.jpg"}])
    with override_settings(FLOCKTORY={"BASE_URL": "shop.ru", "LANG": "xx", "SPOT": "mobile", "SITE_ID": "12345"}):
        assert get(TAG, order=picture).content.decode() == render(picture, spot="mobile")
        (record,) = ours(log)
        assert record.levelname == "WARNING"
        for problem in (
            "['BASE_URL'] is ignored: options.base_url must",
            "['LANG'] is ignored: ",
            "order.items[0].image",
        ):
            assert problem in record.getMessage()
        assert get(LOADER).content.decode() == loader("12345")


def test_a_loader_without_its_site(log, signals):
    assert get(LOADER).content == b""
    assert "site_id must be digits only" in log.text
    assert signals == []


@pytest.mark.parametrize("site_id", ["", None])
def test_a_loader_that_is_off(site_id, log):
    with override_settings(FLOCKTORY={"SITE_ID": site_id}):
        assert get(LOADER).content == b""
        assert get("{% load flocktory %}{% flocktory_loader '12345' %}").content.decode() == loader("12345")
    assert ours(log) == []


def test_the_signal(signals):
    class Purchase(dict):
        pass

    purchase = Purchase(order(items=[]))
    get(TAG, order=purchase)
    get("{% load flocktory %}{% flocktory_postcheckout order spot=missing|default:missing %}", order=purchase)
    received, without_arguments = signals
    assert without_arguments["order"] is None
    assert received["sender"] is Purchase
    assert received["order"] is purchase
    assert [problem.code for problem in received["problems"]] == ["items_empty"]


def test_errors_are_told_before_warnings(log):
    get(TAG, order={"user": {"email": "anna@shop.ru", "nick": "a"}, "order": order(items=[])["order"]})
    (record,) = ours(log)
    assert re.findall("error|warning", record.getMessage()) == ["error", "warning", "warning"]


def test_customers_are_not_logged(log):
    user = {"name": "Анна", "email": "anna.petrova@", "phone": "+7 999 88", "id": None}
    get(TAG, order={"user": user, "order": order()["order"]})
    get(TAG, order={"user": user | {"id": "5"}, "order": order()["order"]})
    assert [record.levelname for record in ours(log)] == ["ERROR", "WARNING"]
    for private in ("Анна", "anna", "petrova", "99988", "999 88"):
        assert private not in log.text


PHONE = "79998887755"
EMAIL = "anna.petrova@shop.ru"


def test_an_exception_is_logged_with_its_places_and_a_masked_text(log):
    def failing():
        raise LookupError(f"no +7 (999) 888-77-66 for {PHONE}\nERROR {EMAIL}")

    get(TAG, order=failing)
    (record,) = ours(log)
    assert record.getMessage().endswith("/: LookupError: no +7***66 for 7***55\\nERROR a***@shop.ru")
    assert re.search(r'test_failures\.py", line \d+, in failing$', record.exc_text, re.M)
    assert record.exc_text.endswith("\nLookupError: no +7***66 for 7***55\\nERROR a***@shop.ru")


class Careless:
    """An order whose customer cannot be read."""

    order = order()["order"]

    @property
    def user(self):
        try:
            raise ValueError(f"wrong number: {PHONE}")
        except ValueError as error:
            raise AssertionError("customer 5", [EMAIL]) from error


def test_an_exception_of_a_value_is_logged_with_its_places(log):
    get(TAG, order=Careless())
    (record,) = ours(log)
    assert "unreadable" in record.getMessage() and PHONE not in log.text and EMAIL not in log.text
    assert re.search(r'test_failures\.py", line \d+, in user$', record.exc_text, re.M)
    assert "\nValueError: wrong number: 7***55\n" in record.exc_text
    assert "\nAssertionError: ('customer 5', ['a***@shop.ru'])" in record.exc_text


class Untitled:
    id = "777"

    @property
    def title(self):
        raise LookupError(f"no title for {EMAIL}")


def test_an_exception_that_costs_a_value_only_is_logged_too(log):
    page = get(TAG, order=order(items=[Untitled()]))
    assert b'"id":"777"' in page.content
    (record,) = ours(log)
    assert record.levelname == "WARNING" and EMAIL not in log.text
    assert re.search(r'test_failures\.py", line \d+, in title$', record.exc_text, re.M)
    assert "\nLookupError: no title for a***@shop.ru" in record.exc_text


def test_the_class_of_a_logged_exception_keeps_its_name(log):
    class Unfinished(Exception):
        def __init__(self, number, state):
            super().__init__(f"{number} is {state}")

    def failing():
        raise Unfinished(5, "new")

    get(TAG, order=failing)
    (record,) = ours(log)
    kind, error, _ = record.exc_info
    assert (kind.__module__, kind.__qualname__, str(error)) == (__name__, Unfinished.__qualname__, "5 is new")


def test_an_invalid_order_has_no_traceback(log):
    get(TAG, order={})
    (record,) = ours(log)
    assert record.exc_info is None and "\n" not in record.getMessage()


def test_orders_and_the_loader_have_separate_messages_to_be_grouped_by(log):
    get(LOADER)
    get(TAG, order={})
    get(TAG, order=order(nick="a"))
    messages = [record.msg for record in ours(log)]
    assert messages == [
        "No Flocktory loader%s: %s",
        "No Flocktory postcheckout%s: %s",
        "Flocktory postcheckout%s: %s",
    ]


def test_what_differs_from_the_order_is_logged(log):
    assert get(TAG, order=order(items=[{"id": 1, "image": "/kedy.jpg"}])).content != b""
    (record,) = ours(log)
    assert record.levelname == "WARNING" and "order.items[0].image" in record.getMessage()


def test_a_path_adds_no_lines_to_the_log(log):
    request = RequestFactory().get("/thanks/%0AERROR%0D/")
    template = engines["django"].from_string(TAG)
    template.render({"order": {}}, request)
    template.render({"order": order(nick="a")}, request)
    assert [record.getMessage().splitlines()[1:] for record in ours(log)] == [[], []]
    assert "/thanks/%0AERROR%0D/" in log.text


def test_a_log_handler_that_fails(log):
    class Broken(logging.Handler):
        def emit(self, record):
            raise OSError("disk full")

    handler = Broken()
    logging.getLogger("flocktory_postcheckout").addHandler(handler)
    try:
        assert get(TAG, order={}).content == b""
        assert get(TAG, order=order(nick="a")).content.startswith(b"<script>")
    finally:
        logging.getLogger("flocktory_postcheckout").removeHandler(handler)


@pytest.mark.parametrize("settings", [{"DEBUG": True}, {"FLOCKTORY": {"ON_INVALID": "raise"}}])
def test_it_raises_where_it_is_to(settings, log, signals):
    with override_settings(**settings):
        with pytest.raises(InvalidOrder, match="order.items"):
            get(TAG, order=order(items=[]))
        with pytest.raises(InvalidOrder, match="order.items"):
            get("{{ flocktory_postcheckout(order) }}", "jinja2", order=order(items=[]))
        with pytest.raises(KeyError):
            get("{% load flocktory %}{% flocktory_postcheckout order.postcheckout %}", order=Order())
    assert ours(log) == signals == []


@pytest.mark.parametrize("settings", [{"DEBUG": True}, {"FLOCKTORY": {"ON_INVALID": "raise"}}])
def test_the_loader_never_raises(settings, log):
    with override_settings(**settings):
        for template in (LOADER, "{% load flocktory %}{% flocktory_loader site %}"):
            assert get(template, site=recursion).content == b""
        assert get("{{ flocktory_loader('YOUR_SITE_ID') }}", "jinja2").content == b""
    assert len(ours(log)) == 3


def test_it_logs_in_debug_if_it_is_to():
    with override_settings(DEBUG=True, FLOCKTORY={"ON_INVALID": "log"}):
        assert get(TAG, order={}).content == b""


@pytest.mark.parametrize(
    "language, given, word",
    [
        ("ru", {}, "список пуст"),
        ("ru-ru", {}, "список пуст"),
        ("de", {}, "is empty"),
        ("ru", {"LANG": "en"}, "is empty"),
    ],
)
def test_the_language_of_problems(language, given, word, log):
    with override_settings(LANGUAGE_CODE=language, FLOCKTORY=given), translation.override("fr"):
        get(TAG, order=order(items=[]))
    assert word in log.text
