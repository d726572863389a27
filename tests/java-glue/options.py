"""The lists of options that editors show, from schema/options.json: in the TLD of the tags, and in the metadata of Spring Boot.

`options.py` fails if a file is not what it should be; `BLESS=1 options.py` writes the files.
"""

import json
import os
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
GLUE = ROOT / "bindings-java/glue"
TLD = GLUE / "jsp/src/main/resources/META-INF/flocktory.tld"
METADATA = GLUE / "spring/src/main/resources/META-INF/spring-configuration-metadata.json"
PREFIX = "flocktory.postcheckout"
SOURCE = "flocktory.postcheckout.spring.PostcheckoutProperties"

# The settings of the class Settings.
OWN = [
    ("site-id", "java.lang.String", "Your shop's number in Flocktory, for the loader; without it there is none.", None),
    ("enabled", "java.lang.Boolean", "Whether anything is printed.", True),
    ("debug", "java.lang.Boolean", "Throws for a refused order: on a developer's machine only.", False),
    ("nonce-attribute", "java.lang.String", "The attribute of the request that holds the nonce.", "cspNonce"),
    (
        "static-file",
        "java.lang.String",
        "The path or address of the script that reads snippets of the form data.",
        "/flocktory-postcheckout.js",
    ),
]


def tld(schema):
    """The file with the options of each tag in its description, one a line."""
    functions = iter(("render", "loader"))

    def listed(found):
        lines = [f"  {option['name']}: {option['help']['en']}\n" for option in schema[next(functions)]]
        return found[1] + "".join(lines)

    text, count = re.subn(r"(options of the library:\n)(?:  \w+: .*\n)*", listed, TLD.read_text())
    assert count == 2, "a description for each tag"
    return text


def metadata(schema):
    properties = [entry(name, kind, help, default) for name, kind, help, default in OWN]
    hints = []
    for option in schema["render"]:
        # Each response has its own.
        if option["name"] == "nonce":
            continue
        name = option["name"].replace("_", "-")
        kind = "java.lang.Boolean" if option["type"] == "flag" else "java.lang.String"
        properties.append(entry(name, kind, option["help"]["en"] + ".", option["default"]))
        if "choices" in option:
            hints.append({"name": f"{PREFIX}.{name}", "values": [{"value": choice} for choice in option["choices"]]})
    group = {"name": PREFIX, "type": SOURCE, "sourceType": SOURCE}
    content = {"groups": [group], "properties": properties, "hints": hints}
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def entry(name, kind, help, default):
    found = {"name": f"{PREFIX}.{name}", "type": kind, "description": help, "sourceType": SOURCE}
    return found if default is None else found | {"defaultValue": default}


def main():
    schema = json.loads((ROOT / "schema/options.json").read_text())
    stale = []
    for file, wanted in ((TLD, tld(schema)), (METADATA, metadata(schema))):
        if os.environ.get("BLESS"):
            file.write_text(wanted)
        elif not file.exists() or file.read_text() != wanted:
            stale.append(f"{file.relative_to(ROOT)} is stale: BLESS=1 {sys.argv[0]}")
    sys.exit("\n".join(stale) or None)


if __name__ == "__main__":
    main()
