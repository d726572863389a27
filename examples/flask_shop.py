"""A thank-you page in Flask under a Content-Security-Policy: flask --app examples/flask_shop.py run"""

import secrets

from flask import Flask, g, render_template_string

from flocktory_postcheckout import InvalidOrder, csp_sources, loader, render

app = Flask(__name__)

PAGE = """<!doctype html>
<html lang="ru">
<head><meta charset="utf-8"><title>Спасибо за заказ</title>{{ flocktory_loader("12345") }}</head>
<body><h1>Спасибо за заказ {{ order.order.id }}!</h1>{{ flocktory_postcheckout(order) }}</body>
</html>"""

ORDERS = {
    "77": {
        "user": {"name": "Анна Иванова", "email": "anna@shop.ru"},
        "order": {
            "id": "77",
            "price": "11980.00",
            "items": [{"id": "777", "title": 'Кеды "Чайка" </script>', "price": "5990.00", "count": 2}],
        },
    },
    "78": {"user": {"name": "Анна Иванова"}, "order": {"id": "78", "price": "0", "items": []}},
}


@app.template_global()
def flocktory_postcheckout(order):
    """Never breaks the page: an invalid order is logged, and nothing is printed."""
    try:
        return render(order, nonce=g.nonce, once=True)
    except InvalidOrder as invalid:
        app.logger.error("No Flocktory postcheckout: %s", invalid)
        return ""


@app.template_global()
def flocktory_loader(site_id):
    return loader(site_id, nonce=g.nonce)


@app.before_request
def make_nonce():
    g.nonce = secrets.token_urlsafe(16)


@app.after_request
def add_policy(response):
    sources = csp_sources()
    sources["script-src"].append(f"'nonce-{g.nonce}'")
    policy = "; ".join(f"{directive} {' '.join(hosts)}" for directive, hosts in sources.items())
    response.headers["Content-Security-Policy"] = f"default-src 'self'; {policy}"
    return response


@app.get("/thanks/<order_id>")
def thanks(order_id):
    return render_template_string(PAGE, order=ORDERS[order_id])
