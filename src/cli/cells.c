/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cells.h"

#include "field.h"
#include "json.h"

/* How a record's values become cells: by their natural code or display, in each format. */

/**
 * bc_field_is_numeric:
 * @field: a field
 *
 * Returns: whether its cells are numbers
 */
gboolean
bc_field_is_numeric (const BcField *field)
{
  return field->kind == BC_KIND_WHOLE || field->kind == BC_KIND_DECIMAL ||
         field->kind == BC_KIND_PESOS || field->kind == BC_KIND_PERCENT;
}

static char *
dup_json (const BcField *field, const BcValue *value)
{
  GString *json = g_string_new (NULL);

  bc_field_append_json (field, value, json);
  return g_string_free (json, FALSE);
}

static char *
dup_csv (const BcField *field, const BcValue *value)
{
  char *text = field->kind == BC_KIND_STATE && value->type == BC_VALUE_TEXT
                 ? bc_state_dup_name (value->text)
                 : bc_field_dup_text (field, value);

  return bc_field_is_numeric (field) ? g_strdelimit (text, ".", ',') : text;
}

/**
 * bc_cell_take:
 * @sheet: a sheet
 * @names: names of the records that are referred to
 * @field: a field
 * @value: its value
 * @error: return location, #BC_STORE_ERROR
 *
 * Adds a value to the row.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_cell_take (BcSheet *sheet,
              BcNames *names,
              const BcField *field,
              const BcValue *value,
              GError **error)
{
  const char *name;

  if (value->type == BC_VALUE_ID) {
    name = bc_names_get (names, field, &value->id, error);
    if (name == NULL)
      return FALSE;
    bc_sheet_take_text (sheet, name);
  } else if (bc_sheet_get_format (sheet) == BC_FORMAT_JSON)
    bc_sheet_take (sheet, dup_json (field, value));
  else if (bc_sheet_get_format (sheet) == BC_FORMAT_CSV)
    bc_sheet_take (sheet, dup_csv (field, value));
  else
    bc_sheet_take (sheet, bc_field_dup_display (field, value));
  return TRUE;
}

/**
 * bc_cell_take_reason:
 * @sheet: a sheet for programs
 * @state: a state's value
 *
 * Adds the reason of a state to the row, if it has one.
 */
void
bc_cell_take_reason (BcSheet *sheet, const BcValue *state)
{
  const char *reason = state->type == BC_VALUE_TEXT ? bc_state_get_reason (state->text) : NULL;

  if (reason != NULL)
    bc_sheet_take_text (sheet, reason);
  else
    bc_sheet_take (sheet, NULL);
}
