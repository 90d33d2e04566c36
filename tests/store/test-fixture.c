/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"
#include "columns.h"
#include "conflicts.h"
#include "history.h"
#include "house.h"
#include "search.h"
#include "undo.h"

/* Databases that earlier versions wrote, as text: each opens, nothing of it is lost, and one can go
 * on working in it. */

static char *
load_fixture (const char *folder, const char *name)
{
  g_autofree char *fixture = g_test_build_filename (G_TEST_DIST, "fixtures", name, NULL);
  g_autofree char *path = g_build_filename (folder, "old.db", NULL);
  g_autofree char *sql = NULL;
  g_autoptr (BcDatabase) database = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (fixture, &sql, NULL, &error);
  g_assert_no_error (error);
  database = bc_database_open (path, BC_DATABASE_WRITE, &error);
  g_assert_no_error (error);
  bc_database_execute (database, "PRAGMA foreign_keys = OFF", &error);
  bc_database_execute (database, sql, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}

static gboolean
check_work (BcDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) problems = bc_check (database, cancellable, error);

  for (guint i = 0; problems != NULL && i < problems->len; i++)
    g_test_message ("%s", (char *) problems->pdata[i]);
  g_assert_cmpuint (problems != NULL ? problems->len : 1, ==, 0);
  return TRUE;
}

static void
assert_rows_of_each_type (BcDatabase *database)
{
  guint n_types;
  const BcRecordType *const *types = bc_dictionary_get_types (&n_types);

  for (guint i = 0; i < n_types; i++) {
    g_autofree char *table = bc_sql_dup_name (types[i]->name);
    g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\"", table);
    gint64 count = 0;

    g_test_message ("%s", types[i]->name);
    g_assert_true (bc_database_get_integer (database, &count, NULL, sql, ""));
    g_assert_cmpint (count, >, 0);
  }
}

static void
assert_told (BcDatabase *database)
{
  BcHistoryQuery query = { .limit = 1000 };
  g_autoptr (GPtrArray) conflicts = bc_conflicts_read (database, NULL);
  g_autoptr (GPtrArray) doubts = bc_doubts_read (database, NULL);
  g_autoptr (GPtrArray) history = bc_history_read (database, &query, NULL);
  g_autoptr (GPtrArray) hits = bc_search (database, "editado", 10, NULL);

  g_assert_cmpuint (conflicts->len, ==, 1);
  g_assert_cmpuint (doubts->len, ==, 1);
  g_assert_cmpuint (history->len, >, 35);
  g_assert_cmpuint (hits->len, ==, 1);
}

static gboolean
undo_work (BcWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  g_auto (BcUndoReport) report = { 0 };

  return bc_undo (writer, &report, error);
}

static void
test_first_schema_opens (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("barrios-XXXXXX", &error);
  g_autofree char *path = load_fixture (folder, "schema-1.sql");
  g_autoptr (BcStore) store = bc_store_open (path, 0, &error);

  g_assert_no_error (error);
  assert_rows_of_each_type (bc_store_get_reader (store));
  assert_told (bc_store_get_reader (store));
  bc_store_change (store, check_work, NULL, NULL, &error);
  g_assert_no_error (error);
  bc_store_write (store, undo_work, NULL, NULL, &error);
  g_assert_no_error (error);
  bc_store_close (store, &error);
  g_assert_no_error (error);
  house_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/fixture/first-schema-opens", test_first_schema_opens);
  return g_test_run ();
}
