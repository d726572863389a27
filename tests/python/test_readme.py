"""The README's example does what it says."""

import pathlib
import re

from flocktory_postcheckout import Snippet

ROOT = pathlib.Path(__file__).parents[2]


def test_the_example(capsys):
    page = (ROOT / "bindings-python/README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```python\n(.*?)^```", page, re.M | re.S)
    names = {}
    exec(example, names)
    assert type(names["snippet"]) is Snippet
    assert names["snippet"].problems == ()
    assert capsys.readouterr().out == names["snippet"] + "\n"
