"""Code that shops write today: each function takes an order, checks it, and returns the script."""

import json

import msgspec
import orjson
import pydantic
from by_hand import validate
from django.conf import settings
from django.utils.html import json_script

settings.configure()

BEFORE = "<script>window.flocktory=window.flocktory||[];window.flocktory.push(['postcheckout',"
AFTER = "]);</script>"
DANGEROUS = "<>&\u2028\u2029"
ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in DANGEROUS}
BYTES = [(c.encode(), f"\\u{ord(c):04x}".encode()) for c in DANGEROUS]
ENCODER = msgspec.json.Encoder()


def script(encoded: bytes) -> str:
    for c, escape in BYTES:
        encoded = encoded.replace(c, escape)
    return BEFORE + encoded.decode() + AFTER


def only_orjson(order):
    return script(orjson.dumps(order))


def with_orjson(order):
    validate(order)
    return script(orjson.dumps(order))


def with_msgspec(order):
    validate(order)
    return script(ENCODER.encode(order))


def with_json(order):
    validate(order)
    return BEFORE + json.dumps(order).translate(ESCAPES) + AFTER


def with_json_script(order):
    validate(order)
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


PEERS = {
    "orjson + replacements": with_orjson,
    "msgspec + replacements": with_msgspec,
    "json.dumps + escape table": with_json,
    "Django's json_script": with_json_script,
    "pydantic + dump_json + replacements, types and ranges alone": with_pydantic,
    "orjson + replacements, nothing checked": only_orjson,
}
