/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ground.h"

G_BEGIN_DECLS

/**
 * BcSiteTrace:
 * @from: where the side begins that is being made
 * @to: the last point
 * @near: points may lie so far beside the line, in metres
 * @base: the direction of the first point that is away from @from, in radians
 * @low: how far the side may turn from there to one hand
 * @high: likewise, to the other
 * @reach: how far from @from the last point is, in metres; 0 where none is away from it yet
 *
 * A line through points that come one by one, of which those that lie on it are left out: what is
 * drawn looks the same, and takes a fraction of the time.
 */
typedef struct
{
  BcPoint from;
  BcPoint to;
  double near;
  double base;
  double low;
  double high;
  double reach;
} BcSiteTrace;

void bc_site_trace_begin (BcSiteTrace *self, const BcPoint *first, double near);
gboolean bc_site_trace_add (BcSiteTrace *self, const BcPoint *point, BcPoint side[2]);
void bc_site_trace_end (const BcSiteTrace *self, BcPoint side[2]);

G_END_DECLS
