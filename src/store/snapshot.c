/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "snapshot.h"

#include "date.h"
#include "filler.h"
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
  "INSERT INTO shipped SELECT * FROM source.shipped",
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

#define BY_STAMP   " WHERE j.stamp <= ?"
#define BY_ARRIVAL " WHERE j.row <= ?"

/* Who wrote when, as the originals say it; what they wrote stays there, but for plans and actions,
 * whose baseline follows from it. */
#define AUTHORSHIP                                                                                 \
  "INSERT INTO journal SELECT j.row, stream, number, stamp, record, gesture, reverts, epoch, "     \
  "x'', CASE WHEN r.type IN ('action', 'plan') THEN fields ELSE '' END "                           \
  "FROM source.journal j CROSS JOIN source.record r ON r.row = j.record"

static gboolean
copy_store (BcDatabase *database, BcSnapshotBy by, gint64 limit, GError **error)
{
  const char *operations = by == BC_SNAPSHOT_BY_STAMP ? AUTHORSHIP BY_STAMP : AUTHORSHIP BY_ARRIVAL;

  for (gsize i = 0; i < G_N_ELEMENTS (copies); i++)
    if (!bc_database_execute (database, copies[i], error))
      return FALSE;
  return bc_database_run (database, error, operations, "i", limit) &&
         bc_database_execute (
           database,
           "UPDATE stream SET (held, arrived) = (SELECT coalesce (max (j.number), 0), "
           "coalesce (max (j.row), 0) FROM journal j WHERE j.stream = stream.row)",
           error);
}

/* In the order of bc_folder_begin_pass(). Sorting takes longer than going by the index. */
#define OPERATIONS                                                                                 \
  "SELECT j.row, s.author, j.number, j.stamp, j.epoch, j.fields, j.record "                        \
  "FROM source.journal j INDEXED BY journal_record CROSS JOIN source.stream s ON s.row = j.stream"
#define IN_ORDER " ORDER BY j.record, j.row"

static BcCursor *
query_operations (BcDatabase *database, BcSnapshotBy by, gint64 limit, GError **error)
{
  BcCursor *cursor = bc_database_query (database,
                                        by == BC_SNAPSHOT_BY_STAMP ? OPERATIONS BY_STAMP IN_ORDER
                                                                   : OPERATIONS BY_ARRIVAL IN_ORDER,
                                        error);

  if (cursor != NULL)
    bc_cursor_bind_integer (cursor, 1, limit);
  return cursor;
}

/* A record that no operation speaks of yet, and no catalogue, was not there. */
static gboolean
fold_record (BcFolder *folder,
             BcFoldPass *pass,
             BcFiller *filler,
             BcCursor *record,
             BcFolded *folded,
             GError **error)
{
  gboolean shipped = !bc_cursor_is_null (record, 4);
  BcRecordHead head = {
    .row = bc_cursor_get_integer (record, 0),
    .type = bc_cursor_get_text (record, 2),
    .scope = bc_cursor_get_integer (record, 3),
  };

  bc_cursor_get_id (record, 1, &head.id);
  bc_folded_restart (folded, bc_dictionary_find (head.type));
  if (!bc_folder_fold_next (folder, pass, head.row, shipped, folded, error))
    return FALSE;
  return (folded->n_operations == 0 && !shipped) || bc_filler_write (filler, &head, folded, error);
}

static gboolean
fold_records (BcDatabase *database,
              BcFolder *folder,
              BcFoldPass *pass,
              BcFiller *filler,
              GError **error)
{
  g_autoptr (BcCursor) record =
    bc_database_query (database,
                       "SELECT r.row, r.id, r.type, r.scope, s.record FROM source.record r "
                       "LEFT JOIN source.shipped s ON s.record = r.row ORDER BY r.row",
                       error);
  g_auto (BcFolded) folded = { 0 };
  BcStep step = BC_STEP_ERROR;

  while (record != NULL && (step = bc_cursor_step (record, error)) == BC_STEP_ROW)
    if (!fold_record (folder, pass, filler, record, &folded, error))
      return FALSE;
  return step == BC_STEP_DONE;
}

static gboolean
fold_journal (BcDatabase *database, BcSnapshotBy by, gint64 limit, BcFiller *filler, GError **error)
{
  g_autoptr (BcFolder) folder = bc_folder_new (database);
  g_autoptr (BcCursor) operations = query_operations (database, by, limit, error);
  BcFoldPass pass;

  return operations != NULL && bc_folder_begin_pass (folder, operations, &pass, error) &&
         fold_records (database, folder, &pass, filler, error);
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

/* One reading of the journal for all records: asking for each takes longer than the folding. */
static gboolean
fill_tables (BcDatabase *database, BcSnapshotBy by, gint64 limit, GError **error)
{
  g_autoptr (BcFiller) filler = bc_filler_new (database, error);

  return filler != NULL && copy_store (database, by, limit, error) &&
         fold_journal (database, by, limit, filler, error) && bc_filler_finish (filler, error);
}

/* Keys lead where they led in the original. Asking after each of them, and looking in every table
 * for those that led nowhere before their record came, takes longer than the folding. */
static gboolean
fill (BcDatabase *database, BcDatabase *source, BcSnapshotBy by, gint64 limit, GError **error)
{
  gint64 last = by == BC_SNAPSHOT_BY_STAMP ? ((limit + 1) << 16) - 1 : limit;

  return attach (database, source, error) &&
         bc_database_execute (database, "PRAGMA foreign_keys = OFF; BEGIN", error) &&
         fill_tables (database, by, last, error) && set_today (database, by, limit, error) &&
         bc_summary_refresh_all (database, error);
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
 * own today, and the original attached as `source`. Its journal tells who wrote when but not what,
 * and its search finds nothing: both are to be asked of the original.
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
