/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buried.h"

#include "columns.h"
#include "dictionary.h"
#include "lookup.h"
#include "undo.h"

/* What a record owns is hidden with it when it is deleted. Where two databases met, that may be
 * something that whoever deleted it had never seen: an invoice that came to a draft meanwhile. It
 * is not lost without a word. */

/* Records belong to others a few times over; among foreign data they may go round in a circle. */
#define MOST_OWNERS 16

/* What the author of @one_ had seen of that of @other_, whose identifier is in @author_. */
#define SEEN(one_, author_)                                                                        \
  "coalesce ((SELECT k.value FROM epoch e, json_each (e.known) k WHERE e.row = " one_ ".epoch "    \
  "AND k.key = lower (hex (" author_ ".id))), 0)"

/* The deletions of ?1 that found it deleted and that something took back: each is an answer, that
 * the record stays as it was. */
#define ANSWERS                                                                                    \
  "SELECT d.row, d.gesture FROM journal d WHERE d.record = ?1 "                                    \
  "AND json_extract (d.fields, '$." BC_DELETED_NAME "') = 1 "                                      \
  "AND EXISTS (SELECT 1 FROM journal u WHERE u.record = ?1 AND u.reverts = d.gesture) "            \
  "AND EXISTS (SELECT 1 FROM journal b WHERE b.record = ?1 AND b.stamp < d.stamp "                 \
  "AND json_extract (b.fields, '$." BC_DELETED_NAME "') = 1)"

/* Whether the deletion d is among the answers ?3, that are not in force: what its author knew by it
 * counts no more. */
#define IS_ANSWER_UNDONE "(r.reverts = d.gesture AND d.row IN (SELECT value FROM json_each (?3)))"

/* Whether the deletion d was taken back by someone who knew of it, also with an undo, that leaves
 * nothing where there was nothing: it says nothing of a later one. */
#define IS_TAKEN_BACK                                                                              \
  "EXISTS (SELECT 1 FROM journal r JOIN stream rs ON rs.row = r.stream "                           \
  "WHERE r.record = ?1 AND rs.scope = ds.scope "                                                   \
  "AND (" IS_ANSWER_UNDONE " OR (json_type (r.fields, '$." BC_DELETED_NAME "') IS NOT NULL "       \
  "AND json_extract (r.fields, '$." BC_DELETED_NAME "') IS NOT 1)) "                               \
  "AND CASE WHEN r.stream = d.stream THEN r.number > d.number "                                    \
  "ELSE " SEEN ("r", "da") " >= d.number END)"

/* Whether no deletion of ?1 that stands goes with all that was written to ?2: with each there is
 * something that neither knew of the other. What is in one stream knows what is before it. */
#define IS_BURIED                                                                                  \
  "SELECT NOT EXISTS (SELECT 1 FROM journal d JOIN stream ds ON ds.row = d.stream "                \
  "JOIN author da ON da.row = ds.author "                                                          \
  "WHERE d.record = ?1 AND json_extract (d.fields, '$." BC_DELETED_NAME "') = 1 "                  \
  "AND NOT " IS_TAKEN_BACK " "                                                                     \
  "AND NOT EXISTS (SELECT 1 FROM journal o JOIN stream os ON os.row = o.stream "                   \
  "JOIN author oa ON oa.row = os.author "                                                          \
  "WHERE o.record = ?2 AND os.scope = ds.scope AND o.stream <> d.stream "                          \
  "AND " SEEN ("d", "oa") " < o.number AND " SEEN ("o", "da") " < d.number))"

static gboolean
find_owner (BcDatabase *database, const BcRecordInfo *info, BcId *owner, GError **error)
{
  g_autofree char *table = bc_sql_dup_name (info->type->name);
  g_autofree char *column = bc_sql_dup_name (info->type->owner);
  g_autofree char *sql = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE row = ?", column, table);
  g_autoptr (BcCursor) cursor = bc_database_query (database, sql, error);
  BcStep step;

  *owner = (BcId){ 0 };
  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_integer (cursor, 1, info->row);
  step = bc_cursor_step (cursor, error);
  if (step == BC_STEP_ROW && !bc_cursor_is_null (cursor, 0))
    bc_cursor_get_id (cursor, 0, owner);
  return step != BC_STEP_ERROR;
}

/* The nearest record that was deleted and that another one belongs to in the end; nil for none. */
static gboolean
find_deleted (BcDatabase *database, gint64 record, BcId *deleted, gint64 *row, GError **error)
{
  *deleted = (BcId){ 0 };
  for (guint i = 0; i < MOST_OWNERS; i++) {
    g_auto (BcRecordInfo) info = { 0 };
    gint64 owner_row = 0;
    BcId owner;

    if (!bc_lookup_row (database, record, &info, error))
      return FALSE;
    if (info.deleted) {
      *deleted = info.id;
      *row = info.row;
      return TRUE;
    }
    if (info.type == NULL || info.type->owner == NULL)
      return TRUE;
    if (!find_owner (database, &info, &owner, error) ||
        !bc_database_get_integer (database,
                                  &owner_row,
                                  error,
                                  "SELECT row FROM record WHERE id = ?",
                                  "d",
                                  &owner))
      return FALSE;
    record = owner_row;
    if (record == 0)
      return TRUE;
  }
  return TRUE;
}

static void
add (GArray *buried, const BcId *owner, const BcId *record)
{
  const BcBuried made = { *owner, *record, 1 };

  for (guint i = 0; i < buried->len; i++) {
    BcBuried *one = &g_array_index (buried, BcBuried, i);

    if (bc_id_equal (&one->owner, owner)) {
      one->n++;
      return;
    }
  }
  g_array_append_val (buried, made);
}

/* The answers on a deleted record that are not in force, as a list in JSON. */
static char *
list_undone (BcDatabase *database, gint64 record, GError **error)
{
  g_autoptr (BcCursor) cursor = bc_database_query (database, ANSWERS, error);
  g_autoptr (GString) undone = g_string_new ("[");
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return NULL;
  bc_cursor_bind_integer (cursor, 1, record);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    const gint64 gesture = bc_cursor_get_integer (cursor, 1);
    gboolean in_force;

    if (!bc_undo_is_in_force_for (database, gesture, record, &in_force, error))
      return NULL;
    if (!in_force)
      g_string_append_printf (undone,
                              "%s%" G_GINT64_FORMAT,
                              undone->len > 1 ? "," : "",
                              bc_cursor_get_integer (cursor, 0));
  }
  g_string_append_c (undone, ']');
  return step == BC_STEP_DONE ? g_string_free (g_steal_pointer (&undone), FALSE) : NULL;
}

/* What is found, and what was asked of each owner: much may belong to one. */
typedef struct
{
  BcDatabase *database;
  GArray *buried;
  GHashTable *undone; /* (element-type gint64 utf8): list_undone() of it */
} Search;

static const char *
ask_undone (Search *self, gint64 record, GError **error)
{
  char *undone = g_hash_table_lookup (self->undone, &record);

  if (undone == NULL && (undone = list_undone (self->database, record, error)) != NULL)
    g_hash_table_insert (self->undone, g_memdup2 (&record, sizeof record), undone);
  return undone;
}

static gboolean
look_at (Search *self, gint64 record, const BcId *id, GError **error)
{
  BcDatabase *database = self->database;
  const char *undone;
  gint64 is_buried = 0;
  gint64 row = 0;
  BcId owner;

  if (!find_deleted (database, record, &owner, &row, error))
    return FALSE;
  if (bc_id_is_nil (&owner))
    return TRUE;
  undone = ask_undone (self, row, error);
  if (undone == NULL ||
      !bc_database_get_integer (database, &is_buried, error, IS_BURIED, "iit", row, record, undone))
    return FALSE;
  if (is_buried)
    add (self->buried, &owner, id);
  return TRUE;
}

/**
 * bc_buried_list:
 * @database: a connection
 * @error: return location, #BC_STORE_ERROR
 *
 * Lists what was deleted by people who did not know all that belongs to it, which is hidden with
 * it. It follows from the operations alone, and is the same wherever they are held. Who deletes it
 * again, or brings it back, knows; to undo a deletion of what was deleted already takes that back.
 *
 * Returns: (transfer full) (nullable) (element-type BcBuried): them; %NULL with an error
 */
GArray *
bc_buried_list (BcDatabase *database, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "SELECT row, id FROM record INDEXED BY record_buried "
                       "WHERE hidden <> 0 AND deleted = 0 ORDER BY id",
                       error);
  g_autoptr (GArray) buried = g_array_new (FALSE, FALSE, sizeof (BcBuried));
  g_autoptr (GHashTable) undone =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  Search search = { database, buried, undone };
  BcStep step = BC_STEP_ERROR;

  while (cursor != NULL && (step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    BcId id;

    bc_cursor_get_id (cursor, 1, &id);
    if (!look_at (&search, bc_cursor_get_integer (cursor, 0), &id, error))
      return NULL;
  }
  return step == BC_STEP_DONE ? g_steal_pointer (&buried) : NULL;
}

/**
 * bc_buried_is_owner:
 * @database: a connection
 * @record: a record that was deleted
 * @is_owner: (out): whether it is among bc_buried_list()
 * @error: return location, #BC_STORE_ERROR
 *
 * Returns: whether it could be told
 */
gboolean
bc_buried_is_owner (BcDatabase *database, const BcId *record, gboolean *is_owner, GError **error)
{
  g_autoptr (GArray) buried = bc_buried_list (database, error);

  *is_owner = FALSE;
  for (guint i = 0; buried != NULL && i < buried->len; i++)
    *is_owner = *is_owner || bc_id_equal (&g_array_index (buried, BcBuried, i).owner, record);
  return buried != NULL;
}
