/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store.h"

G_BEGIN_DECLS

GMenuModel *bc_plan_kinds_create_menu (BcDatabase *reader) G_GNUC_WARN_UNUSED_RESULT;
void bc_plan_kinds_open (GtkWidget *widget, BcStore *store, const BcId *plan, const char *kind);

G_END_DECLS
