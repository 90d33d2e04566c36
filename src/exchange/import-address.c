/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-address.h"

#include <string.h>

#include "text.h"

#define GROUP      "address"
#define MAX_WORDS  24 /* of an address; one with more is none */
#define MAX_NUMBER 20 /* bytes of a number, of which some have a letter behind */

/* The words of an address. */
typedef struct
{
  BcVocabulary *vocabulary; /* (unowned) */
  char **words;             /* (owned): as they are written, without the commas behind them */
  guint n_words;
} Words;

/**
 * bc_address_clear:
 * @self: an address
 *
 * Frees what it holds.
 */
void
bc_address_clear (BcAddress *self)
{
  g_clear_pointer (&self->street, g_free);
  g_clear_pointer (&self->number, g_free);
  g_clear_pointer (&self->unit, g_free);
}

/* Whether a word is one of a kind; the point or hyphen of an abbreviation does not count. */
static gboolean
is_kind (const Words *self, guint place, const char *kind)
{
  g_autofree char *folded = NULL;
  gsize length;

  if (place >= self->n_words)
    return FALSE;
  folded = bc_text_fold (self->words[place]);
  if (bc_vocabulary_have (self->vocabulary, GROUP, kind, folded))
    return TRUE;
  length = strlen (folded);
  if (length < 2 || strchr (".-", folded[length - 1]) == NULL)
    return FALSE;
  folded[length - 1] = '\0';
  return bc_vocabulary_have (self->vocabulary, GROUP, kind, folded);
}

/* "2401", "2401-A", "2401/2405" */
static gboolean
is_number (const char *word)
{
  guint n_letters = 0;

  if (!g_ascii_isdigit (*word) || strlen (word) > MAX_NUMBER)
    return FALSE;
  for (; *word != '\0'; word++) {
    n_letters = g_ascii_isalpha (*word) ? n_letters + 1 : 0;
    if (n_letters > 1 || (!g_ascii_isalnum (*word) && strchr ("-/.", *word) == NULL))
      return FALSE;
  }
  return TRUE;
}

static gboolean
is_letter (const char *word)
{
  return g_ascii_isalpha (word[0]) && word[1] == '\0';
}

/* "N°2401" and "LOC.3" are two words: where letters that name a kind meet a digit. */
static gsize
find_seam (BcVocabulary *vocabulary, const char *word)
{
  const gsize length = strcspn (word, "0123456789");
  g_autofree char *letters = g_strndup (word, length);
  g_autofree char *folded = bc_text_fold (letters);
  g_autofree char *bare = g_strdup (folded);

  for (gsize end = strlen (bare); end > 0 && strchr (".-:", bare[end - 1]) != NULL; end--)
    bare[end - 1] = '\0';
  if (length == 0 || word[length] == '\0' || *folded == '\0')
    return 0;
  return bc_vocabulary_have (vocabulary, GROUP, "number", folded) ||
             bc_vocabulary_have (vocabulary, GROUP, "number", bare) ||
             bc_vocabulary_have (vocabulary, GROUP, "unit", bare)
           ? length
           : 0;
}

static char *
dup_word (const char *word, gsize length)
{
  char *copy = g_strndup (word, length);

  for (gsize end = strlen (copy); end > 0 && strchr (",;:", copy[end - 1]) != NULL; end--)
    copy[end - 1] = '\0';
  return copy;
}

static void
add_word (GPtrArray *words, const char *word)
{
  char *copy = dup_word (word, strlen (word));

  if (*copy != '\0')
    g_ptr_array_add (words, copy);
  else
    g_free (copy);
}

static char **
split_words (const char *text, BcVocabulary *vocabulary)
{
  g_auto (GStrv) rough = g_strsplit_set (text, " \t\r\n", -1);
  GPtrArray *words = g_ptr_array_new ();

  for (char **word = rough; *word != NULL; word++) {
    const gsize seam = find_seam (vocabulary, *word);

    if (seam > 0) {
      g_autofree char *before = g_strndup (*word, seam);

      add_word (words, before);
    }
    add_word (words, *word + seam);
  }
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (words, FALSE);
}

static char *
dup_joined (const Words *self, guint from, guint to)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = from; i < to; i++)
    g_string_append_printf (joined, "%s%s", i > from ? " " : "", self->words[i]);
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

static gboolean
says_something (const char *word)
{
  for (; *word != '\0'; word = g_utf8_next_char (word))
    if (g_unichar_isalnum (g_utf8_get_char (word)))
      return TRUE;
  return FALSE;
}

/* A street has a name besides what kind of street it is. */
static gboolean
has_name (const Words *self, guint end)
{
  for (guint i = 0; i < end; i++)
    if (!is_kind (self, i, "street") && says_something (self->words[i]))
      return TRUE;
  return FALSE;
}

/* "MALL PLAZA LOCAL", "PRAT 123 Y", "LAS ROSAS MZ B": the number behind is that of something else.
 */
static gboolean
is_other_numbers (const Words *self, guint place)
{
  static const char *const kinds[] = { "unit", "join", "never", "number" };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (is_kind (self, place, kinds[i]))
      return TRUE;
  return is_letter (self->words[place]) || !says_something (self->words[place]);
}

/* Neither a place within another nor a corner: a street of which the next number is. */
static gboolean
is_street (const Words *self, guint end)
{
  for (guint i = 1; i < end; i++)
    if (is_kind (self, i, "never"))
      return FALSE;
  return !is_kind (self, 0, "unit") && !is_other_numbers (self, end - 1);
}

/* "LOC 3", "LOCAL 3 Y 4", "OF 302 PISO 3" */
static gboolean
is_unit (const Words *self, guint from)
{
  if (!is_kind (self, from, "unit"))
    return FALSE;
  for (guint i = from + 1; i < self->n_words; i++)
    if (strpbrk (self->words[i], "0123456789") == NULL && !is_letter (self->words[i]) &&
        !is_kind (self, i, "unit") && !is_kind (self, i, "join") && !is_kind (self, i, "number"))
      return FALSE;
  return from + 1 < self->n_words;
}

/* A dash may part the number from the unit. */
static gboolean
is_dash (const Words *self, guint place)
{
  return place < self->n_words && strcmp (self->words[place], "-") == 0;
}

/* "SIN NÚMERO" */
static gboolean
says_unnumbered (const Words *self, guint at)
{
  g_autofree char *two = NULL;
  g_autofree char *folded = NULL;

  if (at + 1 >= self->n_words)
    return FALSE;
  two = dup_joined (self, at, at + 2);
  folded = bc_text_fold (two);
  return bc_vocabulary_have (self->vocabulary, GROUP, "unnumbered", folded);
}

/* How many words from @at on are the number, with the letter or the second number that goes with
 * it. */
static guint
measure_number (const Words *self, guint at)
{
  if (is_kind (self, at, "unnumbered"))
    return 1;
  if (says_unnumbered (self, at))
    return 2;
  if (!is_number (self->words[at]))
    return 0;
  if (is_dash (self, at + 1) && at + 2 < self->n_words && is_number (self->words[at + 2]))
    return 3;
  return at + 1 < self->n_words && is_letter (self->words[at + 1]) &&
             !(is_kind (self, at + 1, "unit") && at + 2 < self->n_words)
           ? 2
           : 1;
}

/* Where the street ends whose number begins at @at: the sign before the number is not its own. */
static guint
find_street_end (const Words *self, guint at)
{
  return at > 1 && is_kind (self, at - 1, "number") ? at - 1 : at;
}

/* Takes the address apart at the number that begins at @at; %FALSE where something is left over. */
static gboolean
take_apart (BcAddress *address, const Words *self, guint at)
{
  const guint n = measure_number (self, at);
  const guint street_end = find_street_end (self, at);
  guint end = at + n;

  if (end < self->n_words && is_dash (self, end))
    end++;
  if (!is_street (self, street_end) || (end < self->n_words && !is_unit (self, end)))
    return FALSE;
  address->street = dup_joined (self, 0, street_end);
  address->number = dup_joined (self, at, at + n);
  if (end < self->n_words)
    address->unit = dup_joined (self, end, self->n_words);
  return TRUE;
}

/**
 * bc_address_split:
 * @self: (out caller-allocates): the parts; set it to zeros first
 * @text: an address as people write it in one cell, «AV. IRARRÁZAVAL 2401 LOC 3»
 * @vocabulary: the words that tell the parts apart
 *
 * Takes an address apart: a street with a name of its own, one number, and a unit that says what it
 * is. The first number behind a name decides. Nothing is added, changed or left out but the commas
 * between, and the sign before the number; what leaves a word over stays whole.
 *
 * Returns: whether it could be taken apart; if not, @self holds nothing
 */
gboolean
bc_address_split (BcAddress *self, const char *text, BcVocabulary *vocabulary)
{
  g_auto (GStrv) words = split_words (text, vocabulary);
  const Words all = { .vocabulary = vocabulary, .words = words, .n_words = g_strv_length (words) };

  if (all.n_words > MAX_WORDS)
    return FALSE;
  for (guint at = 1; at < all.n_words; at++)
    if (measure_number (&all, at) > 0 && has_name (&all, find_street_end (&all, at)))
      return take_apart (self, &all, at);
  return FALSE;
}
