/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "dictionary.h"
#include "gantt-private.h"

/* The scale of time above the rows, the lines that go down from it, and today's. */

#define GAP         4
#define TODAY_WIDTH 2

static gint32
get_first (BcGanttPen *pen, BcTimeUnit unit)
{
  double date = bc_gantt_get_date (pen->gantt, pen->gantt->title_width);

  return bc_time_unit_floor (unit, (gint32) CLAMP (floor (date), BC_DATE_FIRST, BC_DATE_LAST));
}

static void
draw_lines (BcGanttPen *pen, BcTimeUnit unit, const GdkRGBA *colour, double y)
{
  gint32 date = get_first (pen, unit);
  double x = bc_gantt_get_x (pen->gantt, date);

  while (x < pen->width) {
    const gint32 next = bc_time_unit_add (unit, date, 1);

    bc_gantt_pen_fill (pen, colour, x, y, 1, pen->height - y);
    if (bc_time_unit_floor (unit, next) <= date)
      return;
    date = bc_time_unit_floor (unit, next);
    x = bc_gantt_get_x (pen->gantt, date);
  }
}

static double
get_today (BcGanttPen *pen)
{
  return bc_gantt_get_x (pen->gantt, bc_gantt_plan_get_today (pen->gantt->plan) + 0.5);
}

void
bc_gantt_draw_grid (BcGanttPen *pen)
{
  BcGantt *self = pen->gantt;

  draw_lines (pen, self->zoom, &pen->line, self->head_height / 2.0);
  draw_lines (pen, bc_time_unit_get_coarse (self->zoom), &pen->faint, 0);
  bc_gantt_pen_fill (pen,
                     &pen->today,
                     get_today (pen),
                     self->head_height / 2,
                     TODAY_WIDTH,
                     pen->height - self->head_height / 2);
}

static void
write_label (BcGanttPen *pen, char *text, double left, double right, double y)
{
  g_autofree char *owned = text;
  PangoLayout *layout = bc_gantt_get_words (pen->gantt, owned, FALSE);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  /* The name of a year or a month that has begun before what is seen is pushed along. */
  left = MAX (left, pen->gantt->title_width) + GAP;
  if (left + width <= right || right >= pen->width)
    bc_gantt_pen_write (pen,
                        layout,
                        &pen->text,
                        left,
                        y + (pen->gantt->head_height / 2.0 - height) / 2);
}

static void
write_labels (BcGanttPen *pen, BcTimeUnit unit, gboolean coarse)
{
  BcGantt *self = pen->gantt;
  gint32 date = get_first (pen, unit);

  for (;;) {
    const gint32 next = bc_time_unit_floor (unit, bc_time_unit_add (unit, date, 1));
    const double left = bc_gantt_get_x (self, date), right = bc_gantt_get_x (self, next);

    if (left >= pen->width)
      return;
    write_label (pen,
                 coarse ? bc_time_unit_dup_heading (unit, date)
                        : bc_time_unit_dup_label (unit, date),
                 left,
                 next > date ? right : pen->width,
                 coarse ? 0 : self->head_height / 2.0);
    if (next <= date)
      return;
    date = next;
  }
}

/* Today is told by a word, too. */
static void
draw_today (BcGanttPen *pen)
{
  BcGantt *self = pen->gantt;
  PangoLayout *word = bc_gantt_get_words (self, _ ("today"), FALSE);
  const double x = get_today (pen);
  int width, height;

  pango_layout_get_pixel_size (word, &width, &height);
  if (x < self->title_width)
    return;
  bc_gantt_pen_fill (pen,
                     &pen->bar,
                     x - width / 2 - GAP,
                     (self->head_height / 2 - height) / 2 - 1,
                     width + 2 * GAP,
                     height + 2);
  bc_gantt_pen_write (pen, word, &pen->on_bar, x - width / 2, (self->head_height / 2 - height) / 2);
}

void
bc_gantt_draw_head (BcGanttPen *pen)
{
  BcGantt *self = pen->gantt;
  const graphene_rect_t head = GRAPHENE_RECT_INIT ((float) self->title_width,
                                                   0,
                                                   (float) (pen->width - self->title_width),
                                                   (float) self->head_height);
  const BcRecordType *subject = bc_dictionary_find (bc_gantt_plan_get_subject (self->plan));
  PangoLayout *corner = bc_gantt_get_words (self, _ (subject->label), TRUE);
  int height;

  pango_layout_get_pixel_size (corner, NULL, &height);
  bc_gantt_pen_write (pen, corner, &pen->text, BC_GANTT_MARGIN, self->head_height - height - 4);
  gtk_snapshot_push_clip (pen->snapshot, &head);
  write_labels (pen, bc_time_unit_get_coarse (self->zoom), TRUE);
  write_labels (pen, self->zoom, FALSE);
  draw_today (pen);
  gtk_snapshot_pop (pen->snapshot);
  bc_gantt_pen_fill (pen, &pen->faint, 0, self->head_height - 1, pen->width, 1);
  bc_gantt_pen_fill (pen, &pen->faint, self->title_width - 1, 0, 1, pen->height);
}
