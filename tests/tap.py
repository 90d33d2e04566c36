# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a module's unittest cases, in the order they are written in, and tells of them in TAP."""
import sys
import unittest


class TapResult(unittest.TestResult):
    """Every case is one line; what a failed one said follows it as diagnostics."""

    def __init__(self, prefix, total):
        super().__init__()
        self.prefix, self.number, self.broken = prefix, 0, []
        print(f"1..{total}", flush=True)

    def tell(self, test, passed, words=""):
        self.number += 1
        name = test.id().partition(".")[2].replace(".", "/").replace("_", "-")
        print(f"{'' if passed else 'not '}ok {self.number} - /{self.prefix}/{name}")
        for line in words.splitlines():
            print(f"# {line}")
        sys.stdout.flush()

    def addSuccess(self, test):
        self.tell(test, True)

    def addError(self, test, err):
        super().addError(test, err)
        self.tell(test, False, self._exc_info_to_string(err, test))

    addFailure = addError

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err:
            self.broken.append(f"{subtest}\n{self._exc_info_to_string(err, test)}")

    def stopTest(self, test):
        super().stopTest(test)
        if self.broken:
            self.tell(test, False, "\n".join(self.broken))
            self.broken = []

    def addSkip(self, test, reason):
        self.addFailure(test, (AssertionError, AssertionError(f"skipped: {reason}"), None))


class WrittenOrder(unittest.TestLoader):
    def getTestCaseNames(self, case):
        """Those that it inherits come first."""
        found = (name for kind in reversed(case.__mro__) for name in vars(kind) if name.startswith("test_"))
        return list(dict.fromkeys(found))


def main(prefix, *cases):
    """Exits 0 when every case of CASES passed, else 1. PREFIX starts the cases' names."""
    loader = WrittenOrder()
    suite = unittest.TestSuite(loader.loadTestsFromTestCase(case) for case in cases)
    result = TapResult(prefix, suite.countTestCases())
    suite.run(result)
    sys.exit(0 if result.wasSuccessful() and result.number else 1)
