/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_DISTRICT_SUMMARY_VIEW (bc_district_summary_view_get_type ())
G_DECLARE_FINAL_TYPE (BcDistrictSummaryView,
                      bc_district_summary_view,
                      BC,
                      DISTRICT_SUMMARY_VIEW,
                      AdwBin)

void
bc_district_summary_view_load (BcDistrictSummaryView *self, BcStore *store, const BcId *district);
void bc_district_summary_view_write_dream (BcDistrictSummaryView *self);

G_END_DECLS
