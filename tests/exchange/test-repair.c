/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "check.h"
#include "columns.h"
#include "dictionary.h"
#include "repair.h"
#include "sample.h"
#include "sandbox.h"

#define JOURNAL                                                                                    \
  "SELECT j.row || ' ' || stream || ' ' || number || ' ' || stamp || ' ' || record || ' ' || "     \
  "gesture || ' ' || coalesce (reverts, 0) || ' ' || coalesce (epoch, 0) || ' ' || hex (salt) "    \
  "|| fields FROM journal j ORDER BY row"

static gboolean
execute_cb (BcDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return bc_database_execute (database, data, error);
}

static void
execute (Sandbox *sandbox, const char *sql)
{
  g_autoptr (GError) error = NULL;

  bc_store_change (sandbox->store, execute_cb, (gpointer) sql, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
repair_cb (BcDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return bc_repair (database, error);
}

static void
repair (Sandbox *sandbox)
{
  g_autoptr (GError) error = NULL;

  bc_store_change (sandbox->store, repair_cb, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
check_cb (BcDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray **problems = data;

  *problems = bc_check (database, cancellable, error);
  return *problems != NULL;
}

static guint
count_problems (Sandbox *sandbox)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  bc_store_change (sandbox->store, check_cb, &problems, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (char *) problems->pdata[i]);
  return problems->len;
}

static void
open_country (Sandbox *sandbox)
{
  g_autoptr (GError) error = NULL;

  sandbox_open (sandbox);
  bc_sample_fill (sandbox->store, BC_SAMPLE_SMALL, 2, 7, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_problems (sandbox), ==, 0);
}

/* The same damage to every table of a kind, "%s" being its name. */
static char *
dup_for_types (const char *damage)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  guint n_types;
  const BcRecordType *const *types = bc_dictionary_get_types (&n_types);

  for (guint i = 0; i < n_types; i++) {
    g_autofree char *table = bc_sql_dup_name (types[i]->name);
    g_auto (GStrv) parts = g_strsplit (damage, "%s", -1);
    g_autofree char *statement = g_strjoinv (table, parts);

    g_string_append_printf (sql, "%s;", statement);
  }
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static void
damage_and_repair (Sandbox *sandbox, const char *sql)
{
  g_autofree char *before = sandbox_dup_list (sandbox, JOURNAL);
  g_autofree char *after = NULL;

  g_test_message ("%.100s", sql);
  execute (sandbox, sql);
  g_assert_cmpuint (count_problems (sandbox), >, 0);
  repair (sandbox);
  g_assert_cmpuint (count_problems (sandbox), ==, 0);
  after = sandbox_dup_list (sandbox, JOURNAL);
  g_assert_cmpstr (before, ==, after);
}

static void
test_records (void)
{
  static const char *const damages[] = {
    "DELETE FROM \"%s\"",
    "DELETE FROM \"%s\" WHERE row % 2",
    "UPDATE \"%s\" SET hidden = 1 - hidden",
    "INSERT OR IGNORE INTO \"%s\" (row) SELECT max (row) FROM record WHERE type = 'invoice-type'",
  };
  g_auto (Sandbox) sandbox = { 0 };

  open_country (&sandbox);
  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++) {
    g_autofree char *sql = dup_for_types (damages[i]);

    damage_and_repair (&sandbox, sql);
  }
}

static void
test_summaries (void)
{
  static const char *const damages[] = {
    "DELETE FROM district_summary; DELETE FROM totals",
    "UPDATE district_summary SET scope = scope + 1000000",
    "UPDATE totals SET place = place + 1000000 WHERE place > 0",
    "UPDATE totals SET n = n + 1 WHERE level = 'region'",
  };
  g_auto (Sandbox) sandbox = { 0 };

  open_country (&sandbox);
  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    damage_and_repair (&sandbox, damages[i]);
}

static void
test_own_tables (void)
{
  static const char *const damages[] = {
    "UPDATE record SET deleted = 1, hidden = 1",
    "UPDATE record SET flagged = 1, origins = NULL, extra = '{}'",
    "INSERT INTO record (id, type, scope) VALUES (zeroblob (16), 'business', 1)",
    "INSERT INTO conflict (record, field, sides) SELECT row, 'name', '[1,2]' FROM record LIMIT 3",
    "INSERT INTO search (search) VALUES ('delete-all')",
    "INSERT INTO search (rowid, words) VALUES (1, 'nobody wrote this')",
    "UPDATE stream SET held = held - 1, arrived = 0 WHERE held > 0",
  };
  g_auto (Sandbox) sandbox = { 0 };

  open_country (&sandbox);
  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    damage_and_repair (&sandbox, damages[i]);
}

/* By its manager, whoever that is. */
static gboolean
delete_district_cb (BcWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (bc_writer_get_database (writer),
                       "SELECT r.id FROM record r JOIN district d ON d.row = r.row LIMIT 1",
                       error);
  g_auto (BcDraft) draft = { 0 };
  BcId id;

  if (cursor == NULL || bc_cursor_step (cursor, error) != BC_STEP_ROW)
    return FALSE;
  bc_cursor_get_id (cursor, 0, &id);
  bc_writer_set_author (writer, bc_writer_get_profile (writer)->author, BC_LEVEL_MANAGER);
  bc_draft_init (&draft, bc_dictionary_find ("district"), &id);
  bc_draft_set_deleted (&draft, TRUE);
  return bc_save (writer, &draft, &id, error);
}

/* What was deleted, and hides what it owns, is deleted and hidden again. */
static void
test_deleted (void)
{
  const char *visible = "SELECT hex (id) FROM record WHERE hidden = 0 ORDER BY id";
  g_auto (Sandbox) sandbox = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  open_country (&sandbox);
  bc_store_write (sandbox.store, delete_district_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sandbox_count (&sandbox, "SELECT count(*) FROM record WHERE hidden > deleted"),
                   >,
                   10);
  before = sandbox_dup_list (&sandbox, visible);
  damage_and_repair (&sandbox, "UPDATE record SET deleted = 0, hidden = 0");
  after = sandbox_dup_list (&sandbox, visible);
  g_assert_cmpstr (before, ==, after);
}

/* Lost operations do not come back, and none of their numbers is given again. */
static void
test_lost_operations (void)
{
  const char *held = "SELECT sum(held) FROM stream";
  g_auto (Sandbox) sandbox = { 0 };
  gint64 before;

  open_country (&sandbox);
  before = sandbox_count (&sandbox, held);
  execute (&sandbox, "DELETE FROM journal WHERE row = (SELECT max(row) FROM journal)");
  repair (&sandbox);
  /* The journal lacks one, and the stream counts one more than the journal has. */
  g_assert_cmpuint (count_problems (&sandbox), ==, 2);
  g_assert_cmpint (sandbox_count (&sandbox, held), ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/repair/records", test_records);
  g_test_add_func ("/store/repair/summaries", test_summaries);
  g_test_add_func ("/store/repair/own-tables", test_own_tables);
  g_test_add_func ("/store/repair/deleted-stay-so", test_deleted);
  g_test_add_func ("/store/repair/lost-operations-stay-lost", test_lost_operations);
  return g_test_run ();
}
