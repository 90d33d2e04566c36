/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "history.h"

#include "history-tell.h"
#include "text.h"

/* The operations that fulfil the query, of one record, one district, one gesture or all. */
typedef struct
{
  const char *all;
  const char *of_record;
  const char *of_scope;
  const char *of_gesture;
} Statements;

#define COUNT "SELECT count(*) FROM journal j JOIN stream s ON s.row = j.stream "

#define ANY       "WHERE ?1 IS NULL"
#define OF_RECORD "WHERE j.record = (SELECT row FROM record WHERE id = ?1)"
#define OF_SCOPE  "WHERE s.scope = (SELECT row FROM scope WHERE id = ?1)"

/* A gesture's operations are stamped one after the other, from the gesture's own stamp on. */
#define OF_GESTURE                                                                                 \
  "WHERE j.stamp BETWEEN ?8 AND ?9 AND j.gesture = ?8 AND "                                        \
  "(?1 IS NULL OR CASE ?10 WHEN 1 THEN j.record = (SELECT row FROM record WHERE id = ?1) "         \
  "ELSE s.scope = (SELECT row FROM scope WHERE id = ?1) END)"

#define IN_ORDER BC_HISTORY_BEFORE "ORDER BY j.stamp DESC, a.id DESC LIMIT ?7"

static const Statements reading = {
  .all = BC_HISTORY_COLUMNS ANY BC_HISTORY_CONDITIONS IN_ORDER,
  .of_record = BC_HISTORY_COLUMNS OF_RECORD BC_HISTORY_CONDITIONS IN_ORDER,
  .of_scope = BC_HISTORY_COLUMNS OF_SCOPE BC_HISTORY_CONDITIONS IN_ORDER,
  .of_gesture = BC_HISTORY_COLUMNS OF_GESTURE BC_HISTORY_CONDITIONS IN_ORDER,
};

static const Statements counting = {
  .all = COUNT ANY BC_HISTORY_CONDITIONS,
  .of_record = COUNT OF_RECORD BC_HISTORY_CONDITIONS,
  .of_scope = COUNT OF_SCOPE BC_HISTORY_CONDITIONS,
  .of_gesture = COUNT OF_GESTURE BC_HISTORY_CONDITIONS,
};

/**
 * bc_history_bind:
 * @cursor: whose statement has %BC_HISTORY_CONDITIONS
 * @query: what is looked for
 *
 * Sets what they ask, but for where.
 */
void
bc_history_bind (BcCursor *cursor, const BcHistoryQuery *query)
{
  bc_cursor_bind_integer (cursor, 2, query->author);
  bc_cursor_bind_integer (cursor, 3, query->from);
  bc_cursor_bind_integer (cursor, 4, query->to);
  bc_cursor_bind_text (cursor, 5, query->type);
}

static const char *
choose (const Statements *statements, const BcHistoryQuery *query)
{
  if (query->gesture != 0)
    return statements->of_gesture;
  if (!bc_id_is_nil (&query->record))
    return statements->of_record;
  return bc_id_is_nil (&query->scope) ? statements->all : statements->of_scope;
}

static BcCursor *
open_query (BcDatabase *database,
            const Statements *statements,
            const BcHistoryQuery *query,
            GError **error)
{
  const BcId *place = bc_id_is_nil (&query->record) ? &query->scope : &query->record;
  BcCursor *cursor = bc_database_query (database, choose (statements, query), error);

  if (cursor == NULL)
    return NULL;
  if (!bc_id_is_nil (place))
    bc_cursor_bind_id (cursor, 1, place);
  bc_history_bind (cursor, query);
  if (query->gesture != 0) {
    bc_cursor_bind_integer (cursor, 8, query->gesture);
    bc_cursor_bind_integer (cursor, 9, query->until);
    bc_cursor_bind_integer (cursor, 10, place == &query->record);
  }
  return cursor;
}

static gboolean
look_through (BcHistoryTeller *teller,
              BcCursor *cursor,
              char *const *words,
              guint wanted,
              guint most,
              BcHistoryFound *found,
              GError **error)
{
  BcStep step = BC_STEP_ERROR;

  for (guint looked = 0; (step = bc_cursor_step (cursor, error)) == BC_STEP_ROW; looked++) {
    g_autoptr (BcHistoryEntry) entry = NULL;

    found->more = looked == most || found->entries->len == wanted;
    if (found->more)
      return TRUE;
    entry = bc_history_tell (teller, cursor, error);
    if (entry == NULL)
      return FALSE;
    found->before = entry->row;
    if (bc_history_has_words (entry, words))
      g_ptr_array_add (found->entries, g_steal_pointer (&entry));
  }
  return step == BC_STEP_DONE;
}

/**
 * bc_history_find:
 * @database: a connection
 * @query: which part of the history, and how many entries
 * @words: each has to be in the sentence, in what the record is called or in the author's name;
 *   accents and capitals do not matter
 * @most: how many operations are looked at for them
 * @found: (out caller-allocates): set to zeros before
 * @error: return location, #BC_STORE_ERROR
 *
 * Tells what was written, newest first, in sentences of the process's language. The order is the
 * same wherever the same operations are held. Words stand in sentences, which are made from what is
 * stored: so many are made that they are looked for in portions.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_history_find (BcDatabase *database,
                 const BcHistoryQuery *query,
                 const char *words,
                 guint most,
                 BcHistoryFound *found,
                 GError **error)
{
  g_autoptr (BcFolder) folder = bc_folder_new (database);
  g_autoptr (BcCursor) cursor = open_query (database, &reading, query, error);
  g_autofree char *folded = bc_text_fold (words);
  g_auto (GStrv) all = g_strsplit (folded, " ", -1);
  BcHistoryTeller teller = { database, folder };

  found->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_history_entry_free);
  found->before = query->before;
  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_integer (cursor, 6, query->before);
  bc_cursor_bind_integer (cursor, 7, (gint64) most + 1);
  return look_through (&teller, cursor, all, query->limit, most, found, error);
}

/**
 * bc_history_found_clear:
 * @self: a part of the history
 *
 * Frees what it holds.
 */
void
bc_history_found_clear (BcHistoryFound *self)
{
  g_clear_pointer (&self->entries, g_ptr_array_unref);
}

/**
 * bc_history_read:
 * @database: a connection
 * @query: which part of the history
 * @error: return location, #BC_STORE_ERROR
 *
 * As bc_history_find(), whatever its words.
 *
 * Returns: (transfer full) (nullable) (element-type BcHistoryEntry): the entries; %NULL with an
 *   error
 */
GPtrArray *
bc_history_read (BcDatabase *database, const BcHistoryQuery *query, GError **error)
{
  g_auto (BcHistoryFound) found = { 0 };

  if (!bc_history_find (database, query, "", query->limit, &found, error))
    return NULL;
  return g_steal_pointer (&found.entries);
}

/**
 * bc_history_count:
 * @database: a connection
 * @query: which part of the history; its limit and its place do not matter
 * @count: (out): how many operations it has
 * @error: return location, #BC_STORE_ERROR
 *
 * Counts operations without telling them.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_history_count (BcDatabase *database, const BcHistoryQuery *query, gint64 *count, GError **error)
{
  g_autoptr (BcCursor) cursor = open_query (database, &counting, query, error);

  if (cursor == NULL || bc_cursor_step (cursor, error) != BC_STEP_ROW)
    return FALSE;
  *count = bc_cursor_get_integer (cursor, 0);
  return TRUE;
}
