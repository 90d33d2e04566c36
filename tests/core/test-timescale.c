/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "date.h"
#include "period.h"
#include "timescale.h"

static gint32
read_date (const char *iso)
{
  gint32 date = 0;

  g_assert_true (bc_date_parse_iso (iso, &date, NULL));
  return date;
}

static void
assert_date (gint32 date, const char *iso)
{
  g_autofree char *text = bc_date_dup_iso (date);

  g_assert_cmpstr (text, ==, iso);
}

static void
test_begins_units (void)
{
  static const struct
  {
    BcTimeUnit unit;
    const char *date;
    const char *first;
  } cases[] = {
    { BC_TIME_DAY, "2026-11-20", "2026-11-20" },
    { BC_TIME_WEEK, "2026-11-20", "2026-11-16" },
    { BC_TIME_WEEK, "2026-11-16", "2026-11-16" },
    { BC_TIME_WEEK, "2027-01-01", "2026-12-28" },
    { BC_TIME_MONTH, "2024-02-29", "2024-02-01" },
    { BC_TIME_QUARTER, "2026-11-20", "2026-10-01" },
    { BC_TIME_QUARTER, "2026-03-31", "2026-01-01" },
    { BC_TIME_YEAR, "2026-11-20", "2026-01-01" },
    { BC_TIME_WEEK, "1800-01-01", "1800-01-01" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_date (bc_time_unit_floor (cases[i].unit, read_date (cases[i].date)), cases[i].first);
}

static void
test_moves_by_units (void)
{
  static const struct
  {
    BcTimeUnit unit;
    const char *date;
    int count;
    const char *moved;
  } cases[] = {
    { BC_TIME_DAY, "2024-02-28", 1, "2024-02-29" },
    { BC_TIME_WEEK, "2026-12-28", 1, "2027-01-04" },
    { BC_TIME_MONTH, "2026-01-31", 1, "2026-02-28" },
    { BC_TIME_MONTH, "2024-01-31", 1, "2024-02-29" },
    { BC_TIME_MONTH, "2026-01-15", -1, "2025-12-15" },
    { BC_TIME_MONTH, "2026-01-15", -25, "2023-12-15" },
    { BC_TIME_QUARTER, "2026-11-30", 1, "2027-02-28" },
    { BC_TIME_YEAR, "2024-02-29", 1, "2025-02-28" },
    { BC_TIME_MONTH, "2200-12-31", 1, "2200-12-31" },
    { BC_TIME_YEAR, "1800-06-01", -1, "1800-01-01" },
    { BC_TIME_DAY, "2200-12-31", 5, "2200-12-31" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_date (bc_time_unit_add (cases[i].unit, read_date (cases[i].date), cases[i].count),
                 cases[i].moved);
}

/* Day by day: a unit begins where the one before it began and one was added, and nowhere else. */
static void
test_units_follow_each_other (void)
{
  for (BcTimeUnit unit = BC_TIME_DAY; unit <= BC_TIME_YEAR; unit++) {
    gint32 first = bc_time_unit_floor (unit, read_date ("1899-12-25"));

    for (gint32 date = first; date < read_date ("1904-03-01"); date++) {
      if (date == bc_time_unit_add (unit, first, 1))
        first = date;
      g_assert_cmpint (bc_time_unit_floor (unit, date), ==, first);
    }
  }
}

static void
test_months_agree_with_glib (void)
{
  for (guint i = 0; i < 5000; i++) {
    gint32 date = g_test_rand_int_range (BC_DATE_FIRST + 40000, BC_DATE_LAST - 40000);
    gint32 months = g_test_rand_int_range (-1200, 1200);
    int year, month, day, moved_year, moved_month, moved_day;
    g_autoptr (GDateTime) then = NULL;
    g_autoptr (GDateTime) moved = NULL;

    bc_date_split (date, &year, &month, &day);
    then = g_date_time_new_utc (year, month, day, 0, 0, 0);
    moved = g_date_time_add_months (then, months);
    bc_date_split (bc_date_add_months (date, months), &moved_year, &moved_month, &moved_day);
    g_assert_cmpint (moved_year, ==, g_date_time_get_year (moved));
    g_assert_cmpint (moved_month, ==, g_date_time_get_month (moved));
    g_assert_cmpint (moved_day, ==, g_date_time_get_day_of_month (moved));
  }
}

static void
test_labels (void)
{
  static const struct
  {
    BcTimeUnit unit;
    const char *date;
    const char *label;
    const char *heading;
  } cases[] = {
    { BC_TIME_DAY, "2026-06-03", "3", "Jun 2026" },
    { BC_TIME_WEEK, "2026-06-01", "1", "Jun 2026" },
    { BC_TIME_MONTH, "2026-12-01", "Dec", "2026" },
    { BC_TIME_QUARTER, "2026-10-01", "Q4", "2026" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    gint32 date = read_date (cases[i].date);
    g_autofree char *label = bc_time_unit_dup_label (cases[i].unit, date);
    g_autofree char *heading =
      bc_time_unit_dup_heading (bc_time_unit_get_coarse (cases[i].unit), date);

    g_assert_cmpstr (label, ==, cases[i].label);
    g_assert_cmpstr (heading, ==, cases[i].heading);
  }
}

static void
test_says_periods (void)
{
  static const struct
  {
    const char *period;
    const char *words;
  } cases[] = {
    { "2026-06-01/2026-08-30", "from 1 June to 30 August 2026" },
    { "2026-12-01/2027-01-15", "from 1 December 2026 to 15 January 2027" },
    { "2026-06-01/2026-06-01", "on 1 June 2026" },
    { "2026-06-01/", "from 1 June 2026 on" },
    { "/2026-06-01", "until 1 June 2026" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    BcPeriod period;
    g_autofree char *words = NULL;

    g_assert_true (bc_period_parse (cases[i].period, &period, NULL));
    words = bc_period_dup_words (&period);
    g_assert_cmpstr (words, ==, cases[i].words);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/timescale/begins-units", test_begins_units);
  g_test_add_func ("/core/timescale/moves-by-units", test_moves_by_units);
  g_test_add_func ("/core/timescale/units-follow-each-other", test_units_follow_each_other);
  g_test_add_func ("/core/timescale/months-agree-with-glib", test_months_agree_with_glib);
  g_test_add_func ("/core/timescale/labels", test_labels);
  g_test_add_func ("/core/timescale/says-periods", test_says_periods);
  return g_test_run ();
}
