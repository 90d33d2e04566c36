/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "date.h"
#include "field.h"
#include "form-rows.h"
#include "record-dialog.h"
#include "sections.h"
#include "surveys.h"

/* The questionnaires of the years after graduation: which is due, and the answers side by side. */

static gpointer
read_surveys (BcDatabase *reader, const BcId *district, GError **error)
{
  return bc_surveys_read (reader, district, error);
}

static void
add_year (GPtrArray *lines, const BcSurveys *surveys, int place, gboolean can_write)
{
  const BcSurvey *survey = &surveys->years[place];
  g_autofree char *title = g_strdup_printf (_ ("Questionnaire of %d"), survey->year);
  g_autofree char *due = bc_date_dup_screen (survey->due);
  const gboolean answered = survey->answers != NULL;
  const gboolean is_due = survey->due <= surveys->at;
  BcTold *told = bc_told_add (lines, answered ? bc_record_get_id (survey->answers) : NULL, title);

  told->tag = place;
  told->warns = !answered && is_due;
  told->inert = !answered && !can_write;
  told->subtitle = g_strdup_printf (_ ("Due from %s"), due);
  told->badge = g_strdup (answered ? _ ("Answered") : is_due ? _ ("To be answered") : _ ("Later"));
}

static char *
dup_answer (const BcSurvey *survey, const BcField *field)
{
  BcValue value = BC_VALUE_INIT;

  if (survey->answers != NULL)
    bc_record_peek (survey->answers, field, &value);
  return value.type != BC_VALUE_NONE ? bc_field_dup_display (field, &value) : g_strdup ("—");
}

/* One question, with what was answered to it each year. */
static void
add_question (GPtrArray *lines, const BcSurveys *surveys, const BcField *field)
{
  g_autoptr (GString) answers = g_string_new (NULL);
  BcTold *told = NULL;

  for (guint i = 0; i < BC_N_SURVEYS; i++) {
    g_autofree char *answer = dup_answer (&surveys->years[i], field);

    g_string_append_printf (answers,
                            "%s%d: %s",
                            i > 0 ? " · " : "",
                            surveys->years[i].year,
                            answer);
  }
  told = bc_told_add (lines, NULL, _ (field->label));
  told->subtitle = g_string_free (g_steal_pointer (&answers), FALSE);
  told->inert = TRUE;
}

static void
add_questions (GPtrArray *lines, const BcSurveys *surveys)
{
  const BcRecordType *type = bc_dictionary_find ("yearly-survey");

  for (guint i = 0; i < type->n_fields; i++)
    if (!(type->fields[i].flags & BC_FIELD_FIXED))
      add_question (lines, surveys, &type->fields[i]);
}

static char *
dup_sentence (const BcSurveys *surveys)
{
  const BcSurvey *due = bc_surveys_find_due (surveys);

  if (surveys->graduated == BC_DATE_NONE)
    return g_strdup (_ ("Its graduation has no date, from which its years would be counted."));
  if (due == NULL)
    return g_strdup (_ ("No questionnaire is due."));
  return g_strdup_printf (_ ("The questionnaire of %d is due."), due->year);
}

static GPtrArray *
tell (BcToldSection *self, gconstpointer result)
{
  const BcSurveys *surveys = result;
  g_autofree char *sentence = dup_sentence (surveys);
  const gboolean can_write = bc_form_can_add (bc_told_section_get_store (self),
                                              "yearly-survey",
                                              bc_told_section_get_id (self));
  GPtrArray *lines = bc_told_create_lines ();
  gboolean any = FALSE;

  bc_told_section_set_sentence (self, sentence);
  for (int i = 0; surveys->graduated != BC_DATE_NONE && i < BC_N_SURVEYS; i++) {
    add_year (lines, surveys, i, can_write);
    any |= surveys->years[i].answers != NULL;
  }
  if (any)
    add_questions (lines, surveys);
  return lines;
}

static void
chosen (BcToldSection *self, gconstpointer result, const BcTold *told)
{
  const BcSurveys *surveys = result;
  const BcSurvey *survey = &surveys->years[told->tag];
  const BcRecordType *type = bc_dictionary_find ("yearly-survey");
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  BcStore *store = bc_told_section_get_store (self);
  g_auto (BcDraft) draft = { 0 };

  bc_draft_init (&draft, type, NULL);
  bc_draft_set_id (&draft, "district", &surveys->district);
  bc_draft_set_integer (&draft, "year", survey->year);
  if (survey->answers == NULL)
    bc_record_dialog_open_draft (window, store, &draft, NULL);
  else
    bc_record_dialog_open (window, store, type, bc_record_get_id (survey->answers), NULL);
}

const BcSectionKind bc_surveys_section = {
  N_ ("After graduation"), read_surveys, tell, (GDestroyNotify) bc_surveys_free, chosen, NULL, NULL,
};
