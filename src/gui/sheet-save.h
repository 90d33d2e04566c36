/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store.h"

G_BEGIN_DECLS

void bc_sheet_save (GtkWidget *widget,
                    BcStore *store,
                    const BcRecordType *type,
                    const char *title,
                    GArray *ids);

G_END_DECLS
