/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "apart.h"

#include <glib/gi18n-lib.h>

#include "save.h"
#include "store-error.h"

/* Businesses that are alike and were told to be two. What is told is a record like any other: it
 * travels, merges and is undone as they are. It is found by what it names, never by its identifier:
 * a business that was joined with another leaves it what it was told apart from. */

#define PAIRS                                                                                      \
  "SELECT r.id, d.business, d.other FROM distinction d JOIN record r ON r.row = d.row "            \
  "WHERE d.hidden = 0 AND "

#define ADDRESS(table_)                                                                            \
  "coalesce(" table_ ".street, '') || ' ' || coalesce(" table_ ".street_number, '') || ' ' || "    \
  "coalesce(" table_ ".unit, '')"

#define NAMED                                                                                      \
  "SELECT ar.id, a.trade_name, " ADDRESS ("a") ", br.id, b.trade_name, " ADDRESS (                 \
    "b") " "                                                                                       \
         "FROM distinction d JOIN record r ON r.row = d.row "                                      \
         "JOIN record ar ON ar.id = d.business JOIN business a ON a.row = ar.row "                 \
         "JOIN record br ON br.id = d.other JOIN business b ON b.row = br.row "                    \
         "WHERE r.scope = (SELECT row FROM scope WHERE id = ?) AND d.hidden = 0 AND a.hidden = 0 " \
         "AND b.hidden = 0 ORDER BY d.row DESC"

static guint
hash_pair (gconstpointer data)
{
  const BcPair *pair = data;

  return bc_id_hash (&pair->ids[0]) * 31 + bc_id_hash (&pair->ids[1]);
}

static gboolean
equal_pairs (gconstpointer one, gconstpointer other)
{
  const BcPair *a = one, *b = other;

  return bc_id_equal (&a->ids[0], &b->ids[0]) && bc_id_equal (&a->ids[1], &b->ids[1]);
}

/**
 * bc_pair_init:
 * @self: (out caller-allocates): a pair
 * @one: a business
 * @other: another one
 *
 * Makes the same pair of two businesses in whatever order they come.
 */
void
bc_pair_init (BcPair *self, const BcId *one, const BcId *other)
{
  gboolean turned = bc_id_compare (one, other) > 0;

  self->ids[0] = turned ? *other : *one;
  self->ids[1] = turned ? *one : *other;
}

static gboolean
add_pairs (BcCursor *cursor, GHashTable *pairs, GError **error)
{
  BcStep step;

  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    BcId one, other;
    BcPair pair;

    bc_cursor_get_id (cursor, 1, &one);
    bc_cursor_get_id (cursor, 2, &other);
    bc_pair_init (&pair, &one, &other);
    g_hash_table_add (pairs, g_memdup2 (&pair, sizeof pair));
  }
  return step == BC_STEP_DONE;
}

/**
 * bc_apart_read:
 * @database: a connection
 * @district: (nullable): a district; %NULL for each that is held
 * @error: return location, #BC_STORE_ERROR
 *
 * Reads which businesses were told apart.
 *
 * Returns: (transfer full) (nullable) (element-type BcPair): a set of pairs, see bc_pair_init();
 *   %NULL with an error
 */
GHashTable *
bc_apart_read (BcDatabase *database, const BcId *district, GError **error)
{
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (hash_pair, equal_pairs, g_free, NULL);
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       district != NULL ? PAIRS "r.scope = (SELECT row FROM scope WHERE id = ?)"
                                        : PAIRS "1",
                       error);

  if (cursor == NULL)
    return NULL;
  if (district != NULL)
    bc_cursor_bind_id (cursor, 1, district);
  return add_pairs (cursor, pairs, error) ? g_steal_pointer (&pairs) : NULL;
}

static void
take_twin (BcCursor *cursor, int column, BcTwin *twin)
{
  const char *name = bc_cursor_get_text (cursor, column + 1);
  const char *address = bc_cursor_get_text (cursor, column + 2);

  twin->name = g_strdup (name != NULL ? name : "");
  twin->address = g_strstrip (g_strdup (address != NULL ? address : ""));
  bc_cursor_get_id (cursor, column, &twin->id);
}

/**
 * bc_apart_list:
 * @database: a connection
 * @district: a district
 * @error: return location, #BC_STORE_ERROR
 *
 * Lists the businesses of a district that were told apart, those told last first, where both are
 * still there.
 *
 * Returns: (transfer full) (nullable) (element-type BcDuplicate): the pairs; %NULL with an error
 */
GPtrArray *
bc_apart_list (BcDatabase *database, const BcId *district, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_duplicate_free);
  g_autoptr (BcCursor) cursor = bc_database_query (database, NAMED, error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return NULL;
  bc_cursor_bind_id (cursor, 1, district);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    BcDuplicate *pair = g_new0 (BcDuplicate, 1);

    pair->district = *district;
    take_twin (cursor, 0, &pair->first);
    take_twin (cursor, 3, &pair->second);
    g_ptr_array_add (list, pair);
  }
  return step == BC_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

static gboolean
refuse (const char *reason, GError **error)
{
  g_set_error_literal (error, BC_STORE_ERROR, BC_STORE_ERROR_INVALID, reason);
  return FALSE;
}

static gboolean
check (BcWriter *writer, const BcId *one, const BcId *other, GError **error)
{
  BcDatabase *database = bc_writer_get_database (writer);
  const BcRecordType *business = bc_dictionary_find ("business");
  g_auto (BcRecordInfo) first = { 0 };
  g_auto (BcRecordInfo) second = { 0 };

  if (!bc_lookup_id (database, one, &first, error) ||
      !bc_lookup_id (database, other, &second, error))
    return FALSE;
  if (first.type != business || second.type != business)
    return refuse (_ ("Only businesses can be told apart"), error);
  if (first.row == second.row)
    return refuse (_ ("A business cannot be told apart from itself"), error);
  if (first.scope != second.scope)
    return refuse (_ ("They are of different districts: nobody takes them for one"), error);
  return TRUE;
}

/* The records that tell these two apart, whichever of them is named first. */
static GArray *
list_records (BcWriter *writer, const BcPair *pair, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (BcId));
  g_autoptr (BcCursor) cursor =
    bc_database_query (bc_writer_get_database (writer),
                       PAIRS
                       "(d.business = ?1 AND d.other = ?2 OR d.business = ?2 AND d.other = ?1)",
                       error);
  BcStep step;

  if (cursor == NULL)
    return NULL;
  bc_cursor_bind_id (cursor, 1, &pair->ids[0]);
  bc_cursor_bind_id (cursor, 2, &pair->ids[1]);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    BcId id;

    bc_cursor_get_id (cursor, 0, &id);
    g_array_append_val (ids, id);
  }
  return step == BC_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

static gboolean
save_pair (BcWriter *writer, const BcPair *pair, GError **error)
{
  g_auto (BcDraft) draft = { 0 };
  BcId none = { 0 }, id;

  bc_draft_init (&draft, bc_dictionary_find ("distinction"), &none);
  bc_draft_set_id (&draft, "business", &pair->ids[0]);
  bc_draft_set_id (&draft, "other", &pair->ids[1]);
  return bc_save (writer, &draft, &id, error);
}

/**
 * bc_apart_tell:
 * @writer: a transaction
 * @one: a business
 * @other: another one of the same district
 * @error: return location, #BC_STORE_ERROR
 *
 * Notes that two businesses are two, however alike they are: they are no possible duplicates any
 * more, on no laptop that hears of it. To tell it again changes nothing.
 *
 * Returns: %FALSE with %BC_STORE_ERROR_INVALID where they are not two businesses of one district,
 *   %BC_STORE_ERROR_DENIED, or a failure. The transaction must then be freed
 */
gboolean
bc_apart_tell (BcWriter *writer, const BcId *one, const BcId *other, GError **error)
{
  g_autoptr (GArray) known = NULL;
  BcPair pair;

  if (!check (writer, one, other, error))
    return FALSE;
  bc_pair_init (&pair, one, other);
  known = list_records (writer, &pair, error);
  return known != NULL && (known->len > 0 || save_pair (writer, &pair, error));
}

/**
 * bc_apart_forget:
 * @writer: a transaction
 * @one: a business
 * @other: another one
 * @n_forgotten: (out): what told them apart, records; 0 where nothing did
 * @error: return location, #BC_STORE_ERROR
 *
 * Forgets that two businesses were told apart: they are offered as possible duplicates again.
 *
 * Returns: %FALSE with %BC_STORE_ERROR_DENIED or a failure. The transaction must then be freed
 */
gboolean
bc_apart_forget (BcWriter *writer,
                 const BcId *one,
                 const BcId *other,
                 guint *n_forgotten,
                 GError **error)
{
  g_autoptr (GArray) known = NULL;
  BcPair pair;

  bc_pair_init (&pair, one, other);
  known = list_records (writer, &pair, error);
  if (known == NULL)
    return FALSE;
  *n_forgotten = known->len;
  for (guint i = 0; i < known->len; i++) {
    g_auto (BcDraft) draft = { 0 };
    BcId id;

    bc_draft_init (&draft, bc_dictionary_find ("distinction"), &g_array_index (known, BcId, i));
    bc_draft_set_deleted (&draft, TRUE);
    if (!bc_save (writer, &draft, &id, error))
      return FALSE;
  }
  return TRUE;
}
