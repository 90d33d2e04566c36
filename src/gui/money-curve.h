/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_MONEY_CURVE (bc_money_curve_get_type ())
G_DECLARE_FINAL_TYPE (BcMoneyCurve, bc_money_curve, BC, MONEY_CURVE, AdwBin)

void bc_money_curve_load (BcMoneyCurve *self, BcStore *store, const BcId *district);

G_END_DECLS
