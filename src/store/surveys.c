/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "surveys.h"

#include "date.h"
#include "milestones.h"
#include "records-read.h"

/**
 * bc_surveys_free:
 * @self: (transfer full) (nullable): questionnaires
 *
 * Frees them.
 */
void
bc_surveys_free (BcSurveys *self)
{
  for (guint i = 0; self != NULL && i < BC_N_SURVEYS; i++)
    g_clear_object (&self->years[i].answers);
  g_free (self);
}

/**
 * bc_surveys_find_due:
 * @self: questionnaires
 *
 * Returns: (nullable): the first one that is due and has no answers
 */
const BcSurvey *
bc_surveys_find_due (const BcSurveys *self)
{
  for (guint i = 0; self->graduated != BC_DATE_NONE && i < BC_N_SURVEYS; i++)
    if (self->years[i].answers == NULL && self->years[i].due <= self->at)
      return &self->years[i];
  return NULL;
}

static void
find_years (BcSurveys *self)
{
  for (int i = 0; i < BC_N_SURVEYS; i++) {
    self->years[i].due = bc_milestone_find_usual (self->graduated, (i + 1) * 12);
    self->years[i].year = bc_date_get_year (self->years[i].due);
  }
}

static gboolean
read_answers (BcDatabase *database, BcSurveys *self, GError **error)
{
  const BcRecordType *type = bc_dictionary_find ("yearly-survey");
  const BcField *year = bc_record_type_find_field (type, "year");
  g_autoptr (GPtrArray) records = bc_records_list_owned (database, type, &self->district, error);

  for (guint i = 0; records != NULL && i < records->len; i++) {
    BcValue value = BC_VALUE_INIT;

    bc_record_peek (records->pdata[i], year, &value);
    for (guint k = 0; k < BC_N_SURVEYS; k++)
      if (value.type == BC_VALUE_INTEGER && value.integer == self->years[k].year)
        g_set_object (&self->years[k].answers, records->pdata[i]);
  }
  return records != NULL;
}

/**
 * bc_surveys_read:
 * @database: a connection
 * @district: a district's identifier
 * @error: return location, #BC_STORE_ERROR
 *
 * Reads the yearly questionnaires of a graduated district (the programme: once a year, for three
 * years from its graduation; editable).
 *
 * Returns: (transfer full) (nullable): the questionnaires
 */
BcSurveys *
bc_surveys_read (BcDatabase *database, const BcId *district, GError **error)
{
  g_autoptr (BcMilestones) steps = bc_milestones_read (database, district, error);
  g_autoptr (BcSurveys) self = g_new0 (BcSurveys, 1);

  if (steps == NULL)
    return NULL;
  self->district = *district;
  self->at = steps->at;
  self->graduated = g_str_equal (steps->phase, "graduated") ? steps->begun : BC_DATE_NONE;
  if (self->graduated == BC_DATE_NONE)
    return g_steal_pointer (&self);
  find_years (self);
  return read_answers (database, self, error) ? g_steal_pointer (&self) : NULL;
}
