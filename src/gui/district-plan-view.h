/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_DISTRICT_PLAN_VIEW (bc_district_plan_view_get_type ())
G_DECLARE_FINAL_TYPE (BcDistrictPlanView, bc_district_plan_view, BC, DISTRICT_PLAN_VIEW, AdwBin)

void bc_district_plan_view_load (BcDistrictPlanView *self, BcStore *store, const BcId *district);

void bc_district_plan_view_add (BcDistrictPlanView *self);
void bc_district_plan_view_submit (BcDistrictPlanView *self);

G_END_DECLS
