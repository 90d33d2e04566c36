/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "exchange-error.h"
#include "record-sheet.h"
#include "sandbox.h"

static char *
dup_path (Sandbox *sandbox, const char *name)
{
  return g_build_filename (sandbox->folder, name, NULL);
}

static char *
dup_text (Sandbox *sandbox, const char *name)
{
  g_autofree char *path = dup_path (sandbox, name);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* A list has its own order, and a record that is gone is no row. */
static void
test_rows_as_a_list_has_them (void)
{
  static const char *const codes[] = { "13", "15", "01" };
  g_auto (Sandbox) sandbox = { 0 };
  g_autoptr (GArray) ids = g_array_new (FALSE, TRUE, sizeof (BcId));
  g_autoptr (BcCursor) rows = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  const BcRecordType *type = bc_dictionary_find ("region");
  const BcField *fields[] = { bc_record_type_find_field (type, "roman"),
                              bc_record_type_find_field (type, "code") };
  BcRecordSheet sheet = { type, fields, 2, NULL, BC_SPREADSHEET_CSV, 0 };

  sandbox_open (&sandbox);
  sheet.path = path = dup_path (&sandbox, "regions.csv");
  g_array_set_size (ids, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++) {
    BcId id;

    bc_id_derive (&id, "region", codes[i], NULL);
    g_array_append_val (ids, id);
  }
  rows = bc_record_sheet_query (bc_store_get_reader (sandbox.store), type, ids, &error);
  g_assert_no_error (error);
  bc_record_sheet_write (&sheet, bc_store_get_reader (sandbox.store), rows, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sheet.n_rows, ==, 3);
  text = dup_text (&sandbox, "regions.csv");
  g_assert_nonnull (strstr (text, ";RM;13\r\n"));
  g_assert_true (strstr (text, ";13\r\n") < strstr (text, ";15\r\n"));
  g_assert_true (strstr (text, ";15\r\n") < strstr (text, ";01\r\n"));
}

static void
test_cancelled_leaves_what_was_there (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (BcId));
  g_autoptr (BcCursor) rows = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  const BcRecordType *type = bc_dictionary_find ("region");
  BcRecordSheet sheet = { .type = type, .format = BC_SPREADSHEET_ODS };
  BcId id;

  sandbox_open (&sandbox);
  sheet.path = path = dup_path (&sandbox, "regions.ods");
  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  bc_id_derive (&id, "region", "13", NULL);
  g_array_append_val (ids, id);
  rows = bc_record_sheet_query (bc_store_get_reader (sandbox.store), type, ids, &error);
  g_cancellable_cancel (cancellable);
  g_assert_false (
    bc_record_sheet_write (&sheet, bc_store_get_reader (sandbox.store), rows, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  text = dup_text (&sandbox, "regions.ods");
  g_assert_cmpstr (text, ==, "mine");
}

static BcSpreadsheet *
open_sheet (Sandbox *sandbox, const char *name, BcSpreadsheetFormat format)
{
  g_autofree char *path = dup_path (sandbox, name);
  BcSpreadsheet *sheet =
    bc_spreadsheet_new (path, format, "[Sheet]: a/b 'with' many characters in it");

  bc_spreadsheet_add_column (sheet, "Text", BC_CELL_TEXT);
  return sheet;
}

static void
test_what_a_format_has_no_room_for (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  g_autofree char *text = g_strnfill (32768, 'x');

  sandbox_open (&sandbox);
  for (int i = 0; i < BC_SPREADSHEET_N_FORMATS; i++) {
    g_autoptr (BcSpreadsheet) sheet = open_sheet (&sandbox, "long", (BcSpreadsheetFormat) i);
    g_autoptr (GError) error = NULL;
    gboolean taken = bc_spreadsheet_take_text (sheet, text, &error);

    g_assert_true (taken == (i != BC_SPREADSHEET_XLSX));
    if (!taken)
      g_assert_error (error, BC_EXCHANGE_ERROR, BC_EXCHANGE_ERROR_TOO_LARGE);
  }
}

/* Damaged texts and control characters make no damaged file. */
static void
test_any_bytes (void)
{
  g_auto (Sandbox) sandbox = { 0 };

  sandbox_open (&sandbox);
  for (int i = 0; i < BC_SPREADSHEET_N_FORMATS; i++) {
    g_autoptr (BcSpreadsheet) sheet = open_sheet (&sandbox, "any", (BcSpreadsheetFormat) i);
    g_autoptr (GError) error = NULL;

    for (guint j = 0; j < 500; j++) {
      char bytes[16] = { 0 };

      for (gsize k = 0; k + 1 < sizeof bytes; k++)
        bytes[k] = (char) g_test_rand_int_range (1, 256);
      bc_spreadsheet_take_text (sheet, bytes, &error);
      g_assert_no_error (error);
      bc_spreadsheet_end_row (sheet, &error);
      g_assert_no_error (error);
    }
    g_assert_true (bc_spreadsheet_end (sheet, &error));
    g_assert_no_error (error);
  }
}

static void
test_no_rows (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  g_autofree char *text = NULL;

  sandbox_open (&sandbox);
  for (int i = 0; i < BC_SPREADSHEET_N_FORMATS; i++) {
    g_autoptr (BcSpreadsheet) sheet = open_sheet (&sandbox, "none", (BcSpreadsheetFormat) i);

    g_assert_true (bc_spreadsheet_end (sheet, NULL));
  }
  text = dup_text (&sandbox, "none");
  g_assert_cmpstr (text, ==, "\357\273\277Text\r\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/record-sheet/rows-as-a-list-has-them", test_rows_as_a_list_has_them);
  g_test_add_func ("/exchange/record-sheet/cancelled-leaves-what-was-there",
                   test_cancelled_leaves_what_was_there);
  g_test_add_func ("/exchange/record-sheet/what-a-format-has-no-room-for",
                   test_what_a_format_has_no_room_for);
  g_test_add_func ("/exchange/record-sheet/any-bytes", test_any_bytes);
  g_test_add_func ("/exchange/record-sheet/no-rows", test_no_rows);
  return g_test_run ();
}
