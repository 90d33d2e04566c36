/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-parts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "field.h"
#include "import-address.h"
#include "import-cell.h"
#include "import-names.h"
#include "value-error.h"

/* Cells of which one says several fields, fields of which several cells say one, and what stands in
 * for a field that no cell says. */

static BcImportColumn *
get_column (BcImportPlan *plan, guint place)
{
  return &g_array_index (plan->columns, BcImportColumn, place);
}

/**
 * bc_import_join_digits:
 * @plan: a plan that is going to be carried out
 *
 * Finds the column of the check digits for each column of RUTs.
 */
void
bc_import_join_digits (BcImportPlan *plan)
{
  for (guint i = 0; i < plan->columns->len; i++) {
    BcImportColumn *column = get_column (plan, i);

    column->digit = 0;
    for (guint j = 0; column->use == BC_IMPORT_VALUE && j < plan->columns->len; j++)
      if (get_column (plan, j)->use == BC_IMPORT_DIGIT &&
          get_column (plan, j)->field == column->field)
        column->digit = get_column (plan, j)->place + 1;
  }
}

static gboolean
take_text (BcImportRow *row, const BcField *field, const char *text, GError **error)
{
  g_auto (BcValue) value = BC_VALUE_INIT;

  if (!bc_field_parse (field, text, &value, error))
    return FALSE;
  if (value.type != BC_VALUE_NONE)
    bc_draft_take_parsed (&row->draft, field, &value);
  return TRUE;
}

/**
 * bc_import_read_value:
 * @self: a cell that holds a field; its row gets the value
 * @error: return location, #BC_VALUE_ERROR or #BC_STORE_ERROR
 *
 * Reads a cell as it stands, see bc_import_values_read().
 *
 * Returns: %FALSE with an error that says what to write instead
 */
gboolean
bc_import_read_value (const BcImportReading *self, GError **error)
{
  g_auto (BcValue) value = BC_VALUE_INIT;

  if (!bc_import_values_read (self->values, self->column, self->cell, self->type, &value, error))
    return FALSE;
  if (value.type != BC_VALUE_NONE)
    bc_draft_take_parsed (&self->row->draft, self->column->field, &value);
  return TRUE;
}

static char *
dup_typed (const char *cell, BcCellType type)
{
  return g_strstrip (bc_import_cell_dup_typed (cell, type));
}

/* A RUT that has its digit already must not have another in the column beside it. */
static gboolean
join_digit (char **number, const char *digit, GError **error)
{
  const gsize length = strlen (*number);
  g_autofree char *alone = NULL;

  if (*digit == '\0')
    return TRUE;
  if (strchr (*number, '-') == NULL) {
    alone = g_steal_pointer (number);
    *number = g_strconcat (alone, "-", digit, NULL);
    return TRUE;
  }
  return g_ascii_strcasecmp (*number + length - 1, digit) == 0 ||
         bc_value_refuse (error,
                          BC_VALUE_ERROR_CHECK_DIGIT,
                          _ ("The check digit beside it is another one"));
}

/**
 * bc_import_read_rut:
 * @self: a cell of a column of RUTs with another of check digits; its row gets the RUT
 * @error: return location, #BC_VALUE_ERROR
 *
 * Reads a RUT whose check digit stands in another column. Nothing is repaired: number and digit
 * must fit, see bc_rut_parse(); where there is no digit it is read as any other.
 *
 * Returns: %FALSE with an error that says what to write instead
 */
gboolean
bc_import_read_rut (const BcImportReading *self, GError **error)
{
  BcCellType digit_type;
  const char *beside = bc_table_get_cell (self->plan->table, self->column->digit - 1, &digit_type);
  g_autofree char *digit = dup_typed (beside, digit_type);
  g_autofree char *number = dup_typed (self->cell, self->type);

  if (*digit == '\0' || (self->type != BC_CELL_TEXT && self->type != BC_CELL_NUMBER))
    return bc_import_read_value (self, error);
  return join_digit (&number, digit, error) &&
         take_text (self->row, self->column->field, number, error);
}

/* A field that a column of its own holds is not taken from the address. */
static const BcField *
find_free_part (BcImportPlan *plan, const char *name)
{
  const BcField *field = bc_record_type_find_field (plan->type, name);

  for (guint i = 0; i < plan->columns->len; i++)
    if (get_column (plan, i)->use == BC_IMPORT_VALUE && get_column (plan, i)->field == field)
      return NULL;
  return field;
}

static gboolean
take_parts (const BcImportReading *self, const BcAddress *address, GError **error)
{
  const BcField *number = find_free_part (self->plan, "street-number");
  const BcField *unit = find_free_part (self->plan, "unit");
  BcImportRow *row = self->row;

  return take_text (row, self->column->field, address->street, error) &&
         (number == NULL || take_text (row, number, address->number, error)) &&
         (unit == NULL || address->unit == NULL || take_text (row, unit, address->unit, error));
}

/**
 * bc_import_read_address:
 * @self: a cell of a column of whole addresses; its row gets street, number and unit
 * @error: return location, #BC_VALUE_ERROR
 *
 * Reads an address, see bc_address_split(). What cannot be taken apart stays whole in the street,
 * which is noted.
 *
 * Returns: %FALSE with an error that says what to write instead
 */
gboolean
bc_import_read_address (const BcImportReading *self, GError **error)
{
  g_auto (BcAddress) address = { 0 };
  g_autofree char *valid = self->type == BC_CELL_TEXT ? g_utf8_make_valid (self->cell, -1) : NULL;

  if (valid != NULL &&
      bc_address_split (&address, valid, bc_import_names_get_vocabulary (self->plan->names)))
    return take_parts (self, &address, error);
  if (!bc_import_read_value (self, error))
    return FALSE;
  bc_import_notes_add (self->row->notes,
                       self->column->heading,
                       _ ("Its number and unit cannot be told from the street: it stays whole in "
                          "the street"),
                       bc_table_get_row (self->plan->table));
  return TRUE;
}

/**
 * bc_import_read_lenient:
 * @self: a cell of a column that people fill with words of their own; its row gets the value
 * @error: return location, #BC_VALUE_ERROR or #BC_STORE_ERROR
 *
 * Reads a word. One that names nothing is left out, which is noted.
 *
 * Returns: %FALSE with an error that says what to write instead
 */
gboolean
bc_import_read_lenient (const BcImportReading *self, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *told = NULL;

  if (bc_import_read_value (self, &failure))
    return TRUE;
  if (!bc_import_row_is_refusal (failure)) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  typed = dup_typed (self->cell, self->type);
  told = g_strdup_printf (_ ("“%.60s” is not known as “%s”: it is left out"),
                          typed,
                          _ (self->column->field->label));
  bc_import_notes_add (self->row->notes,
                       self->column->heading,
                       told,
                       bc_table_get_row (self->plan->table));
  return TRUE;
}

static const char *
get_text (const BcImportRow *row, const char *name)
{
  const BcField *field = bc_record_type_find_field (row->draft.type, name);
  const BcValue *value = field != NULL ? bc_draft_get (&row->draft, field) : NULL;

  return value != NULL && value->type == BC_VALUE_TEXT ? value->text : NULL;
}

/* A vacant premises goes by its address. */
static char *
dup_place_name (const BcImportRow *row)
{
  const char *street = get_text (row, "street");
  const char *number = get_text (row, "street-number");
  const char *unit = get_text (row, "unit");

  if (g_strcmp0 (get_text (row, "state"), "vacant") != 0 || street == NULL)
    return NULL;
  return g_strconcat (street,
                      number != NULL ? " " : "",
                      number != NULL ? number : "",
                      unit != NULL ? " " : "",
                      unit,
                      NULL);
}

/* The name of the field of which the vocabulary says that it stands in; %NULL without one. */
static char *
dup_other_name (BcImportPlan *plan, const BcImportRow *row, const BcField *title)
{
  g_autofree char *group = g_strconcat (plan->type->name, " stand-in", NULL);
  g_auto (GStrv) others =
    bc_vocabulary_dup_list (bc_import_names_get_vocabulary (plan->names), group, title->name);

  for (char **other = others; *other != NULL; other++)
    if (get_text (row, *other) != NULL)
      return g_strdup (get_text (row, *other));
  return others[0] != NULL ? dup_place_name (row) : NULL;
}

/**
 * bc_import_dup_name:
 * @plan: the import
 * @row: what a row of it says
 *
 * Tells what the record of a row goes by: its title, or what stands in for it in a new record. A
 * business without a name over the door goes by its legal name, a vacant premises by its address.
 *
 * Returns: (transfer full) (nullable): the name; %NULL where the row says none
 */
char *
bc_import_dup_name (BcImportPlan *plan, const BcImportRow *row)
{
  const BcField *title = bc_record_type_get_title (plan->type);
  const char *name = title != NULL ? get_text (row, title->name) : NULL;

  if (title == NULL || name != NULL)
    return g_strdup (name);
  return dup_other_name (plan, row, title);
}

/**
 * bc_import_stand_in:
 * @plan: the import, whose table stands on a row
 * @row: (inout): what a row says that is about a new record
 * @name: (nullable): what it goes by, see bc_import_dup_name()
 *
 * Gives a new record the name that stands in for the one that its row does not say, which is noted.
 */
void
bc_import_stand_in (BcImportPlan *plan, BcImportRow *row, const char *name)
{
  const BcField *title = bc_record_type_get_title (plan->type);

  if (title == NULL || name == NULL || bc_draft_get (&row->draft, title) != NULL ||
      !take_text (row, title, name, NULL))
    return;
  bc_import_notes_add (row->notes,
                       NULL,
                       _ ("Without a name over the door, it goes by its legal name or address"),
                       bc_table_get_row (plan->table));
}
