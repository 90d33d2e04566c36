/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "together.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "records-read.h"
#include "store-error.h"

/* Fields that tell something only together (see BcField) are saved together: an operation that sets
 * one of them sets all, empty ones too, so that a merge takes all from one operation, and where
 * people disagree about one they disagree about the others. Who then takes a side takes all of that
 * person's. */

#define SIDES                                                                                      \
  "SELECT j.stream, f.value FROM conflict c JOIN json_each (c.sides) side "                        \
  "JOIN journal j ON j.row = side.value LEFT JOIN json_each (j.fields) f ON f.key = c.field "      \
  "WHERE c.record = ? AND c.field = ? ORDER BY side.key"

/* What one of the people who disagree wrote. */
typedef struct
{
  gint64 stream;
  BcValue value;
} Side;

static void
clear_side (gpointer data)
{
  bc_value_clear (&((Side *) data)->value);
}

static void
take_value (BcCursor *cursor, const BcField *field, BcValue *value)
{
  BcValueType storage = bc_kind_get_storage (field->kind);
  BcId id;

  bc_cursor_get_value (cursor, 1, storage == BC_VALUE_ID ? BC_VALUE_TEXT : storage, value);
  if (storage == BC_VALUE_ID && value->type == BC_VALUE_TEXT && bc_id_parse (&id, value->text))
    bc_value_set_id (value, &id);
}

static GArray *
read_sides (BcDatabase *database, const BcRecordInfo *info, const BcField *field, GError **error)
{
  g_autoptr (GArray) sides = g_array_new (FALSE, TRUE, sizeof (Side));
  g_autoptr (BcCursor) cursor = bc_database_query (database, SIDES, error);
  BcStep step = BC_STEP_ERROR;

  g_array_set_clear_func (sides, clear_side);
  if (cursor == NULL)
    return NULL;
  bc_cursor_bind_integer (cursor, 1, info->row);
  bc_cursor_bind_text (cursor, 2, field->name);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    Side side = { bc_cursor_get_integer (cursor, 0), BC_VALUE_INIT };

    take_value (cursor, field, &side.value);
    g_array_append_val (sides, side);
  }
  return step == BC_STEP_DONE ? g_steal_pointer (&sides) : NULL;
}

/* (nullable): what the person of that stream wrote. */
static const Side *
find_side (const GArray *sides, gint64 stream)
{
  for (guint i = 0; i < sides->len; i++)
    if (g_array_index (sides, Side, i).stream == stream)
      return &g_array_index (sides, Side, i);
  return NULL;
}

/* Whose side is taken, as far as this field tells: narrows @streams down to those who wrote it;
 * @streams is %NULL before the first. A value that nobody wrote takes no side. */
static gboolean
narrow (GArray **streams, const GArray *sides, const BcValue *value)
{
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean any = FALSE;

  for (guint i = 0; i < sides->len; i++) {
    const Side *side = &g_array_index (sides, Side, i);
    gboolean open = *streams == NULL;

    if (!bc_value_equal (&side->value, value))
      continue;
    any = TRUE;
    for (guint j = 0; !open && j < (*streams)->len; j++)
      open = g_array_index (*streams, gint64, j) == side->stream;
    if (open)
      g_array_append_val (left, side->stream);
  }
  g_clear_pointer (streams, g_array_unref);
  *streams = g_steal_pointer (&left);
  return any;
}

static gboolean
refuse_mixture (const BcField *field, GError **error)
{
  g_set_error (error,
               BC_STORE_ERROR,
               BC_STORE_ERROR_INVALID,
               "%s: %s",
               field->name,
               _ (
                 "It belongs together with others that are in conflict: take all of one person's"));
  return FALSE;
}

/* @stream: (out): whose values are taken; 0 for nobody's. */
static gboolean
find_taken (BcDatabase *database,
            const BcDraft *changes,
            const BcRecordInfo *info,
            const char *together,
            gint64 *stream,
            GError **error)
{
  g_autoptr (GArray) streams = NULL;

  *stream = 0;
  for (guint i = 0; i < changes->fields->len; i++) {
    const BcDraftField *set = &g_array_index (changes->fields, BcDraftField, i);
    g_autoptr (GArray) sides = NULL;

    if (set->field == NULL || g_strcmp0 (set->field->together, together) != 0)
      continue;
    sides = read_sides (database, info, set->field, error);
    if (sides == NULL)
      return FALSE;
    if (sides->len > 0 && !narrow (&streams, sides, &set->value))
      return TRUE;
    if (streams != NULL && streams->len == 0)
      return refuse_mixture (set->field, error);
  }
  if (streams != NULL)
    *stream = g_array_index (streams, gint64, 0);
  return TRUE;
}

static void
add_current (BcDraft *changes, BcRecord *record, const BcField *field)
{
  BcValue value = BC_VALUE_INIT;

  bc_record_peek (record, field, &value);
  bc_draft_complete (changes, field, &value);
}

/* About a field that is not in conflict they agree. */
static gboolean
add_side (BcDatabase *database,
          BcDraft *changes,
          const BcRecordInfo *info,
          BcRecord *record,
          const BcField *field,
          gint64 stream,
          GError **error)
{
  g_autoptr (GArray) sides = read_sides (database, info, field, error);
  const Side *side = sides != NULL ? find_side (sides, stream) : NULL;

  if (side != NULL)
    bc_draft_complete (changes, field, &side->value);
  else if (sides != NULL && sides->len == 0)
    add_current (changes, record, field);
  return sides != NULL;
}

static gboolean
complete (BcDatabase *database,
          BcDraft *changes,
          const BcRecordInfo *info,
          BcRecord *record,
          const char *together,
          GError **error)
{
  gint64 stream = 0;

  if (info->disputed && !find_taken (database, changes, info, together, &stream, error))
    return FALSE;
  for (guint i = 0; i < changes->type->n_fields; i++) {
    const BcField *field = &changes->type->fields[i];

    if (g_strcmp0 (field->together, together) != 0 || bc_draft_get (changes, field) != NULL)
      continue;
    if (stream == 0)
      add_current (changes, record, field);
    else if (!add_side (database, changes, info, record, field, stream, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * bc_together_complete:
 * @writer: a transaction
 * @changes: what changes of a record that exists, to which the fields are added that belong
 *   together with those that are set
 * @info: the record
 * @error: return location, #BC_STORE_ERROR
 *
 * Sees to it that fields that tell something only together stay those of one person.
 *
 * Returns: %FALSE with %BC_STORE_ERROR_INVALID where the sides of two people would be mixed, or a
 *   failure
 */
gboolean
bc_together_complete (BcWriter *writer, BcDraft *changes, const BcRecordInfo *info, GError **error)
{
  BcDatabase *database = bc_writer_get_database (writer);
  const guint n_set = changes->fields->len;
  g_autoptr (BcRecord) record = NULL;

  for (guint i = 0; i < n_set; i++) {
    const BcField *field = g_array_index (changes->fields, BcDraftField, i).field;

    if (field == NULL || field->together == NULL)
      continue;
    if (record == NULL)
      record = bc_record_read (database, info->row, changes->type, &info->id, error);
    if (record == NULL || !complete (database, changes, info, record, field->together, error))
      return FALSE;
  }
  return TRUE;
}
