/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "packet-facts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "date.h"
#include "dictionary.h"
#include "number.h"
#include "rut.h"
#include "store-error.h"

/* Each fact is a column of one of the two questions, in their order. */

#define N_ONCE 27
#define N_EACH 13

#define EACH(prefix_, rows_)                                                                       \
  { prefix_ ".number", N_ ("Number, from 1"), BC_FACT_NUMBER, rows_, NULL },                       \
    { prefix_ ".kind", N_ ("Kind"), BC_FACT_CHOICE, rows_, "entry.kind" },                         \
    { prefix_ ".state", N_ ("State"), BC_FACT_CHOICE, rows_, "entry.state" },                      \
    { prefix_ ".date", N_ ("Date"), BC_FACT_DATE, rows_, NULL },                                   \
    { prefix_ ".amount", N_ ("Amount"), BC_FACT_NUMBER, rows_, NULL },                             \
    { prefix_ ".tax", N_ ("Tax in the amount"), BC_FACT_NUMBER, rows_, NULL },                     \
    { prefix_ ".item", N_ ("Budget item"), BC_FACT_TEXT, rows_, NULL },                            \
    { prefix_ ".supplier-rut", N_ ("Supplier's RUT"), BC_FACT_RUT, rows_, NULL },                  \
    { prefix_ ".supplier-name", N_ ("Supplier"), BC_FACT_TEXT, rows_, NULL },                      \
    { prefix_ ".document-code", N_ ("Code of the document type"), BC_FACT_TEXT, rows_, NULL },     \
    { prefix_ ".document-type", N_ ("Document type"), BC_FACT_TEXT, rows_, NULL },                 \
    { prefix_ ".document-number", N_ ("Document number"), BC_FACT_TEXT, rows_, NULL },             \
  {                                                                                                \
    prefix_ ".notes", N_ ("Notes"), BC_FACT_TEXT, rows_, NULL                                      \
  }

static const BcPacketFact facts[] = {
  { "district", N_ ("District"), BC_FACT_TEXT, BC_FACT_ONCE, NULL },
  { "commune", N_ ("Commune"), BC_FACT_TEXT, BC_FACT_ONCE, NULL },
  { "region", N_ ("Region"), BC_FACT_TEXT, BC_FACT_ONCE, NULL },
  { "manager", N_ ("Manager"), BC_FACT_TEXT, BC_FACT_ONCE, NULL },
  { "group-name", N_ ("Associative group (GAL)"), BC_FACT_TEXT, BC_FACT_ONCE, NULL },
  { "group-rut", N_ ("RUT of the associative group (GAL)"), BC_FACT_RUT, BC_FACT_ONCE, NULL },
  { "source", N_ ("Funding source"), BC_FACT_TEXT, BC_FACT_ONCE, NULL },
  { "institution", N_ ("Institution"), BC_FACT_TEXT, BC_FACT_ONCE, NULL },
  { "action", N_ ("Action"), BC_FACT_TEXT, BC_FACT_ONCE, NULL },
  { "project-code", N_ ("Project code"), BC_FACT_TEXT, BC_FACT_ONCE, NULL },
  { "from", N_ ("First day of the period"), BC_FACT_DATE, BC_FACT_ONCE, NULL },
  { "to", N_ ("Last day of the period"), BC_FACT_DATE, BC_FACT_ONCE, NULL },
  { "submitted-on", N_ ("Submitted on"), BC_FACT_DATE, BC_FACT_ONCE, NULL },
  { "today", N_ ("Today"), BC_FACT_DATE, BC_FACT_ONCE, NULL },
  { "requested", N_ ("Requested"), BC_FACT_NUMBER, BC_FACT_ONCE, NULL },
  { "awarded", N_ ("Awarded"), BC_FACT_NUMBER, BC_FACT_ONCE, NULL },
  { "own-contribution", N_ ("Own contribution"), BC_FACT_PERCENT, BC_FACT_ONCE, NULL },
  { "own-shown", N_ ("Own contribution that was spent"), BC_FACT_NUMBER, BC_FACT_ONCE, NULL },
  { "disbursed", N_ ("Disbursed in the period"), BC_FACT_NUMBER, BC_FACT_ONCE, NULL },
  { "spent", N_ ("Spent in the period"), BC_FACT_NUMBER, BC_FACT_ONCE, NULL },
  { "disbursed-ever", N_ ("Disbursed since the beginning"), BC_FACT_NUMBER, BC_FACT_ONCE, NULL },
  { "spent-ever", N_ ("Spent since the beginning"), BC_FACT_NUMBER, BC_FACT_ONCE, NULL },
  { "left", N_ ("Left of what is awarded"), BC_FACT_NUMBER, BC_FACT_ONCE, NULL },
  { "n-entries", N_ ("How many entries"), BC_FACT_NUMBER, BC_FACT_ONCE, NULL },
  { "n-expenses", N_ ("How many expenses"), BC_FACT_NUMBER, BC_FACT_ONCE, NULL },
  { "sample-seed", N_ ("Seed of the sample"), BC_FACT_TEXT, BC_FACT_ONCE, NULL },
  { "notes", N_ ("Notes"), BC_FACT_TEXT, BC_FACT_ONCE, NULL },
  EACH ("expense", BC_FACT_EXPENSES),
  EACH ("entry", BC_FACT_ENTRIES),
};

G_STATIC_ASSERT (G_N_ELEMENTS (facts) == N_ONCE + 2 * N_EACH);

#define OF_PACKET "FROM packet_entry e WHERE e.packet = p.row AND e.left_out IS NULL"

/* Accounts are rendered of what is reported, until the period's last day: no draft, nothing that
 * was rejected, no document twice, nothing that came after. */
#define RENDERED " AND e.reported AND (p.span_to IS NULL OR e.date <= p.span_to)"
#define ON_LINE                                                                                    \
  "(SELECT coalesce (sum (e.n), 0) FROM entry_amount e "                                           \
  "WHERE e.line = lr.id" RENDERED
#define DISBURSED ON_LINE " AND e.what = 'disbursed'"
#define SPENT     ON_LINE " AND e.what = 'spent'"
#define IN_PERIOD " AND (p.span_from IS NULL OR e.date >= p.span_from)"
#define OWN_SHOWN                                                                                  \
  "(SELECT coalesce (sum (e.n), 0) FROM funding_line o JOIN record os ON os.id = o.source "        \
  "JOIN funding_source f ON f.row = os.row JOIN record orr ON orr.row = o.row "                    \
  "JOIN entry_amount e ON e.line = orr.id WHERE o.action = l.action AND o.hidden = 0 "             \
  "AND f.kind IN ('own', 'in-kind') AND e.what = 'spent'" RENDERED ")"

static const char once_sql[] =
  "SELECT d.name, c.name, g.name, d.manager, a.name, a.rut, f.name, f.institution, t.title, "
  "l.project_code, p.span_from, p.span_to, p.submitted_on, (SELECT date FROM today), l.requested, "
  "l.awarded, l.own_contribution, " OWN_SHOWN ", " DISBURSED IN_PERIOD "), " SPENT IN_PERIOD
  "), " DISBURSED "), " SPENT "), coalesce (l.awarded, 0) - " SPENT "), "
  "(SELECT count(*) " OF_PACKET "), (SELECT count(*) " OF_PACKET " AND e.kind = 'expense'), "
  "p.sample_seed, p.notes, sr.id, f.form_cells "
  "FROM record pr JOIN packet p ON p.row = pr.row "
  "JOIN record lr ON lr.id = p.line JOIN funding_line l ON l.row = lr.row "
  "LEFT JOIN record sr ON sr.id = l.source LEFT JOIN funding_source f ON f.row = sr.row "
  "LEFT JOIN record tr ON tr.id = l.action LEFT JOIN action t ON t.row = tr.row "
  "LEFT JOIN record dr ON dr.scope = pr.scope AND dr.type = 'district' "
  "LEFT JOIN district d ON d.row = dr.row "
  "LEFT JOIN record cr ON cr.id = d.commune LEFT JOIN commune c ON c.row = cr.row "
  "LEFT JOIN record gr ON gr.id = c.region LEFT JOIN region g ON g.row = gr.row "
  "LEFT JOIN associative_group a ON a.district = dr.id AND a.hidden = 0 "
  "WHERE pr.id = ?";

static const char each_sql[] =
  "SELECT NULL, e.kind, e.state_name, e.date, e.n, e.tax, i.name, e.supplier_rut, "
  "e.supplier_name, v.code, v.name, e.document_number, n.notes "
  "FROM record pr JOIN packet_entry e ON e.packet = pr.row JOIN entry n ON n.row = e.row "
  "LEFT JOIN record ir ON ir.id = e.item LEFT JOIN budget_item i ON i.row = ir.row "
  "LEFT JOIN record vr ON vr.id = e.document_type LEFT JOIN invoice_type v ON v.row = vr.row "
  "WHERE pr.id = ? AND e.left_out IS NULL AND (NOT ?2 OR e.kind = 'expense') "
  "ORDER BY e.date, e.row";

struct _BcPacketFacts
{
  BcId source;
  char *cells;      /* (owned) (nullable): of the source's form */
  GPtrArray *once;  /* (owned) (element-type GArray): one row */
  GPtrArray *all;   /* (owned) (element-type GArray): a row an entry */
  GPtrArray *spent; /* (owned) (element-type GArray): a row an expense */
};

static void
clear_value (gpointer data)
{
  g_clear_pointer (&((BcFactValue *) data)->text, g_free);
}

/**
 * bc_packet_fact_get:
 * @place: from 0
 *
 * Returns: (nullable): the fact at that place; %NULL behind the last
 */
const BcPacketFact *
bc_packet_fact_get (guint place)
{
  return place < G_N_ELEMENTS (facts) ? &facts[place] : NULL;
}

/**
 * bc_packet_fact_find:
 * @name: a fact's name
 *
 * Returns: (nullable): the fact of that name
 */
const BcPacketFact *
bc_packet_fact_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    if (strcmp (facts[i].name, name) == 0)
      return &facts[i];
  return NULL;
}

/**
 * bc_packet_fact_dup_label:
 * @self: a fact
 *
 * Returns: (transfer full): what it is called, and whose it is where each entry has one
 */
char *
bc_packet_fact_dup_label (const BcPacketFact *self)
{
  if (self->rows == BC_FACT_ONCE)
    return g_strdup (_ (self->label));
  return g_strdup_printf (self->rows == BC_FACT_EXPENSES ? _ ("Expenses, one below the other: %s")
                                                         : _ ("Entries, one below the other: %s"),
                          _ (self->label));
}

static char *
dup_choice (const char *where, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (where, ".", 2);
  const BcField *field = bc_record_type_find_field (bc_dictionary_find (parts[0]), parts[1]);
  const BcChoice *choice = bc_field_find_choice (field, name);

  return g_strdup (choice != NULL ? bc_choice_get_label (choice) : name);
}

static char *
dup_rut (const char *stored)
{
  char canonical[BC_RUT_SIZE];

  return bc_rut_parse (stored, canonical, NULL) ? bc_rut_dup_display (canonical)
                                                : g_strdup (stored);
}

/* A day that is none, which only another version could have written, is a text. */
static void
take_date (BcFactValue *value, const char *text)
{
  gint32 date;

  if (bc_date_parse_iso (text, &date, NULL)) {
    value->number = date;
    return;
  }
  value->kind = BC_FACT_TEXT;
  value->text = g_strdup (text);
}

static void
take_value (GArray *row, const BcPacketFact *fact, BcCursor *cursor, int column)
{
  BcFactValue value = { .kind = fact->kind, .empty = bc_cursor_is_null (cursor, column) };
  const char *text = value.empty ? NULL : bc_cursor_get_text (cursor, column);

  if (text != NULL && (fact->kind == BC_FACT_NUMBER || fact->kind == BC_FACT_PERCENT))
    value.number = bc_cursor_get_integer (cursor, column);
  else if (text != NULL && fact->kind == BC_FACT_DATE)
    take_date (&value, text);
  else if (text != NULL && fact->kind == BC_FACT_RUT)
    value.text = dup_rut (text);
  else if (text != NULL)
    value.text = fact->choices != NULL ? dup_choice (fact->choices, text) : g_strdup (text);
  g_array_append_val (row, value);
}

static GArray *
take_row (BcCursor *cursor, const BcPacketFact *first, int n_facts)
{
  GArray *row = g_array_new (FALSE, FALSE, sizeof (BcFactValue));

  g_array_set_clear_func (row, clear_value);
  for (int i = 0; i < n_facts; i++)
    take_value (row, &first[i], cursor, i);
  return row;
}

static gboolean
read_once (BcPacketFacts *self, BcDatabase *database, const BcId *packet, GError **error)
{
  g_autoptr (BcCursor) cursor = bc_database_query (database, once_sql, error);
  BcStep step;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_id (cursor, 1, packet);
  step = bc_cursor_step (cursor, error);
  if (step == BC_STEP_DONE)
    g_set_error_literal (error,
                         BC_STORE_ERROR,
                         BC_STORE_ERROR_NOT_FOUND,
                         _ ("There is no such accounts packet here"));
  if (step != BC_STEP_ROW)
    return FALSE;
  g_ptr_array_add (self->once, take_row (cursor, facts, N_ONCE));
  bc_cursor_get_id (cursor, N_ONCE, &self->source);
  self->cells = g_strdup (bc_cursor_get_text (cursor, N_ONCE + 1));
  return TRUE;
}

static gboolean
read_each (BcDatabase *database,
           const BcId *packet,
           gboolean expenses,
           GPtrArray *rows,
           GError **error)
{
  g_autoptr (BcCursor) cursor = bc_database_query (database, each_sql, error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_id (cursor, 1, packet);
  bc_cursor_bind_integer (cursor, 2, expenses);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    GArray *row = take_row (cursor, &facts[N_ONCE], N_EACH);

    g_array_index (row, BcFactValue, 0).number = rows->len + 1;
    g_array_index (row, BcFactValue, 0).empty = FALSE;
    g_ptr_array_add (rows, row);
  }
  return step == BC_STEP_DONE;
}

static GPtrArray *
create_rows (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
}

/**
 * bc_packet_facts_read:
 * @database: a connection
 * @packet: an accounts packet
 * @error: return location, #BC_STORE_ERROR
 *
 * Reads what the packet can tell a form now.
 *
 * Returns: (transfer full) (nullable): its facts; %NULL with %BC_STORE_ERROR_NOT_FOUND or a failure
 */
BcPacketFacts *
bc_packet_facts_read (BcDatabase *database, const BcId *packet, GError **error)
{
  g_autoptr (BcPacketFacts) self = g_new0 (BcPacketFacts, 1);

  self->once = create_rows ();
  self->all = create_rows ();
  self->spent = create_rows ();
  if (!read_once (self, database, packet, error) ||
      !read_each (database, packet, FALSE, self->all, error) ||
      !read_each (database, packet, TRUE, self->spent, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * bc_packet_facts_free:
 * @self: (transfer full): a packet's facts
 *
 * Frees them.
 */
void
bc_packet_facts_free (BcPacketFacts *self)
{
  g_ptr_array_unref (self->once);
  g_ptr_array_unref (self->all);
  g_ptr_array_unref (self->spent);
  g_free (self->cells);
  g_free (self);
}

/**
 * bc_packet_facts_get_source:
 * @self: a packet's facts
 *
 * Returns: the funding source that its accounts are rendered to
 */
const BcId *
bc_packet_facts_get_source (const BcPacketFacts *self)
{
  return &self->source;
}

/**
 * bc_packet_facts_get_cells:
 * @self: a packet's facts
 *
 * Returns: (nullable): what goes into which cell of the source's form, a line each
 */
const char *
bc_packet_facts_get_cells (const BcPacketFacts *self)
{
  return self->cells;
}

static GPtrArray *
get_rows (const BcPacketFacts *self, const BcPacketFact *fact)
{
  if (fact->rows == BC_FACT_ONCE)
    return self->once;
  return fact->rows == BC_FACT_EXPENSES ? self->spent : self->all;
}

/**
 * bc_packet_facts_count:
 * @self: a packet's facts
 * @fact: one of bc_packet_fact_get()
 *
 * Returns: how many there are of it
 */
guint
bc_packet_facts_count (const BcPacketFacts *self, const BcPacketFact *fact)
{
  return get_rows (self, fact)->len;
}

/**
 * bc_packet_facts_get:
 * @self: a packet's facts
 * @fact: one of bc_packet_fact_get()
 * @row: from 0, below bc_packet_facts_count()
 *
 * Returns: its value
 */
const BcFactValue *
bc_packet_facts_get (const BcPacketFacts *self, const BcPacketFact *fact, guint row)
{
  const gsize place = (gsize) (fact - facts);
  const GArray *values = get_rows (self, fact)->pdata[row];

  return &g_array_index (values, BcFactValue, place < N_ONCE ? place : (place - N_ONCE) % N_EACH);
}

/**
 * bc_fact_value_dup_screen:
 * @self: a value
 *
 * Returns: (transfer full): it as people read it; an empty text for none
 */
char *
bc_fact_value_dup_screen (const BcFactValue *self)
{
  if (self->empty)
    return g_strdup ("");
  if (self->kind == BC_FACT_NUMBER)
    return bc_number_dup_whole_screen (self->number);
  if (self->kind == BC_FACT_PERCENT)
    return bc_number_dup_percent_screen (self->number);
  return self->kind == BC_FACT_DATE ? bc_date_dup_screen ((gint32) self->number)
                                    : g_strdup (self->text);
}
