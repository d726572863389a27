"""The installed package is a small wheel that needs no Rust and imports little."""

import importlib.metadata
import importlib.util
import pathlib
import shutil
import subprocess
import sys

import flocktory_postcheckout

PACKAGE = pathlib.Path(flocktory_postcheckout.__file__).parent


def test_it_is_the_installed_one():
    assert PACKAGE.is_relative_to(sys.prefix)
    assert importlib.metadata.version("flocktory-postcheckout") == flocktory_postcheckout.__version__
    assert shutil.which("cargo") is None and shutil.which("rustc") is None


def test_its_files():
    names = {path.name for path in PACKAGE.iterdir() if path.is_file()}
    assert {"__init__.py", "__init__.pyi", "types.py", "py.typed"} <= names
    (native,) = PACKAGE.glob("_native*")
    assert native.suffix in (".so", ".pyd")
    assert sum(path.stat().st_size for path in PACKAGE.rglob("*")) < 3_000_000


def test_it_needs_nothing_else():
    assert importlib.metadata.requires("flocktory-postcheckout") in (None, [])
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys; old = set(sys.modules); import flocktory_postcheckout; print(*set(sys.modules) - old)"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert set(loaded) == {"flocktory_postcheckout", "flocktory_postcheckout._native"}
