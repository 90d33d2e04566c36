/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "csv-cell.h"
#include "csv.h"
#include "exchange-error.h"
#include "fuzz-csv.h"

/* How many rows the long tables have, times a hundred. */
#define MANY 200000

static BcCsvReader *
open_bytes (const char *text, gsize size)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, (gssize) size, NULL);

  return bc_csv_reader_new (stream, '\0');
}

/* Cells with "|" after each, rows with "/" after each. */
static char *
dup_outline (BcCsvReader *reader, GError **error)
{
  g_autoptr (GString) outline = g_string_new (NULL);
  BcCsvStep step;

  while ((step = bc_csv_reader_step (reader, NULL, error)) == BC_CSV_ROW) {
    for (guint i = 0; i < bc_csv_reader_get_n_cells (reader); i++)
      g_string_append_printf (outline, "%s|", bc_csv_reader_get_cell (reader, i));
    g_string_append_c (outline, '/');
  }
  if (step == BC_CSV_ERROR)
    return NULL;
  g_assert_cmpint (bc_csv_reader_step (reader, NULL, error), ==, BC_CSV_END);
  return g_string_free (g_steal_pointer (&outline), FALSE);
}

static void
test_tables (void)
{
  static const struct
  {
    const char *text;
    const char *outline;
  } cases[] = {
    { "", "" },
    { "\xef\xbb\xbf", "" },
    { "a", "a|/" },
    { "a\n", "a|/" },
    { "a,b\r\nc,d\r\n", "a|b|/c|d|/" },
    { "a,b\rc,d", "a|b|/c|d|/" },
    { "a;b;c,d\n1;2;3,5", "a|b|c,d|/1|2|3,5|/" },
    { "a\tb\n", "a|b|/" },
    { "\xef\xbb\xbf"
      "a,b\n",
      "a|b|/" },
    { "a,\n,b\n", "a||/|b|/" },
    { "\n\na,b\n", "|/|/a|b|/" },
    { "\"a,b\",\"c\"\"d\"\n", "a,b|c\"d|/" },
    { "\"a;b;c\",d\n", "a;b;c|d|/" },
    { "\"two\r\nlines\",x\n", "two\nlines|x|/" },
    { "\"\",\"\"", "||/" },
    { "\"\"\"\"\n", "\"|/" },
    { "ñ,€\n", "ñ|€|/" },
    { "a,b\nc\n", "a|b|/c|/" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (BcCsvReader) reader = open_bytes (cases[i].text, strlen (cases[i].text));
    g_autoptr (GError) error = NULL;
    g_autofree char *outline = dup_outline (reader, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (outline, ==, cases[i].outline);
  }
}

static void
test_ill_tables (void)
{
  static const struct
  {
    const char *text;
    gsize size;
    const char *expected;
  } cases[] = {
    { "a,b\nc,\"d\n", 9, "line 2: " }, { "a\nb\"c\n", 6, "line 2: " },
    { "a,\"b\"c\n", 7, "line 1: " },   { "a\n\"x\ny\" z\n", 10, "line 3: " },
    { "a\n\0b\n", 5, "line 2: " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (BcCsvReader) reader = open_bytes (cases[i].text, cases[i].size);
    g_autoptr (GError) error = NULL;
    g_autofree char *outline = dup_outline (reader, &error);

    g_assert_null (outline);
    g_assert_error (error, BC_EXCHANGE_ERROR, BC_EXCHANGE_ERROR_INVALID);
    g_assert_true (g_str_has_prefix (error->message, cases[i].expected));
    g_assert_cmpint (bc_csv_reader_step (reader, NULL, NULL), ==, BC_CSV_END);
  }
}

static void
test_lines (void)
{
  static const char text[] = "a\n\"b\nb\"\n\nc\n";
  static const guint lines[] = { 1, 2, 4, 5 };
  g_autoptr (BcCsvReader) reader = open_bytes (text, strlen (text));

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_assert_cmpint (bc_csv_reader_step (reader, NULL, NULL), ==, BC_CSV_ROW);
    g_assert_cmpuint (bc_csv_reader_get_line (reader), ==, lines[i]);
    g_assert_cmpint (bc_csv_reader_is_blank (reader), ==, i == 2);
    g_assert_cmpstr (bc_csv_reader_get_cell (reader, 7), ==, "");
  }
  g_assert_cmpint (bc_csv_reader_get_separator (reader), ==, ',');
}

static void
test_too_long (void)
{
  g_autofree char *quoted = g_strnfill (3 * BC_CSV_MAX_ROW, 'x');
  g_autofree char *commas = g_strnfill (3 * BC_CSV_MAX_CELLS, ',');
  const char *texts[] = { quoted, commas };

  quoted[0] = '"';
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (BcCsvReader) reader = open_bytes (texts[i], strlen (texts[i]));
    g_autoptr (GError) error = NULL;

    g_assert_cmpint (bc_csv_reader_step (reader, NULL, &error), ==, BC_CSV_ERROR);
    g_assert_error (error, BC_EXCHANGE_ERROR, BC_EXCHANGE_ERROR_TOO_LARGE);
  }
}

/* Rows of every length lie across the reader's buffer in every way. */
static void
test_across_buffers (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (BcCsvReader) reader = NULL;

  for (guint i = 0; i < MANY / 100; i++)
    g_string_append_printf (text, "%u,\"%0*u\"\"\r\n\",z\r\n", i, (int) (i % 97), 0);
  reader = open_bytes (text->str, text->len);
  for (guint i = 0; i < MANY / 100; i++) {
    g_autofree char *first = g_strdup_printf ("%u", i);
    g_autofree char *second = g_strdup_printf ("%0*u\"\n", (int) (i % 97), 0);

    g_assert_cmpint (bc_csv_reader_step (reader, NULL, NULL), ==, BC_CSV_ROW);
    g_assert_cmpstr (bc_csv_reader_get_cell (reader, 0), ==, first);
    g_assert_cmpstr (bc_csv_reader_get_cell (reader, 1), ==, second);
    g_assert_cmpstr (bc_csv_reader_get_cell (reader, 2), ==, "z");
  }
  g_assert_cmpint (bc_csv_reader_step (reader, NULL, NULL), ==, BC_CSV_END);
}

static char *
dup_random_cell (void)
{
  static const char *const pieces[] = { "a", "ñ", ",", ";", "\"", "\n", " ", "", "0", "\t" };
  g_autoptr (GString) cell = g_string_new (NULL);

  for (gint n = g_test_rand_int_range (0, 8); n > 0; n--)
    g_string_append (cell, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return g_string_free (g_steal_pointer (&cell), FALSE);
}

static void
append_quoted (GString *text, const char *cell)
{
  g_string_append_c (text, '"');
  for (; *cell != '\0'; cell++) {
    g_string_append_c (text, *cell);
    if (*cell == '"')
      g_string_append_c (text, '"');
  }
  g_string_append_c (text, '"');
}

/* Whatever is written by the rules is read back. */
static void
test_round_trip (void)
{
  for (guint round = 0; round < 2000; round++) {
    g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (BcCsvReader) reader = NULL;

    for (gint n = g_test_rand_int_range (1, 9); n > 0; n--) {
      g_ptr_array_add (cells, dup_random_cell ());
      append_quoted (text, g_ptr_array_index (cells, cells->len - 1));
      g_string_append (text, n > 1 ? ";" : "\r\n");
    }
    reader = open_bytes (text->str, text->len);
    g_assert_cmpint (bc_csv_reader_step (reader, NULL, NULL), ==, BC_CSV_ROW);
    g_assert_cmpuint (bc_csv_reader_get_n_cells (reader), ==, cells->len);
    for (guint i = 0; i < cells->len; i++)
      g_assert_cmpstr (bc_csv_reader_get_cell (reader, i), ==, g_ptr_array_index (cells, i));
  }
}

/* Whatever comes, it ends, and either every row was read or the error says where it stopped. */
static void
test_random_bytes (void)
{
  static const char bytes[] = "ab,;\"\"\r\n\t\xff\xef\xbb\xbf";

  for (guint round = 0; round < 20000; round++) {
    char text[64];
    gint size = g_test_rand_int_range (0, sizeof text);
    g_autoptr (BcCsvReader) reader = NULL;
    g_autoptr (GError) error = NULL;
    BcCsvStep step = BC_CSV_ROW;

    for (gint i = 0; i < size; i++)
      text[i] = bytes[g_test_rand_int_range (0, sizeof bytes)];
    reader = open_bytes (text, (gsize) size);
    for (guint rows = 0; step == BC_CSV_ROW; rows++) {
      step = bc_csv_reader_step (reader, NULL, &error);
      g_assert_cmpuint (rows, <=, sizeof text);
    }
    g_assert_cmpint (step == BC_CSV_ERROR, ==, error != NULL);
    g_assert_true (error == NULL || g_str_has_prefix (error->message, "line "));
  }
}

/* The name of a seed says what comes of it. */
static void
check_seed (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gboolean invalid = g_str_has_prefix (name, "invalid-");
  gsize length;

  g_test_message ("%s", name);
  g_assert_true (invalid || g_str_has_prefix (name, "valid-"));
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_true (fuzz_csv ((const uint8_t *) bytes, length, &error) == !invalid);
  if (invalid)
    g_assert_error (error, BC_EXCHANGE_ERROR, BC_EXCHANGE_ERROR_INVALID);
}

static void
test_fuzz_seeds (void)
{
  const char *folder = g_test_get_filename (G_TEST_DIST, "fuzz", "corpus", "csv", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint count = 0;

  g_assert_nonnull (dir);
  for (; (name = g_dir_read_name (dir)) != NULL; count++)
    check_seed (folder, name);
  g_assert_cmpuint (count, >=, 15);
}

static char *
dup_random_text (void)
{
  static const char characters[] = "''''=+-@\t;\"\nab1";
  GString *text = g_string_new (NULL);

  for (gint n = g_test_rand_int_range (1, 6); n > 0; n--)
    g_string_append_c (text, characters[g_test_rand_int_range (0, sizeof characters - 1)]);
  return g_string_free (text, FALSE);
}

/* No text that is written begins like a formula, and each comes back as it was, whatever
 * separator it holds. */
static void
test_texts_stay_texts (void)
{
  for (guint i = 0; i < 10000; i++) {
    g_autofree char *text = dup_random_text ();
    g_autoptr (GString) line = g_string_new (NULL);
    g_autoptr (BcCsvReader) reader = NULL;
    const char *cell;

    bc_csv_append_cell (line, text, FALSE, TRUE);
    bc_csv_append_cell (line, "x", FALSE, FALSE);
    reader = open_bytes (line->str, line->len);
    g_assert_cmpint (bc_csv_reader_step (reader, NULL, NULL), ==, BC_CSV_ROW);
    cell = bc_csv_reader_get_cell (reader, 0);
    g_assert_null (strchr ("=+-@\t", *cell));
    g_assert_cmpstr (bc_csv_get_text (cell), ==, text);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/csv/tables", test_tables);
  g_test_add_func ("/exchange/csv/ill-tables-name-the-line", test_ill_tables);
  g_test_add_func ("/exchange/csv/lines", test_lines);
  g_test_add_func ("/exchange/csv/too-long", test_too_long);
  g_test_add_func ("/exchange/csv/across-buffers", test_across_buffers);
  g_test_add_func ("/exchange/csv/round-trip", test_round_trip);
  g_test_add_func ("/exchange/csv/texts-stay-texts", test_texts_stay_texts);
  g_test_add_func ("/exchange/csv/random-bytes", test_random_bytes);
  g_test_add_func ("/exchange/csv/fuzz-seeds", test_fuzz_seeds);
  return g_test_run ();
}
