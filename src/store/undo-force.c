/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "undo.h"

/* What takes the gesture ?1 back, and what takes that back …, each on the record ?2 if it is not 0.
 * Whatever takes something back is younger: among foreign data none goes round. */
#define BACK                                                                                       \
  "WITH RECURSIVE back (gesture, reverts) AS ("                                                    \
  "SELECT gesture, reverts FROM journal WHERE reverts = ?1 AND gesture > ?1 "                      \
  "AND (?2 = 0 OR record = ?2) UNION SELECT k.gesture, k.reverts FROM back b "                     \
  "JOIN journal k ON k.reverts = b.gesture AND k.gesture > b.gesture "                             \
  "AND (?2 = 0 OR k.record = ?2)) "                                                                \
  "SELECT gesture, reverts FROM back ORDER BY gesture DESC"

/**
 * bc_undo_is_in_force_for:
 * @database: a connection
 * @gesture: a gesture, as bc_writer_get_gesture() tells it
 * @record: the row of a record that it wrote to; 0 for all of them
 * @in_force: (out): whether it was never taken back there, or was done again since
 * @error: return location, #BC_STORE_ERROR
 *
 * Tells whether what a gesture did to a record still counts. It follows from the operations on that
 * record alone. Of the youngest that takes something back it is known that it is in force.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_undo_is_in_force_for (BcDatabase *database,
                         gint64 gesture,
                         gint64 record,
                         gboolean *in_force,
                         GError **error)
{
  g_autoptr (BcCursor) cursor = bc_database_query (database, BACK, error);
  g_autoptr (GHashTable) reverted =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_integer (cursor, 1, gesture);
  bc_cursor_bind_integer (cursor, 2, record);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    const gint64 own = bc_cursor_get_integer (cursor, 0);
    const gint64 reverts = bc_cursor_get_integer (cursor, 1);

    if (!g_hash_table_contains (reverted, &own))
      g_hash_table_add (reverted, g_memdup2 (&reverts, sizeof reverts));
  }
  *in_force = !g_hash_table_contains (reverted, &gesture);
  return step == BC_STEP_DONE;
}

/**
 * bc_undo_is_in_force:
 * @database: a connection
 * @gesture: a gesture, as bc_writer_get_gesture() tells it
 * @in_force: (out): whether it was never taken back, or was done again since
 * @error: return location, #BC_STORE_ERROR
 *
 * Tells whether what a gesture did still counts, for what the store remembers of it besides the
 * journal.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_undo_is_in_force (BcDatabase *database, gint64 gesture, gboolean *in_force, GError **error)
{
  return bc_undo_is_in_force_for (database, gesture, 0, in_force, error);
}
