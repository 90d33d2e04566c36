/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timescale.h"

#include <glib/gi18n-lib.h>

#include "date.h"

#define DAYS_PER_WEEK      7
#define MONTHS_PER_QUARTER 3
#define MONTHS_PER_YEAR    12

/**
 * bc_time_unit_floor:
 * @unit: a unit
 * @date: a Julian day number
 *
 * Finds the first day of the week, month, quarter or year that a date lies in, or the first date
 * that is accepted where that comes before it.
 *
 * Returns: the Julian day number
 */
gint32
bc_time_unit_floor (BcTimeUnit unit, gint32 date)
{
  int year, month, day;
  gint32 first = date;

  bc_date_split (date, &year, &month, &day);
  switch (unit) {
  case BC_TIME_DAY:
    break;
  case BC_TIME_WEEK:
    /* Day 0 was a Monday. */
    first = date - date % DAYS_PER_WEEK;
    break;
  case BC_TIME_MONTH:
    first = date - (day - 1);
    break;
  case BC_TIME_QUARTER:
    first = bc_date_add_months (date - (day - 1), -((month - 1) % MONTHS_PER_QUARTER));
    break;
  case BC_TIME_YEAR:
    first = bc_date_add_months (date - (day - 1), -(month - 1));
    break;
  }
  return MAX (first, BC_DATE_FIRST);
}

/**
 * bc_time_unit_add:
 * @unit: a unit
 * @date: a Julian day number
 * @count: how many units, negative to go back
 *
 * Moves a date by units, at most to the first or the last date that is accepted.
 *
 * Returns: the Julian day number
 */
gint32
bc_time_unit_add (BcTimeUnit unit, gint32 date, gint32 count)
{
  switch (unit) {
  case BC_TIME_DAY:
    return bc_date_add_days (date, count);
  case BC_TIME_WEEK:
    return bc_date_add_days (date, count * DAYS_PER_WEEK);
  case BC_TIME_MONTH:
    return bc_date_add_months (date, count);
  case BC_TIME_QUARTER:
    return bc_date_add_months (date, count * MONTHS_PER_QUARTER);
  case BC_TIME_YEAR:
    return bc_date_add_months (date, count * MONTHS_PER_YEAR);
  }
  g_return_val_if_reached (date);
}

/**
 * bc_time_unit_get_days:
 * @unit: a unit
 *
 * Tells how long a unit is on average.
 *
 * Returns: days
 */
double
bc_time_unit_get_days (BcTimeUnit unit)
{
  static const double days[] = { 1, 7, 365.2425 / 12, 365.2425 / 4, 365.2425 };

  return days[unit];
}

/**
 * bc_time_unit_get_coarse:
 * @unit: what a scale is drawn in
 *
 * Tells what goes above it in the scale's head.
 *
 * Returns: the larger unit
 */
BcTimeUnit
bc_time_unit_get_coarse (BcTimeUnit unit)
{
  return unit <= BC_TIME_WEEK ? BC_TIME_MONTH : BC_TIME_YEAR;
}

static char *
dup_month (int month)
{
  static const char *const names[] = {
    NC_ ("short month", "Jan"), NC_ ("short month", "Feb"), NC_ ("short month", "Mar"),
    NC_ ("short month", "Apr"), NC_ ("short month", "May"), NC_ ("short month", "Jun"),
    NC_ ("short month", "Jul"), NC_ ("short month", "Aug"), NC_ ("short month", "Sep"),
    NC_ ("short month", "Oct"), NC_ ("short month", "Nov"), NC_ ("short month", "Dec"),
  };

  return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "short month", names[month - 1]));
}

/**
 * bc_time_unit_dup_label:
 * @unit: a unit
 * @date: its first day
 *
 * Writes what stands in the scale's lower line, where the line above tells the rest.
 *
 * Returns: (transfer full): the day, the week's Monday, the month or the quarter in a few letters
 */
char *
bc_time_unit_dup_label (BcTimeUnit unit, gint32 date)
{
  int year, month, day;

  bc_date_split (date, &year, &month, &day);
  if (unit == BC_TIME_MONTH)
    return dup_month (month);
  if (unit == BC_TIME_QUARTER)
    return g_strdup_printf (C_ ("quarter of a year", "Q%d"), (month - 1) / MONTHS_PER_QUARTER + 1);
  return g_strdup_printf ("%d", unit == BC_TIME_YEAR ? year : day);
}

/**
 * bc_time_unit_dup_heading:
 * @unit: a month or a year
 * @date: its first day
 *
 * Writes what stands in the scale's upper line.
 *
 * Returns: (transfer full): "Jun 2026" or "2026"
 */
char *
bc_time_unit_dup_heading (BcTimeUnit unit, gint32 date)
{
  int year, month, day;
  g_autofree char *name = NULL;

  bc_date_split (date, &year, &month, &day);
  if (unit != BC_TIME_MONTH)
    return g_strdup_printf ("%d", year);
  name = dup_month (month);
  return g_strdup_printf ("%s %d", name, year);
}
