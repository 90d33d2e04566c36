/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "reference-picker-item.h"

G_BEGIN_DECLS

#define BC_TYPE_PLAN_COLUMN (bc_plan_column_get_type ())
G_DECLARE_FINAL_TYPE (BcPlanColumn, bc_plan_column, BC, PLAN_COLUMN, AdwBin)

GtkWidget *bc_plan_column_new (BcStore *store,
                               BcReferencePickerItem *area,
                               GPtrArray *areas,
                               const BcId *plan);
GtkWidget *bc_plan_column_get_header (BcPlanColumn *self);
void bc_plan_column_show (BcPlanColumn *self, GPtrArray *items);

G_END_DECLS
