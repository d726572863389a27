"""The test helper finds the order in the page, whatever the form, and says what is different."""

from decimal import Decimal
from uuid import UUID

import pytest
from django.test import override_settings
from pages import TAG, get, order

from flocktory_postcheckout.django.test import assert_postcheckout

OTHER = """<!-- <script>flocktory.push(['postcheckout', {"order": {"id": "A-77"}}])</script> -->
<script>window.settings = {"order": {"id": "A-77"}};</script><p>postcheckout {"order": {"id": "A-77"}}</p>"""


def page(*orders, **options):
    with override_settings(FLOCKTORY={name.upper(): option for name, option in options.items()}):
        return get(OTHER + TAG, order=orders)


@pytest.mark.parametrize("once", [False, True])
@pytest.mark.parametrize("form", ["script", "data", "datalayer"])
def test_every_form(form, once):
    response = page(order(), form=form, once=once)
    payload = assert_postcheckout(response, order_id="A-77")
    assert payload["order"]["items"][0]["title"] == "Кеды «Б/У» </script>"
    two = page(order(id=1), order(id=2), form=form, once=once)
    for id in (1, 2):
        assert assert_postcheckout(two, order_id=id)["order"]["id"] == str(id)
    with pytest.raises(AssertionError, match="2 orders of the page"):
        assert_postcheckout(two)


def test_every_kind_of_value():
    id = UUID(int=7)
    response = page(order(id=id, price=Decimal("2999.90"), custom_field="c"), spot="desktop")
    assert_postcheckout(
        response,
        order_id=id,
        order_price=Decimal("2999.90"),
        order_custom_field="c",
        order_items=[{"id": 777, "price": 1000, "count": Decimal(2)}],
        user={"email": "anna@shop.ru"},
        user_sex=None,
        spot="desktop",
    )
    for name, value in {
        "order_id": "8",
        "order_price": Decimal("2999.91"),
        "order_custom_field": None,
        "order_items": [{"id": 777}, {"id": 778}],
        "user_phone": "1",
        "user": {"name": "Иван"},
        "spot": "mobile",
        "nothing": 1,
    }.items():
        with pytest.raises(AssertionError, match=f"{name}: expected "):
            assert_postcheckout(response, **{name: value})


def test_what_it_says():
    with pytest.raises(AssertionError) as failure:
        assert_postcheckout(page(order()), order_id="A-78", user_sex="f", user_name="Анна")
    assert str(failure.value).split("\n") == [
        "No order of the page is the expected one.",
        "order_id: expected 'A-78', got 'A-77'",
        "user_sex: expected 'f', got None",
    ]


def test_a_page_without_orders():
    for response in (page({}), get(OTHER)):
        with pytest.raises(AssertionError, match="The page has no order.*ON_INVALID"):
            assert_postcheckout(response)


def test_an_order_that_is_there_twice_is_pushed_twice():
    with pytest.raises(AssertionError, match="2 orders"):
        assert_postcheckout(get(TAG + TAG, order=order()), order_id="A-77")
