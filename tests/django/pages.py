"""Pages of a shop, as Django's test client gets them."""

from django.http import HttpResponse
from django.template import engines
from django.test import Client, override_settings
from django.urls import path

TAG = "{% load flocktory %}{% flocktory_postcheckout order %}"
LOADER = "{% load flocktory %}{% flocktory_loader %}"


def get(template, engine="django", middleware=(), **context):
    def page(request):
        return HttpResponse(engines[engine].from_string(template).render(context, request))

    with override_settings(ROOT_URLCONF=(path("thanks/", page),), MIDDLEWARE=middleware):
        return Client().get("/thanks/")


def order(**fields):
    item = {"id": "777", "title": "Кеды «Б/У» </script>", "price": 1000, "count": 2}
    return {
        "user": {"name": "Анна", "email": "anna@shop.ru"},
        "order": {"id": "A-77", "price": "2000.50", "items": [item]} | fields,
    }
