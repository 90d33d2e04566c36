/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "period.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "scan.h"
#include "value-error.h"

/* Cuts at a dash that stands apart, or else at the only slash: a slash is also written inside of
 * dates. Returns where the end of the period begins, or NULL. */
static char *
split_ends (char *typed)
{
  gsize length = strlen (typed);
  char *dash = strstr (typed, " - ");
  char *slash = strchr (typed, '/');

  if (dash == NULL && length > 2 && strcmp (typed + length - 2, " -") == 0)
    dash = typed + length - 2;
  if (dash != NULL) {
    *dash = '\0';
    return dash + 2;
  }
  if (g_str_has_prefix (typed, "- ")) {
    *typed = '\0';
    return typed + 1;
  }
  if (slash == NULL || slash != strrchr (typed, '/'))
    return NULL;
  *slash = '\0';
  return slash + 1;
}

static gboolean
parse_end (char *text, gint32 *date, GError **error)
{
  *date = BC_DATE_NONE;
  return *g_strstrip (text) == '\0' || bc_date_parse_screen (text, date, error);
}

static gboolean
check_order (const BcPeriod *period, GError **error)
{
  if (period->from == BC_DATE_NONE && period->to == BC_DATE_NONE)
    return bc_value_refuse (error,
                            BC_VALUE_ERROR_SYNTAX,
                            _ ("A period needs its first day, its last day or both"));
  if (period->to != BC_DATE_NONE && period->from > period->to)
    return bc_value_refuse (error,
                            BC_VALUE_ERROR_RANGE,
                            _ ("The period ends before it begins: look at its two dates"));
  return TRUE;
}

/**
 * bc_period_parse:
 * @text: two dates with a slash or a dash that stands apart between them, either one left out:
 *   "2024-01-01/2025-12-31", "01-01-2024 – 31-12-2025", "/2025-12-31"
 * @period: (out): the period, untouched on error
 * @error: return location for a #BcValueError
 *
 * Reads a period, in its canonical form or as it is shown.
 *
 * Errors: as bc_date_parse_screen(); BC_VALUE_ERROR_RANGE when it ends before it begins,
 * BC_VALUE_ERROR_SYNTAX when both dates are left out.
 *
 * Returns: whether it is a period
 */
gboolean
bc_period_parse (const char *text, BcPeriod *period, GError **error)
{
  g_autofree char *typed = bc_scan_dup_typed (text, error);
  BcPeriod parsed;
  char *end;

  if (typed == NULL)
    return FALSE;
  end = split_ends (typed);
  if (end == NULL)
    return bc_value_refuse (
      error,
      BC_VALUE_ERROR_SYNTAX,
      _ ("Write the period as two dates, for example 01-01-2024 – 31-12-2025"));
  if (!parse_end (typed, &parsed.from, error) || !parse_end (end, &parsed.to, error) ||
      !check_order (&parsed, error))
    return FALSE;
  *period = parsed;
  return TRUE;
}

/**
 * bc_period_dup_text:
 * @period: a period
 *
 * Writes a period in its canonical form.
 *
 * Returns: (transfer full): for example "2024-01-01/2025-12-31" or "2024-01-01/"
 */
char *
bc_period_dup_text (const BcPeriod *period)
{
  g_autofree char *from = period->from != BC_DATE_NONE ? bc_date_dup_iso (period->from) : NULL;
  g_autofree char *to = period->to != BC_DATE_NONE ? bc_date_dup_iso (period->to) : NULL;

  return g_strconcat (from != NULL ? from : "", "/", to, NULL);
}

/**
 * bc_period_dup_screen:
 * @period: a period
 *
 * Writes a period as it is shown.
 *
 * Returns: (transfer full): for example "01-01-2024 – 31-12-2025" or "01-01-2024 –"
 */
char *
bc_period_dup_screen (const BcPeriod *period)
{
  g_autofree char *from = period->from != BC_DATE_NONE ? bc_date_dup_screen (period->from) : NULL;
  g_autofree char *to = period->to != BC_DATE_NONE ? bc_date_dup_screen (period->to) : NULL;

  if (from == NULL)
    return g_strconcat ("– ", to, NULL);
  return g_strconcat (from, to != NULL ? " – " : " –", to, NULL);
}

/**
 * bc_period_dup_words:
 * @period: a period
 *
 * Writes a period as it is said: the year once where both ends share it.
 *
 * Returns: (transfer full): for example "from 1 June to 30 August 2026"
 */
char *
bc_period_dup_words (const BcPeriod *period)
{
  g_autofree char *from = NULL;
  g_autofree char *to = period->to != BC_DATE_NONE ? bc_date_dup_words (period->to) : NULL;

  if (period->from == BC_DATE_NONE)
    return g_strdup_printf (C_ ("period", "until %s"), to);
  if (to != NULL && bc_date_get_year (period->from) == bc_date_get_year (period->to))
    from = bc_date_dup_day_words (period->from);
  else
    from = bc_date_dup_words (period->from);
  if (to == NULL)
    return g_strdup_printf (C_ ("period", "from %s on"), from);
  return period->from == period->to ? g_strdup_printf (C_ ("period", "on %s"), to)
                                    : g_strdup_printf (C_ ("period", "from %s to %s"), from, to);
}
