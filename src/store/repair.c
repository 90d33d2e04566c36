/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "repair.h"

#include "columns.h"
#include "dictionary.h"
#include "projection.h"
#include "summary.h"

#define STRAY_RECORDS                                                                              \
  "DELETE FROM record WHERE NOT EXISTS (SELECT 1 FROM journal j WHERE j.record = record.row) "     \
  "AND NOT EXISTS (SELECT 1 FROM shipped s WHERE s.record = record.row)"

/* What follows from the journal goes. Of the records stays what they are: identifier, type and
 * scope, which no operation says again. A record that nothing speaks of was never written. */
static const char *const clearing[] = {
  "DELETE FROM conflict",
  "DELETE FROM district_summary",
  "DELETE FROM totals",
  "INSERT INTO search (search) VALUES ('delete-all')",
  STRAY_RECORDS,
  "UPDATE record SET deleted = 0, hidden = 0, flagged = 0, origins = NULL, extra = NULL",
};

/* A number that was given is never given again, even where its operation was lost. */
#define STREAMS                                                                                    \
  "UPDATE stream SET held = max (held, coalesce ((SELECT max (number) FROM journal j "             \
  " WHERE j.stream = stream.row), 0)), arrived = coalesce ((SELECT max (j.row) FROM journal j "    \
  " WHERE j.stream = stream.row), 0)"

static gboolean
clear_types (BcDatabase *database, GError **error)
{
  guint n_types;
  const BcRecordType *const *types = bc_dictionary_get_types (&n_types);

  for (guint i = 0; i < n_types; i++) {
    g_autofree char *table = bc_sql_dup_name (types[i]->name);
    g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\"", table);

    if (!bc_database_execute (database, sql, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
clear_tables (BcDatabase *database, GError **error)
{
  if (!clear_types (database, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (clearing); i++)
    if (!bc_database_execute (database, clearing[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
fold_record (BcDatabase *database, BcFolder *folder, BcCursor *record, GError **error)
{
  g_auto (BcFolded) folded = { 0 };
  gint64 row = bc_cursor_get_integer (record, 0);

  bc_folded_init (&folded, bc_dictionary_find (bc_cursor_get_text (record, 1)));
  return bc_folder_fold (folder, row, &folded, error) &&
         bc_projection_write (database, row, &folded, TRUE, error);
}

/* Folding writes neither the numbers of rows nor types: the query does not meet its changes. */
static gboolean
fold_all (BcDatabase *database, GError **error)
{
  g_autoptr (BcFolder) folder = bc_folder_new (database);
  g_autoptr (BcCursor) cursor =
    bc_database_query (database, "SELECT row, type FROM record ORDER BY row", error);
  BcStep step = BC_STEP_ERROR;

  while (cursor != NULL && (step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    if (!fold_record (database, folder, cursor, error))
      return FALSE;
  return step == BC_STEP_DONE;
}

/**
 * bc_repair:
 * @database: a connection within a transaction
 * @error: return location, #BC_STORE_ERROR
 *
 * Makes everything anew that follows from the journal: the tables of the records, the search
 * index, the conflicts and the summaries. The journal, the catalogues as they are shipped, the
 * authors and the profile are only read. A stream of which operations were lost keeps its count, so
 * that none of their numbers is given twice.
 *
 * Returns: whether it succeeded; if not, the transaction must be taken back
 */
gboolean
bc_repair (BcDatabase *database, GError **error)
{
  return bc_database_execute (database, "PRAGMA defer_foreign_keys = ON", error) &&
         clear_tables (database, error) && bc_database_execute (database, STREAMS, error) &&
         fold_all (database, error) && bc_summary_refresh_all (database, error);
}
