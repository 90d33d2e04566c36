/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "translations.h"

#include <string.h>

#include "language.h"

/* gettext knows one language at a time, that of the process. What people bring from a program in
 * another language is found in that language's catalogue itself (GNU gettext manual, "The Format of
 * GNU MO Files"): texts sorted by their bytes, each with its length and its place. */
#define MAGIC        0x950412deU
#define CONTEXT_MARK "\004"

typedef struct
{
  guint32 magic;
  guint32 revision;
  guint32 n_texts;
  guint32 texts; /* where the table of the originals begins */
  guint32 translations;
} Head;

typedef struct
{
  guint32 length;
  guint32 place;
} Entry;

struct _BcTranslations
{
  GMappedFile *file; /* (owned) */
  Head head;
};

static gboolean
has_table (gsize size, guint32 place, guint32 n_texts)
{
  return place <= size && n_texts <= (size - place) / sizeof (Entry);
}

static gboolean
read_head (BcTranslations *self)
{
  const gsize size = g_mapped_file_get_length (self->file);

  if (size < sizeof (Head))
    return FALSE;
  memcpy (&self->head, g_mapped_file_get_contents (self->file), sizeof (Head));
  return self->head.magic == MAGIC && has_table (size, self->head.texts, self->head.n_texts) &&
         has_table (size, self->head.translations, self->head.n_texts);
}

/**
 * bc_translations_open:
 * @language: "es"
 *
 * Opens the program's words in a language, whatever the process's is: those of the installation, or
 * of the folder that BARRIOS_LOCALE_DIR names.
 *
 * Returns: (transfer full) (nullable): the words; %NULL where there are none in that language
 */
BcTranslations *
bc_translations_open (const char *language)
{
  g_autofree char *path = g_build_filename (bc_language_get_folder (),
                                            language,
                                            "LC_MESSAGES",
                                            GETTEXT_PACKAGE ".mo",
                                            NULL);
  g_autoptr (BcTranslations) self = g_new0 (BcTranslations, 1);

  self->file = g_mapped_file_new (path, FALSE, NULL);
  return self->file != NULL && read_head (self) ? g_steal_pointer (&self) : NULL;
}

/**
 * bc_translations_free:
 * @self: (transfer full): words
 *
 * Frees them.
 */
void
bc_translations_free (BcTranslations *self)
{
  g_clear_pointer (&self->file, g_mapped_file_unref);
  g_free (self);
}

/* "" for what lies outside of the file. */
static const char *
get_text (const BcTranslations *self, guint32 table, guint32 place)
{
  const char *bytes = g_mapped_file_get_contents (self->file);
  const gsize size = g_mapped_file_get_length (self->file);
  Entry entry;

  memcpy (&entry, bytes + table + place * sizeof entry, sizeof entry);
  if (entry.place >= size || entry.length >= size - entry.place ||
      bytes[entry.place + entry.length] != '\0')
    return "";
  return bytes + entry.place;
}

/**
 * bc_translations_find:
 * @self: words in a language
 * @context: (nullable): what the translation agrees with
 * @text: the text in English
 *
 * Looks a text up, as g_dpgettext2() does in the process's language.
 *
 * Returns: (transfer none) (nullable): its translation; %NULL where there is none
 */
const char *
bc_translations_find (const BcTranslations *self, const char *context, const char *text)
{
  g_autofree char *key =
    context != NULL ? g_strconcat (context, CONTEXT_MARK, text, NULL) : g_strdup (text);
  guint32 low = 0, high = self->head.n_texts;

  while (low < high) {
    const guint32 middle = low + (high - low) / 2;
    const int order = strcmp (key, get_text (self, self->head.texts, middle));

    if (order == 0)
      return get_text (self, self->head.translations, middle);
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return NULL;
}
