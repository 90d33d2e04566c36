/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store.h"

G_BEGIN_DECLS

gboolean bc_district_find_part (BcStore *store, const char *type, const BcId *owner, BcId *id);
void
bc_district_create_part (GtkWidget *widget, BcStore *store, const char *type, const BcId *district);
guint bc_district_count_owned (BcStore *store, const char *type, const BcId *owner);

G_END_DECLS
