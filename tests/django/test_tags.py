"""The template tags, in Django's templates and in Jinja2's."""

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.test import override_settings
from django.utils.functional import lazy
from pages import LOADER, TAG, get, order

from flocktory_postcheckout import loader, render


def text(response):
    return response.content.decode()


def test_an_order_prints_its_snippet():
    assert text(get(f"<h1>{TAG}</h1>", order=order())) == f"<h1>{render(order())}</h1>"


def test_a_list_of_orders_pushes_each():
    orders = [order(id=1), order(id=2)]
    assert text(get(TAG, order=orders)) == render(orders)


def test_a_method_makes_the_order():
    class Purchase:
        def postcheckout(self):
            return order()

    template = "{% load flocktory %}{% flocktory_postcheckout purchase.postcheckout %}"
    assert text(get(template, purchase=Purchase())) == render(order())


def test_arguments_are_options():
    template = "{% load flocktory %}{% flocktory_postcheckout order spot=spot once=True form='datalayer' %}"
    expected = render(order(), spot="desktop", once=True, form="datalayer")
    assert text(get(template, order=order(), spot="desktop")) == expected


def test_settings_are_options_and_arguments_come_before_them():
    with override_settings(FLOCKTORY={"ONCE": True, "SPOT": "mobile", "BASE_URL": "https://shop.ru"}):
        assert text(get(TAG, order=order())) == render(order(), once=True, spot="mobile", base_url="https://shop.ru")
        template = "{% load flocktory %}{% flocktory_postcheckout order spot='desktop' %}"
        assert text(get(template, order=order())) == render(
            order(), once=True, spot="desktop", base_url="https://shop.ru"
        )


def test_a_variable_takes_it():
    template = "{% load flocktory %}{% flocktory_postcheckout order as snippet %}[{{ snippet }}]"
    assert text(get(template, order=order())) == f"[{render(order())}]"


def test_the_setting_turns_it_off():
    with override_settings(FLOCKTORY={"ENABLED": False, "SITE_ID": "12345"}):
        assert text(get(TAG, order={})) == ""
        assert text(get(LOADER)) == ""


def test_the_loader_is_of_the_site_that_is_set():
    for site_id in ("12345", 12345):
        with override_settings(FLOCKTORY={"SITE_ID": site_id}):
            assert text(get(LOADER)) == loader("12345")
            assert text(get("{% load flocktory %}{% flocktory_loader site_id='1' %}")) == loader("1")


def test_a_template_may_be_rendered_without_a_request():
    assert Template(TAG).render(Context({"order": order()})) == render(order())


def test_a_tag_without_its_order_is_a_mistake_in_the_template():
    with pytest.raises(TemplateSyntaxError):
        Template("{% load flocktory %}{% flocktory_postcheckout %}")


def test_lazy_text_and_a_function_in_jinja2():
    title = lazy(lambda: "Кеды", str)()
    template = "{{ flocktory_postcheckout(order, spot='desktop') }}|{{ flocktory_loader('12345') }}"
    expected = render(order(items=[{"id": 1, "title": "Кеды"}]), spot="desktop")
    given = order(items=[{"id": 1, "title": title}])
    assert text(get(template, "jinja2", order=given)) == f"{expected}|{loader('12345')}"
    assert text(get(template, "jinja2", order=lambda: given)) == f"{expected}|{loader('12345')}"
