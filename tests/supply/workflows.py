"""The rules of our workflows that zizmor has not: each is a function that says what is wrong."""

import re
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
ATTEST = "./.github/actions/attest"
# Whoever runs or uses one of these publishes something.
PUBLISHES = re.compile(
    r"\bgh release (upload|create|edit)\b|\b(cargo|npm|uv|poetry) publish\b|\bgem push\b|\bcpan-upload\b|\btwine upload\b|\bgit push\b|\bmvn\b.*\bdeploy\b|\bgh-action-pypi-publish\b"
)
SHELL_FROM_NETWORK = re.compile(r"\b(curl|wget)\b[^\n;]*\|\s*(sudo\s+)?(\w+/)*(ba|da|z|k)?sh\b|\b(ba|da|z|k)?sh\b[^\n;]*(<\(|\$\()\s*(curl|wget)\b")
IMAGE = re.compile(r"([\w.-]+/)*[\w.-]+:[\w.-]+@sha256:[0-9a-f]{64}|([\w.-]+/)*[\w.-]+@sha256:[0-9a-f]{64}")
LOOKS_LIKE_IMAGE = re.compile(r"([\w.-]+/)*[\w.-]+:[\w.-]+(@.*)?|.*@sha256.*")
# An image is chosen by the matrix, which contains its full name.
FROM_MATRIX = re.compile(r"\$\{\{ matrix\.[^:]* \}\}")


def files():
    """The workflows and actions, by their paths."""
    paths = [*ROOT.glob(".github/workflows/*"), *ROOT.glob(".github/actions/*/*")]
    return {str(path.relative_to(ROOT)): path.read_text() for path in sorted(paths)}


def problems(files):
    found = []
    pins = {}
    for path, text in files.items():
        document = yaml.safe_load(text)
        found += [f"{path}: {problem}" for problem in [*uses(text, document, pins), *shells(text)]]
        if "jobs" in document:
            found += [f"{path}: {problem}" for problem in workflow(document)]
    found += [f"{action}: {len(kinds)} versions" for action, kinds in pins.items() if len(kinds) > 1]
    return found


def uses(text, document, pins):
    """Actions by their commit, with the version in a comment, as Dependabot keeps them."""
    written = re.findall(r"^\s*(?:- )?uses: (\S+)(.*)$", text, re.MULTILINE)
    if sorted(action for action, _ in written) != sorted(every(document, "uses")):
        yield "a `uses` that does not begin its line"
    for action, comment in written:
        if action.startswith("./"):
            continue
        name, _, commit = action.partition("@")
        pins.setdefault("/".join(name.split("/")[:2]), set()).add((commit, comment))
        if not re.fullmatch(r"[0-9a-f]{40}", commit) or not re.fullmatch(r" # v?\d+\.\d+\.\d+", comment):
            yield f"{action}{comment} is not pinned"


def shells(text):
    if match := SHELL_FROM_NETWORK.search(text.replace("\\\n", " ")):
        yield f"runs what it downloads: {match[0]}"


def workflow(document):
    if document.get("permissions") not in ({}, {"contents": "read"}):
        yield "its permissions are not to read the contents, at most"
    if "concurrency" not in document:
        yield "no concurrency"
    jobs = document["jobs"]
    for name, job in jobs.items():
        for problem in [*limits(job), *images(job), *publishing(jobs, job)]:
            yield f"{name}: {problem}"


def limits(job):
    if not isinstance(job.get("timeout-minutes"), int):
        yield "no timeout-minutes"


def images(job):
    container = job.get("container", "")
    named = [container, *(service for service in job.get("services", {}).values())]
    for image in named:
        image = image["image"] if isinstance(image, dict) else image
        if image and not IMAGE.fullmatch(image) and not FROM_MATRIX.fullmatch(image):
            yield f"image {image} has no digest"
    for value in texts(job.get("strategy", {}).get("matrix", {})):
        if LOOKS_LIKE_IMAGE.fullmatch(value) and not IMAGE.fullmatch(value):
            yield f"image {value} has no digest"
    for run in every(job, "run"):
        for command in re.findall(r"\bdocker (?:run|pull|create)\b.*", run.replace("\\\n", " ")):
            if '"$IMAGE"' not in command or not FROM_MATRIX.fullmatch(job.get("env", {}).get("IMAGE", "")):
                yield f"`{command}` takes an image that is not the matrix's"


def publishing(jobs, job):
    rights = {right for right, access in (job.get("permissions") or {}).items() if access == "write"}
    if not rights and not any(PUBLISHES.search(text) for text in [*every(job, "run"), *every(job, "uses")]):
        return
    if "environment" not in job:
        yield "publishes without an environment"
    # A site is read, not installed: nobody could verify it.
    if rights != {"pages", "id-token"} and not attested(jobs, job):
        yield "publishes what is not attested"


def attested(jobs, job):
    needs = job.get("needs", [])
    needs = [needs] if isinstance(needs, str) else needs
    return ATTEST in every(job, "uses") or any(attested(jobs, jobs[name]) for name in needs)


def every(node, key):
    """The texts that a key has anywhere below a node."""
    if isinstance(node, dict):
        own = [node[key]] if isinstance(node.get(key), str) else []
        return own + [text for value in node.values() for text in every(value, key)]
    return [text for value in node for text in every(value, key)] if isinstance(node, list) else []


def texts(node):
    if isinstance(node, dict):
        return texts(list(node.values()))
    return [text for value in node for text in texts(value)] if isinstance(node, list) else [str(node)]
