"""Writes the measured figures between the marks of bench/README.md."""

import json
import pathlib
import re
import resource
import statistics
import subprocess
import sys
import time

RUNS = 5
OURS = ("typed order to html", "JSON text to html")
HAND = ("serde_json and replacements", "serde_json, replacements, ASCII")
FLOOR = "floor: copy and escape"


def medians(folder: pathlib.Path) -> dict[str, float]:
    """Nanoseconds of each benchmark of a group."""
    found = {}
    for file in folder.glob("*/new/benchmark.json"):
        name = json.loads(file.read_text())["value_str"]
        estimates = json.loads(file.with_name("estimates.json").read_text())
        found[name] = estimates["median"]["point_estimate"]
    return found


def render_table(criterion: pathlib.Path) -> str:
    lines = [
        "| | 5 items | 500 items | against the floor | against plain serde_json | against the same in ASCII |",
        "|---|---|---|---|---|---|",
    ]
    few, many = medians(criterion / "5 items"), medians(criterion / "500 items")
    for name in ("memcpy of the output", FLOOR, *OURS, *HAND):
        ratios = [f"{few[name] / few[FLOOR]:.2f} / {many[name] / many[FLOOR]:.2f} of it"]
        ratios += [f"{few[hand] / few[name]:.1f} x / {many[hand] / many[name]:.1f} x faster" for hand in HAND]
        if name not in OURS:
            ratios = ["", "", ""]
        lines.append(f"| {name} | {few[name] / 1e3:.2f} µs | {many[name] / 1e3:.1f} µs | {' | '.join(ratios)} |")
    return "\n".join(lines)


def batch_table(orders: pathlib.Path) -> str:
    size, seconds = orders.stat().st_size, []
    command = ["target/release/flocktory-postcheckout", "check", "--ndjson", str(orders)]
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        seconds.append(time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    median = statistics.median(seconds)
    return "\n".join([
        "| `check --ndjson`, a million orders | |",
        "|---|---|",
        f"| input | {size / 1e9:.2f} GB |",
        f"| median of {RUNS} runs | {median:.2f} s, {size / median / 1e6:.0f} MB/s |",
        f"| peak memory, ids included | {peak:.0f} MiB |",
    ])


def main() -> None:
    criterion, orders, readme = map(pathlib.Path, sys.argv[1:])
    text = readme.read_text()
    for mark, table in (("render", render_table(criterion)), ("batch", batch_table(orders))):
        block = f"<!-- {mark} -->\n{table}\n<!-- end -->"
        text, count = re.subn(rf"<!-- {mark} -->.*?<!-- end -->", lambda _: block, text, flags=re.S)
        assert count == 1, mark
    readme.write_text(text)
    print(text)


if __name__ == "__main__":
    main()
