"""Writes the measured figures between the marks of a README: `python measure.py README.md wheel`."""

import gc
import json
import pathlib
import platform
import re
import statistics
import subprocess
import sys
import time
from importlib.metadata import version

import orders
from peers import PEERS

from flocktory_postcheckout import render

OURS = "flocktory_postcheckout.render"
ROUNDS = {5: 2000, 500: 150}
STARTS = 40


def payload(script: str):
    """The payload in another library's script."""
    return json.loads(re.search(r"\{.*\}", script, re.S)[0])


def medians(items: int) -> dict[str, float]:
    """Microseconds of each contender. All take turns, and each call has its own order, made just before."""
    contenders = {OURS: render, **PEERS}
    wanted = json.loads(render(orders.order(1, items)).json)
    for name, contender in PEERS.items():
        assert payload(contender(orders.order(1, items))) == wanted, name
    spent = {name: [] for name in contenders}
    gc.disable()
    for number in range(ROUNDS[items]):
        for name, contender in contenders.items():
            order = orders.order(number, items)
            start = time.perf_counter_ns()
            contender(order)
            spent[name].append(time.perf_counter_ns() - start)
    gc.enable()
    return {name: statistics.median(times) / 1000 for name, times in spent.items()}


def speed() -> str:
    few, many = medians(5), medians(500)
    lines = ["| | 5 items | 500 items | ours is faster by |", "|---|---|---|---|"]
    for name in few:
        ratio = "" if name == OURS else f"{few[name] / few[OURS]:.1f} x / {many[name] / many[OURS]:.1f} x"
        lines.append(f"| {name} | {few[name]:.2f} µs | {many[name]:.0f} µs | {ratio} |")
    return "\n".join(lines)


def start(code: str) -> float:
    """Milliseconds of a Python process that runs this code."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-I", "-c", code], check=True)
    return (time.perf_counter() - begin) * 1000


def size(wheel: pathlib.Path) -> str:
    bare, full = zip(*((start("pass"), start("import flocktory_postcheckout")) for _ in range(STARTS)))
    added = statistics.median(full) - statistics.median(bare)
    return "\n".join([
        "| | |",
        "|---|---|",
        f"| the wheel | {wheel.stat().st_size / 1000:.0f} kB |",
        f"| the import, beyond Python's own start | {added:.1f} ms |",
    ])


def versions() -> str:
    names = ("orjson", "msgspec", "pydantic", "django")
    return ", ".join([f"CPython {platform.python_version()}", *(f"{name} {version(name)}" for name in names)]) + "."


def main() -> None:
    readme, wheel = map(pathlib.Path, sys.argv[1:])
    text = readme.read_text()
    for mark, block in (("versions", versions()), ("speed", speed()), ("size", size(wheel))):
        text, count = re.subn(rf"<!-- {mark} -->.*?<!-- end -->", lambda _: f"<!-- {mark} -->\n{block}\n<!-- end -->", text, flags=re.S)
        assert count == 1, mark
    readme.write_text(text)
    print(text)


if __name__ == "__main__":
    main()
