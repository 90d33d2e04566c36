/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gantt-private.h"

/* Which action waits for which, as arrows with elbows: from the end of one bar to the beginning of
 * the other. */

#define ELBOW 6
#define POINT 5

/* The ends of an arrow. */
typedef struct
{
  double from_x;
  double from_y;
  double to_x;
  double to_y;
  double thickness;
  const GdkRGBA *colour;
} Arrow;

static void
draw_level (BcGanttPen *pen, const Arrow *arrow, double x1, double x2, double y)
{
  bc_gantt_pen_fill (pen,
                     arrow->colour,
                     MIN (x1, x2),
                     y,
                     ABS (x2 - x1) + arrow->thickness,
                     arrow->thickness);
}

static void
draw_upright (BcGanttPen *pen, const Arrow *arrow, double x, double y1, double y2)
{
  const double top = MAX (MIN (y1, y2), -8), bottom = MIN (MAX (y1, y2), pen->height + 8.0);

  bc_gantt_pen_fill (pen, arrow->colour, x, top, arrow->thickness, bottom - top + arrow->thickness);
}

static void
draw_point (BcGanttPen *pen, const Arrow *arrow)
{
  const double middle = arrow->to_y + arrow->thickness / 2;

  for (int i = 0; i < POINT; i++)
    bc_gantt_pen_fill (pen, arrow->colour, arrow->to_x - 1 - i, middle - i - 0.5, 1, 2 * i + 1);
}

/* Down and on where there is room: beside the later bar, since words stand beside the earlier one.
 * Otherwise back along the edge of the later row. */
static void
draw_arrow (BcGanttPen *pen, const Arrow *arrow)
{
  const double turn = arrow->from_x + ELBOW, enter = arrow->to_x - ELBOW - POINT;
  const double half = pen->gantt->row_height / 2.0;
  const double edge = arrow->to_y > arrow->from_y ? arrow->to_y - half : arrow->to_y + half;

  draw_level (pen, arrow, arrow->from_x, turn, arrow->from_y);
  if (enter >= turn) {
    draw_upright (pen, arrow, turn, arrow->from_y, arrow->to_y);
    draw_level (pen, arrow, turn, arrow->to_x - POINT, arrow->to_y);
  } else {
    draw_upright (pen, arrow, turn, arrow->from_y, edge);
    draw_level (pen, arrow, turn, enter, edge);
    draw_upright (pen, arrow, enter, edge, arrow->to_y);
    draw_level (pen, arrow, enter, arrow->to_x - POINT, arrow->to_y);
  }
  draw_point (pen, arrow);
}

static gboolean
is_seen (BcGanttPen *pen, const BcScheduleLink *link)
{
  const guint before = bc_gantt_plan_get_place (pen->gantt->plan, link->before);
  const guint after = bc_gantt_plan_get_place (pen->gantt->plan, link->after);

  return link->before != link->after && MAX (before, after) >= pen->first_row &&
         MIN (before, after) <= pen->last_row &&
         bc_gantt_period_is_whole (bc_gantt_get_planned (pen->gantt, link->before)) &&
         bc_gantt_period_is_whole (bc_gantt_get_planned (pen->gantt, link->after));
}

static double
get_middle (BcGanttPen *pen, guint task)
{
  BcGantt *self = pen->gantt;

  return bc_gantt_get_y (self, bc_gantt_plan_get_place (self->plan, task)) + self->row_height / 2 -
         2;
}

static void
draw_link (BcGanttPen *pen, const BcScheduleLink *link)
{
  BcGantt *self = pen->gantt;
  const BcSchedule *schedule = bc_gantt_plan_get_schedule (self->plan);
  const gboolean critical = bc_schedule_is_critical_link (schedule, link);
  Arrow arrow = { .thickness = critical ? 2 : 1, .colour = critical ? &pen->text : &pen->muted };
  double unused;

  if (bc_schedule_is_obstructed (schedule, link))
    arrow.colour = &pen->wrong;
  bc_gantt_get_bar (self, bc_gantt_get_planned (self, link->before), &unused, &arrow.from_x);
  bc_gantt_get_bar (self, bc_gantt_get_planned (self, link->after), &arrow.to_x, &unused);
  arrow.from_y = get_middle (pen, link->before);
  arrow.to_y = get_middle (pen, link->after);
  draw_arrow (pen, &arrow);
}

void
bc_gantt_draw_links (BcGanttPen *pen)
{
  for (guint i = 0; i < bc_gantt_plan_get_n_links (pen->gantt->plan); i++) {
    const BcScheduleLink *link = bc_gantt_plan_get_link (pen->gantt->plan, i);

    if (is_seen (pen, link))
      draw_link (pen, link);
  }
}
