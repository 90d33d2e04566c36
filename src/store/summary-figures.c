/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "summary.h"

/* The figures of a summary, in the order in which they are told. Codes are those of the catalogue
 * of indicators, columns those of the views in indicators/. */

#define PART(code_, part_, kind_, view_, column_, label_, part_label_)                             \
  {                                                                                                \
    code_, part_, BC_FIGURE_##kind_, "indicator_" view_, column_, label_, part_label_              \
  }
#define WHOLE(code_, kind_, view_, column_, label_)                                                \
  PART (code_, NULL, kind_, view_, column_, label_, NULL)
#define MONEY(what_, label_)                                                                       \
  PART ("money-" what_, "total", PESOS, "money", what_ "_total", label_, N_ ("In all")),           \
    PART ("money-" what_, "sercotec", PESOS, "money", what_ "_sercotec", label_, N_ ("Sercotec")), \
    PART ("money-" what_,                                                                          \
          "leveraged-public",                                                                      \
          PESOS,                                                                                   \
          "money",                                                                                 \
          what_ "_leveraged_public",                                                               \
          label_,                                                                                  \
          N_ ("Leveraged, public")),                                                               \
    PART ("money-" what_,                                                                          \
          "leveraged-private",                                                                     \
          PESOS,                                                                                   \
          "money",                                                                                 \
          what_ "_leveraged_private",                                                              \
          label_,                                                                                  \
          N_ ("Leveraged, private")),                                                              \
    PART ("money-" what_, "own", PESOS, "money", what_ "_own", label_, N_ ("Own contribution")),   \
    PART ("money-" what_, "in-kind", PESOS, "money", what_ "_in_kind", label_, N_ ("In kind"))
#define DISTRICTS(part_, column_, label_)                                                          \
  PART ("districts", part_, COUNT, "districts", column_, N_ ("Districts"), label_)
#define PLANS(part_, label_) PART ("plans", part_, COUNT, "plans", part_, N_ ("Plans"), label_)
#define BUSINESSES(part_, label_)                                                                  \
  PART ("businesses", part_, COUNT, "businesses", part_, N_ ("Businesses"), label_)
#define OWNERS(part_, label_)                                                                      \
  PART ("owner-sex", part_, COUNT, "businesses", part_, N_ ("Owner's sex"), label_)
#define PEOPLE(part_, label_)                                                                      \
  PART ("people", part_, COUNT, "activities", part_, N_ ("People in activities"), label_)

static const BcFigure figures[] = {
  DISTRICTS ("total", "districts", N_ ("In all")),
  DISTRICTS ("candidate", "candidate", N_ ("Candidate")),
  DISTRICTS ("activation", "activation", N_ ("Activation")),
  DISTRICTS ("dynamization", "dynamization", N_ ("Dynamization")),
  DISTRICTS ("graduated", "graduated", N_ ("Graduated")),
  DISTRICTS ("withdrawn", "withdrawn", N_ ("Withdrawn")),
  WHOLE ("gal-constituted", COUNT, "districts", "gal_constituted", N_ ("GAL constituted")),
  WHOLE ("gal-constituted-share",
         PERCENT,
         "districts",
         "gal_constituted_share",
         N_ ("GAL constituted, share")),
  WHOLE ("panel-constituted", COUNT, "districts", "panel_constituted", N_ ("Panel constituted")),
  WHOLE ("panel-constituted-share",
         PERCENT,
         "districts",
         "panel_constituted_share",
         N_ ("Panel constituted, share")),
  PLANS ("draft", N_ ("Draft")),
  PLANS ("submitted", N_ ("Submitted")),
  PLANS ("observed", N_ ("Observed")),
  PLANS ("approved", N_ ("Approved")),
  WHOLE ("actions-late", COUNT, "actions_late", "actions_late", N_ ("Actions late")),
  WHOLE ("progress", PERCENT, "progress", "progress", N_ ("Progress")),
  MONEY ("planned", N_ ("Planned")),
  MONEY ("awarded", N_ ("Awarded")),
  MONEY ("disbursed", N_ ("Disbursed")),
  MONEY ("spent", N_ ("Spent")),
  MONEY ("approved", N_ ("Spending approved")),
  WHOLE ("money-spent-share", PERCENT, "money", "spent_share", N_ ("Spent of what was awarded")),
  WHOLE ("leverage", RATIO, "money", "leverage", N_ ("Leverage")),
  BUSINESSES ("open", N_ ("Open")),
  BUSINESSES ("closed", N_ ("Closed")),
  BUSINESSES ("vacant", N_ ("Vacant")),
  BUSINESSES ("moved", N_ ("Moved")),
  OWNERS ("women", N_ ("Women")),
  OWNERS ("men", N_ ("Men")),
  OWNERS ("mixed", N_ ("Women and men")),
  OWNERS ("unreported", N_ ("Not reported")),
  WHOLE ("women-owned", PERCENT, "businesses", "women_owned", N_ ("Women-owned")),
  WHOLE ("vacancy", PERCENT, "businesses", "vacancy", N_ ("Vacancy")),
  WHOLE ("net-openings", COUNT, "openings", "net_openings", N_ ("Net openings")),
  WHOLE ("activities", COUNT, "activities", "activities", N_ ("Activities")),
  PEOPLE ("women", N_ ("Women")),
  PEOPLE ("men", N_ ("Men")),
  PEOPLE ("merchants", N_ ("Merchants")),
  PEOPLE ("neighbours", N_ ("Neighbours")),
  PEOPLE ("others", N_ ("Others")),
  WHOLE ("commitments-open", COUNT, "commitments", "open", N_ ("Commitments open")),
  WHOLE ("commitments-late", COUNT, "commitments", "late", N_ ("Commitments late")),
  WHOLE ("commitments-slippage", DAYS, "slippage", "slippage", N_ ("Mean slippage")),
  WHOLE ("observations-open", COUNT, "observations", "open", N_ ("Observations open")),
  WHOLE ("observations-age", DAYS, "observations", "age", N_ ("Mean age of the observations")),
  WHOLE ("last-data", MOMENT, "last_data", "last_data", N_ ("Last data received")),
};

/**
 * bc_figure_get_all:
 * @n_figures: (out) (optional): how many
 *
 * Returns: (array length=n_figures) (transfer none): the figures of a summary, those of one code
 *   after each other
 */
const BcFigure *
bc_figure_get_all (guint *n_figures)
{
  if (n_figures != NULL)
    *n_figures = G_N_ELEMENTS (figures);
  return figures;
}

/**
 * bc_figure_find:
 * @code: an indicator's code
 * @part: (nullable): which part of it
 *
 * Returns: (nullable) (transfer none): the figure; %NULL if a summary has no such figure
 */
const BcFigure *
bc_figure_find (const char *code, const char *part)
{
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    if (g_strcmp0 (figures[i].code, code) == 0 && g_strcmp0 (figures[i].part, part) == 0)
      return &figures[i];
  return NULL;
}
