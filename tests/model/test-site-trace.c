/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line through many points: what is left out of it cannot be seen, over generated streets. */
#include <math.h>

#include "site-trace.h"

#define N_TRIES  3000
#define N_POINTS 60

/* How far a point is from the line between two others that ends with them. */
static double
get_gap (const BcPoint side[2], const BcPoint *point)
{
  const double east = side[1].east - side[0].east, north = side[1].north - side[0].north;
  const double length = east * east + north * north;
  double share = 0;
  BcPoint foot;

  if (length > 0)
    share = ((point->east - side[0].east) * east + (point->north - side[0].north) * north) / length;
  share = CLAMP (share, 0, 1);
  foot = (BcPoint){ side[0].east + share * east, side[0].north + share * north };
  return bc_point_get_distance (&foot, point);
}

/* The points of a side, of which the first is that where the side before it ended. */
static void
check_side (const BcPoint side[2], const BcPoint *points, guint n_points, double near)
{
  g_assert_cmpmem (&side[0], sizeof (BcPoint), &points[0], sizeof (BcPoint));
  g_assert_cmpmem (&side[1], sizeof (BcPoint), &points[n_points - 1], sizeof (BcPoint));
  for (guint i = 0; i < n_points; i++)
    g_assert_cmpfloat (get_gap (side, &points[i]), <=, near + 1e-9);
}

/* Doors about a line, sometimes all over the place, sometimes twice in one. */
static void
make_points (BcPoint *points, guint n_points)
{
  const double spread = g_test_rand_int_range (0, 3);

  for (guint i = 0; i < n_points; i++) {
    points[i].east = g_test_rand_int_range (0, 20) > 0 ? 7 * i : g_test_rand_double_range (-9, 99);
    points[i].north = g_test_rand_double_range (-1, 1) * spread;
    if (i > 0 && g_test_rand_int_range (0, 10) == 0)
      points[i] = points[i - 1];
  }
}

static guint
check_trace (const BcPoint *points, guint n_points, double near)
{
  BcSiteTrace trace;
  BcPoint side[2];
  guint begun = 0;
  guint n_sides = 1;

  bc_site_trace_begin (&trace, &points[0], near);
  for (guint i = 1; i < n_points; i++)
    if (bc_site_trace_add (&trace, &points[i], side)) {
      check_side (side, points + begun, i - begun, near);
      begun = i - 1;
      n_sides++;
    }
  bc_site_trace_end (&trace, side);
  check_side (side, points + begun, n_points - begun, near);
  return n_sides;
}

static void
test_trace_passes_all_points (void)
{
  for (guint i = 0; i < N_TRIES; i++) {
    const guint n_points = (guint) g_test_rand_int_range (1, N_POINTS);
    BcPoint points[N_POINTS];

    make_points (points, n_points);
    g_assert_cmpuint (check_trace (points, n_points, g_test_rand_double_range (0.01, 4)),
                      <=,
                      n_points);
  }
}

static void
test_trace_of_a_straight_street_is_one_side (void)
{
  BcPoint points[N_POINTS];

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    points[i] = (BcPoint){ 7.0 * i, 3.0 * i };
  g_assert_cmpuint (check_trace (points, G_N_ELEMENTS (points), 0.1), ==, 1);
  /* There and back. */
  points[N_POINTS - 1] = points[0];
  g_assert_cmpuint (check_trace (points, G_N_ELEMENTS (points), 0.1), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/site-trace/passes-all-points", test_trace_passes_all_points);
  g_test_add_func ("/model/site-trace/straight-street-is-one-side",
                   test_trace_of_a_straight_street_is_one_side);
  return g_test_run ();
}
