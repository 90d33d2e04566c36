/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gantt-plan.h"

G_BEGIN_DECLS

char *bc_gantt_dup_lateness (const BcGanttPlan *plan, guint task) G_GNUC_WARN_UNUSED_RESULT;
char *bc_gantt_dup_slip (const BcGanttPlan *plan, guint task) G_GNUC_WARN_UNUSED_RESULT;
char *bc_gantt_dup_disorder (const BcGanttPlan *plan, guint task) G_GNUC_WARN_UNUSED_RESULT;
char *bc_gantt_dup_mark (const BcGanttPlan *plan, guint task) G_GNUC_WARN_UNUSED_RESULT;
char *bc_gantt_dup_name (const BcGanttPlan *plan,
                         guint task,
                         const BcPeriod *planned) G_GNUC_WARN_UNUSED_RESULT;
char *bc_gantt_dup_consequence (const BcGanttPlan *plan,
                                guint task,
                                const BcPeriod *planned) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
