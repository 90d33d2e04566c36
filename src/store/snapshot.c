/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "snapshot.h"

#include "date.h"
#include "projection.h"
#include "schema.h"
#include "summary.h"

/* Copies what the store itself keeps; the tables of the records are folded from it anew. The row
 * numbers stay, so that the two can be compared. */
static const char *const copies[] = {
  "INSERT INTO author SELECT * FROM source.author",
  "INSERT INTO profile SELECT * FROM source.profile",
  "INSERT INTO scope SELECT * FROM source.scope",
  "INSERT INTO stream SELECT * FROM source.stream",
  "INSERT INTO epoch SELECT * FROM source.epoch",
};

static gboolean
attach (BcDatabase *database, BcDatabase *source, GError **error)
{
  const char *path = bc_database_get_path (source);
  g_autofree char *escaped = NULL;
  g_autofree char *uri = NULL;

  if (!g_str_has_prefix (path, "file:")) {
    escaped = g_uri_escape_string (path, "/", FALSE);
    uri = g_strdup_printf ("file:%s?mode=ro", escaped);
  }
  return bc_database_run (database, error, "ATTACH ? AS source", "t", uri != NULL ? uri : path);
}

/* The records before the operations that name them: among keys that lead nowhere yet, each new
 * record would be looked for in every table. */
#define RECORDS                                                                                    \
  "INSERT INTO record (row, id, type, scope) SELECT row, id, type, scope FROM source.record r "    \
  "WHERE EXISTS (SELECT 1 FROM source.shipped s WHERE s.record = r.row) "                          \
  "OR EXISTS (SELECT 1 FROM source.journal j WHERE j.record = r.row AND "
#define OPERATIONS "INSERT INTO journal SELECT * FROM source.journal j WHERE "

static gboolean
copy_store (BcDatabase *database, BcSnapshotBy by, gint64 limit, GError **error)
{
  gboolean by_stamp = by == BC_SNAPSHOT_BY_STAMP;
  const char *records =
    by_stamp ? RECORDS "j.stamp <= ?) ORDER BY row" : RECORDS "j.row <= ?) ORDER BY row";
  const char *operations =
    by_stamp ? OPERATIONS "j.stamp <= ? ORDER BY row" : OPERATIONS "j.row <= ? ORDER BY row";

  for (gsize i = 0; i < G_N_ELEMENTS (copies); i++)
    if (!bc_database_execute (database, copies[i], error))
      return FALSE;
  return bc_database_run (database, error, records, "i", limit) &&
         bc_database_run (database, error, operations, "i", limit) &&
         bc_database_execute (
           database,
           "INSERT INTO shipped SELECT * FROM source.shipped;"
           "UPDATE stream SET held = coalesce ((SELECT max (number) FROM journal j "
           " WHERE j.stream = stream.row), 0), arrived = coalesce ((SELECT max (j.row) "
           " FROM journal j WHERE j.stream = stream.row), 0)",
           error);
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

static gboolean
fold_all (BcDatabase *database, GError **error)
{
  g_autoptr (BcFolder) folder = bc_folder_new (database);
  g_autoptr (BcCursor) cursor =
    bc_database_query (database, "SELECT row, type FROM source.record ORDER BY row", error);
  g_autoptr (BcCursor) held =
    bc_database_query (database, "SELECT 1 FROM main.record WHERE row = ?", error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL || held == NULL)
    return FALSE;
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    bc_cursor_restart (held);
    bc_cursor_bind_integer (held, 1, bc_cursor_get_integer (cursor, 0));
    if (bc_cursor_step (held, error) == BC_STEP_ROW &&
        !fold_record (database, folder, cursor, error))
      return FALSE;
  }
  return step == BC_STEP_DONE;
}

static gboolean
set_today (BcDatabase *database, BcSnapshotBy by, gint64 limit, GError **error)
{
  g_autofree char *date = NULL;

  if (by == BC_SNAPSHOT_BY_ARRIVAL)
    return bc_database_execute (database,
                                "UPDATE today SET date = (SELECT date FROM source.today)",
                                error);
  date = bc_date_dup_iso (bc_date_today (limit));
  return bc_database_run (database, error, "UPDATE today SET date = ?", "t", date);
}

/* Keys lead where they led in the original. Asking after each of them, and looking in every table
 * for those that led nowhere before their record came, takes longer than the folding. */
static gboolean
fill (BcDatabase *database, BcDatabase *source, BcSnapshotBy by, gint64 limit, GError **error)
{
  gint64 last = by == BC_SNAPSHOT_BY_STAMP ? ((limit + 1) << 16) - 1 : limit;

  return attach (database, source, error) &&
         bc_database_execute (database, "PRAGMA foreign_keys = OFF; BEGIN", error) &&
         copy_store (database, by, last, error) && set_today (database, by, limit, error) &&
         fold_all (database, error) && bc_summary_refresh_all (database, error);
}

/**
 * bc_snapshot_begin:
 * @source: a connection to the database
 * @by: what @limit is
 * @limit: the last moment that counts, milliseconds UTC, or the last journal row
 * @cancellable: (nullable): to stop
 * @error: return location, #BC_STORE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * As bc_snapshot_create(), with the reading of the original still open: what is read from `source`
 * is what the snapshot was made from.
 *
 * Returns: (transfer full) (nullable): a connection within a transaction; %NULL with an error
 */
BcDatabase *
bc_snapshot_begin (BcDatabase *source,
                   BcSnapshotBy by,
                   gint64 limit,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (BcDatabase) database = bc_database_open (NULL, BC_DATABASE_PRIVATE, error);

  if (database == NULL || !bc_schema_migrate (database, error))
    return NULL;
  bc_database_set_cancellable (database, cancellable);
  if (!fill (database, source, by, limit, error))
    return NULL;
  bc_database_set_cancellable (database, NULL);
  return g_steal_pointer (&database);
}

/**
 * bc_snapshot_create:
 * @source: a connection to the database
 * @by: what @limit is
 * @limit: the last moment that counts, milliseconds UTC, or the last journal row
 * @cancellable: (nullable): to stop
 * @error: return location, #BC_STORE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Folds the journal up to a moment into a database of its own with the same tables and views, its
 * own today, and the original attached as `source`.
 *
 * Returns: (transfer full) (nullable): a connection to it; %NULL with an error
 */
BcDatabase *
bc_snapshot_create (BcDatabase *source,
                    BcSnapshotBy by,
                    gint64 limit,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (BcDatabase) database = bc_snapshot_begin (source, by, limit, cancellable, error);

  if (database == NULL || !bc_database_execute (database, "COMMIT", error))
    return NULL;
  return g_steal_pointer (&database);
}
