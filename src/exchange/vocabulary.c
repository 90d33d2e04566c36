/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vocabulary.h"

#include "exchange-resources.h"
#include "resource.h"
#include "text.h"

#define WORDS "/cl/barrios/words/vocabulary.ini"

/* "Nº" and "N°" are written alike. */
#define MASCULINE_ORDINAL 0xba
#define FEMININE_ORDINAL  0xaa

struct _BcVocabulary
{
  GKeyFile *file;   /* (owned) */
  GHashTable *sets; /* (owned) (element-type utf8 GHashTable): a group's key → its words, folded */
  GHashTable *lists; /* (owned) (element-type utf8 GStrv): the same in order */
};

/**
 * bc_vocabulary_new:
 *
 * Reads the words that people use in their spreadsheets, from seeds/vocabulary.ini, which travels
 * inside the program and explains its own form.
 *
 * Returns: (transfer full): the words
 */
BcVocabulary *
bc_vocabulary_new (void)
{
  BcVocabulary *self = g_new0 (BcVocabulary, 1);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (bc_resource_await (bc_exchange_get_resource),
                                                     WORDS,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE,
                                                     NULL);
  gboolean read;

  self->file = g_key_file_new ();
  self->sets =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  self->lists =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  read = g_key_file_load_from_bytes (self->file, bytes, G_KEY_FILE_NONE, NULL);
  g_assert (read);
  return self;
}

/**
 * bc_vocabulary_free:
 * @self: (transfer full): words
 *
 * Frees them.
 */
void
bc_vocabulary_free (BcVocabulary *self)
{
  g_key_file_unref (self->file);
  g_hash_table_unref (self->sets);
  g_hash_table_unref (self->lists);
  g_free (self);
}

/**
 * bc_vocabulary_dup_keys:
 * @self: words
 * @group: one of their groups
 *
 * Returns: (transfer full): the keys of the group in order, none where there is no such group
 */
char **
bc_vocabulary_dup_keys (BcVocabulary *self, const char *group)
{
  char **keys = g_key_file_get_keys (self->file, group, NULL, NULL);

  return keys != NULL ? keys : g_new0 (char *, 1);
}

/**
 * bc_vocabulary_dup_list:
 * @self: words
 * @group: one of their groups
 * @key: one of its keys
 *
 * Returns: (transfer full): the words in order, as they are written; none where there are none
 */
char **
bc_vocabulary_dup_list (BcVocabulary *self, const char *group, const char *key)
{
  char **list = g_key_file_get_string_list (self->file, group, key, NULL, NULL);

  return list != NULL ? list : g_new0 (char *, 1);
}

/**
 * bc_vocabulary_get_folded:
 * @self: words
 * @group: one of their groups
 * @key: one of its keys
 *
 * Reads a list once, for who asks for it in every row of a table.
 *
 * Returns: (transfer none): the words in order, folded; none where there are none
 */
const char *const *
bc_vocabulary_get_folded (BcVocabulary *self, const char *group, const char *key)
{
  g_autofree char *name = g_strdup_printf ("%s\n%s", group, key);
  char **list = g_hash_table_lookup (self->lists, name);

  if (list == NULL) {
    list = bc_vocabulary_dup_list (self, group, key);
    for (char **word = list; *word != NULL; word++) {
      g_autofree char *written = *word;

      *word = bc_text_fold (written);
    }
    g_hash_table_insert (self->lists, g_steal_pointer (&name), list);
  }
  return (const char *const *) list;
}

static GHashTable *
make_set (BcVocabulary *self, const char *group, const char *key)
{
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) list = bc_vocabulary_dup_list (self, group, key);

  for (char **word = list; *word != NULL; word++)
    g_hash_table_add (set, bc_text_fold (*word));
  return set;
}

/**
 * bc_vocabulary_have:
 * @self: words
 * @group: one of their groups
 * @key: one of its keys
 * @folded: a text that was folded
 *
 * Returns: whether the text is one of those words
 */
gboolean
bc_vocabulary_have (BcVocabulary *self, const char *group, const char *key, const char *folded)
{
  g_autofree char *name = g_strdup_printf ("%s\n%s", group, key);
  GHashTable *set = g_hash_table_lookup (self->sets, name);

  if (set == NULL) {
    set = make_set (self, group, key);
    g_hash_table_insert (self->sets, g_steal_pointer (&name), set);
  }
  return g_hash_table_contains (set, folded);
}

/**
 * bc_vocabulary_dup_key:
 * @text: a heading
 *
 * Reduces it to letters and digits, without case and accents: what is left of a heading when one
 * looks away from how it is written.
 *
 * Returns: (transfer full): the key
 */
char *
bc_vocabulary_dup_key (const char *text)
{
  g_autofree char *folded = bc_text_fold (text);
  GString *key = g_string_new (NULL);

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at)) {
    const gunichar letter = g_utf8_get_char (at);

    if (g_unichar_isalnum (letter) && letter != MASCULINE_ORDINAL && letter != FEMININE_ORDINAL)
      g_string_append_unichar (key, letter);
  }
  return g_string_free (key, FALSE);
}
