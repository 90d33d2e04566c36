/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_DISTRICT_MONEY_VIEW (bc_district_money_view_get_type ())
G_DECLARE_FINAL_TYPE (BcDistrictMoneyView, bc_district_money_view, BC, DISTRICT_MONEY_VIEW, AdwBin)

void bc_district_money_view_load (BcDistrictMoneyView *self, BcStore *store, const BcId *district);

G_END_DECLS
