/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_ATTACH_DIALOG (bc_attach_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BcAttachDialog, bc_attach_dialog, BC, ATTACH_DIALOG, AdwWindow)

gboolean bc_attach_dialog_has_documents (const char *type);
void bc_attach_dialog_open (GtkWindow *parent,
                            BcStore *store,
                            const BcId *record,
                            gboolean fixed,
                            GPtrArray *files);

G_END_DECLS
