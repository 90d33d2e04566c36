/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "stream.h"

/* Scopes, streams and epochs: where an operation stands, and what its author had seen. */

/**
 * bc_scope_find:
 * @database: a connection within a transaction
 * @id: the district's or region's identifier, nil for the nation
 * @scope: (out): the scope's row
 * @error: return location, #BC_STORE_ERROR
 *
 * Finds a scope, or makes it.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_scope_find (BcDatabase *database, const BcId *id, gint64 *scope, GError **error)
{
  return bc_database_run (database,
                          error,
                          "INSERT INTO scope (id) VALUES (?) ON CONFLICT DO NOTHING",
                          "d",
                          id) &&
         bc_database_get_integer (database,
                                  scope,
                                  error,
                                  "SELECT row FROM scope WHERE id = ?",
                                  "d",
                                  id);
}

/**
 * bc_stream_find:
 * @database: a connection within a transaction
 * @scope: the scope's row
 * @author: the author's row
 * @stream: (out): the stream's row
 * @held: (out): how many of its operations are held
 * @error: return location, #BC_STORE_ERROR
 *
 * Finds a stream, or makes it.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_stream_find (BcDatabase *database,
                gint64 scope,
                gint64 author,
                gint64 *stream,
                gint64 *held,
                GError **error)
{
  g_autoptr (BcCursor) cursor = NULL;

  if (!bc_database_run (database,
                        error,
                        "INSERT INTO stream (scope, author) VALUES (?, ?) ON CONFLICT DO NOTHING",
                        "ii",
                        scope,
                        author))
    return FALSE;
  cursor = bc_database_query (database,
                              "SELECT row, held FROM stream WHERE scope = ? AND author = ?",
                              error);
  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_integer (cursor, 1, scope);
  bc_cursor_bind_integer (cursor, 2, author);
  if (bc_cursor_step (cursor, error) != BC_STEP_ROW)
    return FALSE;
  *stream = bc_cursor_get_integer (cursor, 0);
  *held = bc_cursor_get_integer (cursor, 1);
  return TRUE;
}

/* What was held of the scope's other streams when the journal's newest row was @arrival. */
static gboolean
dup_knowledge (BcDatabase *database,
               gint64 stream,
               gint64 scope,
               gint64 arrival,
               char **known,
               GError **error)
{
  return bc_database_get_text (
    database,
    known,
    error,
    "SELECT nullif (json_group_object (author, number), '{}') FROM ("
    " SELECT lower (hex (a.id)) AS author, CASE WHEN s.arrived <= ?3 THEN s.held ELSE"
    "  (SELECT max (j.number) FROM journal j WHERE j.stream = s.row AND j.row <= ?3) END AS number"
    " FROM stream s JOIN author a ON a.row = s.author"
    " WHERE s.scope = ?2 AND s.row <> ?1 AND s.held > 0 ORDER BY author) WHERE number > 0",
    "iii",
    stream,
    scope,
    arrival);
}

/**
 * bc_epoch_find:
 * @database: a connection within a transaction
 * @stream: the row of the stream that an operation is to be added to
 * @scope: its scope's row
 * @arrival: the newest journal row when the record was read
 * @epoch: (out): the epoch's row, 0 where nothing of others was held
 * @error: return location, #BC_STORE_ERROR
 *
 * Finds what the author had seen then, or notes it.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_epoch_find (BcDatabase *database,
               gint64 stream,
               gint64 scope,
               gint64 arrival,
               gint64 *epoch,
               GError **error)
{
  g_autofree char *known = NULL;

  *epoch = 0;
  if (!dup_knowledge (database, stream, scope, arrival, &known, error))
    return FALSE;
  if (known == NULL)
    return TRUE;
  if (!bc_database_get_integer (database,
                                epoch,
                                error,
                                "SELECT row FROM epoch WHERE stream = ? AND known = ?",
                                "it",
                                stream,
                                known))
    return FALSE;
  if (*epoch != 0)
    return TRUE;
  if (!bc_database_run (database,
                        error,
                        "INSERT INTO epoch (stream, ordinal, known) VALUES "
                        "(?1, (SELECT 1 + count(*) FROM epoch WHERE stream = ?1), ?2)",
                        "it",
                        stream,
                        known))
    return FALSE;
  *epoch = bc_database_get_last_row (database);
  return TRUE;
}
