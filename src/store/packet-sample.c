/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "packet-parts.h"
#include "store-error.h"

/* A sample that could change after it was drawn would be none: what it has is kept with the packet
 * when it is drawn, and so is what else stood there, so that what comes later can be told. The text
 * is two lines of identifiers: those that were drawn, and the others. */

/* A ticket of the draw. */
typedef struct
{
  BcPacketEntry *entry; /* (unowned) */
  char *number;         /* (owned) */
} Ticket;

static void
free_ticket (gpointer data)
{
  g_free (((Ticket *) data)->number);
  g_free (data);
}

static int
compare_tickets_cb (gconstpointer a, gconstpointer b)
{
  const Ticket *one = *(Ticket *const *) a;
  const Ticket *other = *(Ticket *const *) b;

  return strcmp (one->number, other->number);
}

static Ticket *
create_ticket (const char *seed, BcPacketEntry *entry)
{
  Ticket *ticket = g_new0 (Ticket, 1);
  char id[BC_ID_TEXT_LENGTH + 1];
  g_autofree char *text = NULL;

  bc_id_write_text (&entry->id, id);
  text = g_strconcat (seed, ":", id, NULL);
  ticket->entry = entry;
  ticket->number = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  return ticket;
}

/* Each expense's number is the SHA-256 of the seed, a colon and the entry's identifier; the
 * smallest are drawn: whoever knows the seed draws the same ones. */
static void
draw (BcPacket *packet, const char *seed, gint64 size)
{
  g_autoptr (GPtrArray) tickets = g_ptr_array_new_with_free_func (free_ticket);

  for (guint i = 0; i < packet->entries->len; i++) {
    BcPacketEntry *entry = packet->entries->pdata[i];

    if (entry->left_out == NULL && strcmp (entry->kind, "expense") == 0)
      g_ptr_array_add (tickets, create_ticket (seed, entry));
  }
  g_ptr_array_sort (tickets, compare_tickets_cb);
  for (guint i = 0; i < tickets->len && i < size; i++)
    ((Ticket *) tickets->pdata[i])->entry->drawn = TRUE;
}

/* The lines of what was kept; the second is missing where every entry was drawn. */
static char **
split_frozen (const BcPacket *packet)
{
  return g_strsplit (packet->frozen, "\n", 2);
}

static GHashTable *
read_line (const char *line)
{
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) words = g_strsplit (line != NULL ? line : "", " ", -1);

  for (char **word = words; *word != NULL; word++)
    g_hash_table_add (ids, g_strdup (*word));
  return ids;
}

/**
 * bc_packet_mark_sample:
 * @packet: a packet with its entries
 *
 * Marks the entries that its sample has, and those that came after it was drawn.
 */
void
bc_packet_mark_sample (BcPacket *packet)
{
  g_auto (GStrv) lines = packet->frozen != NULL ? split_frozen (packet) : NULL;
  g_autoptr (GHashTable) drawn = lines != NULL ? read_line (lines[0]) : NULL;
  g_autoptr (GHashTable) others = NULL;

  if (lines == NULL)
    return;
  others = read_line (lines[0] != NULL ? lines[1] : NULL);
  for (guint i = 0; i < packet->entries->len; i++) {
    BcPacketEntry *entry = packet->entries->pdata[i];
    char id[BC_ID_TEXT_LENGTH + 1];

    bc_id_write_text (&entry->id, id);
    entry->drawn = g_hash_table_contains (drawn, id);
    entry->later = !entry->drawn && !g_hash_table_contains (others, id);
  }
}

static void
tell_later (BcPacket *packet)
{
  for (guint i = 0; i < packet->entries->len; i++) {
    const BcPacketEntry *entry = packet->entries->pdata[i];

    if (entry->later)
      bc_packet_add_fault (packet,
                           &entry->id,
                           "after-sample",
                           FALSE,
                           g_strdup_printf ("%s: %s",
                                            entry->heading,
                                            _ ("it came after the sample was drawn")));
  }
}

static gboolean
tell_gone (BcDatabase *database, BcPacket *packet, const char *text, GError **error)
{
  g_autofree char *heading = NULL;
  BcId id;

  if (!bc_id_parse (&id, text) || bc_packet_find_entry (packet, &id) != NULL)
    return TRUE;
  if (!bc_lookup_heading (database, &id, &heading, error))
    return FALSE;
  bc_packet_add_fault (packet,
                       &id,
                       "drawn-gone",
                       FALSE,
                       g_strdup_printf ("%s: %s",
                                        heading,
                                        _ ("it was drawn, and is no longer in the packet")));
  return TRUE;
}

/**
 * bc_packet_tell_sample:
 * @database: a connection
 * @packet: a packet whose sample is marked, to which what changed since is added
 * @error: return location, #BC_STORE_ERROR
 *
 * Tells which entries came after the sample was drawn, and which of the sample are gone.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_packet_tell_sample (BcDatabase *database, BcPacket *packet, GError **error)
{
  g_auto (GStrv) lines = packet->frozen != NULL ? split_frozen (packet) : NULL;
  g_auto (GStrv) drawn = NULL;

  if (lines == NULL)
    return TRUE;
  tell_later (packet);
  drawn = g_strsplit (lines[0] != NULL ? lines[0] : "", " ", -1);
  for (char **id = drawn; *id != NULL; id++)
    if (!tell_gone (database, packet, *id, error))
      return FALSE;
  return TRUE;
}

static void
append_ids (GString *text, const BcPacket *packet, gboolean drawn)
{
  const char *between = "";

  for (guint i = 0; i < packet->entries->len; i++) {
    const BcPacketEntry *entry = packet->entries->pdata[i];
    char id[BC_ID_TEXT_LENGTH + 1];

    if (entry->drawn != drawn)
      continue;
    bc_id_write_text (&entry->id, id);
    g_string_append_printf (text, "%s%s", between, id);
    between = " ";
  }
}

static char *
dup_frozen (const BcPacket *packet)
{
  GString *text = g_string_new (NULL);

  append_ids (text, packet, TRUE);
  g_string_append_c (text, '\n');
  append_ids (text, packet, FALSE);
  return g_string_free (text, FALSE);
}

static void
draw_by (BcPacket *packet, const BcDraft *changes)
{
  const BcValue *seed =
    bc_draft_get (changes, bc_record_type_find_field (changes->type, "sample-seed"));
  const BcValue *size =
    bc_draft_get (changes, bc_record_type_find_field (changes->type, "sample-size"));

  draw (packet,
        seed != NULL ? seed->text : packet->seed,
        size != NULL ? size->integer : packet->size);
}

/**
 * bc_packet_freeze:
 * @writer: a transaction
 * @changes: what bc_packet_check() let pass, and draws the sample; what is drawn is added to it
 * @info: the record
 * @error: return location, #BC_STORE_ERROR
 *
 * Draws the sample of an accounts packet, once and for all: entries that come later do not change
 * it.
 *
 * Returns: %FALSE with %BC_STORE_ERROR_INVALID where the packet has more entries than can be kept,
 *   or a failure
 */
gboolean
bc_packet_freeze (BcWriter *writer, BcDraft *changes, const BcRecordInfo *info, GError **error)
{
  const BcField *field = NULL;
  g_autoptr (BcPacket) packet = NULL;
  g_auto (BcValue) frozen = BC_VALUE_INIT;
  g_autofree char *text = NULL;

  packet = bc_packet_read (bc_writer_get_database (writer), &info->id, error);
  if (packet == NULL || packet->frozen != NULL)
    return packet != NULL;
  draw_by (packet, changes);
  text = dup_frozen (packet);
  field = bc_record_type_find_field (changes->type, "sample-entries");
  if ((gint64) strlen (text) > field->maximum) {
    g_set_error_literal (error,
                         BC_STORE_ERROR,
                         BC_STORE_ERROR_INVALID,
                         _ ("state: the packet has too many entries to draw a sample; render "
                            "accounts of shorter periods"));
    return FALSE;
  }
  bc_value_set_text (&frozen, text);
  bc_draft_set (changes, field, &frozen);
  return TRUE;
}
