/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "geometry.h"

G_BEGIN_DECLS

/**
 * BcPoint:
 * @east: metres east of the centre
 * @north: metres north of it
 *
 * A point on the ground around a centre.
 */
typedef struct
{
  double east;
  double north;
} BcPoint;

/**
 * BcGround:
 * @centre: where both metres are 0
 * @east: metres per millionth of a degree of longitude, there
 * @north: metres per millionth of a degree of latitude, there
 *
 * The ground of a district, flat around its centre.
 */
typedef struct
{
  BcPosition centre;
  double east;
  double north;
} BcGround;

void bc_ground_init (BcGround *self, const BcPosition *centre);
void bc_ground_get_point (const BcGround *self, const BcPosition *position, BcPoint *point);
void bc_ground_get_position (const BcGround *self, const BcPoint *point, BcPosition *position);
double bc_point_get_distance (const BcPoint *one, const BcPoint *other);

G_END_DECLS
