/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "exchange-error.h"
#include "fuzz-form.h"
#include "packet-form.h"
#include "xlsx-place.h"

static void
check_seed (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  gboolean read;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  read = fuzz_form ((const uint8_t *) bytes, length, &error);
  g_test_message ("%s: %s", name, error != NULL ? error->message : "read");
  g_assert_true (read == g_str_has_prefix (name, "valid-"));
  if (g_str_has_prefix (name, "invalid-"))
    g_assert_error (error, BC_EXCHANGE_ERROR, BC_EXCHANGE_ERROR_INVALID);
  if (g_str_has_prefix (name, "refused-"))
    g_assert_error (error, BC_EXCHANGE_ERROR, BC_EXCHANGE_ERROR_REFUSED);
}

static void
test_fuzz_seeds (void)
{
  const char *seeds = g_test_get_filename (G_TEST_DIST, "fuzz", "corpus", "form", NULL);
  g_autoptr (GDir) dir = g_dir_open (seeds, 0, NULL);
  const char *name;
  guint count = 0;

  g_assert_nonnull (dir);
  for (; (name = g_dir_read_name (dir)) != NULL; count++)
    check_seed (seeds, name);
  g_assert_cmpuint (count, >=, 16);
}

static void
test_places_are_read_as_people_write_them (void)
{
  static const struct
  {
    const char *text;
    const char *sheet;
    guint row, column, last_row;
    const char *written;
  } places[] = {
    { "A1", NULL, 0, 0, 0, "A1" },
    { " $xfd$1048576 ", NULL, 1048575, 16383, 1048575, "XFD1048576" },
    { "Resumen!C5", "Resumen", 4, 2, 4, "'Resumen'!C5" },
    { "'Gastos de José''s'!B12:B60", "Gastos de José's", 11, 1, 59, "'Gastos de José''s'!B12:B60" },
    { "A!B!AA10", "A!B", 9, 26, 9, "'A!B'!AA10" },
    { "''!A1", "", 0, 0, 0, NULL },
    { "''''!A1", "'", 0, 0, 0, "''''!A1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++) {
    g_auto (BcXlsxPlace) place = { 0 };
    g_auto (BcXlsxPlace) again = { 0 };
    g_autofree char *written = NULL;

    if (places[i].written == NULL) {
      g_assert_false (bc_xlsx_place_parse (&place, places[i].text, NULL));
      continue;
    }
    g_assert_true (bc_xlsx_place_parse (&place, places[i].text, NULL));
    g_assert_cmpstr (place.sheet, ==, places[i].sheet);
    g_assert_cmpuint (place.row, ==, places[i].row);
    g_assert_cmpuint (place.column, ==, places[i].column);
    g_assert_cmpuint (place.last_row, ==, places[i].last_row);
    written = bc_xlsx_place_dup_text (&place);
    g_assert_cmpstr (written, ==, places[i].written);
    g_assert_true (bc_xlsx_place_parse (&again, written, NULL));
    g_assert_cmpstr (again.sheet, ==, places[i].sheet);
  }
}

static void
test_other_places_are_refused (void)
{
  static const char *const texts[] = { "",      "A",        "1",     "A0",
                                       "XFE1",  "A1048577", "AAAA1", "A1:B2",
                                       "B5:B4", "A1:",      "A1 B1", "!A1",
                                       "Hoja!", "A1:A2:A3", "A$$1",  "A99999999999" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_auto (BcXlsxPlace) place = { 0 };
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", texts[i]);
    g_assert_false (bc_xlsx_place_parse (&place, texts[i], &error));
    g_assert_error (error, BC_EXCHANGE_ERROR, BC_EXCHANGE_ERROR_INVALID);
  }
}

/* One fact in several cells, and lines that are refused wherever they stand. */
static void
test_lines_that_are_not_understood_are_handed_back (void)
{
  static const struct
  {
    const char *text, *known, *others;
  } cases[] = {
    { NULL, "", "" },
    { "\n  \n", "", "" },
    { "A1 = district\nA2 = district", "A1 = district\nA2 = district", "" },
    { " A1=wind\nA2 = spent\n\nA3\nA4 = district", "A2 = spent\nA4 = district", " A1=wind\nA3" },
    { "A1 = district\nA1 = spent\nB1 = expense.date",
      "A1 = district",
      "A1 = spent\nB1 = expense.date" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GPtrArray) cells = bc_form_cells_new ();
    g_autofree char *others = bc_form_cells_add_known (cells, cases[i].text);
    g_autofree char *known = bc_form_cells_dup_text (cells);

    g_assert_cmpstr (known, ==, cases[i].known);
    g_assert_cmpstr (others, ==, cases[i].others);
  }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/form/places-are-read-as-people-write-them",
                   test_places_are_read_as_people_write_them);
  g_test_add_func ("/exchange/form/other-places-are-refused", test_other_places_are_refused);
  g_test_add_func ("/exchange/form/lines-that-are-not-understood-are-handed-back",
                   test_lines_that_are_not_understood_are_handed_back);
  g_test_add_func ("/exchange/form/fuzz-seeds", test_fuzz_seeds);
  return g_test_run ();
}
