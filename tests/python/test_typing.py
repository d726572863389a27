"""The types say what the module is and does."""

import os
import pathlib
import re
import subprocess
import sys

import pytest

FOLDER = pathlib.Path(__file__).parent / "typing"


def run(*command):
    # The modules for Django cannot be imported without settings.
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "django.conf.global_settings"}
    return subprocess.run([sys.executable, "-m", *command], capture_output=True, text=True, env=env)


def test_the_stubs_are_the_module(tmp_path):
    config = tmp_path / "mypy.ini"
    config.write_text("[mypy]\n[mypy-django.*]\nignore_missing_imports = True\n")
    result = run("mypy.stubtest", "flocktory_postcheckout", "--mypy-config-file", str(config))
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("name", ["right.py", "wrong.py"])
@pytest.mark.parametrize("version", ["3.10", "3.14"])
def test_mypy(name, version, tmp_path):
    path = FOLDER / name
    result = run("mypy", "--strict", "--python-version", version, "--cache-dir", str(tmp_path), str(path))
    found = {int(line) for line in re.findall(r"^\S+?:(\d+): error", result.stdout, re.M)}
    marked = {n for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if line.endswith("# wrong")}
    assert found == marked, result.stdout + result.stderr
    assert bool(marked) is (name == "wrong.py")
