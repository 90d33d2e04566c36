/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"

G_BEGIN_DECLS

/** BC_SCORE_NONE: no score, and no weight. */
#define BC_SCORE_NONE -1

/**
 * BcCriterion:
 * @criterion: the criterion of the call
 * @record: the score's record; nil while there is none
 * @name: (owned): what the criterion is called
 * @weight: in hundredths of a percent, or %BC_SCORE_NONE
 * @score: in hundredths of a percent, or %BC_SCORE_NONE
 *
 * What a candidate is scored by, and its score.
 */
typedef struct
{
  BcId criterion;
  BcId record;
  char *name;
  gint64 weight;
  gint64 score;
} BcCriterion;

/**
 * BcCandidacy:
 * @district: the district
 * @call: (owned) (nullable): the call that it is a candidate of
 * @criteria: (owned) (element-type BcCriterion): those of the call
 * @n_scored: how many of them have a score
 * @weighted: whether all of them have a weight: otherwise they count alike
 * @total: the weighted mean of what was scored, in hundredths of a percent, or %BC_SCORE_NONE
 *
 * How a candidate district was scored.
 */
typedef struct
{
  BcId district;
  char *call;
  GPtrArray *criteria;
  guint n_scored;
  gboolean weighted;
  gint64 total;
} BcCandidacy;

BcCandidacy *bc_candidacy_read (BcDatabase *database,
                                const BcId *district,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bc_candidacy_free (BcCandidacy *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcCandidacy, bc_candidacy_free)

G_END_DECLS
