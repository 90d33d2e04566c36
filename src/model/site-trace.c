/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "site-trace.h"

#include <math.h>

/**
 * bc_site_trace_begin:
 * @self: a trace
 * @first: where the line begins
 * @near: how far points that are left out may lie beside the line, in metres
 */
void
bc_site_trace_begin (BcSiteTrace *self, const BcPoint *first, double near)
{
  *self = (BcSiteTrace){ .from = *first, .to = *first, .near = near };
}

static double
get_direction (const BcSiteTrace *self, const BcPoint *point)
{
  return atan2 (point->north - self->from.north, point->east - self->from.east);
}

/* The side may turn as far as it still passes this point near enough. */
static void
narrow (BcSiteTrace *self, const BcPoint *point, double away)
{
  const double half = asin (self->near / away);
  double turn = 0;

  if (self->reach == 0) {
    self->base = get_direction (self, point);
    self->low = -half;
    self->high = half;
  } else {
    turn = remainder (get_direction (self, point) - self->base, 2 * G_PI);
    self->low = MAX (self->low, turn - half);
    self->high = MIN (self->high, turn + half);
  }
  self->reach = away;
}

/* The side up to @point passes all points in between near enough, and none lies behind it. */
static gboolean
reaches (const BcSiteTrace *self, const BcPoint *point, double away)
{
  double turn = 0;

  if (self->reach == 0)
    return TRUE;
  if (away < self->reach)
    return FALSE;
  turn = remainder (get_direction (self, point) - self->base, 2 * G_PI);
  return turn >= self->low && turn <= self->high;
}

static void
take (BcSiteTrace *self, const BcPoint *point)
{
  const double away = bc_point_get_distance (&self->from, point);

  if (away > self->near)
    narrow (self, point, away);
  self->to = *point;
}

/**
 * bc_site_trace_add:
 * @self: a trace
 * @point: the next point
 * @side: (out): where a side begins and ends
 *
 * Returns: %TRUE where a side is complete, which ends with the point before
 */
gboolean
bc_site_trace_add (BcSiteTrace *self, const BcPoint *point, BcPoint side[2])
{
  const double away = bc_point_get_distance (&self->from, point);

  if (!reaches (self, point, away)) {
    bc_site_trace_end (self, side);
    bc_site_trace_begin (self, &side[1], self->near);
    take (self, point);
    return TRUE;
  }
  take (self, point);
  return FALSE;
}

/**
 * bc_site_trace_end:
 * @self: a trace
 * @side: (out): where its last side begins and ends
 */
void
bc_site_trace_end (const BcSiteTrace *self, BcPoint side[2])
{
  side[0] = self->from;
  side[1] = self->to;
}
