/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "summary-card.h"
#include "summary.h"

G_BEGIN_DECLS

/** BC_N_CARDS: how many headline figures there are. */
#define BC_N_CARDS 8

extern const char *const bc_summary_card_names[BC_N_CARDS];

void bc_summary_cards_show (BcSummaryCard *const cards[BC_N_CARDS], const BcSummaryRow *row);

G_END_DECLS
