/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "summary-cards.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "number.h"
#include "summary-item.h"

/* The names of the cards in the page's template. */
const char *const bc_summary_card_names[BC_N_CARDS] = {
  "districts_card", "group_card",    "panel_card",      "plans_card",
  "money_card",     "leverage_card", "businesses_card", "late_card",
};

/* Shows two texts, which it takes. */
static void
show_card (BcSummaryCard *card, char *figure, char *sentence)
{
  bc_summary_card_show (card, figure, sentence);
  g_free (figure);
  g_free (sentence);
}

static gulong
count (const BcSummaryRow *row, const char *code, const char *part)
{
  return (gulong) llround (bc_summary_row_get (row, code, part));
}

static char *
dup_of_districts (const BcSummaryRow *row, const char *code)
{
  g_autofree char *number = bc_summary_row_dup_figure (row, code, NULL);
  g_autofree char *all = bc_summary_row_dup_figure (row, "districts", "total");

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%s of %s district",
                                       "%s of %s districts",
                                       count (row, "districts", "total")),
                          number,
                          all);
}

static char *
dup_phases (const BcSummaryRow *row)
{
  g_autofree char *activation = bc_summary_row_dup_figure (row, "districts", "activation");
  g_autofree char *dynamization = bc_summary_row_dup_figure (row, "districts", "dynamization");

  return g_strdup_printf (_ ("%s in activation, %s in dynamization"), activation, dynamization);
}

static char *
dup_plans (const BcSummaryRow *row)
{
  g_autofree char *submitted = bc_summary_row_dup_figure (row, "plans", "submitted");
  g_autofree char *draft = bc_summary_row_dup_figure (row, "plans", "draft");

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%s submitted, %s in draft",
                                       "%s submitted, %s in draft",
                                       count (row, "plans", "submitted")),
                          submitted,
                          draft);
}

static char *
dup_spent (const BcSummaryRow *row)
{
  g_autofree char *spent = bc_summary_row_dup_figure (row, "money-spent", "total");
  return g_strdup_printf (_ ("%s spent"), spent);
}

static char *
dup_businesses (const BcSummaryRow *row)
{
  g_autofree char *vacancy = bc_summary_row_dup_figure (row, "vacancy", NULL);
  g_autofree char *women = bc_summary_row_dup_figure (row, "women-owned", NULL);

  return g_strdup_printf (_ ("Vacant premises %s, women-owned %s"), vacancy, women);
}

static char *
dup_late (const BcSummaryRow *row)
{
  g_autofree char *actions = bc_summary_row_dup_figure (row, "actions-late", NULL);
  g_autofree char *commitments = bc_summary_row_dup_figure (row, "commitments-late", NULL);

  return g_strdup_printf (_ ("Actions: %s; commitments: %s"), actions, commitments);
}

static gulong
count_late (const BcSummaryRow *row)
{
  return count (row, "actions-late", NULL) + count (row, "commitments-late", NULL);
}

/* Shows a row's figures on the cards, which stand in the order of their names. */
void
bc_summary_cards_show (BcSummaryCard *const cards[BC_N_CARDS], const BcSummaryRow *row)
{
  show_card (cards[0], bc_summary_row_dup_figure (row, "districts", "total"), dup_phases (row));
  show_card (cards[1],
             bc_summary_row_dup_figure (row, "gal-constituted-share", NULL),
             dup_of_districts (row, "gal-constituted"));
  show_card (cards[2],
             bc_summary_row_dup_figure (row, "panel-constituted-share", NULL),
             dup_of_districts (row, "panel-constituted"));
  show_card (cards[3], bc_summary_row_dup_figure (row, "plans", "approved"), dup_plans (row));
  show_card (cards[4], bc_summary_row_dup_figure (row, "money-awarded", "total"), dup_spent (row));
  show_card (cards[5],
             bc_summary_row_dup_figure (row, "leverage", NULL),
             g_strdup (_ ("Leveraged for each peso of Sercotec")));
  show_card (cards[6], bc_summary_row_dup_figure (row, "businesses", "open"), dup_businesses (row));
  show_card (cards[7], bc_number_dup_whole_screen (count_late (row)), dup_late (row));
  g_object_set (cards[7], "warns", count_late (row) > 0, NULL);
}
