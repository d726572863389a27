"""Replays tests/cases, the contract that every language keeps: see tests/README.md."""

import json
import pathlib

import pytest

from flocktory_postcheckout import InvalidOrder, Snippet, check, loader, render

CASES = pathlib.Path(__file__).parent.parent / "cases"


def cases():
    for path in sorted(CASES.glob("*.json")):
        for case in json.loads(path.read_text(encoding="utf-8")):
            # JSON text is for the entry points that take it.
            if "text" not in case and "base64" not in case:
                yield pytest.param(case, id=f"{path.stem}: {case['name']}")


def reported(problem):
    fields = {name: getattr(problem, name) for name in ("severity", "code", "path", "message", "hint")}
    return {name: field for name, field in fields.items() if field is not None}


@pytest.mark.parametrize("case", list(cases()))
def test_case(case):
    options = case.get("options") or {}
    if not isinstance(options, dict):
        with pytest.raises(TypeError, match="must be a mapping"):
            render(case["input"], **options)
        return
    try:
        result = loader(case["loader"], **options) if "loader" in case else render(case["input"], **options)
    except InvalidOrder as invalid:
        assert "html" not in case
        problems = invalid.problems
    else:
        assert result == case["html"]
        problems = ()
        if isinstance(result, Snippet):
            assert result.json == case["json"]
            problems = result.problems
    assert [reported(problem) for problem in problems] == case["problems"]
    if "input" in case and not told_alone(problems):
        assert check(case["input"], **options) == list(problems)


def told_alone(problems):
    """Whether check raises the problems instead of returning them, as for options that can't be read."""
    return any(problem.code in ("option_unknown", "option_invalid") for problem in problems)
