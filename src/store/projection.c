/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "projection.h"

#include <string.h>

#include "columns.h"
#include "origins.h"
#include "text.h"
#include "words.h"

static gboolean
read_hidden (BcDatabase *database, gint64 record, gboolean *hidden, GError **error)
{
  gint64 number;

  if (!bc_database_get_integer (database,
                                &number,
                                error,
                                "SELECT hidden FROM record WHERE row = ?",
                                "i",
                                record))
    return FALSE;
  *hidden = number != 0;
  return TRUE;
}

static gboolean
is_owner_hidden (BcDatabase *database, const BcFolded *folded, gboolean *hidden, GError **error)
{
  const BcField *owner = bc_record_type_get_owner (folded->type);
  const BcValue *value = owner != NULL ? &folded->values[owner - folded->type->fields] : NULL;
  gint64 number = 0;

  if (value != NULL && value->type == BC_VALUE_ID &&
      !bc_database_get_integer (database,
                                &number,
                                error,
                                "SELECT hidden FROM record WHERE id = ?",
                                "d",
                                &value->id))
    return FALSE;
  *hidden = number != 0;
  return TRUE;
}

/**
 * bc_projection_bind:
 * @cursor: a statement that writes a record's columns
 * @parameter: the first one's parameter
 * @folded: the record; it must stay as it is until the cursor is restarted or released
 *
 * Sets the values of a record's columns, in the order of bc_record_type_dup_upsert().
 */
void
bc_projection_bind (BcCursor *cursor, int parameter, const BcFolded *folded)
{
  for (guint i = 0; i < folded->type->n_fields; i++) {
    const BcField *field = &folded->type->fields[i];
    char *key = NULL;

    if (field->flags & BC_FIELD_DERIVED)
      continue;
    bc_cursor_lend_value (cursor, parameter++, &folded->values[i]);
    if (!bc_field_has_key (field))
      continue;
    if (folded->values[i].type == BC_VALUE_TEXT)
      key = bc_text_dup_sort_key (folded->values[i].text);
    bc_cursor_take_text (cursor, parameter++, key);
  }
}

static gboolean
write_columns (BcDatabase *database,
               gint64 record,
               const BcFolded *folded,
               gboolean hidden,
               gboolean fresh,
               GError **error)
{
  const char *sql =
    bc_database_get_sql (database,
                         fresh ? bc_record_type_dup_insert : bc_record_type_dup_upsert,
                         folded->type);
  g_autoptr (BcCursor) cursor = bc_database_query (database, sql, error);

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_integer (cursor, 1, record);
  bc_cursor_bind_integer (cursor, 2, hidden);
  bc_projection_bind (cursor, 3, folded);
  return bc_cursor_step (cursor, error) == BC_STEP_DONE;
}

static gboolean
write_known (BcDatabase *database,
             gint64 record,
             const BcFolded *folded,
             gboolean hidden,
             gboolean fresh,
             GError **error)
{
  gboolean searched = bc_record_type_is_searched (folded->type);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (searched && !fresh && !bc_words_read (database, folded->type, record, &before, error))
    return FALSE;
  if (!write_columns (database, record, folded, hidden, fresh, error))
    return FALSE;
  return !searched || (bc_words_read (database, folded->type, record, &after, error) &&
                       bc_words_replace (database, record, before, after, error));
}

static gboolean
write_origins (BcDatabase *database, gint64 record, const GByteArray *origins, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database, "UPDATE record SET origins = ?2 WHERE row = ?1", error);

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_integer (cursor, 1, record);
  bc_cursor_lend_blob (cursor, 2, origins->data, origins->len);
  return bc_cursor_step (cursor, error) == BC_STEP_DONE;
}

static gboolean
write_whole_record (BcDatabase *database,
                    gint64 record,
                    const BcFolded *folded,
                    gboolean hidden,
                    const GByteArray *origins,
                    GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "UPDATE record SET deleted = ?2, hidden = ?3, flagged = ?4, "
                       "origins = ?5, extra = ?6 WHERE row = ?1",
                       error);

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_integer (cursor, 1, record);
  bc_cursor_bind_integer (cursor, 2, folded->deleted);
  bc_cursor_bind_integer (cursor, 3, hidden);
  bc_cursor_bind_integer (cursor, 4, folded->flagged);
  if (origins != NULL)
    bc_cursor_bind_blob (cursor, 5, origins->data, origins->len);
  bc_cursor_bind_text (cursor, 6, folded->extra);
  return bc_cursor_step (cursor, error) == BC_STEP_DONE;
}

/* A fresh record is shown and understood unless something says otherwise: no index hears of it. */
static gboolean
write_record (BcDatabase *database,
              gint64 record,
              const BcFolded *folded,
              gboolean hidden,
              gboolean fresh,
              GError **error)
{
  g_autoptr (GByteArray) origins =
    folded->type != NULL ? bc_origins_encode (folded->type, folded->origins) : NULL;

  if (fresh && origins != NULL && !hidden && !folded->flagged && folded->extra == NULL)
    return write_origins (database, record, origins, error);
  return write_whole_record (database, record, folded, hidden, origins, error);
}

/**
 * bc_projection_add_conflicts:
 * @database: a connection within a transaction
 * @record: the record's row
 * @folded: what its operations come to
 * @error: return location, #BC_STORE_ERROR
 *
 * Writes a record's conflicts, where none are written.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_projection_add_conflicts (BcDatabase *database,
                             gint64 record,
                             const BcFolded *folded,
                             GError **error)
{
  for (guint i = 0; i < folded->conflicts->len; i++) {
    BcFoldedConflict *conflict = &g_array_index (folded->conflicts, BcFoldedConflict, i);

    if (!bc_database_run (database,
                          error,
                          "INSERT INTO conflict (record, field, sides) VALUES (?, ?, ?)",
                          "itt",
                          record,
                          conflict->field,
                          conflict->sides))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_conflicts (BcDatabase *database,
                 gint64 record,
                 const BcFolded *folded,
                 gboolean fresh,
                 GError **error)
{
  return (fresh || bc_database_run (database,
                                    error,
                                    "DELETE FROM conflict WHERE record = ?",
                                    "i",
                                    record)) &&
         bc_projection_add_conflicts (database, record, folded, error);
}

/* What is hidden already ends it: among foreign data owners may go round in a circle. */
static gboolean
hide_child (BcDatabase *database,
            const BcRecordType *type,
            gint64 child,
            gboolean owner_hidden,
            GError **error)
{
  g_autofree char *table = bc_sql_dup_name (type->name);
  g_autofree char *sql =
    g_strdup_printf ("UPDATE \"%s\" SET hidden = ?2 WHERE row = ?1 AND hidden <> ?2", table);
  gint64 deleted, hidden;

  if (!bc_database_get_integer (database,
                                &deleted,
                                error,
                                "SELECT deleted FROM record WHERE row = ?",
                                "i",
                                child))
    return FALSE;
  hidden = deleted || owner_hidden;
  return bc_database_run (database, error, sql, "ii", child, hidden) &&
         bc_database_run (database,
                          error,
                          "UPDATE record SET hidden = ?2 WHERE row = ?1 AND hidden <> ?2",
                          "ii",
                          child,
                          hidden) &&
         (bc_database_get_changes (database) == 0 ||
          bc_projection_hide_owned (database, child, hidden != 0, error));
}

/* Children are read before any is written, so that the query does not meet its own changes. */
static gboolean
list_children (BcDatabase *database,
               const BcRecordType *type,
               gint64 record,
               GArray *children,
               GError **error)
{
  g_autofree char *table = bc_sql_dup_name (type->name);
  g_autofree char *owner = bc_sql_dup_name (type->owner);
  g_autofree char *sql =
    g_strdup_printf ("SELECT row FROM \"%s\" WHERE \"%s\" = (SELECT id FROM record WHERE row = ?)",
                     table,
                     owner);
  g_autoptr (BcCursor) cursor = bc_database_query (database, sql, error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_integer (cursor, 1, record);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    gint64 child = bc_cursor_get_integer (cursor, 0);

    g_array_append_val (children, child);
  }
  return step == BC_STEP_DONE;
}

/**
 * bc_projection_list_owned:
 * @database: a connection
 * @record: a record's row
 * @owned: (element-type gint64): where the rows of the records that it owns are added
 * @error: return location, #BC_STORE_ERROR
 *
 * Lists what a record owns, of every type, hidden or not.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_projection_list_owned (BcDatabase *database, gint64 record, GArray *owned, GError **error)
{
  guint n_types;
  const BcRecordType *const *types = bc_dictionary_get_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    if (types[i]->owner != NULL && !list_children (database, types[i], record, owned, error))
      return FALSE;
  return TRUE;
}

static gboolean
hide_children_of_type (BcDatabase *database,
                       const BcRecordType *type,
                       gint64 record,
                       gboolean hidden,
                       GError **error)
{
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!list_children (database, type, record, children, error))
    return FALSE;
  for (guint i = 0; i < children->len; i++)
    if (!hide_child (database, type, g_array_index (children, gint64, i), hidden, error))
      return FALSE;
  return TRUE;
}

/**
 * bc_projection_hide_owned:
 * @database: a connection within a transaction
 * @record: a record's row
 * @hidden: whether it is hidden
 * @error: return location, #BC_STORE_ERROR
 *
 * Hides what a record owns with it, or shows it with it; it is not deleted.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_projection_hide_owned (BcDatabase *database, gint64 record, gboolean hidden, GError **error)
{
  guint n_types;
  const BcRecordType *const *types = bc_dictionary_get_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    if (types[i]->owner != NULL &&
        !hide_children_of_type (database, types[i], record, hidden, error))
      return FALSE;
  return TRUE;
}

/**
 * bc_projection_write:
 * @database: a connection within a transaction
 * @record: the record's row, in the table of records already
 * @folded: what its operations come to
 * @fresh: nothing of it was written before
 * @error: return location, #BC_STORE_ERROR
 *
 * Writes a record's columns, its words for the search, its origins and its conflicts.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_projection_write (BcDatabase *database,
                     gint64 record,
                     const BcFolded *folded,
                     gboolean fresh,
                     GError **error)
{
  gboolean was_hidden = FALSE;
  gboolean hidden = FALSE;

  if (!fresh && !read_hidden (database, record, &was_hidden, error))
    return FALSE;
  if (folded->type != NULL && !folded->owner_shown &&
      !is_owner_hidden (database, folded, &hidden, error))
    return FALSE;
  hidden = hidden || folded->deleted;
  if (folded->type != NULL && !write_known (database, record, folded, hidden, fresh, error))
    return FALSE;
  return write_record (database, record, folded, hidden, fresh, error) &&
         write_conflicts (database, record, folded, fresh, error) &&
         (hidden == was_hidden || bc_projection_hide_owned (database, record, hidden, error));
}
