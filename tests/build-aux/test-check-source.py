# SPDX-License-Identifier: GPL-3.0-or-later
"""The source checker: a clean sample passes, each bad one is told with its line and its remedy."""
import importlib.machinery
import importlib.util
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(HERE.parent))
import tap  # noqa: E402

loader = importlib.machinery.SourceFileLoader("check_source", str(HERE.parent.parent / "build-aux" / "check-source"))
check_source = importlib.util.module_from_spec(importlib.util.spec_from_loader("check_source", loader))
loader.exec_module(check_source)

LICENCE = "/* SPDX-License-Identifier: GPL-3.0-or-later */\n"
CLEAN = LICENCE + """#include <glib.h>

typedef struct
{
  int value;
} Thing;

struct Other
{
  int value;
};

static const Thing things[] = {
  { 1 },
};

static int
half (int value)
{
  return value / 2;
}

/**
 * bc_thing_count:
 * @limit: how many at most
 *
 * Counts (see the law); prose may end in a semicolon;
 * a text such as "goto sprintf (" is no code.
 */
int
bc_thing_count (int limit)
{
  int count = 0;
  for (int i = 0; i < limit; i++)
    {
      if (i % 2)
        count += half (i);
      else if (i % 3)
        count--;
      else
        count++;
    }
  return count;
}
"""
# What a bad line is, what is said of it.
BAD_LINES = [
    ("  goto out;", "goto: use g_autoptr"),
    ("  sprintf (buffer, name);", "g_strdup_printf"),
    ("  strcpy (a, b);", "g_strlcpy"),
    ("  strcat (a, b);", "GString"),
    ("  strncpy (a, b, 3);", "g_strndup"),
    ("  int n = atoi (text);", "g_ascii_string_to_signed"),
    ("  strtok (a, b);", "g_strsplit"),
    ("  tm = localtime (&t);", "GDateTime"),
    ("  void *p = malloc (3);", "g_new"),
    ("  free (p);", "g_free"),
    ("  system (command);", "GSubprocess"),
    ("  char *s = sqlite3_mprintf (a, b);", "bind values"),
    ("  sqlite3_exec (db, g_strdup_printf (a, b), NULL, NULL, NULL);", "prepare a statement"),
    ('  say (_ ("line %" G_GINT64_FORMAT), n);', "use %s"),
    ("  g_autofree char *name;", "before it is set"),
    ("  g_auto (BcThing) thing;", "before it is set"),
    ('  say (ngettext ("%d day", "%d days", n), n);', "g_dngettext"),
    ("  g_assert (i++ < 3);", "side effect"),
    ("  g_assert ((i = next ()));", "side effect"),
    ("  ctxt->options |= XML_PARSE_NOENT;", "opens a hole"),
    ("  /* TODO: more */", "a note to oneself"),
    ("  /* FIXME */", "a note to oneself"),
    ("  // XXX", "a note to oneself"),
    ("  // count = 3;", "commented-out code"),
    ("  /* bc_thing_count (3); */", "commented-out code"),
    ("  /* if (count) return 3; */", "commented-out code"),
    ('  open ("/work/main/x");', "machine's path"),
    ('  open ("/tmp/x");', "fixed temporary path"),
    ('  open ("https://registry.example.org/");', "registry's host"),
    ("  int " + "long_" * 20 + "name;", "over 100: break"),
]
BAD_INCLUDES = [
    ("core", '#include "../store/x.h"', "include by path"),
    ("core", '#include "store/x.h"', "include by path"),
    ("store", "#include <gtk/gtk.h>", "GTK outside"),
    ("cli", "#include <adwaita.h>", "GTK outside"),
    ("core", "#include <sqlite3.h>", "SQLite outside"),
    ("gui", "#include <sqlite3.h>", "SQLite outside"),
    ("store", "#include <libxml/parser.h>", "libxml2 outside"),
    ("core", "#include <archive.h>", "libarchive outside"),
]


def nested(depth):
    body = "".join("  " * i + f"  while (a{i})\n" for i in range(depth)) + "    call ();\n"
    return f"static void\ndeep (void)\n{{\n{body}}}\n"


def long_function(lines):
    return "static void\nlong_one (void)\n{\n" + "  call ();\n" * lines + "}\n"


class Rules(unittest.TestCase):
    def found(self, text, name="src/core/thing.c", tests=500):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, name)
            path.parent.mkdir(parents=True)
            path.write_text(text, encoding="utf-8")
            beside = Path(folder, "tests", "core", "data.h")
            beside.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(LICENCE + "#pragma once\n" + "int a;\n" * (tests - 2 if tests else 0))
            checker = check_source.Checker(folder)
            checker.run()
            return checker.found

    def assert_told(self, text, message, line=None, name="src/core/thing.c"):
        found = self.found(text, name)
        self.assertEqual(len(found), 1, found)
        self.assertIn(message, found[0])
        if line:
            self.assertTrue(found[0].startswith(f"{name}:{line}:"), found[0])

    def test_clean_sample_passes(self):
        self.assertEqual(self.found(CLEAN), [])

    def test_bad_lines_are_told_where_they_stand(self):
        lines = CLEAN.split("\n")
        place = lines.index("  return value / 2;")
        for bad, message in BAD_LINES:
            with self.subTest(bad=bad):
                self.assert_told("\n".join(lines[:place] + [bad] + lines[place:]), message, place + 1)

    def test_layers_are_kept(self):
        for layer, include, message in BAD_INCLUDES:
            with self.subTest(layer=layer, include=include):
                self.assert_told(LICENCE + include + "\n", message, 2, f"src/{layer}/thing.c")

    def test_allowed_includes_pass(self):
        for layer, include in (("gui", "<gtk/gtk.h>"), ("store", "<sqlite3.h>"), ("exchange", "<libxml/parser.h>")):
            self.assertEqual(self.found(LICENCE + f"#include {include}\n", f"src/{layer}/thing.c"), [])

    def test_missing_licence_is_told(self):
        self.assert_told(CLEAN.replace(LICENCE, "\n"), "SPDX", 1)

    def test_missing_pragma_once_is_told(self):
        self.assert_told(LICENCE + "int a;\n", "#pragma once", 1, "src/core/thing.h")
        self.assertEqual(self.found(LICENCE + "#include <glib.h>\n", "src/core/pch/thing.h"), [])

    def test_missing_doc_comment_is_told(self):
        self.assert_told(CLEAN.replace("/**\n * bc_thing_count:", "/*\n * Counts:"), "no doc comment", 32)

    def test_doc_comment_of_another_function_is_told(self):
        self.assert_told(CLEAN.replace("* bc_thing_count:", "* bc_thing_other:"), "no doc comment", 32)

    def test_doc_comment_is_not_asked_of_the_window(self):
        self.assertEqual(self.found(CLEAN.replace("/**\n * bc_thing_count:", "/*\n * Counts:"), "src/gui/thing.c"), [])

    def test_nesting_has_a_limit_with_or_without_braces(self):
        self.assertEqual(self.found(LICENCE + nested(3)), [])
        self.assert_told(LICENCE + nested(4), "deep: nested 4 deep", 3)
        self.assert_told(LICENCE + nested(4).replace(")\n", ")\n{", 5).replace("(void)\n{", "(void)\n", 1)
                         .replace(";\n}", ";\n  }}}}\n}"), "nested 4 deep")

    def test_else_if_is_no_deeper(self):
        chain = "static void\nchain (void)\n{\n  if (a)\n    b ();\n" + "  else if (c)\n    d ();\n" * 9 + "}\n"
        self.assertEqual(self.found(LICENCE + chain), [])

    def test_function_length_has_a_limit(self):
        self.assertEqual(self.found(LICENCE + long_function(40)), [])
        self.assert_told(LICENCE + long_function(41), "long_one: 41 lines, over 40", 3)

    def test_file_length_has_a_limit(self):
        self.assertEqual(self.found(LICENCE + "int a;\n" * 499), [])
        self.assert_told(LICENCE + "int a;\n" * 500, "501 lines, over 500")

    def test_tests_are_held_to_their_own_rules(self):
        for bad, message in (("  g_assert (a);", "g_assert_true"), ("  g_test_skip (a);", "make it run"),
                             ("  g_usleep (9);", "fixed wait")):
            text = LICENCE + f"static void\ncall (void)\n{{\n{bad}\n}}\n"
            self.assert_told(text, message, 5, "tests/core/test-thing.c")

    def test_share_of_tests_is_asked(self):
        found = self.found(LICENCE + "int a;\n" * 99, tests=0)
        self.assertIn("tests: 2 % of the code's lines, under 30%: write the missing tests", found)

    def test_checker_forgives_its_own_rules(self):
        self.assertEqual(self.found("goto sprintf /tmp/x\n", "build-aux/check-source"), [])


if __name__ == "__main__":
    tap.main("build-aux/check-source", Rules)
