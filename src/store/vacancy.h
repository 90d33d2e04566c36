/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"

G_BEGIN_DECLS

/**
 * BcVacancyPart:
 * @BC_VACANCY_ALL: a whole district
 * @BC_VACANCY_STREET: one of its streets
 * @BC_VACANCY_BLOCK: a hundred of a street's numbers
 *
 * What is counted together.
 */
typedef enum {
  BC_VACANCY_ALL,
  BC_VACANCY_STREET,
  BC_VACANCY_BLOCK,
} BcVacancyPart;

/**
 * BcVacancy:
 * @district: the district
 * @district_name: (owned): its name
 * @part: what is counted
 * @street: (owned): the street; empty for all of them, and where none is told
 * @block: the first number of the hundred; -1 for all of them
 * @premises: those that are open, closed or vacant
 * @open: how many are open
 * @closed: closed
 * @vacant: vacant
 * @moved: moved, which are no premises any more
 * @untold: without a state
 * @openings: of the last twelve months
 * @closings: of the last twelve months
 * @moves: of the last twelve months
 * @net_openings: openings less closings
 * @vacancy: vacant premises, in percent; NaN where there are no premises
 * @turnover: openings, closings and moves, in percent of the premises; NaN where there are none
 *
 * What stands empty, and what came and went.
 */
typedef struct
{
  BcId district;
  char *district_name;
  BcVacancyPart part;
  char *street;
  gint64 block;
  guint premises;
  guint open;
  guint closed;
  guint vacant;
  guint moved;
  guint untold;
  guint openings;
  guint closings;
  guint moves;
  gint net_openings;
  double vacancy;
  double turnover;
} BcVacancy;

GPtrArray *bc_vacancy_read (BcDatabase *database,
                            const BcId *district,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
