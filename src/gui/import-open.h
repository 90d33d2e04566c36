/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store.h"

G_BEGIN_DECLS

void bc_import_open_choose (GtkWidget *widget,
                            BcStore *store,
                            const BcRecordType *type,
                            const BcId *owner);
void bc_import_open_files (GtkWidget *widget,
                           BcStore *store,
                           const BcRecordType *type,
                           const BcId *owner,
                           GPtrArray *files);

G_END_DECLS
