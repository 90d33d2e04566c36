/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "window.h"

G_BEGIN_DECLS

/** BcWindowTell: says @text in @asking, which may be closed by then. */
typedef void (*BcWindowTell) (GtkWidget *asking, const char *text);

void bc_window_install_actions (GtkWidgetClass *klass);
void bc_window_set_accels (GtkApplication *application);
void bc_window_undo_for (GtkWidget *asking, BcWindowTell told);

G_END_DECLS
