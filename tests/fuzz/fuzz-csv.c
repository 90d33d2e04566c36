/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-csv.h"

#include "csv.h"
#include "exchange-error.h"

int LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length);

static BcCsvReader *
open_bytes (const uint8_t *bytes, size_t length, char separator)
{
  g_autoptr (GInputStream) stream =
    g_memory_input_stream_new_from_data (bytes, (gssize) length, NULL);

  return bc_csv_reader_new (stream, separator);
}

static void
append_quoted (GString *text, const char *cell)
{
  g_string_append_c (text, '"');
  for (; *cell != '\0'; cell++)
    g_string_append_printf (text, *cell == '"' ? "\"\"" : "%c", *cell);
  g_string_append_c (text, '"');
}

static void
append_row (GString *text, BcCsvReader *reader)
{
  for (guint i = 0; i < bc_csv_reader_get_n_cells (reader); i++) {
    g_string_append (text, i > 0 ? "," : "");
    append_quoted (text, bc_csv_reader_get_cell (reader, i));
  }
  g_string_append_c (text, '\n');
}

/* What was read, written by the rules and read again, is the same, on the same lines. */
static void
check_again (const GString *rows, const GArray *lines)
{
  g_autoptr (BcCsvReader) reader = open_bytes ((const uint8_t *) rows->str, rows->len, ',');
  g_autoptr (GString) again = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++) {
    g_assert_cmpint (bc_csv_reader_step (reader, NULL, NULL), ==, BC_CSV_ROW);
    g_assert_cmpuint (bc_csv_reader_get_line (reader), ==, g_array_index (lines, guint, i));
    append_row (again, reader);
  }
  g_assert_cmpint (bc_csv_reader_step (reader, NULL, NULL), ==, BC_CSV_END);
  g_assert_true (g_string_equal (again, rows));
}

static void
check_end (BcCsvReader *reader, BcCsvStep step, const GError *error)
{
  g_assert_true ((step == BC_CSV_ERROR) == (error != NULL));
  g_assert_true (error == NULL || (error->domain == BC_EXCHANGE_ERROR &&
                                   g_utf8_validate (error->message, -1, NULL)));
  g_assert_cmpint (bc_csv_reader_step (reader, NULL, NULL), ==, BC_CSV_END);
}

gboolean
fuzz_csv (const uint8_t *bytes, size_t length, GError **error)
{
  g_autoptr (BcCsvReader) reader = open_bytes (bytes, length, '\0');
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (GError) fault = NULL;
  BcCsvStep step;

  while ((step = bc_csv_reader_step (reader, NULL, &fault)) == BC_CSV_ROW) {
    guint line = bc_csv_reader_get_line (reader);

    g_array_append_val (lines, line);
    append_row (rows, reader);
    g_assert_cmpuint (lines->len, <=, length);
  }
  check_end (reader, step, fault);
  check_again (rows, lines);
  if (fault != NULL)
    g_propagate_error (error, g_steal_pointer (&fault));
  return step == BC_CSV_END;
}

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length)
{
  fuzz_csv (bytes, length, NULL);
  return 0;
}
