/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "form-rows.h"
#include "lookup.h"
#include "number.h"
#include "packet-papers.h"
#include "packet.h"
#include "record-dialog.h"
#include "sections.h"
#include "sheet-fill.h"
#include "text.h"

/* What an accounts packet would be sent back for, what it has, and which of it was drawn. */

static gpointer
read_packet (BcDatabase *reader, const BcId *packet, GError **error)
{
  return bc_packet_read (reader, packet, error);
}

static void
add_fault (GPtrArray *lines, const BcPacket *packet, const BcPacketFault *fault)
{
  BcTold *told = bc_told_add (lines, &fault->record, fault->sentence);

  told->inert = bc_id_equal (&fault->record, &packet->id);
  told->warns = fault->blocks;
  told->badge = g_strdup (fault->blocks ? _ ("To mend") : _ ("To look at"));
}

/* Why an entry is not counted stands below it, so that the others add up to what is told above. */
static void
add_entry (GPtrArray *lines, const BcPacketEntry *entry)
{
  BcTold *told = bc_told_add (lines, &entry->id, entry->heading);

  if (entry->left_out != NULL) {
    g_autofree char *reason = bc_text_dup_clause (entry->left_out);

    told->subtitle = g_strdup_printf (_ ("Not counted: %s."), reason);
  }
  if (entry->drawn || entry->later)
    told->badge = g_strdup (entry->drawn ? _ ("In the sample") : _ ("After the sample"));
}

/* Whether it is the manager's turn: what is submitted waits for the region. */
static gboolean
is_to_be_submitted (const BcPacket *packet)
{
  return g_str_equal (packet->state, "draft") || g_str_equal (packet->state, "observed");
}

/* What was submitted already is not told to be mended before that. */
static char *
dup_faults (const BcPacket *packet)
{
  const guint n = packet->n_blocking;

  if (is_to_be_submitted (packet))
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "%u thing is to be mended before it is submitted.",
                                         "%u things are to be mended before it is submitted.",
                                         n),
                            n);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%u thing in it is still to be mended.",
                                       "%u things in it are still to be mended.",
                                       n),
                          n);
}

/* What to do next; who does not lead the district is not told to submit it. */
static char *
dup_step (const BcPacket *packet, gboolean can_submit)
{
  if (packet->n_blocking > 0)
    return dup_faults (packet);
  if (!is_to_be_submitted (packet))
    return g_strdup (_ ("Nothing is wrong with it."));
  return g_strdup (can_submit
                     ? _ ("Nothing keeps it from being submitted: choose “Submitted” as its state.")
                     : _ ("Nothing keeps the manager from submitting it."));
}

static char *
dup_sentence (const BcPacket *packet, gboolean can_submit)
{
  g_autofree char *spent = bc_number_dup_pesos_screen (packet->spent);
  g_autofree char *disbursed = bc_number_dup_pesos_screen (packet->disbursed);
  g_autofree char *step = dup_step (packet, can_submit);

  return g_strdup_printf (_ ("Disbursed %s, spent %s. %s"), disbursed, spent, step);
}

static void
offer_papers (BcToldSection *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("Fill In a Spreadsheet…"), "section.act::form");
  g_menu_append (menu, _ ("Print…"), "section.act::print");
  g_menu_append (menu, _ ("Save as PDF…"), "section.act::pdf");
  bc_told_section_offer_menu (self, _ ("Papers"), G_MENU_MODEL (menu));
}

static GPtrArray *
tell (BcToldSection *self, gconstpointer result)
{
  const BcPacket *packet = result;
  const gboolean can_submit =
    bc_form_can_add (bc_told_section_get_store (self), "packet", &packet->id);
  g_autofree char *sentence = dup_sentence (packet, can_submit);
  GPtrArray *lines = bc_told_create_lines ();

  bc_told_section_set_sentence (self, sentence);
  offer_papers (self);
  for (guint i = 0; i < packet->faults->len; i++)
    add_fault (lines, packet, packet->faults->pdata[i]);
  for (guint i = 0; i < packet->entries->len; i++)
    add_entry (lines, packet->entries->pdata[i]);
  return lines;
}

static void
chosen (BcToldSection *self, gconstpointer result, const BcTold *told)
{
  BcStore *store = bc_told_section_get_store (self);
  g_auto (BcRecordInfo) info = { 0 };

  if (!bc_lookup_id (bc_store_get_reader (store), &told->id, &info, NULL) || info.type == NULL)
    return;
  bc_record_dialog_open (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                         store,
                         info.type,
                         &told->id,
                         NULL);
}

static void
act (BcToldSection *self, gconstpointer result, const char *what)
{
  GtkWidget *widget = GTK_WIDGET (self);
  BcStore *store = bc_told_section_get_store (self);
  const BcId *packet = bc_told_section_get_id (self);

  if (g_str_equal (what, "form"))
    bc_sheet_fill (widget, store, packet);
  else if (g_str_equal (what, "print"))
    bc_packet_papers_print (widget, store, packet);
  else
    bc_packet_papers_save (widget, store, packet);
}

const BcSectionKind bc_packet_section = {
  N_ ("What is rendered and what is to be mended"),
  read_packet,
  tell,
  (GDestroyNotify) bc_packet_free,
  chosen,
  NULL,
  act,
};
