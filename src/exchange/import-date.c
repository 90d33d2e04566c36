/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-date.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "date.h"
#include "scan.h"
#include "value-error.h"

#define MAX_MONTH 12

/* Day numbers of spreadsheets: 1 is 1900-01-01, or 0 is 1904-01-01. The former count a 29th of
 * February 1900, which never was, as their 60 (ECMA-376 part 1, 18.17.4.1). */
#define EPOCH_1900   2415019 /* 1899-12-30 */
#define EPOCH_1904   2416481 /* 1904-01-01 */
#define NEVER        60
#define FIRST_SERIAL 10000 /* 1927-05-18: below, a text is rather a number than a day */
#define LAST_SERIAL  80000 /* 2119-01-10 */

/* A date of two numbers and a year. */
typedef struct
{
  int first;
  int second;
  int year;
  char separator;
} Parts;

/* What spreadsheets and other programs write behind a date without an hour. */
static char *
dup_without_midnight (const char *text)
{
  static const char *const midnights[] = { "T00:00:00",
                                           " 00:00:00",
                                           " 0:00:00",
                                           " 00:00",
                                           " 0:00" };
  char *bare = g_strstrip (g_strdup (text));

  for (gsize i = 0; i < G_N_ELEMENTS (midnights); i++)
    if (g_str_has_suffix (bare, midnights[i])) {
      bare[strlen (bare) - strlen (midnights[i])] = '\0';
      break;
    }
  return bare;
}

static gboolean
split (const char *text, Parts *parts)
{
  const char *at = text;

  if (!bc_scan_digits (&at, 1, 2, &parts->first) || *at == '\0' || strchr ("-/.", *at) == NULL)
    return FALSE;
  parts->separator = *at++;
  return bc_scan_digits (&at, 1, 2, &parts->second) && bc_scan_character (&at, parts->separator) &&
         bc_scan_digits (&at, 4, 4, &parts->year) && *at == '\0';
}

static gboolean
is_open (const Parts *parts)
{
  return parts->first <= MAX_MONTH && parts->second <= MAX_MONTH && parts->first != parts->second;
}

/* Most cells of a table are seen at once to be none. */
static gboolean
may_be_date (const char *text)
{
  const char *at = text + strspn (text, " \t\r\n");
  int number;

  return bc_scan_digits (&at, 1, 2, &number) && *at != '\0' && strchr ("-/.", *at) != NULL;
}

/**
 * bc_date_evidence_add:
 * @self: what is known of a column
 * @text: one of its cells
 *
 * Looks at a cell. What is no date says nothing.
 */
void
bc_date_evidence_add (BcDateEvidence *self, const char *text)
{
  g_autofree char *bare = may_be_date (text) ? dup_without_midnight (text) : NULL;
  Parts parts;

  if (bare == NULL || !split (bare, &parts))
    return;
  if (parts.first > MAX_MONTH && parts.second <= MAX_MONTH)
    self->day_first++;
  else if (parts.second > MAX_MONTH && parts.first <= MAX_MONTH)
    self->month_first++;
  else if (is_open (&parts))
    *(parts.separator == '-' ? &self->hyphens : &self->open) += 1;
  if (is_open (&parts) && (*self->example == '\0' || self->open == 1))
    g_strlcpy (self->example, bare, sizeof self->example);
}

/**
 * bc_date_evidence_get_order:
 * @self: what all cells of a column say
 * @undecided: (out): whether there are dates that can be read in two ways and nothing decides
 *
 * Tells the order of a column's dates: as those of its cells that can have only one, where they
 * agree. Without any, hyphens mean the day first, which is how this program and people in Chile
 * write; of slashes and dots nothing is known.
 *
 * Returns: the order
 */
BcDateOrder
bc_date_evidence_get_order (const BcDateEvidence *self, gboolean *undecided)
{
  gboolean mixed = self->day_first > 0 && self->month_first > 0;

  *undecided = FALSE;
  if (self->day_first > 0 && !mixed)
    return BC_DATE_ORDER_DAY_FIRST;
  if (self->month_first > 0 && !mixed)
    return BC_DATE_ORDER_MONTH_FIRST;
  *undecided = self->open > 0 || (mixed && self->hyphens > 0);
  return *undecided || mixed ? BC_DATE_ORDER_UNKNOWN : BC_DATE_ORDER_DAY_FIRST;
}

static gboolean
convert_parts (Parts parts, BcDateOrder order, gint32 *date, GError **error)
{
  g_autofree char *day_first = NULL;
  gboolean turn = order == BC_DATE_ORDER_MONTH_FIRST;

  if (order == BC_DATE_ORDER_UNKNOWN && is_open (&parts))
    return bc_value_refuse (error,
                            BC_VALUE_ERROR_AMBIGUOUS,
                            _ ("This date can be read in two ways: say whether the day or the "
                               "month comes first"));
  if (order == BC_DATE_ORDER_UNKNOWN)
    turn = parts.second > MAX_MONTH;
  day_first = g_strdup_printf ("%d-%d-%04d",
                               turn ? parts.second : parts.first,
                               turn ? parts.first : parts.second,
                               parts.year);
  return bc_date_parse_screen (day_first, date, error);
}

static void
write_iso (gint32 date, char iso[11])
{
  g_autofree char *text = bc_date_dup_iso (date);

  g_strlcpy (iso, text, 11);
}

static gboolean
is_serial (const char *text)
{
  return strlen (text) == 5 && strspn (text, "0123456789") == 5 &&
         g_ascii_strtoull (text, NULL, 10) >= FIRST_SERIAL &&
         g_ascii_strtoull (text, NULL, 10) <= LAST_SERIAL;
}

/**
 * bc_import_date_parse:
 * @text: what a cell says
 * @order: of the column's dates
 * @iso: (out caller-allocates): the date, as "2026-11-20"
 * @error: return location, #BC_VALUE_ERROR
 *
 * Reads a date: with the year first, with day and month in the column's order, or as the day
 * number that a spreadsheet counts from 1900.
 *
 * Errors: as bc_date_parse_screen(); %BC_VALUE_ERROR_AMBIGUOUS where the order is not known and
 * would decide.
 *
 * Returns: whether it is a date
 */
gboolean
bc_import_date_parse (const char *text, BcDateOrder order, char iso[11], GError **error)
{
  g_autofree char *bare = dup_without_midnight (text);
  gint32 date;
  Parts parts;

  if (is_serial (bare))
    return bc_import_date_from_serial (bare, FALSE, iso, error);
  if (split (bare, &parts) ? !convert_parts (parts, order, &date, error)
                           : !bc_date_parse_screen (bare, &date, error))
    return FALSE;
  write_iso (date, iso);
  return TRUE;
}

/**
 * bc_import_date_from_serial:
 * @number: a day number; its fraction is the hour, which is left out
 * @is_1904: whether days are counted from 1904
 * @iso: (out caller-allocates): the date, as "2026-11-20"
 * @error: return location, #BC_VALUE_ERROR
 *
 * Reads a date as a spreadsheet keeps it.
 *
 * Errors: %BC_VALUE_ERROR_RANGE for what is no day of theirs.
 *
 * Returns: whether it is a date
 */
gboolean
bc_import_date_from_serial (const char *number, gboolean is_1904, char iso[11], GError **error)
{
  double serial = floor (g_ascii_strtod (number, NULL));
  gint32 date = 0;

  if (!(serial >= 1 && serial < LAST_SERIAL * 2) || (!is_1904 && (int) serial == NEVER))
    return bc_value_refuse (error,
                            BC_VALUE_ERROR_RANGE,
                            _ ("“%.20s” is no date: format the column as a date in the "
                               "spreadsheet"),
                            number);
  date = (gint32) serial + (is_1904 ? EPOCH_1904 : EPOCH_1900);
  if (!is_1904 && serial < NEVER)
    date++;
  write_iso (date, iso);
  return TRUE;
}
