/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "journal.h"

/**
 * bc_journal_insert:
 * @database: a connection within a transaction
 * @row: the operation; it is the next of its stream
 * @journal_row: (out): its row in the journal
 * @error: return location, #BC_STORE_ERROR
 *
 * Adds an operation to the journal and to its stream.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_journal_insert (BcDatabase *database,
                   const BcJournalRow *row,
                   gint64 *journal_row,
                   GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "INSERT INTO journal (stream, number, stamp, record, gesture, reverts, "
                       "epoch, salt, fields) "
                       "VALUES (?, ?, ?, ?, ?, nullif (?, 0), nullif (?, 0), ?, ?)",
                       error);

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_integer (cursor, 1, row->stream);
  bc_cursor_bind_integer (cursor, 2, row->number);
  bc_cursor_bind_integer (cursor, 3, row->stamp);
  bc_cursor_bind_integer (cursor, 4, row->record);
  bc_cursor_bind_integer (cursor, 5, row->gesture);
  bc_cursor_bind_integer (cursor, 6, row->reverts);
  bc_cursor_bind_integer (cursor, 7, row->epoch);
  bc_cursor_lend_blob (cursor, 8, row->salt, row->salt_size);
  bc_cursor_lend_text (cursor, 9, row->fields);
  if (bc_cursor_step (cursor, error) != BC_STEP_DONE)
    return FALSE;
  *journal_row = bc_database_get_last_row (database);
  return bc_database_run (database,
                          error,
                          "UPDATE stream SET held = ?2, arrived = ?3 WHERE row = ?1",
                          "iii",
                          row->stream,
                          row->number,
                          *journal_row);
}
