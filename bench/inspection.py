"""Measures `inspect` on large inputs, which it makes, and writes the table of bench/README.md: `python3 bench/inspection.py COMMAND`."""

import multiprocessing
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

from table import RUNS, markdown, write

PUSH = (
    "flocktory.push(['postcheckout', {user: {name: 'Анна', email: 'anna@shop.ru'}, order: {id: 'A-1', price: 1000, "
    "items: [{id: '7', title: 'Чай', price: 500, count: 2}]}}]);"
)
LOADER = '<script src="https://api.flocktory.com/v2/loader.js?site_id=1839" async></script>'
MINIFIED = "function a{0}(b,c){{var d=b.x+c.y;if(d>10){{return{{e:d,f:[1,2,3]}}}}return b.map(function(g){{return g*2}})}}"
FILES = 200_000

# The inputs, by their names in the table.
INPUTS = {
    "a page of 10 MB": "page.html",
    "a template of PHP, 10 MB": "page.php",
    "a minified script of 3 MB": "app.js",
    f"a tree of {FILES:,} files, of which {FILES // 2000} mention Flocktory": "tree",
}


def make(folder: pathlib.Path) -> None:
    product = '<div class="product"><a href="/p/1">Товар</a><span>100</span></div>\n'
    (folder / "page.html").write_text(LOADER + product * (10_000_000 // len(product.encode())) + f"<script>{PUSH}</script>")
    row = "<tr><td><?= htmlspecialchars($row['a']) ?></td><?php if ($x): ?><td><?= $y ?></td><?php endif ?></tr>\n"
    (folder / "page.php").write_text(row * (10_000_000 // len(row)) + f"<script>{PUSH}</script>")
    (folder / "app.js").write_text("".join(MINIFIED.format(n) for n in range(3_000_000 // len(MINIFIED.format(10_000)))) + PUSH)
    for number in range(FILES):
        file = folder / "tree" / str(number // 10_000) / str(number // 100) / f"{number}.php"
        if number % 100 == 0:
            file.parent.mkdir(parents=True)
        file.write_text("<?php\nclass A { function b() { return 1; } }\n" * 20 + "// flocktory\n" * (number % 2000 == 0))


def measure(command: str, path: pathlib.Path) -> list[str]:
    seconds, usage = [], None
    for _ in range(RUNS):
        start = time.perf_counter()
        process = subprocess.Popen([command, "inspect", str(path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        assert os.waitstatus_to_exitcode(status) in (0, 1), path
        seconds.append(time.perf_counter() - start)
    return [f"{statistics.median(seconds):.2f} s", f"{usage.ru_maxrss / 1024:.0f} MiB"]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        # The memory of this process counts as that of its children.
        maker = multiprocessing.Process(target=make, args=(pathlib.Path(folder),))
        maker.start()
        maker.join()
        assert maker.exitcode == 0
        rows = [[name, *measure(sys.argv[1], pathlib.Path(folder, file))] for name, file in INPUTS.items()]
    table = markdown([["`inspect`", f"median of {RUNS} runs", "peak memory"], *rows])
    write("bench/README.md", "inspect", table)
    print(table)


if __name__ == "__main__":
    main()
