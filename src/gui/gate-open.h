/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gate.h"
#include "store.h"

G_BEGIN_DECLS

gboolean bc_gate_item_opens (BcStore *store, const BcId *district, const BcGateItem *item);
gboolean bc_gate_item_has_reason (BcStore *store, const BcGateItem *item);
void
bc_gate_open_item (GtkWidget *widget, BcStore *store, const BcId *district, const BcGateItem *item);
void bc_gate_open_reason (GtkWidget *widget, BcStore *store, const BcGateItem *item);
void bc_decision_open (GtkWidget *widget, BcStore *store, const BcId *district, const char *kind);

G_END_DECLS
