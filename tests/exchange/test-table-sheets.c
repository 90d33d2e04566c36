/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "exchange-error.h"
#include "parcel.h"
#include "table.h"

#define ROW(value) "<row><c t=\"str\"><v>" value "</v></c></row>"

/* The first cells of all rows. */
static char *
dup_first_cells (BcTable *table)
{
  g_autoptr (GString) cells = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  BcTableStep step;

  while ((step = bc_table_step (table, NULL, &error)) == BC_TABLE_ROW) {
    BcCellType type;

    g_string_append_printf (cells,
                            "%u:%s ",
                            bc_table_get_row (table),
                            bc_table_get_cell (table, 0, &type));
  }
  g_assert_no_error (error);
  return g_string_free (g_steal_pointer (&cells), FALSE);
}

static char *
dup_sheets (BcTable *table)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = bc_table_list_sheets (table, NULL, &error);

  g_assert_no_error (error);
  g_ptr_array_add (names, NULL);
  return g_strjoinv ("|", (char **) names->pdata);
}

/* Those that are empty or hidden are no choice; the first of the others is the one that is read. */
static void
check_sheets (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcTable) table = bc_table_open (path, NULL, &error);
  g_autofree char *outline = NULL;
  g_autofree char *names = NULL;
  g_autofree char *again = NULL;
  g_autofree char *other = NULL;

  g_assert_no_error (error);
  outline = dup_first_cells (table);
  g_assert_cmpstr (outline, ==, "1:uno ");
  g_assert_cmpstr (bc_table_get_sheet (table), ==, "Año 2024");
  names = dup_sheets (table);
  g_assert_cmpstr (names, ==, "Año 2024|Año 2025");
  again = dup_first_cells (table);
  g_assert_cmpstr (again, ==, "1:uno ");
  g_assert_true (bc_table_choose_sheet (table, "ano 2025", NULL, &error));
  other = dup_first_cells (table);
  g_assert_cmpstr (other, ==, "1:dos ");
  g_assert_cmpstr (bc_table_get_sheet (table), ==, "Año 2025");
  g_assert_false (bc_table_choose_sheet (table, "Vieja", NULL, &error));
  g_assert_error (error, BC_EXCHANGE_ERROR, BC_EXCHANGE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "“Vieja” that holds anything; it has: Año 2024, Año"));
}

static char *
dup_path (void)
{
  char *path = NULL;
  const int file = g_file_open_tmp ("barrios-XXXXXX", &path, NULL);

  g_assert_cmpint (file, >=, 0);
  close (file);
  return path;
}

static void
test_sheets_of_xlsx (void)
{
  g_autofree char *path = dup_path ();

  parcel_write_book (path,
                     "Vieja",
                     "hidden",
                     ROW ("x"),
                     "Portada",
                     "visible",
                     "<row><c/></row>",
                     "Año 2024",
                     "visible",
                     ROW ("uno"),
                     "Año 2025",
                     "visible",
                     ROW ("dos"),
                     NULL);
  check_sheets (path);
  g_unlink (path);
}

#define TABLE(name, style, value)                                                                  \
  "<t:table t:name=\"" name "\" t:style-name=\"" style "\"><t:table-row t:number-rows-repeated="   \
  "\"1\"><t:table-cell o:string-value=\"" value "\" o:value-type=\"string\"/></t:table-row>"       \
  "</t:table>"

static void
test_sheets_of_ods (void)
{
  g_autofree char *path = dup_path ();

  parcel_write (
    path,
    "content.xml",
    "<o:document-content xmlns:o=\"o\" xmlns:t=\"t\" xmlns:s=\"s\"><o:automatic-styles>"
    "<s:style s:name=\"shown\" s:family=\"table\"><s:table-properties t:display=\"true\""
    "/></s:style><s:style s:name=\"away\" s:family=\"table\"><s:table-properties "
    "t:display=\"false\"/></s:style></o:automatic-styles><o:body><o:spreadsheet>" //
    TABLE ("Vieja", "away", "x") TABLE ("Portada", "shown", "") TABLE ("Año 2024", "shown", "uno")
      TABLE ("Año 2025", "shown", "dos") //
    "</o:spreadsheet></o:body></o:document-content>",
    NULL);
  check_sheets (path);
  g_unlink (path);
}

/* What is not there cannot be chosen, whatever the file is. */
static void
test_sheets_of_csv (void)
{
  g_autofree char *path = dup_path ();
  g_autoptr (BcTable) table = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *names = NULL;

  g_assert_true (g_file_set_contents (path, "a;b\n", -1, NULL));
  table = bc_table_open (path, NULL, NULL);
  names = dup_sheets (table);
  g_assert_cmpstr (names, ==, "");
  g_assert_null (bc_table_get_sheet (table));
  g_assert_false (bc_table_choose_sheet (table, "a", NULL, &error));
  g_assert_error (error, BC_EXCHANGE_ERROR, BC_EXCHANGE_ERROR_INVALID);
  g_unlink (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/table-sheets/xlsx", test_sheets_of_xlsx);
  g_test_add_func ("/exchange/table-sheets/ods", test_sheets_of_ods);
  g_test_add_func ("/exchange/table-sheets/csv", test_sheets_of_csv);
  return g_test_run ();
}
