/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_DISTRICT_DOCUMENTS_VIEW (bc_district_documents_view_get_type ())
G_DECLARE_FINAL_TYPE (BcDistrictDocumentsView,
                      bc_district_documents_view,
                      BC,
                      DISTRICT_DOCUMENTS_VIEW,
                      AdwBin)

void bc_district_documents_view_load (BcDistrictDocumentsView *self,
                                      BcStore *store,
                                      const BcId *district);
void bc_district_documents_view_add (BcDistrictDocumentsView *self);

G_END_DECLS
