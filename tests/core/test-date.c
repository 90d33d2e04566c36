/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "date.h"
#include "period.h"
#include "random-text.h"
#include "value-error.h"

static void
test_days_are_sqlite_days (void)
{
  gint32 date;

  g_assert_true (bc_date_parse_iso ("2000-01-01", &date, NULL));
  g_assert_cmpint (date, ==, 2451545);
  g_assert_true (bc_date_parse_iso ("1800-01-01", &date, NULL));
  g_assert_cmpint (date, ==, BC_DATE_FIRST);
  g_assert_true (bc_date_parse_iso ("2200-12-31", &date, NULL));
  g_assert_cmpint (date, ==, BC_DATE_LAST);
}

static void
test_every_date_returns (void)
{
  for (gint32 date = BC_DATE_FIRST; date <= BC_DATE_LAST; date++) {
    g_autofree char *iso = bc_date_dup_iso (date);
    g_autofree char *screen = bc_date_dup_screen (date);
    gint32 from_iso, from_screen;

    g_assert_true (bc_date_parse_iso (iso, &from_iso, NULL));
    g_assert_true (bc_date_parse_screen (screen, &from_screen, NULL));
    g_assert_cmpint (from_iso, ==, date);
    g_assert_cmpint (from_screen, ==, date);
  }
}

static void
test_reads_the_screen (void)
{
  static const struct
  {
    const char *typed;
    const char *iso;
  } cases[] = {
    { "20-11-2026", "2026-11-20" }, { "20/11/2026", "2026-11-20" }, { " 5-3-2026 ", "2026-03-05" },
    { "05–03–2026", "2026-03-05" }, { "2026-11-20", "2026-11-20" }, { "29-02-2024", "2024-02-29" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    gint32 date;
    g_autofree char *iso = NULL;

    g_assert_true (bc_date_parse_screen (cases[i].typed, &date, NULL));
    iso = bc_date_dup_iso (date);
    g_assert_cmpstr (iso, ==, cases[i].iso);
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
    { "2023-02-29", BC_VALUE_ERROR_IMPOSSIBLE_DATE },
    { "29-02-1900", BC_VALUE_ERROR_IMPOSSIBLE_DATE },
    { "31-04-2026", BC_VALUE_ERROR_IMPOSSIBLE_DATE },
    { "00-04-2026", BC_VALUE_ERROR_IMPOSSIBLE_DATE },
    { "11-20-2026", BC_VALUE_ERROR_IMPOSSIBLE_DATE },
    { "0000-01-01", BC_VALUE_ERROR_IMPOSSIBLE_DATE },
    { "99-99-2026", BC_VALUE_ERROR_IMPOSSIBLE_DATE },
    { "1799-12-31", BC_VALUE_ERROR_RANGE },
    { "2201-01-01", BC_VALUE_ERROR_RANGE },
    { "03-04-26", BC_VALUE_ERROR_AMBIGUOUS },
    { "", BC_VALUE_ERROR_SYNTAX },
    { "20-11/2026", BC_VALUE_ERROR_SYNTAX },
    { "20.11.2026", BC_VALUE_ERROR_SYNTAX },
    { "2026/11/20", BC_VALUE_ERROR_SYNTAX },
    { "2026-1-2", BC_VALUE_ERROR_SYNTAX },
    { "20-11-2026x", BC_VALUE_ERROR_SYNTAX },
    { "20-11-20266", BC_VALUE_ERROR_SYNTAX },
    { "2026-11-20T00:00", BC_VALUE_ERROR_SYNTAX },
    { "20 de noviembre", BC_VALUE_ERROR_SYNTAX },
    { "20-11-2026\xff", BC_VALUE_ERROR_SYNTAX },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    gint32 date;

    g_assert_false (bc_date_parse_screen (cases[i].typed, &date, &error));
    g_assert_error (error, BC_VALUE_ERROR, (int) cases[i].code);
  }
}

static void
test_iso_is_strict (void)
{
  static const char *const cases[] = { " 2026-11-20", "2026-11-20 ", "20-11-2026",
                                       "2026–11–20",  "2026-11-2",   "+026-11-20" };
  gint32 date;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_false (bc_date_parse_iso (cases[i], &date, NULL));
}

/* Calama, Barrio Latorre, 2017: its commitments. */
static void
test_differences (void)
{
  gint32 promised, delivered;

  g_assert_true (bc_date_parse_iso ("2017-03-31", &promised, NULL));
  g_assert_true (bc_date_parse_iso ("2018-01-15", &delivered, NULL));
  g_assert_cmpint (bc_date_days_between (promised, delivered), ==, 290);
  g_assert_cmpint (bc_date_days_between (delivered, promised), ==, -290);
  g_assert_cmpint (bc_date_add_days (promised, 290), ==, delivered);
  g_assert_cmpint (bc_date_get_year (delivered), ==, 2018);
  g_assert_cmpint (bc_date_add_days (BC_DATE_LAST, G_MAXINT32), ==, BC_DATE_LAST);
  g_assert_cmpint (bc_date_add_days (BC_DATE_FIRST, G_MININT32), ==, BC_DATE_FIRST);
}

static void
test_random_texts (void)
{
  for (int i = 0; i < RANDOM_TEXTS; i++) {
    g_autofree char *text = random_text_new ("0012-/ ");
    g_autofree char *screen = NULL;
    gint32 date, again;

    if (!bc_date_parse_screen (text, &date, NULL))
      continue;
    screen = bc_date_dup_screen (date);
    g_assert_true (bc_date_parse_screen (screen, &again, NULL));
    g_assert_cmpint (again, ==, date);
  }
}

static void
test_any_number_is_written (void)
{
  g_autofree char *first = bc_date_dup_iso (G_MININT32);
  g_autofree char *last = bc_date_dup_iso (G_MAXINT32);

  g_assert_cmpstr (first, ==, "-5884323-05-15");
  g_assert_cmpstr (last, ==, "5874898-06-03");
}

static void
test_periods (void)
{
  static const struct
  {
    const char *typed;
    const char *text;
    const char *screen;
  } cases[] = {
    { "2024-01-01/2025-12-31", "2024-01-01/2025-12-31", "01-01-2024 – 31-12-2025" },
    { "2024-01-01/", "2024-01-01/", "01-01-2024 –" },
    { "/2025-12-31", "/2025-12-31", "– 31-12-2025" },
    { "01-01-2024 - 31-12-2025", "2024-01-01/2025-12-31", "01-01-2024 – 31-12-2025" },
    { "1/1/2024 – 31/12/2025", "2024-01-01/2025-12-31", "01-01-2024 – 31-12-2025" },
    { "01-01-2024 / 01-01-2024", "2024-01-01/2024-01-01", "01-01-2024 – 01-01-2024" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    BcPeriod period, again;
    g_autofree char *text = NULL;
    g_autofree char *screen = NULL;

    g_assert_true (bc_period_parse (cases[i].typed, &period, NULL));
    text = bc_period_dup_text (&period);
    screen = bc_period_dup_screen (&period);
    g_assert_cmpstr (text, ==, cases[i].text);
    g_assert_cmpstr (screen, ==, cases[i].screen);
    g_assert_true (bc_period_parse (screen, &again, NULL));
    g_assert_cmpint (again.from, ==, period.from);
    g_assert_cmpint (again.to, ==, period.to);
  }
}

static void
test_period_refuses (void)
{
  static const struct
  {
    const char *typed;
    BcValueError code;
  } cases[] = {
    { "/", BC_VALUE_ERROR_SYNTAX },
    { "", BC_VALUE_ERROR_SYNTAX },
    { " - ", BC_VALUE_ERROR_SYNTAX },
    { "2024-01-01", BC_VALUE_ERROR_SYNTAX },
    { "1/1/2024", BC_VALUE_ERROR_SYNTAX },
    { "2024-01-01/2025-12-31/", BC_VALUE_ERROR_SYNTAX },
    { "2025-12-31/2024-01-01", BC_VALUE_ERROR_RANGE },
    { "2024-01-01/2025-02-30", BC_VALUE_ERROR_IMPOSSIBLE_DATE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    BcPeriod period = { 1, 2 };

    g_assert_false (bc_period_parse (cases[i].typed, &period, &error));
    g_assert_error (error, BC_VALUE_ERROR, (int) cases[i].code);
    g_assert_cmpint (period.from, ==, 1);
  }
}

static void
test_period_random_texts (void)
{
  for (int i = 0; i < RANDOM_TEXTS; i++) {
    g_autofree char *text = random_text_new ("0012-/  ");
    BcPeriod period;

    if (bc_period_parse (text, &period, NULL))
      g_assert_true (period.to == BC_DATE_NONE || period.from <= period.to);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/date/days-are-sqlite-days", test_days_are_sqlite_days);
  g_test_add_func ("/core/date/every-date-returns", test_every_date_returns);
  g_test_add_func ("/core/date/reads-the-screen", test_reads_the_screen);
  g_test_add_func ("/core/date/refuses", test_refuses);
  g_test_add_func ("/core/date/iso-is-strict", test_iso_is_strict);
  g_test_add_func ("/core/date/differences", test_differences);
  g_test_add_func ("/core/date/random-texts", test_random_texts);
  g_test_add_func ("/core/date/any-number-is-written", test_any_number_is_written);
  g_test_add_func ("/core/period/round-trip", test_periods);
  g_test_add_func ("/core/period/refuses", test_period_refuses);
  g_test_add_func ("/core/period/random-texts", test_period_random_texts);
  return g_test_run ();
}
