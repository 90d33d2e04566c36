/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_DISTRICT_GOVERNANCE_VIEW (bc_district_governance_view_get_type ())
G_DECLARE_FINAL_TYPE (BcDistrictGovernanceView,
                      bc_district_governance_view,
                      BC,
                      DISTRICT_GOVERNANCE_VIEW,
                      AdwBin)

void bc_district_governance_view_load (BcDistrictGovernanceView *self,
                                       BcStore *store,
                                       const BcId *district);

G_END_DECLS
