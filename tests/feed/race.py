"""Overwrites and replaces an index carelessly, again and again: race.py ROUNDS FILE ONE OTHER.

In each round FILE is replaced by renaming, copied over as `cp` does, written over without being cut off first, cut off in
the middle, and emptied, with the bytes of the files ONE and OTHER by turns. In the end it is ONE.
"""

import os
import pathlib
import sys
import time

rounds, path = int(sys.argv[1]), sys.argv[2]
indexes = [pathlib.Path(name).read_bytes() for name in sys.argv[3:5]]
PIECE = 1 << 14


def replace(content):
    pathlib.Path(path + ".new").write_bytes(content)
    os.replace(path + ".new", path)


def write(content, flags=0):
    file = os.open(path, os.O_WRONLY | flags)
    for start in range(0, len(content), PIECE):
        os.write(file, content[start : start + PIECE])
    os.close(file)


def mangle(content):
    yield write(content, os.O_TRUNC)
    yield os.truncate(path, len(content) // 2)
    yield write(content)
    yield os.truncate(path, 0)
    yield replace(content)


for number in range(rounds):
    for index in (number, number + 1):
        for _ in mangle(indexes[index % 2]):
            time.sleep(0.001)
        # Over one of the same length.
        write(indexes[(index + 1) % 2])
        time.sleep(0.001)
replace(indexes[0])
