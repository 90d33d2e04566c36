/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "history-walk.h"

#include "history-tell.h"

/* A district's operations are those of a few streams. Each stream's numbers go with its stamps, and
 * are an index: taken together they are in order without sorting what a long life has written. */

#define STEPS                                                                                      \
  "SELECT j.row, j.gesture, j.stamp, s.author, a.id FROM journal j "                               \
  "JOIN stream s ON s.row = j.stream JOIN author a ON a.row = s.author "
#define PASSED   BC_HISTORY_CONDITIONS BC_HISTORY_BEFORE
#define BY_STAMP "ORDER BY j.stamp DESC, a.id DESC"

#define ALL       STEPS "WHERE ?1 IS NULL" PASSED BY_STAMP
#define OF_RECORD STEPS "WHERE j.record = (SELECT row FROM record WHERE id = ?1)" PASSED BY_STAMP
#define OF_STREAM STEPS "WHERE j.stream = ?1" PASSED "ORDER BY j.number DESC"

/**
 * bc_history_walk_clear:
 * @self: a walk
 *
 * Frees what it holds.
 */
void
bc_history_walk_clear (BcHistoryWalk *self)
{
  g_clear_pointer (&self->cursors, g_ptr_array_unref);
  g_clear_pointer (&self->heads, g_array_unref);
}

static gboolean
advance (BcHistoryWalk *self, guint i, GError **error)
{
  BcHistoryStep *head = &g_array_index (self->heads, BcHistoryStep, i);
  BcCursor *cursor = self->cursors->pdata[i];
  const BcStep step = bc_cursor_step (cursor, error);

  head->row = 0;
  if (step != BC_STEP_ROW)
    return step == BC_STEP_DONE;
  head->row = bc_cursor_get_integer (cursor, 0);
  head->gesture = bc_cursor_get_integer (cursor, 1);
  head->stamp = bc_cursor_get_integer (cursor, 2);
  head->author = bc_cursor_get_integer (cursor, 3);
  bc_cursor_get_id (cursor, 4, &head->author_id);
  return TRUE;
}

static BcCursor *
add_cursor (BcHistoryWalk *self,
            BcDatabase *database,
            const char *sql,
            const BcHistoryQuery *query,
            GError **error)
{
  BcCursor *cursor = bc_database_query (database, sql, error);
  const BcHistoryStep head = { 0 };

  if (cursor == NULL)
    return NULL;
  bc_history_bind (cursor, query);
  bc_cursor_bind_integer (cursor, 6, query->before);
  g_ptr_array_add (self->cursors, cursor);
  g_array_append_val (self->heads, head);
  return cursor;
}

static gboolean
add_streams (BcHistoryWalk *self, BcDatabase *database, const BcHistoryQuery *query, GError **error)
{
  g_autoptr (BcCursor) streams =
    bc_database_query (database,
                       "SELECT t.row FROM stream t JOIN scope c ON c.row = t.scope WHERE c.id = ?",
                       error);
  BcStep step = BC_STEP_ERROR;

  if (streams == NULL)
    return FALSE;
  bc_cursor_bind_id (streams, 1, &query->scope);
  while ((step = bc_cursor_step (streams, error)) == BC_STEP_ROW) {
    BcCursor *cursor = add_cursor (self, database, OF_STREAM, query, error);

    if (cursor == NULL)
      return FALSE;
    bc_cursor_bind_integer (cursor, 1, bc_cursor_get_integer (streams, 0));
  }
  return step == BC_STEP_DONE;
}

static gboolean
add_cursors (BcHistoryWalk *self, BcDatabase *database, const BcHistoryQuery *query, GError **error)
{
  BcCursor *cursor = NULL;

  if (bc_id_is_nil (&query->record) && !bc_id_is_nil (&query->scope))
    return add_streams (self, database, query, error);
  if (bc_id_is_nil (&query->record))
    return add_cursor (self, database, ALL, query, error) != NULL;
  cursor = add_cursor (self, database, OF_RECORD, query, error);
  if (cursor != NULL)
    bc_cursor_bind_id (cursor, 1, &query->record);
  return cursor != NULL;
}

/**
 * bc_history_walk_open:
 * @self: set to zeros before
 * @database: a connection
 * @query: which operations are passed; how many does not matter
 * @error: return location, #BC_STORE_ERROR
 *
 * Begins a walk, which must not outlive the connection.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_history_walk_open (BcHistoryWalk *self,
                      BcDatabase *database,
                      const BcHistoryQuery *query,
                      GError **error)
{
  self->cursors = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_cursor_release);
  self->heads = g_array_new (FALSE, FALSE, sizeof (BcHistoryStep));
  if (!add_cursors (self, database, query, error))
    return FALSE;
  for (guint i = 0; i < self->cursors->len; i++)
    if (!advance (self, i, error))
      return FALSE;
  return TRUE;
}

static gboolean
is_newer (const BcHistoryStep *one, const BcHistoryStep *other)
{
  if (one->stamp != other->stamp)
    return one->stamp > other->stamp;
  return bc_id_compare (&one->author_id, &other->author_id) > 0;
}

/**
 * bc_history_walk_next:
 * @self: a walk
 * @step: (out): the next operation
 * @error: return location, #BC_STORE_ERROR
 *
 * Goes on to the newest operation that was not passed yet.
 *
 * Returns: %BC_STEP_ROW, %BC_STEP_DONE at the end, or %BC_STEP_ERROR with an error
 */
BcStep
bc_history_walk_next (BcHistoryWalk *self, BcHistoryStep *step, GError **error)
{
  const BcHistoryStep *newest = NULL;
  guint place = 0;

  for (guint i = 0; i < self->heads->len; i++) {
    const BcHistoryStep *head = &g_array_index (self->heads, BcHistoryStep, i);

    if (head->row == 0 || (newest != NULL && !is_newer (head, newest)))
      continue;
    newest = head;
    place = i;
  }
  if (newest == NULL)
    return BC_STEP_DONE;
  *step = *newest;
  return advance (self, place, error) ? BC_STEP_ROW : BC_STEP_ERROR;
}
