/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "columns.h"

/* How the dictionary's types stand in the tables. Names come from the dictionary alone. */

/**
 * bc_sql_dup_name:
 * @identifier: a type's or a field's name, such as "trade-name"
 *
 * Gives the name of its table or column.
 *
 * Returns: (transfer full): such as "trade_name"
 */
char *
bc_sql_dup_name (const char *identifier)
{
  return g_strdelimit (g_strdup (identifier), "-", '_');
}

/**
 * bc_field_has_key:
 * @self: a field
 *
 * Tells whether a column beside the field's own holds its key in Spanish order.
 *
 * Returns: whether there is such a column
 */
gboolean
bc_field_has_key (const BcField *self)
{
  return self->flags & BC_FIELD_SORTED && self->kind == BC_KIND_TEXT;
}

/**
 * bc_record_type_is_searched:
 * @self: a record type
 *
 * Tells whether the search finds words of its records.
 *
 * Returns: whether any of its fields is searched
 */
gboolean
bc_record_type_is_searched (const BcRecordType *self)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (self->fields[i].flags & BC_FIELD_SEARCHED &&
        bc_kind_get_storage (self->fields[i].kind) == BC_VALUE_TEXT)
      return TRUE;
  return FALSE;
}

static void
append_column (GString *columns, GString *values, GString *updates, const char *name)
{
  g_string_append_printf (columns, ", \"%s\"", name);
  g_string_append (values, ", ?");
  g_string_append_printf (updates, ", \"%s\" = excluded.\"%s\"", name, name);
}

static void
append_field (GString *columns, GString *values, GString *updates, const BcField *field)
{
  g_autofree char *name = bc_sql_dup_name (field->name);
  g_autofree char *key = g_strconcat (name, "_key", NULL);

  append_column (columns, values, updates, name);
  if (bc_field_has_key (field))
    append_column (columns, values, updates, key);
}

static char *
dup_insert (const BcRecordType *self, gboolean update)
{
  g_autofree char *table = bc_sql_dup_name (self->name);
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new (NULL);
  g_autoptr (GString) updates = g_string_new (NULL);

  for (guint i = 0; i < self->n_fields; i++)
    if (!(self->fields[i].flags & BC_FIELD_DERIVED))
      append_field (columns, values, updates, &self->fields[i]);
  return g_strdup_printf ("INSERT INTO \"%s\" (row, hidden%s) VALUES (?, ?%s)%s%s",
                          table,
                          columns->str,
                          values->str,
                          update ? " ON CONFLICT (row) DO UPDATE SET hidden = excluded.hidden" : "",
                          update ? updates->str : "");
}

/**
 * bc_record_type_dup_upsert:
 * @type: (type BcRecordType): a record type
 *
 * Gives the statement that writes a record's columns, new or not. Its parameters are the row,
 * whether it is hidden, and for each field that is not derived its value and, where there is one,
 * its key.
 *
 * Returns: (transfer full): SQL
 */
char *
bc_record_type_dup_upsert (gconstpointer type)
{
  return dup_insert (type, TRUE);
}

/**
 * bc_record_type_dup_insert:
 * @type: (type BcRecordType): a record type
 *
 * Gives the statement that writes the columns of a record of which nothing was written before, with
 * the parameters of bc_record_type_dup_upsert().
 *
 * Returns: (transfer full): SQL
 */
char *
bc_record_type_dup_insert (gconstpointer type)
{
  return dup_insert (type, FALSE);
}

/**
 * bc_record_type_dup_words:
 * @type: (type BcRecordType): a record type that is searched
 *
 * Gives the query of the words that the search finds a record by. Its parameter is the row.
 *
 * Returns: (transfer full): SQL
 */
char *
bc_record_type_dup_words (gconstpointer type)
{
  g_autofree char *table = bc_sql_dup_name (((const BcRecordType *) type)->name);

  return g_strdup_printf ("SELECT words FROM \"%s_words\" WHERE row = ?", table);
}

/* Fields that are computed where they are read: the table's own column is empty. */
static const struct
{
  const char *type;
  const char *field;
  const char *view; /* with the row and a column of the field's name */
} computed[] = {
  { "business", "size-bracket", "derived_business" },
};

static const char *
find_view (const BcRecordType *type, const BcField *field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (computed); i++)
    if (g_str_equal (computed[i].type, type->name) && g_str_equal (computed[i].field, field->name))
      return computed[i].view;
  return NULL;
}

/**
 * bc_field_dup_source:
 * @self: a field
 * @type: its type
 * @table: what the type's table is called in the query
 *
 * Tells where a field's values are read.
 *
 * Returns: (transfer full): SQL: a column, or what computes one
 */
char *
bc_field_dup_source (const BcField *self, const BcRecordType *type, const char *table)
{
  g_autofree char *column = bc_sql_dup_name (self->name);
  const char *view = find_view (type, self);

  if (view == NULL)
    return g_strdup_printf ("%s.\"%s\"", table, column);
  return g_strdup_printf ("(SELECT n.\"%s\" FROM %s n WHERE n.row = %s.row)", column, view, table);
}

/**
 * bc_record_type_dup_columns:
 * @self: a record type
 * @table: what its table is called in the query
 *
 * Gives the columns of its fields, in the dictionary's order, for a query.
 *
 * Returns: (transfer full): SQL, such as `t."name", t."commune"`
 */
char *
bc_record_type_dup_columns (const BcRecordType *self, const char *table)
{
  g_autoptr (GString) columns = g_string_new (NULL);

  for (guint i = 0; i < self->n_fields; i++) {
    g_autofree char *source = bc_field_dup_source (&self->fields[i], self, table);

    g_string_append_printf (columns, "%s%s", i > 0 ? ", " : "", source);
  }
  return g_string_free (g_steal_pointer (&columns), FALSE);
}

/**
 * bc_record_type_dup_order:
 * @self: a record type
 * @table: what its table is called in the query
 *
 * Gives the order in which its records stand in lists, for a query: by their day where the
 * dictionary says so, and as they were entered.
 *
 * Returns: (transfer full): SQL, such as `t."date", t.row`
 */
char *
bc_record_type_dup_order (const BcRecordType *self, const char *table)
{
  g_autofree char *column = NULL;

  if (self->order == NULL)
    return g_strdup_printf ("%s.row", table);
  column = bc_sql_dup_name (self->order);
  return g_strdup_printf ("%s.\"%s\", %s.row", table, column, table);
}
