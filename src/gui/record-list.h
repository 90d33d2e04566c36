/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_RECORD_LIST (bc_record_list_get_type ())
G_DECLARE_FINAL_TYPE (BcRecordList, bc_record_list, BC, RECORD_LIST, AdwBin)

/* Properties: type-name (of the records), title (nullable: the type's plural), empty-text. */
void bc_record_list_load (BcRecordList *self, BcStore *store, const BcId *owner);
void bc_record_list_load_scope (BcRecordList *self, BcStore *store, const BcId *district);

G_END_DECLS
