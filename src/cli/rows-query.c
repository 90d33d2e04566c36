/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli.h"
#include "columns.h"
#include "field.h"
#include "rows.h"

/* Identifiers in the SQL are the dictionary's; what was typed is only ever bound. */

typedef struct
{
  GString *sql;
  GPtrArray *values; /* (element-type BcValue) what is bound, in order */
} Query;

static void
free_value (gpointer value)
{
  bc_value_clear (value);
  g_free (value);
}

static void
clear_query (Query *self)
{
  g_string_free (self->sql, TRUE);
  g_ptr_array_unref (self->values);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Query, clear_query)

static BcValue *
add_value (Query *self)
{
  BcValue *value = g_new0 (BcValue, 1);

  g_ptr_array_add (self->values, value);
  return value;
}

/* A state is compared by its name, whatever its reason. */
static gboolean
read_value (BcDatabase *database,
            const BcField *field,
            const char *text,
            BcValue *value,
            GError **error)
{
  if (!bc_lookup_value (database, field, text, value, error)) {
    g_prefix_error (error, "%s: ", field->name);
    return FALSE;
  }
  if (field->kind == BC_KIND_STATE && value->type == BC_VALUE_TEXT)
    bc_value_take_text (value, bc_state_dup_name (value->text));
  return TRUE;
}

static gboolean
add_condition (Query *self,
               BcDatabase *database,
               const BcRecordType *type,
               const char *condition,
               GError **error)
{
  gsize length = strcspn (condition, "=");
  g_autofree char *name = g_strndup (condition, length);
  g_autofree char *column = NULL;
  g_autofree char *source = NULL;
  const BcField *field;

  if (condition[length] == '\0')
    return bc_usage_refuse (error, _ ("--where “%.40s” is not FIELD=VALUE"), condition);
  field = bc_cli_find_field (type, name, error);
  if (field == NULL ||
      !read_value (database, field, condition + length + 1, add_value (self), error))
    return FALSE;
  column = bc_sql_dup_name (name);
  source = bc_field_dup_source (field, type, "t");
  if (field->kind == BC_KIND_STATE)
    g_string_append_printf (self->sql, " AND t.\"%s_name\" IS ?", column);
  else
    g_string_append_printf (self->sql, " AND %s IS ?", source);
  return TRUE;
}

static gboolean
add_conditions (Query *self, BcDatabase *database, const BcRowsQuery *query, GError **error)
{
  for (guint i = 0; query->conditions != NULL && i < query->conditions->len; i++)
    if (!add_condition (self, database, query->type, query->conditions->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
add_order (Query *self, const BcRowsQuery *query, GError **error)
{
  const BcField *field = NULL;
  g_autofree char *column = NULL;
  g_autofree char *source = NULL;

  if (query->sort != NULL) {
    field = bc_cli_find_field (query->type, query->sort, error);
    if (field == NULL)
      return FALSE;
    column = bc_sql_dup_name (field->name);
    source = bc_field_dup_source (field, query->type, "t");
    if (bc_field_has_key (field))
      g_string_append_printf (self->sql, " ORDER BY t.\"%s_key\", t.row", column);
    else
      g_string_append_printf (self->sql, " ORDER BY %s, t.row", source);
  } else
    g_string_append (self->sql, " ORDER BY t.row");
  g_string_append (self->sql, " LIMIT ?");
  bc_value_set_integer (add_value (self), query->limit > 0 ? (gint64) query->limit : -1);
  return TRUE;
}

static void
begin (Query *self, const BcRowsQuery *query)
{
  g_autofree char *table = bc_sql_dup_name (query->type->name);

  self->values = g_ptr_array_new_with_free_func (free_value);
  self->sql = g_string_new ("SELECT r.id, r.extra");
  for (guint i = 0; i < query->type->n_fields; i++) {
    const BcField *field = &query->type->fields[i];
    g_autofree char *column = bc_sql_dup_name (field->name);
    g_autofree char *source = bc_field_dup_source (field, query->type, "t");

    g_string_append_printf (self->sql, ", %s AS \"%s\"", source, column);
  }
  g_string_append_printf (self->sql,
                          " FROM \"%s\" t CROSS JOIN record r ON r.row = t.row WHERE %s",
                          table,
                          query->row != 0 ? "t.row = ?" : "t.hidden = ?");
  bc_value_set_integer (add_value (self), query->row != 0 ? query->row : query->deleted);
}

/**
 * bc_rows_query:
 * @database: a connection
 * @query: which records
 * @error: return location, #BC_STORE_ERROR, #BC_VALUE_ERROR or #BC_USAGE_ERROR
 *
 * Asks for records. The columns are the identifier, what this version does not know of the record,
 * and the type's fields.
 *
 * Returns: (transfer full) (nullable): the rows; %NULL with an error that names the field
 */
BcCursor *
bc_rows_query (BcDatabase *database, const BcRowsQuery *query, GError **error)
{
  g_auto (Query) sql = { 0 };
  BcCursor *cursor;

  begin (&sql, query);
  if (!add_conditions (&sql, database, query, error) || !add_order (&sql, query, error))
    return NULL;
  cursor = bc_database_query (database, sql.sql->str, error);
  for (guint i = 0; cursor != NULL && i < sql.values->len; i++)
    bc_cursor_bind_value (cursor, (int) i + 1, sql.values->pdata[i]);
  return cursor;
}
