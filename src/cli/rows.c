/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rows.h"

#include <glib/gi18n-lib.h>

#include "cells.h"
#include "columns.h"
#include "output.h"

#define FIRST_FIELD 2 /* after the identifier and what is not known */

typedef struct
{
  BcSheet *sheet; /* (unowned) */
  BcNames *names; /* (owned) */
  const BcRecordType *type;
  gboolean has_extra;
} Writing;

/* People are shown what a record is known by; programs get all. */
static gboolean
is_shown (const Writing *self, const BcField *field)
{
  if (bc_sheet_get_format (self->sheet) != BC_FORMAT_TEXT)
    return TRUE;
  if (field->kind == BC_KIND_LONG_TEXT || field->kind == BC_KIND_POLYGON)
    return FALSE;
  return field->flags & (BC_FIELD_TITLE | BC_FIELD_REQUIRED | BC_FIELD_SORTED | BC_FIELD_DERIVED) ||
         field->kind == BC_KIND_REFERENCE || field->kind == BC_KIND_CHOICE ||
         field->kind == BC_KIND_STATE;
}

/* A state's reason stands beside it, save for people, who read both in one. */
static gboolean
has_reason (const Writing *self, const BcField *field)
{
  return field->kind == BC_KIND_STATE && bc_sheet_get_format (self->sheet) != BC_FORMAT_TEXT;
}

static void
add_columns (const Writing *self)
{
  bc_sheet_add_column (self->sheet, "id", "id", FALSE);
  for (guint i = 0; i < self->type->n_fields; i++) {
    const BcField *field = &self->type->fields[i];
    g_autofree char *reason = g_strconcat (field->name, "-reason", NULL);

    if (is_shown (self, field))
      bc_sheet_add_column (self->sheet, field->name, _ (field->label), bc_field_is_numeric (field));
    if (has_reason (self, field))
      bc_sheet_add_column (self->sheet, reason, reason, FALSE);
  }
  if (self->has_extra)
    bc_sheet_add_column (self->sheet, "extra", _ ("From a newer version"), FALSE);
}

static gboolean
take_field (const Writing *self, BcCursor *cursor, guint place, GError **error)
{
  const BcField *field = &self->type->fields[place];
  g_auto (BcValue) value = BC_VALUE_INIT;

  if (!is_shown (self, field))
    return TRUE;
  bc_cursor_get_value (cursor,
                       FIRST_FIELD + (int) place,
                       bc_kind_get_storage (field->kind),
                       &value);
  if (!bc_cell_take (self->sheet, self->names, field, &value, error))
    return FALSE;
  if (has_reason (self, field))
    bc_cell_take_reason (self->sheet, &value);
  return TRUE;
}

static void
take_id (BcSheet *sheet, BcCursor *cursor)
{
  char text[BC_ID_TEXT_LENGTH + 1];
  BcId id;

  bc_cursor_get_id (cursor, 0, &id);
  bc_id_write_text (&id, text);
  bc_sheet_take_text (sheet, text);
}

static gboolean
write_row (const Writing *self, BcCursor *cursor, GError **error)
{
  take_id (self->sheet, cursor);
  for (guint i = 0; i < self->type->n_fields; i++)
    if (!take_field (self, cursor, i, error))
      return FALSE;
  if (self->has_extra)
    bc_sheet_take (self->sheet, g_strdup (bc_cursor_get_text (cursor, 1)));
  bc_sheet_end_row (self->sheet);
  return TRUE;
}

static gboolean
look_for_extra (Writing *self, BcDatabase *database, GError **error)
{
  g_autofree char *table = bc_sql_dup_name (self->type->name);
  g_autofree char *sql = g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM \"%s\" t "
                                          "CROSS JOIN record r ON r.row = t.row "
                                          "WHERE r.extra IS NOT NULL)",
                                          table);
  gint64 found = 0;

  if (!bc_database_get_integer (database, &found, error, sql, ""))
    return FALSE;
  self->has_extra = found != 0;
  return TRUE;
}

/**
 * bc_rows_write:
 * @database: a connection
 * @query: which records
 * @sheet: a new sheet
 * @error: return location, as for bc_rows_query()
 *
 * Writes records, one after the other.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_rows_write (BcDatabase *database, const BcRowsQuery *query, BcSheet *sheet, GError **error)
{
  g_autoptr (BcCursor) cursor = bc_rows_query (database, query, error);
  g_autoptr (BcNames) names =
    bc_names_new (database, bc_sheet_get_format (sheet) == BC_FORMAT_TEXT);
  Writing writing = { sheet, names, query->type, FALSE };
  BcStep step = BC_STEP_ROW;

  if (cursor == NULL || !look_for_extra (&writing, database, error))
    return FALSE;
  add_columns (&writing);
  while (bc_output_is_open () && (step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    if (!write_row (&writing, cursor, error))
      return FALSE;
  if (step == BC_STEP_ERROR)
    return FALSE;
  bc_sheet_end (sheet);
  return TRUE;
}

/**
 * bc_rows_write_unknown:
 * @database: a connection
 * @type: name of a type that this version does not know
 * @query: which of its records: only whether deleted and how many, or one, are looked at
 * @sheet: a new sheet
 * @error: return location, #BC_STORE_ERROR
 *
 * Writes what a newer version wrote and this one carries along.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_rows_write_unknown (BcDatabase *database,
                       const char *type,
                       const BcRowsQuery *query,
                       BcSheet *sheet,
                       GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "SELECT id, extra FROM record WHERE type = ?1 "
                       "AND iif (?2 = 0, hidden = ?3, row = ?2) ORDER BY row LIMIT ?4",
                       error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_text (cursor, 1, type);
  bc_cursor_bind_integer (cursor, 2, query->row);
  bc_cursor_bind_integer (cursor, 3, query->deleted);
  bc_cursor_bind_integer (cursor, 4, query->limit > 0 ? (gint64) query->limit : -1);
  bc_sheet_add_column (sheet, "id", "id", FALSE);
  bc_sheet_add_column (sheet, "extra", _ ("From a newer version"), FALSE);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    take_id (sheet, cursor);
    bc_sheet_take (sheet, g_strdup (bc_cursor_get_text (cursor, 1)));
    bc_sheet_end_row (sheet);
  }
  if (step == BC_STEP_DONE)
    bc_sheet_end (sheet);
  return step == BC_STEP_DONE;
}
