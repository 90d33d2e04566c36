/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BC_TYPE_SUMMARY_CARD (bc_summary_card_get_type ())
G_DECLARE_FINAL_TYPE (BcSummaryCard, bc_summary_card, BC, SUMMARY_CARD, GtkWidget)

void bc_summary_card_show (BcSummaryCard *self, const char *figure, const char *sentence);

G_END_DECLS
