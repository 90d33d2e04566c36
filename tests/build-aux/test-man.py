# SPDX-License-Identifier: GPL-3.0-or-later
"""The man pages and the completion know each command and each option that the programs know, and no others."""
import os
import re
import subprocess
import sys
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
DATA = HERE.parent.parent / "data"
sys.dont_write_bytecode = True
sys.path.insert(0, str(HERE.parent))
import tap  # noqa: E402

PROGRAM, WINDOW = os.environ["BC_PROGRAM"], os.environ["BC_WINDOW_PROGRAM"]
LANGUAGES = {"en": DATA / "man", "es": DATA / "man" / "es"}
COMMANDS = {"en": "COMMANDS", "es": "ÓRDENES"}
EVERYWHERE = {"--database", "--help", "--version"}
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
FONT = re.compile(r"\\f[BIR]")
PLACE = re.compile(r"\b[A-ZÁÉÍÓÚÑ]+(\.\w+)?\b")
COMPLETION = '. "$1"; shift; command=""; "$@"'


def ask(program, *words):
    """What a program prints, whose words for people are of no matter here."""
    done = subprocess.run([program, *words], capture_output=True, text=True, check=True, encoding="utf-8",
                          env=dict(os.environ, LC_ALL="C.UTF-8"))
    return done.stdout


def read_usages():
    """Each command that the program lists, with its usage."""
    names = re.findall(r"^  ([a-z-]+) ", ask(PROGRAM, "help"), re.M)
    lines = {name: ask(PROGRAM, "help", name).splitlines()[0] for name in names}
    return {name: lines[name].partition(f" {name} ")[2].strip() for name in names}


def read_page(language, name):
    """A man page's lines without fonts; a macro stays at the start of its line."""
    text = (LANGUAGES[language] / name).read_text(encoding="utf-8")
    return FONT.sub("", text).replace("\\-", "-").replace("\\%", "").splitlines()


def read_section(language, name, title):
    """The lines of one section of a page."""
    lines = read_page(language, name)
    start = lines.index(f".SH {title}") + 1
    return lines[start:next(i for i in range(start, len(lines)) if lines[i].startswith(".SH"))]


def read_synopses(language):
    """Each command that the page describes, with its usage: the line after a .TP that starts with a word."""
    lines = read_section(language, "barriosctl.1", COMMANDS[language])
    heads = [lines[i + 1] for i, line in enumerate(lines) if line == ".TP"]
    words = [head.replace("...", "…").partition(" ") for head in heads if head[0].isalpha()]
    return {name: usage for name, _, usage in words}


def choices_of(usage, option):
    """The values that a usage names for an option; none where it takes what one likes."""
    values = re.search(rf"{option} ([^\s\]]+)", usage)
    return set(values[1].split("|")) if values and "|" in values[1] else set()


class Pages(unittest.TestCase):
    def test_the_usages_are_the_programs(self):
        self.assertGreater(len(read_usages()), 20)
        self.assertEqual(read_synopses("en"), read_usages())

    def test_the_translation_has_the_same_with_other_words(self):
        expected = {name: PLACE.sub("X", usage) for name, usage in read_usages().items()}
        self.assertEqual({name: PLACE.sub("X", usage) for name, usage in read_synopses("es").items()}, expected)

    def test_no_page_names_an_option_that_there_is_not(self):
        known = EVERYWHERE.union(*(OPTION.findall(usage) for usage in read_usages().values()))
        for language in LANGUAGES:
            with self.subTest(language=language):
                self.assertEqual(set(OPTION.findall("\n".join(read_page(language, "barriosctl.1")))), known)

    def test_the_window_has_the_options_of_its_page(self):
        told = set(OPTION.findall(ask(WINDOW, "--help"))) - {"--help-all", "--help-gapplication"}
        for language in LANGUAGES:
            with self.subTest(language=language):
                self.assertEqual(set(OPTION.findall("\n".join(read_page(language, "barrios.1")))), told)


class Completion(unittest.TestCase):
    def offered(self, *call):
        done = subprocess.run(["bash", "-c", COMPLETION, "bash", str(DATA / "completions" / "barriosctl"), *call],
                              capture_output=True, text=True, check=True)
        return set(done.stdout.split())

    def test_it_offers_the_programs_commands(self):
        self.assertEqual(self.offered("_barriosctl_words", PROGRAM), EVERYWHERE.union(read_usages()))

    def test_it_offers_each_commands_options_and_their_values(self):
        for name, usage in read_usages().items():
            options = set(OPTION.findall(usage))
            with self.subTest(command=name):
                self.assertEqual(self.offered("_barriosctl_options", name), options)
                for option in options:
                    self.assertEqual(self.offered("_barriosctl_values", name, option), choices_of(usage, option))


if __name__ == "__main__":
    tap.main("build-aux/man", Pages, Completion)
