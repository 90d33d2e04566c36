# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs barriosctl on databases of its own, for the tests beside it."""
import csv
import io
import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import tap  # noqa: E402,F401

PROGRAM = os.environ["BC_PROGRAM"]
# Makes what a case begins with; another build of the program where the one under test is slow.
PREPARER = os.environ.get("BC_PREPARER", PROGRAM)
FIXTURES = HERE.parent / "fixtures"
DISTRICTS = FIXTURES / "districts.csv"


class Done:
    """What a command left: its exit status and what it printed."""

    def __init__(self, finished):
        self.status = finished.returncode
        self.bytes = finished.stdout
        self.text = finished.stdout.decode("utf-8")
        self.errors = finished.stderr.decode("utf-8")


class Case(unittest.TestCase):
    """A test with a folder of its own and the person's language English unless said otherwise."""
    preparer = PREPARER

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="barriosctl-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.database = self.folder / "barrios.db"
        self.environment = dict(os.environ, HOME=folder.name, XDG_DATA_HOME=folder.name)

    def run_on(self, database, *words, program=PROGRAM, **options):
        return Done(subprocess.run([program, "--database", str(database), *map(str, words)],
                                   capture_output=True, env=self.environment, check=False, **options))

    def run_it(self, *words, **options):
        return self.run_on(self.database, *words, **options)

    def work(self, *words, database=None, program=PROGRAM):
        """A command that must succeed; what it printed."""
        done = self.run_on(database or self.database, *words, program=program)
        self.assertEqual((done.status, done.errors), (0, ""), words)
        return done.text

    def prepare(self, *words, database=None):
        """As `work`, for what is no part of what the case is about."""
        return self.work(*words, database=database, program=self.preparer)

    def read(self, *words, database=None):
        return json.loads(self.work(*words, "--format", "json", database=database))

    def add(self, *words, database=None):
        return self.prepare("add", *words, database=database).strip()

    def refuse(self, line, *words, status=1, database=None):
        """A command that must fail with exactly one LINE and leave the journal as it is."""
        before = self.count_saves(database)
        done = self.run_on(database or self.database, *words)
        self.assertEqual((done.status, done.errors), (status, f"barriosctl: {line}\n"), words)
        self.assertEqual(done.text, "")
        self.assertEqual(self.count_saves(database), before)

    def count_saves(self, database=None):
        path = database or self.database
        if not Path(path).exists() or Path(path).stat().st_size == 0:
            return 0
        done = self.run_on(path, "history", "--format", "json")
        return len(json.loads(done.text)) if done.status == 0 else done.errors

    def init(self, level="council", name="Ana Pérez", database=None, language="en", more=()):
        self.prepare("init", "--level", level, "--name", name, "--language", language, *more, database=database)

    def read_csv(self, *words):
        done = self.run_it(*words, "--format", "csv")
        self.assertEqual(done.status, 0)
        self.assertTrue(done.bytes.startswith(b"\xef\xbb\xbf"))
        self.assertEqual(done.bytes.count(b"\n"), done.bytes.count(b"\r\n"))
        return list(csv.DictReader(io.StringIO(done.bytes.decode("utf-8-sig"), newline=""),
                                   delimiter=";"))

    def check(self, database=None):
        done = self.run_on(database or self.database, "check")
        self.assertEqual((done.status, done.errors), (0, ""), done.text)
