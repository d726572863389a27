"""Counts the instructions of a call and compares them with counts.json: measure.py GROUP TOOLS COMMAND…

COMMAND makes the calls: it gets the name of a row, and how many calls to make. TOOLS are the versions that the counts depend
on. With BLESS=1 the counts are written into the file.
"""

import json
import math
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from orders import order

COUNTS = Path(__file__).with_name("counts.json")
ORDERS = ("5 items", "5 items, four options")
CORE = (
    *(f"{what}, {items} items" for what in ("typed order", "JSON", "packed order") for items in (5, 500)),
    "JSON, four options",
    "JSON, a warning",
    "check of JSON",
)
ROWS = {"core": CORE, "command": ("a line of check --ndjson",)}
# A count may grow by this much, in percent. Ruby's varies by 1 %, with the random seed of its hash tables.
MOST, MOST_IN = 3, {"ruby": 6}
# And by this much if the file was made with other tools: another version of the compiler gives other code.
MOST_WITH_OTHERS = 25
# Calls that are not counted, because some things are done once, and calls that are.
BEFORE, COUNTED = 50, 200
# Its count of instructions is that of callgrind, in half the time; most of the time is translation: only what is run is translated.
VALGRIND = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", "--vex-guest-chase=no"]
# The seeds of hash tables.
SEEDS = {"PYTHONHASHSEED": "0", "PERL_HASH_SEED": "0", "PERL_PERTURB_KEYS": "0"}
# The other variables of the environment move the stack, and with it the alignment of data.
KEPT = ("PATH", "LD_LIBRARY_PATH", "GEM_HOME", "PERL5LIB", "PYTHONPATH")
# A process that writes the bytecode of a module would count its compilation, and the next one would not.
ENVIRONMENT = {"LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"} | SEEDS | {name: os.environ[name] for name in KEPT if name in os.environ}


def instructions(group, command, row, calls):
    """The instructions of a process that makes these calls."""
    with tempfile.TemporaryDirectory() as folder:
        given, log = Path(folder) / "given", Path(folder) / "log"
        if group == "command":
            lines, arguments = [order(number, 5) for number in range(calls)], ["check", "--ndjson", "--threads=1", "-"]
        else:
            lines, arguments = [order(1, 5)], [row, str(calls)]
        given.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines))
        with given.open() as stdin:
            run = [*VALGRIND, f"--log-file={log}", *command, *arguments]
            subprocess.run(run, check=True, env=ENVIRONMENT, stdin=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        return int(re.search(r"I +refs: +([0-9,]+)", log.read_text())[1].replace(",", ""))


def of_a_call(group, command, row):
    """What more calls add: the start of the process does not count."""
    before, counted = (BEFORE // 10, COUNTED // 20) if "500 items" in row else (BEFORE, COUNTED)
    fewer, more = (instructions(group, command, row, calls) for calls in (before, before + counted))
    return round((more - fewer) / counted)


def limit(group, tools, made_with):
    """The allowed growth in percent."""
    if tools == made_with:
        return MOST_IN.get(group, MOST)
    # The first part is the machine.
    is_same_machine = made_with and tools.split(",")[0] == made_with.split(",")[0]
    then = f"counts may grow by {MOST_WITH_OTHERS} %" if is_same_machine else "counts are not compared"
    print(f"{group}: counts.json was made with {made_with or 'nothing'}; this is {tools}: {then}.")
    return MOST_WITH_OTHERS if is_same_machine else math.inf


def fault(old, new, most):
    """What is wrong with a count."""
    if old is None:
        return "not in counts.json"
    if new > old * (1 + most / 100):
        return f"GREW by more than {most} %"
    # With the old count in the file, it could grow back unnoticed.
    if most < MOST_WITH_OTHERS and new < old * (1 - most / 100):
        return "fell: write the new count"
    return ""


def main(group, tools, *command):
    counts = json.loads(COUNTS.read_text())
    known = counts.get(group, {"made with": "", "instructions of a call": {}})
    rows = ROWS.get(group, ORDERS)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        new = dict(zip(rows, pool.map(lambda row: of_a_call(group, command, row), rows)))
    most, wrong = limit(group, tools, known["made with"]), []
    for row, now in new.items():
        old = known["instructions of a call"].get(row)
        if said := fault(old, now, most):
            wrong.append(row)
        change = "" if old is None else f"{(now / old - 1) * 100:+.1f} %"
        print(f"{group:8}  {row:24}  {old or '':>10}  {now:>10}  {change:>8}  {said}".rstrip(), flush=True)
    if os.environ.get("BLESS"):
        counts[group] = {"made with": tools, "instructions of a call": new}
        COUNTS.write_text(json.dumps(counts, indent=2, ensure_ascii=False) + "\n")
    elif wrong:
        print(f"If this is intended, `make bench-ir BLESS=1` writes all counts, and `BLESS=1 bench/ir/run {group}` these.")
        return True
    return False


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
