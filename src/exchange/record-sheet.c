/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "amount.h"
#include "columns.h"
#include "date.h"
#include "field.h"
#include "period.h"
#include "sheet-names.h"
#include "store-error.h"
#include "uf.h"

/* How each kind of field stands in a spreadsheet: what a spreadsheet can reckon with as numbers and
 * dates, all else as text that is read back as the same value. */

typedef struct
{
  const BcField *field;
  int place;           /* among the columns of the rows */
  BcSheetNames *names; /* (owned) (nullable): of a reference */
} Column;

typedef struct
{
  BcDatabase *database; /* (unowned) */
  BcSpreadsheet *sheet; /* (owned) */
  BcCursor *rows;       /* (unowned) */
  int id;               /* its place among the columns of the rows */
  GArray *columns;      /* (owned) (element-type Column) */
} Writing;

static void
clear_column (gpointer data)
{
  Column *column = data;

  g_clear_pointer (&column->names, bc_sheet_names_free);
}

static void
clear_writing (Writing *self)
{
  g_clear_pointer (&self->sheet, bc_spreadsheet_free);
  g_clear_pointer (&self->columns, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writing, clear_writing)

static BcCellKind
get_cell_kind (const BcField *field)
{
  switch ((int) field->kind) {
  case BC_KIND_WHOLE:
    return field->flags & BC_FIELD_ORDINAL ? BC_CELL_ORDINAL : BC_CELL_WHOLE;
  case BC_KIND_PESOS:
    return BC_CELL_WHOLE;
  case BC_KIND_DECIMAL:
  case BC_KIND_PERCENT:
    return BC_CELL_DECIMAL;
  case BC_KIND_DATE:
  case BC_KIND_PERIOD:
    return BC_CELL_DATE;
  default:
    return BC_CELL_TEXT;
  }
}

static const char *
get_unit (const BcField *field)
{
  if (field->unit != NULL)
    return _ (field->unit);
  if (field->kind == BC_KIND_PESOS)
    return "$";
  if (field->kind == BC_KIND_PERCENT)
    return "%";
  return field->kind == BC_KIND_AMOUNT ? _ ("$ or UF") : NULL;
}

static void
add_heading (BcSpreadsheet *sheet, const BcField *field, const char *part)
{
  const char *unit = get_unit (field);
  g_autofree char *heading = g_strdup_printf ("%s%s%s%s%s%s",
                                              _ (field->label),
                                              part != NULL ? ": " : "",
                                              part != NULL ? part : "",
                                              unit != NULL ? " (" : "",
                                              unit != NULL ? unit : "",
                                              unit != NULL ? ")" : "");

  bc_spreadsheet_add_column (sheet, heading, get_cell_kind (field));
}

/* What an amount comes to by the UF of its own day, to be reckoned with. */
static void
add_pesos_heading (BcSpreadsheet *sheet, const BcField *field)
{
  g_autofree char *heading = g_strdup_printf (_ ("%s: in pesos ($)"), _ (field->label));

  bc_spreadsheet_add_column (sheet, heading, BC_CELL_WHOLE);
}

static int
find_place (BcCursor *rows, const char *name)
{
  for (int i = 0; i < bc_cursor_get_n_columns (rows); i++)
    if (strcmp (bc_cursor_get_column_name (rows, i), name) == 0)
      return i;
  g_return_val_if_reached (0);
}

static gboolean
add_column (Writing *self, const BcField *field, GError **error)
{
  g_autofree char *name = bc_sql_dup_name (field->name);
  Column column = { field, find_place (self->rows, name), NULL };

  if (field->kind == BC_KIND_REFERENCE) {
    column.names = bc_sheet_names_new (self->database, field, error);
    if (column.names == NULL)
      return FALSE;
  }
  g_array_append_val (self->columns, column);
  add_heading (self->sheet, field, field->kind == BC_KIND_PERIOD ? _ ("from") : NULL);
  if (field->kind == BC_KIND_PERIOD)
    add_heading (self->sheet, field, _ ("to"));
  if (field->kind == BC_KIND_AMOUNT)
    add_pesos_heading (self->sheet, field);
  return TRUE;
}

static gboolean
take_day (BcSpreadsheet *sheet, gint32 date, GError **error)
{
  if (date != BC_DATE_NONE)
    return bc_spreadsheet_take_date (sheet, date, error);
  bc_spreadsheet_take_nothing (sheet);
  return TRUE;
}

/* A date or period of a newer version that this one cannot read goes out as it is kept. */
static gboolean
take_date (BcSpreadsheet *sheet, const char *text, GError **error)
{
  gint32 date;

  return bc_date_parse_iso (text, &date, NULL) ? take_day (sheet, date, error)
                                               : bc_spreadsheet_take_text (sheet, text, error);
}

static gboolean
take_period (BcSpreadsheet *sheet, const char *text, GError **error)
{
  BcPeriod period = { BC_DATE_NONE, BC_DATE_NONE };

  if (*text == '\0' || bc_period_parse (text, &period, NULL))
    return take_day (sheet, period.from, error) && take_day (sheet, period.to, error);
  return bc_spreadsheet_take_text (sheet, text, error) &&
         bc_spreadsheet_take_text (sheet, NULL, error);
}

/* The cell is empty where there is no amount, or no value of the UF for its day. */
static gboolean
take_pesos (Writing *self, const BcValue *value, GError **error)
{
  g_autoptr (GError) reason = NULL;
  BcAmount amount;
  gint64 pesos;

  if (value->type == BC_VALUE_TEXT && bc_amount_parse (value->text, &amount, NULL)) {
    if (bc_uf_convert (self->database, &amount, &pesos, &reason))
      return bc_spreadsheet_take_number (self->sheet, pesos, error);
    if (!g_error_matches (reason, BC_STORE_ERROR, BC_STORE_ERROR_NOT_FOUND) &&
        !g_error_matches (reason, BC_STORE_ERROR, BC_STORE_ERROR_INVALID)) {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  }
  bc_spreadsheet_take_nothing (self->sheet);
  return TRUE;
}

static gboolean
take_text (BcSpreadsheet *sheet, const BcField *field, const BcValue *value, GError **error)
{
  gboolean raw = field->kind == BC_KIND_MOMENT || field->kind == BC_KIND_POSITION ||
                 field->kind == BC_KIND_POLYGON;
  g_autofree char *text =
    raw ? bc_field_dup_text (field, value) : bc_field_dup_display (field, value);

  return bc_spreadsheet_take_text (sheet, text, error);
}

static gboolean
take_reference (Writing *self, const Column *column, const BcId *id, GError **error)
{
  const char *name = bc_sheet_names_get (column->names, id, error);

  return name != NULL && bc_spreadsheet_take_text (self->sheet, name, error);
}

static gboolean
take_field (Writing *self, const Column *column, GError **error)
{
  const BcField *field = column->field;
  g_auto (BcValue) value = BC_VALUE_INIT;

  bc_cursor_get_value (self->rows, column->place, bc_kind_get_storage (field->kind), &value);
  if (field->kind == BC_KIND_PERIOD)
    return take_period (self->sheet, value.type == BC_VALUE_TEXT ? value.text : "", error);
  if (value.type == BC_VALUE_ID)
    return take_reference (self, column, &value.id, error);
  if (field->kind == BC_KIND_DATE && value.type == BC_VALUE_TEXT)
    return take_date (self->sheet, value.text, error);
  if (value.type == BC_VALUE_INTEGER && get_cell_kind (field) != BC_CELL_TEXT)
    return bc_spreadsheet_take_number (self->sheet, value.integer, error);
  return take_text (self->sheet, field, &value, error) &&
         (field->kind != BC_KIND_AMOUNT || take_pesos (self, &value, error));
}

static gboolean
write_row (Writing *self, GError **error)
{
  g_autofree char *text = NULL;
  BcId id;

  bc_cursor_get_id (self->rows, self->id, &id);
  text = bc_id_dup_text (&id);
  if (!bc_spreadsheet_take_text (self->sheet, text, error))
    return FALSE;
  for (guint i = 0; i < self->columns->len; i++)
    if (!take_field (self, &g_array_index (self->columns, Column, i), error))
      return FALSE;
  return bc_spreadsheet_end_row (self->sheet, error);
}

static gboolean
add_columns (Writing *self, const BcRecordSheet *what, GError **error)
{
  guint n_fields = what->fields != NULL ? what->n_fields : what->type->n_fields;

  self->id = find_place (self->rows, "id");
  bc_spreadsheet_add_column (self->sheet, _ ("Identifier"), BC_CELL_TEXT);
  for (guint i = 0; i < n_fields; i++) {
    const BcField *field = what->fields != NULL ? what->fields[i] : &what->type->fields[i];

    if ((what->fields != NULL || !(field->flags & BC_FIELD_KEPT)) &&
        !add_column (self, field, error))
      return FALSE;
  }
  return TRUE;
}

/* The rows of records as a list in JSON, for one query of all of them. */
static char *
dup_rows (BcDatabase *database, const GArray *ids, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database, "SELECT row FROM record WHERE id = ?", error);
  g_autoptr (GString) rows = g_string_new ("[");
  BcStep step = cursor != NULL ? BC_STEP_DONE : BC_STEP_ERROR;

  for (guint i = 0; i < ids->len && step != BC_STEP_ERROR; i++) {
    bc_cursor_restart (cursor);
    bc_cursor_bind_id (cursor, 1, &g_array_index (ids, BcId, i));
    step = bc_cursor_step (cursor, error);
    if (step == BC_STEP_ROW)
      g_string_append_printf (rows,
                              "%s%" G_GINT64_FORMAT,
                              rows->len > 1 ? "," : "",
                              bc_cursor_get_integer (cursor, 0));
  }
  g_string_append_c (rows, ']');
  return step != BC_STEP_ERROR ? g_string_free (g_steal_pointer (&rows), FALSE) : NULL;
}

static char *
dup_query (const BcRecordType *type)
{
  g_autofree char *table = bc_sql_dup_name (type->name);
  GString *sql = g_string_new ("SELECT r.id AS id");

  for (guint i = 0; i < type->n_fields; i++) {
    g_autofree char *column = bc_sql_dup_name (type->fields[i].name);
    g_autofree char *source = bc_field_dup_source (&type->fields[i], type, "t");

    g_string_append_printf (sql, ", %s AS \"%s\"", source, column);
  }
  g_string_append_printf (sql,
                          " FROM json_each(?) j CROSS JOIN \"%s\" t ON t.row = j.value "
                          "JOIN record r ON r.row = t.row ORDER BY j.key",
                          table);
  return g_string_free (sql, FALSE);
}

/**
 * bc_record_sheet_query:
 * @database: a connection
 * @type: a record type
 * @ids: (element-type BcId): records of the type, in the order in which a list shows them
 * @error: return location, #BC_STORE_ERROR
 *
 * Asks for records as a list has them, for bc_record_sheet_write(). Those that are not held any
 * more are left out.
 *
 * Returns: (transfer full) (nullable): the rows; %NULL with an error
 */
BcCursor *
bc_record_sheet_query (BcDatabase *database,
                       const BcRecordType *type,
                       const GArray *ids,
                       GError **error)
{
  g_autofree char *rows = dup_rows (database, ids, error);
  g_autofree char *sql = dup_query (type);
  BcCursor *cursor = rows != NULL ? bc_database_query (database, sql, error) : NULL;

  if (cursor != NULL)
    bc_cursor_bind_text (cursor, 1, rows);
  return cursor;
}

/**
 * bc_record_sheet_write:
 * @self: what is written and where to
 * @database: a connection
 * @rows: records of the type on that connection: a column "id" with the identifier, and one for
 * each field, of the name that bc_sql_dup_name() gives; in any order
 * @cancellable: (nullable): interrupts it: then there is no file
 * @error: return location, #BC_EXCHANGE_ERROR, #BC_STORE_ERROR or GIO's
 *
 * Writes records as a spreadsheet: one sheet, a column a field under its label in the program's
 * language and its unit, the identifier first. Money is in whole pesos. The rows are not kept in
 * memory.
 *
 * Returns: %FALSE with an error; a file that was there before is then as it was
 */
gboolean
bc_record_sheet_write (BcRecordSheet *self,
                       BcDatabase *database,
                       BcCursor *rows,
                       GCancellable *cancellable,
                       GError **error)
{
  g_auto (Writing) writing = { .database = database, .rows = rows };
  BcStep step = BC_STEP_ERROR;

  g_return_val_if_fail (self != NULL && rows != NULL, FALSE);

  self->n_rows = 0;
  writing.sheet = bc_spreadsheet_new (self->path, self->format, _ (self->type->plural));
  writing.columns = g_array_new (FALSE, TRUE, sizeof (Column));
  g_array_set_clear_func (writing.columns, clear_column);
  if (!add_columns (&writing, self, error))
    return FALSE;
  while ((step = bc_cursor_step (rows, error)) == BC_STEP_ROW) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error) || !write_row (&writing, error))
      return FALSE;
    self->n_rows++;
  }
  return step == BC_STEP_DONE && bc_spreadsheet_end (writing.sheet, error);
}
