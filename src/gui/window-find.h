/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "window.h"

G_BEGIN_DECLS

BcWindow *bc_window_find (GtkWidget *widget);

G_END_DECLS
