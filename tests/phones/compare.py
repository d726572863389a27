#!/usr/bin/env python3
"""Compares core, the container's tag and Google's metadata on a million spellings from a fixed seed.

Prints each check with the spellings that fail it, and how many checks passed and failed.
"""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import phonenumbers
from phonenumbers import PhoneNumberType
from spellings import COUNTRIES, spellings

HERE = Path(__file__).parent
COMMAND = os.environ["FLOCKTORY_POSTCHECKOUT"]
SHOWN = 20
FEWEST = 1_000_000
SENT = re.compile(r'\\"email\\":\\"(\d+)@unknown\.email')
HOTLINES = {PhoneNumberType.TOLL_FREE, PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST}

# Hotlines that may be sent: customers have numbers with the same first four digits, which is where the table ends.
LIKE_CUSTOMERS = {1, 36, 353, 47, 504, 508, 55, 56, 60, 66, 678, 855, 86, 91, 960, 961, 977}


def run(arguments, lines):
    return subprocess.run(arguments, input="".join(lines), capture_output=True, text=True, check=False)


def core(country, texts):
    """What the command sends for each phone: digits, or nothing."""
    orders = (
        json.dumps({"user": {"name": "Anna", "phone": text}, "order": {"id": f"A-{index}", "price": 1, "items": [{"id": "1"}]}}) + "\n"
        for index, text in enumerate(texts)
    )
    done = run([COMMAND, "render", "--ndjson", "-", "--threads", "1", "--output", "json", "--country", country], orders)
    return [match[1] if (match := SENT.search(line)) else "" for line in done.stdout.splitlines()]


def tag(country, texts):
    """The result of the tag's function for each phone."""
    done = run(["node", HERE / "tag.mjs", country], (json.dumps(text) + "\n" for text in texts))
    return done.stdout.split("\n")[:-1] or sys.exit(done.stderr)


def of_country(job):
    """The failures of one country's spellings, by check, and what was counted."""
    plans, country = job
    every = list(spellings(plans, country))
    texts = [one.text for one in every]
    by_core, by_tag = core(country, texts), tag(country, texts)
    assert len(by_core) == len(by_tag) == len(every), (len(by_core), len(by_tag), len(every))
    failures = {name: [] for name in CHECKS}
    counts = Counter(spellings=len(every))
    oracle = {}
    for one, sent, made in zip(every, by_core, by_tag):
        row = f"{country} {one.text!r}: core {sent or 'nothing'}, tag {made or 'nothing'}, right {one.number}"
        if sent not in ("", one.number):
            failures["core sends no wrong number"].append(row)
        if made not in ("", one.number):
            failures["the tag sends no wrong number"].append(row)
        if sent != made:
            failures["core and the tag send the same"].append(row)
        for number in {sent, made} - {""}:
            if number not in oracle:
                oracle[number] = judged(number)
            if oracle[number]:
                failures["Google's metadata has nothing against what is sent"].append(f"{row}: {oracle[number]}")
        if one.is_plain:
            counts["plain"] += 1
            if not sent and must_be_sent(one.number, plans, country):
                failures["a plain spelling of a customer's number is sent"].append(row)
        counts["sent"] += bool(sent)
    counts["numbers"] = len(oracle)
    return failures, counts


CHECKS = [
    "core sends no wrong number",
    "the tag sends no wrong number",
    "core and the tag send the same",
    "Google's metadata has nothing against what is sent",
    "a plain spelling of a customer's number is sent",
]


def judged(number):
    """Why the metadata rejects a number that is sent, if it does."""
    parsed = phonenumbers.parse("+" + number)
    if phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164) != "+" + number:
        return "it is read as another number"
    if not phonenumbers.is_possible_number(parsed):
        return "its length is not possible"
    if phonenumbers.number_type(parsed) in HOTLINES and parsed.country_code not in LIKE_CUSTOMERS:
        return "it is a hotline"
    return ""


def must_be_sent(number, plans, country):
    """Whether a number is a customer's, and a plus before it can mean nothing else."""
    parsed = phonenumbers.parse("+" + number)
    kind = phonenumbers.number_type(parsed)
    if kind not in (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE, PhoneNumberType.FIXED_LINE_OR_MOBILE):
        return False
    code = str(parsed.country_code)
    if code in {plan["code"] for plan in plans}:
        # The plans are stricter than the metadata in a few ranges.
        return any(plan["code"] == code and number[len(code):].startswith(tuple(plan["starts"])) for plan in plans)
    home = plans[COUNTRIES.index(country)]
    national = [number[len(trunk):] for trunk in home["trunks"] if number.startswith(trunk)] + [number]
    zone = [plan for plan in plans if plan["code"] == home["code"]]
    is_national = any(
        len(rest) == plan["length"] and rest.startswith(tuple(plan["starts"])) for rest in national for plan in zone
    )
    return not is_national and not (number.startswith("8") and len(number) < 11) and len(number) <= 15


def main():
    plans = json.loads(run(["node", HERE / "tag.mjs"], []).stdout)
    failures, counts = {name: [] for name in CHECKS}, Counter()
    with ProcessPoolExecutor(2) as pool:
        for some, counted in pool.map(of_country, [(plans, country) for country in COUNTRIES]):
            counts += counted
            for name, rows in some.items():
                failures[name] += rows
    print(", ".join(f"{count} {name}" for name, count in counts.items()))
    if counts["spellings"] < FEWEST or counts["sent"] < FEWEST / 5 or counts["plain"] < FEWEST / 25:
        failures["there are enough spellings, and enough are sent"] = [str(counts)]
    for name, rows in failures.items():
        print(f"{'FAILED' if rows else 'ok'}: {name}{f': {len(rows)}' if rows else ''}")
        for row in rows[:SHOWN]:
            print(f"  {row}")
    failed = sum(1 for rows in failures.values() if rows)
    print(f"{len(failures) - failed} passed, {failed} failed")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
