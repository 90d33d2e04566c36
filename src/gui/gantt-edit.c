/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gantt-private.h"

/* A bar that is moved or stretched: drawn where it would be, and saved once, when the pointer lets
 * go of it or the keys have come to rest. */

#define REST_MS       800
#define DAYS_AT_FIRST 30

/* Whether it may be changed; what was being changed elsewhere is saved first. */
gboolean
bc_gantt_begin_edit (BcGantt *self, guint task)
{
  const BcGanttTask *found = bc_gantt_plan_get_task (self->plan, task);

  if (!self->editable) {
    bc_gantt_refuse (self);
    return FALSE;
  }
  if (self->edit.active && self->edit.task == task)
    return TRUE;
  bc_gantt_save (self);
  self->edit.active = TRUE;
  self->edit.task = task;
  self->edit.planned = found->planned;
  return TRUE;
}

void
bc_gantt_set_edit (BcGantt *self, const BcPeriod *planned)
{
  self->edit.planned = *planned;
  bc_gantt_clear_marks (self);
  if (planned->from < self->origin || planned->to > self->last)
    bc_gantt_configure (self);
  bc_gantt_tell (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
end_edit (BcGantt *self)
{
  g_clear_handle_id (&self->edit.timer, g_source_remove);
  self->edit.active = FALSE;
  bc_gantt_clear_marks (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
rest_cb (gpointer data)
{
  BcGantt *self = data;

  self->edit.timer = 0;
  bc_gantt_save (self);
  return G_SOURCE_REMOVE;
}

void
bc_gantt_save_soon (BcGantt *self)
{
  g_clear_handle_id (&self->edit.timer, g_source_remove);
  self->edit.timer = g_timeout_add (REST_MS, rest_cb, self);
}

/* Takes the change for done, and tells who saves it. */
void
bc_gantt_save (BcGantt *self)
{
  const guint task = self->edit.task;
  const BcPeriod planned = self->edit.planned;
  const BcPeriod *before = NULL;

  if (!self->edit.active)
    return;
  end_edit (self);
  before = &bc_gantt_plan_get_task (self->plan, task)->planned;
  if (before->from == planned.from && before->to == planned.to)
    return;
  bc_gantt_plan_set_planned (self->plan, task, &planned);
  bc_gantt_configure (self);
  bc_gantt_tell (self);
  bc_gantt_tell_moved (self, task);
}

void
bc_gantt_cancel_edit (BcGantt *self)
{
  if (!self->edit.active)
    return;
  end_edit (self);
  bc_gantt_configure (self);
  bc_gantt_tell (self);
}

/* An action without dates gets a month. */
void
bc_gantt_give_dates (BcGantt *self, guint task, gint32 from)
{
  const BcPeriod planned = { from, bc_date_add_days (from, DAYS_AT_FIRST - 1) };

  if (bc_gantt_task_is_dated (bc_gantt_plan_get_task (self->plan, task)) ||
      !bc_gantt_begin_edit (self, task))
    return;
  bc_gantt_set_edit (self, &planned);
  bc_gantt_save (self);
  bc_gantt_scroll_to_focus (self);
}

/* Moves the days of @planned by as many as lie from @from to @to: all of them by the bar's middle,
 * the first or the last by its edge, never past each other nor past what a date can be. */
gboolean
bc_gantt_shift (BcPeriod *planned, BcGanttPart part, gint32 from, gint32 to)
{
  const gint32 days = bc_date_days_between (from, to);
  BcPeriod moved = *planned;

  if (part != BC_GANTT_END)
    moved.from = bc_date_add_days (planned->from, days);
  if (part != BC_GANTT_BEGIN)
    moved.to = bc_date_add_days (planned->to, days);
  if (part == BC_GANTT_BEGIN)
    moved.from = MIN (moved.from, planned->to);
  if (part == BC_GANTT_END)
    moved.to = MAX (moved.to, planned->from);
  if (part == BC_GANTT_BAR && moved.to - moved.from != planned->to - planned->from)
    return FALSE;
  *planned = moved;
  return TRUE;
}
