/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lookup.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "columns.h"
#include "date.h"
#include "field.h"
#include "heading.h"
#include "store-error.h"

#define INFO_COLUMNS                                                                               \
  "SELECT r.row, r.id, r.type, r.scope, s.id, r.deleted, r.hidden, r.flagged, r.extra, "           \
  "EXISTS (SELECT 1 FROM conflict c WHERE c.record = r.row) "                                      \
  "FROM record r JOIN scope s ON s.row = r.scope WHERE "

/**
 * bc_record_info_clear:
 * @self: what a look-up found
 *
 * Frees what it holds.
 */
void
bc_record_info_clear (BcRecordInfo *self)
{
  g_clear_pointer (&self->type_name, g_free);
  g_clear_pointer (&self->extra, g_free);
}

static gboolean
read_info (BcCursor *cursor, BcRecordInfo *info, GError **error)
{
  BcStep step = bc_cursor_step (cursor, error);

  if (step == BC_STEP_DONE)
    g_set_error_literal (error,
                         BC_STORE_ERROR,
                         BC_STORE_ERROR_NOT_FOUND,
                         _ ("There is no such record here"));
  if (step != BC_STEP_ROW)
    return FALSE;
  bc_record_info_clear (info);
  info->row = bc_cursor_get_integer (cursor, 0);
  bc_cursor_get_id (cursor, 1, &info->id);
  info->type_name = g_strdup (bc_cursor_get_text (cursor, 2));
  info->type = bc_dictionary_find (info->type_name);
  info->scope = bc_cursor_get_integer (cursor, 3);
  bc_cursor_get_id (cursor, 4, &info->scope_id);
  info->deleted = bc_cursor_get_integer (cursor, 5) != 0;
  info->hidden = bc_cursor_get_integer (cursor, 6) != 0;
  info->flagged = bc_cursor_get_integer (cursor, 7) != 0;
  info->extra = g_strdup (bc_cursor_get_text (cursor, 8));
  info->disputed = bc_cursor_get_integer (cursor, 9) != 0;
  return TRUE;
}

/**
 * bc_lookup_today:
 * @database: a connection
 *
 * Tells the day by which lateness counts there: of a past moment its own.
 *
 * Returns: Chile's civil date that the database goes by; %BC_DATE_NONE if it cannot be read
 */
gint32
bc_lookup_today (BcDatabase *database)
{
  g_autofree char *text = NULL;
  gint32 date;

  if (!bc_database_get_text (database, &text, NULL, "SELECT date FROM today", "") ||
      !bc_date_parse_iso (text, &date, NULL))
    return BC_DATE_NONE;
  return date;
}

/**
 * bc_lookup_id:
 * @database: a connection
 * @id: a record's identifier
 * @info: (inout): set to zeros, or found before
 * @error: return location, #BC_STORE_ERROR
 *
 * Finds a record, deleted or not.
 *
 * Returns: %FALSE with %BC_STORE_ERROR_NOT_FOUND or a failure
 */
gboolean
bc_lookup_id (BcDatabase *database, const BcId *id, BcRecordInfo *info, GError **error)
{
  g_autoptr (BcCursor) cursor = bc_database_query (database, INFO_COLUMNS "r.id = ?", error);

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_id (cursor, 1, id);
  return read_info (cursor, info, error);
}

/**
 * bc_lookup_row:
 * @database: a connection
 * @row: a record's row
 * @info: (inout): set to zeros, or found before
 * @error: return location, #BC_STORE_ERROR
 *
 * Finds a record, deleted or not.
 *
 * Returns: %FALSE with %BC_STORE_ERROR_NOT_FOUND or a failure
 */
gboolean
bc_lookup_row (BcDatabase *database, gint64 row, BcRecordInfo *info, GError **error)
{
  g_autoptr (BcCursor) cursor = bc_database_query (database, INFO_COLUMNS "r.row = ?", error);

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_integer (cursor, 1, row);
  return read_info (cursor, info, error);
}

static gboolean
find_by_column (BcDatabase *database,
                const BcRecordType *type,
                const char *column,
                const char *text,
                BcId *id,
                guint *n_found,
                GError **error)
{
  g_autofree char *table = bc_sql_dup_name (type->name);
  g_autofree char *sql =
    g_strdup_printf ("SELECT r.id FROM \"%s\" t JOIN record r ON r.row = t.row "
                     "WHERE t.\"%s\" = ? AND t.hidden = 0 LIMIT 2",
                     table,
                     column);
  g_autoptr (BcCursor) cursor = bc_database_query (database, sql, error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_text (cursor, 1, text);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    bc_cursor_get_id (cursor, 0, id);
    (*n_found)++;
  }
  return step == BC_STEP_DONE;
}

/* By its code; where a type has none, by the whole of its name. */
static gboolean
find_in_type (BcDatabase *database,
              const BcRecordType *type,
              const char *text,
              BcId *id,
              guint *n_found,
              GError **error)
{
  const BcField *title = bc_record_type_get_title (type);
  g_autofree char *column = NULL;

  if (bc_record_type_get_code (type) != NULL)
    return find_by_column (database, type, "code", text, id, n_found, error);
  if (title == NULL || bc_kind_get_storage (title->kind) != BC_VALUE_TEXT)
    return TRUE;
  column = bc_sql_dup_name (title->name);
  return find_by_column (database, type, column, text, id, n_found, error);
}

static gboolean
tell_not_found (const char *text, guint n_found, GError **error)
{
  if (n_found == 0)
    g_set_error (error,
                 BC_STORE_ERROR,
                 BC_STORE_ERROR_NOT_FOUND,
                 _ ("“%.60s” names no record"),
                 text);
  else if (n_found > 1)
    g_set_error (error,
                 BC_STORE_ERROR,
                 BC_STORE_ERROR_AMBIGUOUS,
                 _ ("“%.60s” names more than one record: give its identifier"),
                 text);
  return n_found == 1;
}

/**
 * bc_lookup_text:
 * @database: a connection
 * @targets: (nullable): the types to look in, with spaces between; %NULL takes identifiers alone
 * @text: an identifier, a natural code such as "13101", or a name
 * @id: (out caller-allocates): the record's identifier
 * @error: return location, #BC_STORE_ERROR
 *
 * Finds the record that a person means.
 *
 * Returns: %FALSE with %BC_STORE_ERROR_NOT_FOUND, %BC_STORE_ERROR_AMBIGUOUS or a failure
 */
gboolean
bc_lookup_text (BcDatabase *database,
                const char *targets,
                const char *text,
                BcId *id,
                GError **error)
{
  g_auto (GStrv) names = g_strsplit (targets != NULL ? targets : "", " ", -1);
  guint n_found = 0;

  if (bc_id_parse (id, text))
    return TRUE;
  for (char **name = names; *name != NULL; name++) {
    const BcRecordType *type = bc_dictionary_find (*name);

    if (type != NULL && !find_in_type (database, type, text, id, &n_found, error))
      return FALSE;
  }
  return tell_not_found (text, n_found, error);
}

/**
 * bc_lookup_value:
 * @database: a connection
 * @field: a field
 * @text: what a person typed for it
 * @value: (out caller-allocates): the value; initialise it first
 * @error: return location, #BC_STORE_ERROR or #BC_VALUE_ERROR
 *
 * Reads a value as bc_field_parse() does, and references by natural code or name too.
 *
 * Returns: %FALSE with an error that says what to write instead
 */
gboolean
bc_lookup_value (BcDatabase *database,
                 const BcField *field,
                 const char *text,
                 BcValue *value,
                 GError **error)
{
  BcId id;

  if (field->kind != BC_KIND_REFERENCE || *text == '\0')
    return bc_field_parse (field, text, value, error);
  if (!bc_lookup_text (database, field->targets, text, &id, error))
    return FALSE;
  bc_value_set_id (value, &id);
  return TRUE;
}

static void
take_values (BcCursor *cursor, int column, const BcField **fields, guint n_fields, BcValue *values)
{
  for (guint i = 0; i < n_fields; i++)
    bc_cursor_get_value (cursor,
                         column + (int) i,
                         bc_kind_get_storage (fields[i]->kind),
                         &values[i]);
}

static char *
dup_columns_query (const BcRecordType *type, const BcField **fields, guint n_fields)
{
  g_autofree char *table = bc_sql_dup_name (type->name);
  GString *sql = g_string_new ("SELECT ");

  for (guint i = 0; i < n_fields; i++) {
    g_autofree char *column = bc_sql_dup_name (fields[i]->name);

    g_string_append_printf (sql, "%s\"%s\"", i > 0 ? ", " : "", column);
  }
  g_string_append_printf (sql, " FROM \"%s\" WHERE row = ?", table);
  return g_string_free (sql, FALSE);
}

/* Fields of one record, at least one. */
static gboolean
read_columns (BcDatabase *database,
              const BcRecordInfo *info,
              const BcField **fields,
              guint n_fields,
              BcValue *values,
              GError **error)
{
  g_autofree char *sql = dup_columns_query (info->type, fields, n_fields);
  g_autoptr (BcCursor) cursor = bc_database_query (database, sql, error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_integer (cursor, 1, info->row);
  step = bc_cursor_step (cursor, error);
  if (step == BC_STEP_ROW)
    take_values (cursor, 0, fields, n_fields, values);
  return step != BC_STEP_ERROR;
}

/**
 * bc_lookup_conflict:
 * @database: a connection
 * @info: a record, or one that is still to be born
 * @field: (nullable): one of its fields; %NULL for the deletion
 * @found: (out): whether two people disagree on it
 * @error: return location, #BC_STORE_ERROR
 *
 * Tells whether a field is in conflict.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_lookup_conflict (BcDatabase *database,
                    const BcRecordInfo *info,
                    const BcField *field,
                    gboolean *found,
                    GError **error)
{
  gint64 count = 0;

  if (info->disputed &&
      !bc_database_get_integer (database,
                                &count,
                                error,
                                "SELECT count(*) FROM conflict WHERE record = ? AND field = ?",
                                "it",
                                info->row,
                                field != NULL ? field->name : BC_DELETED_NAME))
    return FALSE;
  *found = count > 0;
  return TRUE;
}

/**
 * bc_lookup_side:
 * @database: a connection
 * @info: a record, or one that is still to be born
 * @field: one of its fields, of a kind that is stored as a text or a number
 * @value: a value
 * @found: (out): whether it is one of those between which people disagree
 * @error: return location, #BC_STORE_ERROR
 *
 * Tells whether a value takes a side where a field is in conflict.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_lookup_side (BcDatabase *database,
                const BcRecordInfo *info,
                const BcField *field,
                const BcValue *value,
                gboolean *found,
                GError **error)
{
  gint64 count = 0;

  if (info->disputed &&
      !bc_database_get_integer (database,
                                &count,
                                error,
                                "SELECT count(*) FROM conflict c JOIN json_each (c.sides) side "
                                "JOIN journal j ON j.row = side.value "
                                "LEFT JOIN json_each (j.fields) f ON f.key = c.field "
                                "WHERE c.record = ? AND c.field = ? AND f.value IS ?",
                                "itv",
                                info->row,
                                field->name,
                                value))
    return FALSE;
  *found = count > 0;
  return TRUE;
}

/* How often a title that is a reference is followed: among foreign data titles may go round. */
#define HEADING_DEPTH 4

/* The values are given away. */
static char *
turn_into_heading (const BcRecordType *type, BcValue *values)
{
  char *heading = bc_heading_dup (type, values);

  for (guint i = 0; i < BC_HEADING_MAX_FIELDS; i++)
    bc_value_clear (&values[i]);
  return heading;
}

static gboolean
find_heading (BcDatabase *database, const BcId *id, guint depth, char **heading, GError **error)
{
  g_auto (BcRecordInfo) info = { 0 };
  const BcField *fields[BC_HEADING_MAX_FIELDS];
  BcValue values[BC_HEADING_MAX_FIELDS] = { BC_VALUE_INIT };
  guint n_fields;

  if (depth == 0 || !bc_lookup_id (database, id, &info, NULL) || info.type == NULL) {
    *heading = bc_id_dup_text (id);
    return TRUE;
  }
  n_fields = bc_heading_get_fields (info.type, fields);
  if (n_fields > 0 && !read_columns (database, &info, fields, n_fields, values, error))
    return FALSE;
  if (values[0].type == BC_VALUE_ID)
    return find_heading (database, &values[0].id, depth - 1, heading, error);
  *heading = turn_into_heading (info.type, values);
  return TRUE;
}

/**
 * bc_lookup_heading:
 * @database: a connection
 * @id: a record's identifier
 * @heading: (out) (transfer full): what people call it; its identifier if it is not held here
 * @error: return location, #BC_STORE_ERROR
 *
 * Names a record for people, as bc_heading_dup() does. Where its title is a reference, it goes by
 * that record's name.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_lookup_heading (BcDatabase *database, const BcId *id, char **heading, GError **error)
{
  return find_heading (database, id, HEADING_DEPTH, heading, error);
}

/**
 * bc_lookup_append_heading:
 * @sql: the columns of a query so far
 * @table: what the query calls the type's table
 * @type: a record type
 *
 * Adds the columns that bc_lookup_take_heading() reads: many are named by one query.
 */
void
bc_lookup_append_heading (GString *sql, const char *table, const BcRecordType *type)
{
  const BcField *fields[BC_HEADING_MAX_FIELDS];
  const guint n_fields = bc_heading_get_fields (type, fields);

  for (guint i = 0; i < n_fields; i++) {
    g_autofree char *column = bc_sql_dup_name (fields[i]->name);

    g_string_append_printf (sql, ", %s.\"%s\"", table, column);
  }
}

/**
 * bc_lookup_take_heading:
 * @cursor: a query at a row
 * @column: the first column of those that bc_lookup_append_heading() adds
 * @type: a record type whose title is no reference
 *
 * Returns: (transfer full): what people call the record of the row
 */
char *
bc_lookup_take_heading (BcCursor *cursor, int column, const BcRecordType *type)
{
  const BcField *fields[BC_HEADING_MAX_FIELDS];
  BcValue values[BC_HEADING_MAX_FIELDS] = { BC_VALUE_INIT };
  const guint n_fields = bc_heading_get_fields (type, fields);

  take_values (cursor, column, fields, n_fields, values);
  return turn_into_heading (type, values);
}

/**
 * bc_lookup_code:
 * @database: a connection
 * @id: a record's identifier
 * @code: (out) (transfer full): its natural code; its identifier where it has none
 * @error: return location, #BC_STORE_ERROR
 *
 * Names a record for other programs.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_lookup_code (BcDatabase *database, const BcId *id, char **code, GError **error)
{
  g_auto (BcRecordInfo) info = { 0 };
  g_auto (BcValue) value = BC_VALUE_INIT;
  const BcField *field = NULL;

  if (bc_lookup_id (database, id, &info, NULL) && info.type != NULL)
    field = bc_record_type_get_code (info.type);
  if (field != NULL && !read_columns (database, &info, &field, 1, &value, error))
    return FALSE;
  *code = value.type == BC_VALUE_TEXT ? g_strdup (value.text) : bc_id_dup_text (id);
  return TRUE;
}
