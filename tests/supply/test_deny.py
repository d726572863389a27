"""The licences, bans and sources of deny.toml, for everything that Cargo.lock and fuzz/Cargo.lock name."""

import copy
import functools
import json
import subprocess
import tomllib

import pytest
from deny import allowed, violations
from workflows import ROOT

SETTINGS = tomllib.loads((ROOT / "deny.toml").read_text())


@functools.cache
def metadata(manifest):
    command = ["cargo", "metadata", "--format-version", "1", "--locked", "--all-features", "--manifest-path", manifest]
    return json.loads(subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout)


@pytest.mark.parametrize("manifest", ["Cargo.toml", "fuzz/Cargo.toml"])
def test_nothing_is_violated(manifest):
    found = metadata(manifest)
    assert violations(SETTINGS, found) == []
    lock = tomllib.loads((ROOT / manifest).with_suffix(".lock").read_text())
    assert {(p["name"], p["version"]) for p in found["packages"]} == {(p["name"], p["version"]) for p in lock["package"]}


def broken(package, **fields):
    changed = copy.deepcopy(metadata("Cargo.toml"))
    next(p for p in changed["packages"] if p["name"] == package).update(fields)
    return changed


@pytest.mark.parametrize(
    ("fields", "violation"),
    [
        ({"license": "GPL-3.0-only"}, "base64: licence GPL-3.0-only"),
        ({"license": "MIT AND GPL-3.0-only"}, "base64: licence MIT AND GPL-3.0-only"),
        ({"license": None}, "base64: no licence"),
        ({"source": "git+https://github.com/example/base64"}, "base64: source git+https://github.com/example/base64"),
        ({"source": "registry+https://example.com/index"}, "base64: source registry+https://example.com/index"),
        ({"name": "sha2", "version": "0.1.0"}, "sha2: versions 0.1.0, 0.11"),
    ],
)
def test_each_violation_is_found(fields, violation):
    found = violations(SETTINGS, broken("base64", **fields))
    assert len(found) == 1
    assert found[0].startswith(violation)


def test_a_wildcard_is_found():
    wild = [{"name": "serde", "req": "*"}]
    assert violations(SETTINGS, broken("flocktory-postcheckout", dependencies=wild)) == [
        "flocktory-postcheckout: any version of serde"
    ]


def test_a_setting_that_is_not_checked_is_found():
    settings = copy.deepcopy(SETTINGS)
    settings["bans"]["deny"] = [{"crate": "openssl"}]
    assert violations(settings, metadata("Cargo.toml")) == ["deny.toml: bans.deny is not checked by tests/supply/deny.py"]


@pytest.mark.parametrize(
    ("expression", "met"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("GPL-3.0-only OR MIT", True),
        ("GPL-3.0-only/MIT", True),
        ("GPL-3.0-only AND MIT", False),
        ("MIT OR GPL-3.0-only AND Zlib", True),
        ("(MIT OR GPL-3.0-only) AND Zlib", False),
        ("(MIT OR GPL-3.0-only) AND (MIT OR Zlib)", True),
        ("Apache-2.0 WITH LLVM-exception", False),
        ("Apache-2.0 WITH LLVM-exception OR MIT", True),
    ],
)
def test_expressions(expression, met):
    assert allowed(expression, {"MIT", "Apache-2.0"}) is met
