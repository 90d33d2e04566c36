/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "gantt-private.h"

/* Where things are: days from left to right, rows from above; the titles and the scale stay. */

#define LETTERS_OF_TITLE 34
#define SHARE_OF_TITLE   0.4
#define MARGIN           24
#define EDGE             6
#define LEAST_BAR        4
#define LEAST_ROW        28
/* A third of what is seen lies before the day that is scrolled to. */
#define BEFORE_DATE 3

static double
get_page (BcGantt *self, GtkOrientation orientation)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return MAX (gtk_widget_get_width (widget) - self->title_width, 1);
  return MAX (gtk_widget_get_height (widget) - self->head_height, 1);
}

static double
get_scroll (BcGantt *self, GtkOrientation orientation)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  return adjustment != NULL ? floor (gtk_adjustment_get_value (adjustment)) : 0;
}

/* Sizes follow the person's font; a unit of the scale is as wide as its label needs. */
void
bc_gantt_measure_text (BcGantt *self)
{
  static const double letters[BC_N_ZOOMS] = { 3.2, 4.2, 5.5, 6 };
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  const int line = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));
  const int width = gtk_widget_get_width (GTK_WIDGET (self));

  self->letter = pango_font_metrics_get_approximate_char_width (metrics) / (double) PANGO_SCALE;
  self->row_height = MAX (line + 12, LEAST_ROW);
  self->head_height = 2 * line + 12;
  self->title_width = (int) ceil (self->letter * LETTERS_OF_TITLE);
  if (width > 0)
    self->title_width = MIN (self->title_width, (int) (width * SHARE_OF_TITLE));
  self->day = letters[self->zoom] * self->letter / bc_time_unit_get_days (self->zoom);
  pango_font_metrics_unref (metrics);
}

/* From a little before the first day to a little after the last, whole months or years, and at
 * least as much as fills the width. */
void
bc_gantt_update_range (BcGantt *self)
{
  const BcTimeUnit coarse = bc_time_unit_get_coarse (self->zoom);
  gint32 first = BC_DATE_FIRST, last = BC_DATE_FIRST;
  double fill = get_page (self, GTK_ORIENTATION_HORIZONTAL) / self->day;

  if (self->plan != NULL)
    bc_gantt_plan_get_range (self->plan, &first, &last);
  if (self->edit.active) {
    first = MIN (first, self->edit.planned.from);
    last = MAX (last, self->edit.planned.to);
  }
  self->origin = bc_time_unit_floor (coarse, bc_time_unit_add (self->zoom, first, -1));
  last = bc_time_unit_add (coarse, bc_time_unit_floor (coarse, last), 2) - 1;
  self->last = MAX (last, bc_date_add_days (self->origin, (gint32) ceil (fill)));
}

static void
configure_one (BcGantt *self, GtkOrientation orientation, double value, double upper)
{
  const double page = get_page (self, orientation);

  if (self->adjustments[orientation] == NULL)
    return;
  upper = MAX (upper, page);
  gtk_adjustment_configure (self->adjustments[orientation],
                            CLAMP (value, 0, upper - page),
                            0,
                            upper,
                            orientation == GTK_ORIENTATION_VERTICAL
                              ? self->row_height
                              : self->day * bc_time_unit_get_days (self->zoom),
                            page * 0.9,
                            page);
}

static void
configure_at (BcGantt *self, double left)
{
  const guint n_rows = self->plan != NULL ? bc_gantt_plan_get_n_rows (self->plan) : 0;

  self->configuring = TRUE;
  configure_one (self,
                 GTK_ORIENTATION_HORIZONTAL,
                 left,
                 (self->last - self->origin + 1) * self->day);
  configure_one (self,
                 GTK_ORIENTATION_VERTICAL,
                 get_scroll (self, GTK_ORIENTATION_VERTICAL),
                 (double) n_rows * self->row_height);
  self->configuring = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Tells the scroll bars what there is; the day at the left edge stays there. */
void
bc_gantt_configure (BcGantt *self)
{
  const gint32 origin = self->origin;
  const double left = get_scroll (self, GTK_ORIENTATION_HORIZONTAL);

  bc_gantt_update_range (self);
  configure_at (self, left + (origin - self->origin) * self->day);
}

double
bc_gantt_get_x (BcGantt *self, double date)
{
  return self->title_width + floor ((date - self->origin) * self->day) -
         get_scroll (self, GTK_ORIENTATION_HORIZONTAL);
}

double
bc_gantt_get_y (BcGantt *self, guint row)
{
  return self->head_height + (double) row * self->row_height -
         get_scroll (self, GTK_ORIENTATION_VERTICAL);
}

/* With the part of the day that has passed there. */
double
bc_gantt_get_date (BcGantt *self, double x)
{
  return self->origin +
         (x - self->title_width + get_scroll (self, GTK_ORIENTATION_HORIZONTAL)) / self->day;
}

/* @first, @last: (out): the rows of which something is seen. */
gboolean
bc_gantt_get_seen_rows (BcGantt *self, guint *first, guint *last)
{
  const guint n_rows = self->plan != NULL ? bc_gantt_plan_get_n_rows (self->plan) : 0;
  const double top = get_scroll (self, GTK_ORIENTATION_VERTICAL);

  if (n_rows == 0)
    return FALSE;
  *first = MIN ((guint) (top / self->row_height), n_rows - 1);
  *last = MIN ((guint) ((top + get_page (self, GTK_ORIENTATION_VERTICAL)) / self->row_height),
               n_rows - 1);
  return TRUE;
}

/* Its days, as far as they are changed by now. */
const BcPeriod *
bc_gantt_get_planned (BcGantt *self, guint task)
{
  if (self->edit.active && self->edit.task == task)
    return &self->edit.planned;
  return &bc_gantt_plan_get_task (self->plan, task)->planned;
}

/* @left, @right: (out): the edges of a bar that can be seen however short it is. */
void
bc_gantt_get_bar (BcGantt *self, const BcPeriod *period, double *left, double *right)
{
  *left = bc_gantt_get_x (self, period->from);
  *right = MAX (bc_gantt_get_x (self, period->to + 1.0), *left + LEAST_BAR);
}

static BcGanttPart
find_part_of_bar (BcGantt *self, guint task, double x)
{
  const BcPeriod *planned = bc_gantt_get_planned (self, task);
  double left, right, inner;

  if (!bc_gantt_period_is_whole (planned))
    return BC_GANTT_TRACK;
  bc_gantt_get_bar (self, planned, &left, &right);
  /* A short bar is taken hold of by its middle, and stretched by what lies just beside it. */
  inner = right - left >= 3 * EDGE ? EDGE : 0;
  if (x < left - EDGE || x > right + EDGE)
    return BC_GANTT_TRACK;
  if (x < left + inner)
    return BC_GANTT_BEGIN;
  return x > right - inner ? BC_GANTT_END : BC_GANTT_BAR;
}

/* @task: (out): the action whose row is there. */
BcGanttPart
bc_gantt_find_part (BcGantt *self, double x, double y, guint *task)
{
  const double place = y - self->head_height + get_scroll (self, GTK_ORIENTATION_VERTICAL);
  const guint n_rows = self->plan != NULL ? bc_gantt_plan_get_n_rows (self->plan) : 0;
  guint row = 0;

  *task = BC_GANTT_HEADING;
  if (y < self->head_height || place < 0 || place >= (double) n_rows * self->row_height)
    return BC_GANTT_NOTHING;
  row = (guint) (place / self->row_height);
  *task = bc_gantt_plan_get_row (self->plan, row)->task;
  if (*task == BC_GANTT_HEADING)
    return BC_GANTT_NOTHING;
  return x < self->title_width ? BC_GANTT_TITLE : find_part_of_bar (self, *task, x);
}

/* The day that lies at @x stays there. */
void
bc_gantt_set_zoom (BcGantt *self, BcTimeUnit zoom, double x)
{
  const double date = bc_gantt_get_date (self, x);

  self->zoom = zoom;
  bc_gantt_measure_text (self);
  bc_gantt_update_range (self);
  configure_at (self, (date - self->origin) * self->day - (x - self->title_width));
}

void
bc_gantt_scroll_to_date (BcGantt *self, gint32 date)
{
  const double page = get_page (self, GTK_ORIENTATION_HORIZONTAL);

  if (self->adjustments[GTK_ORIENTATION_HORIZONTAL] != NULL)
    gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL],
                              (date - self->origin) * self->day - page / BEFORE_DATE);
}

static void
scroll_row_into_sight (BcGantt *self, guint row)
{
  const double top = (double) row * self->row_height;
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];

  /* The heading that stays in sight covers a row. */
  if (adjustment != NULL)
    gtk_adjustment_clamp_page (adjustment, top - self->row_height, top + self->row_height);
}

/* Brings the focused bar into sight: all of it where it fits, otherwise its beginning. */
void
bc_gantt_scroll_to_focus (BcGantt *self)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  const BcPeriod *planned = NULL;
  double left, right, page = get_page (self, GTK_ORIENTATION_HORIZONTAL);

  if (self->focus == BC_SCHEDULE_NONE)
    return;
  scroll_row_into_sight (self, bc_gantt_plan_get_place (self->plan, self->focus));
  planned = bc_gantt_get_planned (self, self->focus);
  if (adjustment == NULL || !bc_gantt_period_is_whole (planned))
    return;
  left = (planned->from - self->origin) * self->day - MARGIN;
  right = (planned->to + 1 - self->origin) * self->day + MARGIN;
  if (right < gtk_adjustment_get_value (adjustment) + 2 * MARGIN ||
      left > gtk_adjustment_get_value (adjustment) + page - 2 * MARGIN || right - left < page)
    gtk_adjustment_clamp_page (adjustment, left, MIN (right, left + page));
}
