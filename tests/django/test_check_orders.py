"""manage.py flocktory_check over stored orders."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, models
from django.test import override_settings
from pages import order

from flocktory_postcheckout import Feed

FEED = "<yml_catalog><shop><offers>{}</offers></shop></yml_catalog>"


class Sale(models.Model):
    email = models.CharField(max_length=50)
    sku = models.CharField(max_length=50)

    class Meta:
        app_label = "staticfiles"

    def postcheckout(self):
        item = {"id": self.sku, "title": "Кеды", "price": 1000 / int(self.sku != "broken")}
        return order(id=self.pk, items=[item]) | {"user": {"name": "Анна", "email": self.email}}

    @property
    def prepared(self):
        return order(id=self.pk)

    def without_items(self):
        return order(items=[])


@pytest.fixture(autouse=True)
def sales():
    with connection.schema_editor() as editor:
        editor.create_model(Sale)
    rows = [("anna@shop.ru", "1"), ("", "1"), ("ivan.petrov@", "2"), ("anna@shop.ru", "broken"), ("anna@shop.ru", "2")]
    Sale.objects.bulk_create(Sale(email=email, sku=sku) for email, sku in rows)
    yield
    with connection.schema_editor() as editor:
        editor.delete_model(Sale)
    connection.close()


@pytest.fixture
def index(tmp_path):
    feed, index = tmp_path / "feed.xml", tmp_path / "feed.idx"
    feed.write_text(FEED.format('<offer id="1"><name>Кеды</name></offer>'))
    Feed.index(feed, index)
    return str(index)


class Terminal(io.StringIO):
    def isatty(self):
        return True


def run(*arguments, stderr=None, **settings):
    out = io.StringIO()
    failure = ""
    with override_settings(FLOCKTORY=settings):
        try:
            call_command("flocktory_check", "staticfiles.Sale", *arguments, stdout=out, stderr=stderr or io.StringIO())
        except CommandError as error:
            failure = str(error)
    return out.getvalue().splitlines(), failure


def test_what_would_be_refused_and_why():
    lines, failure = run()
    assert failure == "staticfiles.Sale: 3 of 5 orders would be refused."
    assert [line.split(",")[0] for line in lines] == [
        "error identity_missing: 2 orders",
        "error ZeroDivisionError: 1 order",
        "warning email_invalid: 1 order",
    ]
    assert lines[0].startswith("error identity_missing: 2 orders, such as 3: user ")
    assert lines[1].endswith("such as 4: ZeroDivisionError: division by zero")
    assert "ivan.petrov" not in "".join(lines)


def test_nothing_is_refused():
    assert run("--last", "1") == (["staticfiles.Sale: none of 1 order would be refused."], "")
    assert run("--last", "9", ORDER=lambda sale: order(id=sale.pk)) == (
        ["staticfiles.Sale: none of 5 orders would be refused."],
        "",
    )


def test_ids_are_compared_with_the_feed(index):
    for lines, _ in (run("--feed", index), run(FEED=index)):
        assert lines[-2].startswith("warning feed_id_title: 2 orders, such as 5: order.items[0].id is not in")


def test_other_methods_and_strict_settings():
    lines, failure = run("--method", "without_items")
    assert failure.startswith("staticfiles.Sale: 5 of 5") and lines[0].startswith("error items_empty: 5 orders")
    assert run("--method", "prepared")[1] == ""
    assert run("--method", "missing")[1] == "staticfiles.Sale has no method missing, and FLOCKTORY['ORDER'] is not set."


def test_the_progress_is_shown_in_a_terminal():
    terminal = Terminal()
    run(stderr=terminal)
    assert terminal.getvalue() == f"\r[{'#' * 40}] 5/5\n"
    silent = io.StringIO()
    run(stderr=silent)
    assert silent.getvalue() == ""


@pytest.mark.parametrize(
    "arguments, settings, text",
    [
        (["--feed", "/missing.idx"], {}, "/missing.idx"),
        ([], {"COUNTRY": "XX"}, "options.country must be"),
    ],
)
def test_what_stops_it(arguments, settings, text):
    lines, failure = run(*arguments, **settings)
    assert lines == [] and text in failure


@pytest.mark.parametrize("model", [(), ("shop.Order",), ("Sale",)])
def test_a_model_that_is_not_known(model):
    with pytest.raises(CommandError, match="model"):
        call_command("flocktory_check", *model)
