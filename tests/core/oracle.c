/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle.h"

#include <string.h>

#include "merge-text.h"

/* The merge rule once more, from its definitions and the full sets of operations that each author
 * had seen: no epochs, no numbers, each operation against each other one. */

/* Returns: whether the author of the operation at place @a had seen the one at @b */
gboolean
oracle_knows (const History *history, guint a, guint b)
{
  return (history->operations[a].seen >> b & 1) != 0;
}

static const BcAssignment *
find_assignment (const History *history, guint place, guint field)
{
  const BcOperation *operation = &history->operations[place].operation;

  for (guint i = 0; i < operation->n_fields; i++)
    if (operation->fields[i].field == field)
      return &operation->fields[i];

  return NULL;
}

gboolean
oracle_sets (const History *history, guint place, guint record, guint field)
{
  return history->operations[place].record == record &&
         find_assignment (history, place, field) != NULL;
}

const char *
oracle_get_value (const History *history, guint place, guint field)
{
  const BcAssignment *assignment = find_assignment (history, place, field);

  return assignment != NULL ? assignment->value : NULL;
}

static guint64
get_setters (const History *history, guint64 set, guint record, guint field)
{
  guint64 setters = 0;

  for (guint i = 0; i < history->n_operations; i++)
    if ((set >> i & 1) != 0 && oracle_sets (history, i, record, field))
      setters |= G_GUINT64_CONSTANT (1) << i;

  return setters;
}

static guint64
get_maximal (const History *history, guint64 setters)
{
  guint64 maximal = setters;

  for (guint i = 0; i < history->n_operations; i++)
    if ((setters >> i & 1) != 0)
      maximal &= ~history->operations[i].seen;

  return maximal;
}

static gboolean
is_later (const History *history, guint a, guint b)
{
  const BcOperation *first = &history->operations[a].operation;
  const BcOperation *second = &history->operations[b].operation;

  if (first->stamp != second->stamp)
    return first->stamp > second->stamp;

  return memcmp (&history->authors[first->author], &history->authors[second->author], 16) > 0;
}

/* Takes the latest out of a set that is not empty. */
static guint
take_latest (const History *history, guint64 *set)
{
  guint latest = HISTORY_MAX_OPERATIONS;

  for (guint i = 0; i < history->n_operations; i++)
    if ((*set >> i & 1) != 0 && (latest == HISTORY_MAX_OPERATIONS || is_later (history, i, latest)))
      latest = i;
  *set &= ~(G_GUINT64_CONSTANT (1) << latest);

  return latest;
}

static gboolean
is_deletion (const History *history, guint place)
{
  return g_strcmp0 (oracle_get_value (history, place, BC_FIELD_DELETED), "true") == 0;
}

static gboolean
differ (const History *history, guint field, guint a, guint b)
{
  if (field == BC_FIELD_DELETED)
    return is_deletion (history, a) != is_deletion (history, b);

  return g_strcmp0 (oracle_get_value (history, a, field), oracle_get_value (history, b, field)) !=
         0;
}

static gboolean
has_conflict (const History *history, guint64 maximal, guint field)
{
  for (guint a = 0; a < history->n_operations; a++)
    for (guint b = 0; b < a; b++)
      if ((maximal >> a & 1) != 0 && (maximal >> b & 1) != 0 && differ (history, field, a, b))
        return TRUE;

  return FALSE;
}

static void
append_operation (GString *text, const History *history, guint place, guint field)
{
  const BcOperation *operation = &history->operations[place].operation;

  merge_text_append_operation (text,
                               operation->author,
                               operation->number,
                               oracle_get_value (history, place, field));
}

static void
append_field (GString *text, const History *history, guint64 setters, guint field)
{
  guint64 maximal = get_maximal (history, setters);
  guint64 rivals = has_conflict (history, maximal, field) ? maximal : 0;
  const char *separator = " [";

  g_string_append_printf (text, " %u:", field);
  append_operation (text, history, take_latest (history, &setters), field);
  if (rivals == 0)
    return;

  for (; rivals != 0; separator = " ") {
    g_string_append (text, separator);
    append_operation (text, history, take_latest (history, &rivals), field);
  }
  g_string_append_c (text, ']');
}

/* Returns: what the standing deletions' authors had seen or written, all together */
static guint64
get_seen_by_deletions (const History *history, guint64 maximal)
{
  guint64 seen = 0;

  for (guint i = 0; i < history->n_operations; i++)
    if ((maximal >> i & 1) != 0 && is_deletion (history, i))
      seen |= history->operations[i].seen | G_GUINT64_CONSTANT (1) << i;

  return seen;
}

static void
append_state (GString *text, const History *history, guint64 set, guint record)
{
  guint64 deletions = get_setters (history, set, record, BC_FIELD_DELETED);
  guint64 seen = get_seen_by_deletions (history, get_maximal (history, deletions));
  guint64 edits = 0;
  gboolean in_force = deletions != 0 && is_deletion (history, take_latest (history, &deletions));

  for (guint field = 1; field < HISTORY_N_FIELDS; field++)
    edits |= get_setters (history, set, record, field);

  merge_text_append_state (text,
                           in_force && (edits & ~seen) == 0,
                           in_force && (edits & ~seen) != 0);
}

/* Appends what a set of operations makes of a record. */
void
oracle_append (GString *text, const History *history, guint64 set, guint record)
{
  append_state (text, history, set, record);
  for (guint field = 0; field < HISTORY_N_FIELDS; field++) {
    guint64 setters = get_setters (history, set, record, field);

    if (setters != 0)
      append_field (text, history, setters, field);
  }
}
