/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "id.h"
#include "schedule.h"

G_BEGIN_DECLS

/** BC_GANTT_HEADING: in the place of a task, a row that names the area of the rows below it. */
#define BC_GANTT_HEADING G_MAXUINT

/**
 * BcGanttTask:
 * @id: the action
 * @area: the place of its area
 * @title: (owned): what it is called
 * @state: (owned): its state's name, without the reason
 * @progress: percent
 * @planned: its days; both ends BC_DATE_NONE where it has none
 * @baseline: those that were approved; both ends BC_DATE_NONE where it has none
 * @mark: (owned) (nullable): what is said beside the bar, where its dates and state do not tell it
 * @name: (owned) (nullable): the bar in a sentence, where they do not tell it
 * @days_late: how late it is, where there is a @mark
 *
 * An action, or what else is promised for a day, as a bar shows it.
 */
typedef struct
{
  BcId id;
  guint area;
  char *title;
  char *state;
  int progress;
  BcPeriod planned;
  BcPeriod baseline;
  char *mark;
  char *name;
  gint32 days_late;
} BcGanttTask;

/**
 * BcGanttRow:
 * @area: the place of an area
 * @task: the place of an action, or %BC_GANTT_HEADING
 *
 * A line of the chart.
 */
typedef struct
{
  guint area;
  guint task;
} BcGanttRow;

/**
 * BcGanttPlan:
 *
 * The actions of a plan in the order in which they are drawn, and what follows from their order.
 */
typedef struct _BcGanttPlan BcGanttPlan;

BcGanttPlan *bc_gantt_plan_new (gint32 today) G_GNUC_WARN_UNUSED_RESULT;
void bc_gantt_plan_free (BcGanttPlan *self);
guint bc_gantt_plan_add_area (BcGanttPlan *self, const BcId *id, const char *name);
void bc_gantt_plan_add_task (BcGanttPlan *self, const BcGanttTask *task, const BcId *area);
void bc_gantt_plan_add_link (BcGanttPlan *self, const BcId *before, const BcId *after);
void bc_gantt_plan_arrange (BcGanttPlan *self, const BcGanttPlan *before);
void bc_gantt_plan_set_planned (BcGanttPlan *self, guint task, const BcPeriod *planned);
void bc_gantt_plan_set_arrival (BcGanttPlan *self, gint64 arrival);
gint64 bc_gantt_plan_get_arrival (const BcGanttPlan *self);
void bc_gantt_plan_set_subject (BcGanttPlan *self, const char *subject);
const char *bc_gantt_plan_get_subject (const BcGanttPlan *self);

gint32 bc_gantt_plan_get_today (const BcGanttPlan *self);
guint bc_gantt_plan_get_n_rows (const BcGanttPlan *self);
const BcGanttRow *bc_gantt_plan_get_row (const BcGanttPlan *self, guint row);
guint bc_gantt_plan_get_n_tasks (const BcGanttPlan *self);
const BcGanttTask *bc_gantt_plan_get_task (const BcGanttPlan *self, guint task);
guint bc_gantt_plan_get_place (const BcGanttPlan *self, guint task);
const char *bc_gantt_plan_get_area (const BcGanttPlan *self, guint area);
gboolean bc_gantt_plan_find (const BcGanttPlan *self, const BcId *id, guint *row);
guint bc_gantt_plan_get_n_links (const BcGanttPlan *self);
const BcScheduleLink *bc_gantt_plan_get_link (const BcGanttPlan *self, guint link);
const BcSchedule *bc_gantt_plan_get_schedule (const BcGanttPlan *self);
void bc_gantt_plan_get_range (const BcGanttPlan *self, gint32 *first, gint32 *last);
gint32 bc_gantt_plan_get_days_late (const BcGanttPlan *self, guint task);
gint32 bc_gantt_plan_get_slip (const BcGanttPlan *self, guint task);
gboolean bc_gantt_plan_is_disordered (const BcGanttPlan *self, guint task);

gboolean bc_gantt_task_is_done (const BcGanttTask *self);
gboolean bc_gantt_task_is_dropped (const BcGanttTask *self);
gboolean bc_gantt_task_is_dated (const BcGanttTask *self);
gboolean bc_gantt_period_is_whole (const BcPeriod *period);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcGanttPlan, bc_gantt_plan_free)

G_END_DECLS
