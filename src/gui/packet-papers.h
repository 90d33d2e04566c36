/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store.h"

G_BEGIN_DECLS

void bc_packet_papers_print (GtkWidget *widget, BcStore *store, const BcId *packet);
void bc_packet_papers_save (GtkWidget *widget, BcStore *store, const BcId *packet);

G_END_DECLS
