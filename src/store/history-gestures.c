/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "history-tell.h"
#include "history-walk.h"
#include "text.h"

/* The history by what people did at once: an import, a merge of duplicates, what was dropped
 * together. */

/* A gesture that is being passed. */
typedef struct
{
  gint64 gesture;
  gint64 author;
  gint64 newest;         /* the row of its last operation, … */
  gint64 until;          /* … and its stamp */
  gint64 oldest;         /* the row of its first one so far */
  gint64 n;              /* how many there are so far */
  BcHistoryEntry *entry; /* (owned) (nullable): one that has the words */
} Held;

typedef struct
{
  BcHistoryTeller teller;
  char *const *words; /* (unowned) */
  guint wanted;
  guint most;
  GPtrArray *held;    /* (owned) (element-type Held): in order */
  GHashTable *by_key; /* (owned) (element-type Held): the same */
  guint n_found;
  guint n_looked;
  gint64 floor; /* where all that are held are past */
} Search;

static void
free_held (gpointer data)
{
  Held *held = data;

  g_clear_pointer (&held->entry, bc_history_entry_free);
  g_free (held);
}

static guint
hash_held (gconstpointer data)
{
  const Held *held = data;

  return g_int64_hash (&held->gesture) ^ (guint) held->author;
}

static gboolean
equal_held (gconstpointer a, gconstpointer b)
{
  const Held *one = a, *other = b;

  return one->gesture == other->gesture && one->author == other->author;
}

static void
search_clear (Search *self)
{
  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->held);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static Held *
hold (Search *self, const BcHistoryStep *step)
{
  const Held key = { .gesture = step->gesture, .author = step->author };
  Held *held = g_hash_table_lookup (self->by_key, &key);

  if (held != NULL)
    return held;
  held = g_memdup2 (&key, sizeof key);
  held->newest = step->row;
  held->until = step->stamp;
  self->floor = MIN (self->floor, step->gesture);
  g_ptr_array_add (self->held, held);
  g_hash_table_add (self->by_key, held);
  return held;
}

/* Without words each gesture is found, and told once all of it was passed. */
static gboolean
take_step (Search *self, const BcHistoryStep *step, GError **error)
{
  Held *held = hold (self, step);
  g_autoptr (BcHistoryEntry) entry = NULL;

  held->oldest = step->row;
  held->n++;
  if (*self->words == NULL)
    self->n_found = self->held->len;
  if (*self->words == NULL || held->entry != NULL)
    return TRUE;
  entry = bc_history_tell_row (&self->teller, step->row, error);
  if (entry == NULL)
    return FALSE;
  self->n_looked++;
  if (!bc_history_has_words (entry, self->words))
    return TRUE;
  held->entry = g_steal_pointer (&entry);
  self->n_found++;
  return TRUE;
}

/* Gestures of several people may interlock: a portion ends where none of them is open. */
static gboolean
is_enough (const Search *self, const BcHistoryStep *step)
{
  return (self->n_found >= self->wanted || self->n_looked >= self->most) &&
         step->stamp < self->floor;
}

static gboolean
pass (Search *self, BcHistoryWalk *walk, BcHistoryFound *found, GError **error)
{
  BcHistoryStep next;
  BcStep step = BC_STEP_ERROR;

  while ((step = bc_history_walk_next (walk, &next, error)) == BC_STEP_ROW) {
    found->more = is_enough (self, &next);
    if (found->more)
      return TRUE;
    if (!take_step (self, &next, error))
      return FALSE;
    found->before = next.row;
  }
  return step == BC_STEP_DONE;
}

static gboolean
tell_held (Search *self, Held *held, BcHistoryFound *found, GError **error)
{
  if (*self->words == NULL)
    held->entry = bc_history_tell_row (&self->teller, held->oldest, error);
  if (held->entry == NULL)
    return *self->words != NULL;
  held->entry->row = held->newest;
  held->entry->n_more = held->n - 1;
  held->entry->until = held->until;
  g_ptr_array_add (found->entries, g_steal_pointer (&held->entry));
  return TRUE;
}

/**
 * bc_history_find_gestures:
 * @database: a connection
 * @query: which part of the history, and how many entries; a few more come where the gestures of
 *   several people interlock
 * @words: as for bc_history_find(): one operation of a gesture has to have all of them
 * @most: how many operations are looked at for them, and the rest of a gesture
 * @found: (out caller-allocates): set to zeros before
 * @error: return location, #BC_STORE_ERROR
 *
 * As bc_history_find(), an entry for each gesture: told by its first operation, or by the newest
 * that has the words; its row is that of the newest operation. A query of the gesture, its author
 * and @until with the same conditions has the operations that it stands for.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_history_find_gestures (BcDatabase *database,
                          const BcHistoryQuery *query,
                          const char *words,
                          guint most,
                          BcHistoryFound *found,
                          GError **error)
{
  g_autoptr (BcFolder) folder = bc_folder_new (database);
  g_autofree char *folded = bc_text_fold (words);
  g_auto (GStrv) all = g_strsplit (folded, " ", -1);
  g_auto (BcHistoryWalk) walk = { 0 };
  g_auto (Search) search = {
    .teller = { database, folder },
    .words = all,
    .wanted = query->limit,
    .most = most,
    .held = g_ptr_array_new_with_free_func (free_held),
    .by_key = g_hash_table_new (hash_held, equal_held),
    .floor = G_MAXINT64,
  };

  found->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_history_entry_free);
  found->before = query->before;
  if (!bc_history_walk_open (&walk, database, query, error) || !pass (&search, &walk, found, error))
    return FALSE;
  for (guint i = 0; i < search.held->len; i++)
    if (!tell_held (&search, search.held->pdata[i], found, error))
      return FALSE;
  return TRUE;
}
