/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store.h"

G_BEGIN_DECLS

void
bc_walk_answer_write (GtkWidget *widget, BcStore *store, const BcId *business, const char *state);

G_END_DECLS
