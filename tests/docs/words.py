#!/usr/bin/env python3
"""The word list: finds words and phrases that make English hard to read, in every file, and says what to write instead.

`tests/docs/words.py [PATH…]` takes files or folders. A phrase may continue in the next line of a comment.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# What to write, the expression that it replaces, and an example of that. In an expression, a space is also the end of a line
# with the comment sign of the next one.
WORDS = [
    ("fix", r"mend(s|ed|ing)?", "how to mend it"),
    ("report, say or print", r"tells?|told|telling", "the problems are told"),
    ("is not a(n) …", r"(?<!there\s)(is|are|was|were) no(?!\s(longer|more|less|fewer|better|worse|later|larger)\b)", "a text that is no number"),
    ("return, pass or consume", r"(give|gives|given|gave|giving) away", "the reading is given away"),
    ("return or pass", r"hand(s|ed|ing)? (over|out)", "hands over the value"),
    ("be, appear or be stored; mean", r"stands?|stood|standing|lies?|lay|lain|lying", "what stands in the text"),
    ("next to", r"beside", "a module beside it"),
    ("after", r"behind(?! nginx)", "the text behind it"),
    ("own, separate", r"of (its|their|our|your) own", "a code of its own"),
    ("automatically, alone", r"by (itself|themselves)", "a number by itself"),
    ("nested", r"(in|into|inside) (one another|each other)", "lists in\n    /// one another"),
    ("zero", r"n[oa]ught", "not nought"),
    ("Flocktory account", r"cabinets?", "Flocktory's cabinet"),
    ("thank-you page", r"pages? of thanks|(order-)?success pages?|thanks pages?|thank you pages?", "the page of thanks"),
    ("Flocktory", r"the vendor('s| page's)?", "the vendor's page"),
    ("duplicate", r"(is|are) (all )?there twice", "a name that is there twice"),
    ("permanently", r"for ?ever", "locked for ever"),
    ("still, anyway", r"all the same", "it is sent all the same"),
    ("what it is, in full", r"(?<=///\s)The same(?=[,.;]|\sfor|\sas|\sin)", "/// The same, for a list."),
]
GAP = r"(?:[ \t]|\n[ \t]*(?://[/!]?|\#|\*)?[ \t]*)+"
PATTERNS = [
    (instead, re.compile(rf"(?<![\w-])(?:{words.replace(' ', GAP)})(?![\w-])", re.IGNORECASE), example)
    for instead, words, example in WORDS
]


def found(path, text):
    """The problems of a text, one line each."""
    for instead, pattern, _ in PATTERNS:
        for match in pattern.finditer(text):
            words = " ".join(match[0].split())
            yield f"{path}:{text.count(chr(10), 0, match.start()) + 1}: `{words}`: write {instead}"


def main(paths):
    for _, pattern, example in PATTERNS:
        assert pattern.search(example), example
    listed = subprocess.run(["git", "ls-files", "-z", "--", *paths], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout
    problems = []
    for path in listed.split("\0")[:-1]:
        file = ROOT / path
        if file.is_symlink() or file == Path(__file__).resolve():
            continue
        try:
            problems += found(path, file.read_text())
        except UnicodeDecodeError:
            continue
    print(*problems, sep="\n", end="\n" if problems else "")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
