/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_RECORD_DOCUMENTS (bc_record_documents_get_type ())
G_DECLARE_FINAL_TYPE (BcRecordDocuments, bc_record_documents, BC, RECORD_DOCUMENTS, AdwBin)

void bc_record_documents_load (BcRecordDocuments *self, BcStore *store, const BcId *record);

G_END_DECLS
