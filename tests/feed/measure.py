"""Runs a command with limited memory: measure.py MEGABYTES COMMAND...

Its input, output and exit code are the command's own; seconds and memory go to stderr. 99 is too much memory.
"""

import resource
import subprocess
import sys
import time

limit, command = int(sys.argv[1]), sys.argv[2:]
start = time.monotonic()
code = subprocess.run(command, check=False).returncode
taken = time.monotonic() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
print(f"{' '.join(command[1:3])}: {taken:.1f} s, {used:.0f} MB", file=sys.stderr)
sys.exit(code if used <= limit else 99)
