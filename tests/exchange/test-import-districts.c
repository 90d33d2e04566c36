/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "exchange-error.h"
#include "import-districts.h"
#include "sandbox.h"
#include "store-error.h"
#include "undo.h"

#define HEAD "name,commune_code,commune,cohort\n"

#define LISTED                                                                                     \
  "SELECT d.name || ' | ' || c.code || ' | ' || coalesce (k.code, '-') FROM district d "           \
  "JOIN record rc ON rc.id = d.commune JOIN commune c ON c.row = rc.row "                          \
  "LEFT JOIN record rk ON rk.id = d.call LEFT JOIN call k ON k.row = rk.row "                      \
  "WHERE d.hidden = 0 ORDER BY d.row"

static gboolean
import (Sandbox *sandbox, const char *text, BcImportReport *report, GError **error)
{
  g_autofree char *path = g_build_filename (sandbox->folder, "list.csv", NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return bc_import_districts (sandbox->store, path, report, NULL, error);
}

static void
open_introduced (Sandbox *sandbox)
{
  sandbox_open (sandbox);
  sandbox_introduce (sandbox, BC_LEVEL_COUNCIL);
}

static void
test_tables (void)
{
  static const struct
  {
    const char *text;
    const char *listed;
  } cases[] = {
    { HEAD "Patronato,13127,Recoleta,1a 2014-15\nAgro,01101,Iquique,2a 2018-19\n",
      "Patronato | 13127 | 2014\nAgro | 01101 | 2018\n" },
    { "\xef\xbb\xbf"
      "Convocatoria;Comuna;Código comuna;Nombre\r\n1A  2014-15;;1101;\"A; B\"\r\n;;;\r\n",
      "A; B | 01101 | 2014\n" },
    { "cohorte;comuna;nombre\n;La Calera;Uno\n;paihuano;Dos\n;NUNOA;Tres\n",
      "Uno | 05502 | -\nDos | 04105 | -\nTres | 13120 | -\n" },
    { "comuna,otra,nombre\nLlay Llay,x,Calle 1\n\nSantiago,,Calle 1\n",
      "Calle 1 | 05703 | -\nCalle 1 | 13101 | -\n" },
    { "comuna,nombre\n13101,Uno\n1101,Dos\n", "Uno | 13101 | -\nDos | 01101 | -\n" },
    { HEAD, "" },
    { HEAD "Uno,13101,Santiago,2025\nDos,13101,,Tercera convocatoria\n",
      "Uno | 13101 | 2025\nDos | 13101 | 2022\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (Sandbox) sandbox = { 0 };
    g_autoptr (GError) error = NULL;
    g_autofree char *listed = NULL;
    BcImportReport report;

    open_introduced (&sandbox);
    g_assert_true (import (&sandbox, cases[i].text, &report, &error));
    g_assert_no_error (error);
    listed = sandbox_dup_list (&sandbox, LISTED);
    g_assert_cmpstr (listed, ==, cases[i].listed);
  }
}

/* One bad line, and nothing of the list is there. */
static void
test_bad_lines (void)
{
  static const struct
  {
    const char *line;
    const char *expected;
  } cases[] = {
    { "Tres,99999,,\n", "line 3: “99999” is no commune's code" },
    { "Tres,,99999,\n", "line 3: There is no commune “99999”" },
    { "Tres,,Springfield,\n", "line 3: There is no commune “Springfield”" },
    { "Tres,13101,Calama,\n", "line 3: The commune's code is not that of “Calama”" },
    { "Tres,,,\n", "line 3: The commune is missing" },
    { ",13101,,\n", "line 3: The district's name is missing" },
    { "Tres,13101,Santiago,5a 2031\n", "line 3: There is no call “5a 2031”" },
    { "Tres,13101,\xd1u\xf1oa,\n", "line 3: The text is not UTF-8" },
    { "\"Tres,13101,Santiago,\n", "line 3: A quotation mark is opened" },
    { "Tr\x01"
      "es,13101,Santiago,\n",
      "line 3: " },
  };
  g_auto (Sandbox) sandbox = { 0 };

  open_introduced (&sandbox);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = g_strconcat (HEAD "Uno,13101,Santiago,\n", cases[i].line, NULL);
    g_autoptr (GError) error = NULL;
    BcImportReport report;

    g_assert_false (import (&sandbox, text, &report, &error));
    g_assert_nonnull (error);
    g_assert_true (g_str_has_prefix (error->message, cases[i].expected));
    g_assert_cmpint (sandbox_count (&sandbox, "SELECT count(*) FROM district"), ==, 0);
  }
}

static void
test_long_name (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  g_autofree char *name = g_strnfill (201, 'x');
  g_autofree char *text = g_strconcat (HEAD, name, ",13101,,\n", NULL);
  g_autoptr (GError) error = NULL;
  BcImportReport report;

  open_introduced (&sandbox);
  g_assert_false (import (&sandbox, text, &report, &error));
  g_assert_true (g_str_has_prefix (error->message, "line 2: "));
}

static void
test_bad_headers (void)
{
  static const char *const headers[] = {
    "",
    "a,b\nUno,13101\n",
    "name\nUno\n",
    "commune\nSantiago\n",
    "name,nombre,commune\nUno,Dos,Santiago\n",
  };
  g_auto (Sandbox) sandbox = { 0 };

  open_introduced (&sandbox);
  for (gsize i = 0; i < G_N_ELEMENTS (headers); i++) {
    g_autoptr (GError) error = NULL;
    BcImportReport report;

    g_assert_false (import (&sandbox, headers[i], &report, &error));
    g_assert_error (error, BC_EXCHANGE_ERROR, BC_EXCHANGE_ERROR_INVALID);
  }
}

/* The second import adds none and changes nothing, whatever case and accents are typed. */
static void
test_again (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  g_autoptr (GError) error = NULL;
  BcImportReport report;
  gint64 n_operations;

  open_introduced (&sandbox);
  g_assert_true (import (&sandbox, HEAD "Peñalolén,13122,,\nUno,13101,,\n", &report, &error));
  g_assert_cmpuint (report.n_added, ==, 2);
  g_assert_cmpuint (report.n_present, ==, 0);
  n_operations = sandbox_count (&sandbox, "SELECT count(*) FROM journal");
  g_assert_true (import (&sandbox,
                         HEAD "PENALOLEN,13122,,1a 2014-15\nUno,13101,,\nuno,13101,,\n",
                         &report,
                         &error));
  g_assert_no_error (error);
  g_assert_cmpuint (report.n_added, ==, 0);
  g_assert_cmpuint (report.n_present, ==, 3);
  g_assert_cmpint (sandbox_count (&sandbox, "SELECT count(*) FROM journal"), ==, n_operations);
}

static void
delete_the_district (Sandbox *sandbox)
{
  g_autoptr (GError) error = NULL;
  g_auto (BcDraft) draft = { 0 };
  g_autoptr (BcCursor) cursor = bc_database_query (bc_store_get_reader (sandbox->store),
                                                   "SELECT id FROM record WHERE type = 'district'",
                                                   &error);
  BcId id;

  g_assert_no_error (error);
  g_assert_cmpint (bc_cursor_step (cursor, &error), ==, BC_STEP_ROW);
  g_assert_true (bc_cursor_get_id (cursor, 0, &id));
  bc_draft_init (&draft, bc_dictionary_find ("district"), &id);
  bc_draft_set_deleted (&draft, TRUE);
  g_assert_true (bc_store_save (sandbox->store, &draft, &id, &error));
  g_assert_no_error (error);
}

static void
test_deleted (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *listed = NULL;
  BcImportReport report;

  open_introduced (&sandbox);
  g_assert_true (import (&sandbox, HEAD "Uno,13101,,1a 2014-15\n", &report, &error));
  delete_the_district (&sandbox);
  g_assert_true (
    import (&sandbox, HEAD "UNO,13101,,\nDos,13101,,\nuno,13101,,\n", &report, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (report.n_added, ==, 1);
  g_assert_cmpuint (report.n_restored, ==, 1);
  g_assert_cmpuint (report.n_present, ==, 1);
  listed = sandbox_dup_list (&sandbox, LISTED);
  g_assert_cmpstr (listed, ==, "Uno | 13101 | 2014\nDos | 13101 | -\n");
}

static gboolean
undo_cb (BcWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  return bc_undo (writer, data, error);
}

static void
undo (Sandbox *sandbox)
{
  g_auto (BcUndoReport) report = { 0 };
  g_autoptr (GError) error = NULL;

  bc_store_write (sandbox->store, undo_cb, &report, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.n_records, ==, 2);
}

/* Bringing back is one gesture with the rest, which can be taken back and done again in turn. */
static void
test_again_after_undo (void)
{
  g_auto (Sandbox) sandbox = { 0 };

  open_introduced (&sandbox);
  for (guint round = 0; round < 3; round++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *listed = NULL;
    g_autofree char *undone = NULL;
    BcImportReport report;

    g_assert_true (import (&sandbox, HEAD "Uno,13101,,\nDos,13120,,\n", &report, &error));
    g_assert_cmpuint (report.n_added, ==, round == 0 ? 2 : 0);
    g_assert_cmpuint (report.n_restored, ==, round == 0 ? 0 : 2);
    listed = sandbox_dup_list (&sandbox, LISTED);
    g_assert_cmpstr (listed, ==, "Uno | 13101 | -\nDos | 13120 | -\n");
    undo (&sandbox);
    undone = sandbox_dup_list (&sandbox, LISTED);
    g_assert_cmpstr (undone, ==, "");
  }
}

static void
test_one_gesture (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  g_autoptr (GError) error = NULL;
  BcImportReport report;

  open_introduced (&sandbox);
  g_assert_true (
    import (&sandbox, HEAD "Uno,13101,,\nDos,13101,,\nTres,13101,,\n", &report, &error));
  g_assert_cmpint (sandbox_count (&sandbox, "SELECT count(*) FROM journal"), ==, 3);
  g_assert_cmpint (sandbox_count (&sandbox, "SELECT count(DISTINCT gesture) FROM journal"), ==, 1);
}

static void
test_nobody (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  g_autoptr (GError) error = NULL;
  BcImportReport report;

  sandbox_open (&sandbox);
  g_assert_false (import (&sandbox, HEAD "Uno,13101,,\n", &report, &error));
  g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_NO_PROFILE);
}

static void
test_no_file (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  g_autoptr (GError) error = NULL;
  BcImportReport report;

  open_introduced (&sandbox);
  g_assert_false (bc_import_districts (sandbox.store, "nowhere.csv", &report, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_cancelled (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  BcImportReport report;

  open_introduced (&sandbox);
  path = g_build_filename (sandbox.folder, "list.csv", NULL);
  g_assert_true (g_file_set_contents (path, HEAD "Uno,13101,,\n", -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (bc_import_districts (sandbox.store, path, &report, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (sandbox_count (&sandbox, "SELECT count(*) FROM district"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/import-districts/tables", test_tables);
  g_test_add_func ("/exchange/import-districts/bad-lines", test_bad_lines);
  g_test_add_func ("/exchange/import-districts/long-name", test_long_name);
  g_test_add_func ("/exchange/import-districts/bad-headers", test_bad_headers);
  g_test_add_func ("/exchange/import-districts/again", test_again);
  g_test_add_func ("/exchange/import-districts/brings-back-the-deleted", test_deleted);
  g_test_add_func ("/exchange/import-districts/again-after-undo", test_again_after_undo);
  g_test_add_func ("/exchange/import-districts/one-gesture", test_one_gesture);
  g_test_add_func ("/exchange/import-districts/nobody-introduced", test_nobody);
  g_test_add_func ("/exchange/import-districts/no-file", test_no_file);
  g_test_add_func ("/exchange/import-districts/cancelled", test_cancelled);
  return g_test_run ();
}
