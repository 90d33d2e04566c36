/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "site-map-private.h"
#include "site-trace.h"

/* What consists of lines: the boundary, the walk along the streets, and what is being drawn. */

#define CORNER      4.0
#define HELD_CORNER 6.0
#define ARM         11.0
/* A polygon whose corners lie farther beside what is seen is not filled: a renderer's numbers end
 * somewhere. */
#define MOST_BESIDE 1e6
/* Doors of a street lie nearly on a line: those so near to it need no corner of their own. Pixels.
 */
#define BESIDE 0.3

typedef struct
{
  BcSitePen *pen;
  BcSiteMap *map;
  cairo_t *cairo;
} Lines;

static void
draw_line (const Lines *lines, const BcPoint *from, const BcPoint *to)
{
  double line[4];

  bc_site_frame_get_pixel (&lines->map->frame, from, &line[0], &line[1]);
  bc_site_frame_get_pixel (&lines->map->frame, to, &line[2], &line[3]);
  if (!bc_site_frame_clip (&lines->map->frame, line))
    return;
  cairo_move_to (lines->cairo, line[0], line[1]);
  cairo_line_to (lines->cairo, line[2], line[3]);
}

static void
stroke (const Lines *lines, const GdkRGBA *colour, double width)
{
  gdk_cairo_set_source_rgba (lines->cairo, colour);
  cairo_set_line_width (lines->cairo, width);
  cairo_stroke (lines->cairo);
}

static gboolean
can_fill (const Lines *lines, GArray *corners)
{
  for (guint i = 0; i < corners->len; i++) {
    double x, y;

    bc_site_frame_get_pixel (&lines->map->frame, &g_array_index (corners, BcPoint, i), &x, &y);
    if (fabs (x) > MOST_BESIDE || fabs (y) > MOST_BESIDE)
      return FALSE;
  }
  return corners->len > 2;
}

static void
fill_area (const Lines *lines, GArray *corners)
{
  if (!can_fill (lines, corners))
    return;
  for (guint i = 0; i < corners->len; i++) {
    double x, y;

    bc_site_frame_get_pixel (&lines->map->frame, &g_array_index (corners, BcPoint, i), &x, &y);
    cairo_line_to (lines->cairo, x, y);
  }
  gdk_cairo_set_source_rgba (lines->cairo, &lines->pen->area);
  cairo_fill (lines->cairo);
}

/* @closed: the last corner is joined with the first. */
static void
draw_boundary (const Lines *lines, GArray *corners, gboolean closed)
{
  const guint n_sides = closed ? corners->len : MAX (corners->len, 1) - 1;

  if (closed)
    fill_area (lines, corners);
  for (guint i = 0; i < n_sides; i++)
    draw_line (lines,
               &g_array_index (corners, BcPoint, i),
               &g_array_index (corners, BcPoint, (i + 1) % corners->len));
  stroke (lines, &lines->pen->accent, 2);
}

static void
draw_corner (const Lines *lines, const BcPoint *corner, double radius)
{
  double x, y;

  bc_site_frame_get_pixel (&lines->map->frame, corner, &x, &y);
  if (fabs (x) > MOST_BESIDE || fabs (y) > MOST_BESIDE)
    return;
  cairo_new_sub_path (lines->cairo);
  cairo_arc (lines->cairo, x, y, radius, 0, 2 * G_PI);
  gdk_cairo_set_source_rgba (lines->cairo, &lines->pen->ground);
  cairo_fill_preserve (lines->cairo);
  stroke (lines, &lines->pen->accent, 2);
}

static void
draw_corners (const Lines *lines, GArray *corners)
{
  for (guint i = 0; i < corners->len; i++)
    draw_corner (lines,
                 &g_array_index (corners, BcPoint, i),
                 i == lines->map->edit.held ? HELD_CORNER : CORNER);
}

/* From the last corner to where the pointer is. */
static void
draw_next_side (const Lines *lines, GArray *corners)
{
  const double dashes[] = { 4, 4 };

  if (corners->len == 0 || !lines->map->drag.hovers)
    return;
  draw_line (lines, &g_array_index (corners, BcPoint, corners->len - 1), &lines->map->drag.hover);
  cairo_set_dash (lines->cairo, dashes, G_N_ELEMENTS (dashes), 0);
  stroke (lines, &lines->pen->accent, 1);
  cairo_set_dash (lines->cairo, NULL, 0, 0);
}

static gint
get_street (const BcSiteMark *mark)
{
  return bc_business_row_get_figures (mark->row)->ranks[BC_BUSINESS_STREET_RANK];
}

/* The doors of a street in walking order; where the next street begins. */
static guint
draw_street (const Lines *lines, guint first)
{
  const BcSitePlan *plan = lines->map->plan;
  const gint street = get_street (bc_site_plan_get_mark (plan, first));
  BcSiteTrace trace;
  BcPoint side[2];
  guint i;

  bc_site_trace_begin (&trace,
                       &bc_site_plan_get_mark (plan, first)->point,
                       BESIDE / lines->map->frame.scale);
  for (i = first + 1; i < plan->marks->len; i++) {
    const BcSiteMark *mark = bc_site_plan_get_mark (plan, i);

    if (get_street (mark) != street)
      break;
    if (bc_site_trace_add (&trace, &mark->point, side))
      draw_line (lines, &side[0], &side[1]);
  }
  bc_site_trace_end (&trace, side);
  draw_line (lines, &side[0], &side[1]);
  return i;
}

static void
draw_walk (const Lines *lines)
{
  const guint n_marks = lines->map->plan->marks->len;

  for (guint i = 0; i < n_marks;)
    i = draw_street (lines, i);
  stroke (lines, &lines->pen->muted, 1);
}

/* Where the next thing happens; on what is light and on what is dark. */
static void
draw_cross (const Lines *lines)
{
  double x, y;

  bc_site_frame_get_pixel (&lines->map->frame, &lines->map->edit.cross, &x, &y);
  for (guint i = 0; i < 2; i++) {
    cairo_move_to (lines->cairo, x - ARM, y);
    cairo_line_to (lines->cairo, x + ARM, y);
    cairo_move_to (lines->cairo, x, y - ARM);
    cairo_line_to (lines->cairo, x, y + ARM);
    stroke (lines, i == 0 ? &lines->pen->ground : &lines->pen->text, i == 0 ? 5 : 2);
  }
}

static GArray *
get_corners (BcSiteMap *self)
{
  return self->edit.corners != NULL ? self->edit.corners : self->plan->corners;
}

static void
draw_all (const Lines *lines)
{
  BcSiteMap *self = lines->map;

  draw_boundary (lines, get_corners (self), self->edit.mode != BC_SITE_DRAW);
  if (self->lined)
    draw_walk (lines);
  if (self->edit.mode == BC_SITE_DRAW)
    draw_next_side (lines, self->edit.corners);
  if (self->edit.mode == BC_SITE_DRAW || self->edit.mode == BC_SITE_EDIT)
    draw_corners (lines, self->edit.corners);
  if (self->edit.mode != BC_SITE_LOOK)
    draw_cross (lines);
}

void
bc_site_map_draw_lines (BcSitePen *pen)
{
  BcSiteMap *self = pen->map;
  Lines lines = { .pen = pen, .map = self };

  if (get_corners (self)->len == 0 && !self->lined && self->edit.mode == BC_SITE_LOOK)
    return;
  lines.cairo = gtk_snapshot_append_cairo (
    pen->snapshot,
    &GRAPHENE_RECT_INIT (0, 0, (float) self->frame.width, (float) self->frame.height));
  draw_all (&lines);
  cairo_destroy (lines.cairo);
}
