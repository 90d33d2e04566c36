/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-column.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "language.h"
#include "store-error.h"
#include "text.h"
#include "translations.h"

#define REASON_HEADING N_ ("Why it was refused")

static const char *const id_headings[] = { "id", "identifier", "identificador" };
static const char *const from_words[] = { "from", "desde" };
static const char *const to_words[] = { "to", "until", "hasta" };

/* What a name stands for. */
typedef struct
{
  const BcField *field;
  BcImportUse use;
} Meaning;

struct _BcImportNames
{
  const BcRecordType *type;
  GHashTable *meanings;         /* (owned) key → Meaning */
  BcTranslations *translations; /* (owned) (nullable) */
};

/* Letters and digits alone, without case and accents: what is left of a heading when one looks away
 * from how it is written. */
static char *
dup_key (const char *text)
{
  g_autofree char *folded = bc_text_fold (text);
  GString *key = g_string_new (NULL);

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      g_string_append_unichar (key, g_utf8_get_char (at));
  return g_string_free (key, FALSE);
}

/* Without the unit in parentheses at its end. */
static char *
dup_bare_key (const char *heading)
{
  g_autofree char *bare = g_strchomp (g_strdup (heading));
  char *open = g_str_has_suffix (bare, ")") ? strrchr (bare, '(') : NULL;

  if (open != NULL)
    *open = '\0';
  return dup_key (bare);
}

/* The first to take a name keeps it: a field's own name comes before another's label. */
static void
add_name (BcImportNames *self, const char *name, const char *end, BcImportUse use, guint place)
{
  g_autofree char *whole = g_strconcat (name, " ", end, NULL);
  char *key = dup_key (whole);
  Meaning meaning = { .field = &self->type->fields[place], .use = use };

  if (*key == '\0' || g_hash_table_contains (self->meanings, key))
    g_free (key);
  else
    g_hash_table_insert (self->meanings, key, g_memdup2 (&meaning, sizeof meaning));
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
  Meaning meaning = { .use = use };

  g_hash_table_replace (self->meanings, dup_key (name), g_memdup2 (&meaning, sizeof meaning));
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

/**
 * bc_import_names_new:
 * @type: the type of the records
 *
 * Gathers what the columns of a table of such records may be called: each field by its name in the
 * dictionary, its label in English, in Spanish and in the person's language; the ends of a period;
 * the identifier; the reasons that an import wrote.
 *
 * Returns: (transfer full): the names
 */
BcImportNames *
bc_import_names_new (const BcRecordType *type)
{
  BcImportNames *self = g_new0 (BcImportNames, 1);

  self->type = type;
  self->translations = bc_translations_open (BC_LANGUAGE_DEFAULT);
  self->meanings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (gsize i = 0; i < G_N_ELEMENTS (id_headings); i++)
    add_special (self, id_headings[i], BC_IMPORT_ID);
  for (guint i = 0; i < type->n_fields; i++)
    add_names (self, i, type->fields[i].name);
  for (guint i = 0; i < type->n_fields; i++)
    add_label (self, i, type->fields[i].label);
  add_reasons (self);
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
  g_clear_pointer (&self->translations, bc_translations_free);
  g_free (self);
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

/**
 * bc_import_column_clear:
 * @self: a column
 *
 * Frees what it holds.
 */
void
bc_import_column_clear (BcImportColumn *self)
{
  g_clear_pointer (&self->heading, g_free);
  for (guint i = 0; i < BC_IMPORT_N_SAMPLES; i++)
    g_clear_pointer (&self->samples[i], g_free);
}

/**
 * bc_import_column_guess:
 * @self: a column with its heading
 * @names: what columns may be called
 *
 * Finds out by its heading what a column is for, with or without a unit, whatever its case, accents
 * and punctuation.
 */
void
bc_import_column_guess (BcImportColumn *self, BcImportNames *names)
{
  g_autofree char *key = dup_key (self->heading);
  g_autofree char *bare = dup_bare_key (self->heading);
  const Meaning *meaning = g_hash_table_lookup (names->meanings, key);

  if (meaning == NULL)
    meaning = g_hash_table_lookup (names->meanings, bare);
  if (meaning == NULL)
    return;
  self->origin = BC_IMPORT_NAMED;
  self->use = meaning->use;
  self->field = meaning->field;
  self->reason = meaning->use == BC_IMPORT_NOTHING;
  self->ignored =
    meaning->field != NULL && meaning->field->flags & (BC_FIELD_DERIVED | BC_FIELD_KEPT);
}

/**
 * bc_import_column_aim:
 * @self: a column
 * @names: what columns may be called
 * @target: a field's name or label, one of a period's ends as bc_import_column_dup_target() writes
 *   it, "id", or "" for nothing
 * @error: return location, #BC_STORE_ERROR
 *
 * Says what a column is for.
 *
 * Returns: %FALSE with %BC_STORE_ERROR_NOT_FOUND where the type has no such field
 */
gboolean
bc_import_column_aim (BcImportColumn *self,
                      BcImportNames *names,
                      const char *target,
                      GError **error)
{
  BcImportColumn aimed = { .heading = (char *) target };

  bc_import_column_guess (&aimed, names);
  if (*target != '\0' && aimed.use == BC_IMPORT_NOTHING) {
    g_set_error (error,
                 BC_STORE_ERROR,
                 BC_STORE_ERROR_NOT_FOUND,
                 _ ("%.40s: “%s” has no such field"),
                 target,
                 names->type->name);
    return FALSE;
  }
  self->use = aimed.use;
  self->field = aimed.field;
  self->ignored = aimed.ignored;
  self->reason = FALSE;
  self->origin = BC_IMPORT_TOLD;
  bc_import_column_settle (self);
  return TRUE;
}

/**
 * bc_import_column_settle:
 * @self: a column
 *
 * Decides on the order of its dates: as a person said, else as they say together.
 */
void
bc_import_column_settle (BcImportColumn *self)
{
  self->order = self->told;
  self->undecided = FALSE;
  if (self->told == BC_DATE_ORDER_UNKNOWN && bc_import_column_has_dates (self))
    self->order = bc_date_evidence_get_order (&self->evidence, &self->undecided);
}

/**
 * bc_import_column_dup_target:
 * @self: a column
 *
 * Writes what a column is for, as bc_import_column_aim() reads it.
 *
 * Returns: (transfer full): such as "trade-name", "mandate:from", "id" or ""
 */
char *
bc_import_column_dup_target (const BcImportColumn *self)
{
  switch (self->use) {
  case BC_IMPORT_ID:
    return g_strdup ("id");
  case BC_IMPORT_VALUE:
    return g_strdup (self->field->name);
  case BC_IMPORT_FROM:
    return g_strconcat (self->field->name, ":from", NULL);
  case BC_IMPORT_TO:
    return g_strconcat (self->field->name, ":to", NULL);
  case BC_IMPORT_NOTHING:
  default:
    return g_strdup ("");
  }
}

/**
 * bc_import_column_has_dates:
 * @self: a column
 *
 * Returns: whether its cells are dates
 */
gboolean
bc_import_column_has_dates (const BcImportColumn *self)
{
  if (self->ignored || self->field == NULL)
    return FALSE;
  return self->use == BC_IMPORT_FROM || self->use == BC_IMPORT_TO ||
         self->field->kind == BC_KIND_DATE;
}

/**
 * bc_import_column_is_called:
 * @self: a column
 * @heading: what a person calls it
 *
 * Returns: whether that is its heading, whatever case, accents and punctuation
 */
gboolean
bc_import_column_is_called (const BcImportColumn *self, const char *heading)
{
  g_autofree char *own = dup_key (self->heading);
  g_autofree char *other = dup_key (heading);

  return g_str_equal (own, other) && (*own != '\0' || g_str_equal (self->heading, heading));
}

/**
 * bc_import_column_dup_key:
 * @self: a column
 *
 * Returns: (transfer full): its heading as it is remembered, whatever case, accents and punctuation
 */
char *
bc_import_column_dup_key (const BcImportColumn *self)
{
  return dup_key (self->heading);
}
