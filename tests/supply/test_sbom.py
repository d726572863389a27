"""The SBOMs that releases carry: valid CycloneDX, and whole."""

import functools
import json
import os
import subprocess
import tomllib

import pytest
import yaml
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from workflows import ROOT, every, files

WANTED = [sbom.split() for text in files().values() for sbom in every(yaml.safe_load(text), "sbom") if "inputs." not in sbom]
# The distribution of Perl is built from the C library.
PACKAGES = sorted({name for kind, name in WANTED if kind == "cargo"})


def output(*command, **more):
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True, **more).stdout


@functools.cache
def sbom(*arguments):
    text = output(".github/sbom", *arguments)
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    return json.loads(text)


def test_there_is_one_for_every_kind_of_artefact():
    assert PACKAGES == [f"flocktory-postcheckout-{name}" for name in ("c", "cli", "java", "php", "python", "ruby")]
    assert [kind for kind, _ in WANTED].count("composer") == 1


@pytest.mark.parametrize("package", PACKAGES)
def test_what_cargo_builds_is_in_it(package):
    bom = sbom("cargo", package)
    version = tomllib.loads((ROOT / "Cargo.toml").read_text())["workspace"]["package"]["version"]
    assert bom["metadata"]["component"]["bom-ref"] == f"{package}@{version}"

    # What cargo would compile, as cargo itself plans it.
    plan = output(
        "cargo", "build", "--locked", "--release", "--package", package, "--unit-graph", "-Zunstable-options",
        env={**os.environ, "RUSTC_BOOTSTRAP": "1"},
    )  # fmt: skip
    built = {unit["pkg_id"].rpartition("#")[2] for unit in json.loads(plan)["units"] if not unit["pkg_id"].startswith("path+")}
    assert len(built) > 15
    components = {component["bom-ref"]: component for component in bom["components"]}
    # A package of crates.io is NAME@VERSION there too.
    assert built - components.keys() == set()
    assert "flocktory-postcheckout@" + version in components

    # The hashes are those of the lock.
    lock = {f"{p['name']}@{p['version']}": p for p in tomllib.loads((ROOT / "Cargo.lock").read_text())["package"]}
    for reference, component in components.items():
        checksum = lock[reference].get("checksum")
        assert component.get("hashes") == (checksum and [{"alg": "SHA-256", "content": checksum}])


@pytest.mark.parametrize("package", PACKAGES)
def test_its_graph_is_closed(package):
    bom = sbom("cargo", package)
    references = {component["bom-ref"] for component in bom["components"]} | {bom["metadata"]["component"]["bom-ref"]}
    edges = {entry["ref"]: set(entry["dependsOn"]) for entry in bom["dependencies"]}
    assert edges.keys() == references
    assert set().union(*edges.values()) <= references


def test_the_same_sources_give_the_same_bytes():
    assert json.loads(output(".github/sbom", "cargo", PACKAGES[0])) == sbom("cargo", PACKAGES[0])


def test_a_folder_of_composer(tmp_path):
    folder = tmp_path / "flocktory-postcheckout"
    (folder / "vendor/composer").mkdir(parents=True)
    log = {"name": "psr/log", "version": "3.0.2", "license": ["MIT"], "require": {"php": ">=8.0"}}
    glue = {"name": "flocktory-postcheckout/glue", "version": "dev-main", "license": ["MIT", "Apache-2.0"], "require": {"psr/log": "^3"}}
    (folder / "vendor/composer/installed.json").write_text(json.dumps({"packages": [glue, log], "dev": False}))
    bom = sbom("composer", str(folder))
    assert [(c["purl"], c["licenses"][0]["expression"]) for c in bom["components"]] == [
        ("pkg:composer/flocktory-postcheckout/glue@dev-main", "MIT OR Apache-2.0"),
        ("pkg:composer/psr/log@3.0.2", "MIT"),
    ]
    assert {"ref": "flocktory-postcheckout/glue", "dependsOn": ["psr/log"]} in bom["dependencies"]
