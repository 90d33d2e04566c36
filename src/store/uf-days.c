/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "uf-days.h"

#include <string.h>

#include "date.h"
#include "text.h"

/* The values of the UF that are known, day by day, and the days between them that have none: the
 * Central Bank publishes one for every day of the calendar, so that each missing one is a gap. */

/**
 * bc_uf_days_read:
 * @database: a connection
 * @error: return location, #BC_STORE_ERROR
 *
 * Reads the values of the UF.
 *
 * Returns: (transfer full) (nullable) (element-type BcUfDay): one a day, the newest first; %NULL
 *   with an error
 */
GArray *
bc_uf_days_read (BcDatabase *database, GError **error)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (BcUfDay));
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "SELECT day, value, min(row) FROM uf_value WHERE hidden = 0 AND value > 0 "
                       "GROUP BY day ORDER BY day DESC",
                       error);
  BcStep step = BC_STEP_ERROR;

  while (cursor != NULL && (step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    const char *iso = bc_cursor_get_text (cursor, 0);
    BcUfDay day = { .value = bc_cursor_get_integer (cursor, 1) };

    if (iso != NULL && bc_date_parse_iso (iso, &day.day, NULL))
      g_array_append_val (days, day);
  }
  return step == BC_STEP_DONE ? g_steal_pointer (&days) : NULL;
}

static gboolean
is_of_one_month (gint32 one, gint32 other)
{
  int year, month, day, other_year, other_month, other_day;

  bc_date_split (one, &year, &month, &day);
  bc_date_split (other, &other_year, &other_month, &other_day);
  return year == other_year && month == other_month;
}

/* Days come from the newest to the oldest. */
static void
add_missing (GArray *gaps, gint32 day)
{
  BcUfGap *last = gaps->len > 0 ? &g_array_index (gaps, BcUfGap, gaps->len - 1) : NULL;
  const BcUfGap gap = { day, day, 1 };

  if (last == NULL || !is_of_one_month (last->first, day)) {
    g_array_append_val (gaps, gap);
    return;
  }
  last->first = day;
  last->n_days++;
}

/**
 * bc_uf_days_find_gaps:
 * @days: (element-type BcUfDay): values, one a day, the newest first
 *
 * Finds the days between the first and the last value that have none.
 *
 * Returns: (transfer full) (element-type BcUfGap): one a month with missing days, the newest first
 */
GArray *
bc_uf_days_find_gaps (const GArray *days)
{
  GArray *gaps = g_array_new (FALSE, FALSE, sizeof (BcUfGap));

  for (guint i = 1; i < days->len; i++) {
    gint32 newer = g_array_index (days, BcUfDay, i - 1).day;
    gint32 older = g_array_index (days, BcUfDay, i).day;

    for (gint32 day = bc_date_add_days (newer, -1); day > older; day = bc_date_add_days (day, -1))
      add_missing (gaps, day);
  }
  return gaps;
}

/**
 * bc_uf_day_matches:
 * @day: a civil date
 * @words: (array zero-terminated=1): what was typed: folded words
 *
 * Tells whether a day is meant by "20-11-2026", "11/2026", "2026-11", "November 2026" or a part of
 * any of these.
 *
 * Returns: whether each word is in one of the ways in which the day is written
 */
gboolean
bc_uf_day_matches (gint32 day, const char *const *words)
{
  g_autofree char *screen = bc_date_dup_screen (day);
  g_autofree char *iso = bc_date_dup_iso (day);
  g_autofree char *said = bc_date_dup_words (day);
  g_autofree char *slashes = g_strdelimit (g_strdup (screen), "-", '/');
  g_autofree char *all = g_strjoin (" ", screen, slashes, iso, said, NULL);
  g_autofree char *folded = bc_text_fold (all);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}
