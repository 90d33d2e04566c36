/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stamp.h"

#define NOW G_GINT64_CONSTANT (1795187045000)

static void
test_follows_the_clock (void)
{
  g_assert_cmpint (bc_stamp_next (0, NOW), ==, NOW << 16);
  g_assert_cmpint (bc_stamp_get_moment (bc_stamp_next (0, NOW)), ==, NOW);
}

static void
test_never_goes_back (void)
{
  gint64 last = 0;

  for (int i = 0; i < 100000; i++) {
    gint64 wall = NOW + g_test_rand_int_range (-100000, 100000);
    gint64 stamp = bc_stamp_next (last, wall);

    g_assert_cmpint (stamp, >, last);
    g_assert_cmpint (bc_stamp_get_moment (stamp), >=, wall);
    last = stamp;
  }
}

static void
test_counts_within_a_millisecond (void)
{
  gint64 first = bc_stamp_next (0, NOW);

  g_assert_cmpint (bc_stamp_next (first, NOW), ==, first + 1);
  g_assert_cmpint (bc_stamp_next (first, NOW - 5000), ==, first + 1);
  g_assert_cmpint (bc_stamp_get_moment (first + 65535), ==, NOW);
  g_assert_cmpint (bc_stamp_get_moment (first + 65536), ==, NOW + 1);
}

static void
test_ahead_is_beyond_ten_minutes (void)
{
  gint64 ten_minutes = 10 * 60 * 1000;

  g_assert_false (bc_stamp_is_ahead ((NOW + ten_minutes) << 16, NOW));
  g_assert_true (bc_stamp_is_ahead ((NOW + ten_minutes + 1) << 16, NOW));
  g_assert_false (bc_stamp_is_ahead (0, NOW));
  g_assert_true (bc_stamp_is_ahead (G_MAXINT64, NOW));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/stamp/follows-the-clock", test_follows_the_clock);
  g_test_add_func ("/core/stamp/never-goes-back", test_never_goes_back);
  g_test_add_func ("/core/stamp/counts-within-a-millisecond", test_counts_within_a_millisecond);
  g_test_add_func ("/core/stamp/ahead-is-beyond-ten-minutes", test_ahead_is_beyond_ten_minutes);
  return g_test_run ();
}
