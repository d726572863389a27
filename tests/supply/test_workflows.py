"""The workflows: pinned, with no more rights than they need, and nothing is published that is not attested."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from workflows import ATTEST, ROOT, SHELL_FROM_NETWORK, files, problems

BIN = Path(sys.executable).parent
FILES = files()
WORKFLOWS = [path for path in FILES if path.startswith(".github/workflows/")]


def run(*command):
    done = subprocess.run([BIN / command[0], *command[1:]], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert done.returncode == 0, done.stdout


def test_nothing_is_wrong():
    assert len(WORKFLOWS) >= 7
    assert problems(FILES) == []


@pytest.mark.parametrize(
    ("schema", "paths"),
    [
        ("github-workflows", WORKFLOWS),
        ("github-actions", [path for path in FILES if path not in WORKFLOWS]),
        ("dependabot", [".github/dependabot.yml"]),
    ],
)
def test_schemas(schema, paths):
    run("check-jsonschema", "--builtin-schema", f"vendor.{schema}", *paths)


def test_zizmor_finds_nothing():
    run("zizmor", "--offline", "--no-progress", "--quiet", ".github")


CHECKOUT = "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1"


@pytest.mark.parametrize(
    ("path", "old", "new", "problem"),
    [
        ("ci", CHECKOUT, "actions/checkout@v7 # v7.0.1", "actions/checkout@v7 # v7.0.1 is not pinned"),
        ("ci", " # v7.0.1", "", "is not pinned"),
        ("ci", "# v7.0.1", "# main", "is not pinned"),
        ("ci", CHECKOUT, CHECKOUT.replace("3d3c", "3d3d"), "actions/checkout: 2 versions"),
        ("ci", "# v7.0.1", "# v7.0.0", "actions/checkout: 2 versions"),
        ("ci", '- run: make "test-$SUITE"', "- { name: x, uses: a/b@v1 }", "a `uses` that does not begin its line"),
        ("ci", "permissions:\n  contents: read\n", "", "ci.yml: its permissions"),
        ("ci", "contents: read", "contents: write", "ci.yml: its permissions"),
        ("ci", "permissions:\n  contents: read", "permissions: write-all", "ci.yml: its permissions"),
        ("ci", "concurrency:", "env:", "ci.yml: no concurrency"),
        ("ci", "    timeout-minutes: 45\n", "", "test: no timeout-minutes"),
        ("ci", 'make "test-$SUITE"', "curl -sSf https://sh.rustup.rs | sh -s -- -y", "runs what it downloads"),
        ("ci", 'make "test-$SUITE"', "wget -qO- x | sudo bash", "runs what it downloads"),
        ("ci", 'make "test-$SUITE"', 'bash -c "$(curl x)"', "runs what it downloads"),
        ("ci", 'make "test-$SUITE"', "docker run alpine", "takes an image that is not the matrix's"),
        ("ci", "@sha256:593d", "@sha256:", "has no digest"),
        ("php", "php:8.1-alpine@sha256:", "php:8.1-alpine #", "image php:8.1-alpine has no digest"),
        ("python", '"$IMAGE" .github/wheels', "alpine .github/wheels", "takes an image that is not the matrix's"),
        ("command", "    environment: release\n", "", "release: publishes without an environment"),
        ("command", f"      - uses: {ATTEST}\n", "      - uses: ./x\n", "release: publishes what is not attested"),
        ("command", "    environment: crates-io\n", "", "crates: publishes without an environment"),
        ("command", "needs: release", "needs: archives", "crates: publishes what is not attested"),
        ("docs", "    environment: github-pages\n", "", "deploy: publishes without an environment"),
        ("docs", "pages: write", "packages: write", "deploy: publishes what is not attested"),
        ("glue", "    environment: glue\n", "", "publish: publishes without an environment"),
        ("python", "    environment: pypi\n", "", "publish: publishes without an environment"),
        ("ruby", "    environment: rubygems\n", "", "publish: publishes without an environment"),
    ],
)
def test_each_problem_is_found(path, old, new, problem):
    path = f".github/workflows/{path}.yml"
    assert old in FILES[path]
    broken = {**FILES, path: FILES[path].replace(old, new, 1)}
    assert any(problem in found for found in problems(broken)), problems(broken)


def test_every_suite_has_a_job():
    suites = yaml.safe_load(FILES[".github/workflows/ci.yml"])["jobs"]["test"]["strategy"]["matrix"]["suite"]
    assert suites == sorted(path.parent.name for path in ROOT.glob("tests/*/run"))
    assert suites == re.findall(r"^\| ([\w-]+) \|.*\| `make test-\1` \|$", (ROOT / "tests/README.md").read_text(), re.MULTILINE)


def test_what_attests_makes_checksums_and_an_sbom():
    text = FILES[f"{ATTEST[2:]}/action.yml"]
    for step in (".github/sbom $SBOM >", "sha256sum -- *", "uses: actions/attest-build-provenance@", "subject-path: ${{ inputs.folder }}/*"):
        assert step in text


def test_every_artefact_of_a_release_is_attested():
    """What a job uploads for later jobs goes through the action before it is published, whichever workflow makes it."""
    for path in WORKFLOWS:
        if "uses: actions/upload-artifact@" in FILES[path]:
            assert f"uses: {ATTEST}" in FILES[path], path


def test_no_script_runs_what_it_downloads():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout
    for path in listed.split("\0")[:-1]:
        text = (ROOT / path).read_bytes()
        if path.startswith("tests/supply/") or not (text.startswith(b"#!") or path.endswith((".yml", ".md", "Makefile"))):
            continue
        assert not SHELL_FROM_NETWORK.search(text.decode().replace("\\\n", " ")), path


def test_dependabot_knows_every_manifest():
    """Each file that pins something is in a folder that Dependabot reads."""
    manifests = {
        "cargo": r"(?:(fuzz)/)?Cargo\.lock",
        "pip": r"(.+)/(?:requirements\.txt|pyproject\.toml)",
        "npm": r"(.+)/package\.json",
        "bundler": r"(.+)/Gemfile",
        "composer": r"(.+)/composer\.json",
    }
    entries = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text())["updates"]
    folders = {entry["package-ecosystem"]: entry["directories"] for entry in entries}
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout.split()
    for kind, pattern in manifests.items():
        found = [match[1] or "" for path in listed if (match := re.fullmatch(pattern, path))]
        assert found
        for folder in found:
            assert any(Path(f"/{folder}").match(given) for given in folders[kind]), f"{kind}: {folder}"
