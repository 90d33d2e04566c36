/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "date.h"
#include "moment.h"
#include "random-text.h"
#include "value-error.h"

#define MS_PER_HOUR G_GINT64_CONSTANT (3600000)

static void
test_accepts (void)
{
  static const struct
  {
    const char *typed;
    const char *iso;
    const char *screen;
  } cases[] = {
    { "2026-11-20T15:04:05Z", "2026-11-20T15:04:05.000Z", "20-11-2026 12:04" },
    { "2026-11-20T15:04:05.25Z", "2026-11-20T15:04:05.250Z", "20-11-2026 12:04" },
    { "2026-11-20T12:04:05-03:00", "2026-11-20T15:04:05.000Z", "20-11-2026 12:04" },
    { "2026-11-20T15:04Z", "2026-11-20T15:04:00.000Z", "20-11-2026 12:04" },
    { "20-11-2026 12:04", "2026-11-20T15:04:00.000Z", "20-11-2026 12:04" },
    { "2026-11-20", "2026-11-20T03:00:00.000Z", "20-11-2026 00:00" },
    { "2026-07-01", "2026-07-01T04:00:00.000Z", "01-07-2026 00:00" },
    /* Summer time began at midnight. */
    { "2022-09-11", "2022-09-11T04:00:00.000Z", "11-09-2022 01:00" },
    /* The hour that came twice, told apart. */
    { "2022-04-02T23:30-03:00", "2022-04-03T02:30:00.000Z", "02-04-2022 23:30" },
    { "2022-04-02T23:30-04:00", "2022-04-03T03:30:00.000Z", "02-04-2022 23:30" },
    { "1800-01-01T00:00:00Z", "1800-01-01T00:00:00.000Z", "31-12-1799 19:17" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    gint64 moment;
    g_autofree char *iso = NULL;
    g_autofree char *screen = NULL;

    g_assert_true (bc_moment_parse (cases[i].typed, &moment, NULL));
    iso = bc_moment_dup_iso (moment);
    screen = bc_moment_dup_screen (moment);
    g_assert_cmpstr (iso, ==, cases[i].iso);
    g_assert_cmpstr (screen, ==, cases[i].screen);
  }
}

static void
test_refuses (void)
{
  static const struct
  {
    const char *typed;
    BcValueError code;
  } cases[] = {
    { "2026-11-20T24:00:00Z", BC_VALUE_ERROR_SYNTAX },
    { "2026-11-20T15:60:00Z", BC_VALUE_ERROR_SYNTAX },
    { "2026-11-20T15:04:60Z", BC_VALUE_ERROR_SYNTAX },
    { "2026-11-20T15:04:05.1234Z", BC_VALUE_ERROR_SYNTAX },
    { "2026-11-20T15:04:05+15:00", BC_VALUE_ERROR_SYNTAX },
    { "2026-11-20T15:04:05-0300", BC_VALUE_ERROR_SYNTAX },
    { "2026-11-20T", BC_VALUE_ERROR_SYNTAX },
    { "2026-11-20T15Z", BC_VALUE_ERROR_SYNTAX },
    { "", BC_VALUE_ERROR_SYNTAX },
    { "2026-02-30T15:04:05Z", BC_VALUE_ERROR_IMPOSSIBLE_DATE },
    { "11-09-2022 00:30", BC_VALUE_ERROR_IMPOSSIBLE_DATE },
    { "02-04-2022 23:30", BC_VALUE_ERROR_AMBIGUOUS },
    { "3000-01-01T00:00:00Z", BC_VALUE_ERROR_RANGE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    gint64 moment;

    g_assert_false (bc_moment_parse (cases[i].typed, &moment, &error));
    g_assert_error (error, BC_VALUE_ERROR, (int) cases[i].code);
  }
}

static void
test_round_trip (void)
{
  for (int i = 0; i < 20000; i++) {
    gint64 moment = (gint64) g_test_rand_double_range (-5000000000000.0, 7000000000000.0);
    g_autofree char *iso = bc_moment_dup_iso (moment);
    gint64 again;

    g_assert_true (bc_moment_parse (iso, &again, NULL));
    g_assert_cmpint (again, ==, moment);
  }
}

static void
test_end_of_what_is_written (void)
{
  static const struct
  {
    const char *typed;
    const char *end;
  } cases[] = {
    { "20-11-2026", "2026-11-21T02:59:59.999Z" },
    { "2026-11-20", "2026-11-21T02:59:59.999Z" },
    { "2022-09-10", "2022-09-11T03:59:59.999Z" },
    { "2026-11-20T21:40", "2026-11-21T00:40:59.999Z" },
    { "20-11-2026 21:40", "2026-11-21T00:40:59.999Z" },
    { "20-11-2026 21:40Z", "2026-11-20T21:40:59.999Z" },
    { "2026-11-20T21:40:07", "2026-11-21T00:40:07.999Z" },
    { "2026-11-20T21:40:07-04:00", "2026-11-21T01:40:07.999Z" },
    { "2026-11-20T21:40:07.25Z", "2026-11-20T21:40:07.250Z" },
  };
  gint64 moment;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *end = NULL;

    g_assert_true (bc_moment_parse_end (cases[i].typed, &moment, NULL));
    end = bc_moment_dup_iso (moment);
    g_assert_cmpstr (end, ==, cases[i].end);
  }
  g_assert_false (bc_moment_parse_end ("2026-11-20T24:00", &moment, NULL));
}

/* Chile has changed its clocks at midnight on most of the occasions. */
static void
test_days_begin_when_the_date_changes (void)
{
  for (gint32 date = BC_DATE_FIRST; date <= BC_DATE_LAST; date++) {
    gint64 begin = bc_moment_from_date (date);

    g_assert_cmpint (bc_date_today (begin), ==, date);
    g_assert_cmpint (bc_date_today (begin - 1), ==, date - 1);
    g_assert_cmpint (bc_moment_end_of_date (date - 1), ==, begin - 1);
  }
}

static void
test_any_number_is_written (void)
{
  g_autofree char *first = bc_moment_dup_iso (G_MININT64);
  g_autofree char *last = bc_moment_dup_screen (G_MAXINT64);

  g_assert_true (g_str_has_prefix (first, "-"));
  g_assert_true (g_str_has_prefix (last, "1"));
}

static void
test_random_texts (void)
{
  for (int i = 0; i < RANDOM_TEXTS; i++) {
    g_autofree char *suffix = random_text_new ("0012:.TZ+- ");
    g_autofree char *text = g_strconcat ("2026-11-20", suffix, NULL);
    g_autofree char *iso = NULL;
    gint64 moment, again;

    if (!bc_moment_parse (text, &moment, NULL))
      continue;
    iso = bc_moment_dup_iso (moment);
    g_assert_true (bc_moment_parse (iso, &again, NULL));
    g_assert_cmpint (again, ==, moment);
  }
}

static void
test_without_a_zone_database (void)
{
  gint64 moment;

  if (g_test_subprocess ()) {
    g_setenv ("TZDIR", "/nonexistent", TRUE);
    g_assert_true (bc_moment_parse ("2026-11-20", &moment, NULL));
    g_assert_cmpint (moment % (24 * MS_PER_HOUR), ==, 4 * MS_PER_HOUR);
    return;
  }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/moment/accepts", test_accepts);
  g_test_add_func ("/core/moment/refuses", test_refuses);
  g_test_add_func ("/core/moment/round-trip", test_round_trip);
  g_test_add_func ("/core/moment/end-of-what-is-written", test_end_of_what_is_written);
  g_test_add_func ("/core/moment/days-begin-when-the-date-changes",
                   test_days_begin_when_the_date_changes);
  g_test_add_func ("/core/moment/any-number-is-written", test_any_number_is_written);
  g_test_add_func ("/core/moment/random-texts", test_random_texts);
  g_test_add_func ("/core/moment/without-a-zone-database", test_without_a_zone_database);
  return g_test_run ();
}
