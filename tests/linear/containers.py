"""Exported containers of Tag Manager, for their check."""

import json
from pathlib import Path

CHECK = ("gtm", "check", "{input}")
GOOD = Path(__file__).parents[2] / "inspect/tests/gtm/good.json"


def code(unit, before="", after=""):
    """Containers whose tag for orders has other code."""

    def make(size):
        container = json.loads(GOOD.read_text())
        script = before + unit * (size // len(unit.encode())) + after
        container["containerVersion"]["tag"][0]["parameter"][0]["value"] = f"<script>{script}</script>"
        return json.dumps(container).encode()

    return make


def many(kind, change):
    """Containers with many copies of one thing, each changed by its number."""

    def make(size):
        container = json.loads(GOOD.read_text())
        there = container["containerVersion"][kind]
        model = json.dumps(there[-1])
        for number in range(10_000, 10_000 + size // len(model)):
            there.append(json.loads(model) | change(number))
        return json.dumps(container).encode()

    return make


def variable(number):
    """One that refers to the next, and to itself."""
    value = f"function () {{ return {{{{V{number + 1}}}}} || {{{{V{number}}}}}; }}"
    parameter = [{"type": "TEMPLATE", "key": "javascript", "value": value}]
    return {"variableId": str(number), "name": f"V{number}", "type": "jsm", "parameter": parameter}


PUSH = "window.flocktory.push(['postcheckout', "
CODES = [
    ("calls", code("a();")),
    ("pushes", code(PUSH + "{}]);")),
    ("pushes of one payload", code(PUSH + "p]);", "var p = {order: {items: []}};")),
    ("names", code("var a = b, b = a;")),
    ("queues", code("var flocktory = flocktory || [];")),
    # Spaces keep the problems few: the line of each is counted from the start of its code, up to 1,000 times in 100 kB.
    ("queues in functions", code("(function () { var flocktory = window.flocktory = flocktory || []; })();" + " " * 600)),
    ("returns", code("if (a) { return {user: f(), order: f()}; }", "function f() {", f"}} {PUSH}f()]);")),
    ("a sum", code("Date.now() + ", PUSH + "{order: {id: ", "1}}]);")),
    ("items", code("{id: '1'},", PUSH + "{order: {items: [", "]}}]);")),
    ("items by map", code("x = $.map(x, function (i) { return {id: i}; });")),
    ("a chain of calls", code("flocktory.y('postcheckout', {}).")),
    ("parentheses", code("(", "", "1")),
    ("braces", code("{a:", PUSH, "1")),
    ("templates", code("`${", "", "1")),
    ("comments", code("/* a */")),
    ("comments without an end", code("/*")),
    ("regular expressions", code("/a/;")),
    ("script elements", code("</script><script>")),
    ("tags of HTML", code("<b>", "</script>")),
    ("references", code("{{GA4 id}}")),
    ("references to nothing", code("{{a}}")),
    ("braces of references", code("{{")),
]
PARTS = [
    ("tags", many("tag", lambda number: {"tagId": str(number), "name": f"T{number}"})),
    ("tags of one name", many("tag", lambda number: {"tagId": str(number)})),
    ("triggers", many("trigger", lambda number: {"triggerId": str(number), "name": f"R{number}"})),
    ("variables", many("variable", variable)),
]

SHAPES = [
    *((f"gtm check: {name}", CHECK, make, 1) for name, make in CODES),
    *((f"gtm check: {name}", CHECK, make, 10) for name, make in PARTS),
]
