/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "governance.h"

G_BEGIN_DECLS

#define BC_TYPE_GOVERNANCE_WARNING_ROW (bc_governance_warning_row_get_type ())
G_DECLARE_FINAL_TYPE (BcGovernanceWarningRow,
                      bc_governance_warning_row,
                      BC,
                      GOVERNANCE_WARNING_ROW,
                      AdwPreferencesRow)

void bc_governance_warning_row_show (BcGovernanceWarningRow *self,
                                     const BcGovernanceWarning *warning);
const BcId *bc_governance_warning_row_get_record (BcGovernanceWarningRow *self);

G_END_DECLS
