"""Counts the instructions of a command for each of the shapes, at two sizes: measure.py COMMAND SERVE [NAME...]

SERVE is serve.c as a library. A shape whose input of twice the size takes more than two and a half times the instructions is
not linear. What the command takes for no input is subtracted. Instructions are the same on a busy machine and on an idle one.
"""

import os
import re
import struct
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

from shapes import INDEXED, SHAPES

# Twice the size still fits into the first read of the feed reader. An element that does not fit is read again from its start,
# in steps, so that one size costs more than its share and the next one less.
SIZE = 30_000
# The input with which the code of a shape is translated.
SMALL = 300
MOST = 2.5
# Fewer instructions than these do not count: those of the command itself, such as its hash tables, vary by as much.
NONE = 100_000
# A run that takes more processor time than this is stopped: it is not linear.
VALGRIND = ["prlimit", "--cpu=100", "valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
# Most of the time is translation: only what is run is translated.
VALGRIND.append("--vex-guest-chase=no")


class Failed(Exception):
    """A run did not exit with 0, 1 or 2."""


class Server:
    """The command under valgrind, which runs again and again: see serve.c."""

    def __init__(self, command, library, folder, index):
        self.command, self.folder, self.index = command, Path(folder), index
        self.log = open(self.folder / "log", "w+", encoding="utf-8")
        self.process = subprocess.Popen(
            [*VALGRIND, f"--log-file={self.log.name}", command, "serve"],
            env=os.environ | {"LD_PRELOAD": library},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def request(self, kind, arguments, made):
        path = self.folder / "input"
        path.write_bytes(made)
        values = {"input": path, "text": made.decode(errors="replace"), "output": self.folder / "output", "index": self.index}
        values = [self.command, *(argument.format(**values) for argument in arguments)]
        packed = b"".join(value.encode() + b"\0" for value in values)
        self.process.stdin.write(kind + struct.pack("=Q", len(packed)) + packed)
        self.process.stdin.flush()

    def translate(self, arguments, made):
        """Runs the command once, so that later runs need not translate the same code."""
        self.request(b"w", arguments, made)

    def instructions(self, arguments, made):
        """The instructions of one run of the command, and those of the server before it."""
        self.request(b"r", arguments, made)
        answer = self.process.stdout.read(4)
        status = os.waitstatus_to_exitcode(*struct.unpack("=i", answer)) if answer else "none"
        count = re.search(r"I +refs: +([0-9,]+)", self.log.read())
        if status not in (0, 1, 2) or not count:
            raise Failed(f"exit code {status} with {len(made)} bytes")
        return int(count[1].replace(",", ""))

    def end(self):
        self.process.stdin.close()
        self.process.wait()
        self.log.close()


def judge(server, shape):
    name, arguments, make, size = shape
    try:
        server.translate(arguments, make(size * SMALL))
        none, once, twice = (server.instructions(arguments, made) for made in (b"", make(size * SIZE), make(size * SIZE * 2)))
    except (Failed, BrokenPipeError) as failure:
        return False, f"FAILED: {name}: {failure}"
    grown = (twice - none) / max(once - none, NONE)
    is_linear = grown <= MOST
    return is_linear, f"{'ok' if is_linear else 'FAILED'}: {name}: {(once - none) / 1e6:.1f} million, times {grown:.2f}"


def main(command, library, *names):
    shapes = [shape for shape in SHAPES if not names or any(name in shape[0] for name in names)]
    failed = 0
    workers = os.cpu_count()
    with tempfile.TemporaryDirectory() as folder:
        feed, index = Path(folder) / "feed.xml", Path(folder) / "feed.idx"
        feed.write_bytes(INDEXED)
        subprocess.run([command, "feed", "index", feed, "-o", index], capture_output=True, check=True)
        idle = SimpleQueue()
        for number in range(workers):
            own = Path(folder) / str(number)
            own.mkdir()
            idle.put(Server(command, library, own, index))

        def with_server(shape):
            server = idle.get()
            try:
                return judge(server, shape)
            finally:
                idle.put(server)

        with ThreadPoolExecutor(workers) as pool:
            for is_linear, line in pool.map(with_server, shapes):
                failed += not is_linear
                print(line, flush=True)
        for _ in range(workers):
            idle.get().end()
    print(f"{len(shapes) - failed} linear, {failed} not")
    return failed > 0 or not shapes


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
