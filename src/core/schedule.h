/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "period.h"

G_BEGIN_DECLS

/** BC_SCHEDULE_NONE: no task. */
#define BC_SCHEDULE_NONE G_MAXUINT
/** BC_SCHEDULE_NO_SLACK: the slack of a task that waits for none and for which none waits. */
#define BC_SCHEDULE_NO_SLACK -1

/**
 * BcScheduleTask:
 * @planned: its days; one without both ends takes no time
 * @done: it is over: nothing that is planned for it can be late any more
 * @dropped: it will not be done: none waits for it, and it waits for none
 *
 * Something to be done.
 */
typedef struct
{
  BcPeriod planned;
  gboolean done;
  gboolean dropped;
} BcScheduleTask;

/**
 * BcScheduleLink:
 * @before: a task's place
 * @after: the place of the task that can begin on the day after @before ends
 *
 * An order between two tasks.
 */
typedef struct
{
  guint before;
  guint after;
} BcScheduleLink;

typedef struct _BcSchedule BcSchedule;

BcSchedule *bc_schedule_new (const BcScheduleTask *tasks,
                             guint n_tasks,
                             const BcScheduleLink *links,
                             guint n_links) G_GNUC_WARN_UNUSED_RESULT;
void bc_schedule_free (BcSchedule *self);
gint32 bc_schedule_get_length (const BcSchedule *self);
gboolean bc_schedule_is_critical (const BcSchedule *self, guint task);
gboolean bc_schedule_is_critical_link (const BcSchedule *self, const BcScheduleLink *link);
gint32 bc_schedule_get_slack (const BcSchedule *self, guint task);
gboolean bc_schedule_is_cyclic (const BcSchedule *self, guint task);
guint bc_schedule_find_obstacle (const BcSchedule *self, guint task);
gboolean bc_schedule_is_obstructed (const BcSchedule *self, const BcScheduleLink *link);
gint32 *bc_schedule_push (const BcSchedule *self,
                          guint task,
                          const BcPeriod *planned) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcSchedule, bc_schedule_free)

G_END_DECLS
