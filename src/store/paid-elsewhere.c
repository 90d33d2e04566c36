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

/* Only a value that is known beforehand reaches the indices: entries are asked for one by one. */
#define OF_ENTRY                                                                                   \
  "SELECT er.id, lr.id, xr.id, p.action, p.other_action, p.title, p.other_title, d.name, p.why "   \
  "FROM paid_elsewhere p JOIN record er ON er.row = p.record JOIN record lr ON lr.row = p.line "   \
  "JOIN record xr ON xr.row = p.other "                                                            \
  "LEFT JOIN record dr ON dr.scope = p.other_scope AND dr.type = 'district' "                      \
  "LEFT JOIN district d ON d.row = dr.row "                                                        \
  "WHERE p.record = ? ORDER BY p.action, p.other_action, p.why DESC, p.other"
#define OF_PACKET                                                                                  \
  "SELECT e.row FROM packet_entry e WHERE e.packet = ? AND e.left_out IS NULL ORDER BY e.row"

/* A district's entries that the view may tell of, found by what is rare: each supplier, and each
 * title, is looked up among the other districts once, not for each entry. What is too common for
 * the view is left out here already. */
#define TITLE_FROM  "substr (own.title_key, 1, instr (own.title_key, char (1)))"
#define TITLE_UNTIL "substr (own.title_key, 1, instr (own.title_key, char (1)) - 1) || char (2)"
#define OWN                                                                                        \
  "own AS MATERIALIZED (SELECT lr.id, a.area, a.title_key, "                                       \
  "  coalesce (a.actual_from, a.planned_from) AS since, "                                          \
  "  coalesce (a.actual_to, a.planned_to) AS until "                                               \
  "  FROM record lr CROSS JOIN funding_line l ON l.row = lr.row "                                  \
  "  CROSS JOIN record ar ON ar.id = l.action CROSS JOIN action a ON a.row = ar.row "              \
  "  WHERE lr.scope = ?1 AND lr.type = 'funding-line') "
#define SUPPLIER                                                                                   \
  "supplier AS MATERIALIZED (SELECT DISTINCT e.supplier_rut AS rut "                               \
  "  FROM own CROSS JOIN entry e ON e.line = own.id WHERE e.supplier_rut IS NOT NULL) "
#define ABROAD                                                                                     \
  "abroad AS MATERIALIZED (SELECT DISTINCT s.rut, a.area, "                                        \
  "  coalesce (a.actual_from, a.planned_from, o.date) AS since, "                                  \
  "  coalesce (a.actual_to, a.planned_to, o.date) AS until "                                       \
  "  FROM supplier s CROSS JOIN entry o ON o.supplier_rut = s.rut "                                \
  "  CROSS JOIN record r ON r.row = o.row CROSS JOIN record lr ON lr.id = o.line "                 \
  "  CROSS JOIN funding_line l ON l.row = lr.row CROSS JOIN record ar ON ar.id = l.action "        \
  "  CROSS JOIN action a ON a.row = ar.row WHERE r.scope <> ?1 AND (SELECT count(*) FROM "         \
  "  (SELECT 1 FROM entry x WHERE x.supplier_rut = s.rut LIMIT 201)) <= 200) "
#define NAMESAKE                                                                                   \
  "namesake AS MATERIALIZED (SELECT DISTINCT own.id, o.amount "                                    \
  "  FROM own CROSS JOIN action b "                                                                \
  "    ON b.title_key > " TITLE_FROM " AND b.title_key < " TITLE_UNTIL " "                         \
  "  CROSS JOIN record br ON br.row = b.row CROSS JOIN funding_line m ON m.action = br.id "        \
  "  CROSS JOIN record mr ON mr.row = m.row CROSS JOIN entry o ON o.line = mr.id "                 \
  "  WHERE br.scope <> ?1 AND +b.area = own.area AND (SELECT count(*) FROM "                       \
  "  (SELECT 1 FROM action x WHERE x.title_key > " TITLE_FROM " AND x.title_key < " TITLE_UNTIL    \
  " LIMIT 201)) <= 200) "
#define OF_SCOPE                                                                                   \
  "WITH " OWN ", " SUPPLIER ", " ABROAD ", " NAMESAKE                                              \
  "SELECT e.row FROM own CROSS JOIN entry e ON e.line = own.id "                                   \
  "CROSS JOIN abroad x ON x.rut = e.supplier_rut WHERE x.area = own.area "                         \
  "AND coalesce (own.since, e.date) <= x.until AND x.since <= coalesce (own.until, e.date) "       \
  "UNION SELECT e.row FROM namesake n "                                                            \
  "CROSS JOIN entry e ON e.line = n.id AND e.amount = n.amount "                                   \
  "ORDER BY 1"

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
add_all (GPtrArray *found, BcCursor *cursor, gint64 entry, GHashTable *told, GError **error)
{
  BcStep step = BC_STEP_ERROR;

  bc_cursor_restart (cursor);
  bc_cursor_bind_integer (cursor, 1, entry);
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

/* @entries: asks for the entries of @subject. */
static GPtrArray *
read_of (BcDatabase *database, const char *entries, gint64 subject, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (free_paid);
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (BcCursor) asked = bc_database_query (database, entries, error);
  g_autoptr (BcCursor) cursor =
    asked != NULL ? bc_database_query (database, OF_ENTRY, error) : NULL;
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return NULL;
  bc_cursor_bind_integer (asked, 1, subject);
  while ((step = bc_cursor_step (asked, error)) == BC_STEP_ROW)
    if (!add_all (found, cursor, bc_cursor_get_integer (asked, 0), told, error))
      return NULL;
  return step == BC_STEP_DONE ? g_steal_pointer (&found) : NULL;
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
  return read_of (database, OF_SCOPE, scope, error);
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
  return read_of (database, OF_PACKET, packet, error);
}
