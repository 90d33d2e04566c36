/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "agenda.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dictionary.h"
#include "number.h"
#include "period.h"

static const struct
{
  const char *name;
  const char *label;
} kinds[] = {
  [BC_AGENDA_COMMITMENT_DUE] = { "commitment-due", N_ ("Commitment to be fulfilled") },
  [BC_AGENDA_AGREEMENT_DUE] = { "agreement-due", N_ ("Agreement to be carried out") },
  [BC_AGENDA_MEETING] = { "meeting", N_ ("Meeting") },
  [BC_AGENDA_NEXT_MEETING] = { "next-meeting", N_ ("Next meeting") },
  [BC_AGENDA_ACTIVITY] = { "activity", N_ ("Activity") },
  [BC_AGENDA_ACTION_START] = { "action-start", N_ ("Action to begin") },
  [BC_AGENDA_ACTION_END] = { "action-end", N_ ("Action to be finished") },
  [BC_AGENDA_MILESTONE] = { "milestone", N_ ("Milestone to be reached") },
  [BC_AGENDA_MANDATE_END] = { "mandate-end", N_ ("End of the directorate's mandate") },
  [BC_AGENDA_REPORT_DUE] = { "report-due", N_ ("End of the period to be reported") },
  [BC_AGENDA_ACTION_PAPER] = { "action-paper", N_ ("Action done without a document") },
  [BC_AGENDA_MEETING_MINUTES] = { "meeting-minutes", N_ ("Meeting without minutes") },
  [BC_AGENDA_YEARLY_SURVEY] = { "yearly-survey", N_ ("Yearly survey to be answered") },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == BC_AGENDA_N_KINDS);

static void
free_item (gpointer data)
{
  BcAgendaItem *item = data;

  g_free (item->type);
  g_free (item->date);
  g_free (item->subject);
  g_free (item->who);
  g_free (item->district_name);
  g_free (item);
}

/**
 * bc_agenda_kind_get_name:
 * @kind: a kind
 *
 * Returns: its name for programs, which never changes
 */
const char *
bc_agenda_kind_get_name (BcAgendaKind kind)
{
  return kinds[kind].name;
}

/**
 * bc_agenda_kind_get_label:
 * @kind: a kind
 *
 * Returns: what people call it
 */
const char *
bc_agenda_kind_get_label (BcAgendaKind kind)
{
  return _ (kinds[kind].label);
}

static gboolean
find_kind (const char *name, BcAgendaKind *kind)
{
  for (guint i = 0; i < BC_AGENDA_N_KINDS; i++)
    if (g_strcmp0 (kinds[i].name, name) == 0) {
      *kind = i;
      return TRUE;
    }
  return FALSE;
}

static char *
dup_meeting_kind (const char *name)
{
  const BcRecordType *meeting = bc_dictionary_find ("meeting");
  const BcField *field = bc_record_type_find_field (meeting, "kind");
  const BcChoice *choice = name != NULL ? bc_field_find_choice (field, name) : NULL;

  return g_strdup (choice != NULL ? bc_choice_get_label (choice) : name);
}

static char *
dup_span (const char *text)
{
  BcPeriod span;

  return text != NULL && bc_period_parse (text, &span, NULL) ? bc_period_dup_screen (&span)
                                                             : g_strdup (text);
}

/* Names that the program knows are told as people read them. */
static char *
dup_subject (const BcAgendaItem *item, const char *subject)
{
  if (item->kind == BC_AGENDA_REPORT_DUE)
    return dup_span (subject);
  if (strcmp (item->type, "meeting") == 0)
    return dup_meeting_kind (subject);
  return g_strdup (subject);
}

static void
take_row (BcCursor *cursor, GPtrArray *items)
{
  BcAgendaItem *item;
  BcAgendaKind kind;

  if (!find_kind (bc_cursor_get_text (cursor, 0), &kind))
    return;
  item = g_new0 (BcAgendaItem, 1);
  g_ptr_array_add (items, item);
  item->kind = kind;
  bc_cursor_get_id (cursor, 1, &item->record);
  bc_cursor_get_id (cursor, 2, &item->district);
  item->type = g_strdup (bc_cursor_get_text (cursor, 3));
  item->date = g_strdup (bc_cursor_get_text (cursor, 4));
  item->days = bc_cursor_get_integer (cursor, 5);
  item->days_late = bc_cursor_get_integer (cursor, 6) != 0 ? MAX (-item->days, 0) : 0;
  item->subject = dup_subject (item, bc_cursor_get_text (cursor, 7));
  item->who = g_strdup (bc_cursor_get_text (cursor, 8));
  item->district_name = g_strdup (bc_cursor_get_text (cursor, 9));
  if (item->subject == NULL)
    item->subject = g_strdup ("");
}

static gboolean
read_district (BcDatabase *database,
               gint64 scope,
               const char *from,
               const char *to,
               GPtrArray *items,
               GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "SELECT a.kind, a.id, s.id, a.type, a.date, "
                       "CAST (julianday (a.date) - julianday (t.date) AS INTEGER), "
                       "a.lasts, a.subject, a.who, d.name "
                       "FROM agenda_item a JOIN today t JOIN scope s ON s.row = a.scope "
                       "JOIN record dr ON dr.id = s.id JOIN district d ON d.row = dr.row "
                       "WHERE a.scope = ?1 AND CASE a.kind WHEN 'yearly-survey' "
                       "THEN d.phase = 'graduated' "
                       "ELSE coalesce (d.phase, '') NOT IN ('graduated', 'withdrawn') END "
                       "AND (a.date BETWEEN ?2 AND ?3 "
                       "OR (?2 <= t.date AND a.lasts AND a.date < t.date) "
                       "OR (?2 <= t.date AND a.date BETWEEN t.date "
                       "AND date (t.date, a.notice || ' days')))",
                       error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_integer (cursor, 1, scope);
  bc_cursor_bind_text (cursor, 2, from);
  bc_cursor_bind_text (cursor, 3, to);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    take_row (cursor, items);
  return step == BC_STEP_DONE;
}

/* The scopes of one district, or of all that are held. */
static GArray *
list_scopes (BcDatabase *database, const BcId *district, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "SELECT r.scope FROM record r WHERE r.type = 'district' AND r.hidden = 0 "
                       "AND (?1 IS NULL OR r.id = ?1)",
                       error);
  g_autoptr (GArray) scopes = g_array_new (FALSE, FALSE, sizeof (gint64));
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return NULL;
  if (district != NULL)
    bc_cursor_bind_id (cursor, 1, district);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    gint64 scope = bc_cursor_get_integer (cursor, 0);

    g_array_append_val (scopes, scope);
  }
  return step == BC_STEP_DONE ? g_steal_pointer (&scopes) : NULL;
}

static int
compare_items_cb (gconstpointer a, gconstpointer b)
{
  const BcAgendaItem *left = *(const BcAgendaItem *const *) a;
  const BcAgendaItem *right = *(const BcAgendaItem *const *) b;
  int order = strcmp (left->date, right->date);

  if (order == 0)
    order = (int) left->kind - (int) right->kind;
  return order != 0 ? order : bc_id_compare (&left->record, &right->record);
}

/**
 * bc_agenda_read:
 * @database: a connection
 * @district: (nullable): a district; %NULL for all that are held, as a manager's are
 * @from: the first day, in canonical form
 * @to: the last day
 * @error: return location, #BC_STORE_ERROR
 *
 * Reads what is due in a span, by the view agenda_item: what falls in it and, where it reaches back
 * to today, what is late and what is told beforehand. A district that graduated is silent but for
 * its yearly questionnaire (the programme's follow-up of three years), one that withdrew
 * altogether. The earliest comes first.
 *
 * Returns: (transfer full) (nullable) (element-type BcAgendaItem): what is due; %NULL with an error
 */
GPtrArray *
bc_agenda_read (BcDatabase *database,
                const BcId *district,
                const char *from,
                const char *to,
                GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (free_item);
  g_autoptr (GArray) scopes = list_scopes (database, district, error);

  for (guint i = 0; scopes != NULL && i < scopes->len; i++)
    if (!read_district (database, g_array_index (scopes, gint64, i), from, to, items, error))
      return NULL;
  g_ptr_array_sort (items, compare_items_cb);
  return scopes != NULL ? g_steal_pointer (&items) : NULL;
}

static char *
dup_past (const BcAgendaItem *self)
{
  gint64 n_days = -self->days;
  g_autofree char *figure = bc_number_dup_whole_screen (n_days);

  if (self->days_late == 0)
    return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%s day ago", "%s days ago", (gulong) n_days),
      figure);
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%s day late", "%s days late", (gulong) n_days),
    figure);
}

/**
 * bc_agenda_item_dup_when:
 * @self: what is due
 *
 * Says how far away it is, as “3 days late” or “today”.
 *
 * Returns: (transfer full): the words
 */
char *
bc_agenda_item_dup_when (const BcAgendaItem *self)
{
  g_autofree char *figure = bc_number_dup_whole_screen (self->days);

  if (self->days < 0)
    return dup_past (self);
  if (self->days == 0)
    return g_strdup (_ ("today"));
  if (self->days == 1)
    return g_strdup (_ ("tomorrow"));
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "in %s day", "in %s days", (gulong) self->days),
    figure);
}

/**
 * bc_agenda_item_dup_sentence:
 * @self: what is due
 *
 * Says what is due, of what and of whom: “Commitment to be fulfilled: design of the pavement
 * (Municipalidad)”.
 *
 * Returns: (transfer full): a line of plain text
 */
char *
bc_agenda_item_dup_sentence (const BcAgendaItem *self)
{
  GString *sentence = g_string_new (bc_agenda_kind_get_label (self->kind));

  if (*self->subject != '\0')
    g_string_append_printf (sentence, ": %s", self->subject);
  if (self->who != NULL && *self->who != '\0')
    g_string_append_printf (sentence, " (%s)", self->who);
  return g_string_free (sentence, FALSE);
}
