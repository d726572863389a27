"""Objects of other libraries, as shops pass them: proxies, money, phones, addresses, files and rows of databases."""

import decimal
import json
import types
import weakref

import lazy_object_proxy
import moneyed
import peewee
import phonenumbers
import prices
import pydantic
import pytest
import sqlalchemy.orm
import werkzeug.local
import wrapt
import yarl
from django.db import models
from django.utils.functional import SimpleLazyObject
from orders import item, order, reported
from phonenumber_field.phonenumber import to_python

from flocktory_postcheckout import InvalidOrder, check, render


def sent(given):
    snippet = render(given)
    assert snippet.problems == ()
    return json.loads(snippet.json)


class Account:
    name = "Анна"
    email = "anna@shop.ru"


ACCOUNT = Account()
PROXIES = [
    SimpleLazyObject(lambda: ACCOUNT),
    lazy_object_proxy.Proxy(lambda: ACCOUNT),
    werkzeug.local.LocalProxy(lambda: ACCOUNT),
    wrapt.ObjectProxy(ACCOUNT),
    weakref.proxy(ACCOUNT),
]


@pytest.mark.parametrize("proxy", PROXIES, ids=lambda proxy: type(proxy).__name__)
def test_proxies_of_objects(proxy):
    assert sent({**order(), "user": proxy})["user"] == {"name": "Анна", "email": "anna@shop.ru"}


class Lines(list):
    """Unlike a list, it has weak references."""


LINES = Lines([item()])


@pytest.mark.parametrize(
    "proxy",
    [
        SimpleLazyObject(lambda: LINES),
        lazy_object_proxy.Proxy(lambda: LINES),
        werkzeug.local.LocalProxy(lambda: LINES),
        wrapt.ObjectProxy(LINES),
        weakref.proxy(LINES),
    ],
    ids=lambda proxy: type(proxy).__name__,
)
def test_proxies_of_lists(proxy):
    assert sent(order(items=proxy))["order"]["items"] == [{"id": "777"}]


@pytest.mark.parametrize(
    "price",
    [moneyed.Money("1999.90", "RUB"), prices.Money(decimal.Decimal("1999.90"), "RUB")],
    ids=["py-moneyed", "prices"],
)
def test_money(price):
    assert '"price":1999.9,' in render(order(price=price)).json


def test_a_row_with_an_amount_and_a_currency_is_no_money():
    row = types.SimpleNamespace(amount=1, currency="RUB", **order()["order"])
    assert sent({**order(), "order": row}) == sent(order())


@pytest.mark.parametrize(
    ("phone", "email"),
    [
        (phonenumbers.parse("+7 999 888-77-66"), "79998887766@unknown.email"),
        (phonenumbers.parse("+39 06 1234 5678"), "390612345678@unknown.email"),
        (to_python("+7 999 888-77-66"), "79998887766@unknown.email"),
    ],
    ids=["phonenumbers", "with a zero", "phonenumber_field"],
)
def test_phones(phone, email):
    assert sent({**order(), "user": {"name": "Анна", "phone": phone}})["user"]["email"] == email


def test_what_is_not_a_phone_is_quoted_as_it_was_given():
    problem, _ = check({**order(), "user": {"name": "Анна", "phone": to_python("nobody")}})
    assert problem.code == "phone_invalid" and "None" not in problem.message


class Stored(models.Model):
    image = models.ImageField()
    title = models.TextField()

    class Meta:
        app_label = "shop"


@pytest.mark.parametrize(
    ("image", "wanted"),
    [
        (pydantic.HttpUrl("https://shop.ru/a.jpg"), {"image": "https://shop.ru/a.jpg"}),
        (yarl.URL("https://shop.ru/a.jpg"), {"image": "https://shop.ru/a.jpg"}),
        (Stored(image="a.jpg").image, {"image": "https://shop.ru/media/a.jpg"}),
        (Stored().image, {}),
    ],
    ids=["pydantic", "yarl", "Django's file", "no file"],
)
def test_pictures(image, wanted):
    assert sent(order(items=[item(image=image)]))["order"]["items"] == [{"id": "777", **wanted}]


class DjangoLine(models.Model):
    title = models.TextField()

    class Meta:
        app_label = "shop"


class DjangoCode(models.Model):
    """Its primary key is not called id."""

    code = models.TextField(primary_key=True)
    id = "777"

    class Meta:
        app_label = "shop"


class Base(sqlalchemy.orm.DeclarativeBase):
    pass


class MappedLine(Base):
    __tablename__ = "line"
    id = sqlalchemy.orm.mapped_column("line_id", sqlalchemy.Integer, primary_key=True)


class MappedCode(Base):
    __tablename__ = "code"
    code = sqlalchemy.orm.mapped_column("id", sqlalchemy.Text, primary_key=True)
    id = sqlalchemy.orm.mapped_column("offer", sqlalchemy.Text)


class PeeweeLine(peewee.Model):
    title = peewee.TextField()


@pytest.mark.parametrize("row", [DjangoLine, MappedLine, PeeweeLine])
def test_the_key_of_a_row_is_reported(row):
    snippet = render(order(items=[row(id=12)]))
    assert reported(snippet.problems) == [("id_of_row", "order.items[0].id")]
    assert row.__name__ in snippet.problems[0].message
    # Whoever chose the id knows what it is.
    assert sent(order(items=[item(id=row(id=12).id)]))["order"]["items"] == [{"id": "12"}]


@pytest.mark.parametrize("row", [DjangoCode(code="a"), MappedCode(code="a", id="777")])
def test_an_id_that_is_not_the_key_of_its_row(row):
    assert sent(order(items=[row]))["order"]["items"] == [{"id": "777"}]


def test_the_key_of_an_address_is_no_customer():
    Address = type("ShippingAddress", (DjangoLine,), {"__module__": __name__, "Meta": type("Meta", (), {"app_label": "shop", "proxy": True})})
    User = type("Client", (DjangoLine,), {"__module__": __name__, "name": "Анна", "Meta": type("Meta", (), {"app_label": "shop", "proxy": True})})
    Address.name = "Анна"
    with pytest.raises(InvalidOrder) as invalid:
        render({**order(), "user": Address(id=2)})
    assert reported(invalid.value.problems) == [("id_of_row", "user.id")]
    snippet = render({**order(), "user": SimpleLazyObject(lambda: User(id=2))})
    assert reported(snippet.problems) == [("id_of_row", "user.id")]
