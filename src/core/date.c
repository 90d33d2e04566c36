/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "date.h"

#include <glib/gi18n-lib.h>

#include "scan.h"
#include "value-error.h"
#include "zone.h"

#define MS_PER_DAY (G_GINT64_CONSTANT (24) * 60 * 60 * 1000)
/* The Julian day number of 1970-01-01, and of the day before 0001-01-01, where GDate begins. */
#define UNIX_EPOCH   2440588
#define GDATE_EPOCH  1721425
#define DAYS_PER_ERA 146097

static gboolean
convert_date (int year, int month, int day, gint32 *date, GError **error)
{
  GDate civil;

  if (month < 1 || month > 12 || day < 1 || year < 1 ||
      !g_date_valid_dmy ((GDateDay) MIN (day, 32), (GDateMonth) month, (GDateYear) year))
    return bc_value_refuse (
      error,
      BC_VALUE_ERROR_IMPOSSIBLE_DATE,
      _ ("There is no such day in the calendar: look at the day and the month"));
  g_date_clear (&civil, 1);
  g_date_set_dmy (&civil, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  *date = (gint32) g_date_get_julian (&civil) + GDATE_EPOCH;
  if (*date >= BC_DATE_FIRST && *date <= BC_DATE_LAST)
    return TRUE;
  return bc_value_refuse (error,
                          BC_VALUE_ERROR_RANGE,
                          _ ("The year has to lie between %d and %d"),
                          bc_date_get_year (BC_DATE_FIRST),
                          bc_date_get_year (BC_DATE_LAST));
}

/**
 * bc_date_parse_iso:
 * @text: exactly "YYYY-MM-DD"
 * @date: (out): the Julian day number
 * @error: return location for a #BcValueError
 *
 * Reads a date in its canonical form.
 *
 * Errors: BC_VALUE_ERROR_SYNTAX, BC_VALUE_ERROR_IMPOSSIBLE_DATE, BC_VALUE_ERROR_RANGE.
 *
 * Returns: whether it is a date
 */
gboolean
bc_date_parse_iso (const char *text, gint32 *date, GError **error)
{
  int year, month, day;

  if (bc_scan_digits (&text, 4, 4, &year) && bc_scan_character (&text, '-') &&
      bc_scan_digits (&text, 2, 2, &month) && bc_scan_character (&text, '-') &&
      bc_scan_digits (&text, 2, 2, &day) && *text == '\0')
    return convert_date (year, month, day, date, error);
  return bc_value_refuse (error,
                          BC_VALUE_ERROR_SYNTAX,
                          _ ("Write the date as year-month-day, for example 2026-11-20"));
}

static gboolean
parse_day_first (const char *text, gint32 *date, GError **error)
{
  const char *at = text;
  int year, month, day;
  char separator;

  if (bc_scan_digits (&at, 1, 2, &day) && (*at == '-' || *at == '/')) {
    separator = *at++;
    if (bc_scan_digits (&at, 1, 2, &month) && bc_scan_character (&at, separator)) {
      if (bc_scan_digits (&at, 4, 4, &year) && *at == '\0')
        return convert_date (year, month, day, date, error);
      if (bc_scan_digits (&at, 2, 2, &year) && *at == '\0')
        return bc_value_refuse (error,
                                BC_VALUE_ERROR_AMBIGUOUS,
                                _ ("Write the year with four digits, for example 20-11-2026"));
    }
  }
  return bc_value_refuse (error,
                          BC_VALUE_ERROR_SYNTAX,
                          _ ("Write the date as day-month-year, for example 20-11-2026"));
}

/**
 * bc_date_parse_screen:
 * @text: a date as a person writes it: day first, with hyphens or slashes ("20-11-2026",
 *   "5/3/2026"), or the canonical form, which begins with four digits and cannot be mistaken
 * @date: (out): the Julian day number
 * @error: return location for a #BcValueError
 *
 * Reads a date as people write it in Chile. The month never comes first, and the year always has
 * four digits.
 *
 * Errors: as bc_date_parse_iso(), and BC_VALUE_ERROR_AMBIGUOUS, BC_VALUE_ERROR_TOO_LONG.
 *
 * Returns: whether it is a date
 */
gboolean
bc_date_parse_screen (const char *text, gint32 *date, GError **error)
{
  g_autofree char *typed = bc_scan_dup_typed (text, error);
  const char *at = typed;
  int year;

  if (typed == NULL)
    return FALSE;
  if (bc_scan_digits (&at, 4, 4, &year) && *at == '-')
    return bc_date_parse_iso (typed, date, error);
  return parse_day_first (typed, date, error);
}

/**
 * bc_date_split:
 * @date: a Julian day number
 * @year: (out): the calendar year
 * @month: (out): 1 to 12
 * @day: (out): 1 to 31
 *
 * Takes a date apart. H. Hinnant, "chrono-compatible low-level date algorithms", civil_from_days:
 * years begin in March, so that the leap day is the last one; an era is 400 years.
 */
void
bc_date_split (gint32 date, int *year, int *month, int *day)
{
  gint64 days = (gint64) date - UNIX_EPOCH + 719468;
  gint64 era = (days >= 0 ? days : days - (DAYS_PER_ERA - 1)) / DAYS_PER_ERA;
  int day_of_era = (int) (days - era * DAYS_PER_ERA);
  int year_of_era =
    (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / (DAYS_PER_ERA - 1)) / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int shifted_month = (5 * day_of_year + 2) / 153;

  *day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
  *month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  *year = (int) (era * 400) + year_of_era + (*month <= 2);
}

/**
 * bc_date_dup_iso:
 * @date: a Julian day number
 *
 * Writes a date in its canonical form.
 *
 * Returns: (transfer full): "YYYY-MM-DD"
 */
char *
bc_date_dup_iso (gint32 date)
{
  int year, month, day;

  bc_date_split (date, &year, &month, &day);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

/**
 * bc_date_dup_screen:
 * @date: a Julian day number
 *
 * Writes a date as it is shown.
 *
 * Returns: (transfer full): "DD-MM-YYYY"
 */
char *
bc_date_dup_screen (gint32 date)
{
  int year, month, day;

  bc_date_split (date, &year, &month, &day);
  return g_strdup_printf ("%02d-%02d-%04d", day, month, year);
}

static const char *
get_month_name (int month)
{
  static const char *const names[] = {
    NC_ ("month", "January"), NC_ ("month", "February"), NC_ ("month", "March"),
    NC_ ("month", "April"),   NC_ ("month", "May"),      NC_ ("month", "June"),
    NC_ ("month", "July"),    NC_ ("month", "August"),   NC_ ("month", "September"),
    NC_ ("month", "October"), NC_ ("month", "November"), NC_ ("month", "December"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "month", names[month - 1]);
}

/**
 * bc_date_dup_words:
 * @date: a Julian day number
 *
 * Writes a date as it is said.
 *
 * Returns: (transfer full): for example "1 June 2026"
 */
char *
bc_date_dup_words (gint32 date)
{
  int year, month, day;

  bc_date_split (date, &year, &month, &day);
  /* The day, the month's name and the year. */
  return g_strdup_printf (C_ ("date", "%1$d %2$s %3$d"), day, get_month_name (month), year);
}

/**
 * bc_date_dup_month_words:
 * @date: a Julian day number
 *
 * Writes the month of a date as it is said.
 *
 * Returns: (transfer full): for example "June 2026"
 */
char *
bc_date_dup_month_words (gint32 date)
{
  int year, month, day;

  bc_date_split (date, &year, &month, &day);
  /* The month's name and the year. */
  return g_strdup_printf (C_ ("date", "%1$s %2$d"), get_month_name (month), year);
}

/**
 * bc_date_dup_day_words:
 * @date: a Julian day number
 *
 * Writes a date as it is said where the year goes without saying.
 *
 * Returns: (transfer full): for example "1 June"
 */
char *
bc_date_dup_day_words (gint32 date)
{
  int year, month, day;

  bc_date_split (date, &year, &month, &day);
  /* The day and the month's name. */
  return g_strdup_printf (C_ ("date", "%1$d %2$s"), day, get_month_name (month));
}

/**
 * bc_date_get_year:
 * @date: a Julian day number
 *
 * Tells the calendar year, which is also the budget year.
 *
 * Returns: the year
 */
int
bc_date_get_year (gint32 date)
{
  int year, month, day;

  bc_date_split (date, &year, &month, &day);
  return year;
}

/**
 * bc_date_add_days:
 * @date: a Julian day number
 * @days: days to add, negative to go back
 *
 * Moves a date by days, at most to the first or the last date that is accepted.
 *
 * Returns: the Julian day number
 */
gint32
bc_date_add_days (gint32 date, gint32 days)
{
  return (gint32) CLAMP ((gint64) date + days, BC_DATE_FIRST, BC_DATE_LAST);
}

/**
 * bc_date_add_months:
 * @date: a Julian day number
 * @months: months to add, negative to go back
 *
 * Moves a date by months: to the same day of the month, or to its last where it has no such day,
 * and at most to the first or the last date that is accepted.
 *
 * Returns: the Julian day number
 */
gint32
bc_date_add_months (gint32 date, gint32 months)
{
  int year, month, day;
  gint64 moved;
  GDate civil;

  bc_date_split (date, &year, &month, &day);
  moved = (gint64) year * 12 + month - 1 + months;
  if (moved < (gint64) bc_date_get_year (BC_DATE_FIRST) * 12)
    return BC_DATE_FIRST;
  if (moved >= ((gint64) bc_date_get_year (BC_DATE_LAST) + 1) * 12)
    return BC_DATE_LAST;
  year = (int) (moved / 12);
  month = (int) (moved % 12) + 1;
  day = MIN (day, g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year));
  g_date_clear (&civil, 1);
  g_date_set_dmy (&civil, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return (gint32) g_date_get_julian (&civil) + GDATE_EPOCH;
}

/**
 * bc_date_days_between:
 * @from: a Julian day number
 * @to: another one
 *
 * Counts the days from one date to another: a slippage, where @from was planned and @to is actual.
 *
 * Returns: days, negative when @to comes first
 */
gint32
bc_date_days_between (gint32 from, gint32 to)
{
  return to - from;
}

/**
 * bc_date_today:
 * @moment: milliseconds UTC since 1970
 *
 * Tells Chile's civil date at a moment.
 *
 * Returns: the Julian day number
 */
gint32
bc_date_today (gint64 moment)
{
  gint64 local = moment + bc_zone_get_offset (moment);
  gint64 days = local / MS_PER_DAY - (local % MS_PER_DAY < 0);

  return (gint32) (days + UNIX_EPOCH);
}
