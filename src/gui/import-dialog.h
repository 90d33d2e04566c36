/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_IMPORT_DIALOG (bc_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BcImportDialog, bc_import_dialog, BC, IMPORT_DIALOG, AdwWindow)

void bc_import_dialog_open (GtkWindow *parent,
                            BcStore *store,
                            const BcRecordType *type,
                            const BcId *owner,
                            const char *path);

G_END_DECLS
