/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store.h"

G_BEGIN_DECLS

typedef void (*BcRefresh) (GtkWidget *widget);

void bc_refresher_attach (GtkWidget *widget, BcStore *store, BcRefresh refresh);
void bc_refresher_detach (GtkWidget *widget);

G_END_DECLS
