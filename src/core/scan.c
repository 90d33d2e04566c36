/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "scan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "value-error.h"

/* No number, date, amount, RUT or position that a person types is longer. */
#define MAX_TYPED_BYTES 200

static gboolean
is_dash (gunichar character)
{
  return (character >= 0x2010 && character <= 0x2014) || character == 0x2212;
}

static gunichar
simplify_character (gunichar character)
{
  if (is_dash (character))
    return '-';
  return g_unichar_isspace (character) ? ' ' : character;
}

static char *
simplify_text (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar character = simplify_character (g_utf8_get_char (at));
    gboolean repeated = plain->len == 0 || plain->str[plain->len - 1] == ' ';

    if (character != ' ' || !repeated)
      g_string_append_unichar (plain, character);
  }
  if (plain->len > 0 && plain->str[plain->len - 1] == ' ')
    g_string_truncate (plain, plain->len - 1);
  return g_string_free (plain, FALSE);
}

/**
 * bc_scan_dup_typed:
 * @text: what a person typed or pasted
 * @error: return location for a #BcValueError
 *
 * Reduces the kinds of blanks to single spaces, none at the ends, and the kinds of dashes to
 * hyphens, so that what reads it looks at ASCII alone. For short values, not for names.
 *
 * Errors: BC_VALUE_ERROR_TOO_LONG, BC_VALUE_ERROR_SYNTAX when it is no UTF-8.
 *
 * Returns: (transfer full) (nullable): the reduced text
 */
char *
bc_scan_dup_typed (const char *text, GError **error)
{
  if (strnlen (text, MAX_TYPED_BYTES + 1) > MAX_TYPED_BYTES) {
    bc_value_refuse (error,
                     BC_VALUE_ERROR_TOO_LONG,
                     _ ("This is too long for such a value: at most %d characters"),
                     MAX_TYPED_BYTES);
    return NULL;
  }
  if (!g_utf8_validate (text, -1, NULL)) {
    bc_value_refuse (error,
                     BC_VALUE_ERROR_SYNTAX,
                     _ ("This text is damaged (it is not valid UTF-8): write it again"));
    return NULL;
  }
  return simplify_text (text);
}

/**
 * bc_scan_digits:
 * @at: (inout): where to read; moved behind the digits only when they are read
 * @least: how many digits at least
 * @most: how many digits at most, up to 9
 * @value: (out): their number
 *
 * Reads ASCII digits, all that follow.
 *
 * Returns: whether there were between @least and @most digits
 */
gboolean
bc_scan_digits (const char **at, int least, int most, int *value)
{
  int number = 0;
  int count = 0;

  for (; g_ascii_isdigit ((*at)[count]); count++) {
    if (count == most)
      return FALSE;
    number = number * 10 + g_ascii_digit_value ((*at)[count]);
  }
  if (count < least)
    return FALSE;
  *value = number;
  *at += count;
  return TRUE;
}

/**
 * bc_scan_character:
 * @at: (inout): where to read; moved only when the character is there
 * @character: the character expected
 *
 * Reads one given character.
 *
 * Returns: whether it was there
 */
gboolean
bc_scan_character (const char **at, char character)
{
  if (**at != character)
    return FALSE;
  (*at)++;
  return TRUE;
}
