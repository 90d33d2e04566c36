/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gantt-private.h"

/* The bars, what was approved below them, and the titles to their left. */

#define ABOVE_BAR       5
#define BELOW_BAR       9
#define BASELINE_HEIGHT 5
#define CRITICAL_FRAME  3
/* Beside a bar there is room for the arrow that leaves it. */
#define GAP 13
#define PAD 6
/* How much stays visible of where a bar is being moved from. */
#define LEFT_BEHIND 0.4

static double
get_bar_height (BcGanttPen *pen)
{
  return pen->gantt->row_height - ABOVE_BAR - BELOW_BAR;
}

static void
draw_baseline (BcGanttPen *pen, const BcGanttTask *task, double y)
{
  double left, right;

  if (!bc_gantt_period_is_whole (&task->baseline))
    return;
  bc_gantt_get_bar (pen->gantt, &task->baseline, &left, &right);
  bc_gantt_pen_fill (pen,
                     &pen->muted,
                     left,
                     y + pen->gantt->row_height - BASELINE_HEIGHT - 2,
                     right - left,
                     BASELINE_HEIGHT);
}

/* What is done is full, what is dropped only an outline; the critical path has a thick one. */
static void
draw_body (BcGanttPen *pen, guint place, const BcPeriod *period, double y)
{
  const BcGanttTask *task = bc_gantt_plan_get_task (pen->gantt->plan, place);
  const gboolean dropped = bc_gantt_task_is_dropped (task);
  const gboolean critical =
    bc_schedule_is_critical (bc_gantt_plan_get_schedule (pen->gantt->plan), place);
  const int share = bc_gantt_task_is_done (task) ? 100 : task->progress;
  const GdkRGBA *frame = dropped ? &pen->faint : critical ? &pen->text : &pen->bar;
  double left, right, height = get_bar_height (pen);

  bc_gantt_get_bar (pen->gantt, period, &left, &right);
  if (!dropped) {
    bc_gantt_pen_fill (pen, &pen->bar_back, left, y + ABOVE_BAR, right - left, height);
    bc_gantt_pen_fill (pen, &pen->bar, left, y + ABOVE_BAR, (right - left) * share / 100, height);
  }
  bc_gantt_pen_frame (pen,
                      frame,
                      left,
                      y + ABOVE_BAR,
                      right - left,
                      height,
                      critical ? MIN (CRITICAL_FRAME, (right - left) / 2) : 1);
}

static const GdkRGBA *
get_mark_colour (BcGanttPen *pen, guint place)
{
  BcGantt *self = pen->gantt;

  if (bc_gantt_plan_get_days_late (self->plan, place) > 0 ||
      bc_schedule_find_obstacle (bc_gantt_plan_get_schedule (self->plan), place) !=
        BC_SCHEDULE_NONE)
    return &pen->wrong;
  return &pen->muted;
}

static void
draw_mark (BcGanttPen *pen, guint place, double x, double y)
{
  PangoLayout *mark = bc_gantt_get_mark (pen->gantt, place);
  int height;

  pango_layout_get_pixel_size (mark, NULL, &height);
  if (x < pen->width)
    bc_gantt_pen_write (pen,
                        mark,
                        get_mark_colour (pen, place),
                        x,
                        y + (pen->gantt->row_height - height) / 2.0);
}

/* The days of what is being moved, always in sight. */
static void
draw_days (BcGanttPen *pen, guint place, double x, double y)
{
  PangoLayout *mark = bc_gantt_get_mark (pen->gantt, place);
  int width, height;

  pango_layout_get_pixel_size (mark, &width, &height);
  y += (pen->gantt->row_height - height) / 2;
  x = MIN (x, pen->width - width - PAD);
  x = MAX (x, pen->gantt->title_width + PAD);
  bc_gantt_pen_fill (pen, &pen->bar, x - PAD, y - 2, width + 2 * PAD, height + 4);
  bc_gantt_pen_write (pen, mark, &pen->on_bar, x, y);
}

/* Where a bar lies outside of what is seen, an arrow points to it. */
static gboolean
draw_pointer (BcGanttPen *pen, double left, double right, double y)
{
  if (right < pen->gantt->title_width)
    bc_gantt_pen_picture (pen, BC_GANTT_ICON_BEFORE, &pen->muted, pen->gantt->title_width + 2, y);
  else if (left > pen->width)
    bc_gantt_pen_picture (pen,
                          BC_GANTT_ICON_AFTER,
                          &pen->muted,
                          pen->width - BC_GANTT_ICON_STEP,
                          y);
  else
    return FALSE;
  return TRUE;
}

/* Where it was before it is let go of. */
static void
draw_left_behind (BcGanttPen *pen, guint place, double y)
{
  const BcPeriod *planned = &bc_gantt_plan_get_task (pen->gantt->plan, place)->planned;

  if (!bc_gantt_period_is_whole (planned))
    return;
  gtk_snapshot_push_opacity (pen->snapshot, LEFT_BEHIND);
  draw_body (pen, place, planned, y);
  gtk_snapshot_pop (pen->snapshot);
}

static void
draw_edited_bar (BcGanttPen *pen, guint place, double y)
{
  const BcPeriod *planned = bc_gantt_get_planned (pen->gantt, place);
  double left, right;

  draw_left_behind (pen, place, y);
  bc_gantt_get_bar (pen->gantt, planned, &left, &right);
  draw_body (pen, place, planned, y);
  draw_days (pen, place, right + GAP, y);
}

static void
draw_bar (BcGanttPen *pen, guint place, double y)
{
  BcGantt *self = pen->gantt;
  const BcPeriod *planned = bc_gantt_get_planned (self, place);
  double left, right;

  draw_baseline (pen, bc_gantt_plan_get_task (self->plan, place), y);
  if (!bc_gantt_period_is_whole (planned)) {
    draw_mark (pen, place, self->title_width + BC_GANTT_MARGIN, y);
    return;
  }
  if (self->edit.active && self->edit.task == place) {
    draw_edited_bar (pen, place, y);
    return;
  }
  bc_gantt_get_bar (self, planned, &left, &right);
  if (draw_pointer (pen, left, right, y))
    return;
  draw_body (pen, place, planned, y);
  draw_mark (pen, place, right + GAP, y);
}

void
bc_gantt_draw_bars (BcGanttPen *pen)
{
  for (guint i = pen->first_row; i <= pen->last_row; i++) {
    const BcGanttRow *row = bc_gantt_plan_get_row (pen->gantt->plan, i);

    if (row->task != BC_GANTT_HEADING)
      draw_bar (pen, row->task, bc_gantt_get_y (pen->gantt, i));
  }
}

static void
draw_title (BcGanttPen *pen, guint place, double y)
{
  BcGantt *self = pen->gantt;
  PangoLayout *title = bc_gantt_get_title (self, place);
  const gboolean dropped = bc_gantt_task_is_dropped (bc_gantt_plan_get_task (self->plan, place));
  double x = self->title_width - BC_GANTT_ICON_STEP - 2;
  int height;

  pango_layout_get_pixel_size (title, NULL, &height);
  bc_gantt_pen_write (pen,
                      title,
                      dropped ? &pen->muted : &pen->text,
                      BC_GANTT_MARGIN,
                      y + (self->row_height - height) / 2.0);
  if (bc_gantt_plan_get_days_late (self->plan, place) > 0) {
    bc_gantt_pen_picture (pen, BC_GANTT_ICON_LATE, &pen->wrong, x, y);
    x -= BC_GANTT_ICON_STEP;
  }
  if (bc_gantt_plan_is_disordered (self->plan, place))
    bc_gantt_pen_picture (pen, BC_GANTT_ICON_DISORDER, &pen->wrong, x, y);
}

void
bc_gantt_draw_titles (BcGanttPen *pen)
{
  for (guint i = pen->first_row; i <= pen->last_row; i++) {
    const BcGanttRow *row = bc_gantt_plan_get_row (pen->gantt->plan, i);

    if (row->task != BC_GANTT_HEADING)
      draw_title (pen, row->task, bc_gantt_get_y (pen->gantt, i));
  }
}
