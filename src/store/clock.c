/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clock.h"

#include <glib/gi18n-lib.h>

#include "moment.h"
#include "profile.h"
#include "stamp.h"

/* A clock that once ran far ahead leaves changes with a time that is still to come. Every later one
 * of that author's comes after them, and so has to wait with them until others take it over. They
 * cannot be dated back: the value in force is the one with the greatest stamp, whoever knew of
 * which, so that the same written again with a true date would lose to the first wherever that is
 * held; and what stands in the journal is never changed. */

/**
 * bc_clock_dup_notice:
 * @reader: a connection
 * @now: milliseconds UTC
 *
 * Tells the person that their newest changes bear a time that is still to come.
 *
 * Returns: (transfer full) (nullable): the sentence; %NULL if they do not
 */
char *
bc_clock_dup_notice (BcDatabase *reader, gint64 now)
{
  g_auto (BcProfile) profile = { 0 };
  g_autofree char *moment = NULL;

  if (!bc_profile_load (&profile, reader, NULL) || !bc_stamp_is_ahead (profile.last_stamp, now))
    return NULL;
  moment = bc_moment_dup_screen (bc_stamp_get_moment (profile.last_stamp));
  return g_strdup_printf (_ ("Your newest changes bear a time that is still to come (%s): the "
                             "computer's clock ran ahead, or is behind now. Check its date and "
                             "time. Until then others do not take these changes over"),
                          moment);
}

/**
 * bc_clock_check:
 * @reader: a connection
 * @now: milliseconds UTC
 * @problems: (element-type utf8): a sentence is added for each author whose changes come too early
 * @error: return location, #BC_STORE_ERROR
 *
 * Looks for changes that bear a time more than %BC_STAMP_TOLERANCE ahead.
 *
 * Returns: %FALSE with an error if the journal could not be read
 */
gboolean
bc_clock_check (BcDatabase *reader, gint64 now, GPtrArray *problems, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (reader,
                       "SELECT a.name, count(*), max(j.stamp) FROM journal j "
                       "JOIN stream s ON s.row = j.stream JOIN author a ON a.row = s.author "
                       "WHERE j.stamp > ? GROUP BY a.row ORDER BY a.row",
                       error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_integer (cursor, 1, bc_stamp_next (0, now + BC_STAMP_TOLERANCE + 1) - 1);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    gint64 stamp = bc_cursor_get_integer (cursor, 2);
    g_autofree char *moment = bc_moment_dup_screen (bc_stamp_get_moment (stamp));

    g_ptr_array_add (problems,
                     g_strdup_printf (_ ("%s: changes with a time that is still to come, up to %s "
                                         "(%u): a clock ran ahead, or this computer's is behind"),
                                      bc_cursor_get_text (cursor, 0),
                                      moment,
                                      (guint) bc_cursor_get_integer (cursor, 1)));
  }
  return step == BC_STEP_DONE;
}
