/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "gantt-private.h"

/* Only what is seen is drawn, and of rectangles and laid out text, which the renderer is quick
 * with. */

#define ICON_SIZE   16
#define FOCUS_FRAME 2

static void
look_up (BcGanttPen *pen, const char *name, const GdkRGBA *otherwise, GdkRGBA *colour)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (pen->gantt));

  if (!gtk_style_context_lookup_color (context, name, colour))
    *colour = *otherwise;
}

static GdkRGBA
fade (const GdkRGBA *colour, double alpha)
{
  GdkRGBA faded = *colour;

  faded.alpha = (float) (faded.alpha * alpha);
  return faded;
}

/* All colours are the theme's; where contrast is wanted, nothing is faint. */
static void
find_colours (BcGanttPen *pen)
{
  AdwStyleManager *manager =
    adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (pen->gantt)));
  const gboolean strong = adw_style_manager_get_high_contrast (manager);
  static const GdkRGBA white = { 1, 1, 1, 1 };

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (pen->gantt)), &pen->text);
  pen->muted = fade (&pen->text, strong ? 0.9 : 0.65);
  pen->faint = fade (&pen->text, strong ? 0.5 : 0.28);
  pen->line = fade (&pen->text, strong ? 0.4 : 0.1);
  pen->heading = fade (&pen->text, strong ? 0.15 : 0.06);
  look_up (pen, "accent_bg_color", &pen->text, &pen->bar);
  look_up (pen, "accent_fg_color", &white, &pen->on_bar);
  look_up (pen, "accent_color", &pen->text, &pen->today);
  look_up (pen, "error_color", &pen->text, &pen->wrong);
  pen->bar_back = fade (&pen->bar, strong ? 0.35 : 0.3);
}

void
bc_gantt_pen_fill (BcGanttPen *pen,
                   const GdkRGBA *colour,
                   double x,
                   double y,
                   double width,
                   double height)
{
  /* What is wider than the window is cut: a bar of centuries has no place in a renderer's floats.
   */
  const double left = MAX (x, -8), right = MIN (x + width, pen->width + 8.0);

  if (right > left && height > 0)
    gtk_snapshot_append_color (
      pen->snapshot,
      colour,
      &GRAPHENE_RECT_INIT ((float) left, (float) y, (float) (right - left), (float) height));
}

void
bc_gantt_pen_frame (BcGanttPen *pen,
                    const GdkRGBA *colour,
                    double x,
                    double y,
                    double width,
                    double height,
                    double thickness)
{
  const double inner = height - 2 * thickness;

  bc_gantt_pen_fill (pen, colour, x, y, width, thickness);
  bc_gantt_pen_fill (pen, colour, x, y + height - thickness, width, thickness);
  bc_gantt_pen_fill (pen, colour, x, y + thickness, thickness, inner);
  bc_gantt_pen_fill (pen, colour, x + width - thickness, y + thickness, thickness, inner);
}

void
bc_gantt_pen_write (BcGanttPen *pen, PangoLayout *layout, const GdkRGBA *colour, double x, double y)
{
  gtk_snapshot_save (pen->snapshot);
  gtk_snapshot_translate (pen->snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (pen->snapshot, layout, colour);
  gtk_snapshot_restore (pen->snapshot);
}

/* In the middle of a row that begins at @y. */
void
bc_gantt_pen_picture (BcGanttPen *pen, BcGanttIcon icon, const GdkRGBA *colour, double x, double y)
{
  GtkIconPaintable *picture = bc_gantt_get_icon (pen->gantt, icon);
  const GdkRGBA colours[] = { *colour, *colour, *colour, *colour };

  if (picture == NULL)
    return;
  gtk_snapshot_save (pen->snapshot);
  gtk_snapshot_translate (
    pen->snapshot,
    &GRAPHENE_POINT_INIT ((float) x, (float) (y + (pen->gantt->row_height - ICON_SIZE) / 2)));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (picture),
                                            pen->snapshot,
                                            ICON_SIZE,
                                            ICON_SIZE,
                                            colours,
                                            G_N_ELEMENTS (colours));
  gtk_snapshot_restore (pen->snapshot);
}

static void
push_clip (BcGanttPen *pen, double x, double y)
{
  gtk_snapshot_push_clip (pen->snapshot,
                          &GRAPHENE_RECT_INIT ((float) x,
                                               (float) y,
                                               (float) MAX (pen->width - x, 0),
                                               (float) MAX (pen->height - y, 0)));
}

static void
draw_focus (BcGanttPen *pen)
{
  BcGantt *self = pen->gantt;
  double y = 0;

  if (self->focus == BC_SCHEDULE_NONE)
    return;
  y = bc_gantt_get_y (self, bc_gantt_plan_get_place (self->plan, self->focus));
  bc_gantt_pen_fill (pen, &pen->today, 0, y, 2 * FOCUS_FRAME, self->row_height);
  if (!gtk_widget_has_focus (GTK_WIDGET (self)))
    return;
  bc_gantt_pen_fill (pen, &pen->heading, 0, y, pen->width, self->row_height);
  bc_gantt_pen_frame (pen, &pen->today, 0, y, pen->width, self->row_height, FOCUS_FRAME);
}

/* The heading of the topmost row's area stays in sight until the next one pushes it away. */
static double
place_heading (BcGanttPen *pen, guint *area)
{
  BcGantt *self = pen->gantt;
  const BcGanttRow *next = NULL;
  double y = self->head_height;

  *area = bc_gantt_plan_get_row (self->plan, pen->first_row)->area;
  if (pen->first_row + 1 < bc_gantt_plan_get_n_rows (self->plan))
    next = bc_gantt_plan_get_row (self->plan, pen->first_row + 1);
  if (next != NULL && next->task == BC_GANTT_HEADING)
    y = MIN (y, bc_gantt_get_y (self, pen->first_row + 1) - self->row_height);
  return y;
}

static void
draw_heading (BcGanttPen *pen, guint area, double y)
{
  BcGantt *self = pen->gantt;
  PangoLayout *name = bc_gantt_get_words (self, bc_gantt_plan_get_area (self->plan, area), TRUE);
  int height;

  pango_layout_get_pixel_size (name, NULL, &height);
  bc_gantt_pen_fill (pen, &pen->heading, 0, y, pen->width, self->row_height);
  bc_gantt_pen_write (pen, name, &pen->text, BC_GANTT_MARGIN, y + (self->row_height - height) / 2);
}

static void
draw_headings (BcGanttPen *pen)
{
  for (guint i = pen->first_row; i <= pen->last_row; i++) {
    const BcGanttRow *row = bc_gantt_plan_get_row (pen->gantt->plan, i);

    if (row->task == BC_GANTT_HEADING)
      draw_heading (pen, row->area, bc_gantt_get_y (pen->gantt, i));
  }
}

static void
draw_rows (BcGanttPen *pen)
{
  BcGantt *self = pen->gantt;

  push_clip (pen, 0, pen->top);
  draw_headings (pen);
  draw_focus (pen);
  bc_gantt_draw_titles (pen);
  gtk_snapshot_pop (pen->snapshot);
  push_clip (pen, self->title_width, pen->top);
  bc_gantt_draw_bars (pen);
  bc_gantt_draw_links (pen);
  gtk_snapshot_pop (pen->snapshot);
}

void
bc_gantt_draw (BcGantt *self, GtkSnapshot *snapshot)
{
  BcGanttPen pen = { .gantt = self, .snapshot = snapshot };
  double y = 0;
  guint area = 0;

  pen.width = gtk_widget_get_width (GTK_WIDGET (self));
  pen.height = gtk_widget_get_height (GTK_WIDGET (self));
  if (self->plan == NULL || !bc_gantt_get_seen_rows (self, &pen.first_row, &pen.last_row))
    return;
  find_colours (&pen);
  y = place_heading (&pen, &area);
  pen.top = (int) y + self->row_height;
  push_clip (&pen, 0, self->head_height);
  draw_heading (&pen, area, y);
  gtk_snapshot_pop (snapshot);
  push_clip (&pen, self->title_width, 0);
  bc_gantt_draw_grid (&pen);
  gtk_snapshot_pop (snapshot);
  draw_rows (&pen);
  bc_gantt_draw_head (&pen);
}
