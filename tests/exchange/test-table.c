/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "csv-cell.h"
#include "exchange-error.h"
#include "fuzz-table.h"
#include "parcel.h"
#include "table.h"
#include "text-encoding.h"

static char *folder;

static char *
dup_path (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

/* "2: a| 3:n=5|" is row 2 with a text in its first column and row 3 with a number in its second. */
static char *
dup_outline (BcTable *table, GError **error)
{
  static const char types[] = "tnpdyfc";
  g_autoptr (GString) outline = g_string_new (NULL);
  BcTableStep step;

  while ((step = bc_table_step (table, NULL, error)) == BC_TABLE_ROW) {
    g_string_append_printf (outline, "%u:", bc_table_get_row (table));
    for (guint i = 0; i < bc_table_get_width (table); i++) {
      BcCellType type;
      const char *cell = bc_table_get_cell (table, i, &type);

      if (type != BC_CELL_TEXT)
        g_string_append_printf (outline, "%c=", types[type]);
      g_string_append_printf (outline, "%s|", cell);
    }
    g_string_append_c (outline, ' ');
  }
  g_assert_cmpint (bc_table_step (table, NULL, NULL), ==, BC_TABLE_END);
  return step == BC_TABLE_END ? g_string_free (g_steal_pointer (&outline), FALSE) : NULL;
}

/* Twice: what a first reading learns counts in the second. */
static void
check_table (const char *path, const char *first, const char *second)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcTable) table = bc_table_open (path, NULL, &error);
  g_autofree char *once = NULL;
  g_autofree char *twice = NULL;

  g_assert_no_error (error);
  once = dup_outline (table, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (once, ==, first);
  g_assert_cmpfloat (bc_table_get_fraction (table), ==, 1);
  g_assert_true (bc_table_restart (table, NULL, &error));
  twice = dup_outline (table, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (twice, ==, second);
}

static void
test_xlsx (void)
{
  static const struct
  {
    const char *rows;
    const char *outline;
  } cases[] = {
    { "", "" },
    { "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"C2\" t=\"s\"><v>1</v></c></row>",
      "2:trade-name||Panadería | " },
    { "<row><c t=\"inlineStr\"><is><t>a&amp;b</t></is></c><c t=\"str\"><f>X</f><v>c</v></c></row>"
      "<row><c><v>5</v></c></row>",
      "1:a&b|c| 2:n=5| " },
    { "<row r=\"1\"><c r=\"B1\" s=\"1\"><v>45748</v></c><c r=\"C1\" s=\"4\"><v>45748.75</v></c>"
      "<c r=\"D1\" s=\"2\"><v>0.125</v></c><c r=\"E1\" s=\"3\"><v>1.5</v></c>"
      "<c r=\"F1\" s=\"5\"><v>7</v></c><c r=\"G1\" s=\"99\"><v>8</v></c></row>",
      "1:|d=2025-04-01|d=2025-04-01|p=0.125|n=1.5|n=7|n=8| " },
    { "<row r=\"1\"><c t=\"b\"><v>1</v></c><c t=\"b\"><v>0</v></c><c t=\"e\"><v>#N/A</v></c>"
      "<c t=\"d\"><v>2025-04-01T10:00:00</v></c><c s=\"1\"><v>-5</v></c></row>",
      "1:y=true|y=false|f=#N/A|d=2025-04-01|n=-5| " },
    { "<row r=\"1\"><c t=\"s\"><v>2</v></c><c/><c r=\"XFD1\"/></row>"
      "<row r=\"9\"><c r=\"A9\"/></row>",
      "1:a\nb_x| " },
    { "<row r=\"7\"><c r=\"A7\"><f>SUM(A1:A6)</f><v>21</v></c></row>", "7:n=21| " },
  };
  g_autofree char *path = dup_path ("a.xlsx");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    parcel_write_xlsx (path, cases[i].rows, "");
    check_table (path, cases[i].outline, cases[i].outline);
  }
}

static void
test_xlsx_merged (void)
{
  g_autofree char *path = dup_path ("merged.xlsx");

  parcel_write_xlsx (path,
                     "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</v></c>"
                     "<c r=\"C1\"><v>3</v></c></row>"
                     "<row r=\"2\"><c r=\"A2\"><v>4</v></c><c r=\"C2\"><v>5</v></c></row>",
                     "<mergeCells><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"C1:C2\"/>"
                     "<mergeCell ref=\"nonsense\"/></mergeCells>");
  check_table (path, "1:n=1|c=|n=3| 2:n=4||c=| ", "1:n=1|c=|n=3| 2:n=4||c=| ");
}

static void
test_ods (void)
{
  static const struct
  {
    const char *rows;
    const char *outline;
  } cases[] = {
    { "", "" },
    { "<t:table-row><t:table-cell o:value-type=\"string\"><x:p>Uno <x:span>d<x:a>o</x:a>s</x:span> "
      "t<x:s x:c=\"2\"/>r<x:tab/>e</x:p><x:p>s</x:p></t:table-cell></t:table-row>",
      "1:Uno dos t  r\te\ns| " },
    { "<t:table-row t:number-rows-repeated=\"1000\"><t:table-cell t:number-columns-repeated="
      "\"16384\"/></t:table-row><t:table-row><t:table-cell t:number-columns-repeated=\"2\"/>"
      "<t:table-cell o:value-type=\"float\" o:value=\"5\" t:number-columns-repeated=\"2\"><x:p>5,0"
      "</x:p></t:table-cell></t:table-row><t:table-row t:number-rows-repeated=\"1047575\">"
      "<t:table-cell t:number-columns-repeated=\"16384\"/></t:table-row>",
      "1001:||n=5|n=5| " },
    { "<t:table-row t:number-rows-repeated=\"2\"><t:table-cell o:value-type=\"date\" o:date-value="
      "\"2025-04-01T10:00:00\"/><t:table-cell o:value-type=\"percentage\" o:value=\"0.5\"/>"
      "<t:table-cell o:value-type=\"boolean\" o:boolean-value=\"true\"/><t:table-cell "
      "o:value-type=\"currency\" o:value=\"-3\"/></t:table-row>",
      "1:d=2025-04-01|p=0.5|y=true|n=-3| 2:d=2025-04-01|p=0.5|y=true|n=-3| " },
    { "<t:table-row><t:table-cell o:value-type=\"string\" t:number-columns-spanned=\"2\">"
      "<x:p>a</x:p>"
      "</t:table-cell><t:covered-table-cell/><t:table-cell><o:annotation><x:p>note</x:p>"
      "</o:annotation><x:p>b</x:p></t:table-cell></t:table-row><t:table-row>"
      "<t:covered-table-cell o:value-type=\"float\" o:value=\"9\"/></t:table-row>",
      "1:a|c=|b| " },
    { "<t:table-row><t:table-cell o:value-type=\"string\" o:string-value=\"\" xmlns:c=\"c\" "
      "c:value-type=\"error\"><x:p>#N/A</x:p></t:table-cell></t:table-row></t:table>"
      "<t:table><t:table-row><t:table-cell><x:p>other sheet</x:p></t:table-cell></t:table-row>",
      "1:f=#N/A| " },
  };
  g_autofree char *path = dup_path ("a.ods");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    parcel_write_ods (path, cases[i].rows);
    check_table (path, cases[i].outline, cases[i].outline);
  }
}

static void
test_csv (void)
{
  static const struct
  {
    const char *text;
    gssize size; /* 0 for up to its NUL */
    const char *outline;
  } cases[] = {
    { "", 0, "" },
    { "a;b\n\n1,5;2\n", 0, "1:a|b| 3:1,5|2| " },
    { "\xef\xbb\xbf\xc3\xb1;b\n", 0, "1:ñ|b| " },
    { "\xd1u\xf1oa;\x80\n", 0, "1:Ñuñoa|€| " },
    { "\xd1;\x81\n", 0, "1:Ñ|\xc2\x81| " },
    { "\xff\xfe\xd1\0;\0b\0\n\0", 10, "1:Ñ|b| " },
    { "\xfe\xff\0\xd1\0,\0b\0\n", 10, "1:Ñ|b| " },
    { "Title\na\tb\n", 0, "1:Title| 2:a|b| " },
    { "'+56;'a;''=x;'\n", 0, "1:+56|'a|'=x|'| " },
    { "\"a\nb\";c\n\nd;e\n", 0, "1:a\nb|c| 3:d|e| " },
  };
  g_autofree char *path = dup_path ("a.csv");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    gssize size = cases[i].size;

    g_assert_true (g_file_set_contents (path, cases[i].text, size > 0 ? size : -1, NULL));
    check_table (path, cases[i].outline, cases[i].outline);
  }
}

/* A character that lies across the reader's pieces is still one. */
static void
test_encoding_across_pieces (void)
{
  for (gsize before = 65530; before < 65540; before++) {
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (GInputStream) stream = NULL;
    gboolean cut = before % 2 == 0;

    while (text->len < before)
      g_string_append_c (text, 'a');
    g_string_append (text, cut ? "\xe2\x82" : "€ñ");
    stream = g_memory_input_stream_new_from_data (text->str, (gssize) text->len, NULL);
    g_assert_cmpstr (bc_text_encoding_find (stream, NULL, NULL),
                     ==,
                     cut ? "WINDOWS-1252" : "UTF-8");
  }
}

static char *
dup_random_cell (void)
{
  static const char *const pieces[] = { "a", "ñ", ",", ";", "\"", "\n", " ", "",  "0", "\t",
                                        "=", "'", "-", "+", "@",  "€",  "5", "x", "." };
  g_autoptr (GString) cell = g_string_new (NULL);

  for (gint n = g_test_rand_int_range (0, 6); n > 0; n--)
    g_string_append (cell, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return g_string_free (g_steal_pointer (&cell), FALSE);
}

/* Any table that is written is read back the same, what would be a formula too. */
static void
test_round_trip (void)
{
  g_autofree char *path = dup_path ("round.csv");

  for (guint round = 0; round < 300; round++) {
    g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
    g_autoptr (GString) text = g_string_new (BC_CSV_MARK);
    g_autoptr (BcTable) table = NULL;

    g_ptr_array_add (cells, g_strdup ("first"));
    for (gint n = g_test_rand_int_range (1, 9); n > 0; n--)
      g_ptr_array_add (cells, dup_random_cell ());
    for (guint i = 0; i < cells->len; i++)
      bc_csv_append_cell (text, cells->pdata[i], FALSE, i == 0);
    bc_csv_append_end (text);
    g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));
    table = bc_table_open (path, NULL, NULL);
    g_assert_nonnull (table);
    g_assert_cmpint (bc_table_step (table, NULL, NULL), ==, BC_TABLE_ROW);
    for (guint i = 0; i < cells->len; i++) {
      BcCellType type;

      g_assert_cmpstr (bc_table_get_cell (table, i, &type), ==, cells->pdata[i]);
    }
  }
}

static void
refuse_file (const char *path, int code, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcTable) table = bc_table_open (path, NULL, &error);
  g_autofree char *outline = table != NULL ? dup_outline (table, &error) : NULL;

  g_assert_null (outline);
  g_assert_error (error, BC_EXCHANGE_ERROR, code);
  if (strstr (error->message, expected) == NULL)
    g_error ("“%s” does not say “%s”", error->message, expected);
}

/* What is no table says what to do. */
static void
test_other_files (void)
{
  static const struct
  {
    const char *bytes;
    gsize size;
    const char *expected;
  } cases[] = {
    { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", 10, "save it as .xlsx, without a password" },
    { "%PDF-1.7\n", 9, "This is a PDF" },
    { "\x89PNG\r\n", 6, "This is a picture" },
    { "<html><table>", 13, "This is a web page" },
    { "PK\3\4 broken", 11, "The file is damaged" },
    { "a;b\0c\n", 6, "This is no text file" },
    { "a;\"b\n", 5, "never closed" },
  };
  g_autofree char *path = dup_path ("other");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_assert_true (g_file_set_contents (path, cases[i].bytes, (gssize) cases[i].size, NULL));
    refuse_file (path, BC_EXCHANGE_ERROR_INVALID, cases[i].expected);
  }
  parcel_write (path, "word/document.xml", "<a/>", NULL);
  refuse_file (path, BC_EXCHANGE_ERROR_INVALID, "another kind of document");
  parcel_write (path, "xl/workbook.bin", "x", NULL);
  refuse_file (path, BC_EXCHANGE_ERROR_INVALID, "save it as .xlsx");
  parcel_write (path, "content.xml", "\x12\x34\x56 encrypted", NULL);
  refuse_file (path, BC_EXCHANGE_ERROR_REFUSED, "without a password");
}

/* Of the inside of the file, which nobody sees, nothing is said, nor in a library's words. */
static void
refuse_damaged (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcTable) table = bc_table_open (path, NULL, &error);
  g_autofree char *outline = table != NULL ? dup_outline (table, &error) : NULL;

  g_assert_null (outline);
  g_assert_error (error, BC_EXCHANGE_ERROR, BC_EXCHANGE_ERROR_INVALID);
  g_assert_cmpstr (error->message,
                   ==,
                   "The file is damaged: open it in the program that it was made with, "
                   "save it anew and read that one.");
}

static void
test_damaged_inside (void)
{
  static const char *const sheets[] = {
    "<worksheet><sheetData><row><c><v>a & b",
    "<worksheet><sheetData><row></c></row></sheetData></worksheet>",
    "<worksheet><sheetData><row><c><v>1</v></c></row>",
    "",
  };
  g_autofree char *path = dup_path ("a.xlsx");

  parcel_write (path, "xl/workbook.xml", "<workbook><sheets>a & b", NULL);
  refuse_damaged (path);
  for (gsize i = 0; i < G_N_ELEMENTS (sheets); i++) {
    parcel_write (path,
                  "xl/workbook.xml",
                  "<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" r:id=\"r1\"/></sheets>"
                  "</workbook>",
                  "xl/_rels/workbook.xml.rels",
                  "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/>"
                  "</Relationships>",
                  "xl/worksheets/sheet1.xml",
                  sheets[i],
                  NULL);
    refuse_damaged (path);
  }
}

/* What only attacks use. */
static void
test_hostile_archives (void)
{
  g_autofree char *path = dup_path ("hostile.xlsx");

  parcel_write (path, "../xl/workbook.xml", "<a/>", NULL);
  refuse_file (path, BC_EXCHANGE_ERROR_REFUSED, "No spreadsheet program writes such a file");
  parcel_write (path, "/xl/workbook.xml", "<a/>", NULL);
  refuse_file (path, BC_EXCHANGE_ERROR_REFUSED, "No spreadsheet program writes such a file");
  parcel_write (path, "content.xml", "<a/>", "content.xml", "<b/>", NULL);
  refuse_file (path, BC_EXCHANGE_ERROR_REFUSED, "No spreadsheet program writes such a file");
  parcel_write (path,
                "xl/workbook.xml",
                "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"c\">]><a>&b;</a>",
                NULL);
  refuse_file (path, BC_EXCHANGE_ERROR_REFUSED, "document types");
  parcel_write (path, "content.xml", "<?xml version=\"1.0\"?><?run it?><a/>", NULL);
  refuse_file (path, BC_EXCHANGE_ERROR_REFUSED, "processing instructions");
  parcel_write (path, "content.xml", "<?xml version=\"1.0\" encoding=\"UTF-7\"?><a/>", NULL);
  refuse_file (path, BC_EXCHANGE_ERROR_REFUSED, "no XML in UTF-8");
}

/* A megabyte that becomes a gigabyte is let go of early. */
static void
test_bombs (void)
{
  g_autofree char *path = dup_path ("bomb.xlsx");
  g_autofree char *blanks = g_strnfill (1024 * 1024, ' ');
  g_autoptr (GString) rows = g_string_new (NULL);

  while (rows->len < 1024 * 1024)
    g_string_append (rows, "<row/>");
  parcel_write_long (path, "", blanks, 128);
  refuse_file (path, BC_EXCHANGE_ERROR_REFUSED, "no XML");
  parcel_write_long (path, "<a><b c='", blanks, 128);
  refuse_file (path, BC_EXCHANGE_ERROR_REFUSED, "64 KiB");
  parcel_write_long (path, "<a><b>", blanks, 128);
  refuse_file (path, BC_EXCHANGE_ERROR_TOO_LARGE, "longer than any field");
  parcel_write_long (path, "<worksheet><sheetData>", rows->str, 80);
  refuse_file (path, BC_EXCHANGE_ERROR_TOO_LARGE, "larger than");
}

static void
test_million_empty_rows (void)
{
  g_autofree char *path = dup_path ("empty.xlsx");
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (BcTable) table = NULL;

  for (guint i = 1; i <= 200000; i++)
    g_string_append_printf (rows, "<row r=\"%u\"><c r=\"A%u\" s=\"1\"/></row>", i, i);
  g_string_append (rows, "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>");
  parcel_write_xlsx (path, rows->str, "");
  table = bc_table_open (path, NULL, NULL);
  g_assert_cmpint (bc_table_step (table, NULL, NULL), ==, BC_TABLE_ROW);
  g_assert_cmpuint (bc_table_get_row (table), ==, 1048576);
  g_assert_cmpuint (bc_table_get_width (table), ==, BC_TABLE_MAX_COLUMNS);
  g_assert_cmpint (bc_table_step (table, NULL, NULL), ==, BC_TABLE_END);
}

static void
test_cancelled (void)
{
  g_autofree char *path = dup_path ("cancel.xlsx");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BcTable) table = NULL;

  parcel_write_xlsx (path, "<row><c><v>1</v></c></row>", "");
  table = bc_table_open (path, cancellable, &error);
  g_assert_no_error (error);
  g_cancellable_cancel (cancellable);
  g_assert_cmpint (bc_table_step (table, cancellable, &error), ==, BC_TABLE_ERROR);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The name of a seed says what comes of it. */
static void
check_seed (const char *seeds, const char *name)
{
  g_autofree char *path = g_build_filename (seeds, name, NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gboolean valid = g_str_has_prefix (name, "valid-");
  gboolean refused = g_str_has_prefix (name, "refused-");
  gsize length;

  g_test_message ("%s", name);
  g_assert_true (valid || refused || g_str_has_prefix (name, "invalid-"));
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_true (fuzz_table ((const uint8_t *) bytes, length, &error) == valid);
  if (!valid)
    g_assert_error (error,
                    BC_EXCHANGE_ERROR,
                    refused ? BC_EXCHANGE_ERROR_REFUSED : BC_EXCHANGE_ERROR_INVALID);
}

static void
test_fuzz_seeds (void)
{
  const char *seeds = g_test_get_filename (G_TEST_DIST, "fuzz", "corpus", "table", NULL);
  g_autoptr (GDir) dir = g_dir_open (seeds, 0, NULL);
  const char *name;
  guint count = 0;

  g_assert_nonnull (dir);
  for (; (name = g_dir_read_name (dir)) != NULL; count++)
    check_seed (seeds, name);
  g_assert_cmpuint (count, >=, 15);
}

static void
remove_folder (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = dup_path (name);

    g_unlink (path);
  }
  g_rmdir (folder);
  g_free (folder);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("barrios-XXXXXX", NULL);
  g_test_add_func ("/exchange/table/xlsx", test_xlsx);
  g_test_add_func ("/exchange/table/xlsx-merged-cells", test_xlsx_merged);
  g_test_add_func ("/exchange/table/ods", test_ods);
  g_test_add_func ("/exchange/table/csv-in-any-encoding", test_csv);
  g_test_add_func ("/exchange/table/encoding-across-pieces", test_encoding_across_pieces);
  g_test_add_func ("/exchange/table/csv-is-read-back-the-same", test_round_trip);
  g_test_add_func ("/exchange/table/other-files-are-told-what-to-do", test_other_files);
  g_test_add_func ("/exchange/table/damaged-inside", test_damaged_inside);
  g_test_add_func ("/exchange/table/refuses-hostile-archives", test_hostile_archives);
  g_test_add_func ("/exchange/table/refuses-bombs", test_bombs);
  g_test_add_func ("/exchange/table/million-empty-rows", test_million_empty_rows);
  g_test_add_func ("/exchange/table/cancelled", test_cancelled);
  g_test_add_func ("/exchange/table/fuzz-seeds", test_fuzz_seeds);
  status = g_test_run ();
  remove_folder ();
  return status;
}
