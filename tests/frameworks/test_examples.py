"""The examples for Flask and FastAPI, and that they work without Django."""

import importlib.util
import pathlib
import re
import sys

import fastapi.testclient

from flocktory_postcheckout import loader, render

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent.parent / "examples"))

import fastapi_shop
import flask_shop


def test_there_is_no_django():
    # The folder examples/django is a namespace of that name.
    assert importlib.util.find_spec("django.conf") is None


def test_flask(caplog):
    client = flask_shop.app.test_client()
    response = client.get("/thanks/77")
    policy = response.headers["Content-Security-Policy"]
    (nonce,) = re.findall(r"script-src https://api\.flocktory\.com [^;]*'nonce-([\w-]+)'", policy)
    assert render(flask_shop.ORDERS["77"], nonce=nonce, once=True) in response.text
    assert loader("12345", nonce=nonce) in response.text
    assert client.get("/thanks/77").text != response.text
    assert not caplog.records

    response = client.get("/thanks/78")
    assert response.status_code == 200 and "postcheckout" not in response.text
    assert "No Flocktory postcheckout: " in caplog.text


def test_fastapi(caplog):
    client = fastapi.testclient.TestClient(fastapi_shop.app)
    item = {"id": "777", "title": 'Кеды "Чайка" </script>', "price": "5990.00", "count": 2}
    purchase = {"user": {"email": "anna@shop.ru"}, "order": {"id": 7, "price": "11980.00", "items": [item]}}
    page = client.get(client.post("/purchases", json=purchase).json()["thanks"])
    assert render(purchase, once=True) in page.text
    assert client.get("/thanks/8").status_code == 404

    page = client.get(client.post("/purchases", json=purchase | {"user": {}}).json()["thanks"])
    assert page.status_code == 200 and "postcheckout" not in page.text
    assert "No Flocktory postcheckout: " in caplog.text
