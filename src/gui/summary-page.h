/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store.h"
#include "summary.h"

G_BEGIN_DECLS

#define BC_TYPE_SUMMARY_PAGE (bc_summary_page_get_type ())
G_DECLARE_FINAL_TYPE (BcSummaryPage, bc_summary_page, BC, SUMMARY_PAGE, AdwBin)

GtkWidget *bc_summary_page_new (BcStore *store,
                                const char *region,
                                BcSummary *given) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
