/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "number.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "scan.h"
#include "value-error.h"

/* A number's parts while it is read. */
typedef struct
{
  gboolean negative;
  const char *whole; /* digits and dots, not ended */
  gsize whole_length;
  const char *fraction; /* digits, ended by NUL; empty when there are none */
} Parts;

static gboolean
refuse_syntax (GError **error)
{
  return bc_value_refuse (
    error,
    BC_VALUE_ERROR_SYNTAX,
    _ ("Write a number, with dots between thousands and a decimal comma, for example 1.234,56"));
}

/* Dots are either absent or stand before every group of three, the first group of one to three
 * digits without a leading zero. */
static gboolean
is_whole (const char *text, gsize length)
{
  const char *dot = memchr (text, '.', length);
  gsize first = dot != NULL ? (gsize) (dot - text) : length;

  if (length == 0 || (dot != NULL && (first > 3 || text[0] == '0' || (length - first) % 4 != 0)))
    return FALSE;
  for (gsize i = 0; i < length; i++) {
    gboolean dot_here = dot != NULL && i >= first && (i - first) % 4 == 0;

    if (dot_here ? text[i] != '.' : !g_ascii_isdigit (text[i]))
      return FALSE;
  }
  return TRUE;
}

static gboolean
is_digits (const char *text)
{
  return text[strspn (text, "0123456789")] == '\0';
}

/* The machine's form: one dot, one or two digits behind it, and no comma. "1.234" is not one. */
static gboolean
has_decimal_dot (const char *text)
{
  const char *dot = strchr (text, '.');

  return dot != NULL && strchr (text, ',') == NULL && is_digits (dot + 1) && dot[1] != '\0' &&
         strlen (dot + 1) <= 2;
}

/* A dot behind the comma, or one comma before three digits, is how other countries group. */
static gboolean
check_fraction (const char *fraction, int decimals, GError **error)
{
  if (strpbrk (fraction, ".,") != NULL || (is_digits (fraction) && strlen (fraction) == 3))
    return bc_value_refuse (
      error,
      BC_VALUE_ERROR_AMBIGUOUS,
      _ ("This can be read in two ways: write dots between thousands and a comma before decimals"));
  if (!is_digits (fraction) || *fraction == '\0')
    return refuse_syntax (error);
  if (decimals == 0)
    return bc_value_refuse (error,
                            BC_VALUE_ERROR_SYNTAX,
                            _ ("This is a whole number: write it without decimals"));
  if (strlen (fraction) > (gsize) decimals)
    return bc_value_refuse (error,
                            BC_VALUE_ERROR_SYNTAX,
                            _ ("Write at most %d decimals"),
                            decimals);
  return TRUE;
}

static gboolean
split_number (const char *text, int decimals, Parts *parts, GError **error)
{
  const char *mark = strchr (text, decimals > 0 && has_decimal_dot (text) ? '.' : ',');

  parts->whole = text;
  parts->whole_length = mark != NULL ? (gsize) (mark - text) : strlen (text);
  parts->fraction = mark != NULL ? mark + 1 : "";
  if (mark != NULL && !check_fraction (parts->fraction, decimals, error))
    return FALSE;
  return is_whole (text, parts->whole_length) || refuse_syntax (error);
}

/* Writes the digits without their dots, the decimals filled up with zeros. */
static char *
dup_digits (const Parts *parts, int decimals)
{
  GString *digits = g_string_new (NULL);

  for (gsize i = 0; i < parts->whole_length; i++)
    if (parts->whole[i] != '.')
      g_string_append_c (digits, parts->whole[i]);
  g_string_append (digits, parts->fraction);
  for (int i = (int) strlen (parts->fraction); i < decimals; i++)
    g_string_append_c (digits, '0');
  return g_string_free (digits, FALSE);
}

static gboolean
convert_parts (const Parts *parts, int decimals, gint64 *value, GError **error)
{
  g_autofree char *digits = dup_digits (parts, decimals);
  guint64 limit = (guint64) G_MAXINT64 + (parts->negative ? 1 : 0);
  guint64 magnitude;

  if (!g_ascii_string_to_unsigned (digits, 10, 0, limit, &magnitude, NULL))
    return bc_value_refuse (error, BC_VALUE_ERROR_RANGE, _ ("This number is too large"));
  *value = (gint64) (parts->negative ? -magnitude : magnitude);
  return TRUE;
}

static const char *
skip_blank (const char *text)
{
  return *text == ' ' ? text + 1 : text;
}

/* Reads a number whose blanks and dashes are simplified; a $ may stand before or behind the sign.*/
static gboolean
parse_typed (const char *text, gboolean dollar, int decimals, gint64 *value, GError **error)
{
  Parts parts;

  if (dollar && *text == '$') {
    text = skip_blank (text + 1);
    dollar = FALSE;
  }
  parts.negative = *text == '-';
  if (parts.negative)
    text++;
  if (dollar && *text == '$')
    text = skip_blank (text + 1);
  return split_number (text, decimals, &parts, error) &&
         convert_parts (&parts, decimals, value, error);
}

static gboolean
parse_number (const char *text, gboolean dollar, int decimals, gint64 *value, GError **error)
{
  g_autofree char *typed = bc_scan_dup_typed (text, error);

  return typed != NULL && parse_typed (typed, dollar, decimals, value, error);
}

/**
 * bc_number_parse_whole:
 * @text: digits, with or without dots between thousands, a minus sign before them if need be
 * @value: (out): the number, untouched on error
 * @error: return location for a #BcValueError
 *
 * Reads a whole number as people write it in Chile, or in its canonical form.
 *
 * Errors: BC_VALUE_ERROR_SYNTAX, BC_VALUE_ERROR_AMBIGUOUS, BC_VALUE_ERROR_RANGE when it needs more
 * than 64 bits, BC_VALUE_ERROR_TOO_LONG.
 *
 * Returns: whether it is a whole number
 */
gboolean
bc_number_parse_whole (const char *text, gint64 *value, GError **error)
{
  return parse_number (text, FALSE, 0, value, error);
}

/**
 * bc_number_parse_pesos:
 * @text: as for bc_number_parse_whole(), with or without "$"
 * @pesos: (out): whole pesos, untouched on error
 * @error: return location for a #BcValueError
 *
 * Reads pesos, which have no decimals: a dot always groups thousands.
 *
 * Errors: as bc_number_parse_whole().
 *
 * Returns: whether it is a number of pesos
 */
gboolean
bc_number_parse_pesos (const char *text, gint64 *pesos, GError **error)
{
  return parse_number (text, TRUE, 0, pesos, error);
}

/**
 * bc_number_parse_decimal:
 * @text: a number with up to two decimals: "1.234,56", "1234,5", "1.234" (a thousand and more) or
 *   canonical "1234.56", where the only dot has one or two digits behind it
 * @hundredths: (out): the number times a hundred, untouched on error
 * @error: return location for a #BcValueError
 *
 * Reads a number with decimals as people write it in Chile, or in its canonical form.
 *
 * Errors: as bc_number_parse_whole().
 *
 * Returns: whether it is such a number
 */
gboolean
bc_number_parse_decimal (const char *text, gint64 *hundredths, GError **error)
{
  return parse_number (text, FALSE, 2, hundredths, error);
}

static void
drop_percent_sign (char *typed)
{
  gsize length = strlen (typed);

  if (length > 0 && typed[length - 1] == '%')
    typed[length - 1] = '\0';
  g_strchomp (typed);
}

/**
 * bc_number_parse_percent:
 * @text: as for bc_number_parse_decimal(), with or without "%"
 * @hundredths: (out): hundredths of a percent, 0 to BC_PERCENT_MAX, untouched on error
 * @error: return location for a #BcValueError
 *
 * Reads a percentage.
 *
 * Errors: as bc_number_parse_decimal(); BC_VALUE_ERROR_RANGE below 0 or above 100 %.
 *
 * Returns: whether it is a percentage
 */
gboolean
bc_number_parse_percent (const char *text, gint64 *hundredths, GError **error)
{
  g_autofree char *typed = bc_scan_dup_typed (text, error);
  gint64 value;

  if (typed == NULL)
    return FALSE;
  drop_percent_sign (typed);
  if (!parse_typed (typed, FALSE, 2, &value, error))
    return FALSE;
  if (value < 0 || value > BC_PERCENT_MAX)
    return bc_value_refuse (error, BC_VALUE_ERROR_RANGE, _ ("A percentage lies between 0 and 100"));
  *hundredths = value;
  return TRUE;
}

static guint64
get_magnitude (gint64 value)
{
  return value < 0 ? -(guint64) value : (guint64) value;
}

static char *
dup_grouped (guint64 magnitude)
{
  GString *text = g_string_new (NULL);

  g_string_printf (text, "%" G_GUINT64_FORMAT, magnitude);
  for (gssize at = (gssize) text->len - 3; at > 0; at -= 3)
    g_string_insert_c (text, at, '.');
  return g_string_free (text, FALSE);
}

/**
 * bc_number_dup_whole:
 * @value: a number
 *
 * Writes a whole number, or pesos, in canonical form.
 *
 * Returns: (transfer full): for example "1190000"
 */
char *
bc_number_dup_whole (gint64 value)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, value);
}

/**
 * bc_number_dup_decimal:
 * @hundredths: a number times a hundred
 *
 * Writes a number with decimals, or a percentage, in canonical form.
 *
 * Returns: (transfer full): always with two decimals, for example "1234.50"
 */
char *
bc_number_dup_decimal (gint64 hundredths)
{
  guint64 magnitude = get_magnitude (hundredths);

  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%02d",
                          hundredths < 0 ? "-" : "",
                          magnitude / 100,
                          (int) (magnitude % 100));
}

/**
 * bc_number_dup_whole_screen:
 * @value: a number
 *
 * Writes a whole number as it is shown.
 *
 * Returns: (transfer full): for example "1.190.000"
 */
char *
bc_number_dup_whole_screen (gint64 value)
{
  g_autofree char *grouped = dup_grouped (get_magnitude (value));

  return g_strconcat (value < 0 ? "-" : "", grouped, NULL);
}

/**
 * bc_number_dup_pesos_screen:
 * @pesos: whole pesos
 *
 * Writes pesos as they are shown.
 *
 * Returns: (transfer full): for example "$1.190.000" or "-$1.190.000"
 */
char *
bc_number_dup_pesos_screen (gint64 pesos)
{
  g_autofree char *grouped = dup_grouped (get_magnitude (pesos));

  return g_strconcat (pesos < 0 ? "-$" : "$", grouped, NULL);
}

/**
 * bc_number_dup_decimal_screen:
 * @hundredths: a number times a hundred
 *
 * Writes a number with decimals as it is shown.
 *
 * Returns: (transfer full): always with two decimals, for example "1.234,50"
 */
char *
bc_number_dup_decimal_screen (gint64 hundredths)
{
  guint64 magnitude = get_magnitude (hundredths);
  g_autofree char *grouped = dup_grouped (magnitude / 100);

  return g_strdup_printf ("%s%s,%02d", hundredths < 0 ? "-" : "", grouped, (int) (magnitude % 100));
}

/**
 * bc_number_dup_percent_screen:
 * @hundredths: hundredths of a percent
 *
 * Writes a percentage as it is shown, without needless zeros.
 *
 * Returns: (transfer full): for example "12,5 %"
 */
char *
bc_number_dup_percent_screen (gint64 hundredths)
{
  g_autofree char *text = bc_number_dup_decimal_screen (hundredths);
  gsize length = strlen (text);

  while (text[length - 1] == '0')
    length--;
  if (text[length - 1] == ',')
    length--;
  return g_strdup_printf ("%.*s %%", (int) length, text);
}
