/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_RECORD_DIALOG (bc_record_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BcRecordDialog, bc_record_dialog, BC, RECORD_DIALOG, AdwWindow)

void bc_record_dialog_open (GtkWindow *parent,
                            BcStore *store,
                            const BcRecordType *type,
                            const BcId *id,
                            const BcId *owner);
void bc_record_dialog_open_draft (GtkWindow *parent,
                                  BcStore *store,
                                  const BcDraft *draft,
                                  const BcId *scope);

G_END_DECLS
