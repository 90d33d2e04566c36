/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "merge-database.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "buried.h"
#include "corrections.h"
#include "journal.h"
#include "open.h"
#include "operation.h"
#include "save.h"
#include "stamp.h"
#include "store-error.h"
#include "stream.h"

/* Rows of the other database, translated to ours. */
typedef struct
{
  BcWriter *writer;
  BcDatabase *ours;
  BcDatabase *theirs;
  GCancellable *cancellable;
  BcMergeReport *report;
  GHashTable *authors; /* (owned) their row → ours */
  GHashTable *streams; /* (owned) their row → ours */
  GHashTable *accepts; /* (owned) their stream's row → first number that is new here */
  GHashTable *epochs;  /* (owned) their row → ours */
  GHashTable *records; /* (owned) their row → ours */
  GHashTable *written; /* (owned) set of our records' rows */
  GHashTable *waiting; /* (owned) set of their streams' rows */
} Merge;

static GHashTable *
create_map (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

static void
map_row (GHashTable *map, gint64 from, gint64 to)
{
  g_hash_table_insert (map, g_memdup2 (&from, sizeof from), g_memdup2 (&to, sizeof to));
}

static gint64
get_row (GHashTable *map, gint64 from)
{
  gint64 *to = g_hash_table_lookup (map, &from);

  return to != NULL ? *to : 0;
}

static gboolean
merge_author (Merge *self, BcCursor *author, GError **error)
{
  BcId id;
  gint64 row;

  bc_cursor_get_id (author, 1, &id);
  if (!bc_database_run (
        self->ours,
        error,
        "INSERT INTO author (id, name, institution, email, level, stamp) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET name = excluded.name, institution = excluded.institution, "
        "email = excluded.email, level = excluded.level, stamp = excluded.stamp "
        "WHERE excluded.stamp > stamp",
        "dtttti",
        &id,
        bc_cursor_get_text (author, 2),
        bc_cursor_get_text (author, 3),
        bc_cursor_get_text (author, 4),
        bc_cursor_get_text (author, 5),
        bc_cursor_get_integer (author, 6)) ||
      !bc_database_get_integer (self->ours,
                                &row,
                                error,
                                "SELECT row FROM author WHERE id = ?",
                                "d",
                                &id))
    return FALSE;
  map_row (self->authors, bc_cursor_get_integer (author, 0), row);
  return TRUE;
}

typedef gboolean (*MergeRow) (Merge *self, BcCursor *row, GError **error);

static gboolean
each_row (Merge *self, const char *sql, MergeRow merge, GError **error)
{
  g_autoptr (BcCursor) cursor = bc_database_query (self->theirs, sql, error);
  BcStep step = BC_STEP_ERROR;

  while (cursor != NULL && (step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    if (g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
        !merge (self, cursor, error))
      return FALSE;
  return step == BC_STEP_DONE;
}

/* Two files that went on from the same copy give the same number to different operations. */
static gboolean
check_fork (Merge *self, gint64 theirs, gint64 ours, gint64 number, GError **error)
{
  const char *sql = "SELECT salt FROM journal WHERE stream = ? AND number = ?";
  g_autoptr (BcCursor) their_salt = bc_database_query (self->theirs, sql, error);
  g_autoptr (BcCursor) our_salt = bc_database_query (self->ours, sql, error);
  gsize their_size, our_size;
  const void *their_bytes, *our_bytes;

  if (their_salt == NULL || our_salt == NULL)
    return FALSE;
  bc_cursor_bind_integer (their_salt, 1, theirs);
  bc_cursor_bind_integer (their_salt, 2, number);
  bc_cursor_bind_integer (our_salt, 1, ours);
  bc_cursor_bind_integer (our_salt, 2, number);
  if (bc_cursor_step (their_salt, error) == BC_STEP_ERROR ||
      bc_cursor_step (our_salt, error) == BC_STEP_ERROR)
    return FALSE;
  their_bytes = bc_cursor_get_blob (their_salt, 0, &their_size);
  our_bytes = bc_cursor_get_blob (our_salt, 0, &our_size);
  if (their_size == our_size && memcmp (their_bytes, our_bytes, our_size) == 0)
    return TRUE;
  g_set_error_literal (error,
                       BC_STORE_ERROR,
                       BC_STORE_ERROR_CONFLICT,
                       _ ("That file is a copy of this database in which someone went on working. "
                          "Nothing was taken from it: enter again here what was done in the copy"));
  return FALSE;
}

static gboolean
merge_stream (Merge *self, BcCursor *row, GError **error)
{
  gint64 theirs = bc_cursor_get_integer (row, 0);
  gint64 their_held = bc_cursor_get_integer (row, 3);
  gint64 scope, ours, held;
  guint64 from = (guint64) G_MAXINT64;
  BcId scope_id;

  bc_cursor_get_id (row, 1, &scope_id);
  if (!bc_scope_find (self->ours, &scope_id, &scope, error) ||
      !bc_stream_find (self->ours,
                       scope,
                       get_row (self->authors, bc_cursor_get_integer (row, 2)),
                       &ours,
                       &held,
                       error))
    return FALSE;
  if (MIN (held, their_held) > 0 && !check_fork (self, theirs, ours, MIN (held, their_held), error))
    return FALSE;
  if (bc_stream_accept ((guint64) held, 1, (guint64) their_held, &from) != BC_STREAM_ACCEPT)
    from = (guint64) G_MAXINT64;
  else if (!bc_writer_touch_before (self->writer, scope, error))
    return FALSE;
  map_row (self->streams, theirs, ours);
  map_row (self->accepts, theirs, (gint64) from);
  return TRUE;
}

static gboolean
merge_epoch (Merge *self, BcCursor *row, GError **error)
{
  gint64 stream = get_row (self->streams, bc_cursor_get_integer (row, 1));
  gint64 ordinal = bc_cursor_get_integer (row, 2);
  gint64 ours;

  if (!bc_database_run (self->ours,
                        error,
                        "INSERT INTO epoch (stream, ordinal, known) VALUES (?, ?, ?) "
                        "ON CONFLICT DO NOTHING",
                        "iit",
                        stream,
                        ordinal,
                        bc_cursor_get_text (row, 3)) ||
      !bc_database_get_integer (self->ours,
                                &ours,
                                error,
                                "SELECT row FROM epoch WHERE stream = ? AND ordinal = ?",
                                "ii",
                                stream,
                                ordinal))
    return FALSE;
  map_row (self->epochs, bc_cursor_get_integer (row, 0), ours);
  return TRUE;
}

static gboolean
find_record (Merge *self, gint64 theirs, BcCursor *row, gint64 *ours, GError **error)
{
  BcId id, scope_id;
  gint64 scope;

  *ours = get_row (self->records, theirs);
  if (*ours != 0)
    return TRUE;
  bc_cursor_get_id (row, 8, &id);
  bc_cursor_get_id (row, 10, &scope_id);
  if (!bc_database_get_integer (self->ours,
                                ours,
                                error,
                                "SELECT row FROM record WHERE id = ?",
                                "d",
                                &id))
    return FALSE;
  if (*ours == 0 &&
      (!bc_scope_find (self->ours, &scope_id, &scope, error) ||
       !bc_writer_add_record (self->writer, &id, bc_cursor_get_text (row, 9), scope, ours, error)))
    return FALSE;
  map_row (self->records, theirs, *ours);
  return TRUE;
}

/* What bears a time still to come would put this clock ahead as well, and would win over whatever
 * is written here until then. It waits, and with it what follows in its stream, which has no gaps.
 * Whoever knew of it wrote later by the same clock: what is taken never knows what waits. */
static gboolean
must_wait (Merge *self, gint64 their_stream, gint64 stamp)
{
  gint64 until = bc_stamp_get_moment (stamp) - BC_STAMP_TOLERANCE;

  if (bc_stamp_is_ahead (stamp, bc_writer_get_now (self->writer)))
    g_hash_table_add (self->waiting, g_memdup2 (&their_stream, sizeof their_stream));
  if (!g_hash_table_contains (self->waiting, &their_stream))
    return FALSE;
  self->report->n_waiting++;
  self->report->waiting_until = MAX (self->report->waiting_until, until);
  return TRUE;
}

static gboolean
insert_operation (Merge *self, BcCursor *row, gint64 stream, gint64 record, GError **error)
{
  BcJournalRow operation = {
    .stream = stream,
    .number = bc_cursor_get_integer (row, 1),
    .stamp = bc_cursor_get_integer (row, 2),
    .record = record,
    .gesture = bc_cursor_get_integer (row, 3),
    .reverts = bc_cursor_get_integer (row, 4),
    .epoch = get_row (self->epochs, bc_cursor_get_integer (row, 5)),
    .fields = bc_cursor_get_text (row, 7),
  };
  gint64 journal_row;

  operation.salt = bc_cursor_get_blob (row, 6, &operation.salt_size);
  return bc_journal_insert (self->ours, &operation, &journal_row, error);
}

static gboolean
merge_operation (Merge *self, BcCursor *row, GError **error)
{
  gint64 their_stream = bc_cursor_get_integer (row, 0);
  gint64 stream = get_row (self->streams, their_stream);
  gint64 number = bc_cursor_get_integer (row, 1);
  gint64 stamp = bc_cursor_get_integer (row, 2);
  gint64 record;

  if (number < get_row (self->accepts, their_stream) || must_wait (self, their_stream, stamp))
    return TRUE;
  if (!find_record (self, bc_cursor_get_integer (row, 11), row, &record, error) ||
      !insert_operation (self, row, stream, record, error))
    return FALSE;
  bc_writer_see_stamp (self->writer, stamp);
  g_hash_table_add (self->written, g_memdup2 (&record, sizeof record));
  self->report->n_operations++;
  return TRUE;
}

/* In the order of their making here, so that most owners come before what they own. */
static gboolean
refold_written (Merge *self, GError **error)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->written);
  while (g_hash_table_iter_next (&iter, &key, NULL)) {
    g_auto (BcRecordInfo) info = { 0 };

    if (g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
        !bc_lookup_row (self->ours, *(gint64 *) key, &info, error) ||
        !bc_record_refold (self->writer, info.row, info.type_name, error))
      return FALSE;
  }
  self->report->n_records = g_hash_table_size (self->written);
  return bc_database_get_integer (
           self->ours,
           &self->report->n_conflicts,
           error,
           "SELECT count(*) FROM conflict c JOIN record r ON r.row = c.record "
           "WHERE r.hidden = 0",
           "") &&
         bc_database_get_integer (self->ours,
                                  &self->report->n_unknown,
                                  error,
                                  "SELECT count(*) FROM record WHERE extra IS NOT NULL",
                                  "");
}

static gboolean
apply_corrections (Merge *self, GError **error)
{
  return self->report->n_operations == 0 ||
         bc_corrections_apply_all (self->writer, &self->report->n_applied, error);
}

static gboolean
count_buried (Merge *self, GError **error)
{
  g_autoptr (GArray) buried = bc_buried_list (self->ours, error);

  for (guint i = 0; buried != NULL && i < buried->len; i++)
    self->report->n_buried += g_array_index (buried, BcBuried, i).n;
  return buried != NULL;
}

static gboolean
merge_all (Merge *self, GError **error)
{
  if (!each_row (self,
                 "SELECT row, id, name, institution, email, level, stamp FROM author",
                 merge_author,
                 error) ||
      !each_row (self,
                 "SELECT s.row, c.id, s.author, s.held FROM stream s "
                 "JOIN scope c ON c.row = s.scope WHERE s.held > 0",
                 merge_stream,
                 error) ||
      !each_row (self, "SELECT row, stream, ordinal, known FROM epoch", merge_epoch, error))
    return FALSE;
  bc_writer_forget_authors (self->writer);
  return each_row (self,
                   "SELECT j.stream, j.number, j.stamp, j.gesture, coalesce (j.reverts, 0), "
                   "coalesce (j.epoch, 0), j.salt, j.fields, r.id, r.type, c.id, r.row "
                   "FROM journal j JOIN record r ON r.row = j.record "
                   "JOIN scope c ON c.row = r.scope ORDER BY j.row",
                   merge_operation,
                   error) &&
         refold_written (self, error) && apply_corrections (self, error) &&
         count_buried (self, error);
}

/* One reading of it all, whoever may be writing it meanwhile. */
static BcDatabase *
open_other (const char *path, GError **error)
{
  g_autoptr (BcDatabase) database = bc_open_other (path, error);

  if (database == NULL || !bc_database_execute (database, "BEGIN", error))
    return NULL;
  return g_steal_pointer (&database);
}

/**
 * bc_merge_database:
 * @writer: a transaction
 * @path: another database of the program
 * @report: (out caller-allocates): what came of it
 * @cancellable: (nullable): to stop; nothing is kept then
 * @error: return location, #BC_STORE_ERROR or #G_IO_ERROR
 *
 * Takes over all operations of another database that are not held here, and computes anew the
 * records that they write to. Doing it again changes nothing. What bears a time that is still to
 * come is left there, and counted: it comes along when it is merged again after that. Credit and
 * debit notes that find what they correct by it are applied, in this person's name.
 *
 * Returns: %FALSE with an error; the transaction must then be freed
 */
gboolean
bc_merge_database (BcWriter *writer,
                   const char *path,
                   BcMergeReport *report,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (BcDatabase) theirs = open_other (path, error);
  g_autoptr (GHashTable) authors = create_map ();
  g_autoptr (GHashTable) streams = create_map ();
  g_autoptr (GHashTable) accepts = create_map ();
  g_autoptr (GHashTable) epochs = create_map ();
  g_autoptr (GHashTable) records = create_map ();
  g_autoptr (GHashTable) written =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) waiting =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Merge merge = {
    .writer = writer,
    .ours = bc_writer_get_database (writer),
    .theirs = theirs,
    .cancellable = cancellable,
    .report = report,
    .authors = authors,
    .streams = streams,
    .accepts = accepts,
    .epochs = epochs,
    .records = records,
    .written = written,
    .waiting = waiting,
  };

  *report = (BcMergeReport){ 0 };
  return theirs != NULL && merge_all (&merge, error);
}
