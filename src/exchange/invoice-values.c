/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "invoice-values.h"

#include <string.h>

/* Digits of a number of pesos, and of a folio: the tax service allows 18 and 10. */
#define MOST_DIGITS       15
#define MOST_FOLIO_DIGITS 20
#define MOST_CHARACTERS   200

static gboolean
is_digits (const char *text, gsize most)
{
  gsize length = strspn (text, "0123456789");

  return length > 0 && length <= most && text[length] == '\0';
}

/**
 * bc_invoice_parse_number:
 * @text: what a document says
 * @number: (out): it, if it is one
 *
 * Reads a code, such as a document's type.
 *
 * Returns: whether it is a number of up to four digits, and not 0
 */
gboolean
bc_invoice_parse_number (const char *text, guint *number)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));

  if (!is_digits (trimmed, 4))
    return FALSE;
  *number = (guint) g_ascii_strtoull (trimmed, NULL, 10);
  return *number > 0;
}

static gint64
parse_fraction (const char *digits)
{
  gint64 tenths = *digits != '\0' ? g_ascii_digit_value (digits[0]) : 0;
  gint64 hundredths =
    tenths >= 0 && digits[0] != '\0' && digits[1] != '\0' ? g_ascii_digit_value (digits[1]) : 0;

  return tenths * 10 + hundredths;
}

/**
 * bc_invoice_parse_decimal:
 * @text: what a document says, with a point before its decimals
 * @hundredths: (out): it in hundredths, what is less than one cut off; untouched if it is none
 *
 * Reads an amount or a rate. Amounts of pesos are whole, but some issuers write decimals.
 *
 * Returns: whether it is a number that can be computed with
 */
gboolean
bc_invoice_parse_decimal (const char *text, gint64 *hundredths)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  const char *digits = *trimmed == '-' ? trimmed + 1 : trimmed;
  char *point = strchr (trimmed, '.');
  gint64 value;

  if (point != NULL)
    *point++ = '\0';
  if (!is_digits (digits, MOST_DIGITS) || (point != NULL && !is_digits (point, MOST_DIGITS)))
    return FALSE;
  value = g_ascii_strtoll (digits, NULL, 10) * 100 + parse_fraction (point != NULL ? point : "");
  *hundredths = digits > trimmed ? -value : value;
  return TRUE;
}

/**
 * bc_invoice_round_pesos:
 * @hundredths: hundredths of a peso
 *
 * Returns: whole pesos, halves away from 0
 */
gint64
bc_invoice_round_pesos (gint64 hundredths)
{
  return (hundredths + (hundredths < 0 ? -50 : 50)) / 100;
}

/**
 * bc_invoice_dup_folio:
 * @text: what a document says
 *
 * Reads the number of a document.
 *
 * Returns: (transfer full) (nullable): its digits, without zeros before them; %NULL if it is none
 */
char *
bc_invoice_dup_folio (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  const char *significant = trimmed + strspn (trimmed, "0");

  if (!is_digits (trimmed, MOST_FOLIO_DIGITS) || *significant == '\0')
    return NULL;
  return g_strdup (significant);
}

static gboolean
is_blank (gunichar character)
{
  return g_unichar_isspace (character) || g_unichar_iscntrl (character) ||
         g_unichar_type (character) == G_UNICODE_FORMAT ||
         g_unichar_type (character) == G_UNICODE_UNASSIGNED ||
         g_unichar_type (character) == G_UNICODE_PRIVATE_USE;
}

/**
 * bc_invoice_dup_text:
 * @text: what a document says, in UTF-8
 *
 * Takes a text as it can be shown and stored on one line: blanks and what cannot be seen become one
 * blank, and it is cut after 200 characters. Programs that make invoices put anything there, and
 * who receives one cannot mend it.
 *
 * Returns: (transfer full): the text, which may be empty
 */
char *
bc_invoice_dup_text (const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  g_autoptr (GString) clean = g_string_new (NULL);
  guint n = 0;

  for (const char *at = composed; at != NULL && *at != '\0' && n < MOST_CHARACTERS;
       at = g_utf8_next_char (at)) {
    gunichar character = g_utf8_get_char (at);
    gboolean blank = is_blank (character);

    if (blank && (clean->len == 0 || clean->str[clean->len - 1] == ' '))
      continue;
    g_string_append_unichar (clean, blank ? ' ' : character);
    n++;
  }
  return g_strchomp (g_string_free (g_steal_pointer (&clean), FALSE));
}
