/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "circles.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "records-read.h"
#include "store-error.h"

/* What comes after what: commitments after commitments, actions after actions. Nothing may come, in
 * the end, after itself. Saving refuses it; where two databases met, it is told. */

#define COMMITMENTS_BEFORE                                                                         \
  "WITH RECURSIVE before (id) AS (SELECT ?1 UNION "                                                \
  "SELECT c.predecessor FROM before b JOIN record r ON r.id = b.id "                               \
  "JOIN commitment c ON c.row = r.row WHERE c.hidden = 0 AND c.predecessor IS NOT NULL) "          \
  "SELECT count(*) FROM before WHERE id = ?2"

#define ACTIONS_BEFORE                                                                             \
  "WITH RECURSIVE before (id) AS (SELECT ?1 UNION "                                                \
  "SELECT p.predecessor FROM before b JOIN precedence p ON p.action = b.id "                       \
  "WHERE p.hidden = 0) SELECT count(*) FROM before WHERE id = ?2"

#define COMMITMENT_LINKS                                                                           \
  "SELECT r.id, r.id, c.predecessor FROM commitment c JOIN record r ON r.row = c.row "             \
  "WHERE c.hidden = 0 AND c.predecessor IS NOT NULL ORDER BY r.id"

#define ACTION_LINKS                                                                               \
  "SELECT r.id, p.action, p.predecessor FROM precedence p JOIN record r ON r.row = p.row "         \
  "WHERE p.hidden = 0 AND p.action IS NOT NULL AND p.predecessor IS NOT NULL ORDER BY r.id"

/* One comes after another, as a record says. */
typedef struct
{
  BcId record;
  BcId after;
  BcId before;
} Link;

/* What a commitment or an action waits for: the links, of which those that end are struck out. */
typedef struct
{
  GArray *links;       /* (owned) (element-type Link) */
  GHashTable *n_waits; /* (owned) (element-type BcId guint): how many links it still comes after */
  GHashTable
    *followers; /* (owned) (element-type BcId GPtrArray): the links in which it is before */
} Order;

static void
order_clear (Order *self)
{
  g_clear_pointer (&self->links, g_array_unref);
  g_clear_pointer (&self->n_waits, g_hash_table_unref);
  g_clear_pointer (&self->followers, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Order, order_clear)

/* The value that a field will have: what is set, or else what is stored. */
static void
copy_future (const BcDraft *draft, BcRecord *stored, const char *name, BcId *id)
{
  const BcField *field = bc_record_type_find_field (draft->type, name);
  const BcValue *set = bc_draft_get (draft, field);
  BcValue value = BC_VALUE_INIT;

  if (set != NULL)
    value = *set;
  else if (stored != NULL)
    bc_record_peek (stored, field, &value);
  memset (id, 0, sizeof *id);
  if (value.type == BC_VALUE_ID)
    *id = value.id;
}

/* What stands already may be mended field by field: only a new link is looked at, and one that
 * comes back. */
static gboolean
makes_link (const BcDraft *draft)
{
  const BcField *predecessor = bc_record_type_find_field (draft->type, "predecessor");
  const BcValue *deleted = bc_draft_get (draft, NULL);

  if (deleted != NULL && deleted->type == BC_VALUE_INTEGER && deleted->integer != 0)
    return FALSE;
  return deleted != NULL || bc_draft_get (draft, predecessor) != NULL;
}

static gboolean
find_link (BcDatabase *database,
           const BcDraft *draft,
           const BcRecordInfo *info,
           Link *link,
           GError **error)
{
  g_autoptr (BcRecord) stored = NULL;

  link->after = info->id;
  if (info->row != 0) {
    stored = bc_record_read (database, info->row, draft->type, &info->id, error);
    if (stored == NULL)
      return FALSE;
  }
  copy_future (draft, stored, "predecessor", &link->before);
  if (bc_record_type_find_field (draft->type, "action") != NULL)
    copy_future (draft, stored, "action", &link->after);
  return TRUE;
}

static gboolean
closes_circle (BcDatabase *database,
               const char *sql,
               const Link *link,
               gboolean *closes,
               GError **error)
{
  gint64 n_found = 0;

  if (!bc_database_get_integer (database, &n_found, error, sql, "dd", &link->before, &link->after))
    return FALSE;
  *closes = n_found > 0;
  return TRUE;
}

static gboolean
refuse (BcDatabase *database, const Link *link, GError **error)
{
  g_autofree char *heading = NULL;

  if (!bc_lookup_heading (database, &link->before, &heading, error))
    return FALSE;
  g_set_error (error,
               BC_STORE_ERROR,
               BC_STORE_ERROR_INVALID,
               _ ("predecessor: “%s” comes, in the end, after this one: each would wait for the "
                  "other"),
               heading);
  return FALSE;
}

/**
 * bc_circles_check:
 * @writer: a transaction
 * @draft: what is to be saved
 * @info: the record; its row is 0 if it is still to be born
 * @error: return location, #BC_STORE_ERROR
 *
 * Refuses a save after which a commitment or an action would come, in the end, after itself. Other
 * types pass.
 *
 * Returns: %FALSE with %BC_STORE_ERROR_INVALID, or a failure
 */
gboolean
bc_circles_check (BcWriter *writer, const BcDraft *draft, const BcRecordInfo *info, GError **error)
{
  BcDatabase *database = bc_writer_get_database (writer);
  gboolean commitment = strcmp (draft->type->name, "commitment") == 0;
  const char *sql = commitment ? COMMITMENTS_BEFORE : ACTIONS_BEFORE;
  gboolean closes = FALSE;
  Link link = { 0 };

  if (!commitment && strcmp (draft->type->name, "precedence") != 0)
    return TRUE;
  if (!makes_link (draft))
    return TRUE;
  if (!find_link (database, draft, info, &link, error))
    return FALSE;
  if (bc_id_is_nil (&link.before))
    return TRUE;
  if (!closes_circle (database, sql, &link, &closes, error))
    return FALSE;
  return !closes || refuse (database, &link, error);
}

static gboolean
read_links (BcDatabase *database, const char *sql, Order *order, GError **error)
{
  g_autoptr (BcCursor) cursor = bc_database_query (database, sql, error);
  BcStep step = BC_STEP_ERROR;

  order->links = g_array_new (FALSE, FALSE, sizeof (Link));
  while (cursor != NULL && (step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    Link link;

    bc_cursor_get_id (cursor, 0, &link.record);
    bc_cursor_get_id (cursor, 1, &link.after);
    bc_cursor_get_id (cursor, 2, &link.before);
    g_array_append_val (order->links, link);
  }
  return step == BC_STEP_DONE;
}

static guint
count_waits (const Order *order, const BcId *id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (order->n_waits, id));
}

static void
set_waits (Order *order, const BcId *id, guint n)
{
  g_hash_table_insert (order->n_waits, (gpointer) id, GUINT_TO_POINTER (n));
}

static void
index_links (Order *order)
{
  order->n_waits = g_hash_table_new ((GHashFunc) bc_id_hash, (GEqualFunc) bc_id_equal);
  order->followers = g_hash_table_new_full ((GHashFunc) bc_id_hash,
                                            (GEqualFunc) bc_id_equal,
                                            NULL,
                                            (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < order->links->len; i++) {
    Link *link = &g_array_index (order->links, Link, i);
    GPtrArray *followers = g_hash_table_lookup (order->followers, &link->before);

    if (followers == NULL) {
      followers = g_ptr_array_new ();
      g_hash_table_insert (order->followers, &link->before, followers);
    }
    g_ptr_array_add (followers, link);
    set_waits (order, &link->after, count_waits (order, &link->after) + 1);
  }
}

/* Strikes out what waits for nothing, and then what waited for that alone, until only circles and
 * what comes after them are left. As long as the links, however they lie. */
static void
strike_out (Order *order)
{
  g_autoptr (GPtrArray) ended = g_ptr_array_new ();

  for (guint i = 0; i < order->links->len; i++) {
    Link *link = &g_array_index (order->links, Link, i);

    if (count_waits (order, &link->before) == 0)
      g_ptr_array_add (ended, link);
  }
  while (ended->len > 0) {
    Link *link = g_ptr_array_steal_index_fast (ended, ended->len - 1);
    guint n_left = count_waits (order, &link->after) - 1;
    GPtrArray *followers = g_hash_table_lookup (order->followers, &link->after);

    set_waits (order, &link->after, n_left);
    if (n_left == 0 && followers != NULL)
      g_ptr_array_extend (ended, followers, NULL, NULL);
  }
}

static gboolean
add_circular (BcDatabase *database,
              const char *sql,
              const Order *order,
              GArray *found,
              GError **error)
{
  for (guint i = 0; i < order->links->len; i++) {
    const Link *link = &g_array_index (order->links, Link, i);
    gboolean closes = FALSE;

    if (count_waits (order, &link->before) == 0)
      continue;
    if (!closes_circle (database, sql, link, &closes, error))
      return FALSE;
    if (closes)
      g_array_append_val (found, link->record);
  }
  return TRUE;
}

static gboolean
find_circular (BcDatabase *database,
               const char *links,
               const char *before,
               GArray *found,
               GError **error)
{
  g_auto (Order) order = { 0 };

  if (!read_links (database, links, &order, error))
    return FALSE;
  index_links (&order);
  strike_out (&order);
  return add_circular (database, before, &order, found, error);
}

/**
 * bc_circles_find:
 * @database: a connection
 * @error: return location, #BC_STORE_ERROR
 *
 * Finds the commitments and the predecessors of actions that lie on a circle. Saving never makes
 * one; two databases that meet can.
 *
 * Returns: (transfer full) (nullable) (element-type BcId): the records; %NULL with an error
 */
GArray *
bc_circles_find (BcDatabase *database, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (BcId));

  if (!find_circular (database, COMMITMENT_LINKS, COMMITMENTS_BEFORE, found, error) ||
      !find_circular (database, ACTION_LINKS, ACTIONS_BEFORE, found, error))
    return NULL;
  return g_steal_pointer (&found);
}
