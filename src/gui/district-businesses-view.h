/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "page.h"
#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_DISTRICT_BUSINESSES_VIEW (bc_district_businesses_view_get_type ())
G_DECLARE_FINAL_TYPE (BcDistrictBusinessesView,
                      bc_district_businesses_view,
                      BC,
                      DISTRICT_BUSINESSES_VIEW,
                      AdwBin)

void bc_district_businesses_view_load (BcDistrictBusinessesView *self,
                                       BcStore *store,
                                       const BcId *district);
void bc_district_businesses_view_add (BcDistrictBusinessesView *self);
BcPageRest bc_district_businesses_view_settle (BcDistrictBusinessesView *self, gboolean save);
void bc_district_businesses_view_set_width (BcDistrictBusinessesView *self, int width);

G_END_DECLS
