/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_REFERENCE_PICKER (bc_reference_picker_get_type ())
G_DECLARE_FINAL_TYPE (BcReferencePicker, bc_reference_picker, BC, REFERENCE_PICKER, GtkPopover)

void bc_reference_picker_set_up (BcReferencePicker *self,
                                 BcStore *store,
                                 const BcField *field,
                                 const BcId *scope);

G_END_DECLS
