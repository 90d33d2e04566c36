/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "amount.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "date.h"
#include "number.h"
#include "scan.h"
#include "value-error.h"

static const char *const unit_codes[] = { [BC_UNIT_CLP] = "CLP", [BC_UNIT_UF] = "UF" };

/* A day is the last word, the only one with two hyphens or two slashes. */
static char *
take_day (char *typed)
{
  char *last = strrchr (typed, ' ');
  const char *separator = last != NULL ? strpbrk (last + 1, "-/") : NULL;

  if (separator == NULL || strchr (separator + 1, *separator) == NULL)
    return NULL;
  *last = '\0';
  return last + 1;
}

static gboolean
has_code (const char *at, const char *code)
{
  return g_ascii_strncasecmp (at, code, strlen (code)) == 0;
}

/* Blanks the unit out, before or behind the number. */
static gboolean
take_code (char *number, const char *code)
{
  gsize length = strlen (number);
  gsize code_length = strlen (code);
  char *at = number;

  if (length <= code_length)
    return FALSE;
  if (!has_code (at, code))
    at += length - code_length;
  if (!has_code (at, code))
    return FALSE;
  memset (at, ' ', code_length);
  return TRUE;
}

static gboolean
take_unit (char *number, BcUnit *unit, GError **error)
{
  *unit = BC_UNIT_UF;
  if (take_code (number, unit_codes[BC_UNIT_UF]))
    return TRUE;
  *unit = BC_UNIT_CLP;
  if (take_code (number, unit_codes[BC_UNIT_CLP]) || strchr (number, '$') != NULL)
    return TRUE;
  return bc_value_refuse (error,
                          BC_VALUE_ERROR_AMBIGUOUS,
                          _ ("Write the unit of the amount: $1.190.000 in pesos or UF 1.234,56"));
}

static gboolean
parse_pesos (const char *number, gint64 *value, GError **error)
{
  gint64 pesos;

  if (!bc_number_parse_pesos (number, &pesos, error))
    return FALSE;
  if (!__builtin_mul_overflow (pesos, 100, value))
    return TRUE;
  return bc_value_refuse (error, BC_VALUE_ERROR_RANGE, _ ("This number is too large"));
}

static gboolean
parse_day (const char *day, BcAmount *amount, GError **error)
{
  amount->day = BC_DATE_NONE;
  if (day == NULL)
    return TRUE;
  if (amount->unit == BC_UNIT_UF)
    return bc_date_parse_screen (day, &amount->day, error);
  return bc_value_refuse (error,
                          BC_VALUE_ERROR_SYNTAX,
                          _ ("Only an amount in UF carries a day: write the pesos alone"));
}

/**
 * bc_amount_parse:
 * @text: an amount with its unit before or behind it, and for UF the day whose value converts it:
 *   "$1.190.000", "30.000 UF 31-03-2017", canonical "UF 30000.00 2017-03-31" or "CLP 1190000"
 * @amount: (out): the amount, untouched on error
 * @error: return location for a #BcValueError
 *
 * Reads an amount of money. A number without a unit is refused.
 *
 * Errors: as bc_number_parse_decimal() and bc_date_parse_screen(); BC_VALUE_ERROR_AMBIGUOUS when
 * the unit is missing.
 *
 * Returns: whether it is an amount
 */
gboolean
bc_amount_parse (const char *text, BcAmount *amount, GError **error)
{
  g_autofree char *typed = bc_scan_dup_typed (text, error);
  BcAmount parsed;
  const char *day;

  if (typed == NULL)
    return FALSE;
  day = take_day (typed);
  if (!take_unit (typed, &parsed.unit, error) || !parse_day (day, &parsed, error))
    return FALSE;
  if (parsed.unit == BC_UNIT_CLP ? !parse_pesos (typed, &parsed.value, error)
                                 : !bc_number_parse_decimal (typed, &parsed.value, error))
    return FALSE;
  *amount = parsed;
  return TRUE;
}

/**
 * bc_amount_dup_text:
 * @amount: an amount
 *
 * Writes an amount in its canonical form.
 *
 * Returns: (transfer full): for example "UF 30000.00 2017-03-31" or "CLP 1190000"
 */
char *
bc_amount_dup_text (const BcAmount *amount)
{
  g_autofree char *number = amount->unit == BC_UNIT_CLP ? bc_number_dup_whole (amount->value / 100)
                                                        : bc_number_dup_decimal (amount->value);
  g_autofree char *day = amount->day != BC_DATE_NONE ? bc_date_dup_iso (amount->day) : NULL;

  return g_strjoin (" ", unit_codes[amount->unit], number, day, NULL);
}

/**
 * bc_amount_dup_screen:
 * @amount: an amount
 *
 * Writes an amount as it is shown.
 *
 * Returns: (transfer full): for example "UF 30.000,00 31-03-2017" or "$1.190.000"
 */
char *
bc_amount_dup_screen (const BcAmount *amount)
{
  g_autofree char *number = NULL;
  g_autofree char *day = NULL;

  if (amount->unit == BC_UNIT_CLP)
    return bc_number_dup_pesos_screen (amount->value / 100);
  number = bc_number_dup_decimal_screen (amount->value);
  day = amount->day != BC_DATE_NONE ? bc_date_dup_screen (amount->day) : NULL;
  return g_strjoin (" ", unit_codes[BC_UNIT_UF], number, day, NULL);
}
