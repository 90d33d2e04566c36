/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"
#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_PLAN_ITEM (bc_plan_item_get_type ())
G_DECLARE_FINAL_TYPE (BcPlanItem, bc_plan_item, BC, PLAN_ITEM, GObject)

/* Properties, read only: title, title-key, area, area-place, state, state-place, progress (0 to 1),
 * progress-text, dates, movement, begins (a date as a number), lateness, days-late. */
BcPlanItem *
bc_plan_item_new (BcDatabase *reader, BcRecord *action, gint32 today) G_GNUC_WARN_UNUSED_RESULT;
BcRecord *bc_plan_item_get_record (BcPlanItem *self);
void bc_plan_item_get_area (BcPlanItem *self, BcId *area);
gboolean bc_plan_item_answers (BcPlanItem *self, const BcId *purpose);

gboolean bc_plan_item_equal (BcPlanItem *self, BcPlanItem *other);

G_END_DECLS
