/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "names.h"

#include "lookup.h"

/* So many names are kept; then it starts anew, for a list may name any number of records. */
#define MAX_NAMES 8192

struct _BcNames
{
  BcDatabase *database; /* (unowned) */
  gboolean for_people;
  GHashTable *names; /* (owned) (element-type BcId utf8) */
};

/**
 * bc_names_new:
 * @database: a connection that outlives it
 * @for_people: what people call them; otherwise natural codes, or identifiers where there are none
 *
 * Returns: (transfer full): names, looked up once each
 */
BcNames *
bc_names_new (BcDatabase *database, gboolean for_people)
{
  BcNames *self = g_new0 (BcNames, 1);

  self->database = database;
  self->for_people = for_people;
  self->names =
    g_hash_table_new_full ((GHashFunc) bc_id_hash, (GEqualFunc) bc_id_equal, g_free, g_free);
  return self;
}

/**
 * bc_names_free:
 * @self: (transfer full): names
 *
 * Frees them.
 */
void
bc_names_free (BcNames *self)
{
  g_hash_table_unref (self->names);
  g_free (self);
}

static gboolean
may_have_code (const BcField *field)
{
  g_auto (GStrv) targets = g_strsplit (field->targets != NULL ? field->targets : "", " ", -1);

  for (char **target = targets; *target != NULL; target++) {
    const BcRecordType *type = bc_dictionary_find (*target);

    if (type != NULL && bc_record_type_get_code (type) != NULL)
      return TRUE;
  }
  return field->targets == NULL;
}

static char *
look_up (BcNames *self, const BcField *field, const BcId *id, GError **error)
{
  char *name = NULL;

  if (self->for_people)
    return bc_lookup_heading (self->database, id, &name, error) ? name : NULL;
  if (!may_have_code (field))
    return bc_id_dup_text (id);
  return bc_lookup_code (self->database, id, &name, error) ? name : NULL;
}

/**
 * bc_names_get:
 * @self: names
 * @field: the reference
 * @id: the record that it names
 * @error: return location, #BC_STORE_ERROR
 *
 * Returns: (nullable) (transfer none): what it is called, until the next call; %NULL with an error
 */
const char *
bc_names_get (BcNames *self, const BcField *field, const BcId *id, GError **error)
{
  const char *found = g_hash_table_lookup (self->names, id);
  char *name;

  if (found != NULL)
    return found;
  name = look_up (self, field, id, error);
  if (name == NULL)
    return NULL;
  if (g_hash_table_size (self->names) >= MAX_NAMES)
    g_hash_table_remove_all (self->names);
  g_hash_table_insert (self->names, g_memdup2 (id, sizeof *id), name);
  return name;
}
