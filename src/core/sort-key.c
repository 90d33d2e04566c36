/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "text.h"

/* A key has three parts, each of which counts only where those before it are equal: the letters,
 * their accents, the text itself. They are ended by a character below all that they contain. */
#define PART_END  '\1'
#define NO_ACCENT '\2'
/* Written behind the n of ñ: above every letter that can follow an n. */
#define AFTER_N 0x10fffd
#define TILDE   0x0303
/* A number is its count of digits, in ASCII above this one, and then its digits. */
#define LENGTH_BASE  '!'
#define LENGTH_LIMIT 90

typedef struct
{
  GString *letters;
  GString *accents;
  gsize plain;   /* letters since the last accent */
  gunichar last; /* the letter that an accent belongs to */
  gboolean blank;
} Key;

static void
flush_blank (Key *key)
{
  if (key->blank && key->letters->len > 0)
    g_string_append_c (key->letters, ' ');
  key->blank = FALSE;
}

static void
append_letter (Key *key, gunichar letter)
{
  flush_blank (key);
  g_string_append_unichar (key->letters, letter);
  key->last = letter;
  key->plain++;
}

static void
append_accent (Key *key, gunichar accent)
{
  if (key->last == 'n' && accent == TILDE) {
    g_string_append_unichar (key->letters, AFTER_N);
    return;
  }
  for (; key->plain > 0; key->plain--)
    g_string_append_c (key->accents, NO_ACCENT);
  g_string_append_unichar (key->accents, accent);
}

/* Returns the last digit of the number. */
static const char *
append_number (Key *key, const char *at)
{
  gsize length;

  while (at[0] == '0' && g_ascii_isdigit (at[1]))
    at++;
  length = strspn (at, "0123456789");
  flush_blank (key);
  g_string_append_c (key->letters, '0');
  g_string_append_c (key->letters, (char) (LENGTH_BASE + MIN (length, LENGTH_LIMIT)));
  g_string_append_len (key->letters, at, (gssize) length);
  key->last = 0;
  return at + length - 1;
}

static gboolean
is_apostrophe (gunichar character)
{
  return character == '\'' || character == 0x2019;
}

static void
append_ascii_letter (Key *key, char letter)
{
  flush_blank (key);
  g_string_append_c (key->letters, letter);
  key->last = (guchar) letter;
  key->plain++;
}

static const char *
append_character (Key *key, const char *at)
{
  gunichar character;

  if (g_ascii_isdigit (*at))
    return append_number (key, at) + 1;
  if (g_ascii_isalpha (*at)) {
    append_ascii_letter (key, g_ascii_tolower (*at));
    return at + 1;
  }
  character = g_unichar_tolower (g_utf8_get_char (at));
  if (g_unichar_ismark (character))
    append_accent (key, character);
  else if (g_unichar_isalnum (character))
    append_letter (key, character);
  else if (!is_apostrophe (character))
    key->blank = TRUE;
  return g_utf8_next_char (at);
}

static char *
dup_key (const char *text, const char *decomposed)
{
  g_autoptr (GString) accents = g_string_sized_new (16);
  Key key = { .letters = g_string_sized_new (strlen (text) + strlen (decomposed) + 2),
              .accents = accents };
  const char *at = decomposed;

  while (*at != '\0')
    at = append_character (&key, at);
  g_string_append_c (key.letters, PART_END);
  g_string_append_len (key.letters, accents->str, (gssize) accents->len);
  g_string_append_c (key.letters, PART_END);
  g_string_append (key.letters, text);
  return g_string_free (key.letters, FALSE);
}

/**
 * bc_text_dup_sort_key:
 * @text: any text
 *
 * Makes a text whose order byte by byte is the Spanish order of @text: words before longer words,
 * punctuation passed over, ñ after n, numbers by their value; then plain letters before accented
 * ones; then upper before lower case. It is UTF-8, so that SQLite can keep it as TEXT and compare
 * it with BINARY, and does not depend on the process's locale.
 *
 * Source: Real Academia Española, Ortografía de la lengua española (2010): ch and ll are no
 * letters.
 *
 * Returns: (transfer full): the key
 */
char *
bc_text_dup_sort_key (const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *decomposed = NULL;

  if (g_str_is_ascii (text))
    return dup_key (text, text);
  valid = g_utf8_make_valid (text, -1);
  decomposed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFD);
  return dup_key (valid, decomposed);
}
