/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-choice.h"

#include <string.h>

#include "text.h"

#define MAX_WORDS 20 /* of a text in which the words of choices are looked for */

static gboolean
is_label (const char *folded, const char *label)
{
  g_autofree char *other = label != NULL ? bc_text_fold (label) : NULL;

  return g_strcmp0 (folded, other) == 0;
}

static const char *
find_spanish (const BcTranslations *translations, const BcChoice *choice)
{
  return translations != NULL ? bc_translations_find (translations, choice->context, choice->label)
                              : NULL;
}

static char *
dup_group (const BcImportNames *names, const BcField *field, const char *suffix)
{
  return g_strconcat (bc_import_names_get_type (names)->name, ".", field->name, suffix, NULL);
}

static const BcChoice *
find_word (const BcImportNames *names, const char *group, const BcField *field, const char *folded)
{
  BcVocabulary *vocabulary = bc_import_names_get_vocabulary (names);

  for (const BcChoice *choice = field->choices; choice->name != NULL; choice++)
    if (bc_vocabulary_have (vocabulary, group, choice->name, folded))
      return choice;
  return NULL;
}

/* Whether the words from @first on, up to three of them, stand for a choice. */
static const BcChoice *
find_at (const BcImportNames *names,
         const char *group,
         const BcField *field,
         char *const *words,
         guint n_words)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  const BcChoice *found = NULL;

  for (guint i = 0; i < MIN (n_words, 4); i++) {
    const BcChoice *choice;

    g_string_append_printf (joined, "%s%s", i > 0 ? " " : "", words[i]);
    choice = find_word (names, group, field, joined->str);
    if (choice != NULL)
      found = choice;
  }
  return found;
}

/* The only choice of which a word stands in the text; none where the words speak for several. */
static const BcChoice *
find_within (const BcImportNames *names,
             const char *group,
             const BcField *field,
             const char *folded)
{
  g_auto (GStrv) words = g_strsplit_set (folded, " ,.;/()-", MAX_WORDS);
  const guint n_words = g_strv_length (words);
  const BcChoice *found = NULL;

  for (guint i = 0; i < n_words; i++) {
    const BcChoice *choice = find_at (names, group, field, words + i, n_words - i);

    if (choice != NULL && found != NULL && choice != found)
      return NULL;
    if (choice != NULL)
      found = choice;
  }
  return found;
}

static const BcChoice *
find_usual (const BcImportNames *names, const BcField *field, const char *folded, gboolean within)
{
  g_autofree char *group = dup_group (names, field, "");
  g_autofree char *general = dup_group (names, field, " general");
  const BcChoice *choice = find_word (names, group, field, folded);

  if (choice == NULL)
    choice = find_word (names, general, field, folded);
  if (choice == NULL && within)
    choice = find_within (names, group, field, folded);
  if (choice == NULL && within)
    choice = find_within (names, general, field, folded);
  return choice;
}

/**
 * bc_import_find_choice:
 * @names: (nullable): what people call things in such a table
 * @translations: (nullable): the words of the language in which most tables come
 * @field: a choice or a state
 * @text: what a person wrote
 * @within: whether it is a text in which the words of a choice may stand among others
 *
 * Finds the choice that a text names: by its name; by its label in English, in the language of the
 * tables or in the person's; by the words that people usually have for it.
 *
 * Returns: (nullable): the choice; %NULL for none, or where the words speak for several
 */
const BcChoice *
bc_import_find_choice (const BcImportNames *names,
                       const BcTranslations *translations,
                       const BcField *field,
                       const char *text,
                       gboolean within)
{
  g_autofree char *folded = bc_text_fold (text);

  for (const BcChoice *choice = field->choices; choice->name != NULL; choice++)
    if (g_ascii_strcasecmp (folded, choice->name) == 0 || is_label (folded, choice->label) ||
        is_label (folded, bc_choice_get_label (choice)) ||
        is_label (folded, find_spanish (translations, choice)))
      return choice;
  return names != NULL ? find_usual (names, field, folded, within) : NULL;
}

/**
 * bc_import_get_letter:
 * @text: a text
 *
 * Returns: the bit of the letter that it is, whatever its case and the blanks about it, the first
 * bit for A; 0 where it is anything else
 */
guint32
bc_import_get_letter (const char *text)
{
  g_autofree char *folded = bc_text_fold (text);

  return g_ascii_islower (folded[0]) && folded[1] == '\0' ? 1U << (folded[0] - 'a') : 0;
}

/* "m:f": the first stands for a choice where the second is beside it. */
static gboolean
has_beside (char *const *pairs, guint32 letter, guint32 letters)
{
  for (; *pairs != NULL; pairs++) {
    g_autofree char *own = g_strndup (*pairs, 1);

    if (bc_import_get_letter (own) == letter && strlen (*pairs) == 3 &&
        (bc_import_get_letter (*pairs + 2) & letters) != 0)
      return TRUE;
  }
  return FALSE;
}

/**
 * bc_import_find_letter:
 * @names: what people call things in such a table
 * @field: a choice
 * @text: what a person wrote
 * @letters: which letters stand alone in the column
 *
 * Finds the choice of a letter that means one thing in one column and another in the next: "M" is
 * men beside "F", and women beside "H".
 *
 * Returns: (nullable): the choice; %NULL where nothing or too much beside it tells
 */
const BcChoice *
bc_import_find_letter (const BcImportNames *names,
                       const BcField *field,
                       const char *text,
                       guint32 letters)
{
  g_autofree char *group = dup_group (names, field, " beside");
  const guint32 letter = bc_import_get_letter (text);
  const BcChoice *found = NULL;

  for (const BcChoice *choice = field->choices; letter != 0 && choice->name != NULL; choice++) {
    g_auto (GStrv) pairs =
      bc_vocabulary_dup_list (bc_import_names_get_vocabulary (names), group, choice->name);

    if (!has_beside (pairs, letter, letters))
      continue;
    if (found != NULL)
      return NULL;
    found = choice;
  }
  return found;
}

/**
 * bc_import_dup_choices:
 * @field: a choice or a state
 *
 * Returns: (transfer full): the labels of its choices, for people
 */
char *
bc_import_dup_choices (const BcField *field)
{
  g_autoptr (GString) labels = g_string_new (NULL);

  for (const BcChoice *choice = field->choices; choice->name != NULL; choice++)
    g_string_append_printf (labels,
                            "%s%s",
                            labels->len > 0 ? ", " : "",
                            bc_choice_get_label (choice));
  return g_string_free (g_steal_pointer (&labels), FALSE);
}
