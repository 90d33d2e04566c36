/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_PLAN_BOARD (bc_plan_board_get_type ())
G_DECLARE_FINAL_TYPE (BcPlanBoard, bc_plan_board, BC, PLAN_BOARD, AdwBin)

void bc_plan_board_show (BcPlanBoard *self, BcStore *store, const BcId *plan, GPtrArray *items);

G_END_DECLS
