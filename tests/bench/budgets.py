# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints the table of budgets: each row's time, its floor's on the same machine, their ratio.

    budgets.py FOLDER        FOLDER holds the programs and gets the databases

BC_BENCH_SIZE=country measures on sixty districts instead of the large country; BC_BENCH_PARTS names the parts
to run (summary list search save bulk import window gantt site). Exit: 0 within the budgets, 1 over one of them.
"""
import hashlib
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
ROUNDS = 9
MADE_FROM = ("src/core/records/*.c", "src/store/migrations/*.sql", "src/store/indicators/*.sql",
             "src/store/summary*.c", "src/exchange/sample*", "seeds/*.xml", "tests/bench/prepare.c")
LINE = "{:<58} {:>10} {:>10} {:>8} {:>8}  {}"

sys.path.insert(0, str(HERE.parent / "gui"))
import driver  # noqa: E402

driver.connect = lambda: None  # nobody looks at the windows through AT-SPI: that would slow them


class Table:
    """The rows so far."""

    def __init__(self):
        self.over = 0
        print(LINE.format("what", "measured", "floor", "ratio", "budget", ""), flush=True)

    def add(self, what, unit, measured, floor, budget):
        """A FLOOR of 0 is none: the budget is then of the measured; a BUDGET of 0 is none."""
        value = measured / floor if floor else measured
        verdict = "" if not budget else "ok" if value <= budget else "OVER"
        self.over += verdict == "OVER"
        print(LINE.format(what, f"{measured:.4g} {unit}", f"{floor:.4g} {unit}" if floor else "",
                          f"{value:.3g}" if floor else "", f"{budget:g}" if budget else "", verdict), flush=True)

    def add_lines(self, text, judged=True):
        for line in text.splitlines():
            what, unit, *numbers = line.split("\t")
            measured, floor, budget = map(float, numbers)
            self.add(what, unit, measured, floor, budget if judged else 0)


class Bench:
    """The programs and the databases that they measure on."""

    def __init__(self, folder, size):
        self.folder, self.size, self.table = Path(folder), size, Table()
        self.large = self.make_database(size)
        self.country = self.make_database("country")

    def run(self, program, *arguments):
        """What a program prints; what keeps it from doing so ends all."""
        return subprocess.run([self.folder / program, *arguments], check=True, stdout=subprocess.PIPE, text=True).stdout

    def make_database(self, size):
        """A database of SIZE, made again only where what it is made from has changed."""
        home = self.folder / "data" / f"{size}-{digest()}"
        for old in (self.folder / "data").glob(f"{size}-*"):
            if old != home:
                shutil.rmtree(old)
        if not home.exists():
            unfinished = self.folder / "data" / f"{size}-unfinished"
            unfinished.mkdir(parents=True)
            self.run("prepare", unfinished / "barrios.db", size)
            unfinished.rename(home)
        self.run("prepare", home / "barrios.db", size)
        return home / "barrios.db"

    def copy(self, original, folder, name):
        """A copy to be written to. It shares the day's backup, so that none is made of it meanwhile."""
        path = Path(folder) / f"{name}.db"
        shutil.copyfile(original, path)
        backups = path.with_suffix(".backups")
        backups.mkdir(mode=0o700)
        for backup in original.with_suffix(".backups").iterdir():
            os.link(backup, backups / backup.name)
        return path

    def measure_summary(self):
        """Its budget is the large country's."""
        lines = self.run("bench-summary", self.large, HERE / "summary.sql")
        self.table.add_lines(lines, judged=self.size == "large")

    def measure_list(self):
        self.table.add_lines(self.run("bench-list", self.large))

    def measure_search(self):
        self.table.add_lines(self.run("bench-search", self.large))

    def measure_save(self):
        with tempfile.TemporaryDirectory(dir=self.folder) as folder:
            copies = [self.copy(self.large, folder, name) for name in ("program", "floor")]
            self.table.add_lines(self.run("bench-save", *copies))

    def measure_bulk(self):
        """On sixty districts whatever the size: what is told is a rate."""
        with tempfile.TemporaryDirectory(dir=self.folder) as folder:
            self.table.add_lines(self.run("bench-bulk", self.copy(self.country, folder, "program")))

    def measure_import(self):
        """Into databases of its own, whatever the size."""
        with tempfile.TemporaryDirectory(dir=self.folder) as folder:
            self.table.add_lines(self.run("bench-import", folder))

    def measure_window(self):
        commands = {"empty": ["empty-window"], "country": ["full-window", "--database", str(self.country)],
                    "large": ["full-window", "--database", str(self.large)]}
        with driver.Desktop() as desktop:
            took = self.time_windows(commands, desktop.environment)
        self.table.add("first frame, 60 districts, against an empty window's", "ms", took["country"], took["empty"], 1.5)
        if self.size == "large":
            self.table.add("first frame, large country, against 60 districts'", "ms", took["large"], took["country"], 1.2)

    def measure_gantt(self):
        self.measure_drawing("bench-gantt")

    def measure_site(self):
        self.measure_drawing("bench-site")

    def measure_drawing(self, program):
        with driver.Desktop() as desktop:
            self.table.add_lines(subprocess.run([self.folder / program], env=desktop.environment, check=True,
                                                stdout=subprocess.PIPE, text=True, timeout=300).stdout)

    def time_windows(self, commands, environment):
        """The median for each, interleaved; the first round is not counted."""
        times = {name: [] for name in commands}
        for _ in range(1 + ROUNDS):
            for name, command in commands.items():
                times[name].append(self.time_window(command, environment))
        return {name: statistics.median(took[1:]) for name, took in times.items()}

    def time_window(self, command, environment):
        """Milliseconds from starting the program to its first frame: both read the monotonic clock."""
        start = time.monotonic()
        said = subprocess.run([self.folder / command[0], *command[1:]], env=environment, check=True,
                              stdout=subprocess.PIPE, text=True, timeout=120).stdout
        return int(said) / 1000 - start * 1000


def digest():
    """Of all that a database is made from."""
    found = hashlib.sha256()
    for pattern in MADE_FROM:
        for path in sorted(ROOT.glob(pattern)):
            found.update(path.read_bytes())
    return found.hexdigest()[:16]


def main():
    parts = os.environ.get("BC_BENCH_PARTS", "summary list search save bulk import window gantt site").split()
    bench = Bench(sys.argv[1], os.environ.get("BC_BENCH_SIZE", "large"))
    for part in parts:
        getattr(bench, f"measure_{part}")()
    print(f"{bench.table.over} over budget")
    return 1 if bench.table.over else 0


if __name__ == "__main__":
    sys.exit(main())
