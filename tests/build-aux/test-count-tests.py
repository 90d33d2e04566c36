# SPDX-License-Identifier: GPL-3.0-or-later
"""The counter of tests: whatever went wrong in a test program is counted as failed."""
import importlib.machinery
import importlib.util
import sys
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(HERE.parent))
import tap  # noqa: E402

loader = importlib.machinery.SourceFileLoader("count_tests", str(HERE.parent.parent / "build-aux" / "count-tests"))
count_tests = importlib.util.module_from_spec(importlib.util.spec_from_loader("count_tests", loader))
loader.exec_module(count_tests)

# name, what the program printed, how meson says it ended, passed, what is said of it
PROGRAMS = [
    ("all-pass", "TAP version 13\n# random seed: R02\n1..2\nok 1 /a\nok 2 /b\n", "OK", 2, []),
    ("plan-last", "ok 1 /a\nok 2 /b\n1..2\n", "OK", 2, []),
    ("one-fails", "1..2\nok 1 - /a\nnot ok 2 - /b\n", "FAIL", 1, ["/b"]),
    ("crashed", "1..3\nok 1 /a\n", "FAIL", 1, ["planned 3 tests, ran 1"]),
    ("leaked-after-the-last", "1..1\nok 1 /a\n", "FAIL", 1, ["ended badly"]),
    ("timed-out", "1..1\nok 1 /a\n", "TIMEOUT", 1, ["ended badly"]),
    ("no-plan", "ok 1 /a\n", "ERROR", 1, ["no plan"]),
    ("too-many", "1..1\nok 1 /a\nok 2 /b\n", "ERROR", 2, ["planned 1 tests, ran 2"]),
    ("skipped", "1..2\nok 1 /a\nok 2 /b # SKIP no display\n", "OK", 1, ["did not run"]),
    ("set-aside", "1..1\nok 1 /a # TODO later\n", "OK", 0, ["did not run"]),
    ("bailed-out", "1..2\nok 1 /a\nBail out! ERROR\n", "ERROR", 1, ["planned 2 tests, ran 1"]),
    ("subtests", "TAP version 14\n# Subtest: a\n    ok 1 /a/x\n    ok 2 /a/y\n    1..2\nok 1 a\nok 2 /b\n1..2\n", "OK", 3, []),
    ("subtest-fails", "    ok 1 /a/x\n    not ok 2 /a/y\n    1..2\nnot ok 1 a\n1..1\n", "FAIL", 1, ["/a/y"]),
    ("silent", "", "FAIL", 0, ["said nothing"]),
    ("exit-code-only", "all is well\n", "OK", 1, []),
    ("exit-code-bad", "what?\n", "FAIL", 0, ["said nothing"]),
]


class Counting(unittest.TestCase):
    def test_each_kind_of_end(self):
        for name, printed, result, passed, failures in PROGRAMS:
            with self.subTest(name=name):
                count = count_tests.Count()
                count.add_program({"name": name, "stdout": printed, "result": result, "returncode": 1, "command": [name]})
                self.assertEqual(count.passed, passed)
                self.assertEqual(len(count.failures), len(failures), count.failures)
                for told, expected in zip(count.failures, failures):
                    self.assertIn(expected, told)

    def test_silent_tap_program_fails(self):
        count = count_tests.Count()
        count.add_program({"name": "a", "stdout": "", "result": "OK", "command": ["a", "--tap"]})
        self.assertEqual((count.passed, len(count.failures)), (0, 1))

    def test_counts_add_up(self):
        count = count_tests.Count()
        for name, printed, result, _, _ in PROGRAMS:
            count.add_program({"name": name, "stdout": printed, "result": result, "command": [name]})
        self.assertEqual(count.passed, sum(program[3] for program in PROGRAMS))
        self.assertEqual(len(count.failures), sum(len(program[4]) for program in PROGRAMS))

    def test_first_words_of_a_failure_are_kept(self):
        said = "1..3\nnot ok 1 /a\n# why\n" + "# tree\n" * 50 + "ok 2 /b\n# well\nnot ok 3 /c\n# how\n"
        count = count_tests.Count()
        count.add_program({"name": "x", "stdout": said, "result": "FAIL", "command": ["x"]})
        self.assertEqual(count.words[:2], ["not ok 1 /a", "# why"])
        self.assertEqual(count.words[-2:], ["not ok 3 /c", "# how"])
        self.assertNotIn("# well", count.words)
        self.assertLess(len(count.words), 40)

    def test_last_words_of_what_was_killed_are_kept(self):
        count = count_tests.Count()
        count.add_program({"name": "x", "stdout": "1..2\nok 1 /a\n", "stderr": "ASan: leak\n", "result": "FAIL", "command": ["x"]})
        self.assertEqual(count.words[-1], "ASan: leak")

    def test_nothing_is_kept_of_what_passed(self):
        count = count_tests.Count()
        count.add_program({"name": "x", "stdout": "1..1\nok 1 /a\n# word\n", "result": "OK", "command": ["x"]})
        self.assertEqual(count.words, [])


if __name__ == "__main__":
    tap.main("build-aux/count-tests", Counting)
