/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "conflicts.h"

#include <glib/gi18n-lib.h>

#include "buried.h"
#include "circles.h"
#include "dictionary.h"
#include "doubles.h"
#include "field.h"
#include "lookup.h"
#include "stamp.h"

static void
free_side (gpointer data)
{
  BcConflictSide *side = data;

  g_free (side->author);
  g_free (side->level);
  g_free (side->text);
  g_free (side->display);
  g_free (side);
}

static void
free_conflict (gpointer data)
{
  BcConflict *conflict = data;

  g_free (conflict->type);
  g_free (conflict->heading);
  g_free (conflict->field);
  g_free (conflict->label);
  g_ptr_array_unref (conflict->sides);
  g_free (conflict);
}

static void
free_doubt (gpointer data)
{
  BcDoubt *doubt = data;

  g_free (doubt->type);
  g_free (doubt->heading);
  g_free (doubt->reason);
  g_free (doubt);
}

static const BcField *
find_field (const BcConflict *conflict)
{
  const BcRecordType *type = bc_dictionary_find (conflict->type);

  return type != NULL ? bc_record_type_find_field (type, conflict->field) : NULL;
}

static gboolean
describe_value (BcDatabase *database,
                const BcField *field,
                BcConflictSide *side,
                const BcValue *value,
                GError **error)
{
  side->text = bc_field_dup_text (field, value);
  if (value->type == BC_VALUE_ID)
    return bc_lookup_heading (database, &value->id, &side->display, error);
  side->display = bc_field_dup_display (field, value);
  return TRUE;
}

static gboolean
read_side_value (BcDatabase *database,
                 const BcField *field,
                 BcConflictSide *side,
                 BcCursor *cursor,
                 GError **error)
{
  BcValueType storage = field != NULL ? bc_kind_get_storage (field->kind) : BC_VALUE_TEXT;
  g_auto (BcValue) value = BC_VALUE_INIT;
  BcId id;

  bc_cursor_get_value (cursor, 3, storage == BC_VALUE_ID ? BC_VALUE_TEXT : storage, &value);
  if (storage == BC_VALUE_ID && value.type == BC_VALUE_TEXT && bc_id_parse (&id, value.text))
    bc_value_set_id (&value, &id);
  if (field != NULL)
    return describe_value (database, field, side, &value, error);
  side->text = g_strdup (value.type == BC_VALUE_TEXT ? value.text : "");
  side->display = g_strdup (side->text);
  return TRUE;
}

static gboolean
read_sides (BcDatabase *database, BcConflict *conflict, const char *rows, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "SELECT a.name, a.level, j.stamp, f.value FROM json_each (?1) side "
                       "JOIN journal j ON j.row = side.value JOIN stream s ON s.row = j.stream "
                       "JOIN author a ON a.row = s.author "
                       "LEFT JOIN json_each (j.fields) f ON f.key = ?2 ORDER BY side.key",
                       error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_text (cursor, 1, rows);
  bc_cursor_bind_text (cursor, 2, conflict->field);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    BcConflictSide *side = g_new0 (BcConflictSide, 1);

    g_ptr_array_add (conflict->sides, side);
    side->author = g_strdup (bc_cursor_get_text (cursor, 0));
    side->level = g_strdup (bc_cursor_get_text (cursor, 1));
    side->moment = bc_stamp_get_moment (bc_cursor_get_integer (cursor, 2));
    if (!read_side_value (database, find_field (conflict), side, cursor, error))
      return FALSE;
  }
  return step == BC_STEP_DONE;
}

static gboolean
read_conflict (BcDatabase *database, BcCursor *cursor, GPtrArray *conflicts, GError **error)
{
  BcConflict *conflict = g_new0 (BcConflict, 1);
  const BcField *field;

  g_ptr_array_add (conflicts, conflict);
  conflict->sides = g_ptr_array_new_with_free_func (free_side);
  bc_cursor_get_id (cursor, 0, &conflict->record);
  conflict->type = g_strdup (bc_cursor_get_text (cursor, 1));
  conflict->field = g_strdup (bc_cursor_get_text (cursor, 2));
  field = find_field (conflict);
  conflict->label = g_strdup (field != NULL ? _ (field->label) : conflict->field);
  if (g_strcmp0 (conflict->field, BC_DELETED_NAME) == 0) {
    g_free (conflict->label);
    conflict->label = g_strdup (_ ("Deleted"));
  }
  return bc_lookup_heading (database, &conflict->record, &conflict->heading, error) &&
         read_sides (database, conflict, bc_cursor_get_text (cursor, 3), error);
}

/**
 * bc_conflicts_read:
 * @database: a connection
 * @error: return location, #BC_STORE_ERROR
 *
 * Lists the open conflicts, in an order that is the same wherever the same operations are held.
 *
 * Returns: (transfer full) (nullable) (element-type BcConflict): the conflicts; %NULL with an error
 */
GPtrArray *
bc_conflicts_read (BcDatabase *database, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "SELECT r.id, r.type, c.field, c.sides FROM conflict c "
                       "JOIN record r ON r.row = c.record WHERE r.hidden = 0 "
                       "ORDER BY r.id, c.field",
                       error);
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func (free_conflict);
  BcStep step = BC_STEP_ERROR;

  while (cursor != NULL && (step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    if (!read_conflict (database, cursor, conflicts, error))
      return NULL;
  return step == BC_STEP_DONE ? g_steal_pointer (&conflicts) : NULL;
}

static char *
dup_reason (const char *type, gboolean flagged)
{
  if (flagged)
    return g_strdup (
      _ ("It was deleted by someone while someone else, who did not know, changed it. "
         "It is shown: delete it again if it should go"));
  if (bc_dictionary_find (type) == NULL)
    return g_strdup (_ ("It comes from a newer version of the program and is kept for it"));
  return g_strdup (_ ("Part of it comes from a newer version of the program and is kept for it"));
}

static gboolean
add_doubt (BcDatabase *database,
           GPtrArray *doubts,
           const BcId *record,
           const char *type,
           char *reason,
           GError **error)
{
  BcDoubt *doubt = g_new0 (BcDoubt, 1);

  g_ptr_array_add (doubts, doubt);
  doubt->record = *record;
  doubt->type = g_strdup (type);
  doubt->reason = reason;
  return bc_lookup_heading (database, record, &doubt->heading, error);
}

static gboolean
add_circles (BcDatabase *database, GPtrArray *doubts, GError **error)
{
  g_autoptr (GArray) circular = bc_circles_find (database, error);

  for (guint i = 0; circular != NULL && i < circular->len; i++) {
    const BcId *record = &g_array_index (circular, BcId, i);
    g_auto (BcRecordInfo) info = { 0 };

    if (!bc_lookup_id (database, record, &info, error) ||
        !add_doubt (database,
                    doubts,
                    record,
                    info.type_name,
                    g_strdup (_ ("It comes, in the end, after itself: change or take out what it "
                                 "depends on")),
                    error))
      return FALSE;
  }
  return circular != NULL;
}

/* Each of them: whoever mends it decides which one goes. */
static gboolean
add_double (BcDatabase *database, GPtrArray *doubts, const BcDouble *entry, GError **error)
{
  gboolean counts = bc_id_equal (&entry->entry, &entry->first);
  g_autofree char *sentence = NULL;
  char *reason;

  if (!bc_doubles_describe (database, &entry->entry, &sentence, error))
    return FALSE;
  reason =
    g_strdup_printf (counts ? _ ("Its document is entered more than once: %s. This one counts: "
                                 "delete the others, or mend what is not the same document")
                            : _ ("Its document is entered more than once: %s. This one does not "
                                 "count: delete it, or mend what is not the same document"),
                     sentence);
  return add_doubt (database, doubts, &entry->entry, "entry", reason, error);
}

static gboolean
add_doubles (BcDatabase *database, GPtrArray *doubts, GError **error)
{
  g_autoptr (GArray) found = bc_doubles_list (database, error);

  for (guint i = 0; found != NULL && i < found->len; i++)
    if (!add_double (database, doubts, &g_array_index (found, BcDouble, i), error))
      return FALSE;
  return found != NULL;
}

static gboolean
add_flagged (BcDatabase *database, GPtrArray *doubts, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "SELECT id, type, flagged FROM record INDEXED BY record_doubt "
                       "WHERE hidden = 0 AND (flagged <> 0 OR extra IS NOT NULL) ORDER BY id",
                       error);
  BcStep step = BC_STEP_ERROR;

  while (cursor != NULL && (step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    const char *type = bc_cursor_get_text (cursor, 1);
    BcId record;

    bc_cursor_get_id (cursor, 0, &record);
    if (!add_doubt (database,
                    doubts,
                    &record,
                    type,
                    dup_reason (type, bc_cursor_get_integer (cursor, 2) != 0),
                    error))
      return FALSE;
  }
  return step == BC_STEP_DONE;
}

/* It is the deleted one that is told: whoever opens it can decide. */
static gboolean
add_buried (BcDatabase *database, GPtrArray *doubts, GError **error)
{
  g_autoptr (GArray) found = bc_buried_list (database, error);

  for (guint i = 0; found != NULL && i < found->len; i++) {
    const BcBuried *buried = &g_array_index (found, BcBuried, i);
    g_auto (BcRecordInfo) info = { 0 };
    g_autofree char *name = NULL;
    char *reason;

    if (!bc_lookup_id (database, &buried->owner, &info, error) ||
        !bc_lookup_heading (database, &buried->record, &name, error))
      return FALSE;
    reason = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "It was deleted by someone while someone else, who did not know, added or "
                   "changed %1$s, which belongs to it and is hidden with it. Open it to delete it "
                   "again, or undo the deletion in its history",
                   "It was deleted by someone while someone else, who did not know, added or "
                   "changed %1$s and others, %2$u in all, which belong to it and are hidden with "
                   "it. Open it to delete it again, or undo the deletion in its history",
                   buried->n),
      name,
      buried->n);
    if (!add_doubt (database, doubts, &buried->owner, info.type_name, reason, error))
      return FALSE;
  }
  return found != NULL;
}

/**
 * bc_doubts_read:
 * @database: a connection
 * @error: return location, #BC_STORE_ERROR
 *
 * Lists what two databases that met left doubtful: records edited after their deletion, what comes
 * from a newer version, what comes, in the end, after itself, documents entered twice, and what is
 * hidden because what it belongs to was deleted by someone who did not know it.
 *
 * Returns: (transfer full) (nullable) (element-type BcDoubt): the doubts; %NULL with an error
 */
GPtrArray *
bc_doubts_read (BcDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) doubts = g_ptr_array_new_with_free_func (free_doubt);

  if (!add_flagged (database, doubts, error) || !add_circles (database, doubts, error) ||
      !add_doubles (database, doubts, error) || !add_buried (database, doubts, error))
    return NULL;
  return g_steal_pointer (&doubts);
}
