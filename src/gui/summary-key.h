/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BC_TYPE_SUMMARY_KEY (bc_summary_key_get_type ())
G_DECLARE_FINAL_TYPE (BcSummaryKey, bc_summary_key, BC, SUMMARY_KEY, GtkWidget)

G_END_DECLS
