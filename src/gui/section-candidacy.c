/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "candidacy.h"
#include "form-rows.h"
#include "number.h"
#include "record-dialog.h"
#include "sections.h"

/* How a candidate was scored against the criteria of its call. */

static gpointer
read_candidacy (BcDatabase *reader, const BcId *district, GError **error)
{
  return bc_candidacy_read (reader, district, error);
}

static void
add_criterion (GPtrArray *lines, const BcCandidacy *candidacy, guint place, gboolean can_write)
{
  const BcCriterion *criterion = candidacy->criteria->pdata[place];
  g_autofree char *weight =
    bc_number_dup_percent_screen (criterion->weight != BC_SCORE_NONE ? criterion->weight : 0);
  BcTold *told = bc_told_add (lines, &criterion->record, criterion->name);

  told->tag = (int) place;
  told->inert = bc_id_is_nil (&criterion->record) && !can_write;
  told->subtitle = candidacy->weighted ? g_strdup_printf (_ ("Weight: %s"), weight) : NULL;
  told->badge = criterion->score != BC_SCORE_NONE ? bc_number_dup_percent_screen (criterion->score)
                                                  : g_strdup (_ ("Without score"));
}

static char *
dup_sentence (const BcCandidacy *candidacy)
{
  g_autofree char *total = NULL;

  if (candidacy->call == NULL)
    return g_strdup (_ ("The district has no call, whose criteria it would be scored by."));
  if (candidacy->criteria->len == 0)
    return g_strdup_printf (_ ("%s: the council has not written its criteria yet."),
                            candidacy->call);
  if (candidacy->total == BC_SCORE_NONE)
    return g_strdup_printf (_ ("%s: nothing was scored yet."), candidacy->call);
  total = bc_number_dup_percent_screen (candidacy->total);
  return g_strdup_printf (
    candidacy->weighted
      ? _ ("%s: weighted total %s (%u of %u criteria scored).")
      : _ ("%s: total %s, all criteria counting alike (%u of %u criteria scored)."),
    candidacy->call,
    total,
    candidacy->n_scored,
    candidacy->criteria->len);
}

static GPtrArray *
tell (BcToldSection *self, gconstpointer result)
{
  const BcCandidacy *candidacy = result;
  g_autofree char *sentence = dup_sentence (candidacy);
  const gboolean can_write = bc_form_can_add (bc_told_section_get_store (self),
                                              "candidate-score",
                                              bc_told_section_get_id (self));
  GPtrArray *lines = bc_told_create_lines ();

  bc_told_section_set_sentence (self, sentence);
  for (guint i = 0; i < candidacy->criteria->len; i++)
    add_criterion (lines, candidacy, i, can_write);
  return lines;
}

static void
chosen (BcToldSection *self, gconstpointer result, const BcTold *told)
{
  const BcCandidacy *candidacy = result;
  const BcCriterion *criterion = candidacy->criteria->pdata[told->tag];
  const BcRecordType *type = bc_dictionary_find ("candidate-score");
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  BcStore *store = bc_told_section_get_store (self);
  g_auto (BcDraft) draft = { 0 };

  bc_draft_init (&draft, type, NULL);
  bc_draft_set_id (&draft, "district", &candidacy->district);
  bc_draft_set_id (&draft, "criterion", &criterion->criterion);
  if (bc_id_is_nil (&criterion->record))
    bc_record_dialog_open_draft (window, store, &draft, NULL);
  else
    bc_record_dialog_open (window, store, type, &criterion->record, NULL);
}

const BcSectionKind bc_candidacy_section = {
  N_ ("Candidacy"), read_candidacy, tell, (GDestroyNotify) bc_candidacy_free, chosen, NULL, NULL,
};
