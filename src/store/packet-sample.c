/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "packet-parts.h"

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

/**
 * bc_packet_draw:
 * @packet: a packet with its entries
 *
 * Marks the entries that the sample has. Each expense's number is the SHA-256 of the seed, a colon
 * and the entry's identifier; the smallest are drawn: whoever knows the seed draws the same ones.
 */
void
bc_packet_draw (BcPacket *packet)
{
  g_autoptr (GPtrArray) tickets = g_ptr_array_new_with_free_func (free_ticket);

  if (packet->seed == NULL)
    return;
  for (guint i = 0; i < packet->entries->len; i++) {
    BcPacketEntry *entry = packet->entries->pdata[i];

    if (strcmp (entry->kind, "expense") == 0)
      g_ptr_array_add (tickets, create_ticket (packet->seed, entry));
  }
  g_ptr_array_sort (tickets, compare_tickets_cb);
  for (guint i = 0; i < tickets->len && i < packet->size; i++)
    ((Ticket *) tickets->pdata[i])->entry->drawn = TRUE;
}
