/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "undo.h"

#include <glib/gi18n-lib.h>

#include "authority.h"
#include "corrections.h"
#include "keeping.h"
#include "lookup.h"
#include "projection.h"
#include "save.h"
#include "store-error.h"
#include "undo-fields.h"

/* Undo appends the inverse of a gesture; a field that somebody changed since is left and told. */

/* Longer than any chain of owners in the dictionary. */
#define OWNERSHIP_DEPTH 8

typedef struct
{
  BcWriter *writer;
  BcUndoReport *report;
  gint64 gesture;
  gint64 author; /* whose gesture it is */
  gint64 first;  /* the gesture's first journal row … */
  gint64 last;   /* … and its last: they follow each other, for a gesture is a transaction */
} Undo;

/**
 * bc_undo_report_clear:
 * @self: a report
 *
 * Frees what it holds.
 */
void
bc_undo_report_clear (BcUndoReport *self)
{
  g_clear_pointer (&self->heading, g_free);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
}

/* How many gestures stand behind one that takes back another that took back another …: even for
 * something done (or done again), odd for something taken back. */
#define DEPTH                                                                                      \
  "(WITH RECURSIVE chain (gesture, depth) AS (VALUES (j.gesture, 0) UNION ALL "                    \
  " SELECT k.reverts, depth + 1 FROM chain c JOIN journal k ON k.stamp = c.gesture "               \
  " AND k.gesture = c.gesture JOIN stream t ON t.row = k.stream AND t.author = s.author "          \
  " WHERE k.reverts IS NOT NULL) SELECT max (depth) FROM chain)"

/* Walks this person's gestures, newest first. One that is in force takes out of consideration what
 * it reverts. */
static gboolean
find_target (BcWriter *writer, gboolean redo, gint64 *target, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (bc_writer_get_database (writer),
                       "SELECT j.gesture, coalesce (j.reverts, 0), " DEPTH
                       " FROM journal j JOIN stream s ON s.row = j.stream "
                       "WHERE s.author = ? ORDER BY j.row DESC",
                       error);
  g_autoptr (GHashTable) reverted =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  BcStep step = BC_STEP_ERROR;

  *target = 0;
  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_integer (cursor, 1, bc_writer_get_profile (writer)->author);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    gint64 gesture = bc_cursor_get_integer (cursor, 0);
    gint64 reverts = bc_cursor_get_integer (cursor, 1);
    gint64 depth = bc_cursor_get_integer (cursor, 2);

    if (g_hash_table_contains (reverted, &gesture))
      continue;
    if ((depth % 2 == 1) == redo) {
      *target = gesture;
      return TRUE;
    }
    if (depth == 0)
      return TRUE;
    g_hash_table_add (reverted, g_memdup2 (&reverts, sizeof reverts));
  }
  return step == BC_STEP_DONE;
}

/* Whether somebody else wrote on a record, or on what it owns: taking the record away would take
 * their work with it. */
static gboolean
has_foreign_edits (Undo *undo, gint64 record, guint depth, gboolean *found, GError **error)
{
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 count;

  if (!bc_database_get_integer (bc_writer_get_database (undo->writer),
                                &count,
                                error,
                                "SELECT count(*) FROM journal j JOIN stream s ON s.row = j.stream "
                                "WHERE j.record = ? AND j.row > ? AND s.author <> ?",
                                "iii",
                                record,
                                undo->first,
                                undo->author))
    return FALSE;
  *found = count > 0;
  if (*found || depth == 0)
    return TRUE;
  if (!bc_projection_list_owned (bc_writer_get_database (undo->writer), record, children, error))
    return FALSE;
  for (guint i = 0; !*found && i < children->len; i++)
    if (!has_foreign_edits (undo, g_array_index (children, gint64, i), depth - 1, found, error))
      return FALSE;
  return TRUE;
}

static void
tell (Undo *undo, char *sentence)
{
  if (g_ptr_array_find_with_equal_func (undo->report->kept, sentence, g_str_equal, NULL))
    g_free (sentence);
  else
    g_ptr_array_add (undo->report->kept, sentence);
}

static void
tell_kept (Undo *undo, const char *what)
{
  tell (undo, g_strdup_printf (_ ("%s: someone changed it since; it was left as it is"), what));
}

static gboolean
existed (const BcFolded *folded)
{
  return folded->n_operations > 0 || folded->shipped;
}

static gboolean
revert_life (Undo *undo,
             const BcRecordInfo *info,
             const BcMoments *moments,
             BcDraft *draft,
             GError **error)
{
  gboolean was_there = existed (&moments->before) && !moments->before.deleted;
  g_autofree char *kept = NULL;
  gboolean foreign = FALSE;

  if (was_there == !moments->after.deleted || was_there == !moments->now.deleted)
    return TRUE;
  if (!was_there && !has_foreign_edits (undo, info->row, OWNERSHIP_DEPTH, &foreign, error))
    return FALSE;
  if (!was_there && !bc_keeping_find (bc_writer_get_database (undo->writer), info, &kept, error))
    return FALSE;
  if (kept != NULL)
    tell (undo, g_steal_pointer (&kept));
  else if (foreign)
    tell_kept (undo, _ (info->type->label));
  else
    bc_draft_set_deleted (draft, !was_there);
  return TRUE;
}

static gboolean
revert_fields (Undo *undo, const BcMoments *moments, BcDraft *draft, GError **error)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  if (!bc_moments_revert_fields (moments,
                                 bc_writer_get_database (undo->writer),
                                 undo->author,
                                 draft,
                                 kept,
                                 error))
    return FALSE;
  for (guint i = 0; i < kept->len; i++)
    tell_kept (undo, _ (kept->pdata[i]));
  return TRUE;
}

/* @stays_deleted: it was deleted before the gesture, and is. */
static gboolean
build_inverse (Undo *undo,
               const BcRecordInfo *info,
               BcDraft *draft,
               gboolean *stays_deleted,
               GError **error)
{
  g_auto (BcMoments) moments = { 0 };

  bc_moments_init (&moments, info->type);
  if (!bc_moments_fold (&moments,
                        bc_writer_get_folder (undo->writer),
                        info->row,
                        undo->first,
                        undo->last,
                        error) ||
      !revert_life (undo, info, &moments, draft, error))
    return FALSE;
  *stays_deleted = moments.before.deleted && moments.after.deleted && moments.now.deleted;
  /* A record that goes back to not being there keeps its values, for the redo. */
  return !existed (&moments.before) || revert_fields (undo, &moments, draft, error);
}

/* Leaves out of an inverse what this person may not write (any more), and tells it. */
static gboolean
keep_allowed (Undo *undo,
              const BcRecordInfo *info,
              const BcDraft *draft,
              BcDraft *allowed,
              GError **error)
{
  BcLevels levels;

  if (!bc_authority_get_writer_levels (undo->writer, info->scope, &levels, error))
    return FALSE;
  for (guint i = 0; i < draft->fields->len; i++) {
    BcDraftField *set = &g_array_index (draft->fields, BcDraftField, i);
    g_autoptr (GError) denied = NULL;

    if (bc_authority_check (levels, info->type, set->field, &denied))
      bc_draft_set (allowed, set->field, &set->value);
    else
      tell (undo, g_steal_pointer (&denied->message));
  }
  return TRUE;
}

/* What a deletion brings with it wherever it comes from. What is brought back needs none of it:
 * what the deletion brought is of the same gesture, and goes back with it. */
static gboolean
follow_deletion (BcWriter *writer, const BcDraft *inverse, const BcId *record, GError **error)
{
  const BcValue *deleted = bc_draft_get (inverse, NULL);

  return deleted == NULL || deleted->type != BC_VALUE_INTEGER || deleted->integer == 0 ||
         (bc_corrections_apply (writer, inverse, record, error) &&
          bc_keeping_apply (writer, inverse, record, error));
}

static gboolean
write_inverse (Undo *undo, const BcRecordInfo *info, const BcDraft *inverse, GError **error)
{
  g_auto (BcDraft) allowed = { 0 };

  bc_draft_init (&allowed, info->type, &info->id);
  if (!keep_allowed (undo, info, inverse, &allowed, error))
    return FALSE;
  if (allowed.fields->len == 0)
    return TRUE;
  undo->report->n_records++;
  return bc_record_write (undo->writer, &allowed, info, error) &&
         follow_deletion (undo->writer, &allowed, &info->id, error);
}

/* Whoever deletes again what was deleted says that they know all that belongs to it. Taking that
 * back sets nothing: that the operation is there is what counts (bc_buried_list()). */
static gboolean
mark_deleted (Undo *undo, const BcRecordInfo *info, GError **error)
{
  g_autoptr (GError) denied = NULL;
  BcLevels levels;
  gint64 row;

  if (!bc_authority_get_writer_levels (undo->writer, info->scope, &levels, error))
    return FALSE;
  if (!bc_authority_check (levels, info->type, NULL, &denied)) {
    tell (undo, g_steal_pointer (&denied->message));
    return TRUE;
  }
  undo->report->n_records++;
  return bc_writer_append (undo->writer, info->row, info->scope, BC_ARRIVAL_NOW, "{}", &row, error);
}

static gboolean
revert_record (Undo *undo, gint64 row, GError **error)
{
  g_auto (BcRecordInfo) info = { 0 };
  g_auto (BcDraft) inverse = { 0 };
  gboolean stays_deleted = FALSE;

  if (!bc_lookup_row (bc_writer_get_database (undo->writer), row, &info, error))
    return FALSE;
  if (info.type == NULL)
    return TRUE;
  if (undo->report->heading == NULL && !bc_lookup_heading (bc_writer_get_database (undo->writer),
                                                           &info.id,
                                                           &undo->report->heading,
                                                           error))
    return FALSE;
  bc_draft_init (&inverse, info.type, &info.id);
  if (!build_inverse (undo, &info, &inverse, &stays_deleted, error))
    return FALSE;
  return stays_deleted && inverse.fields->len == 0 ? mark_deleted (undo, &info, error)
                                                   : write_inverse (undo, &info, &inverse, error);
}

/* Newest record first: what was made last goes first. */
static gboolean
list_records (Undo *undo, GArray *records, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (bc_writer_get_database (undo->writer),
                       "SELECT j.record, min (j.row), max (j.row) FROM journal j "
                       "JOIN stream s ON s.row = j.stream "
                       "WHERE j.stamp >= ?1 AND j.gesture = ?1 AND s.author = ?2 "
                       "GROUP BY j.record ORDER BY min (j.row) DESC",
                       error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_integer (cursor, 1, undo->gesture);
  bc_cursor_bind_integer (cursor, 2, undo->author);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    gint64 record = bc_cursor_get_integer (cursor, 0);

    g_array_append_val (records, record);
    undo->first = bc_cursor_get_integer (cursor, 1);
    undo->last = MAX (undo->last, bc_cursor_get_integer (cursor, 2));
  }
  return step == BC_STEP_DONE;
}

/* An operation that sets nothing: the gesture counts as taken back, and the next undo goes on to
 * the one before it. */
static gboolean
mark_reverted (Undo *undo, gint64 record, GError **error)
{
  g_auto (BcRecordInfo) info = { 0 };
  gint64 row;

  if (undo->author != bc_writer_get_profile (undo->writer)->author) {
    g_set_error_literal (error,
                         BC_STORE_ERROR,
                         BC_STORE_ERROR_DENIED,
                         undo->report->kept->len > 0 ? undo->report->kept->pdata[0]
                                                     : _ ("There is nothing to undo"));
    return FALSE;
  }
  return bc_lookup_row (bc_writer_get_database (undo->writer), record, &info, error) &&
         bc_writer_append (undo->writer, record, info.scope, BC_ARRIVAL_NOW, "{}", &row, error);
}

static gboolean
revert (BcWriter *writer, gint64 gesture, gint64 author, BcUndoReport *report, GError **error)
{
  Undo undo = { .writer = writer, .report = report, .gesture = gesture, .author = author };
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (gint64));

  report->gesture = gesture;
  report->kept = g_ptr_array_new_with_free_func (g_free);
  if (!list_records (&undo, records, error))
    return FALSE;
  bc_writer_start_gesture (writer, gesture);
  for (guint i = 0; i < records->len; i++)
    if (!revert_record (&undo, g_array_index (records, gint64, i), error))
      return FALSE;
  if (report->n_records == 0 && records->len > 0)
    return mark_reverted (&undo, g_array_index (records, gint64, 0), error);
  if (report->n_records > 0)
    return TRUE;
  g_set_error_literal (error,
                       BC_STORE_ERROR,
                       BC_STORE_ERROR_NOTHING,
                       _ ("There is nothing to undo"));
  return FALSE;
}

/**
 * bc_undo_operation:
 * @writer: a transaction
 * @operation: a row of the journal, anybody's
 * @report: (out caller-allocates): what was done; set to zeros first
 * @error: return location, #BC_STORE_ERROR
 *
 * Takes the whole gesture that an operation belongs to back by writing its inverse, in this
 * person's name. What someone else changed since is left as it is, and told; where that is all of
 * it, no record is written and the gesture counts as taken back.
 *
 * Returns: %FALSE with %BC_STORE_ERROR_NOTHING if there is no such operation,
 *   %BC_STORE_ERROR_DENIED if this person may not write what it wrote, or a failure
 */
gboolean
bc_undo_operation (BcWriter *writer, gint64 operation, BcUndoReport *report, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (bc_writer_get_database (writer),
                       "SELECT j.gesture, s.author FROM journal j "
                       "JOIN stream s ON s.row = j.stream WHERE j.row = ?",
                       error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_integer (cursor, 1, operation);
  step = bc_cursor_step (cursor, error);
  if (step == BC_STEP_ERROR)
    return FALSE;
  return revert (writer,
                 step == BC_STEP_ROW ? bc_cursor_get_integer (cursor, 0) : 0,
                 step == BC_STEP_ROW ? bc_cursor_get_integer (cursor, 1) : 0,
                 report,
                 error);
}

/**
 * bc_undo:
 * @writer: a transaction
 * @report: (out caller-allocates): what was done; set to zeros first
 * @error: return location, #BC_STORE_ERROR
 *
 * Takes back this person's last gesture that was not taken back yet.
 *
 * Returns: %FALSE with %BC_STORE_ERROR_NOTHING if there is none, or as bc_undo_operation()
 */
gboolean
bc_undo (BcWriter *writer, BcUndoReport *report, GError **error)
{
  gint64 target;

  return find_target (writer, FALSE, &target, error) &&
         revert (writer, target, bc_writer_get_profile (writer)->author, report, error);
}

/**
 * bc_redo:
 * @writer: a transaction
 * @report: (out caller-allocates): what was done; set to zeros first
 * @error: return location, #BC_STORE_ERROR
 *
 * Does again what the last undo took back, unless something was written since.
 *
 * Returns: %FALSE with %BC_STORE_ERROR_NOTHING if there is none, or as bc_undo_operation()
 */
gboolean
bc_redo (BcWriter *writer, BcUndoReport *report, GError **error)
{
  gint64 target;

  if (!find_target (writer, TRUE, &target, error))
    return FALSE;
  if (target != 0)
    return revert (writer, target, bc_writer_get_profile (writer)->author, report, error);
  g_set_error_literal (error,
                       BC_STORE_ERROR,
                       BC_STORE_ERROR_NOTHING,
                       _ ("There is nothing to redo"));
  return FALSE;
}
