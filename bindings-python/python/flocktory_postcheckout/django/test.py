"""Assertions for the shop's tests."""

import json
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any, Protocol

NAME = "postcheckout"


class Response(Protocol):
    """What Django's test client returns."""

    @property
    def content(self) -> bytes: ...
    @property
    def charset(self) -> str: ...


def assert_postcheckout(response: Response, **expected: object) -> dict[str, Any]:
    """Asserts that exactly one order of the page has these values, and returns its payload.

    A name is the path of a value in the payload, with underscores: order_id="77", user_email="anna@shop.ru",
    order_items=[{"id": "777", "count": 2}]. Of a dict only the expected keys are compared, of a list every element.
    Numbers are compared by value, and text with the expected value's text, so order_id=77 works.
    """
    pushed = payloads(response.content.decode(response.charset))
    found = [payload for payload in pushed if not differences(payload, expected)]
    if len(found) == 1:
        return found[0]
    if found:
        raise AssertionError(f"{len(found)} orders of the page are the expected one.")
    if not pushed:
        raise AssertionError(
            "The page has no order. Set ON_INVALID of FLOCKTORY to 'raise': a failing tag then raises the reason."
        )
    lines = [line for payload in pushed for line in differences(payload, expected)]
    raise AssertionError("\n".join(["No order of the page is the expected one.", *lines]))


def differences(payload, expected):
    return [
        f"{name}: expected {value!r}, got {at(payload, name)!r}"
        for name, value in expected.items()
        if not equal(at(payload, name), value)
    ]


def at(payload, path):
    """The value at a path such as order_custom_field, or None."""
    if path in payload:
        return payload[path]
    for key, value in payload.items():
        if path.startswith(f"{key}_") and isinstance(value, dict):
            return at(value, path.removeprefix(f"{key}_"))
    return None


def equal(got, expected):
    if isinstance(got, dict) and isinstance(expected, dict):
        return all(equal(got.get(key), value) for key, value in expected.items())
    if isinstance(got, list) and isinstance(expected, (list, tuple)):
        return len(got) == len(expected) and all(map(equal, got, expected))
    if isinstance(got, str) and expected is not None:
        return got == str(expected)
    # A float differs from the Decimal with the same digits.
    return got == (float(expected) if isinstance(expected, Decimal) else expected)


def payloads(html):
    """The payloads in all scripts of a page that push orders, and in blocks of the form "data"."""
    scripts = Scripts()
    scripts.feed(html)
    return [payload for script in scripts.texts if NAME in script for payload in objects(script)]


def objects(script):
    """The outermost JSON objects in a script."""
    decoder = json.JSONDecoder()
    end = 0
    while (start := script.find('{"', end)) >= 0:
        try:
            value, end = decoder.raw_decode(script, start)
        except ValueError:
            end = start + 1
        else:
            yield value.get(f"flocktory_{NAME}", value)


class Scripts(HTMLParser):
    """The text of each script, including its tag."""

    def __init__(self):
        super().__init__()
        self.texts = []
        self.is_inside = False

    def handle_starttag(self, tag, attrs):
        self.is_inside = tag == "script"
        if self.is_inside:
            self.texts.append(self.get_starttag_text())

    def handle_data(self, data):
        if self.is_inside:
            self.texts[-1] += data

    def handle_endtag(self, tag):
        self.is_inside = False
