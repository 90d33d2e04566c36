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

/* Texts that share little have nothing in common among their rarest parts: of two that are alike
 * enough, each shares so many of its parts with the other that one of these is among the first,
 * the rarest first. So only texts that share one of those are held against each other. */
typedef struct
{
  GPtrArray *texts;   /* (owned) (element-type GArray): each text's parts */
  GHashTable *counts; /* (owned) part → how often it occurs in all texts */
  GHashTable *places; /* (owned) part → GArray of guint: texts with it among their rarest */
  guint *seen;        /* (owned) text → the last text that it was held against, and one */
} Finding;

static void
clear_finding (Finding *self)
{
  g_ptr_array_unref (self->texts);
  g_hash_table_unref (self->counts);
  g_hash_table_unref (self->places);
  g_free (self->seen);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Finding, clear_finding)

static void
count_parts (Finding *self, const GArray *parts)
{
  for (guint i = 0; i < parts->len; i++) {
    guint64 part = g_array_index (parts, guint64, i);
    guint count = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, &part));

    g_hash_table_insert (self->counts,
                         g_memdup2 (&part, sizeof part),
                         GUINT_TO_POINTER (count + 1));
  }
}

static int
compare_rarity (gconstpointer one, gconstpointer other, gpointer counts)
{
  guint a = GPOINTER_TO_UINT (g_hash_table_lookup (counts, one));
  guint b = GPOINTER_TO_UINT (g_hash_table_lookup (counts, other));

  return a != b ? (a > b) - (a < b) : compare_parts (one, other);
}

/* The parts of which a text that is alike enough has at least one: with Dice's coefficient it has
 * at least least / (2 - least) of all of them. */
static GArray *
dup_rarest (Finding *self, const GArray *parts, double least)
{
  GArray *rarest = g_array_copy ((GArray *) parts);
  guint shared = (guint) (least / (2 - least) * parts->len);

  g_array_sort_with_data (rarest, compare_rarity, self->counts);
  g_array_set_size (rarest, MIN (parts->len - MIN (shared, parts->len) + 1, parts->len));
  return rarest;
}

static GArray *
get_places (Finding *self, guint64 part)
{
  GArray *places = g_hash_table_lookup (self->places, &part);

  if (places == NULL) {
    places = g_array_new (FALSE, FALSE, sizeof (guint));
    g_hash_table_insert (self->places, g_memdup2 (&part, sizeof part), places);
  }
  return places;
}

static void
compare_with (Finding *self, guint first, guint second, double least, GArray *pairs)
{
  BcAlikePair pair = { first, second, 0 };

  if (self->seen[first] == second + 1)
    return;
  self->seen[first] = second + 1;
  pair.likeness = weigh (self->texts->pdata[first], self->texts->pdata[second]);
  if (pair.likeness >= least)
    g_array_append_val (pairs, pair);
}

/* Holds a text against those before it. */
static void
add_pairs (Finding *self, guint second, double least, GArray *pairs)
{
  g_autoptr (GArray) rarest = dup_rarest (self, self->texts->pdata[second], least);

  for (guint i = 0; i < rarest->len; i++) {
    GArray *places = get_places (self, g_array_index (rarest, guint64, i));

    for (guint j = 0; j < places->len; j++)
      if (g_array_index (places, guint, j) != second)
        compare_with (self, g_array_index (places, guint, j), second, least, pairs);
    g_array_append_val (places, second);
  }
}

/**
 * bc_alike_find:
 * @texts: (array length=n_texts): short texts, some thousands at most
 * @n_texts: how many
 * @least: from how alike on, such as %BC_ALIKE_ENOUGH; more than 0
 *
 * Finds what perhaps says the same.
 *
 * Returns: (transfer full) (element-type BcAlikePair): the pairs, the most alike first
 */
GArray *
bc_alike_find (const char *const *texts, guint n_texts, double least)
{
  g_auto (Finding) self = {
    .texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref),
    .counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
    .places =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref),
    .seen = g_new0 (guint, n_texts),
  };
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (BcAlikePair));

  g_return_val_if_fail (least > 0 && least <= 1, pairs);

  for (guint i = 0; i < n_texts; i++) {
    g_ptr_array_add (self.texts, split (texts[i]));
    count_parts (&self, self.texts->pdata[i]);
  }
  for (guint i = 0; i < n_texts; i++)
    add_pairs (&self, i, least, pairs);
  g_array_sort (pairs, compare_pairs);
  return pairs;
}
