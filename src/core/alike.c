/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "alike.h"

#include <string.h>

#include "text.h"

/* Each word counts by its parts of three letters, with its ends marked, so that "luminarias" and
 * "luminaria" are nearly the same, and "más luces" is like "luces". How alike two texts are is
 * twice the parts they share by the parts they have (Dice's coefficient). */

/* Words that say nothing of what a proposal is about, folded. */
static const char *const empty_words[] = { "a",   "al",  "con", "de",   "del",  "el", "en",  "la",
                                           "las", "los", "mas", "para", "por",  "se", "sin", "su",
                                           "sus", "un",  "una", "unas", "unos", "y",  NULL };

/* "^lu" and "es$": three characters in 21 bits each. */
static void
add_parts (GArray *parts, const char *word)
{
  guint64 window = '^';

  for (const char *at = word; *at != '\0'; at = g_utf8_next_char (at)) {
    window = (window << 21 | g_utf8_get_char (at)) & G_GUINT64_CONSTANT (0x7fffffffffffffff);
    if (at != word)
      g_array_append_val (parts, window);
  }
  window = (window << 21 | '$') & G_GUINT64_CONSTANT (0x7fffffffffffffff);
  g_array_append_val (parts, window);
}

static int
compare_parts (gconstpointer one, gconstpointer other)
{
  guint64 a = *(const guint64 *) one, b = *(const guint64 *) other;

  return (a > b) - (a < b);
}

static void
keep_letters (char *text)
{
  for (; *text != '\0'; text++)
    if ((guchar) *text < 0x80 && !g_ascii_isalnum (*text))
      *text = ' ';
}

static GArray *
split (const char *text)
{
  g_autofree char *folded = bc_text_fold (text);
  g_auto (GStrv) words = NULL;
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (guint64));

  keep_letters (folded);
  words = g_strsplit (folded, " ", -1);
  for (char **word = words; *word != NULL; word++)
    if (**word != '\0' && !g_strv_contains (empty_words, *word))
      add_parts (parts, *word);
  g_array_sort (parts, compare_parts);
  return parts;
}

static double
weigh (const GArray *one, const GArray *other)
{
  guint i = 0, j = 0, shared = 0;

  while (i < one->len && j < other->len) {
    guint64 a = g_array_index (one, guint64, i), b = g_array_index (other, guint64, j);

    shared += a == b;
    i += a <= b;
    j += b <= a;
  }
  return one->len + other->len > 0 ? 2.0 * shared / (one->len + other->len) : 0;
}

/**
 * bc_alike_compare:
 * @one: a text
 * @other: another
 *
 * Tells how alike what two short texts say is: accents, case, word order and endings hardly matter.
 *
 * Returns: 0 for nothing in common to 1 for the same
 */
double
bc_alike_compare (const char *one, const char *other)
{
  g_autoptr (GArray) ours = split (one);
  g_autoptr (GArray) theirs = split (other);

  return weigh (ours, theirs);
}

static int
compare_pairs (gconstpointer one, gconstpointer other)
{
  const BcAlikePair *a = one, *b = other;

  if (a->likeness != b->likeness)
    return a->likeness > b->likeness ? -1 : 1;
  if (a->first != b->first)
    return a->first < b->first ? -1 : 1;
  return (a->second > b->second) - (a->second < b->second);
}

static void
add_pairs (GArray *pairs, GPtrArray *all_parts, guint first, double least)
{
  for (guint second = first + 1; second < all_parts->len; second++) {
    BcAlikePair pair = { first, second, 0 };

    pair.likeness = weigh (all_parts->pdata[first], all_parts->pdata[second]);
    if (pair.likeness >= least)
      g_array_append_val (pairs, pair);
  }
}

/**
 * bc_alike_find:
 * @texts: (array length=n_texts): short texts, a few hundred at most: each is held against each
 * @n_texts: how many
 * @least: from how alike on, such as %BC_ALIKE_ENOUGH
 *
 * Finds what perhaps says the same.
 *
 * Returns: (transfer full) (element-type BcAlikePair): the pairs, the most alike first
 */
GArray *
bc_alike_find (const char *const *texts, guint n_texts, double least)
{
  g_autoptr (GPtrArray) all_parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (BcAlikePair));

  for (guint i = 0; i < n_texts; i++)
    g_ptr_array_add (all_parts, split (texts[i]));
  for (guint i = 0; i < n_texts; i++)
    add_pairs (pairs, all_parts, i, least);
  g_array_sort (pairs, compare_pairs);
  return pairs;
}
