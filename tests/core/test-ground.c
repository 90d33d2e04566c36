/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "ground.h"

#define N_TRIES 2000
/* A district lies within this many millionths of a degree of its centre: two kilometres and more.
 */
#define AROUND 20000

/* From the north to the south, and out to sea: where a degree is longest and where it is shortest.
 */
static const BcPosition places[] = {
  { -18478300, -70312600 }, { -33448900, -70669300 }, { -27149700, -109427500 },
  { -33638600, -78832000 }, { -53163800, -70917100 }, { -54933300, -67616700 },
};

static BcPosition
pick_near (const BcPosition *centre)
{
  return (BcPosition){ centre->latitude + g_test_rand_int_range (-AROUND, AROUND + 1),
                       centre->longitude + g_test_rand_int_range (-AROUND, AROUND + 1) };
}

static void
check_there_and_back (const BcGround *ground, const BcPosition *position)
{
  BcPoint point, again;
  BcPosition back;

  bc_ground_get_point (ground, position, &point);
  bc_ground_get_position (ground, &point, &back);
  bc_ground_get_point (ground, &back, &again);
  g_assert_cmpint (back.latitude, ==, position->latitude);
  g_assert_cmpint (back.longitude, ==, position->longitude);
  g_assert_cmpfloat (bc_point_get_distance (&point, &again), <, 0.01);
}

static void
test_there_and_back (void)
{
  for (guint i = 0; i < N_TRIES; i++) {
    BcGround ground;
    BcPosition position = pick_near (&places[i % G_N_ELEMENTS (places)]);

    bc_ground_init (&ground, &places[i % G_N_ELEMENTS (places)]);
    check_there_and_back (&ground, &position);
  }
}

/* A point that is drawn is stored where it was drawn, as near as a millionth of a degree allows. */
static void
test_drawn_point_stays (void)
{
  for (guint i = 0; i < N_TRIES; i++) {
    const BcPoint drawn = { g_test_rand_double_range (-2000, 2000),
                            g_test_rand_double_range (-2000, 2000) };
    BcGround ground;
    BcPosition stored;
    BcPoint back;

    bc_ground_init (&ground, &places[i % G_N_ELEMENTS (places)]);
    bc_ground_get_position (&ground, &drawn, &stored);
    bc_ground_get_point (&ground, &stored, &back);
    g_assert_cmpfloat (bc_point_get_distance (&drawn, &back), <, 0.08);
  }
}

/* Metres along a meridian between two parallels, summed up in small steps of the radius there. */
static double
measure_meridian (double from, double to)
{
  const double e2 = 0.00669437999014;
  const int steps = 1000;
  double sum = 0;

  for (int i = 0; i < steps; i++) {
    const double latitude = from + (to - from) * (i + 0.5) / steps;

    sum += 6378137.0 * (1 - e2) / pow (1 - e2 * pow (sin (latitude), 2), 1.5);
  }
  return sum * (to - from) / steps;
}

static void
test_metres_are_metres (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++) {
    const double latitude = places[i].latitude / 1e6 * G_PI / 180;
    const double farther = (places[i].latitude + 10000) / 1e6 * G_PI / 180;
    const double parallel =
      6378137.0 / sqrt (1 - 0.00669437999014 * pow (sin (latitude), 2)) * cos (latitude);
    BcPosition there = { places[i].latitude + 10000, places[i].longitude + 10000 };
    BcGround ground;
    BcPoint point;

    bc_ground_init (&ground, &places[i]);
    bc_ground_get_point (&ground, &there, &point);
    g_assert_cmpfloat_with_epsilon (point.north, measure_meridian (latitude, farther), 0.1);
    g_assert_cmpfloat_with_epsilon (point.east, parallel * 0.01 * G_PI / 180, 0.01);
  }
}

static void
test_beyond_the_earth (void)
{
  const BcPoint far = { 1e12, -1e12 };
  BcGround ground;
  BcPosition position;

  bc_ground_init (&ground, &places[0]);
  bc_ground_get_position (&ground, &far, &position);
  g_assert_cmpint (position.longitude, ==, 180000000);
  g_assert_cmpint (position.latitude, ==, -90000000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/ground/there-and-back", test_there_and_back);
  g_test_add_func ("/core/ground/drawn-point-stays", test_drawn_point_stays);
  g_test_add_func ("/core/ground/metres-are-metres", test_metres_are_metres);
  g_test_add_func ("/core/ground/stays-on-the-earth", test_beyond_the_earth);
  return g_test_run ();
}
