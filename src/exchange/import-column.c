/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-column.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "import-names.h"
#include "store-error.h"

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
 * bc_import_column_is_decided:
 * @self: a column
 *
 * Returns: whether a person said what it is for, now or in an import before
 */
gboolean
bc_import_column_is_decided (const BcImportColumn *self)
{
  return self->origin >= BC_IMPORT_REMEMBERED;
}

/**
 * bc_import_column_is_guessed:
 * @self: a column
 *
 * Returns: whether its heading only may mean what it is for, now or in an import before: a person
 *   should look at it
 */
gboolean
bc_import_column_is_guessed (const BcImportColumn *self)
{
  return self->origin == BC_IMPORT_GUESSED || self->origin == BC_IMPORT_LET_PASS;
}

/**
 * bc_import_column_take:
 * @self: a column
 * @names: what columns may be called
 * @field: (nullable): the field that it holds
 * @use: what it is for
 * @origin: how that is known
 *
 * Says what a column is for.
 */
void
bc_import_column_take (BcImportColumn *self,
                       BcImportNames *names,
                       const BcField *field,
                       BcImportUse use,
                       BcImportOrigin origin)
{
  self->use = use;
  self->field = field;
  self->origin = origin;
  self->doubt = BC_IMPORT_NO_DOUBT;
  self->perhaps = NULL;
  self->reason = FALSE;
  self->ignored = field != NULL && field->flags & (BC_FIELD_DERIVED | BC_FIELD_KEPT);
  self->lenient =
    self->heading != NULL && bc_import_names_are_lenient (names, self->heading, field);
  bc_import_column_settle (self);
}

/* A field's name or label, the end of a period, or one of the other parts. */
static const BcField *
find_target (const BcImportNames *names, const char *target, BcImportUse *use)
{
  const BcField *field = bc_import_names_read_target (names, target, use);
  g_autofree char *key = field == NULL ? bc_vocabulary_dup_key (target) : NULL;
  const GArray *meanings = key != NULL ? bc_import_names_find (names, key) : NULL;
  const BcImportMeaning *meaning =
    meanings != NULL ? &g_array_index (meanings, BcImportMeaning, 0) : NULL;

  if (field != NULL || meaning == NULL || meaning->origin != BC_IMPORT_NAMED)
    return field;
  *use = meaning->use;
  return meaning->field;
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
  BcImportUse use = BC_IMPORT_NOTHING;
  const BcField *field = *target != '\0' ? find_target (names, target, &use) : NULL;

  if (*target != '\0' && (use == BC_IMPORT_NOTHING || (field == NULL && use != BC_IMPORT_ID))) {
    g_set_error (error,
                 BC_STORE_ERROR,
                 BC_STORE_ERROR_NOT_FOUND,
                 _ ("%.40s: “%s” has no such field"),
                 target,
                 bc_import_names_get_type (names)->name);
    return FALSE;
  }
  bc_import_column_take (self, names, field, use, BC_IMPORT_TOLD);
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
  case BC_IMPORT_ADDRESS:
    return g_strconcat (self->field->name, ":address", NULL);
  case BC_IMPORT_DIGIT:
    return g_strconcat (self->field->name, ":digit", NULL);
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
         (self->use == BC_IMPORT_VALUE && self->field->kind == BC_KIND_DATE);
}

static char *
dup_heading_key (const char *heading)
{
  g_autofree char *key = bc_vocabulary_dup_key (heading);

  return *key != '\0' ? g_steal_pointer (&key) : g_strstrip (g_strdup (heading));
}

/* "Nombre#2": the second column of that heading; the first goes by the heading alone. */
static char *
dup_numbered (const BcImportColumn *self, const char *text)
{
  return self->ordinal > 1 ? g_strdup_printf ("%s#%u", text, self->ordinal) : g_strdup (text);
}

/**
 * bc_import_column_dup_name:
 * @self: a column
 *
 * Returns: (transfer full): its heading, with its number where others before it have the same
 */
char *
bc_import_column_dup_name (const BcImportColumn *self)
{
  return dup_numbered (self, self->heading);
}

/**
 * bc_import_column_is_called:
 * @self: a column
 * @heading: what a person calls it, see bc_import_column_dup_name()
 *
 * Returns: whether that is its heading, whatever case, accents and punctuation
 */
gboolean
bc_import_column_is_called (const BcImportColumn *self, const char *heading)
{
  const char *sign = strrchr (heading, '#');
  g_autofree char *bare = sign != NULL ? g_strndup (heading, (gsize) (sign - heading)) : NULL;
  g_autofree char *own = dup_heading_key (self->heading);
  g_autofree char *whole = dup_heading_key (heading);
  g_autofree char *part = bare != NULL ? dup_heading_key (bare) : NULL;
  g_autofree char *ordinal = g_strdup_printf ("#%u", self->ordinal);

  return (self->ordinal == 1 && g_str_equal (own, whole)) ||
         (part != NULL && g_str_equal (own, part) && g_str_equal (sign, ordinal));
}

/**
 * bc_import_column_dup_key:
 * @self: a column
 *
 * Returns: (transfer full): its heading as it is remembered, whatever case, accents and
 *   punctuation: no other column of its table has the same
 */
char *
bc_import_column_dup_key (const BcImportColumn *self)
{
  g_autofree char *key = dup_heading_key (self->heading);

  return dup_numbered (self, key);
}

/**
 * bc_import_column_count:
 * @self: a column
 * @seen: (element-type utf8 guint): how many columns before it have a heading; it is added
 *
 * Finds out which of the columns with its heading it is.
 */
void
bc_import_column_count (BcImportColumn *self, GHashTable *seen)
{
  g_autofree char *key = dup_heading_key (self->heading);

  self->ordinal = 1 + GPOINTER_TO_UINT (g_hash_table_lookup (seen, key));
  g_hash_table_replace (seen, g_steal_pointer (&key), GUINT_TO_POINTER (self->ordinal));
}
