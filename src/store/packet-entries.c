/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "doubles.h"
#include "field.h"
#include "lookup.h"
#include "packet-parts.h"

/* What lies in a packet: first what it renders accounts of, by which its sums can be added up, and
 * behind it what was left out, each with its reason. */

#define READ                                                                                       \
  "SELECT e.id, e.kind, coalesce (e.state_name, ''), coalesce (e.date, ''), "                      \
  "coalesce (e.amount, 0), e.supplier_rut, e.document_number, coalesce (e.n, 0), e.left_out, "     \
  "e.state, e.row, e.document_type"
#define OF_PACKET                                                                                  \
  " FROM packet_entry e WHERE e.packet = ? AND e.left_out IS NOT 'draft' "                         \
  "ORDER BY e.left_out IS NOT NULL, e.date, e.row"

/* The first column behind them: what tells one entry from the next. */
#define HEADING_COLUMN 12

static void
free_entry (gpointer data)
{
  BcPacketEntry *entry = data;

  g_free (entry->heading);
  g_free (entry->kind);
  g_free (entry->state);
  g_free (entry->date);
  g_free (entry->rut);
  g_free (entry->why);
  g_free (entry->left_out);
  g_free (entry);
}

/**
 * bc_packet_create_entries:
 *
 * Returns: (transfer full) (element-type BcPacketEntry): an empty array
 */
GPtrArray *
bc_packet_create_entries (void)
{
  return g_ptr_array_new_with_free_func (free_entry);
}

static char *
dup_rejection (const char *state)
{
  const char *reason = state != NULL ? bc_state_get_reason (state) : NULL;

  if (reason == NULL || *reason == '\0')
    return g_strdup (_ ("it was rejected"));
  return g_strdup_printf (_ ("it was rejected: %s"), reason);
}

/* The entry of the same document that counts instead. */
static gboolean
describe_first (BcDatabase *database, BcCursor *cursor, BcPacketEntry *entry, GError **error)
{
  BcPaper paper = {
    .supplier = bc_cursor_get_text (cursor, 5),
    .number = bc_cursor_get_text (cursor, 6),
  };
  g_autofree char *first = NULL;
  BcId id = { 0 };

  bc_cursor_get_id (cursor, 11, &paper.type);
  if (!bc_doubles_find (database, &paper, bc_cursor_get_integer (cursor, 10), &id, error) ||
      !bc_doubles_describe (database, &id, &first, error))
    return FALSE;
  entry->left_out = g_strdup_printf (_ ("its document is entered already: %s"), first);
  return TRUE;
}

static gboolean
tell_left_out (BcDatabase *database, BcCursor *cursor, BcPacketEntry *entry, GError **error)
{
  const char *why = bc_cursor_get_text (cursor, 8);

  if (why == NULL) {
    entry->sum = bc_cursor_get_integer (cursor, 7);
    return TRUE;
  }
  entry->why = g_strdup (why);
  if (strcmp (why, "second") == 0)
    return describe_first (database, cursor, entry, error);
  entry->left_out = dup_rejection (bc_cursor_get_text (cursor, 9));
  return TRUE;
}

static BcPacketEntry *
take_entry (BcCursor *cursor)
{
  BcPacketEntry *entry = g_new0 (BcPacketEntry, 1);

  bc_cursor_get_id (cursor, 0, &entry->id);
  entry->kind = g_strdup (bc_cursor_get_text (cursor, 1));
  entry->state = g_strdup (bc_cursor_get_text (cursor, 2));
  entry->date = g_strdup (bc_cursor_get_text (cursor, 3));
  entry->amount = bc_cursor_get_integer (cursor, 4);
  entry->rut = g_strdup (bc_cursor_get_text (cursor, 5));
  entry->heading = bc_lookup_take_heading (cursor, HEADING_COLUMN, bc_dictionary_find ("entry"));
  return entry;
}

static gboolean
add_entry (BcDatabase *database, BcCursor *cursor, BcPacket *packet, GError **error)
{
  BcPacketEntry *entry = take_entry (cursor);

  g_ptr_array_add (packet->entries, entry);
  if (!tell_left_out (database, cursor, entry, error))
    return FALSE;
  if (strcmp (entry->kind, "disbursement") == 0)
    packet->disbursed += entry->sum;
  else
    packet->spent += entry->sum;
  packet->n_rendered += entry->left_out == NULL ? 1 : 0;
  return TRUE;
}

/**
 * bc_packet_read_entries:
 * @database: a connection
 * @row: a packet's row
 * @packet: the packet, to which its entries and sums are added
 * @error: return location, #BC_STORE_ERROR
 *
 * Reads what lies in a packet, but for drafts (view packet_entry).
 *
 * Returns: whether it succeeded
 */
gboolean
bc_packet_read_entries (BcDatabase *database, gint64 row, BcPacket *packet, GError **error)
{
  g_autoptr (GString) sql = g_string_new (READ);
  g_autoptr (BcCursor) cursor = NULL;
  BcStep step = BC_STEP_ERROR;

  bc_lookup_append_heading (sql, "e", bc_dictionary_find ("entry"));
  g_string_append (sql, OF_PACKET);
  cursor = bc_database_query (database, sql->str, error);
  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_integer (cursor, 1, row);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    if (!add_entry (database, cursor, packet, error))
      return FALSE;
  return step == BC_STEP_DONE;
}
