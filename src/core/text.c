/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "value-error.h"

/* Twice the bytes that a character can have, with a combining mark besides: what is longer than so
 * many a character allowed is refused before any of it is copied. */
#define MAX_BYTES_PER_CHARACTER 16

/**
 * bc_text_fold:
 * @text: any text
 *
 * Reduces a text to what identifiers are derived from and names are looked up by: no accents, ñ as
 * n, lower case, blanks collapsed and trimmed; "Ñuñoa" and "nunoa" fold alike in every locale.
 *
 * Returns: (transfer full): the folded text
 */
char *
bc_text_fold (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *decomposed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFD);
  GString *folded = g_string_sized_new (strlen (decomposed));
  gboolean blank = FALSE;

  for (const char *at = decomposed; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar character = g_utf8_get_char (at);
    GUnicodeType type = g_unichar_type (character);

    if (type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_FORMAT)
      continue;
    if (g_unichar_isspace (character)) {
      blank = folded->len > 0;
      continue;
    }
    if (blank)
      g_string_append_c (folded, ' ');
    blank = FALSE;
    g_string_append_unichar (folded, g_unichar_tolower (character));
  }
  return g_string_free (folded, FALSE);
}

static gsize
count_characters (const char *text)
{
  gsize count = 0;

  for (; *text != '\0'; text++)
    count += ((guchar) *text & 0xc0) != 0x80;
  return count;
}

static gboolean
check_length (const char *text, gsize limit, GError **error)
{
  gsize length = count_characters (text);

  if (length <= limit)
    return TRUE;
  return bc_value_refuse (error,
                          BC_VALUE_ERROR_TOO_LONG,
                          _ ("At most %lu characters fit here, and this text has %lu"),
                          (gulong) limit,
                          (gulong) length);
}

static gboolean
check_encoding (const char *text, gsize max_characters, GError **error)
{
  if (strlen (text) / MAX_BYTES_PER_CHARACTER > max_characters &&
      !check_length (text, max_characters, error))
    return FALSE;
  if (g_utf8_validate (text, -1, NULL))
    return TRUE;
  return bc_value_refuse (error,
                          BC_VALUE_ERROR_SYNTAX,
                          _ ("This text is damaged (it is not valid UTF-8): write it again"));
}

/* Embeddings, overrides and isolates: they make a text read otherwise than it is stored. */
static gboolean
turns_text (gunichar character)
{
  return (character >= 0x202a && character <= 0x202e) ||
         (character >= 0x2066 && character <= 0x2069);
}

/* XML 1.0 §2.2 can carry neither the control characters nor U+FFFE and U+FFFF. */
static gboolean
is_forbidden (gunichar character, gboolean many_lines)
{
  if (character >= ' ' && character <= '~')
    return FALSE;
  if (character == '\n' || character == '\t')
    return !many_lines;
  if (character == 0x2028 || character == 0x2029)
    return !many_lines;
  return g_unichar_iscntrl (character) || turns_text (character) || character == 0xfffe ||
         character == 0xffff;
}

static gboolean
check_characters (const char *text, gboolean many_lines, GError **error)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar character = g_utf8_get_char (at);

    if (!is_forbidden (character, many_lines))
      continue;
    if (character == '\n')
      return bc_value_refuse (error,
                              BC_VALUE_ERROR_CONTROL_CHARACTER,
                              _ ("This text has to stay on one line"));
    return bc_value_refuse (error,
                            BC_VALUE_ERROR_CONTROL_CHARACTER,
                            _ ("Character %ld (U+%04X) is invisible and not allowed: delete it"),
                            g_utf8_pointer_to_offset (text, at) + 1,
                            character);
  }
  return TRUE;
}

/* CR LF, and CR alone, become LF. */
static void
unify_line_ends (char *text)
{
  char *to = text;

  for (const char *from = text; *from != '\0'; from++) {
    if (*from != '\r')
      *to++ = *from;
    else if (from[1] != '\n')
      *to++ = '\n';
  }
  *to = '\0';
}

static char *
dup_trimmed (const char *text)
{
  const char *end = text + strlen (text);

  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (end > text && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return g_strndup (text, (gsize) (end - text));
}

/**
 * bc_text_dup_clause:
 * @text: what a library, a file or a person says: it may end in a full stop or not
 *
 * Makes it a part of a sentence, that goes on or ends with a stop of its own.
 *
 * Returns: (transfer full): the text without blanks at its ends and stops at its end
 */
char *
bc_text_dup_clause (const char *text)
{
  char *clause = dup_trimmed (text);
  gsize length = strlen (clause);

  while (length > 0 && (clause[length - 1] == '.' || g_ascii_isspace (clause[length - 1])))
    clause[--length] = '\0';
  return clause;
}

/* Below U+0300, where combining marks begin, every character is as NFC has it; the first byte of
 * all from there on is 0xcc or more. */
static gboolean
is_composed (const char *text)
{
  for (; *text != '\0'; text++)
    if ((guchar) *text >= 0xcc)
      return FALSE;
  return TRUE;
}

/* Most texts: ASCII that can be seen, with no blanks at its ends. Nothing of it is changed. */
static gboolean
is_clean (const char *text, gsize max_characters)
{
  gsize length = 0;

  for (; text[length] != '\0'; length++)
    if (text[length] < ' ' || text[length] > '~')
      return FALSE;
  return length > 0 && length <= max_characters && text[0] != ' ' && text[length - 1] != ' ';
}

/**
 * bc_text_clean:
 * @text: what a person typed, or a file brings
 * @many_lines: whether new lines and tabs are allowed
 * @max_characters: how many characters are allowed
 * @error: return location for a #BcValueError
 *
 * Brings a text to the form in which it is stored: composed (NFC), blanks trimmed at the ends,
 * lines ended by LF. What cannot be seen, turns the direction of reading, or cannot be written in
 * XML is refused, never dropped. A text far too long is refused before any of it is copied.
 *
 * Errors: BC_VALUE_ERROR_SYNTAX when it is no UTF-8, BC_VALUE_ERROR_CONTROL_CHARACTER,
 * BC_VALUE_ERROR_TOO_LONG.
 *
 * Returns: (transfer full) (nullable): the text, empty when there were only blanks
 */
char *
bc_text_clean (const char *text, gboolean many_lines, gsize max_characters, GError **error)
{
  g_autofree char *trimmed = NULL;
  g_autofree char *composed = NULL;

  if (is_clean (text, max_characters))
    return g_strdup (text);
  if (!check_encoding (text, max_characters, error))
    return NULL;
  trimmed = dup_trimmed (text);
  unify_line_ends (trimmed);
  if (!check_characters (trimmed, many_lines, error))
    return NULL;
  composed = is_composed (trimmed) ? g_steal_pointer (&trimmed)
                                   : g_utf8_normalize (trimmed, -1, G_NORMALIZE_NFC);
  if (!check_length (composed, max_characters, error))
    return NULL;
  return g_steal_pointer (&composed);
}
