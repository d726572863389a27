"""Writes the measured figures between the marks of bench/README.md."""

import json
import os
import pathlib
import re
import resource
import statistics
import subprocess
import sys
import time

RUNS = 5
FLOOR = "floor: copy and escape"
HAND = "serde_json and replacements"
ASCII = "serde_json, replacements, ASCII"
ROWS = ("memcpy of the output", FLOOR, "typed order to html", "JSON text to html", HAND, ASCII)
HEADS = ("", "5 items", "500 items", "times the floor", "faster than by hand in ASCII")


def medians(folder: pathlib.Path) -> dict[str, float]:
    """Nanoseconds of each benchmark of a group."""
    found = {}
    for file in folder.glob("*/new/benchmark.json"):
        name = json.loads(file.read_text())["value_str"]
        found[name] = json.loads(file.with_name("estimates.json").read_text())["median"]["point_estimate"]
    return found


def render_table(criterion: pathlib.Path) -> list[list[str]]:
    few, many = medians(criterion / "5 items"), medians(criterion / "500 items")
    table = [list(HEADS)]
    for name in ROWS:
        floors = f"{few[name] / few[FLOOR]:.2f} / {many[name] / many[FLOOR]:.2f}"
        ratios = f"{few[ASCII] / few[name]:.1f} / {many[ASCII] / many[name]:.1f}"
        table.append([name, f"{few[name] / 1e3:.2f} µs", f"{many[name] / 1e3:.1f} µs", floors, ratios])
    return table


def batch_table(orders: pathlib.Path) -> list[list[str]]:
    size, seconds = orders.stat().st_size, []
    command = ["target/release/flocktory-postcheckout", "check", "--ndjson", str(orders)]
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        seconds.append(time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    median = statistics.median(seconds)
    return [
        ["`check --ndjson`, a million orders", ""],
        ["input", f"{size / 1e9:.2f} GB"],
        [f"median of {RUNS} runs", f"{median:.2f} s, {size / median / 1e6:.0f} MB/s"],
        ["peak memory, ids included", f"{peak:.0f} MiB"],
    ]


def feed_table(criterion: pathlib.Path, feed: pathlib.Path) -> list[list[str]]:
    found, size, index = medians(criterion / "feed"), feed.stat().st_size, feed.with_suffix(".idx")
    seconds = []
    for _ in range(RUNS):
        start = time.perf_counter()
        process = subprocess.Popen(
            ["target/release/flocktory-postcheckout", "feed", "index", str(feed), "-o", str(index)], stderr=subprocess.PIPE
        )
        reported = process.stderr.read().decode()
        _, status, usage = os.wait4(process.pid, 0)
        assert status == 0, reported
        seconds.append(time.perf_counter() - start)
    median, offers = statistics.median(seconds), int(re.search(r": (\d+) offers", reported)[1])
    added = (found["check 5 items, with the feed"] - found["check 5 items"]) / 1e3
    return [
        [f"`feed index`, {offers:,} offers", ""],
        ["the feed", f"{size / 1e6:.0f} MB"],
        [f"median of {RUNS} runs, one core", f"{median:.2f} s, {size / median / 1e6:.0f} MB/s"],
        ["peak memory", f"{usage.ru_maxrss / 1024:.0f} MiB"],
        ["the index", f"{index.stat().st_size / 1e6:.1f} MB, {index.stat().st_size / offers:.0f} bytes an offer"],
        ["opening an index of 500,000 offers", f"{found['open'] / 1e3:.0f} µs"],
        ["looking up an id that is there", f"{found['an id that is there']:.0f} ns"],
        ["looking up one that is not", f"{found['an id that is not']:.0f} ns"],
        ["what the option adds to an order of 5 items", f"{added:.1f} µs"],
    ]


def markdown(table: list[list[str]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in table]
    return "\n".join([lines[0], "|---" * len(table[0]) + "|", *lines[1:]])


def write(page: str, mark: str, table: str) -> None:
    path = pathlib.Path(page)
    block = f"<!-- {mark} -->\n{table}\n<!-- end -->"
    text, count = re.subn(rf"<!-- {mark} -->.*?<!-- end -->", lambda _: block, path.read_text(), flags=re.S)
    assert count == 1, (page, mark)
    path.write_text(text)


def main() -> None:
    criterion, orders, feed = map(pathlib.Path, sys.argv[1:])
    render, batch, index = render_table(criterion), batch_table(orders), feed_table(criterion, feed)
    write("bench/README.md", "render", markdown(render))
    write("bench/README.md", "batch", markdown(batch))
    write("bench/README.md", "feed", markdown(index))
    print(markdown(render), markdown(batch), markdown(index), sep="\n\n")


if __name__ == "__main__":
    main()
