/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_INVOICE_DIALOG (bc_invoice_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BcInvoiceDialog, bc_invoice_dialog, BC, INVOICE_DIALOG, AdwWindow)

gboolean bc_invoice_dialog_takes (BcStore *store, const BcId *place);
void
bc_invoice_dialog_open (GtkWindow *parent, BcStore *store, const BcId *place, GPtrArray *files);

G_END_DECLS
