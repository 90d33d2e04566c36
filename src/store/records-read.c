/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records-read.h"

#include "columns.h"
#include "lookup.h"

static void
take_columns (BcRecord *record, BcCursor *cursor, int first)
{
  const BcRecordType *type = bc_record_get_record_type (record);

  for (guint i = 0; i < type->n_fields; i++) {
    g_auto (BcValue) value = BC_VALUE_INIT;

    bc_cursor_get_value (cursor,
                         first + (int) i,
                         bc_kind_get_storage (type->fields[i].kind),
                         &value);
    bc_record_set (record, &type->fields[i], &value);
  }
}

/**
 * bc_record_read:
 * @database: a connection
 * @row: the record's row
 * @type: its type
 * @id: its identifier
 * @error: return location, #BC_STORE_ERROR
 *
 * Reads a record, deleted or not.
 *
 * Returns: (transfer full) (nullable): the record, without values if there are none; %NULL with an
 *   error
 */
BcRecord *
bc_record_read (BcDatabase *database,
                gint64 row,
                const BcRecordType *type,
                const BcId *id,
                GError **error)
{
  g_autofree char *table = bc_sql_dup_name (type->name);
  g_autofree char *columns = bc_record_type_dup_columns (type, "t");
  g_autofree char *sql =
    g_strdup_printf ("SELECT %s FROM \"%s\" t WHERE t.row = ?", columns, table);
  g_autoptr (BcCursor) cursor = bc_database_query (database, sql, error);
  g_autoptr (BcRecord) record = NULL;
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return NULL;
  bc_cursor_bind_integer (cursor, 1, row);
  step = bc_cursor_step (cursor, error);
  if (step == BC_STEP_ERROR)
    return NULL;
  record = bc_record_new (type, id);
  if (step == BC_STEP_ROW)
    take_columns (record, cursor, 0);
  return g_steal_pointer (&record);
}

/**
 * bc_record_read_by_id:
 * @database: a connection
 * @id: the record's identifier
 * @error: return location, #BC_STORE_ERROR
 *
 * Reads a record of a type that this version knows, deleted or not.
 *
 * Returns: (transfer full) (nullable): the record; %NULL with %BC_STORE_ERROR_NOT_FOUND or a
 * failure
 */
BcRecord *
bc_record_read_by_id (BcDatabase *database, const BcId *id, GError **error)
{
  g_auto (BcRecordInfo) info = { 0 };

  if (!bc_lookup_id (database, id, &info, error))
    return NULL;
  g_return_val_if_fail (info.type != NULL, NULL);
  return bc_record_read (database, info.row, info.type, id, error);
}

/**
 * bc_records_list_owned:
 * @database: a connection
 * @type: a type whose records belong to others
 * @owner: the owner's identifier
 * @error: return location, #BC_STORE_ERROR
 *
 * Reads the records of one type that belong to a record and are not deleted, in the order that the
 * dictionary gives them.
 *
 * Returns: (transfer full) (nullable) (element-type BcRecord): the records; %NULL with an error
 */
GPtrArray *
bc_records_list_owned (BcDatabase *database,
                       const BcRecordType *type,
                       const BcId *owner,
                       GError **error)
{
  g_autofree char *table = bc_sql_dup_name (type->name);
  g_autofree char *column = bc_sql_dup_name (type->owner);
  g_autofree char *columns = bc_record_type_dup_columns (type, "t");
  g_autofree char *order = bc_record_type_dup_order (type, "t");
  g_autofree char *sql =
    g_strdup_printf ("SELECT r.id, %s FROM \"%s\" t JOIN record r ON r.row = t.row "
                     "WHERE t.\"%s\" = ? AND t.hidden = 0 ORDER BY %s",
                     columns,
                     table,
                     column,
                     order);
  g_autoptr (BcCursor) cursor = bc_database_query (database, sql, error);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  BcStep step = BC_STEP_ERROR;
  BcId id;

  if (cursor == NULL)
    return NULL;
  bc_cursor_bind_id (cursor, 1, owner);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    bc_cursor_get_id (cursor, 0, &id);
    g_ptr_array_add (records, bc_record_new (type, &id));
    take_columns (records->pdata[records->len - 1], cursor, 1);
  }
  return step == BC_STEP_DONE ? g_steal_pointer (&records) : NULL;
}

/**
 * bc_database_get_arrival:
 * @database: a connection
 * @arrival: (out): the newest row of the journal
 * @error: return location, #BC_STORE_ERROR
 *
 * Tells how far the journal goes: what a form that is filled now has seen.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_database_get_arrival (BcDatabase *database, gint64 *arrival, GError **error)
{
  return bc_database_get_integer (database,
                                  arrival,
                                  error,
                                  "SELECT coalesce (max (row), 0) FROM journal",
                                  "");
}
