/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BC_TYPE_MORE_BUTTON (bc_more_button_get_type ())
G_DECLARE_FINAL_TYPE (BcMoreButton, bc_more_button, BC, MORE_BUTTON, GtkButton)

void bc_more_button_show (BcMoreButton *self, guint n_shown, guint n_step, guint n_all);
void bc_more_button_show_rest (BcMoreButton *self, gint64 n_rest);
void bc_more_button_show_unknown (BcMoreButton *self);

G_END_DECLS
