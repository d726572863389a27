#!/usr/bin/env python3
"""Writes core/src/rules/calling_codes.rs from Google's metadata; with --check, reports whether it is up to date."""

import re
import sys
import textwrap
from pathlib import Path

import phonenumbers
import regex
from phonenumbers import PhoneMetadata

HERE = Path(__file__).parent
RULES = HERE.parent.parent / "core/src/rules"
CUSTOMERS = ["fixed_line", "mobile"]
# Not a hotline, though few customers have one.
OTHERS = ["voip", "personal_number", "pager", "uan"]
HOTLINES = ["toll_free", "premium_rate", "shared_cost"]
# E.164: a number has at most this many digits, with its code.
MOST = 15
# Digits of a hotline's prefix after the code. Longer prefixes are many and rarely used.
LONGEST_PREFIX = 4


def descriptions(code, kinds):
    """What the metadata says about numbers of these kinds, in every region of a calling code."""
    for region in phonenumbers.COUNTRY_CODE_TO_REGION_CODE[code]:
        world = region == "001"
        metadata = PhoneMetadata.metadata_for_nongeo_region(code) if world else PhoneMetadata.metadata_for_region(region)
        for kind in kinds:
            description = getattr(metadata, kind)
            if description and description.national_number_pattern and -1 not in description.possible_length:
                yield description


def lengths(code):
    """How many digits follow the code in a customer's number."""
    every = {length for one in descriptions(code, CUSTOMERS) for length in one.possible_length}
    return sorted(length for length in every if length + len(str(code)) <= MOST)


def patterns(code, kinds):
    return [regex.compile(one.national_number_pattern) for one in descriptions(code, kinds)]


def may_begin(numbers, prefix):
    return any(number.fullmatch(prefix, partial=True) for number in numbers)


def hotlines(code):
    """The shortest prefixes that hotlines have and other numbers do not."""
    special, ordinary = patterns(code, HOTLINES), patterns(code, CUSTOMERS + OTHERS)

    def below(prefix):
        if not may_begin(special, prefix):
            return
        if not may_begin(ordinary, prefix):
            yield prefix
        elif len(prefix) < LONGEST_PREFIX:
            for digit in "0123456789":
                yield from below(prefix + digit)

    return list(below(""))


def literal(words, indent):
    """Words as a text of Rust, on several lines."""
    margin = "\\\n" + " " * indent
    return f'"{margin}{f" {margin}".join(textwrap.wrap(" ".join(words), 108))}"'


def source():
    codes = sorted(phonenumbers.COUNTRY_CODE_TO_REGION_CODE, key=str)
    planned = re.findall(r'code: "(\d+)"', (RULES / "plan.rs").read_text())
    date = re.search(r"released ([\d-]+)", (HERE / "requirements.txt").read_text())[1]
    foreign = [code for code in codes if lengths(code) and str(code) not in planned]
    longest = max(length for code in foreign for length in lengths(code))
    by_length = [[str(code) for code in foreign if length in lengths(code)] for length in range(longest + 1)]
    zero = [str(code) for code in foreign if may_begin(patterns(code, CUSTOMERS), "0")]
    special = [f"{code}{prefix}" for code in codes if lengths(code) for prefix in hotlines(code)]
    rows = "".join(f"    {literal(row, 8)},\n" if row else '    "",\n' for row in by_length)
    return f"""\
//! Calling codes of the world. Made by `tests/phones/codes.py` from Google's metadata of phone numbers
//! (libphonenumber {phonenumbers.__version__}, {date}); do not edit.

/// The codes of countries without a plan here, at the number of digits that may follow them.
pub(crate) const CODES: [&str; {longest + 1}] = [
{rows}];

/// The calling codes after which a number may begin with 0.
pub(crate) const BEFORE_ZERO: &str = {literal(zero, 4)};

/// The prefixes of toll-free, premium and shared-cost numbers, also in countries with a plan.
pub(crate) const HOTLINES: &str = {literal(special, 4)};
"""


def main():
    path = RULES / "calling_codes.rs"
    made = source()
    if "--check" not in sys.argv[1:]:
        path.write_text(made)
    elif path.read_text() != made:
        sys.exit(f"{path} is not what {Path(__file__).name} makes: run it and read the difference")


if __name__ == "__main__":
    main()
