/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"
#include "record.h"

G_BEGIN_DECLS

/** BC_N_SURVEYS: for how many years a graduated district answers. */
#define BC_N_SURVEYS 3

/**
 * BcSurvey:
 * @year: the year that it is about
 * @due: the day from which it is due
 * @answers: (owned) (nullable): what was answered
 *
 * One of the yearly questionnaires of a graduated district.
 */
typedef struct
{
  int year;
  gint32 due;
  BcRecord *answers;
} BcSurvey;

/**
 * BcSurveys:
 * @district: the district
 * @graduated: the day of its graduation; %BC_DATE_NONE where it has none
 * @at: today, as the database has it
 * @years: its questionnaires, the first one first
 *
 * What a graduated district is asked, year by year.
 */
typedef struct
{
  BcId district;
  gint32 graduated;
  gint32 at;
  BcSurvey years[BC_N_SURVEYS];
} BcSurveys;

BcSurveys *bc_surveys_read (BcDatabase *database,
                            const BcId *district,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
const BcSurvey *bc_surveys_find_due (const BcSurveys *self);
void bc_surveys_free (BcSurveys *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcSurveys, bc_surveys_free)

G_END_DECLS
