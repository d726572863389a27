"""The newcomer's way to Flocktory in Oscar, taken from the README."""

import os
import re
from pathlib import Path
from tempfile import TemporaryDirectory

README = Path(__file__).parents[3] / "bindings-python" / "README.md"

# The shop's own files: its templates, and pictures of its products. A server that is killed does not remove its folder.
_temporary = TemporaryDirectory(prefix="oscar-")
FOLDER = Path(os.environ.get("SHOP_FOLDER", _temporary.name))


def blocks():
    """The code of each file in the section on Oscar, by the name in its first line."""
    section = README.read_text(encoding="utf-8").split("### django-oscar\n")[1].split("\n##")[0]
    return {
        re.search(r"[\w/]+\.(py|html)", code)[0]: code
        for code in re.findall(r"^```\w*\n(.*?)^```", section, re.M | re.S)
    }


def settings():
    """The lines for the settings. The templates are written where the shop has its own."""
    found = blocks()
    for name, code in found.items():
        if name.startswith("templates/"):
            (FOLDER / name).parent.mkdir(parents=True, exist_ok=True)
            (FOLDER / name).write_text(code)
    return found["settings.py"]
