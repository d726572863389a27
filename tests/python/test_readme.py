"""The README's example does what it says."""

import pathlib
import re

from flocktory_postcheckout import Snippet

README = pathlib.Path(__file__).parents[2] / "bindings-python" / "README.md"


def test_the_example(capsys):
    (example,) = re.findall(r"^```python\n(.*?)^```", README.read_text(encoding="utf-8"), re.M | re.S)
    names = {}
    exec(example, names)
    assert type(names["snippet"]) is Snippet
    assert names["snippet"].problems == ()
    assert capsys.readouterr().out == names["snippet"] + "\n"
