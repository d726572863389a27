"""A query that fails within a tag does not break the transaction of the page, on PostgreSQL with ATOMIC_REQUESTS."""

from contextlib import contextmanager

import pytest
from django.db import connection, connections
from django.http import HttpResponse
from django.template import engines
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import path
from pages import LOADER, TAG, order

from flocktory_postcheckout import loader, render
from flocktory_postcheckout.django.signals import invalid_order

JINJA2 = "{{ flocktory_postcheckout(order) }}"


def query(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else None


def failing(*_):
    return query("SELECT * FROM missing")


class Customer:
    """An optional value fails, so the order is sent without it."""

    email = "anna@shop.ru"

    @property
    def sex(self):
        return failing()


@pytest.fixture(autouse=True)
def visits(monkeypatch):
    query("CREATE TABLE visits (page text)")
    monkeypatch.setitem(connections.settings["default"], "ATOMIC_REQUESTS", True)
    yield
    query("DROP TABLE visits")
    connection.close()


def visit(template, engine="django", **context):
    """A page that saves something before the tag and after it; its text, and what it has saved."""

    def page(request):
        query("INSERT INTO visits VALUES ('before')")
        text = engines[engine].from_string(template).render(context, request)
        query("INSERT INTO visits VALUES ('after')")
        return HttpResponse(text)

    with override_settings(ROOT_URLCONF=(path("thanks/", page),)):
        response = Client().get("/thanks/")
    assert response.status_code == 200
    return response.content.decode(), [row for (row,) in query("SELECT page FROM visits")]


SAVED = ["before", "after"]


@contextmanager
def receiver(function):
    invalid_order.connect(function)
    yield
    invalid_order.disconnect(function)


@pytest.mark.parametrize("engine, template", [("django", TAG), ("jinja2", JINJA2)])
def test_a_query_for_the_order_fails(engine, template, caplog):
    assert visit(template, engine, order=failing) == ("", SAVED)
    assert "missing" in caplog.text


@pytest.mark.parametrize("engine, template", [("django", TAG), ("jinja2", JINJA2)])
def test_a_query_for_an_optional_value_fails(engine, template):
    given = order() | {"user": Customer()}
    text, saved = visit(template, engine, order=given)
    assert saved == SAVED
    assert text == render(order() | {"user": {"email": "anna@shop.ru"}})


@pytest.mark.parametrize("engine, template", [("django", TAG), ("jinja2", JINJA2)])
def test_a_query_of_a_receiver_fails(engine, template):
    received = []

    def receive(order, **_):
        received.append(order)
        failing()

    with receiver(receive):
        assert visit(template, engine, order=[]) == ("", SAVED)
    assert received == [[]]


def test_a_receiver_saves():
    def receive(**_):
        query("INSERT INTO visits VALUES ('receiver')")

    with receiver(receive):
        assert visit(TAG, order=failing) == ("", ["before", "receiver", "after"])


def test_the_loader_of_a_site_that_fails():
    template = "{% load flocktory %}{% flocktory_loader site %}"
    assert visit(template, site=failing) == ("", SAVED)
    assert visit(template, site=lambda: 12345)[0] == loader(12345)


def test_what_the_order_saves_is_kept():
    def saving():
        query("INSERT INTO visits VALUES ('order')")
        return order()

    assert visit(TAG, order=saving) == (render(order()), ["before", "order", "after"])


def test_only_orders_in_a_transaction_need_savepoints(monkeypatch):
    with override_settings(FLOCKTORY={"SITE_ID": "12345"}), CaptureQueriesContext(connection) as queries:
        visit(LOADER)
    assert not any("SAVEPOINT" in query["sql"] for query in queries)
    for is_atomic, savepoints in ((True, 2), (False, 0)):
        monkeypatch.setitem(connections.settings["default"], "ATOMIC_REQUESTS", is_atomic)
        with CaptureQueriesContext(connection) as queries:
            visit(TAG, order=order())
        assert sum("SAVEPOINT" in query["sql"] for query in queries) == savepoints
