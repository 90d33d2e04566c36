/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_REFERENCE_PICKER_ITEM (bc_reference_picker_item_get_type ())
G_DECLARE_FINAL_TYPE (BcReferencePickerItem,
                      bc_reference_picker_item,
                      BC,
                      REFERENCE_PICKER_ITEM,
                      GObject)

const BcId *bc_reference_picker_item_get_id (BcReferencePickerItem *self);
gboolean bc_reference_picker_item_matches (BcReferencePickerItem *self, const char *const *words);
GPtrArray *bc_reference_picker_list (BcStore *store,
                                     const BcField *field,
                                     const BcId *scope) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
