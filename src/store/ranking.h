/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "writer.h"

G_BEGIN_DECLS

/**
 * BcRanked:
 * @id: a proposal
 * @text: (owned): what it says
 * @area: its area; nil for none
 * @area_code: (owned): the area's code, or an empty text
 * @dots: the dots that it and those merged into it got
 * @n_merged: how many were merged into it, and into those
 * @action: the action that it became; nil for none
 * @rank: 1 for the one with most dots; equal dots share a rank
 *
 * A proposal of a workshop, and how people voted for it.
 */
typedef struct
{
  BcId id;
  char *text;
  BcId area;
  char *area_code;
  gint64 dots;
  guint n_merged;
  BcId action;
  guint rank;
} BcRanked;

/**
 * BcRanking:
 * @proposals: (owned) (element-type BcRanked): those that were not merged into another, by rank
 * @n_voters: how many people voted
 * @n_dots: how many dots they gave
 *
 * Where the vote stands.
 */
typedef struct
{
  GPtrArray *proposals;
  guint n_voters;
  gint64 n_dots;
} BcRanking;

/**
 * BcVote:
 * @proposal: what is voted for
 * @voter: (unowned): who votes: a name, or a number called out in the room
 * @change: dots given; negative for dots taken back
 */
typedef struct
{
  BcId proposal;
  const char *voter;
  gint64 change;
} BcVote;

void bc_ranking_free (BcRanking *self);
BcRanking *
bc_ranking_read (BcDatabase *database, const BcId *plan, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean bc_ranking_count_dots (BcDatabase *database,
                                const BcId *plan,
                                const char *voter,
                                gint64 *n_dots,
                                GError **error);
gboolean bc_ranking_count_own (BcDatabase *database,
                               const BcId *proposal,
                               const char *voter,
                               gint64 *n_dots,
                               GError **error);
gboolean bc_ranking_vote (BcWriter *writer,
                          const BcId *plan,
                          const BcVote *vote,
                          gint64 most,
                          GError **error);
gboolean bc_ranking_make_actions (BcWriter *writer,
                                  const BcId *plan,
                                  const BcRanking *ranking,
                                  const BcId *chosen,
                                  guint n_chosen,
                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcRanking, bc_ranking_free)

G_END_DECLS
