"""Writes the measured figures between the marks of a README: `python measure.py README.md wheel`."""

import gc
import json
import os
import pathlib
import platform
import re
import statistics
import subprocess
import sys
import time
from importlib.metadata import version

import orders
from peers import BY_HAND, PEERS

from flocktory_postcheckout import render

OURS = "flocktory_postcheckout.render"
ROUNDS = {5: 100, 500: 50}
# Few enough to stay in the cache, as one order does in a shop.
ORDERS = {5: 20, 500: 1}
STARTS = 40


def payload(script: str):
    """The payload in another library's script."""
    return json.loads(re.search(r"\{.*\}", script, re.S)[0])


def microseconds(items: int, contenders: dict, make) -> dict:
    """The median CPU time of each contender's calls. All take turns, and each call has its own order, made just before."""
    spent = {key: [] for key in contenders}
    gc.disable()
    for turn in range(ROUNDS[items]):
        for key, contender in contenders.items():
            calls = [make(key, turn * ORDERS[items] + number) for number in range(ORDERS[items])]
            start = time.thread_time_ns()
            for order, options in calls:
                contender(order, **options)
            spent[key].append((time.thread_time_ns() - start) / len(calls))
    gc.enable()
    return {key: statistics.median(times) / 1000 for key, times in spent.items()}


def medians(items: int) -> dict[str, float]:
    wanted = json.loads(render(orders.order(1, items)).json)
    for name, contender in PEERS.items():
        assert payload(contender(orders.order(1, items))) == wanted, name
    return microseconds(items, {OURS: render, **PEERS}, lambda _, number: (orders.order(number, items), {}))


def speed() -> str:
    few, many = medians(5), medians(500)
    lines = ["| | 5 items | 500 items | ours is faster by |", "|---|---|---|---|"]
    for name in few:
        ratio = "" if name == OURS else f"{few[name] / few[OURS]:.1f} x / {many[name] / many[OURS]:.1f} x"
        lines.append(f"| {name} | {few[name]:.2f} µs | {many[name]:.0f} µs | {ratio} |")
    return "\n".join(lines)


# How an order and its options are made.
CASES = {
    "no options": lambda number: (orders.order(number, 5), {}),
    "with nonce, base_url, lang, spot": lambda number: (orders.order(number, 5), orders.options(number)),
    "the same, which complete the order": lambda number: (orders.incomplete(number, 5), orders.options(number)),
    "one warning": lambda number: (orders.with_warning(number, 5), {}),
}


def agree(case: str, make) -> None:
    """All must send the same payload, and have the nonce in the tag."""
    order, options = make(1)
    snippet = render(order, **options)
    assert len(snippet.problems) == (case == "one warning"), snippet.problems
    for name, contender in BY_HAND.items():
        order, options = make(1)
        script = contender(order, **options)
        assert payload(script) == json.loads(snippet.json), name
        assert script.split(">")[0] == snippet.split(">")[0], name


def cases() -> str:
    for case, make in CASES.items():
        agree(case, make)
    contenders = {OURS: render, **BY_HAND}
    turns = {(case, name): contender for case in CASES for name, contender in contenders.items()}
    times = microseconds(5, turns, lambda turn, number: CASES[turn[0]](number))
    lines = ["| 5 items | " + " | ".join(contenders) + " | ours is faster by |", "|---" * (len(contenders) + 2) + "|"]
    for case in CASES:
        ours, *others = (times[case, name] for name in contenders)
        added = ours / times["no options", OURS] - 1
        first = f"{ours:.2f} µs" + (f", {added:+.0%}" if added else "")
        ratios = " / ".join(f"{other / ours:.1f} x" for other in others)
        lines.append(f"| {case} | {first} | " + " | ".join(f"{other:.2f} µs" for other in others) + f" | {ratios} |")
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
    processor = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())[1]
    return ", ".join([
        f"CPython {platform.python_version()}",
        *(f"{name} {version(name)}" for name in names),
        f"on a machine with {os.cpu_count()} cores of {processor}.",
    ])


def main() -> None:
    readme, wheel = map(pathlib.Path, sys.argv[1:])
    text = readme.read_text()
    for mark, block in (("versions", versions()), ("speed", speed()), ("cases", cases()), ("size", size(wheel))):
        text, count = re.subn(rf"<!-- {mark} -->.*?<!-- end -->", lambda _: f"<!-- {mark} -->\n{block}\n<!-- end -->", text, flags=re.S)
        assert count == 1, mark
    readme.write_text(text)
    print(text)


if __name__ == "__main__":
    main()
