/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "join.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "apart.h"
#include "authority.h"
#include "columns.h"
#include "save.h"
#include "store-error.h"

/* Two records of one thing become one: what names the second names the first, what the first does
 * not tell is taken from the second, and the second is deleted. Its own history stays its own. */

typedef struct
{
  BcWriter *writer; /* (unowned) */
  BcRecordInfo keep;
  BcRecordInfo other;
  BcJoinReport *report; /* (unowned) */
} Join;

static void
clear_join (Join *self)
{
  bc_record_info_clear (&self->keep);
  bc_record_info_clear (&self->other);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Join, clear_join)

static gboolean
refuse (const char *reason, GError **error)
{
  g_set_error_literal (error, BC_STORE_ERROR, BC_STORE_ERROR_INVALID, reason);
  return FALSE;
}

static gboolean
check (const Join *self, GError **error)
{
  const BcRecordType *business = bc_dictionary_find ("business");

  if (self->keep.type != business || self->other.type != business)
    return refuse (_ ("Only businesses can be joined"), error);
  if (self->keep.row == self->other.row)
    return refuse (_ ("A business cannot be joined with itself"), error);
  if (self->keep.hidden || self->other.hidden)
    return refuse (_ ("One of them was deleted: bring it back first"), error);
  if (self->keep.scope != self->other.scope)
    return refuse (
      _ ("They are of different districts: a business that moved keeps a record in each"),
      error);
  return TRUE;
}

/* Records that name the second one by a field. */
static GArray *
list_references (Join *self, const BcRecordType *type, const BcField *field, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *table = bc_sql_dup_name (type->name);
  g_autofree char *column = bc_sql_dup_name (field->name);
  g_autofree char *sql =
    g_strdup_printf ("SELECT row FROM \"%s\" WHERE \"%s\" = ? AND hidden = 0 AND row <> ?",
                     table,
                     column);
  g_autoptr (BcCursor) cursor =
    bc_database_query (bc_writer_get_database (self->writer), sql, error);
  BcStep step;

  if (cursor == NULL)
    return NULL;
  bc_cursor_bind_id (cursor, 1, &self->other.id);
  bc_cursor_bind_integer (cursor, 2, self->other.row);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    gint64 row = bc_cursor_get_integer (cursor, 0);

    g_array_append_val (rows, row);
  }
  return step == BC_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

static gboolean
may_write (Join *self, const BcRecordInfo *info, const BcField *field, GError **error)
{
  g_autoptr (GError) denied = NULL;
  BcLevels levels;

  if (!bc_authority_get_writer_levels (self->writer, info->scope, &levels, error))
    return FALSE;
  if (bc_authority_check (levels, info->type, field, &denied))
    return TRUE;
  g_set_error (error,
               BC_STORE_ERROR,
               BC_STORE_ERROR_DENIED,
               _ ("The second one has what only others may write (%s): keep that one instead"),
               _ (info->type->label));
  return FALSE;
}

/* What belongs to the second one is the first's from now on: a field that nobody changes otherwise.
 * A record that would name itself names none. */
static gboolean
move_reference (Join *self, gint64 row, const BcField *field, GError **error)
{
  g_auto (BcRecordInfo) info = { 0 };
  g_auto (BcDraft) draft = { 0 };
  g_auto (BcValue) value = BC_VALUE_INIT;

  if (!bc_lookup_row (bc_writer_get_database (self->writer), row, &info, error) ||
      !may_write (self, &info, field, error))
    return FALSE;
  if (row != self->keep.row)
    bc_value_set_id (&value, &self->keep.id);
  bc_draft_init (&draft, info.type, &info.id);
  bc_draft_set (&draft, field, &value);
  self->report->n_references++;
  return bc_record_write (self->writer, &draft, &info, error);
}

static gboolean
move_references_of (Join *self, const BcRecordType *type, const BcField *field, GError **error)
{
  g_autoptr (GArray) rows = NULL;

  if (field->kind != BC_KIND_REFERENCE || !bc_field_accepts_type (field, self->keep.type))
    return TRUE;
  rows = list_references (self, type, field, error);
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (!move_reference (self, g_array_index (rows, gint64, i), field, error))
      return FALSE;
  return TRUE;
}

static gboolean
move_references (Join *self, GError **error)
{
  guint n_types;
  const BcRecordType *const *types = bc_dictionary_get_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    for (guint j = 0; j < types[i]->n_fields; j++)
      if (!move_references_of (self, types[i], &types[i]->fields[j], error))
        return FALSE;
  return TRUE;
}

static BcCursor *
query_fields (Join *self, gint64 row, GError **error)
{
  g_autofree char *table = bc_sql_dup_name (self->keep.type->name);
  g_autofree char *columns = bc_record_type_dup_columns (self->keep.type, "t");
  g_autofree char *sql =
    g_strdup_printf ("SELECT %s FROM \"%s\" t WHERE t.row = ?", columns, table);
  g_autoptr (BcCursor) cursor =
    bc_database_query (bc_writer_get_database (self->writer), sql, error);

  if (cursor == NULL)
    return NULL;
  bc_cursor_bind_integer (cursor, 1, row);
  return bc_cursor_step (cursor, error) == BC_STEP_ROW ? g_steal_pointer (&cursor) : NULL;
}

static void
fill_field (Join *self, BcCursor *ours, BcCursor *theirs, guint place, BcDraft *draft)
{
  const BcField *field = &self->keep.type->fields[place];
  g_auto (BcValue) value = BC_VALUE_INIT;

  if (field->flags & (BC_FIELD_DERIVED | BC_FIELD_FIXED) || !bc_cursor_is_null (ours, (int) place))
    return;
  bc_cursor_get_value (theirs, (int) place, bc_kind_get_storage (field->kind), &value);
  if (value.type == BC_VALUE_NONE ||
      (value.type == BC_VALUE_ID && bc_id_equal (&value.id, &self->keep.id)))
    return;
  bc_draft_set (draft, field, &value);
  self->report->n_fields++;
}

static gboolean
collect_missing (Join *self, BcDraft *draft, GError **error)
{
  g_autoptr (BcCursor) ours = query_fields (self, self->keep.row, error);
  g_autoptr (BcCursor) theirs = ours != NULL ? query_fields (self, self->other.row, error) : NULL;

  if (theirs == NULL)
    return FALSE;
  for (guint i = 0; i < self->keep.type->n_fields; i++)
    fill_field (self, ours, theirs, i, draft);
  return TRUE;
}

static gboolean
fill_fields (Join *self, GError **error)
{
  g_auto (BcDraft) draft = { 0 };
  BcId id;

  bc_draft_init (&draft, self->keep.type, &self->keep.id);
  return collect_missing (self, &draft, error) && bc_save (self->writer, &draft, &id, error);
}

/* What told the two apart was an error, and goes with it. */
static gboolean
forget_distinction (Join *self, GError **error)
{
  guint n_forgotten;

  return bc_apart_forget (self->writer, &self->keep.id, &self->other.id, &n_forgotten, error);
}

static gboolean
delete_other (Join *self, GError **error)
{
  g_auto (BcDraft) draft = { 0 };
  BcId id;

  bc_draft_init (&draft, self->other.type, &self->other.id);
  bc_draft_set_deleted (&draft, TRUE);
  return bc_save (self->writer, &draft, &id, error);
}

/**
 * bc_join:
 * @writer: a transaction
 * @keep: the business that stays
 * @other: another one of the same district, which is the same in truth
 * @report: (out caller-allocates): what was done
 * @error: return location, #BC_STORE_ERROR or #BC_VALUE_ERROR
 *
 * Makes one business of two, in one gesture: whatever names the second one, its events and
 * documents among them, names the first; what the first leaves empty is taken from the second; the
 * second is deleted. Nothing that was written is lost, and the gesture can be taken back.
 *
 * Returns: %FALSE with %BC_STORE_ERROR_INVALID where they cannot be joined,
 *   %BC_STORE_ERROR_DENIED where the second has what this person may not write, such as the
 *   region's observations, which would vanish with it; or a failure. The transaction must then be
 *   freed
 */
gboolean
bc_join (BcWriter *writer,
         const BcId *keep,
         const BcId *other,
         BcJoinReport *report,
         GError **error)
{
  g_auto (Join) self = { .writer = writer, .report = report };
  BcDatabase *database = bc_writer_get_database (writer);

  *report = (BcJoinReport){ 0 };
  return bc_lookup_id (database, keep, &self.keep, error) &&
         bc_lookup_id (database, other, &self.other, error) && check (&self, error) &&
         fill_fields (&self, error) && forget_distinction (&self, error) &&
         move_references (&self, error) && delete_other (&self, error);
}

/**
 * bc_join_choosing:
 * @writer: a transaction
 * @keep: the business that stays
 * @other: another one of the same district, which is the same in truth
 * @chosen: values that the one that stays is to have, whichever had them; perhaps none
 * @report: (out caller-allocates): what was done
 * @error: return location, #BC_STORE_ERROR or #BC_VALUE_ERROR
 *
 * As bc_join(), where a person chose which value stays: a field that is chosen to be empty is not
 * taken from the second one.
 *
 * Returns: as bc_join()
 */
gboolean
bc_join_choosing (BcWriter *writer,
                  const BcId *keep,
                  const BcId *other,
                  const BcDraft *chosen,
                  BcJoinReport *report,
                  GError **error)
{
  g_auto (BcDraft) draft = { 0 };
  BcId id;

  if (!bc_join (writer, keep, other, report, error))
    return FALSE;
  bc_draft_init (&draft, chosen->type, keep);
  for (guint i = 0; i < chosen->fields->len; i++) {
    const BcDraftField *set = &g_array_index (chosen->fields, BcDraftField, i);

    bc_draft_set (&draft, set->field, &set->value);
  }
  return bc_save (writer, &draft, &id, error);
}
