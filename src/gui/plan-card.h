/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "plan-item.h"

G_BEGIN_DECLS

#define BC_TYPE_PLAN_CARD (bc_plan_card_get_type ())
G_DECLARE_FINAL_TYPE (BcPlanCard, bc_plan_card, BC, PLAN_CARD, GtkListBoxRow)

GtkWidget *bc_plan_card_new (BcStore *store, BcPlanItem *item, GPtrArray *areas);
void bc_plan_card_show (BcPlanCard *self, BcPlanItem *item);
BcPlanItem *bc_plan_card_get_item (BcPlanCard *self);
void bc_plan_card_change (GtkWidget *widget,
                          BcStore *store,
                          const BcId *action,
                          const char *field,
                          const char *text);

G_END_DECLS
