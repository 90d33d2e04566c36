/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "moment.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "date.h"
#include "scan.h"
#include "value-error.h"
#include "zone.h"

#define MS_PER_MINUTE  G_GINT64_CONSTANT (60000)
#define MS_PER_HOUR    (60 * MS_PER_MINUTE)
#define MS_PER_DAY     (24 * MS_PER_HOUR)
#define UNIX_EPOCH     2440588
#define MAX_ZONE_HOURS 14

static gint64
compute_midnight_utc (gint32 date)
{
  return ((gint64) date - UNIX_EPOCH) * MS_PER_DAY;
}

/* The clock is set at most once in two days, so one of the offsets a day before and a day after is
 * in force. Returns how many moments the clocks of Chile show as @local: none, one or two. */
static int
find_moments (gint64 local, gint64 *moment)
{
  gint64 before = local - bc_zone_get_offset (local - MS_PER_DAY);
  gint64 after = local - bc_zone_get_offset (local + MS_PER_DAY);
  gboolean before_fits = before + bc_zone_get_offset (before) == local;
  gboolean after_fits = after + bc_zone_get_offset (after) == local;

  *moment = !before_fits && after_fits ? after : before;
  return before_fits + (after_fits && after != before);
}

/**
 * bc_moment_from_date:
 * @date: a Julian day number
 *
 * Tells when a civil date begins in Chile. Where summer time begins at midnight, that is 01:00.
 *
 * Returns: milliseconds UTC since 1970
 */
gint64
bc_moment_from_date (gint32 date)
{
  gint64 moment;

  find_moments (compute_midnight_utc (date), &moment);
  return moment;
}

/**
 * bc_moment_end_of_date:
 * @date: a Julian day number
 *
 * Tells when a civil date ends in Chile: the last moment before the next one begins.
 *
 * Returns: milliseconds UTC since 1970
 */
gint64
bc_moment_end_of_date (gint32 date)
{
  return bc_moment_from_date (date + 1) - 1;
}

static gboolean
refuse_syntax (GError **error)
{
  return bc_value_refuse (
    error,
    BC_VALUE_ERROR_SYNTAX,
    _ ("Write the date and the time, for example 20-11-2026 12:04 or 2026-11-20T15:04:05Z"));
}

static gboolean
scan_fraction (const char **at, gint64 *milliseconds)
{
  const char *begin;
  int fraction;

  if (!bc_scan_character (at, '.'))
    return TRUE;
  begin = *at;
  if (!bc_scan_digits (at, 1, 3, &fraction))
    return FALSE;
  for (gssize digits = *at - begin; digits < 3; digits++)
    fraction *= 10;
  *milliseconds += fraction;
  return TRUE;
}

/* Reads hh:mm, hh:mm:ss or hh:mm:ss.sss; @span is how long what is written so lasts. */
static gboolean
scan_time (const char **at, gint64 *milliseconds, gint64 *span)
{
  int hours, minutes, seconds = 0;

  if (!bc_scan_digits (at, 2, 2, &hours) || !bc_scan_character (at, ':') ||
      !bc_scan_digits (at, 2, 2, &minutes) || hours > 23 || minutes > 59)
    return FALSE;
  *milliseconds = hours * MS_PER_HOUR + minutes * MS_PER_MINUTE;
  *span = MS_PER_MINUTE;
  if (!bc_scan_character (at, ':'))
    return TRUE;
  if (!bc_scan_digits (at, 2, 2, &seconds) || seconds > 59)
    return FALSE;
  *milliseconds += seconds * 1000;
  *span = **at == '.' ? 1 : 1000;
  return scan_fraction (at, milliseconds);
}

/* Reads Z, +hh:mm or -hh:mm. */
static gboolean
scan_zone (const char **at, gint64 *offset)
{
  int sign = **at == '-' ? -1 : 1;
  int hours, minutes;

  *offset = 0;
  if (bc_scan_character (at, 'Z'))
    return TRUE;
  if (!bc_scan_character (at, sign < 0 ? '-' : '+') || !bc_scan_digits (at, 2, 2, &hours) ||
      !bc_scan_character (at, ':') || !bc_scan_digits (at, 2, 2, &minutes))
    return FALSE;
  *offset = sign * (hours * MS_PER_HOUR + minutes * MS_PER_MINUTE);
  return hours <= MAX_ZONE_HOURS && minutes <= 59;
}

static gboolean
convert_local (gint64 local, gint64 *moment, GError **error)
{
  switch (find_moments (local, moment)) {
  case 1:
    return TRUE;
  case 0:
    return bc_value_refuse (
      error,
      BC_VALUE_ERROR_IMPOSSIBLE_DATE,
      _ ("On that day the clocks were put forward and this hour was left out"));
  default:
    return bc_value_refuse (
      error,
      BC_VALUE_ERROR_AMBIGUOUS,
      _ ("On that day the clocks were put back and this hour came twice: add -03:00 or -04:00"));
  }
}

static gboolean
parse_time (const char *text, gint32 date, gint64 *moment, gint64 *span, GError **error)
{
  gint64 local = compute_midnight_utc (date);
  gint64 milliseconds, offset;

  if (!scan_time (&text, &milliseconds, span))
    return refuse_syntax (error);
  local += milliseconds;
  if (*text == '\0')
    return convert_local (local, moment, error);
  if (!scan_zone (&text, &offset) || *text != '\0')
    return refuse_syntax (error);
  *moment = local - offset;
  return TRUE;
}

static gboolean
parse_span (const char *text, gint64 *moment, gint64 *span, GError **error)
{
  g_autofree char *typed = bc_scan_dup_typed (text, error);
  gint32 date;
  char *time;

  if (typed == NULL)
    return FALSE;
  time = strpbrk (typed, "T ");
  if (time != NULL)
    *time++ = '\0';
  if (!bc_date_parse_screen (typed, &date, error))
    return FALSE;
  if (time != NULL)
    return parse_time (time, date, moment, span, error);
  *moment = bc_moment_from_date (date);
  *span = bc_moment_end_of_date (date) - *moment + 1;
  return TRUE;
}

/**
 * bc_moment_parse:
 * @text: a date (canonical or day first), alone or followed by T or a blank and a time; seconds and
 *   up to three decimals of them may be left out, and so may the zone (Z, or as -03:00)
 * @moment: (out): milliseconds UTC since 1970
 * @error: return location for a #BcValueError
 *
 * Reads a moment: a date alone is its beginning in Chile, a time without a zone is Chile's.
 *
 * Errors: as bc_date_parse_screen(); BC_VALUE_ERROR_AMBIGUOUS also for an hour that came twice,
 * BC_VALUE_ERROR_IMPOSSIBLE_DATE for one that the clocks left out.
 *
 * Returns: whether it is a moment
 */
gboolean
bc_moment_parse (const char *text, gint64 *moment, GError **error)
{
  gint64 span;

  return parse_span (text, moment, &span, error);
}

/**
 * bc_moment_parse_end:
 * @text: as for bc_moment_parse()
 * @moment: (out): milliseconds UTC since 1970
 * @error: return location for a #BcValueError
 *
 * Reads a moment and takes the end of what is written: of the day, of the minute, of the second. So
 * what was written in that minute counts, for who only knows the minute.
 *
 * Errors: as bc_moment_parse().
 *
 * Returns: whether it is a moment
 */
gboolean
bc_moment_parse_end (const char *text, gint64 *moment, GError **error)
{
  gint64 span;

  if (!parse_span (text, moment, &span, error))
    return FALSE;
  *moment += span - 1;
  return TRUE;
}

/* Splits into a date and the milliseconds since its midnight; what no clock can show, from a
 * damaged file, is brought to the nearest moment of 48 bits. */
static gint32
split_moment (gint64 moment, gint64 *milliseconds)
{
  const gint64 limit = G_GINT64_CONSTANT (1) << 47;
  gint64 clamped = CLAMP (moment, -limit, limit);
  gint64 days = clamped / MS_PER_DAY - (clamped % MS_PER_DAY < 0);

  *milliseconds = clamped - days * MS_PER_DAY;
  return (gint32) (days + UNIX_EPOCH);
}

/**
 * bc_moment_dup_iso:
 * @moment: milliseconds UTC since 1970
 *
 * Writes a moment in its canonical form.
 *
 * Returns: (transfer full): "YYYY-MM-DDThh:mm:ss.sssZ"
 */
char *
bc_moment_dup_iso (gint64 moment)
{
  gint64 milliseconds;
  g_autofree char *date = bc_date_dup_iso (split_moment (moment, &milliseconds));

  return g_strdup_printf ("%sT%02d:%02d:%02d.%03dZ",
                          date,
                          (int) (milliseconds / MS_PER_HOUR),
                          (int) (milliseconds / MS_PER_MINUTE % 60),
                          (int) (milliseconds / 1000 % 60),
                          (int) (milliseconds % 1000));
}

/**
 * bc_moment_dup_screen:
 * @moment: milliseconds UTC since 1970
 *
 * Writes a moment as it is shown, in Chile's time.
 *
 * Returns: (transfer full): "DD-MM-YYYY hh:mm"
 */
char *
bc_moment_dup_screen (gint64 moment)
{
  const gint64 limit = G_GINT64_CONSTANT (1) << 47;
  gint64 clamped = CLAMP (moment, -limit, limit);
  gint64 milliseconds;
  gint32 day = split_moment (clamped + bc_zone_get_offset (clamped), &milliseconds);
  g_autofree char *date = bc_date_dup_screen (day);

  return g_strdup_printf ("%s %02d:%02d",
                          date,
                          (int) (milliseconds / MS_PER_HOUR),
                          (int) (milliseconds / MS_PER_MINUTE % 60));
}
