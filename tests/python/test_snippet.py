"""The results of render, check and loader."""

import base64
import copy
import hashlib
import inspect
import json
import pickle

import pytest
from orders import item, order, reported

import flocktory_postcheckout
from flocktory_postcheckout import (
    STATIC_FILE,
    STATIC_FILE_NAME,
    Html,
    InvalidOrder,
    Problem,
    Snippet,
    check,
    csp_hash,
    csp_sources,
    loader,
    render,
    scrub,
    static_file_hash,
)


def sha256(text):
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_a_snippet_is_text_with_parts():
    snippet = render(order(), nonce="abc")
    assert isinstance(snippet, str)
    assert snippet == f'<script nonce="abc">{snippet.body}</script>'
    assert snippet.__html__() == snippet
    assert type(snippet.body) is type(snippet.json) is str
    assert json.loads(snippet.json)["order"] == {"id": "A-1", "price": 1000, "items": [{"id": "777"}]}
    assert snippet.json in snippet.body
    assert snippet.csp_hash == csp_hash(snippet.body) == sha256(snippet.body)
    assert snippet.problems == ()
    assert snippet.isascii()


def test_a_list_of_orders_is_a_list_of_payloads():
    snippet = render([order(id=1), order(id=2)])
    assert [payload["order"]["id"] for payload in json.loads(snippet.json)] == ["1", "2"]
    assert json.loads(render([order(id=1)]).json)[0]["order"]["id"] == "1"
    assert snippet.body.count("'postcheckout'") == 2


def test_the_json_of_each_form():
    for form in ("script", "data", "datalayer"):
        for once in (False, True):
            assert render(order(), form=form, once=once).json == render(order()).json
            assert json.loads(render([order(), order(id="2")], form=form, once=once).json)[1]["order"]["id"] == "2"


@pytest.mark.parametrize("duplicate", [copy.copy, copy.deepcopy, *(
    lambda snippet, protocol=protocol: pickle.loads(pickle.dumps(snippet, protocol))
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1)
)])
def test_a_snippet_is_copied_whole(duplicate):
    snippet = render(order(id="A-1 "), nonce="abc")
    same = duplicate(snippet)
    assert type(same) is Snippet
    assert same == snippet
    assert (same.body, same.json, same.csp_hash, same.problems) == (
        snippet.body,
        snippet.json,
        snippet.csp_hash,
        snippet.problems,
    )
    assert reported(same.problems) == [("id_whitespace", "order.id")]


def test_problems():
    (problem,) = check(order(id="A-1 "))
    assert (problem.severity, problem.code, problem.path) == ("warning", "id_whitespace", "order.id")
    assert problem.message.startswith("order.id begins or ends with white space")
    assert str(problem) == f"warning id_whitespace: {problem.message}"
    assert problem == Problem("warning", "id_whitespace", "order.id", problem.message, problem.hint)
    assert problem != Problem("error", "id_whitespace", "order.id", problem.message, problem.hint)
    assert Problem(**problem.as_dict()) == problem
    assert json.loads(json.dumps(problem.as_dict()))["code"] == "id_whitespace"
    assert problem != "warning"
    assert hash(problem) == hash(copy.copy(problem))
    assert eval(repr(problem)) == problem
    assert pickle.loads(pickle.dumps(problem)) == problem
    assert len({problem, copy.deepcopy(problem)}) == 1
    with pytest.raises(AttributeError):
        problem.code = "other"
    match problem:
        case Problem(severity="warning", hint=None):
            pass
        case _:
            pytest.fail("a problem matches by its attributes")


def test_a_problem_has_a_known_severity_and_code():
    for severity, code in (("fatal", "id_whitespace"), ("error", "no_such")):
        with pytest.raises(ValueError, match="is not a"):
            Problem(severity, code, "", "")


def test_a_hint():
    (problem,) = check(order(items=[item(quantity=1)]))
    assert problem.hint == "did you mean `count`?"
    assert eval(repr(problem)) == problem


def test_an_invalid_order():
    with pytest.raises(ValueError) as caught:
        render(order(price=None, id=""))
    invalid = caught.value
    assert type(invalid) is InvalidOrder
    assert reported(invalid.problems) == [("order_id_missing", "order.id"), ("price_missing", "order.price")]
    assert str(invalid) == "; ".join(map(str, invalid.problems))
    assert invalid.__cause__ is None
    same = pickle.loads(pickle.dumps(invalid))
    assert type(same) is InvalidOrder
    assert same.problems == invalid.problems


def test_names_of_the_package():
    assert f"{InvalidOrder.__module__}.{InvalidOrder.__qualname__}" == "flocktory_postcheckout.InvalidOrder"
    assert f"{Problem.__module__}.{Problem.__qualname__}" == "flocktory_postcheckout.Problem"
    assert f"{Snippet.__module__}.{Snippet.__qualname__}" == "flocktory_postcheckout.Snippet"
    assert pickle.loads(pickle.dumps(render)) is render
    public = {name for name in vars(flocktory_postcheckout) if not name.startswith("_")} | {"__version__"}
    assert public - {"types", "django"} == set(flocktory_postcheckout.__all__)


def test_signatures_list_the_options():
    signature = str(inspect.signature(render))
    assert signature.startswith("(order, /, *, nonce=None, once=False, spot=None, ")
    assert str(inspect.signature(check)) == signature
    assert str(inspect.signature(loader)) == "(site_id, /, *, nonce=None, lang='en')"
    for name, parameter in inspect.signature(render).parameters.items():
        if name != "order":
            assert render(order(), **{name: parameter.default}) == render(order())


def test_arguments():
    with pytest.raises(TypeError, match=r"render\(\) missing 1 required positional argument: 'order\'"):
        render()
    with pytest.raises(TypeError, match=r"check\(\) takes 1 positional arguments? but 2 were given"):
        check(order(), {})


def test_options_are_refused_as_problems():
    with pytest.raises(InvalidOrder) as caught:
        render(order(), nonse="x", once=1)
    assert reported(caught.value.problems) == [("option_unknown", "options.nonse"), ("option_invalid", "options.once")]
    with pytest.raises(InvalidOrder):
        check(order(), lang="de")


def test_loader():
    tag = loader("12345", nonce="abc")
    assert type(tag) is Html
    assert tag.__html__() is tag
    assert 'site_id=12345"' in tag and 'nonce="abc"' in tag
    assert loader(12345) == loader("12345")
    for site_id in ("x", "", None, 1.5, " 1", b"1", -1):
        with pytest.raises(InvalidOrder) as caught:
            loader(site_id)
        assert reported(caught.value.problems) == [("site_id_invalid", "site_id")]


def test_content_security_policy():
    sources = csp_sources()
    assert "https://api.flocktory.com" in sources["script-src"]
    assert all(type(hosts) is list and hosts for hosts in sources.values())
    sources.clear()
    assert csp_sources()


def test_the_static_file():
    assert STATIC_FILE_NAME.endswith(".js")
    assert "JSON.parse" in STATIC_FILE
    assert static_file_hash() == sha256(STATIC_FILE)


def test_scrub():
    assert scrub("no user +7 (999) 888-77-66\nanna@shop.ru \ud800") == "no user +7***66\\na***@shop.ru \ufffd\ufffd\ufffd"
