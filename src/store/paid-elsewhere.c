/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "paid-elsewhere.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "alike.h"

/* Actions of two districts that are perhaps one. The view finds what is of one area and one time
 * and shares a supplier, or has a title of the same letters and an expense of one amount; of those
 * that share a supplier, who may well work for several districts, only those whose titles are alike
 * are told. It is to be looked at, never more: districts do learn from each other. */

#define READ_WHERE(which_)                                                                         \
  "SELECT er.id, lr.id, xr.id, p.action, p.other_action, p.title, p.other_title, d.name, p.why "   \
  "FROM paid_elsewhere p JOIN record er ON er.row = p.record JOIN record lr ON lr.row = p.line "   \
  "JOIN record xr ON xr.row = p.other "                                                            \
  "LEFT JOIN record dr ON dr.scope = p.other_scope AND dr.type = 'district' "                      \
  "LEFT JOIN district d ON d.row = dr.row "                                                        \
  "WHERE " which_ " ORDER BY p.action, p.other_action, p.why DESC, p.record, p.other"
#define OF_SCOPE READ_WHERE ("p.scope = ?")
/* Only a value that is known beforehand reaches the indices: entries are asked for one by one. */
#define OF_ENTRY READ_WHERE ("p.record = ?")
#define ENTRIES                                                                                    \
  "SELECT e.row FROM packet_entry e WHERE e.packet = ? AND e.left_out IS NULL ORDER BY e.row"

static void
free_paid (gpointer data)
{
  BcPaidElsewhere *paid = data;

  g_free (paid->sentence);
  g_free (paid);
}

static const char *
get_text (BcCursor *cursor, int column)
{
  const char *text = bc_cursor_get_text (cursor, column);

  return text != NULL ? text : "?";
}

static gboolean
is_told (BcCursor *cursor)
{
  return strcmp (get_text (cursor, 8), "supplier") != 0 ||
         bc_alike_compare (get_text (cursor, 5), get_text (cursor, 6)) >= BC_ALIKE_ENOUGH;
}

static char *
dup_sentence (BcCursor *cursor)
{
  const gboolean supplier = strcmp (get_text (cursor, 8), "supplier") == 0;

  return g_strdup_printf (supplier
                            ? _ ("An action like this one in another district paid the same "
                                 "supplier: “%s” (%s). See that nothing is paid twice")
                            : _ ("An action of this name in another district has an expense of "
                                 "the same amount: “%s” (%s). See that nothing is paid twice"),
                          get_text (cursor, 6),
                          get_text (cursor, 7));
}

static void
add_paid (GPtrArray *found, BcCursor *cursor)
{
  BcPaidElsewhere *paid = g_new0 (BcPaidElsewhere, 1);

  bc_cursor_get_id (cursor, 0, &paid->entry);
  bc_cursor_get_id (cursor, 1, &paid->line);
  bc_cursor_get_id (cursor, 2, &paid->other);
  paid->sentence = dup_sentence (cursor);
  g_ptr_array_add (found, paid);
}

/* @told: (element-type utf8): the pairs of actions that were told, to which more are added. */
static gboolean
add_all (GPtrArray *found, BcCursor *cursor, gint64 subject, GHashTable *told, GError **error)
{
  BcStep step = BC_STEP_ERROR;

  bc_cursor_restart (cursor);
  bc_cursor_bind_integer (cursor, 1, subject);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    g_autofree char *pair = g_strdup_printf ("%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT,
                                             bc_cursor_get_integer (cursor, 3),
                                             bc_cursor_get_integer (cursor, 4));

    if (g_hash_table_contains (told, pair) || !is_told (cursor))
      continue;
    g_hash_table_add (told, g_steal_pointer (&pair));
    add_paid (found, cursor);
  }
  return step == BC_STEP_DONE;
}

static GHashTable *
create_pairs (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * bc_paid_elsewhere_read:
 * @database: a connection
 * @scope: a district's scope
 * @error: return location, #BC_STORE_ERROR
 *
 * Finds the actions of a district that are perhaps paid in another district as well (view
 * paid_elsewhere), each with each once.
 *
 * Returns: (transfer full) (nullable) (element-type BcPaidElsewhere): what was found; %NULL with an
 *   error
 */
GPtrArray *
bc_paid_elsewhere_read (BcDatabase *database, gint64 scope, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (free_paid);
  g_autoptr (GHashTable) told = create_pairs ();
  g_autoptr (BcCursor) cursor = bc_database_query (database, OF_SCOPE, error);

  return cursor != NULL && add_all (found, cursor, scope, told, error) ? g_steal_pointer (&found)
                                                                       : NULL;
}

/**
 * bc_paid_elsewhere_read_packet:
 * @database: a connection
 * @packet: an accounts packet's row
 * @error: return location, #BC_STORE_ERROR
 *
 * As bc_paid_elsewhere_read(), of what an accounts packet renders accounts of; what else the
 * district has is not visited.
 *
 * Returns: (transfer full) (nullable) (element-type BcPaidElsewhere): what was found; %NULL with an
 *   error
 */
GPtrArray *
bc_paid_elsewhere_read_packet (BcDatabase *database, gint64 packet, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (free_paid);
  g_autoptr (GHashTable) told = create_pairs ();
  g_autoptr (BcCursor) entries = bc_database_query (database, ENTRIES, error);
  g_autoptr (BcCursor) cursor =
    entries != NULL ? bc_database_query (database, OF_ENTRY, error) : NULL;
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return NULL;
  bc_cursor_bind_integer (entries, 1, packet);
  while ((step = bc_cursor_step (entries, error)) == BC_STEP_ROW)
    if (!add_all (found, cursor, bc_cursor_get_integer (entries, 0), told, error))
      return NULL;
  return step == BC_STEP_DONE ? g_steal_pointer (&found) : NULL;
}
