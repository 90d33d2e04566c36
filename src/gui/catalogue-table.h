/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store.h"

G_BEGIN_DECLS

const BcField *bc_catalogue_table_get_order (const BcRecordType *type);
void
bc_catalogue_table_set_columns (GtkColumnView *table, BcStore *store, const BcRecordType *type);

G_END_DECLS
