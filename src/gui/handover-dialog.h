/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_HANDOVER_DIALOG (bc_handover_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BcHandoverDialog, bc_handover_dialog, BC, HANDOVER_DIALOG, AdwWindow)

void bc_handover_dialog_start (GtkWindow *window,
                               BcStore *store,
                               const BcId *district,
                               const char *name);

G_END_DECLS
