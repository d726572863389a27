"""The rules that our library checks, as a careful shop would write them itself: tuned, and with all problems reported.

Only what an order with an email needs is here, so phones and ids in place of an email are left out.
"""

import math
import re

MAX_TEXT = 65_536
PLACEHOLDERS = frozenset({"null", "NULL", "undefined", "None", "none", "nil", "NaN", "(null)", "[object Object]"})
NO_EMAILS = frozenset({"null", "undefined", "none", "nil", "nan", "false", "noemail", "no-email", "no_email", "nomail"})
TEST_LOCALS = re.compile(r"(?:test|tester|testing|example|sample|demo|qwerty|asdf)[0-9]*", re.I).fullmatch
TEST_DOMAINS = frozenset(
    {"example.com", "example.org", "example.net", "example.ru", "test.com", "test.ru", "mail.test"}
)
TEST_TOPS = (".test", ".example", ".invalid", ".localhost")
LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
EMAIL = re.compile(rf"([a-zA-Z0-9.!#$%&'*+/=?^_`{{|}}~-]{{1,64}})@({LABEL}(?:\.{LABEL})+)").fullmatch
URL = re.compile(r"https?://[^/?#:@.\x00-\x20\x7f\"<>\\^`{|}][^\x00-\x20\x7f\"<>\\^`{|}]*").fullmatch
ENTITY = re.compile(r"&(?:#x[0-9a-f]{1,6}|#[0-9]{1,7}|quot|amp|lt|gt|apos|nbsp|laquo|raquo|[nm]dash|hellip);", re.I).search
PRICE = re.compile(r"[0-9]+(?:[.,][0-9]+)?").fullmatch

POSTCHECKOUT = frozenset({"user", "order", "spot", "extra"})
USER = frozenset({"name", "first_name", "last_name", "email", "phone", "id", "sex", "extra"})
ORDER = frozenset({"id", "price", "custom_field", "items", "extra"})
ITEM = frozenset({"id", "title", "price", "image", "count", "extra"})


class Invalid(ValueError):
    pass


def validate(order):
    """Raises Invalid with all errors; returns the warnings."""
    errors, warnings = [], []
    if not isinstance(order, dict):
        raise Invalid([("wrong_type", "")])
    if not order.keys() <= POSTCHECKOUT:
        warnings += [("unknown_key", key) for key in order.keys() - POSTCHECKOUT]
    user(order.get("user"), errors, warnings)
    purchase(order.get("order"), errors, warnings)
    if (spot := order.get("spot")) is not None:
        label(spot, "spot", errors, warnings)
    if errors:
        raise Invalid(errors + warnings)
    return warnings


def user(given, errors, warnings):
    if not isinstance(given, dict):
        errors.append(("user_missing", "user"))
        return
    if not given.keys() <= USER:
        warnings += [("unknown_key", f"user.{key}") for key in given.keys() - USER]
    name = given.get("name")
    if isinstance(name, str) and len(name) <= MAX_TEXT and name.strip():
        if not PLACEHOLDERS.isdisjoint(name.split()):
            warnings.append(("name_placeholder", "user.name"))
    else:
        warnings.append(("name_missing", "user.name"))
    if (sex := given.get("sex")) is not None and sex not in ("m", "f"):
        warnings.append(("sex_invalid", "user.sex"))
    address = given.get("email")
    if not isinstance(address, str) or len(address) > 254 or not (found := EMAIL(address.strip())):
        errors.append(("identity_missing", "user"))
        return
    local, domain = found.groups()
    if local.lower() in NO_EMAILS:
        errors.append(("email_placeholder", "user.email"))
    elif TEST_LOCALS(local) or domain in TEST_DOMAINS or domain.endswith(TEST_TOPS):
        warnings.append(("email_test", "user.email"))
    elif address.lower() == "ivan@gmail.com":
        warnings.append(("email_sample", "user.email"))


def purchase(given, errors, warnings):
    if not isinstance(given, dict):
        errors.append(("order_missing", "order"))
        return
    if not given.keys() <= ORDER:
        warnings += [("unknown_key", f"order.{key}") for key in given.keys() - ORDER]
    identifier(given.get("id"), "order.id", errors, warnings)
    price(given.get("price"), "order.price", errors, warnings)
    if (custom_field := given.get("custom_field")) is not None:
        label(custom_field, "order.custom_field", errors, warnings)
    items = given.get("items")
    if not isinstance(items, list) or not 0 < len(items) <= 10_000:
        errors.append(("items_missing", "order.items"))
        return
    seen = set()
    for index, item in enumerate(items):
        one(item, index, seen, errors, warnings)


def one(item, index, seen, errors, warnings):
    if not isinstance(item, dict):
        errors.append(("wrong_type", f"order.items[{index}]"))
        return
    if not item.keys() <= ITEM:
        warnings += [("unknown_key", f"order.items[{index}].{key}") for key in item.keys() - ITEM]
    get = item.get
    if (item_id := get("id")) is None:
        warnings.append(("item_id_missing", f"order.items[{index}].id"))
    else:
        identifier(item_id, f"order.items[{index}].id", warnings, warnings)
        if item_id in seen:
            warnings.append(("item_id_repeated", f"order.items[{index}].id"))
        seen.add(item_id)
    if (title := get("title")) is not None:
        label(title, f"order.items[{index}].title", errors, warnings)
        if "&" in title and ENTITY(title):
            warnings.append(("text_html", f"order.items[{index}].title"))
    if (cost := get("price")) is not None:
        price(cost, f"order.items[{index}].price", errors, warnings)
    if (image := get("image")) is not None and not (isinstance(image, str) and URL(image) and len(image) <= MAX_TEXT):
        warnings.append(("image_invalid", f"order.items[{index}].image"))
    if (count := get("count")) is not None:
        number = isinstance(count, (int, float)) and not isinstance(count, bool)
        if not number or not 0 < count < math.inf:
            warnings.append(("count_invalid", f"order.items[{index}].count"))


def identifier(given, path, errors, warnings):
    if isinstance(given, int) and not isinstance(given, bool):
        return
    if not isinstance(given, str) or len(given) > MAX_TEXT:
        errors.append(("wrong_type", path))
        return
    stripped = given.strip()
    if not stripped or stripped in PLACEHOLDERS:
        errors.append(("id_missing", path))
    elif len(stripped) != len(given):
        warnings.append(("id_whitespace", path))


def label(given, path, errors, warnings):
    if isinstance(given, int) and not isinstance(given, bool):
        return
    if not isinstance(given, str):
        warnings.append(("wrong_type", path))
    elif len(given) > MAX_TEXT:
        errors.append(("text_too_long", path))
    elif given.strip() in PLACEHOLDERS:
        warnings.append(("text_placeholder", path))


def price(given, path, errors, warnings):
    if isinstance(given, bool) or not isinstance(given, (int, float, str)):
        errors.append(("wrong_type", path))
        return
    if isinstance(given, str):
        if not PRICE(given):
            errors.append(("price_invalid", path))
        return
    if not 0 <= given < math.inf:
        errors.append(("price_negative", path))
    elif given != round(given, 4):
        warnings.append(("price_fraction", path))
