/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "site-frame.h"

#include <math.h>

/* From a country in a window to a door as wide as a hand. */
#define LEAST_SCALE 0.0002
#define MOST_SCALE  80.0
/* Where nothing tells how large it is, and around a single mark: metres. */
#define LEAST_SIZE 120.0
/* Around what is fitted: a share of the frame. */
#define MARGIN 0.08
/* Beside the frame, where lines end that go on: pixels. */
#define BESIDE 16.0

/**
 * bc_site_frame_get_pixel:
 * @self: a frame
 * @point: a point
 * @x: (out): pixels from the left
 * @y: (out): pixels from the top
 */
void
bc_site_frame_get_pixel (const BcSiteFrame *self, const BcPoint *point, double *x, double *y)
{
  *x = self->width / 2 + (point->east - self->centre.east) * self->scale;
  *y = self->height / 2 - (point->north - self->centre.north) * self->scale;
}

/**
 * bc_site_frame_get_point:
 * @self: a frame
 * @x: pixels from the left
 * @y: pixels from the top
 * @point: (out): what is there
 */
void
bc_site_frame_get_point (const BcSiteFrame *self, double x, double y, BcPoint *point)
{
  point->east = self->centre.east + (x - self->width / 2) / self->scale;
  point->north = self->centre.north - (y - self->height / 2) / self->scale;
}

/**
 * bc_site_frame_fit:
 * @self: a frame with its width and height
 * @bounds: what is to be seen
 *
 * Shows all of it, as large as there is room for.
 */
void
bc_site_frame_fit (BcSiteFrame *self, const BcSiteBounds *bounds)
{
  const double across = MAX (bounds->east - bounds->west, LEAST_SIZE);
  const double along = MAX (bounds->north - bounds->south, LEAST_SIZE);
  const double room = 1 - 2 * MARGIN;

  self->centre.east = (bounds->west + bounds->east) / 2;
  self->centre.north = (bounds->south + bounds->north) / 2;
  self->scale =
    CLAMP (MIN (self->width * room / across, self->height * room / along), LEAST_SCALE, MOST_SCALE);
}

/**
 * bc_site_frame_zoom:
 * @self: a frame
 * @factor: more than 1 to come closer
 * @x: pixels from the left
 * @y: pixels from the top
 *
 * Makes everything larger or smaller, within reason; what lies at @x, @y stays there.
 */
void
bc_site_frame_zoom (BcSiteFrame *self, double factor, double x, double y)
{
  BcPoint before, after;

  bc_site_frame_get_point (self, x, y, &before);
  self->scale = CLAMP (self->scale * factor, LEAST_SCALE, MOST_SCALE);
  bc_site_frame_get_point (self, x, y, &after);
  self->centre.east += before.east - after.east;
  self->centre.north += before.north - after.north;
}

/**
 * bc_site_frame_pan:
 * @self: a frame
 * @dx: pixels by which what is drawn goes to the right
 * @dy: pixels by which it goes down
 */
void
bc_site_frame_pan (BcSiteFrame *self, double dx, double dy)
{
  self->centre.east -= dx / self->scale;
  self->centre.north += dy / self->scale;
}

/**
 * bc_site_frame_show:
 * @self: a frame
 * @point: what is to be seen
 * @margin: at least so far from its edges, in pixels
 *
 * Moves as little as is needed; where @point is far away, it comes into the middle.
 */
void
bc_site_frame_show (BcSiteFrame *self, const BcPoint *point, double margin)
{
  double x, y;

  bc_site_frame_get_pixel (self, point, &x, &y);
  if (x < -self->width || x > 2 * self->width || y < -self->height || y > 2 * self->height ||
      2 * margin > MIN (self->width, self->height)) {
    self->centre = *point;
    return;
  }
  bc_site_frame_pan (self,
                     CLAMP (x, margin, self->width - margin) - x,
                     CLAMP (y, margin, self->height - margin) - y);
}

/**
 * bc_site_frame_get_bar:
 * @self: a frame
 * @longest: how long a scale bar may be, in pixels
 *
 * Returns: the longest round length that is no longer than that, in metres: 1, 2 or 5 with zeros
 */
double
bc_site_frame_get_bar (const BcSiteFrame *self, double longest)
{
  const double metres = longest / self->scale;
  const double ten = pow (10, floor (log10 (metres)));

  if (metres >= 5 * ten)
    return 5 * ten;
  return metres >= 2 * ten ? 2 * ten : ten;
}

/* Cuts the line off where it leaves one side: @outside is how far its ends lie beyond it. */
static gboolean
cut (double line[4], double first, double second)
{
  const double share = first / (first - second);
  const double x = line[0] + share * (line[2] - line[0]);
  const double y = line[1] + share * (line[3] - line[1]);
  double *end = first > 0 ? line : line + 2;

  if (first > 0 && second > 0)
    return FALSE;
  if (first <= 0 && second <= 0)
    return TRUE;
  end[0] = x;
  end[1] = y;
  return TRUE;
}

/**
 * bc_site_frame_clip:
 * @self: a frame
 * @line: (inout): x and y of both ends, in pixels
 *
 * Leaves of a line what can be seen, and a little beside it: what is wider than a continent has no
 * place in the numbers of who draws it.
 *
 * Returns: whether anything is left
 */
gboolean
bc_site_frame_clip (const BcSiteFrame *self, double line[4])
{
  return cut (line, -BESIDE - line[0], -BESIDE - line[2]) &&
         cut (line, line[0] - self->width - BESIDE, line[2] - self->width - BESIDE) &&
         cut (line, -BESIDE - line[1], -BESIDE - line[3]) &&
         cut (line, line[1] - self->height - BESIDE, line[3] - self->height - BESIDE);
}
