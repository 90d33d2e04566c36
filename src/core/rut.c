/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rut.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "scan.h"
#include "value-error.h"

/* The tax service states no greatest number; those in use have eight digits. */
#define MAX_DIGITS 9

/* Weights 2 to 7 from the right, 11 minus the sum modulo 11; 11 is written 0, and 10 is K. */
static char
compute_check_digit (const char *digits)
{
  int weight = 2;
  int sum = 0;

  for (gsize i = strlen (digits); i > 0; i--) {
    sum += g_ascii_digit_value (digits[i - 1]) * weight;
    weight = weight == 7 ? 2 : weight + 1;
  }
  return "0K987654321"[sum % 11];
}

/* Takes the last character off: the check digit, in upper case, or NUL when it cannot be one. */
static char
take_check_digit (char *typed)
{
  gsize length = strlen (typed);
  char digit;

  if (length == 0)
    return '\0';
  digit = g_ascii_toupper (typed[length - 1]);
  typed[length - 1] = '\0';
  return g_ascii_isdigit (digit) || digit == 'K' ? digit : '\0';
}

static void
drop_hyphen (char *typed)
{
  gsize length;

  g_strchomp (typed);
  length = strlen (typed);
  if (length > 0 && typed[length - 1] == '-')
    typed[length - 1] = '\0';
}

/* Keeps the digits alone and drops leading zeros; NULL when there is anything but digits, dots and
 * blanks. */
static char *
dup_digits (const char *typed)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (; *typed != '\0'; typed++) {
    if (g_ascii_isdigit (*typed)) {
      if (digits->len > 0 || *typed != '0')
        g_string_append_c (digits, *typed);
    } else if (*typed != '.' && *typed != ' ') {
      return NULL;
    }
  }
  return g_string_free (g_steal_pointer (&digits), FALSE);
}

static gboolean
check_number (const char *digits, char check_digit, GError **error)
{
  if (check_digit == '\0' || digits == NULL || *digits == '\0')
    return bc_value_refuse (
      error,
      BC_VALUE_ERROR_SYNTAX,
      _ ("Write the RUT as its number, a hyphen and the check digit, for example 12.345.678-5"));
  if (strlen (digits) > MAX_DIGITS)
    return bc_value_refuse (error,
                            BC_VALUE_ERROR_RANGE,
                            _ ("A RUT has at most %d digits before the check digit"),
                            MAX_DIGITS);
  if (compute_check_digit (digits) != check_digit)
    return bc_value_refuse (
      error,
      BC_VALUE_ERROR_CHECK_DIGIT,
      _ ("The check digit does not match the number of this RUT: look it up again"));
  return TRUE;
}

/**
 * bc_rut_parse:
 * @text: a RUT as people write it: with or without dots, blanks and hyphen, K in either case
 * @canonical: (out): the RUT in its canonical form, "12345678-5", untouched on error
 * @error: return location for a #BcValueError
 *
 * Reads a RUT and checks its digit. Nothing is ever repaired, and the message never tells the digit
 * that would fit: it would let a mistyped number pass.
 *
 * Errors: BC_VALUE_ERROR_SYNTAX, BC_VALUE_ERROR_RANGE, BC_VALUE_ERROR_CHECK_DIGIT,
 * BC_VALUE_ERROR_TOO_LONG.
 *
 * Returns: whether it is a RUT
 */
gboolean
bc_rut_parse (const char *text, char canonical[BC_RUT_SIZE], GError **error)
{
  g_autofree char *typed = bc_scan_dup_typed (text, error);
  g_autofree char *digits = NULL;
  char check_digit;

  if (typed == NULL)
    return FALSE;
  check_digit = take_check_digit (typed);
  drop_hyphen (typed);
  digits = dup_digits (typed);
  if (!check_number (digits, check_digit, error))
    return FALSE;
  g_snprintf (canonical, BC_RUT_SIZE, "%s-%c", digits, check_digit);
  return TRUE;
}

/**
 * bc_rut_dup_display:
 * @canonical: a RUT in its canonical form
 *
 * Writes a RUT as it is shown, with dots.
 *
 * Returns: (transfer full): for example "12.345.678-5"
 */
char *
bc_rut_dup_display (const char *canonical)
{
  GString *display = g_string_new (canonical);
  const char *hyphen = strchr (canonical, '-');
  gssize at = hyphen != NULL ? hyphen - canonical : 0;

  for (at -= 3; at > 0; at -= 3)
    g_string_insert_c (display, at, '.');
  return g_string_free (display, FALSE);
}
