/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "filler.h"

#include "columns.h"
#include "origins.h"
#include "projection.h"

/* Writes all records into tables that are empty, as bc_projection_write() does one record into
 * tables that are in use: each row once, the indexes afterwards, and what deleted records own is
 * hidden at the end. The search index stays empty. */

struct _BcFiller
{
  BcDatabase *database; /* (unowned) */
  BcCursor *record;     /* (owned) writes the table of records */
  GHashTable *tables;   /* (owned) record type → the statement that writes its table */
  GPtrArray *indexes;   /* (owned) (element-type utf8): SQL */
  GArray *deleted;      /* (owned) (element-type gint64): rows */
};

/* What lists, the history and imports go by: hardly anybody looks for that in these tables. */
static const char *const left_out[] = {
  "business_rut",      "business_street_key", "business_trade_name_key",
  "district_name_key", "journal_stamp",       NULL,
};

static void
release_cursor (gpointer cursor)
{
  bc_cursor_release (cursor);
}

static gboolean
drop_index (BcFiller *self, const char *name, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DROP INDEX \"%s\"", name);

  return bc_database_execute (self->database, sql, error);
}

/* Their names are read before any is dropped, so that the query does not meet its own changes. */
static gboolean
drop_indexes (BcFiller *self, gboolean lists, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (BcCursor) cursor =
    bc_database_query (self->database,
                       "SELECT name, sql FROM main.sqlite_schema WHERE type = 'index' "
                       "AND sql IS NOT NULL",
                       error);
  BcStep step = BC_STEP_ERROR;

  while (cursor != NULL && (step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    g_ptr_array_add (names, g_strdup (bc_cursor_get_text (cursor, 0)));
    if (lists || !g_strv_contains (left_out, bc_cursor_get_text (cursor, 0)))
      g_ptr_array_add (self->indexes, g_strdup (bc_cursor_get_text (cursor, 1)));
  }
  if (step != BC_STEP_DONE)
    return FALSE;
  bc_cursor_restart (cursor);
  for (guint i = 0; i < names->len; i++)
    if (!drop_index (self, names->pdata[i], error))
      return FALSE;
  return TRUE;
}

/**
 * bc_filler_new:
 * @database: a private connection within a transaction, migrated and without records
 * @lists: whether lists and histories are to be read there, and need their indexes
 * @error: return location, #BC_STORE_ERROR
 *
 * Begins filling a database's tables.
 *
 * Returns: (transfer full) (nullable): what fills them; %NULL with an error
 */
BcFiller *
bc_filler_new (BcDatabase *database, gboolean lists, GError **error)
{
  g_autoptr (BcFiller) self = g_new0 (BcFiller, 1);

  self->database = database;
  self->tables = g_hash_table_new_full (NULL, NULL, NULL, release_cursor);
  self->indexes = g_ptr_array_new_with_free_func (g_free);
  self->deleted = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!drop_indexes (self, lists, error))
    return NULL;
  self->record = bc_database_query (database,
                                    "INSERT INTO record (row, id, type, scope, deleted, hidden, "
                                    "flagged, origins, extra) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                    error);
  return self->record != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * bc_filler_free:
 * @self: (transfer full): what fills a database
 *
 * Frees it.
 */
void
bc_filler_free (BcFiller *self)
{
  g_clear_pointer (&self->record, bc_cursor_release);
  g_hash_table_unref (self->tables);
  g_ptr_array_unref (self->indexes);
  g_array_unref (self->deleted);
  g_free (self);
}

static gboolean
run_again (BcCursor *cursor, GError **error)
{
  BcStep step = bc_cursor_step (cursor, error);

  bc_cursor_restart (cursor);
  return step == BC_STEP_DONE;
}

static gboolean
write_record (BcFiller *self, const BcRecordHead *head, const BcFolded *folded, GError **error)
{
  g_autoptr (GByteArray) origins =
    folded->type != NULL ? bc_origins_encode (folded->type, folded->origins) : NULL;

  bc_cursor_bind_integer (self->record, 1, head->row);
  bc_cursor_lend_blob (self->record, 2, head->id.bytes, sizeof head->id.bytes);
  bc_cursor_bind_text (self->record, 3, head->type);
  bc_cursor_bind_integer (self->record, 4, head->scope);
  bc_cursor_bind_integer (self->record, 5, folded->deleted);
  bc_cursor_bind_integer (self->record, 6, folded->deleted);
  bc_cursor_bind_integer (self->record, 7, folded->flagged);
  bc_cursor_lend_blob (self->record,
                       8,
                       origins != NULL ? origins->data : NULL,
                       origins != NULL ? origins->len : 0);
  bc_cursor_bind_text (self->record, 9, folded->extra);
  return run_again (self->record, error);
}

static BcCursor *
get_table (BcFiller *self, const BcRecordType *type, GError **error)
{
  BcCursor *cursor = g_hash_table_lookup (self->tables, type);
  g_autofree char *sql = cursor == NULL ? bc_record_type_dup_insert (type) : NULL;

  if (cursor != NULL)
    return cursor;
  cursor = bc_database_query (self->database, sql, error);
  if (cursor != NULL)
    g_hash_table_insert (self->tables, (gpointer) type, cursor);
  return cursor;
}

static gboolean
write_columns (BcFiller *self, gint64 row, const BcFolded *folded, GError **error)
{
  BcCursor *cursor = get_table (self, folded->type, error);

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_integer (cursor, 1, row);
  bc_cursor_bind_integer (cursor, 2, folded->deleted);
  bc_projection_bind (cursor, 3, folded);
  return run_again (cursor, error);
}

/**
 * bc_filler_write:
 * @self: what fills a database
 * @head: a record of which nothing was written before
 * @folded: what its operations come to
 * @error: return location, #BC_STORE_ERROR
 *
 * Writes a record, its columns, its origins and its conflicts.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_filler_write (BcFiller *self, const BcRecordHead *head, const BcFolded *folded, GError **error)
{
  if (folded->deleted)
    g_array_append_val (self->deleted, head->row);
  return write_record (self, head, folded, error) &&
         (folded->type == NULL || write_columns (self, head->row, folded, error)) &&
         bc_projection_add_conflicts (self->database, head->row, folded, error);
}

/**
 * bc_filler_finish:
 * @self: what fills a database
 * @error: return location, #BC_STORE_ERROR
 *
 * Brings back the indexes that summaries and owners are found by, and hides what deleted records
 * own.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_filler_finish (BcFiller *self, GError **error)
{
  for (guint i = 0; i < self->indexes->len; i++)
    if (!bc_database_execute (self->database, self->indexes->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < self->deleted->len; i++)
    if (!bc_projection_hide_owned (self->database,
                                   g_array_index (self->deleted, gint64, i),
                                   TRUE,
                                   error))
      return FALSE;
  return TRUE;
}
