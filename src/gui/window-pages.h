/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "window.h"

G_BEGIN_DECLS

GtkWidget *bc_window_make_page (BcWindow *self, BcPlace place) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
