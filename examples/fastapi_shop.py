"""A thank-you page in FastAPI, with pydantic models: fastapi dev examples/fastapi_shop.py"""

import logging
from decimal import Decimal

from fastapi import FastAPI, HTTPException, Request
from fastapi.templating import Jinja2Templates
from jinja2 import DictLoader, Environment
from pydantic import BaseModel

from flocktory_postcheckout import InvalidOrder, render

logger = logging.getLogger(__name__)

PAGE = """<!doctype html>
<html lang="ru">
<head><meta charset="utf-8"><title>Спасибо за заказ</title></head>
<body><h1>Спасибо за заказ {{ purchase.order.id }}!</h1>{{ flocktory_postcheckout(purchase) }}</body>
</html>"""


class User(BaseModel):
    name: str = ""
    email: str = ""


class Item(BaseModel):
    id: str
    title: str
    price: Decimal
    count: int = 1


class Order(BaseModel):
    id: int
    price: Decimal
    items: list[Item]


class Purchase(BaseModel):
    user: User
    order: Order


def flocktory_postcheckout(purchase):
    """Never breaks the page: an invalid order is logged, and nothing is printed."""
    try:
        return render(purchase, once=True)
    except InvalidOrder as invalid:
        logger.error("No Flocktory postcheckout: %s", invalid)
        return ""


app = FastAPI()
purchases: dict[int, Purchase] = {}
templates = Jinja2Templates(env=Environment(loader=DictLoader({"thanks.html": PAGE}), autoescape=True))
templates.env.globals["flocktory_postcheckout"] = flocktory_postcheckout


@app.post("/purchases")
def buy(purchase: Purchase):
    purchases[purchase.order.id] = purchase
    return {"thanks": f"/thanks/{purchase.order.id}"}


@app.get("/thanks/{order_id}")
def thanks(request: Request, order_id: int):
    if order_id not in purchases:
        raise HTTPException(404)
    return templates.TemplateResponse(request, "thanks.html", {"purchase": purchases[order_id]})
