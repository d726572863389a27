"""Code that shops write today: each function takes an order and options, checks the order, and returns the script."""

import json

import by_hand
import few_checks
import msgspec
import orjson
import pydantic
from django.conf import settings
from django.utils.html import json_script

settings.configure()

TAG = "<script>"
BEFORE = "window.flocktory=window.flocktory||[];window.flocktory.push(['postcheckout',"
AFTER = "]);</script>"
DANGEROUS = "<>&\u2028\u2029"
ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in DANGEROUS}
BYTES = [(c.encode(), f"\\u{ord(c):04x}".encode()) for c in DANGEROUS]
ENCODER = msgspec.json.Encoder()


def tag(nonce):
    return f'<script nonce="{nonce}">' if nonce else TAG


def script(encoded: bytes, nonce: str | None = None) -> str:
    for c, escape in BYTES:
        encoded = encoded.replace(c, escape)
    return tag(nonce) + BEFORE + encoded.decode() + AFTER


def completed(order, base_url, spot):
    """Makes the addresses of pictures absolute, and adds the spot."""
    if base_url:
        for item in order["order"]["items"]:
            if item["image"].startswith("/"):
                item["image"] = base_url + item["image"]
    if spot:
        order.setdefault("spot", spot)


def checked(validate, dump):
    """A peer that checks with one function and writes JSON with another; messages of a shop have one language."""

    def peer(order, nonce=None, base_url=None, lang=None, spot=None):
        completed(order, base_url, spot)
        validate(order)
        return script(dump(order), nonce)

    return peer


def only_orjson(order):
    return script(orjson.dumps(order))


def with_json(order):
    by_hand.validate(order)
    return TAG + BEFORE + json.dumps(order).translate(ESCAPES) + AFTER


def with_json_script(order):
    by_hand.validate(order)
    return json_script(order)


class User(pydantic.BaseModel):
    name: str
    email: str = pydantic.Field(pattern=r"^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)+$")


class Item(pydantic.BaseModel):
    id: str = pydantic.Field(min_length=1)
    title: str = pydantic.Field(min_length=1)
    price: float = pydantic.Field(ge=0, allow_inf_nan=False)
    image: str = pydantic.Field(pattern="^https?://")
    count: int = pydantic.Field(gt=0)


class Order(pydantic.BaseModel):
    id: str = pydantic.Field(min_length=1)
    price: float = pydantic.Field(ge=0, allow_inf_nan=False)
    custom_field: str
    items: list[Item] = pydantic.Field(min_length=1)


class Postcheckout(pydantic.BaseModel):
    user: User
    order: Order
    spot: str


def with_pydantic(order):
    return script(Postcheckout.model_validate(order).model_dump_json().encode())


ALL_RULES = "orjson + replacements, all rules by hand"
FEW_CHECKS = "orjson + replacements, twelve lines of checks"
# These take the options too.
BY_HAND = {
    ALL_RULES: checked(by_hand.validate, orjson.dumps),
    FEW_CHECKS: checked(few_checks.validate, orjson.dumps),
}
PEERS = {
    **BY_HAND,
    "msgspec + replacements, all rules by hand": checked(by_hand.validate, ENCODER.encode),
    "msgspec + replacements, twelve lines of checks": checked(few_checks.validate, ENCODER.encode),
    "json.dumps + escape table, all rules by hand": with_json,
    "Django's json_script, all rules by hand": with_json_script,
    "pydantic + dump_json + replacements, types and ranges alone": with_pydantic,
    "orjson + replacements, nothing checked": only_orjson,
}
