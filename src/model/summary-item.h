/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "summary.h"

G_BEGIN_DECLS

/** BC_TYPE_SUMMARY_ITEM: a region's figures, or the total's, as a row of a list. */
#define BC_TYPE_SUMMARY_ITEM (bc_summary_item_get_type ())
G_DECLARE_FINAL_TYPE (BcSummaryItem, bc_summary_item, BC, SUMMARY_ITEM, GObject)

GListModel *bc_summary_items_new (BcSummary *summary) G_GNUC_WARN_UNUSED_RESULT;
const BcSummaryRow *bc_summary_item_get_row (BcSummaryItem *self);
gboolean bc_summary_item_is_total (BcSummaryItem *self);
char *bc_summary_item_dup_figure (BcSummaryItem *self,
                                  const char *code,
                                  const char *part) G_GNUC_WARN_UNUSED_RESULT;
char *bc_summary_row_dup_figure (const BcSummaryRow *row,
                                 const char *code,
                                 const char *part) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
