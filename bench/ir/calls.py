"""Renders the first CALLS of 250 orders: calls.py ROW CALLS."""

import gc
import sys

from flocktory_postcheckout import render
from orders import order

OPTIONS = {"nonce": "abc", "base_url": "https://shop.example.ru/", "lang": "ru", "spot": "mobile"}
CALLS = {"5 items": render, "5 items, four options": lambda order: render(order, **OPTIONS)}

row, calls = sys.argv[1:]
call, calls = CALLS[row], int(calls)
gc.disable()
for number in range(250):
    new = order(number, 5)
    if number < calls:
        call(new)
