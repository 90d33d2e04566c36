/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "json-read.h"
#include "json.h"
#include "world.h"

#define N_CASES 20000

/* What a journal's fields can be made of, sound or not. */
static const char *const pieces[] = { "{",
                                      "}",
                                      "[",
                                      "]",
                                      ",",
                                      ":",
                                      "\"",
                                      "\\",
                                      "\\n",
                                      "\\\"",
                                      "\\/",
                                      "\\u00f1",
                                      "\\u001f",
                                      "\\ud83c",
                                      "\\u0000",
                                      "\\x",
                                      "ñ",
                                      "🏪",
                                      "\xff",
                                      "\x01",
                                      " ",
                                      "\n",
                                      "0",
                                      "-0",
                                      "-12",
                                      "007",
                                      "1.5",
                                      "1e3",
                                      "true",
                                      "false",
                                      "null",
                                      "nullx",
                                      "True",
                                      "\"a\"",
                                      "\"name\"",
                                      "\"a\":1",
                                      "\"b\":\"c\"",
                                      "\"d\":null",
                                      ",\"e\":true",
                                      ",\"f\":-7",
                                      ",\"g\":\"\\t\"",
                                      "999999999999999999",
                                      "9999999999999999999",
                                      ",\"h\":[1,{}]",
                                      "\"\\u0061\":1",
                                      ",\"\":\"\"" };

static void
append_pieces (GString *json)
{
  for (int n = g_test_rand_int_range (0, 7); n > 0; n--)
    g_string_append (json, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
}

/* Half of them are objects from without. */
static char *
make_fields (void)
{
  GString *json = g_string_new (g_test_rand_bit () ? "{" : NULL);

  append_pieces (json);
  if (g_test_rand_bit ())
    g_string_append_c (json, '}');
  return g_string_free (json, FALSE);
}

static BcJsonStep
describe_read (const char *fields, GString *said)
{
  static const char *const kinds[] = { "null", "integer", "text" };
  g_autofree char *json = g_strdup (fields);
  BcJsonReader reader;
  BcJsonMember member;
  BcJsonStep step;

  bc_json_reader_init (&reader, json);
  while ((step = bc_json_reader_step (&reader, &member)) == BC_JSON_MEMBER) {
    g_string_append_printf (said, "%s|%s|", member.name, kinds[member.kind]);
    if (member.kind != BC_JSON_NULL)
      g_string_append (said, member.text);
    if (member.kind == BC_JSON_INTEGER)
      g_string_append_printf (said, "|%" G_GINT64_FORMAT, member.integer);
    g_string_append_c (said, '\n');
  }
  return step;
}

static void
describe_asked (BcDatabase *database, const char *fields, GString *said)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "SELECT key, replace (replace (type, 'true', 'integer'), 'false', "
                       "'integer'), value FROM json_each (?)",
                       &error);
  BcStep step;

  bc_cursor_bind_text (cursor, 1, fields);
  while ((step = bc_cursor_step (cursor, &error)) == BC_STEP_ROW) {
    const char *type = bc_cursor_get_text (cursor, 1);

    g_string_append_printf (said, "%s|%s|", bc_cursor_get_text (cursor, 0), type);
    if (!bc_cursor_is_null (cursor, 2))
      g_string_append (said, bc_cursor_get_text (cursor, 2));
    if (g_str_equal (type, "integer"))
      g_string_append_printf (said, "|%" G_GINT64_FORMAT, bc_cursor_get_integer (cursor, 2));
    g_string_append_c (said, '\n');
  }
  g_assert_no_error (error);
}

/* The reader may leave a text to SQLite, but what it reads it reads the same. */
static void
test_reads_as_sqlite_does (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  guint n_read = 0;

  for (guint i = 0; i < N_CASES; i++) {
    g_autofree char *fields = make_fields ();
    g_autoptr (GString) read = g_string_new (NULL);
    g_autoptr (GString) asked = g_string_new (NULL);

    if (describe_read (fields, read) == BC_JSON_OTHER)
      continue;
    n_read++;
    g_test_message ("%s", fields);
    describe_asked (world->database, fields, asked);
    g_assert_cmpstr (read->str, ==, asked->str);
  }
  g_assert_cmpuint (n_read, >, N_CASES / 100);
}

static void
append_any_text (GString *json)
{
  GString *text = g_string_new (NULL);

  for (int n = g_test_rand_int_range (0, 9); n > 0; n--)
    g_string_append_unichar (text, (gunichar) g_test_rand_int_range (1, 0x2ff));
  bc_json_append_string (json, text->str);
  g_string_free (text, TRUE);
}

/* What the program writes itself is never left to SQLite. */
static void
test_reads_what_is_written (void)
{
  for (guint i = 0; i < N_CASES; i++) {
    g_autoptr (GString) json = g_string_new ("{");
    g_autoptr (GString) read = g_string_new (NULL);

    for (int n = g_test_rand_int_range (0, 5); n > 0; n--) {
      bc_json_append_key (json, "trade-name");
      if (g_test_rand_bit ())
        append_any_text (json);
      else
        bc_json_append_integer (json, g_test_rand_int_range (-1000, 1000));
    }
    g_string_append_c (json, '}');
    g_test_message ("%s", json->str);
    g_assert_cmpint (describe_read (json->str, read), ==, BC_JSON_END);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/fold/reads-as-sqlite-does", test_reads_as_sqlite_does);
  g_test_add_func ("/store/fold/reads-what-is-written", test_reads_what_is_written);
  return g_test_run ();
}
