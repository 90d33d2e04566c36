/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "minutes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "minutes-read.h"

static char *
dup_header (const BcMinutes *minutes)
{
  if (minutes->district == NULL)
    return g_strdup (minutes->body);
  return g_strdup_printf ("%s · %s", minutes->district, minutes->body);
}

static void
add_fact (BcPaper *paper, const char *label, BcRecord *record, const char *field)
{
  g_autofree char *text = bc_minutes_dup_display (record, field);

  bc_paper_add_fact (paper, label, *text != '\0' ? text : "—");
}

static void
add_head (BcPaper *paper, const BcMinutes *minutes)
{
  bc_paper_add_title (paper, _ ("Minutes of a meeting"), minutes->body);
  if (minutes->district != NULL)
    bc_paper_add_fact (paper, _ ("District"), minutes->district);
  add_fact (paper, _ ("Kind"), minutes->meeting, "kind");
  add_fact (paper, _ ("Date"), minutes->meeting, "date");
  add_fact (paper, _ ("Place"), minutes->meeting, "place");
}

static char *
dup_counts (const BcMinutes *minutes)
{
  g_autofree char *women = bc_minutes_dup_display (minutes->meeting, "women");
  g_autofree char *men = bc_minutes_dup_display (minutes->meeting, "men");

  if (minutes->quorum.counted == BC_COUNT_NONE)
    return g_strdup (_ ("Nobody was counted"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%d person (women: %s, men: %s)",
                                       "%d people (women: %s, men: %s)",
                                       (gulong) minutes->quorum.counted),
                          (int) minutes->quorum.counted,
                          *women != '\0' ? women : "—",
                          *men != '\0' ? men : "—");
}

static char *
dup_share (gint64 share)
{
  return share % 100 == 0
           ? g_strdup_printf ("%d %%", (int) (share / 100))
           : g_strdup_printf ("%d,%02d %%", (int) (share / 100), (int) (share % 100));
}

static char *
dup_rule (const BcQuorum *quorum)
{
  g_autofree char *first = dup_share (quorum->share);
  g_autofree char *second = dup_share (MAX (quorum->second_share, 0));

  if (quorum->second_share == BC_COUNT_NONE)
    return g_strdup_printf (_ ("%s: %s of the members"), quorum->rule_name, first);
  return g_strdup_printf (_ ("%s: %s of the members; %s on second call"),
                          quorum->rule_name,
                          first,
                          second);
}

static void
add_quorum (BcPaper *paper, const BcQuorum *quorum)
{
  g_autofree char *sentence = bc_quorum_dup_sentence (quorum);
  g_autofree char *rule = NULL;

  bc_paper_add_fact (paper, _ ("Quorum"), sentence);
  if (quorum->rule_name != NULL) {
    rule = dup_rule (quorum);
    bc_paper_add_fact (paper, _ ("Quorum rule"), rule);
  }
  if (quorum->rule_source != NULL && *quorum->rule_source != '\0')
    bc_paper_add_note (paper, quorum->rule_source);
  for (guint i = 0; i < quorum->warnings->len; i++)
    bc_paper_add_note (paper, quorum->warnings->pdata[i]);
}

static const char *
get_presence (int present)
{
  if (present < 0)
    return _ ("Not noted");
  return present ? _ ("Present") : _ ("Absent");
}

static void
add_attendant (BcPaper *paper, const BcAttendant *attendant, gboolean institutions)
{
  const char *presence = get_presence (attendant->present);
  const char *institution = attendant->institution != NULL ? attendant->institution : "";
  const char *with[] = { attendant->name, institution, attendant->role, presence };
  const char *without[] = { attendant->name, attendant->role, presence };

  bc_paper_add_row (paper, institutions ? with : without);
}

static void
add_attendants (BcPaper *paper, const GPtrArray *attendants)
{
  const BcPaperColumn with[] = {
    { _ ("Person"), 4, FALSE },
    { _ ("Institution"), 4, FALSE },
    { _ ("Role"), 2, FALSE },
    { _ ("Attendance"), 2, FALSE },
  };
  const BcPaperColumn without[] = { with[0], with[2], with[3] };
  gboolean institutions = FALSE;

  for (guint i = 0; i < attendants->len; i++)
    institutions = institutions || ((BcAttendant *) attendants->pdata[i])->institution != NULL;
  bc_paper_begin_table (paper,
                        institutions ? with : without,
                        institutions ? G_N_ELEMENTS (with) : G_N_ELEMENTS (without));
  for (guint i = 0; i < attendants->len; i++)
    add_attendant (paper, attendants->pdata[i], institutions);
  bc_paper_end_table (paper);
}

static gboolean
is_marked (const GPtrArray *attendants)
{
  for (guint i = 0; i < attendants->len; i++)
    if (((BcAttendant *) attendants->pdata[i])->present >= 0)
      return TRUE;
  return FALSE;
}

static void
add_attendance (BcPaper *paper, const BcMinutes *minutes)
{
  g_autofree char *counts = dup_counts (minutes);

  bc_paper_add_heading (paper, _ ("Attendance and quorum"));
  bc_paper_add_fact (paper, _ ("Counted"), counts);
  if (strcmp (minutes->quorum.kind, "workshop") != 0)
    add_quorum (paper, &minutes->quorum);
  if (is_marked (minutes->attendants))
    add_attendants (paper, minutes->attendants);
}

static void
add_text (BcPaper *paper,
          const char *heading,
          BcRecord *record,
          const char *field,
          const char *none)
{
  g_autofree char *text = bc_minutes_dup_display (record, field);

  bc_paper_add_heading (paper, heading);
  bc_paper_add_paragraph (paper, *text != '\0' ? text : none);
}

static void
add_agreement (BcPaper *paper, BcRecord *agreement, guint number)
{
  g_autofree char *place = g_strdup_printf ("%u", number);
  g_autofree char *text = bc_minutes_dup_display (agreement, "text");
  g_autofree char *who = bc_minutes_dup_display (agreement, "who");
  g_autofree char *due = bc_minutes_dup_display (agreement, "due");
  const char *cells[] = { place, text, who, due };

  bc_paper_add_row (paper, cells);
}

static void
add_agreements (BcPaper *paper, const GPtrArray *agreements)
{
  const BcPaperColumn columns[] = {
    { _ ("No."), 2, FALSE },
    { _ ("Agreement"), 11, FALSE },
    { _ ("Who"), 5, FALSE },
    { _ ("Due on"), 4, FALSE },
  };

  bc_paper_add_heading (paper, _ ("Agreements"));
  if (agreements->len == 0) {
    bc_paper_add_paragraph (paper, _ ("There were none."));
    return;
  }
  bc_paper_begin_table (paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < agreements->len; i++)
    add_agreement (paper, agreements->pdata[i], i + 1);
  bc_paper_end_table (paper);
}

/* Who leads an associative group signs by name; for other bodies, whoever does. */
static const char *
find_signer (const BcMinutes *minutes, const char *role)
{
  for (guint i = 0; i < minutes->attendants->len; i++) {
    const BcAttendant *attendant = minutes->attendants->pdata[i];

    if (strcmp (attendant->role, role) == 0 && attendant->present != 0)
      return attendant->name;
  }
  return "";
}

static void
add_end (BcPaper *paper, const BcMinutes *minutes)
{
  g_autofree char *next = bc_minutes_dup_display (minutes->meeting, "next-meeting");
  const char *roles[] = { _ ("President"), _ ("Secretary"), NULL };
  const char *names[] = { find_signer (minutes, roles[0]), find_signer (minutes, roles[1]), NULL };

  bc_paper_add_fact (paper, _ ("Next meeting"), *next != '\0' ? next : "—");
  bc_paper_add_signatures (paper, names, roles);
}

/**
 * bc_minutes_new:
 * @database: a connection
 * @meeting: a meeting
 * @size: the sheets' size
 * @error: return location, #BC_STORE_ERROR
 *
 * Sets the minutes of a meeting: when and where, who came, the quorum and its rule, the agenda,
 * what was said and agreed, the next meeting and lines to sign on.
 *
 * Returns: (transfer full) (nullable): the document; %NULL with %BC_STORE_ERROR_NOT_FOUND where
 * there is no such meeting, or a failure
 */
BcPaper *
bc_minutes_new (BcDatabase *database, const BcId *meeting, BcPaperSize size, GError **error)
{
  g_auto (BcMinutes) minutes = { 0 };
  g_autofree char *header = NULL;
  g_autofree char *date = NULL;
  g_autofree char *title = NULL;
  BcPaper *paper;

  if (!bc_minutes_read (database, meeting, &minutes, error))
    return NULL;
  header = dup_header (&minutes);
  date = bc_minutes_dup_display (minutes.meeting, "date");
  title = g_strdup_printf (_ ("Minutes of %s"), date);
  paper = bc_paper_new (size, title, header);
  add_head (paper, &minutes);
  add_attendance (paper, &minutes);
  add_text (paper, _ ("Agenda"), minutes.meeting, "agenda", _ ("Nobody wrote an agenda."));
  add_text (paper, _ ("Minutes"), minutes.meeting, "minutes", _ ("Nobody wrote minutes."));
  add_agreements (paper, minutes.agreements);
  add_end (paper, &minutes);
  return paper;
}
