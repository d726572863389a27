"""The READMEs' examples do what they say."""

import pathlib
import re

import pytest

from flocktory_postcheckout import Snippet

ROOT = pathlib.Path(__file__).parents[2]


@pytest.mark.parametrize("readme", ["README.md", "README.ru.md", "bindings-python/README.md"])
def test_the_example(readme, capsys):
    page = (ROOT / readme).read_text(encoding="utf-8")
    (example,) = re.findall(r"^```python\n(.*?)^```", page, re.M | re.S)
    names = {}
    exec(example, names)
    assert type(names["snippet"]) is Snippet
    assert names["snippet"].problems == ()
    assert capsys.readouterr().out == names["snippet"] + "\n"
