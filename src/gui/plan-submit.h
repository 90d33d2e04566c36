/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "record.h"
#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_PLAN_SUBMIT (bc_plan_submit_get_type ())
G_DECLARE_FINAL_TYPE (BcPlanSubmit, bc_plan_submit, BC, PLAN_SUBMIT, AdwBin)

void bc_plan_submit_load (BcPlanSubmit *self, BcStore *store, const BcId *district, BcRecord *plan);
void bc_plan_submit_open (BcPlanSubmit *self);

G_END_DECLS
