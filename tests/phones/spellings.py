"""Phones as people and programs write them, a million from a fixed seed, each with the only number that it may mean."""

import random

import phonenumbers
import regex
from codes import CUSTOMERS, HOTLINES, descriptions, lengths

COUNTRIES = ["RU", "KZ", "BY", "UA", "UZ", "AM", "GE", "AZ", "KG", "TJ", "TM", "MD"]
NUMBERS, SPELLINGS = 1000, 100

LABELS = ["", "", "", "", "тел. ", "Тел: ", "т.", "Phone: ", "моб ", "tel:"]
SEPARATORS = [" ", "-", ".", "\u00a0", "\u2011", "\u202f", ") ", " (", ". ", " .", "\u200b", "−", ",", "/"]
# Text that a spreadsheet, a typing error or a join of two columns leaves after a number.
TAILS = [
    ".0", ".00", ".000", ".0000", ".5", ".12", ".123", " .00", ". 00", ".0.", ".00 ", "(.00)", ".00.00", "\u00a0.00",
    ",0", ",00", ",12", ", 00", ".", ",", ";", ".0;", ".00,", "٫00", "．00", "e0", ".0e0",
]
# Such text directly after the digits, where it is not a group of the number.
JOINED = [" 00", "-00", "(00)", "\t00", " 000", " 12"]
EXTENSIONS = [" доб. 12", ", доб. 12", " доб 123456", " #5", "x1", " ext. 7", ";ext=12", " вн. 00", " доб", " доб. 1234567", " ext.00"]
FULL_WIDTH = str.maketrans("0123456789+-()", "０１２３４５６７８９＋－（）")


class Spelling:
    __slots__ = ("text", "number", "is_plain")

    def __init__(self, text, number, is_plain):
        # The number is its digits with the calling code. A plain spelling is one that has to be read.
        self.text, self.number, self.is_plain = text, number, is_plain


def matching(chance, pattern):
    """Random digits that match a pattern of the metadata."""
    pattern, digits = regex.compile(pattern), ""
    while not (pattern.fullmatch(digits) and (chance.random() < 0.7 or not pattern.fullmatch(digits + "0", partial=True))):
        digits += chance.choice([digit for digit in "0123456789" if pattern.fullmatch(digits + digit, partial=True)])
    return digits


class Numbers:
    """Makes calling codes and national numbers."""

    def __init__(self, plans, home, chance):
        self.plans, self.home, self.chance = plans, plans[COUNTRIES.index(home)], chance
        self.customers, self.hotlines = {}, []
        for code in sorted(phonenumbers.COUNTRY_CODE_TO_REGION_CODE):
            if lengths(code):
                self.customers[code] = [one.national_number_pattern for one in descriptions(code, CUSTOMERS)]
                self.hotlines += [(code, one.national_number_pattern) for one in descriptions(code, HOTLINES)]
        self.planned = {plan["code"] for plan in plans}
        self.foreign = [code for code in self.customers if str(code) not in self.planned]

    def of_plan(self, plan):
        start = self.chance.choice(plan["starts"])
        rest = plan["length"] - len(start)
        return plan["code"], start + "".join(self.chance.choice("0123456789") for _ in range(rest))

    def of_code(self, code):
        return str(code), matching(self.chance, self.chance.choice(self.customers[code]))

    def one(self):
        kind = self.chance.random()
        if kind < 0.45:
            return self.of_plan(self.home)
        if kind < 0.55:
            return self.of_code(int(self.home["code"]))
        if kind < 0.68:
            return self.of_plan(self.chance.choice(self.plans))
        if kind < 0.93:
            return self.of_code(self.chance.choice(self.foreign))
        code, pattern = self.chance.choice(self.hotlines)
        return str(code), matching(self.chance, pattern)


def grouped(chance, digits, separator):
    """Digits in the groups that people make, from the right."""
    groups, rest = [], digits
    for size in chance.choice([(2, 2, 3, 3), (2, 2, 3, 3), (4, 3, 3), (3, 3, 3), (2, 2, 2, 2, 2, 2), (3,) * 6, (7, 3)]):
        if rest:
            rest, group = rest[:-size], rest[-size:]
            groups.insert(0, group)
    return separator.join([rest, *groups] if rest else groups)


def scattered(chance, digits):
    return "".join(digit + (chance.choice(SEPARATORS) if chance.random() < 0.3 else "") for digit in digits[:-1]) + digits[-1]


def spelt(chance, code, national, home, is_planned):
    """One spelling, and whether it is plain."""
    is_home = home["code"] == code
    prefixes = ["+" + code] * 6 + ["00" + code] * 2 + ["810" + code]
    if is_planned:
        prefixes.append(code)
    if is_home:
        prefixes += [*home["trunks"], ""] * 4
        prefixes += ["+", "+8", "00", "008", "8", *("+" + trunk for trunk in home["trunks"])]
    prefix = chance.choice(prefixes)
    style, text = chance.random(), prefix
    separator = chance.choice([" ", "-", ".", "\u00a0", "", "", "\u2011"])
    if style < 0.25:
        text = prefix + national
        if len(text) > 8 and chance.random() < 0.1:
            text += chance.choice(JOINED)
    elif style < 0.7:
        text = f"{prefix}{separator if prefix.strip('+') else ''}{grouped(chance, national, separator)}"
    elif style < 0.8:
        area = chance.choice([2, 3, 3, 4])
        text = f"{prefix}{chance.choice(['', ' '])}({national[:area]}){chance.choice(['', ' '])}{grouped(chance, national[area:], separator)}"
    elif style < 0.9:
        text = ("+" if prefix.startswith("+") else "") + grouped(chance, prefix.strip("+") + national, separator)
    else:
        text = ("+" if prefix.startswith("+") else "") + scattered(chance, prefix.strip("+") + national)
    is_plain = prefix == "+" + code and style < 0.8 and separator != "." and not text.endswith(tuple(JOINED))
    if chance.random() < 0.45:
        text, is_plain = text + chance.choice(TAILS), False
    if chance.random() < 0.2:
        text, is_plain = text + chance.choice(EXTENSIONS), False
    if chance.random() < 0.05:
        text, is_plain = text + chance.choice(TAILS), False
    if chance.random() < 0.02:
        text = text.translate(FULL_WIDTH)
    return chance.choice(LABELS) + text, is_plain


def spellings(plans, country):
    """Every spelling for a shop of one country."""
    chance = random.Random(f"phones of {country}")
    numbers = Numbers(plans, country, chance)
    for _ in range(NUMBERS):
        code, national = numbers.one()
        is_planned = code in numbers.planned
        every = dict(spelt(chance, code, national, numbers.home, is_planned) for _ in range(SPELLINGS))
        yield from (Spelling(text, code + national, is_plain) for text, is_plain in every.items())
