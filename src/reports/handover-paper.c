/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "handover-paper.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "agenda.h"
#include "conflicts.h"
#include "date.h"
#include "gate.h"
#include "handover-table.h"
#include "profile.h"

static void
add_fact (BcPaper *paper, const char *label, const char *text)
{
  bc_paper_add_fact (paper, label, text != NULL && *text != '\0' ? text : "—");
}

static const char *
get_phase_label (const char *name)
{
  const BcField *field = bc_record_type_find_field (bc_dictionary_find ("district"), "phase");
  const BcChoice *choice = bc_field_find_choice (field, name);

  return choice != NULL ? bc_choice_get_label (choice) : name;
}

static gboolean
add_facts (BcPaper *paper, BcDatabase *database, const BcGate *gate, gint64 scope, GError **error)
{
  g_auto (BcProfile) profile = { 0 };
  g_autofree char *manager = NULL;
  g_autofree char *day = bc_date_dup_screen (gate->at);

  if (!bc_profile_load (&profile, database, error) ||
      !bc_database_get_text (database,
                             &manager,
                             error,
                             "SELECT coalesce (d.manager, '') FROM record r "
                             "JOIN district d ON d.row = r.row "
                             "WHERE r.scope = ? AND r.type = 'district'",
                             "i",
                             scope))
    return FALSE;
  add_fact (paper, _ ("Commune"), gate->commune);
  add_fact (paper, _ ("Phase"), get_phase_label (gate->phase));
  add_fact (paper, _ ("Manager"), manager);
  add_fact (paper, _ ("Made on"), day);
  add_fact (paper, _ ("Made by"), profile.name);
  return TRUE;
}

/* The purpose is told on the cover, as the law on personal data asks for. */
static void
add_notice (BcPaper *paper)
{
  bc_paper_add_heading (paper, _ ("Personal data"));
  bc_paper_add_paragraph (
    paper,
    _ ("This folder names people and says how to reach them. It has only what whoever takes over "
       "the district needs for that (Law 21.719): no RUT, no fees, nothing of the businesses' "
       "owners. Use it for that work alone, do not pass it on, and delete it when the handover is "
       "done."));
}

static gboolean
add_tables (BcPaper *paper,
            const BcHandoverTable *tables,
            BcDatabase *database,
            gint64 scope,
            GError **error)
{
  for (; tables->heading != NULL; tables++)
    if (!bc_handover_table_set (tables, paper, database, scope, error))
      return FALSE;
  return TRUE;
}

static void
add_gate (BcPaper *paper, const BcGate *gate)
{
  g_autofree char *text = bc_gate_dup_text (gate);

  bc_paper_add_heading (paper, _ ("To pass to dynamization"));
  bc_paper_add_paragraph (paper, text);
}

/* (nullable): what a conflict says, where it is the district's. */
static char *
dup_conflict (BcDatabase *database, const BcConflict *conflict, gint64 scope)
{
  g_auto (BcRecordInfo) info = { 0 };
  g_autoptr (GString) text = NULL;

  if (!bc_lookup_id (database, &conflict->record, &info, NULL) || info.scope != scope)
    return NULL;
  text = g_string_new (NULL);
  g_string_append_printf (text, "%s · %s: ", conflict->heading, conflict->label);
  for (guint i = 0; i < conflict->sides->len; i++) {
    const BcConflictSide *side = conflict->sides->pdata[i];

    g_string_append_printf (text, "%s“%s” (%s)", i > 0 ? "; " : "", side->display, side->author);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
add_conflicts (BcPaper *paper, BcDatabase *database, gint64 scope, GError **error)
{
  g_autoptr (GPtrArray) conflicts = bc_conflicts_read (database, error);
  guint n_told = 0;

  if (conflicts == NULL)
    return FALSE;
  bc_paper_add_heading (paper, _ ("Conflicts"));
  for (guint i = 0; i < conflicts->len; i++) {
    g_autofree char *text = dup_conflict (database, conflicts->pdata[i], scope);

    if (text != NULL)
      bc_paper_add_item (paper, "•", text);
    n_told += text != NULL ? 1 : 0;
  }
  if (n_told == 0)
    bc_paper_add_paragraph (paper, _ ("There are none."));
  return TRUE;
}

static void
add_date (BcPaper *paper, const BcAgendaItem *item)
{
  g_autofree char *when = bc_agenda_item_dup_when (item);
  g_autofree char *sentence = bc_agenda_item_dup_sentence (item);
  g_autofree char *screen = NULL;
  gint32 date;
  const char *cells[3];

  screen =
    bc_date_parse_iso (item->date, &date, NULL) ? bc_date_dup_screen (date) : g_strdup (item->date);
  cells[0] = screen;
  cells[1] = when;
  cells[2] = sentence;
  bc_paper_add_row (paper, cells);
}

static void
add_dates (BcPaper *paper, const GPtrArray *agenda)
{
  const BcPaperColumn columns[] = {
    { _ ("Date"), 4, FALSE },
    { _ ("When"), 5, FALSE },
    { _ ("What"), 14, FALSE },
  };

  bc_paper_add_heading (paper, _ ("Next dates, and what is late"));
  if (agenda->len == 0) {
    bc_paper_add_paragraph (paper, _ ("There are none."));
    return;
  }
  bc_paper_begin_table (paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < agenda->len; i++)
    add_date (paper, agenda->pdata[i]);
  bc_paper_end_table (paper);
}

static gboolean
fill (BcPaper *paper,
      BcDatabase *database,
      const BcGate *gate,
      const GPtrArray *agenda,
      gint64 scope,
      GError **error)
{
  bc_paper_add_title (paper, _ ("Handover of a district"), gate->name);
  if (!add_facts (paper, database, gate, scope, error))
    return FALSE;
  add_notice (paper);
  if (!add_tables (paper, bc_handover_people, database, scope, error) ||
      !add_tables (paper, bc_handover_promises, database, scope, error) ||
      !add_tables (paper, bc_handover_pending, database, scope, error))
    return FALSE;
  add_gate (paper, gate);
  if (!add_conflicts (paper, database, scope, error))
    return FALSE;
  add_dates (paper, agenda);
  return add_tables (paper, bc_handover_past, database, scope, error) &&
         add_tables (paper, bc_handover_state, database, scope, error);
}

/**
 * bc_handover_paper_new:
 * @database: a connection
 * @district: the district
 * @agenda: (element-type BcAgendaItem): what is due next
 * @size: the sheets' size
 * @error: return location, #BC_STORE_ERROR
 *
 * Sets the paper of a handover folder.
 *
 * Returns: (transfer full) (nullable): the document; %NULL with an error
 */
BcPaper *
bc_handover_paper_new (BcDatabase *database,
                       const BcRecordInfo *district,
                       const GPtrArray *agenda,
                       BcPaperSize size,
                       GError **error)
{
  g_autoptr (BcGate) gate = bc_gate_read (database, &district->id, error);
  g_autoptr (BcPaper) paper = NULL;

  if (gate == NULL)
    return NULL;
  paper = bc_paper_new (size, _ ("Handover of a district"), gate->name);
  if (!fill (paper, database, gate, agenda, district->scope, error))
    return NULL;
  return g_steal_pointer (&paper);
}
