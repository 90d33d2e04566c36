/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "window.h"

G_BEGIN_DECLS

void bc_window_install_actions (GtkWidgetClass *klass);
void bc_window_set_accels (GtkApplication *application);

G_END_DECLS
