"""What deny.toml says of licences, bans and sources, checked without cargo-deny, which takes minutes to build. deny.toml is the
only list; a setting of it that is not checked here fails.
"""

import re

UNCHECKED = {"graph", "advisories"}
CHECKED = {
    "licenses": {"allow", "exceptions", "private", "unused-allowed-license", "unused-license-exception"},
    "bans": {"multiple-versions", "wildcards", "allow-wildcard-paths", "skip"},
    "sources": {"unknown-registry", "unknown-git", "allow-registry"},
}


def violations(settings, metadata):
    """What of cargo's metadata the settings forbid, a line for each."""
    return [*unknown(settings), *licences(settings, metadata), *bans(settings, metadata), *sources(settings, metadata)]


def unknown(settings):
    for table in settings.keys() - UNCHECKED:
        for key in settings[table].keys() - CHECKED.get(table, set()):
            yield f"deny.toml: {table}.{key} is not checked by tests/supply/deny.py"


def licences(settings, metadata):
    rules = settings["licenses"]
    exceptions = {entry["crate"]: entry["allow"] for entry in rules["exceptions"]}
    for package in metadata["packages"]:
        if package["publish"] == [] and rules["private"]["ignore"]:
            continue
        if not package["license"]:
            yield f"{package['name']}: no licence"
        elif not allowed(package["license"], {*rules["allow"], *exceptions.get(package["name"], [])}):
            yield f"{package['name']}: licence {package['license']}"


def allowed(expression, accepted):
    """Whether an SPDX expression can be met by licences that are accepted. AND binds closer than OR; an old slash is OR."""
    words = re.findall(r"[()]|[^\s()]+", expression.replace("/", " OR "))

    def either():
        met = both()
        while words[:1] == ["OR"]:
            words.pop(0)
            met = both() or met
        return met

    def both():
        met = one()
        while words[:1] == ["AND"]:
            words.pop(0)
            met = one() and met
        return met

    def one():
        word = words.pop(0)
        if word == "(":
            met = either()
            assert words.pop(0) == ")", expression
            return met
        if words[:1] == ["WITH"]:
            word = f"{word} {words.pop(0)} {words.pop(0)}"
        return word in accepted

    met = either()
    assert not words, expression
    return met


def bans(settings, metadata):
    assert settings["bans"]["multiple-versions"] == settings["bans"]["wildcards"] == "deny"
    versions = {}
    for package in metadata["packages"]:
        versions.setdefault(package["name"], set()).add(package["version"])
        for dependency in package["dependencies"]:
            if package["source"] is None and dependency["req"] == "*" and not dependency.get("path"):
                yield f"{package['name']}: any version of {dependency['name']}"
    skipped = [entry["crate"].split("@") for entry in settings["bans"]["skip"]]
    for name, found in versions.items():
        kept = {v for v in found if not any(name == skip and f"{v}.".startswith(f"{version}.") for skip, version in skipped)}
        if len(kept) > 1:
            yield f"{name}: versions {', '.join(sorted(kept))}"


def sources(settings, metadata):
    rules = settings["sources"]
    assert rules["unknown-registry"] == rules["unknown-git"] == "deny"
    accepted = {None, *(f"registry+{address}" for address in rules["allow-registry"])}
    for package in metadata["packages"]:
        if package["source"] not in accepted:
            yield f"{package['name']}: source {package['source']}"
