"""Counts the instructions of a command for each of the shapes, at two sizes: measure.py COMMAND [NAME...]

A shape whose input of twice the size takes more than two and a half times the instructions is not linear. What the
command needs to start is subtracted. Instructions are the same on a busy machine and on an idle one.
"""

import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

from shapes import INDEXED, SHAPES

# Twice the size still fits into the first read of the feed reader. An element that does not fit is read again from its start,
# in steps, so that one size costs more than its share and the next one less.
SIZE = 30_000
MOST = 2.5
# Fewer instructions than these do not count: those of the command itself, such as its hash tables, vary by as much.
NONE = 100_000
# A run that takes more processor time than this is stopped: it is not linear.
VALGRIND = ["prlimit", "--cpu=100", "valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
# Most of a short run is translation: only what is run is translated.
VALGRIND.append("--vex-guest-chase=no")


class Failed(Exception):
    """A run did not exit with 0, 1 or 2."""


def instructions(command, arguments, made, index):
    """The instructions of one run of the command."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "input"
        path.write_bytes(made)
        values = {"input": path, "text": made.decode(errors="replace"), "output": Path(folder) / "output", "index": index}
        arguments = [argument.format(**values) for argument in arguments]
        command = [*VALGRIND, command, *arguments]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
    count = re.search(r"I +refs: +([0-9,]+)", run.stderr)
    if run.returncode not in (0, 1, 2) or not count:
        raise Failed(f"exit code {run.returncode} with {len(made)} bytes: {run.stderr[-2000:]}")
    return int(count[1].replace(",", ""))


def main(command, *names):
    with tempfile.TemporaryDirectory() as folder:
        feed, index = Path(folder) / "feed.xml", Path(folder) / "feed.idx"
        feed.write_bytes(INDEXED)
        subprocess.run([command, "feed", "index", feed, "-o", index], capture_output=True, check=True)
        return measure(lambda arguments, made: instructions(command, arguments, made, index), names)


def measure(instructions, names):
    start = cache(lambda arguments: instructions(arguments, b""))

    def judge(shape):
        name, arguments, make, size = shape
        try:
            once, twice = (instructions(arguments, make(size * SIZE * n)) - start(arguments) for n in (1, 2))
        except Failed as failure:
            return False, f"FAILED: {name}: {failure}"
        grown = twice / max(once, NONE)
        is_linear = grown <= MOST
        return is_linear, f"{'ok' if is_linear else 'FAILED'}: {name}: {once / 1e6:.1f} million, times {grown:.2f}"

    shapes = [shape for shape in SHAPES if not names or any(name in shape[0] for name in names)]
    failed = 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for is_linear, line in pool.map(judge, shapes):
            failed += not is_linear
            print(line, flush=True)
    print(f"{len(shapes) - failed} linear, {failed} not")
    return failed > 0 or not shapes


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
