"""A shop's own model in place of an order: a function of the shop makes the order of it."""

from dataclasses import dataclass

import pytest
from django.db import models
from django.test import override_settings
from django.utils.functional import SimpleLazyObject
from pages import TAG, get, order

from flocktory_postcheckout import render


class Purchase(models.Model):
    class Meta:
        app_label = "staticfiles"


def postcheckout(purchase):
    return order(id=f"A-{purchase.pk}")


def text(**options):
    return get(TAG, **options).content.decode()


@pytest.mark.parametrize("function", [postcheckout, "test_orders.postcheckout"])
def test_the_function_makes_the_order(function):
    first, second = Purchase(pk=1), Purchase(pk=2)
    with override_settings(FLOCKTORY={"ORDER": function}):
        assert text(order=first) == render(order(id="A-1"))
        assert text(order=SimpleLazyObject(lambda: first)) == render(order(id="A-1"))
        assert text(order=lambda: first) == render(order(id="A-1"))
        assert text(order=(first, second)) == render([order(id="A-1"), order(id="A-2")])
        jinja2 = get("{{ flocktory_postcheckout(order) }}", "jinja2", order=first)
        assert jinja2.content.decode() == render(order(id="A-1"))


def test_what_is_not_a_model_is_an_order_already():
    @dataclass
    class Whole:
        user: dict
        order: dict

    with override_settings(FLOCKTORY={"ORDER": "test_orders.missing"}):
        for given in (order(), [order()], Whole(**order())):
            assert text(order=given) == render(given)


@pytest.mark.parametrize("function", [None, "test_orders.missing", lambda _: None, lambda _: 1 / 0])
def test_a_model_that_cannot_be_read(function, caplog):
    with override_settings(FLOCKTORY={"ORDER": function}):
        assert text(order=Purchase(pk=1)) == ""
    (record,) = caplog.records
    assert record.levelname == "ERROR"
