/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gantt-plan.h"

G_BEGIN_DECLS

BcGanttPlan *bc_commitment_plan_new (const GPtrArray *ledger,
                                     gint32 today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
