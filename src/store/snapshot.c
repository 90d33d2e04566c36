/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "snapshot.h"

#include "date.h"
#include "filler.h"
#include "schema.h"
#include "stamp.h"
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

/* The moment that is wanted, and what of it. */
typedef struct
{
  gint64 stamp; /* the last stamp that counts … */
  gint64 row;   /* … and the last row of the journal */
  gint64 now;   /* milliseconds UTC of the day that is today there; 0 for that of the original */
  const BcSnapshotPart *part; /* (nullable): for all of it */
} Wanted;

static Wanted
find_wanted (const BcSnapshotPart *part, BcSnapshotBy by, gint64 limit)
{
  if (by == BC_SNAPSHOT_BY_ARRIVAL)
    return (Wanted){ G_MAXINT64, limit, 0, part };
  if (by == BC_SNAPSHOT_BEFORE)
    return (Wanted){ limit - 1, G_MAXINT64, bc_stamp_get_moment (limit), part };
  return (Wanted){ ((limit + 1) << 16) - 1, G_MAXINT64, limit, part };
}

/* Of a part, its records: those of other districts are left out. */
static gboolean
choose_records (BcDatabase *database, const BcSnapshotPart *part, GError **error)
{
  return bc_database_execute (database,
                              "CREATE TEMP TABLE kept (row INTEGER PRIMARY KEY)",
                              error) &&
         bc_database_run (database,
                          error,
                          "INSERT INTO kept SELECT r.row FROM source.scope c "
                          "LEFT JOIN source.record d ON d.id = c.id "
                          "JOIN source.record r ON r.scope = c.row "
                          "WHERE c.id = ? OR d.type IS NOT 'district'",
                          "d",
                          &part->district);
}

/* Who wrote when, as the originals say it; what they wrote stays there, but for plans and actions,
 * whose baseline follows from it. */
#define COPIES                                                                                     \
  "INSERT INTO journal "                                                                           \
  "SELECT j.row, stream, number, stamp, record, gesture, reverts, epoch, x'', "
#define AUTHORSHIP                                                                                 \
  COPIES "CASE WHEN r.type IN ('action', 'plan') THEN fields ELSE '' END "                         \
         "FROM source.journal j CROSS JOIN source.record r ON r.row = j.record "                   \
         "WHERE j.stamp <= ? AND j.row <= ?"

/* And what, where the history is to be read. */
#define WHOLE_JOURNAL                                                                              \
  COPIES "fields FROM kept k CROSS JOIN source.journal j INDEXED BY journal_record "               \
         "ON j.record = k.row WHERE j.stamp <= ? AND j.row <= ?"

static gboolean
copy_store (BcDatabase *database, const Wanted *wanted, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (copies); i++)
    if (!bc_database_execute (database, copies[i], error))
      return FALSE;
  return bc_database_run (database,
                          error,
                          wanted->part != NULL ? WHOLE_JOURNAL : AUTHORSHIP,
                          "ii",
                          wanted->stamp,
                          wanted->row) &&
         bc_database_execute (
           database,
           "UPDATE stream SET (held, arrived) = (SELECT coalesce (max (j.number), 0), "
           "coalesce (max (j.row), 0) FROM journal j WHERE j.stream = stream.row)",
           error);
}

/* In the order of bc_folder_begin_pass(). Sorting takes longer than going by the index. */
#define OPERATIONS(records)                                                                        \
  "SELECT j.row, s.author, j.number, j.stamp, j.epoch, j.fields, j.record FROM " records           \
  "CROSS JOIN source.stream s ON s.row = j.stream WHERE j.stamp <= ? AND j.row <= ? "
#define ALL_OPERATIONS                                                                             \
  OPERATIONS ("source.journal j INDEXED BY journal_record ") "ORDER BY j.record, j.row"
#define KEPT_OPERATIONS                                                                            \
  OPERATIONS ("kept k CROSS JOIN source.journal j INDEXED BY journal_record ON j.record = k.row ") \
  "ORDER BY k.row, j.row"

static BcCursor *
query_operations (BcDatabase *database, const Wanted *wanted, GError **error)
{
  BcCursor *cursor =
    bc_database_query (database, wanted->part != NULL ? KEPT_OPERATIONS : ALL_OPERATIONS, error);

  if (cursor != NULL) {
    bc_cursor_bind_integer (cursor, 1, wanted->stamp);
    bc_cursor_bind_integer (cursor, 2, wanted->row);
  }
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

#define RECORDS(records)                                                                           \
  "SELECT r.row, r.id, r.type, r.scope, s.record FROM " records                                    \
  "LEFT JOIN source.shipped s ON s.record = r.row "
#define ALL_RECORDS RECORDS ("source.record r ") "ORDER BY r.row"
#define KEPT_RECORDS                                                                               \
  RECORDS ("kept k CROSS JOIN source.record r ON r.row = k.row ") "ORDER BY k.row"

static gboolean
fold_records (BcDatabase *database,
              const Wanted *wanted,
              BcFolder *folder,
              BcFoldPass *pass,
              BcFiller *filler,
              GError **error)
{
  g_autoptr (BcCursor) record =
    bc_database_query (database, wanted->part != NULL ? KEPT_RECORDS : ALL_RECORDS, error);
  g_auto (BcFolded) folded = { 0 };
  BcStep step = BC_STEP_ERROR;

  while (record != NULL && (step = bc_cursor_step (record, error)) == BC_STEP_ROW)
    if (!fold_record (folder, pass, filler, record, &folded, error))
      return FALSE;
  return step == BC_STEP_DONE;
}

static gboolean
fold_journal (BcDatabase *database, const Wanted *wanted, BcFiller *filler, GError **error)
{
  g_autoptr (BcFolder) folder = bc_folder_new (database);
  g_autoptr (BcCursor) operations = query_operations (database, wanted, error);
  BcFoldPass pass;

  return operations != NULL && bc_folder_begin_pass (folder, operations, &pass, error) &&
         fold_records (database, wanted, folder, &pass, filler, error);
}

static gboolean
set_today (BcDatabase *database, const Wanted *wanted, GError **error)
{
  g_autofree char *date = NULL;

  if (wanted->now == 0)
    return bc_database_execute (database,
                                "UPDATE today SET date = (SELECT date FROM source.today)",
                                error);
  date = bc_date_dup_iso (bc_date_today (wanted->now));
  return bc_database_run (database, error, "UPDATE today SET date = ?", "t", date);
}

/* One reading of the journal for all records: asking for each takes longer than the folding. */
static gboolean
fill_tables (BcDatabase *database, const Wanted *wanted, GError **error)
{
  g_autoptr (BcFiller) filler = bc_filler_new (database, wanted->part != NULL, error);

  return filler != NULL && copy_store (database, wanted, error) &&
         fold_journal (database, wanted, filler, error) && bc_filler_finish (filler, error);
}

/* Keys lead where they led in the original. Asking after each of them, and looking in every table
 * for those that led nowhere before their record came, takes longer than the folding. */
static gboolean
fill (BcDatabase *database, BcDatabase *source, const Wanted *wanted, GError **error)
{
  return bc_database_attach (database, bc_database_get_path (source), error) &&
         bc_database_execute (database, "PRAGMA foreign_keys = OFF; BEGIN", error) &&
         (wanted->part == NULL || choose_records (database, wanted->part, error)) &&
         fill_tables (database, wanted, error) && set_today (database, wanted, error) &&
         bc_summary_refresh_all (database, error);
}

static BcDatabase *
make (BcDatabase *source, const Wanted *wanted, GCancellable *cancellable, GError **error)
{
  g_autoptr (BcDatabase) database =
    bc_database_open (wanted->part != NULL ? wanted->part->name : NULL, BC_DATABASE_PRIVATE, error);

  if (database == NULL || !bc_schema_migrate (database, error))
    return NULL;
  bc_database_set_cancellable (database, cancellable);
  if (!fill (database, source, wanted, error))
    return NULL;
  bc_database_set_cancellable (database, NULL);
  return g_steal_pointer (&database);
}

/**
 * bc_snapshot_begin:
 * @source: a connection to the database
 * @by: what @limit is
 * @limit: the last moment that counts, milliseconds UTC, the last journal row, or a gesture
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
  const Wanted wanted = find_wanted (NULL, by, limit);

  return make (source, &wanted, cancellable, error);
}

/**
 * bc_snapshot_create:
 * @source: a connection to the database
 * @by: what @limit is
 * @limit: the last moment that counts, milliseconds UTC, the last journal row, or a gesture
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

/**
 * bc_snapshot_share:
 * @source: a connection to the database
 * @part: which district, and what the snapshot is called
 * @by: what @limit is
 * @limit: the last moment that counts, milliseconds UTC, the last journal row, or a gesture
 * @cancellable: (nullable): to stop
 * @error: return location, #BC_STORE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * As bc_snapshot_create(), for those who look at one district with all its lists and its history:
 * other districts are not there, its journal is whole, and other connections can read it for as
 * long as one of them is open. The original is not attached any more.
 *
 * Returns: (transfer full) (nullable): a connection to it; %NULL with an error
 */
BcDatabase *
bc_snapshot_share (BcDatabase *source,
                   const BcSnapshotPart *part,
                   BcSnapshotBy by,
                   gint64 limit,
                   GCancellable *cancellable,
                   GError **error)
{
  const Wanted wanted = find_wanted (part, by, limit);
  g_autoptr (BcDatabase) database = make (source, &wanted, cancellable, error);

  if (database == NULL || !bc_database_execute (database, "COMMIT; DETACH source", error))
    return NULL;
  return g_steal_pointer (&database);
}
