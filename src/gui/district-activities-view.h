/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_DISTRICT_ACTIVITIES_VIEW (bc_district_activities_view_get_type ())
G_DECLARE_FINAL_TYPE (BcDistrictActivitiesView,
                      bc_district_activities_view,
                      BC,
                      DISTRICT_ACTIVITIES_VIEW,
                      AdwBin)

void bc_district_activities_view_load (BcDistrictActivitiesView *self,
                                       BcStore *store,
                                       const BcId *district);
void bc_district_activities_view_add (BcDistrictActivitiesView *self);

G_END_DECLS
