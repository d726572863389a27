"""An expression without a value: the log says which part of it is wrong, in the template's words."""

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.test import override_settings
from pages import get, order

from flocktory_postcheckout import render
from flocktory_postcheckout.django.argument import NoOrder


class Missing(ObjectDoesNotExist, AttributeError):
    """What a missing row of a one-to-one relation raises: templates take it for nothing."""


class Purchase:
    customer = None
    lines = [order()]
    parts = {"shipped": order(), 1: order()}

    def postcheckout(self):
        return order()

    def to_flocktory(self, spot):
        return order()

    def missing(self):
        raise Missing("no customer with anna@shop.ru")

    def delete(self):
        raise AssertionError

    delete.alters_data = True

    def nothing(self):
        return None

    def number(self):
        return "A-77"

    @property
    def invoice(self):
        raise Missing("Purchase has no invoice")


REASONS = {
    "ordr.postcheckout": "the template has no variable `ordr`. Did you mean `order`?",
    "quite_another": "the template has no variable `quite_another`",
    "order.postchekout": "`order`, of the type Purchase, has no `postchekout`. Did you mean `postcheckout`?",
    "order.to_flocktory": "`order.to_flocktory` needs arguments, and templates pass none",
    "order.missing": "`order.missing` raises Missing: no customer with a***@shop.ru",
    "order.invoice": "`order.invoice` raises Missing: Purchase has no invoice",
    "order.invoice.number": "`order.invoice` raises Missing: Purchase has no invoice",
    "order.parts.shipped_": "`order.parts`, of the type dict, has no `shipped_`. Did you mean `shipped`?",
    "order.delete": "`order.delete` has alters_data, so templates do not call it",
    "order.customer": "`order.customer` is None",
    "order.customer.order": "`order.customer` is None, which has no `order`",
    "order.nothing": "`order.nothing` is None",
    "order.lines.1": "`order.lines`, of the type list, has no `1`",
    "order.customer|default_if_none:''": "`order.customer` is None",
    "order.lines|slice:'5:'|first": "`order.lines|slice:'5:'|first` has no value",
    "order|default:nothing": "VariableDoesNotExist: the template has no variable `nothing`",
    "None": "`None` is None",
    "''": "`''` has no value",
}


def page(expression, **options):
    return get("{% load flocktory %}{% flocktory_postcheckout " + expression + " %}", **options).content.decode()


@pytest.mark.parametrize("invalid", ["", "INVALID", "INVALID %s"])
@pytest.mark.parametrize("expression", REASONS)
def test_why_there_is_no_order(expression, invalid, caplog):
    engine = {"BACKEND": "django.template.backends.django.DjangoTemplates", "OPTIONS": {"string_if_invalid": invalid}}
    with override_settings(TEMPLATES=[engine]):
        assert page(expression, order=Purchase()) == page(f"order={expression}", order=Purchase()) == ""
    messages = [record.getMessage() for record in caplog.records if record.name == "flocktory_postcheckout"]
    assert messages == [f"No Flocktory postcheckout on /thanks/: {REASONS[expression]}"] * 2
    assert "Purchase object" not in caplog.text
    assert ("Traceback" in caplog.text) is ("Missing" in caplog.text or "VariableDoesNotExist" in caplog.text)


def test_the_silenced_exception_is_kept(caplog):
    page("order.missing", order=Purchase())
    assert 'in missing\n    raise Missing("no customer with' in caplog.text
    with override_settings(DEBUG=True), pytest.raises(NoOrder) as raised:
        page("order.missing", order=Purchase())
    assert type(raised.value.__cause__) is Missing


def test_what_has_a_value_is_evaluated_once():
    calls = []

    def purchase():
        calls.append(1)
        return order()

    assert page("order", order=purchase) == page("order.lines.0", order=Purchase()) == render(order())
    assert calls == [1]


def test_a_text_is_not_an_order(caplog):
    page("order.number", order=Purchase())
    assert "wrong_type" in caplog.text and "got text" in caplog.text


def test_an_order_that_is_missing_in_jinja2(caplog):
    get("{{ flocktory_postcheckout(ordr) }}", "jinja2", order=Purchase())
    get("{{ flocktory_postcheckout(order.postchekout) }}", "jinja2", order=Purchase())
    first, second = [record.getMessage() for record in caplog.records]
    assert "'ordr' is undefined" in first
    assert "has no attribute 'postchekout'" in second
