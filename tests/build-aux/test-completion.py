# SPDX-License-Identifier: GPL-3.0-or-later
"""barriosctl's bash completion, over a program that only knows how to print a dictionary."""
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(HERE.parent))
import tap  # noqa: E402

DICTIONARY = "district  Commercial district\n  name  text\n  commune  reference\ngroup-member  Member\n  role  choice\n"
PROGRAM = f"#!/bin/sh\n[ \"$1\" = types ] || exit 2\ncat <<'END'\n{DICTIONARY}END\n"
SCRIPT = """
. /usr/share/bash-completion/bash_completion
. "$1"
shift
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE="$*" COMP_POINT=${#COMP_LINE} COMP_TYPE=9
_barriosctl "$1"
printf '%s\\n' "${COMPREPLY[@]}"
"""
# The words typed, what must be offered, what must not.
LINES = [
    ([""], {"init", "list", "check", "--database"}, {"district"}),
    (["un"], {"undo"}, {"redo"}),
    (["--database", "x.db", "re"], {"redo", "restore"}, {"undo"}),
    (["list", ""], {"district", "group-member"}, {"name"}),
    (["list", "dis"], {"district"}, {"group-member"}),
    (["list", "district", "--"], {"--where", "--format"}, {"--at"}),
    (["list", "district", "--where", ""], {"name=", "commune="}, {"role="}),
    (["add", "group-member", ""], {"role="}, {"name="}),
    (["--database", "x.db", "add", "district", "na"], {"name="}, {"commune="}),
    (["init", "--level", ""], {"manager", "region", "council"}, {"--name"}),
    (["summary", "--format", "j"], {"json"}, {"csv"}),
    (["types", "--format", ""], {"text", "json"}, {"csv"}),
    (["help", "re"], {"redo", "restore"}, {"undo"}),
    (["import", ""], {"district", "group-member"}, {"--map"}),
    (["import", "district", "x.csv", "--"], {"--map", "--dry-run", "--refused"}, {"--where"}),
    (["import", "district", "x.csv", "--date-order", ""], {"dmy", "mdy"}, {"--map"}),
    (["sample", "--size", ""], {"small", "country", "large"}, set()),
]


class Completion(unittest.TestCase):
    def offered(self, folder, words):
        program = Path(folder, "barriosctl")
        program.write_text(PROGRAM)
        program.chmod(0o755)
        source = HERE.parent.parent / "data" / "completions" / "barriosctl"
        done = subprocess.run(["bash", "-c", SCRIPT, "bash", str(source), str(program), *words],
                              capture_output=True, text=True, check=True, cwd=folder)
        self.assertEqual(done.stderr, "")
        return set(done.stdout.split())

    def test_each_place_offers_its_words(self):
        for words, expected, unwanted in LINES:
            with self.subTest(words=words), tempfile.TemporaryDirectory() as folder:
                offered = self.offered(folder, words)
                self.assertLessEqual(expected, offered)
                self.assertFalse(unwanted & offered, offered)

    def test_files_are_offered_where_a_file_is_meant(self):
        for words in (["restore", ""], ["--database", ""], ["merge", ""], ["import", "district", ""],
                      ["import", "district", "x.csv", "--refused", ""]):
            with self.subTest(words=words), tempfile.TemporaryDirectory() as folder:
                Path(folder, "other.db").touch()
                self.assertIn("other.db", self.offered(folder, words))


if __name__ == "__main__":
    tap.main("build-aux/completion", Completion)
