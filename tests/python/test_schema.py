"""The files of schema: what a validator says of an order agrees with what check says."""

import inspect
import json
import pathlib

import pytest
from jsonschema import Draft202012Validator

from flocktory_postcheckout import gtm_container, loader, render

ROOT = pathlib.Path(__file__).parent.parent.parent
SCHEMA = json.loads((ROOT / "schema/order.schema.json").read_text(encoding="utf-8"))
# Problems of names and types; those of the other rules are not in the schema.
STRUCTURE = {"items_empty", "items_missing", "order_missing", "unknown_key", "user_missing", "wrong_type"}


def cases():
    for path in sorted((ROOT / "tests/cases").glob("*.json")):
        for case in json.loads(path.read_text(encoding="utf-8")):
            # Refused options end a call before the order is read.
            if "input" in case and not any(problem["path"].startswith("options") for problem in case["problems"]):
                yield pytest.param(case, id=f"{path.stem}: {case['name']}")


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("case", list(cases()))
def test_the_schema_agrees_with_check(case):
    codes = {problem["code"] for problem in case["problems"]}
    is_valid = Draft202012Validator(SCHEMA).is_valid(case["input"])
    if not codes:
        assert is_valid
    elif codes & STRUCTURE:
        assert not is_valid


@pytest.mark.parametrize("function", [render, loader, gtm_container])
def test_the_listed_options_are_those_of_the_function(function):
    listed = json.loads((ROOT / "schema/options.json").read_text(encoding="utf-8"))[function.__name__]
    parameters = inspect.signature(function).parameters.values()
    keywords = {parameter.name: parameter.default for parameter in parameters if parameter.kind is parameter.KEYWORD_ONLY}
    assert keywords == {option["name"]: option["default"] for option in listed}
    for option in listed:
        assert f"\n{option['name']}: {option['help']['en']}" in function.__doc__
