/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "id.h"

G_BEGIN_DECLS

#define BC_TYPE_SIDEBAR_ROW (bc_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (BcSidebarRow, bc_sidebar_row, BC, SIDEBAR_ROW, GtkListBoxRow)

GtkWidget *bc_sidebar_row_new (const char *icon_name,
                               const char *title,
                               const BcId *id) G_GNUC_WARN_UNUSED_RESULT;
const BcId *bc_sidebar_row_get_id (BcSidebarRow *self);
void bc_sidebar_row_set_title (BcSidebarRow *self, const char *title);
void bc_sidebar_row_set_count (BcSidebarRow *self, guint count);

G_END_DECLS
