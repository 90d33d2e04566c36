/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "packet-paper.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "date.h"
#include "field.h"
#include "number.h"
#include "packet-facts.h"
#include "packet.h"
#include "period.h"
#include "text.h"

/* What the paper is set of. */
typedef struct
{
  BcDatabase *database; /* (unowned) */
  BcPaper *paper;       /* (unowned) */
  BcPacket *packet;     /* (unowned) */
  BcPacketFacts *facts; /* (unowned) */
} Setting;

static char *
dup_fact (const BcPacketFacts *facts, const char *name, guint row)
{
  const BcFactValue *value = bc_packet_facts_get (facts, bc_packet_fact_find (name), row);

  return value->kind == BC_FACT_NUMBER && !value->empty ? bc_number_dup_pesos_screen (value->number)
                                                        : bc_fact_value_dup_screen (value);
}

static void
add_fact (const Setting *self, const char *name)
{
  g_autofree char *label = bc_packet_fact_dup_label (bc_packet_fact_find (name));
  g_autofree char *text = dup_fact (self->facts, name, 0);

  bc_paper_add_fact (self->paper, label, *text != '\0' ? text : "—");
}

static const char *
get_choice (const char *type, const char *field, const char *name)
{
  const BcField *found = bc_record_type_find_field (bc_dictionary_find (type), field);
  const BcChoice *choice = name != NULL ? bc_field_find_choice (found, name) : NULL;

  return choice != NULL ? bc_choice_get_label (choice) : name != NULL ? name : "";
}

static char *
dup_span (const BcPacket *packet)
{
  BcPeriod period;

  return bc_period_parse (packet->span, &period, NULL) ? bc_period_dup_screen (&period)
                                                       : g_strdup (packet->span);
}

static void
add_head (const Setting *self)
{
  static const char *const before[] = { "district", "commune",     "group-name", "group-rut",
                                        "source",   "institution", "action",     "project-code" };
  static const char *const behind[] = { "submitted-on",
                                        "awarded",
                                        "disbursed-ever",
                                        "spent-ever",
                                        "left" };
  g_autofree char *span = dup_span (self->packet);

  bc_paper_add_title (self->paper, _ ("Accounts packet"), span);
  for (gsize i = 0; i < G_N_ELEMENTS (before); i++)
    add_fact (self, before[i]);
  bc_paper_add_fact (self->paper, _ ("Period"), span);
  bc_paper_add_fact (self->paper, _ ("State"), get_choice ("packet", "state", self->packet->state));
  for (gsize i = 0; i < G_N_ELEMENTS (behind); i++)
    add_fact (self, behind[i]);
}

/* Two texts, the second below the first, where both are there. */
static char *
dup_both (char *first, char *second, const char *between)
{
  g_autofree char *one = first;
  g_autofree char *other = second;

  return g_strdup_printf ("%s%s%s", one, *one != '\0' && *other != '\0' ? between : "", other);
}

/* An amount that is not of the column's kind leaves its cell empty, so that each column adds up. */
static char *
dup_sum (const BcPacketEntry *entry, gboolean received)
{
  return (strcmp (entry->kind, "disbursement") == 0) == received
           ? bc_number_dup_pesos_screen (entry->sum)
           : g_strdup ("");
}

static const char *
get_mark (const BcPacketEntry *entry)
{
  return entry->drawn ? _ ("Drawn") : entry->later ? _ ("Came later") : "";
}

static void
add_entry (const Setting *self, guint place)
{
  const BcPacketFacts *facts = self->facts;
  const BcPacketEntry *entry = self->packet->entries->pdata[place];
  g_autofree char *number = g_strdup_printf ("%u", place + 1);
  g_autofree char *date =
    dup_both (dup_fact (facts, "entry.date", place), dup_fact (facts, "entry.kind", place), "\n");
  g_autofree char *supplier = dup_both (dup_fact (facts, "entry.supplier-name", place),
                                        dup_fact (facts, "entry.supplier-rut", place),
                                        "\n");
  g_autofree char *document = dup_both (dup_fact (facts, "entry.document-type", place),
                                        dup_fact (facts, "entry.document-number", place),
                                        "\n");
  g_autofree char *received = dup_sum (entry, TRUE);
  g_autofree char *spent = dup_sum (entry, FALSE);
  const char *cells[] = { number, date, supplier, document, get_mark (entry), received, spent };

  bc_paper_add_row (self->paper, cells);
}

static void
add_total (const Setting *self)
{
  g_autofree char *received = bc_number_dup_pesos_screen (self->packet->disbursed);
  g_autofree char *spent = bc_number_dup_pesos_screen (self->packet->spent);
  const char *cells[] = { "", "", _ ("Total"), "", "", received, spent };

  bc_paper_add_row (self->paper, cells);
}

static void
add_entries (const Setting *self)
{
  const BcPaperColumn columns[] = {
    { _ ("No."), 4, FALSE },       { _ ("Date"), 12, FALSE },  { _ ("Supplier"), 14, FALSE },
    { _ ("Document"), 10, FALSE }, { _ ("Sample"), 9, FALSE }, { _ ("Disbursed"), 13, TRUE },
    { _ ("Spent"), 10, TRUE },
  };
  const guint n_facts = bc_packet_facts_count (self->facts, bc_packet_fact_find ("entry.date"));

  bc_paper_add_heading (self->paper, _ ("Entries"));
  if (self->packet->n_rendered == 0) {
    bc_paper_add_paragraph (self->paper, _ ("There are none."));
    return;
  }
  bc_paper_begin_table (self->paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < self->packet->n_rendered && i < n_facts; i++)
    add_entry (self, i);
  add_total (self);
  bc_paper_end_table (self->paper);
}

/* They were in the packet, so whoever looks for one of them finds it, and why it is not counted. */
static void
add_left_out (const Setting *self)
{
  const GPtrArray *entries = self->packet->entries;

  if (self->packet->n_rendered == entries->len)
    return;
  bc_paper_add_heading (self->paper, _ ("Not counted"));
  for (guint i = self->packet->n_rendered; i < entries->len; i++) {
    const BcPacketEntry *entry = entries->pdata[i];
    const char *mark = get_mark (entry);
    g_autofree char *reason = bc_text_dup_clause (entry->left_out);
    g_autofree char *text =
      g_strdup_printf ("%s: %s%s%s.", entry->heading, reason, *mark != '\0' ? ". " : "", mark);

    bc_paper_add_item (self->paper, "•", text);
  }
}

static void
add_sample (const Setting *self)
{
  g_autofree char *sentence = NULL;

  bc_paper_add_heading (self->paper, _ ("Sample"));
  if (self->packet->frozen == NULL) {
    bc_paper_add_paragraph (self->paper, _ ("No sample was drawn."));
    return;
  }
  sentence = g_strdup_printf (
    _ ("Sample of %d, drawn with the seed “%s”. Its entries are marked as drawn; those that "
       "came later were not there yet."),
    (int) self->packet->size,
    self->packet->seed);
  bc_paper_add_paragraph (self->paper, sentence);
}

static void
add_fault (const Setting *self, guint place)
{
  const BcPacketFault *fault = self->packet->faults->pdata[place];
  g_autofree char *marker = g_strdup_printf ("%u.", place + 1);
  g_autofree char *sentence = bc_text_dup_clause (fault->sentence);
  g_autofree char *text =
    g_strdup_printf ("%s: %s.", fault->blocks ? _ ("To mend") : _ ("To look at"), sentence);

  bc_paper_add_item (self->paper, marker, text);
}

static void
add_faults (const Setting *self)
{
  bc_paper_add_heading (self->paper, _ ("What it would be sent back for"));
  if (self->packet->faults->len == 0)
    bc_paper_add_paragraph (self->paper, _ ("Nothing is wrong with it."));
  for (guint i = 0; i < self->packet->faults->len; i++)
    add_fault (self, i);
}

/* An observation and an answer to it, the oldest first; an observation without answers has a row
 * too. */
static const char talk_sql[] =
  "SELECT o.row, o.date, o.kind, o.state_name, coalesce (o.author, ''), o.text, r.id, a.date, "
  "coalesce (a.author, ''), a.text "
  "FROM observation o JOIN record r ON r.id = o.record JOIN record orr ON orr.row = o.row "
  "LEFT JOIN answer a ON a.observation = orr.id AND a.hidden = 0 "
  "WHERE o.hidden = 0 AND o.record IN (SELECT ?1 UNION ALL SELECT e.id FROM packet_entry e "
  " JOIN record pr ON pr.row = e.packet WHERE pr.id = ?1) "
  "ORDER BY o.date, o.row, a.date, a.row";

static char *
dup_day (const char *iso)
{
  gint32 date;

  return iso != NULL && bc_date_parse_iso (iso, &date, NULL) ? bc_date_dup_screen (date)
                                                             : g_strdup (iso != NULL ? iso : "");
}

/* "10-04-2026, Ana" */
static char *
dup_who (BcCursor *cursor, int date, int author)
{
  return dup_both (dup_day (bc_cursor_get_text (cursor, date)),
                   g_strdup (bc_cursor_get_text (cursor, author)),
                   ", ");
}

static void
add_observation (const Setting *self, BcCursor *cursor)
{
  g_autofree char *who = dup_who (cursor, 1, 4);
  g_autofree char *head = NULL;
  g_autofree char *text = NULL;
  const BcPacketEntry *entry = NULL;
  BcId id = { 0 };

  bc_cursor_get_id (cursor, 6, &id);
  for (guint i = 0; i < self->packet->entries->len && entry == NULL; i++)
    if (bc_id_equal (&((BcPacketEntry *) self->packet->entries->pdata[i])->id, &id))
      entry = self->packet->entries->pdata[i];
  head = g_strdup_printf ("%s (%s), %s",
                          get_choice ("observation", "kind", bc_cursor_get_text (cursor, 2)),
                          get_choice ("observation", "state", bc_cursor_get_text (cursor, 3)),
                          who);
  text = g_strdup_printf ("%s%s%s: %s",
                          head,
                          entry != NULL ? ". " : "",
                          entry != NULL ? entry->heading : "",
                          bc_cursor_get_text (cursor, 5));
  bc_paper_add_item (self->paper, "•", text);
}

static void
add_answer (const Setting *self, BcCursor *cursor)
{
  g_autofree char *who = dup_who (cursor, 7, 8);
  g_autofree char *text =
    g_strdup_printf (_ ("Answer, %s: %s"), who, bc_cursor_get_text (cursor, 9));

  bc_paper_add_item (self->paper, "", text);
}

static gboolean
add_talk (const Setting *self, GError **error)
{
  g_autoptr (BcCursor) cursor = bc_database_query (self->database, talk_sql, error);
  BcStep step = BC_STEP_ERROR;
  gint64 last = 0;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_id (cursor, 1, &self->packet->id);
  bc_paper_add_heading (self->paper, _ ("Observations and answers"));
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    if (bc_cursor_get_integer (cursor, 0) != last)
      add_observation (self, cursor);
    last = bc_cursor_get_integer (cursor, 0);
    if (!bc_cursor_is_null (cursor, 9))
      add_answer (self, cursor);
  }
  if (step == BC_STEP_DONE && last == 0)
    bc_paper_add_paragraph (self->paper, _ ("There are none."));
  return step == BC_STEP_DONE;
}

static void
add_signatures (const Setting *self)
{
  g_autofree char *manager = dup_fact (self->facts, "manager", 0);
  const char *names[] = { manager, "", "", NULL };
  const char *roles[] = { _ ("Neighbourhood manager"),
                          _ ("For the associative group (GAL)"),
                          _ ("Received by"),
                          NULL };

  bc_paper_add_signatures (self->paper, names, roles);
}

/**
 * bc_packet_paper_new:
 * @database: a connection
 * @packet: an accounts packet
 * @size: the sheets' size
 * @error: return location, #BC_STORE_ERROR
 *
 * Sets an accounts packet on paper: whose it is, its entries with their totals and which of them
 * were drawn, what is not counted and why, what it would be sent back for, what was observed and
 * answered, and lines to sign on.
 *
 * Returns: (transfer full) (nullable): the document; %NULL with %BC_STORE_ERROR_NOT_FOUND or a
 *   failure
 */
BcPaper *
bc_packet_paper_new (BcDatabase *database, const BcId *packet, BcPaperSize size, GError **error)
{
  g_autoptr (BcPacket) read = bc_packet_read (database, packet, error);
  g_autoptr (BcPacketFacts) facts =
    read != NULL ? bc_packet_facts_read (database, packet, error) : NULL;
  g_autoptr (BcPaper) paper = NULL;
  g_autofree char *header = NULL;
  Setting setting = { database, NULL, read, facts };

  if (facts == NULL)
    return NULL;
  header = dup_both (dup_fact (facts, "district", 0), g_strdup (read->heading), " · ");
  paper = bc_paper_new (size, _ ("Accounts packet"), header);
  setting.paper = paper;
  add_head (&setting);
  add_entries (&setting);
  add_left_out (&setting);
  add_sample (&setting);
  add_faults (&setting);
  if (!add_talk (&setting, error))
    return NULL;
  add_signatures (&setting);
  return g_steal_pointer (&paper);
}
