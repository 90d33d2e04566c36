/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "totals.h"

#include <string.h>

struct _BcTotals
{
  BcDatabase *database; /* (unowned) */
  GHashTable *changes;  /* (owned) (element-type Change Change) */
};

/* How much more there is of what, of its key and of the other one. */
typedef struct
{
  char *what; /* (owned) the three texts, each with its end */
  const char *key;
  const char *other;
  gint64 n;
} Change;

static guint
hash_change (gconstpointer data)
{
  const Change *change = data;

  return (g_str_hash (change->what) * 33 + g_str_hash (change->key)) * 33 +
         g_str_hash (change->other);
}

static gboolean
equal_changes (gconstpointer a, gconstpointer b)
{
  const Change *one = a;
  const Change *other = b;

  return strcmp (one->key, other->key) == 0 && strcmp (one->other, other->other) == 0 &&
         strcmp (one->what, other->what) == 0;
}

static void
free_change (gpointer data)
{
  Change *change = data;

  g_free (change->what);
  g_free (change);
}

/**
 * bc_totals_new:
 * @database: a connection within a transaction
 *
 * Begins to count differences.
 *
 * Returns: (transfer full): none yet
 */
BcTotals *
bc_totals_new (BcDatabase *database)
{
  BcTotals *self = g_new (BcTotals, 1);

  *self = (BcTotals){
    .database = database,
    .changes = g_hash_table_new_full (hash_change, equal_changes, free_change, NULL),
  };
  return self;
}

/**
 * bc_totals_free:
 * @self: (transfer full): differences
 *
 * Forgets them.
 */
void
bc_totals_free (BcTotals *self)
{
  g_hash_table_unref (self->changes);
  g_free (self);
}

static Change *
add_change (BcTotals *self, const Change *row)
{
  gsize what = strlen (row->what) + 1;
  gsize key = strlen (row->key) + 1;
  gsize other = strlen (row->other) + 1;
  Change *change = g_new0 (Change, 1);

  change->what = g_malloc (what + key + other);
  change->key = memcpy (change->what + what, row->key, key);
  change->other = memcpy (change->what + what + key, row->other, other);
  memcpy (change->what, row->what, what);
  g_hash_table_add (self->changes, change);
  return change;
}

static void
count_row (BcTotals *self, BcCursor *cursor, gint64 sign)
{
  Change row = {
    .what = (char *) bc_cursor_get_text (cursor, 0),
    .key = bc_cursor_get_text (cursor, 1),
    .other = bc_cursor_get_text (cursor, 2),
  };
  Change *change = g_hash_table_lookup (self->changes, &row);

  if (change == NULL)
    change = add_change (self, &row);
  change->n += sign * bc_cursor_get_integer (cursor, 3);
}

/**
 * bc_totals_count:
 * @self: differences
 * @sql: a query of what, key, other and number, with one parameter
 * @subject: the parameter: a row
 * @sign: 1 to add what it finds, -1 to take it away
 * @error: return location, #BC_STORE_ERROR
 *
 * Counts what a query finds.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_totals_count (BcTotals *self, const char *sql, gint64 subject, gint64 sign, GError **error)
{
  g_autoptr (BcCursor) cursor = bc_database_query (self->database, sql, error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_integer (cursor, 1, subject);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    count_row (self, cursor, sign);
  return step == BC_STEP_DONE;
}

static gboolean
remove_nothing (BcTotals *self,
                const Change *change,
                const char *level,
                gint64 place,
                GError **error)
{
  return bc_database_run (self->database,
                          error,
                          "DELETE FROM totals WHERE level = ? AND place = ? AND what = ? AND "
                          "key = ? AND other = ?",
                          "tittt",
                          level,
                          place,
                          change->what,
                          change->key,
                          change->other);
}

/* No row counts nothing, so that a table kept by differences is the one that is counted anew. */
static gboolean
apply_change (BcTotals *self, const Change *change, const char *level, gint64 place, GError **error)
{
  gint64 n;

  return bc_database_get_integer (self->database,
                                  &n,
                                  error,
                                  "INSERT INTO totals (level, place, what, key, other, n) "
                                  "VALUES (?, ?, ?, ?, ?, ?) "
                                  "ON CONFLICT DO UPDATE SET n = n + excluded.n RETURNING n",
                                  "tittti",
                                  level,
                                  place,
                                  change->what,
                                  change->key,
                                  change->other,
                                  change->n) &&
         (n != 0 || remove_nothing (self, change, level, place, error));
}

/**
 * bc_totals_apply:
 * @self: differences
 * @level: "district" or "region"
 * @place: the place on that level; on the level of regions 0 for the nation
 * @error: return location, #BC_STORE_ERROR
 *
 * Adds the differences to what is kept of a place.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_totals_apply (BcTotals *self, const char *level, gint64 place, GError **error)
{
  GHashTableIter iter;
  gpointer change;

  g_hash_table_iter_init (&iter, self->changes);
  while (g_hash_table_iter_next (&iter, &change, NULL))
    if (((Change *) change)->n != 0 && !apply_change (self, change, level, place, error))
      return FALSE;
  return TRUE;
}
