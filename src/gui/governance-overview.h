/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_GOVERNANCE_OVERVIEW (bc_governance_overview_get_type ())
G_DECLARE_FINAL_TYPE (BcGovernanceOverview, bc_governance_overview, BC, GOVERNANCE_OVERVIEW, AdwBin)

void bc_governance_overview_load (BcGovernanceOverview *self, BcStore *store, const BcId *district);

G_END_DECLS
