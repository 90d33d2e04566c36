/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "search.h"

G_BEGIN_DECLS

#define BC_TYPE_SEARCH_ROW (bc_search_row_get_type ())
G_DECLARE_FINAL_TYPE (BcSearchRow, bc_search_row, BC, SEARCH_ROW, GtkListBoxRow)

GtkWidget *bc_search_row_new (const BcSearchHit *hit) G_GNUC_WARN_UNUSED_RESULT;
void bc_search_row_show (BcSearchRow *self, const BcSearchHit *hit);
GtkWidget *bc_search_row_make_header (const char *title) G_GNUC_WARN_UNUSED_RESULT;
const BcId *bc_search_row_get_id (BcSearchRow *self);
const char *bc_search_row_get_group (BcSearchRow *self);

G_END_DECLS
