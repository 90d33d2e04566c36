/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "language.h"
#include "translations.h"

#define REASON_HEADING N_ ("Why it was refused")
#define ANY_TYPE       "*"

static const char *const id_headings[] = { "id", "identifier", "identificador" };
static const char *const from_words[] = { "from", "desde" };
static const char *const to_words[] = { "to", "until", "hasta" };

struct _BcImportNames
{
  const BcRecordType *type;
  GHashTable *meanings;         /* (owned) key → (element-type BcImportMeaning) GArray */
  BcVocabulary *vocabulary;     /* (owned) */
  BcTranslations *translations; /* (owned) (nullable) */
};

static gboolean
is_sure (const BcImportMeaning *meaning)
{
  return meaning->after == NULL && meaning->origin != BC_IMPORT_GUESSED;
}

static gboolean
has_meaning (const GArray *meanings, const BcImportMeaning *meaning)
{
  for (guint i = 0; i < meanings->len; i++) {
    const BcImportMeaning *other = &g_array_index (meanings, BcImportMeaning, i);

    if ((is_sure (other) && is_sure (meaning)) ||
        (other->field == meaning->field && other->use == meaning->use &&
         other->after == meaning->after))
      return TRUE;
  }
  return FALSE;
}

/* The first to take a name keeps it: a field's own name comes before another's label, and that
 * before what else it is called. What a name may mean besides stands behind. */
static void
add_meaning (BcImportNames *self, const char *name, const BcImportMeaning *meaning)
{
  g_autofree char *key = bc_vocabulary_dup_key (name);
  GArray *meanings = g_hash_table_lookup (self->meanings, key);

  if (*key == '\0')
    return;
  if (meanings == NULL) {
    meanings = g_array_new (FALSE, TRUE, sizeof (BcImportMeaning));
    g_hash_table_insert (self->meanings, g_steal_pointer (&key), meanings);
  }
  if (!has_meaning (meanings, meaning))
    g_array_append_val (meanings, *meaning);
}

static void
add_name (BcImportNames *self, const char *name, const char *end, BcImportUse use, guint place)
{
  g_autofree char *whole = g_strconcat (name, " ", end, NULL);
  const BcImportMeaning meaning = { .field = &self->type->fields[place],
                                    .use = use,
                                    .origin = BC_IMPORT_NAMED };

  add_meaning (self, whole, &meaning);
}

static void
add_names (BcImportNames *self, guint place, const char *name)
{
  add_name (self, name, "", BC_IMPORT_VALUE, place);
  if (self->type->fields[place].kind != BC_KIND_PERIOD)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (from_words); i++)
    add_name (self, name, from_words[i], BC_IMPORT_FROM, place);
  for (gsize i = 0; i < G_N_ELEMENTS (to_words); i++)
    add_name (self, name, to_words[i], BC_IMPORT_TO, place);
}

/* In English, in the person's language, and in Spanish, in which most tables come. */
static void
add_label (BcImportNames *self, guint place, const char *label)
{
  const char *spanish =
    self->translations != NULL ? bc_translations_find (self->translations, NULL, label) : NULL;

  add_names (self, place, label);
  add_names (self, place, _ (label));
  if (spanish != NULL)
    add_names (self, place, spanish);
}

static void
add_special (BcImportNames *self, const char *name, BcImportUse use)
{
  const BcImportMeaning meaning = { .use = use, .origin = BC_IMPORT_NAMED };

  add_meaning (self, name, &meaning);
}

static void
add_reasons (BcImportNames *self)
{
  const char *spanish = self->translations != NULL
                          ? bc_translations_find (self->translations, NULL, REASON_HEADING)
                          : NULL;

  add_special (self, REASON_HEADING, BC_IMPORT_NOTHING);
  add_special (self, _ (REASON_HEADING), BC_IMPORT_NOTHING);
  if (spanish != NULL)
    add_special (self, spanish, BC_IMPORT_NOTHING);
}

/* "street-number:local": only where the column before holds the street's number. */
static void
add_word (BcImportNames *self, BcImportMeaning meaning, gboolean after, const char *word)
{
  const char *colon = after ? strchr (word, ':') : NULL;
  g_autofree char *before = colon != NULL ? g_strndup (word, (gsize) (colon - word)) : NULL;

  if (before != NULL)
    meaning.after = bc_record_type_find_field (self->type, before);
  if (after && meaning.after == NULL)
    return;
  add_meaning (self, colon != NULL ? colon + 1 : word, &meaning);
}

/* In a group of the vocabulary that says where a name holds, the field before is said once. */
static void
add_field_words (BcImportNames *self, const char *group, const char *key, BcImportOrigin origin)
{
  const gboolean after = g_str_has_suffix (group, " after");
  BcImportMeaning meaning = { .origin = origin };
  g_auto (GStrv) words = bc_vocabulary_dup_list (self->vocabulary, group, key);
  const char *colon = after && words[0] != NULL ? strchr (words[0], ':') : NULL;
  g_autofree char *before =
    colon != NULL ? g_strndup (words[0], (gsize) (colon - words[0] + 1)) : NULL;

  meaning.field = bc_import_names_read_target (self, key, &meaning.use);
  if (meaning.field == NULL)
    return;
  for (char **word = words; *word != NULL; word++) {
    g_autofree char *whole =
      before != NULL && word != words ? g_strconcat (before, *word, NULL) : g_strdup (*word);

    add_word (self, meaning, after, whole);
  }
}

static void
add_group (BcImportNames *self, const char *type, const char *suffix, BcImportOrigin origin)
{
  g_autofree char *group = g_strconcat (type, suffix, NULL);
  g_auto (GStrv) keys = bc_vocabulary_dup_keys (self->vocabulary, group);

  for (char **key = keys; *key != NULL; key++)
    add_field_words (self, group, *key, origin);
}

static gboolean
is_name (const BcField *field)
{
  return field->kind == BC_KIND_TEXT &&
         (strcmp (field->name, "name") == 0 || g_str_has_suffix (field->name, "-name"));
}

/* "Nombre" is what a record of a type is called; where its other fields are names too, perhaps. */
static void
add_title (BcImportNames *self)
{
  const BcField *title = bc_record_type_get_title (self->type);
  g_auto (GStrv) words = bc_vocabulary_dup_list (self->vocabulary, "title", "names");
  BcImportMeaning meaning = { .field = title, .use = BC_IMPORT_VALUE, .origin = BC_IMPORT_GUESSED };
  guint n_others = 0;

  if (title == NULL || title->kind != BC_KIND_TEXT)
    return;
  for (guint i = 0; i < self->type->n_fields; i++)
    n_others += &self->type->fields[i] != title && is_name (&self->type->fields[i]);
  if (n_others == 0 && is_name (title))
    meaning.origin = BC_IMPORT_KNOWN;
  for (char **word = words; *word != NULL; word++)
    add_meaning (self, *word, &meaning);
}

static void
add_vocabulary (BcImportNames *self)
{
  add_group (self, self->type->name, "", BC_IMPORT_KNOWN);
  add_group (self, ANY_TYPE, "", BC_IMPORT_KNOWN);
  add_group (self, self->type->name, " after", BC_IMPORT_KNOWN);
  add_title (self);
  add_group (self, self->type->name, " maybe", BC_IMPORT_GUESSED);
}

/**
 * bc_import_names_new:
 * @type: the type of the records
 *
 * Gathers what the columns of a table of such records may be called: each field by its name in the
 * dictionary, its label in English, in Spanish and in the person's language, and what else people
 * call it; the ends of a period; the identifier; the reasons that an import wrote.
 *
 * Returns: (transfer full): the names
 */
BcImportNames *
bc_import_names_new (const BcRecordType *type)
{
  BcImportNames *self = g_new0 (BcImportNames, 1);

  self->type = type;
  self->vocabulary = bc_vocabulary_new ();
  self->translations = bc_translations_open (BC_LANGUAGE_DEFAULT);
  self->meanings =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  for (gsize i = 0; i < G_N_ELEMENTS (id_headings); i++)
    add_special (self, id_headings[i], BC_IMPORT_ID);
  add_reasons (self);
  for (guint i = 0; i < type->n_fields; i++)
    add_names (self, i, type->fields[i].name);
  for (guint i = 0; i < type->n_fields; i++)
    add_label (self, i, type->fields[i].label);
  add_vocabulary (self);
  return self;
}

/**
 * bc_import_names_free:
 * @self: (transfer full): names
 *
 * Frees them.
 */
void
bc_import_names_free (BcImportNames *self)
{
  g_hash_table_unref (self->meanings);
  bc_vocabulary_free (self->vocabulary);
  g_clear_pointer (&self->translations, bc_translations_free);
  g_free (self);
}

/**
 * bc_import_names_find:
 * @self: names
 * @key: a heading, see bc_vocabulary_dup_key()
 *
 * Returns: (transfer none) (nullable) (element-type BcImportMeaning): what it stands for, the
 * surest first; %NULL for nothing
 */
const GArray *
bc_import_names_find (const BcImportNames *self, const char *key)
{
  return g_hash_table_lookup (self->meanings, key);
}

/**
 * bc_import_names_get_vocabulary:
 * @self: names
 *
 * Returns: (transfer none): the words that people use
 */
BcVocabulary *
bc_import_names_get_vocabulary (const BcImportNames *self)
{
  return self->vocabulary;
}

/**
 * bc_import_names_get_type:
 * @self: names
 *
 * Returns: the type of the records
 */
const BcRecordType *
bc_import_names_get_type (const BcImportNames *self)
{
  return self->type;
}

/**
 * bc_import_names_read_target:
 * @self: names
 * @target: as bc_import_column_dup_target() writes it, but the identifier
 * @use: (out): what a column is for that has this target
 *
 * Reads what a column is for.
 *
 * Returns: (nullable): the field; %NULL where the type has no such target
 */
const BcField *
bc_import_names_read_target (const BcImportNames *self, const char *target, BcImportUse *use)
{
  static const struct
  {
    const char *suffix;
    BcImportUse use;
    BcKind kind;
  } parts[] = {
    { ":from", BC_IMPORT_FROM, BC_KIND_PERIOD },
    { ":to", BC_IMPORT_TO, BC_KIND_PERIOD },
    { ":address", BC_IMPORT_ADDRESS, BC_KIND_TEXT },
    { ":digit", BC_IMPORT_DIGIT, BC_KIND_RUT },
  };
  const char *colon = strchr (target, ':');
  g_autofree char *name = colon != NULL ? g_strndup (target, (gsize) (colon - target)) : NULL;
  const BcField *field = bc_record_type_find_field (self->type, name != NULL ? name : target);

  *use = BC_IMPORT_VALUE;
  for (gsize i = 0; field != NULL && colon != NULL && i < G_N_ELEMENTS (parts); i++)
    if (strcmp (colon, parts[i].suffix) == 0 && field->kind == parts[i].kind) {
      *use = parts[i].use;
      return *use != BC_IMPORT_ADDRESS || bc_import_has_address (self->type, field) ? field : NULL;
    }
  return colon == NULL ? field : NULL;
}

static gboolean
is_lenient (const BcImportNames *self, const BcField *field, const char *how)
{
  g_autofree char *group = g_strconcat (self->type->name, " lenient", NULL);

  return bc_vocabulary_have (self->vocabulary, group, field->name, how);
}

/**
 * bc_import_names_are_wordy:
 * @self: names
 * @field: a choice or a state
 *
 * Returns: whether people write it in sentences, in which the words of a choice may stand
 */
gboolean
bc_import_names_are_wordy (const BcImportNames *self, const BcField *field)
{
  return is_lenient (self, field, "yes");
}

/**
 * bc_import_names_are_lenient:
 * @self: names
 * @heading: a column's heading
 * @field: the field that it holds
 *
 * Tells whether the column is one that people fill with words of their own, such as what a shop
 * sells: a word that is no choice is then left out and told, and does not refuse its row. Who
 * writes the dictionary's own name over a column means its own words.
 *
 * Returns: whether it is
 */
gboolean
bc_import_names_are_lenient (const BcImportNames *self, const char *heading, const BcField *field)
{
  g_autofree char *key = bc_vocabulary_dup_key (heading);
  const GArray *meanings = bc_import_names_find (self, key);

  if (field == NULL)
    return FALSE;
  if (is_lenient (self, field, "always"))
    return strcmp (heading, field->name) != 0;
  if (!is_lenient (self, field, "yes"))
    return FALSE;
  for (guint i = 0; meanings != NULL && i < meanings->len; i++) {
    const BcImportMeaning *meaning = &g_array_index (meanings, BcImportMeaning, i);

    if (meaning->field == field && meaning->origin == BC_IMPORT_GUESSED)
      return TRUE;
  }
  return FALSE;
}

/**
 * bc_import_has_address:
 * @type: a record type
 * @field: one of its fields
 *
 * Returns: whether it is the street of an address that has a number and a unit beside it, so that
 *   one text can say all of them
 */
gboolean
bc_import_has_address (const BcRecordType *type, const BcField *field)
{
  return strcmp (field->name, "street") == 0 &&
         bc_record_type_find_field (type, "street-number") != NULL &&
         bc_record_type_find_field (type, "unit") != NULL;
}

/**
 * bc_import_get_reason_heading:
 *
 * Returns: (transfer none): what stands over the reasons beside rows that were refused
 */
const char *
bc_import_get_reason_heading (void)
{
  return _ (REASON_HEADING);
}
