/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "commitments.h"

#include <string.h>

/* What a ledger is put in order with. */
typedef struct
{
  GPtrArray *items;      /* (owned) (element-type BcCommitment): in order of promised date */
  GHashTable *by_record; /* (owned) (element-type BcId BcCommitment) */
  GHashTable *placed;    /* (owned) (element-type BcCommitment): those that have their place */
  GPtrArray *ordered;    /* (owned) (element-type BcCommitment) */
} Ledger;

static void
free_commitment (gpointer data)
{
  BcCommitment *item = data;

  g_free (item->institution);
  g_free (item->what);
  g_free (item->amount);
  g_free (item->promised_for);
  g_free (item->fulfilled_on);
  g_free (item->expected);
  g_free (item);
}

static void
ledger_clear (Ledger *self)
{
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->ordered, g_ptr_array_unref);
  g_clear_pointer (&self->by_record, g_hash_table_unref);
  g_clear_pointer (&self->placed, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Ledger, ledger_clear)

static void
ledger_init (Ledger *self)
{
  self->items = g_ptr_array_new ();
  self->ordered = g_ptr_array_new_with_free_func (free_commitment);
  self->by_record = g_hash_table_new ((GHashFunc) bc_id_hash, (GEqualFunc) bc_id_equal);
  self->placed = g_hash_table_new (NULL, NULL);
}

static BcCommitment *
take_row (BcCursor *cursor)
{
  BcCommitment *item = g_new0 (BcCommitment, 1);

  bc_cursor_get_id (cursor, 0, &item->record);
  bc_cursor_get_id (cursor, 1, &item->predecessor);
  item->institution = g_strdup (bc_cursor_get_text (cursor, 2));
  item->what = g_strdup (bc_cursor_get_text (cursor, 3));
  item->amount = g_strdup (bc_cursor_get_text (cursor, 4));
  item->promised_for = g_strdup (bc_cursor_get_text (cursor, 5));
  item->fulfilled_on = g_strdup (bc_cursor_get_text (cursor, 6));
  item->expected = g_strdup (bc_cursor_get_text (cursor, 7));
  item->slippage = bc_cursor_get_integer (cursor, 8);
  item->inherited = bc_cursor_get_integer (cursor, 9);
  item->delay = bc_cursor_get_integer (cursor, 10);
  item->added = item->delay - item->inherited;
  item->lost_year = (int) bc_cursor_get_integer (cursor, 11);
  return item;
}

static gboolean
read_items (BcDatabase *database, const BcId *district, GPtrArray *items, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "SELECT r.id, l.predecessor, l.institution, l.what, l.amount, "
                       "l.promised_for, l.fulfilled_on, l.expected, l.slippage, l.inherited, "
                       "l.delay, l.lost_year "
                       "FROM commitment_ledger l JOIN record r ON r.row = l.row "
                       "WHERE l.district = ? ORDER BY l.promised_for, r.id",
                       error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_id (cursor, 1, district);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    g_ptr_array_add (items, take_row (cursor));
  return step == BC_STEP_DONE;
}

/* Puts a commitment in its place and, right below it, what comes after it. A stack, since a chain
 * may be of any length. */
static void
place_chain (Ledger *self, BcCommitment *first)
{
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();

  g_ptr_array_add (waiting, first);
  while (waiting->len > 0) {
    BcCommitment *item = g_ptr_array_steal_index (waiting, waiting->len - 1);

    if (!g_hash_table_add (self->placed, item))
      continue;
    g_ptr_array_add (self->ordered, item);
    for (guint i = self->items->len; i > 0; i--) {
      BcCommitment *next = self->items->pdata[i - 1];

      if (!bc_id_equal (&next->predecessor, &item->record) ||
          g_hash_table_contains (self->placed, next))
        continue;
      next->depth = item->depth + 1;
      g_ptr_array_add (waiting, next);
    }
  }
}

static BcCommitment *
find_before (const Ledger *self, const BcCommitment *item)
{
  return g_hash_table_lookup (self->by_record, &item->predecessor);
}

static gboolean
is_circular (const Ledger *self, const BcCommitment *item)
{
  const BcCommitment *before = find_before (self, item);

  for (guint i = 0; i < self->items->len && before != NULL && before != item; i++)
    before = find_before (self, before);
  return before == item;
}

static void
place_all (Ledger *self)
{
  for (guint i = 0; i < self->items->len; i++) {
    BcCommitment *item = self->items->pdata[i];

    g_hash_table_insert (self->by_record, &item->record, item);
  }
  for (guint i = 0; i < self->items->len; i++) {
    BcCommitment *item = self->items->pdata[i];

    item->circular = is_circular (self, item);
    if (find_before (self, item) == NULL)
      place_chain (self, item);
  }
  for (guint i = 0; i < self->items->len; i++)
    place_chain (self, self->items->pdata[i]);
}

/**
 * bc_commitments_read:
 * @database: a connection
 * @district: a district
 * @error: return location, #BC_STORE_ERROR
 *
 * Reads a district's ledger of commitments: how late each is, what that means for those that come
 * after it, and which budget year is lost, by the view commitment_ledger. Chains follow one another
 * in the order of their first promise; within a chain each stands right below what it comes after.
 * Source: the case of Calama, Barrio Latorre, 2017.
 *
 * Returns: (transfer full) (nullable) (element-type BcCommitment): the ledger; %NULL with an error
 */
GPtrArray *
bc_commitments_read (BcDatabase *database, const BcId *district, GError **error)
{
  g_auto (Ledger) ledger = { 0 };
  gboolean complete;

  ledger_init (&ledger);
  complete = read_items (database, district, ledger.items, error);
  place_all (&ledger);
  return complete ? g_steal_pointer (&ledger.ordered) : NULL;
}
