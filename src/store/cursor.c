/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "database-private.h"

/**
 * bc_cursor_bind_integer:
 * @self: a cursor before its first row
 * @parameter: which parameter, from 1
 * @integer: its value
 *
 * Sets a parameter.
 */
void
bc_cursor_bind_integer (BcCursor *self, int parameter, gint64 integer)
{
  sqlite3_bind_int64 (self->statement, parameter, integer);
}

/**
 * bc_cursor_bind_text:
 * @self: a cursor before its first row
 * @parameter: which parameter, from 1
 * @text: (nullable): its value, copied
 *
 * Sets a parameter.
 */
void
bc_cursor_bind_text (BcCursor *self, int parameter, const char *text)
{
  sqlite3_bind_text (self->statement, parameter, text, -1, SQLITE_TRANSIENT);
}

/**
 * bc_cursor_bind_blob:
 * @self: a cursor before its first row
 * @parameter: which parameter, from 1
 * @bytes: (nullable): its value, copied
 * @n_bytes: how many bytes
 *
 * Sets a parameter.
 */
void
bc_cursor_bind_blob (BcCursor *self, int parameter, const void *bytes, gsize n_bytes)
{
  sqlite3_bind_blob64 (self->statement, parameter, bytes, n_bytes, SQLITE_TRANSIENT);
}

/**
 * bc_cursor_bind_id:
 * @self: a cursor before its first row
 * @parameter: which parameter, from 1
 * @id: its value, copied
 *
 * Sets a parameter.
 */
void
bc_cursor_bind_id (BcCursor *self, int parameter, const BcId *id)
{
  bc_cursor_bind_blob (self, parameter, id->bytes, sizeof id->bytes);
}

/**
 * bc_cursor_bind_value:
 * @self: a cursor before its first row
 * @parameter: which parameter, from 1
 * @value: its value, copied
 *
 * Sets a parameter.
 */
void
bc_cursor_bind_value (BcCursor *self, int parameter, const BcValue *value)
{
  switch (value->type) {
  case BC_VALUE_INTEGER:
    bc_cursor_bind_integer (self, parameter, value->integer);
    break;
  case BC_VALUE_TEXT:
    bc_cursor_bind_text (self, parameter, value->text);
    break;
  case BC_VALUE_ID:
    bc_cursor_bind_id (self, parameter, &value->id);
    break;
  case BC_VALUE_NONE:
  default:
    bc_cursor_bind_text (self, parameter, NULL);
    break;
  }
}

/**
 * bc_cursor_lend_value:
 * @self: a cursor before its first row
 * @parameter: which parameter, from 1
 * @value: its value; it must stay as it is until the cursor is restarted or released
 *
 * Sets a parameter without copying it.
 */
void
bc_cursor_lend_value (BcCursor *self, int parameter, const BcValue *value)
{
  if (value->type == BC_VALUE_TEXT)
    bc_cursor_lend_text (self, parameter, value->text);
  else if (value->type == BC_VALUE_ID)
    bc_cursor_lend_blob (self, parameter, value->id.bytes, sizeof value->id.bytes);
  else
    bc_cursor_bind_value (self, parameter, value);
}

/**
 * bc_cursor_lend_text:
 * @self: a cursor before its first row
 * @parameter: which parameter, from 1
 * @text: (nullable): its value; it must stay as it is until the cursor is restarted or released
 *
 * Sets a parameter without copying it.
 */
void
bc_cursor_lend_text (BcCursor *self, int parameter, const char *text)
{
  sqlite3_bind_text (self->statement, parameter, text, -1, SQLITE_STATIC);
}

/**
 * bc_cursor_lend_blob:
 * @self: a cursor before its first row
 * @parameter: which parameter, from 1
 * @bytes: (nullable): its value; it must stay as it is until the cursor is restarted or released
 * @n_bytes: how many bytes
 *
 * Sets a parameter without copying it.
 */
void
bc_cursor_lend_blob (BcCursor *self, int parameter, const void *bytes, gsize n_bytes)
{
  sqlite3_bind_blob64 (self->statement, parameter, bytes, n_bytes, SQLITE_STATIC);
}

/**
 * bc_cursor_take_text:
 * @self: a cursor before its first row
 * @parameter: which parameter, from 1
 * @text: (nullable) (transfer full): its value
 *
 * Sets a parameter without copying it.
 */
void
bc_cursor_take_text (BcCursor *self, int parameter, char *text)
{
  sqlite3_bind_text (self->statement, parameter, text, -1, g_free);
}

/**
 * bc_cursor_step:
 * @self: a cursor
 * @error: return location, #BC_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Goes on to the next row.
 *
 * Returns: a row, the end, or an error
 */
BcStep
bc_cursor_step (BcCursor *self, GError **error)
{
  int code = sqlite3_step (self->statement);

  if (code == SQLITE_ROW)
    return BC_STEP_ROW;
  if (code == SQLITE_DONE)
    return BC_STEP_DONE;
  bc_database_set_fault (self->database, code, error);
  return BC_STEP_ERROR;
}

/**
 * bc_cursor_restart:
 * @self: a cursor
 *
 * Goes back before the first row; the parameters stay.
 */
void
bc_cursor_restart (BcCursor *self)
{
  sqlite3_reset (self->statement);
}

/**
 * bc_cursor_is_null:
 * @self: a cursor on a row
 * @column: which column, from 0
 *
 * Returns: whether the column has no value
 */
gboolean
bc_cursor_is_null (BcCursor *self, int column)
{
  return sqlite3_column_type (self->statement, column) == SQLITE_NULL;
}

/**
 * bc_cursor_get_integer:
 * @self: a cursor on a row
 * @column: which column, from 0
 *
 * Returns: the column as a whole number; 0 for no value
 */
gint64
bc_cursor_get_integer (BcCursor *self, int column)
{
  return sqlite3_column_int64 (self->statement, column);
}

/**
 * bc_cursor_get_double:
 * @self: a cursor on a row
 * @column: which column, from 0
 *
 * Returns: the column as a number; 0 for no value
 */
double
bc_cursor_get_double (BcCursor *self, int column)
{
  return sqlite3_column_double (self->statement, column);
}

/**
 * bc_cursor_get_text:
 * @self: a cursor on a row
 * @column: which column, from 0
 *
 * Returns: (nullable) (transfer none): the column as text, until the next step
 */
const char *
bc_cursor_get_text (BcCursor *self, int column)
{
  return (const char *) sqlite3_column_text (self->statement, column);
}

/**
 * bc_cursor_get_blob:
 * @self: a cursor on a row
 * @column: which column, from 0
 * @n_bytes: (out): how many bytes
 *
 * Returns: (nullable) (transfer none): the column's bytes, until the next step
 */
const void *
bc_cursor_get_blob (BcCursor *self, int column, gsize *n_bytes)
{
  const void *bytes = sqlite3_column_blob (self->statement, column);

  *n_bytes = (gsize) sqlite3_column_bytes (self->statement, column);
  return bytes;
}

/**
 * bc_cursor_get_id:
 * @self: a cursor on a row
 * @column: which column, from 0
 * @id: (out caller-allocates): the identifier, nil for none
 *
 * Returns: whether the column holds an identifier
 */
gboolean
bc_cursor_get_id (BcCursor *self, int column, BcId *id)
{
  gsize n_bytes;
  const void *bytes = bc_cursor_get_blob (self, column, &n_bytes);

  memset (id, 0, sizeof *id);
  if (n_bytes != sizeof id->bytes)
    return FALSE;
  memcpy (id->bytes, bytes, n_bytes);
  return TRUE;
}

/**
 * bc_cursor_get_value:
 * @self: a cursor on a row
 * @column: which column, from 0
 * @storage: how the field's kind is stored
 * @value: (out caller-allocates): the value; initialise it first, it is freed
 *
 * Takes a field's value out of a column.
 */
void
bc_cursor_get_value (BcCursor *self, int column, BcValueType storage, BcValue *value)
{
  BcId id;

  bc_value_clear (value);
  if (bc_cursor_is_null (self, column))
    return;
  if (storage == BC_VALUE_INTEGER)
    bc_value_set_integer (value, bc_cursor_get_integer (self, column));
  else if (storage == BC_VALUE_TEXT)
    bc_value_set_text (value, bc_cursor_get_text (self, column));
  else if (bc_cursor_get_id (self, column, &id))
    bc_value_set_id (value, &id);
}

/**
 * bc_cursor_get_n_columns:
 * @self: a cursor
 *
 * Returns: how many columns its rows have
 */
int
bc_cursor_get_n_columns (BcCursor *self)
{
  return sqlite3_column_count (self->statement);
}

/**
 * bc_cursor_get_column_name:
 * @self: a cursor
 * @column: which column, from 0
 *
 * Returns: (transfer none): the column's name
 */
const char *
bc_cursor_get_column_name (BcCursor *self, int column)
{
  return sqlite3_column_name (self->statement, column);
}
