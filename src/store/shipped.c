/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shipped.h"

#include <glib/gi18n-lib.h>

#include "field.h"
#include "lookup.h"
#include "projection.h"
#include "save.h"
#include "store-error.h"
#include "stream.h"

/* What the program's catalogues say lies under what people write: it is no operation, and a new
 * version of the program replaces it without touching the council's changes. */

static gboolean
refuse (GError **error, const char *type, const char *field, const char *reason)
{
  g_set_error (error, BC_STORE_ERROR, BC_STORE_ERROR_INVALID, "%s, %s: %s", type, field, reason);
  return FALSE;
}

static gboolean
read_field (BcDatabase *database,
            BcDraft *entry,
            const char *name,
            const char *text,
            GError **error)
{
  const BcField *field = bc_record_type_find_field (entry->type, name);
  g_auto (BcValue) value = BC_VALUE_INIT;

  if (field == NULL || field->flags & BC_FIELD_DERIVED)
    return refuse (error, entry->type->name, name, _ ("There is no such field"));
  if (!bc_lookup_value (database, field, text, &value, error)) {
    g_prefix_error (error, "%s, %s: ", entry->type->name, name);
    return FALSE;
  }
  if (value.type != BC_VALUE_NONE)
    bc_draft_set (entry, field, &value);
  return TRUE;
}

static gboolean
check_required (const BcDraft *entry, GError **error)
{
  const BcField *field = bc_draft_find_missing (entry);

  return field == NULL ||
         refuse (error, entry->type->name, field->name, _ ("It cannot be left empty"));
}

static int
compare_fields (gconstpointer a, gconstpointer b)
{
  const BcDraftField *left = a, *right = b;

  return (left->field > right->field) - (left->field < right->field);
}

/* In the dictionary's order, so that the same entry is always the same text. */
static char *
dup_fields_json (const BcDraft *entry)
{
  g_array_sort (entry->fields, compare_fields);
  return bc_draft_dup_json (entry);
}

static gboolean
write_shipped (BcDatabase *database, gint64 record, const char *fields, GError **error)
{
  return bc_database_run (database,
                          error,
                          "INSERT INTO shipped (record, fields) VALUES (?, ?) "
                          "ON CONFLICT (record) DO UPDATE SET fields = excluded.fields",
                          "it",
                          record,
                          fields);
}

static gboolean
project_entry (BcDatabase *database, gint64 record, const BcDraft *entry, GError **error)
{
  g_auto (BcFolded) folded = { 0 };

  bc_folded_init (&folded, entry->type);
  for (guint i = 0; i < entry->fields->len; i++) {
    const BcDraftField *set = &g_array_index (entry->fields, BcDraftField, i);

    bc_value_copy (&folded.values[set->field - entry->type->fields], &set->value);
  }
  return bc_projection_write (database, record, &folded, TRUE, error);
}

static gboolean
insert_entry (BcDatabase *database,
              const BcDraft *entry,
              const BcId *id,
              const char *fields,
              GError **error)
{
  BcId nation = { 0 };
  gint64 scope, record;

  if (!bc_scope_find (database, &nation, &scope, error) ||
      !bc_database_run (database,
                        error,
                        "INSERT INTO record (id, type, scope) VALUES (?, ?, ?)",
                        "dti",
                        id,
                        entry->type->name,
                        scope))
    return FALSE;
  record = bc_database_get_last_row (database);
  return write_shipped (database, record, fields, error) &&
         project_entry (database, record, entry, error);
}

static gboolean
is_same (BcDatabase *database, gint64 record, const char *fields, gboolean *same, GError **error)
{
  gint64 count;

  if (!bc_database_get_integer (database,
                                &count,
                                error,
                                "SELECT count(*) FROM shipped WHERE record = ? AND fields = ?",
                                "it",
                                record,
                                fields))
    return FALSE;
  *same = count > 0;
  return TRUE;
}

static gboolean
update_entry (BcDatabase *database,
              const BcRecordType *type,
              gint64 record,
              const char *fields,
              GError **error)
{
  g_autoptr (BcFolder) folder = NULL;
  g_auto (BcFolded) folded = { 0 };
  gboolean same = FALSE;

  if (!is_same (database, record, fields, &same, error) || same)
    return same;
  if (!write_shipped (database, record, fields, error))
    return FALSE;
  folder = bc_folder_new (database);
  bc_folded_init (&folded, type);
  return bc_folder_fold (folder, record, &folded, error) &&
         bc_projection_write (database, record, &folded, FALSE, error);
}

static gboolean
write_entry (BcDatabase *database, const BcDraft *entry, GError **error)
{
  g_autofree char *fields = dup_fields_json (entry);
  gint64 record = 0;
  BcId id;

  bc_record_derive_id (entry, 0, &id);
  if (!bc_database_get_integer (database,
                                &record,
                                error,
                                "SELECT row FROM record WHERE id = ?",
                                "d",
                                &id))
    return FALSE;
  if (record == 0)
    return insert_entry (database, entry, &id, fields, error);
  return update_entry (database, entry->type, record, fields, error);
}

/**
 * bc_shipped_apply:
 * @database: a connection within a transaction, such as the one of bc_store_change()
 * @type: name of a catalogue's record type
 * @names: (array length=n_values): names of the fields that the entry gives
 * @values: (array length=n_values): their values as a person writes them; references are natural
 *   codes of entries applied before
 * @n_values: how many
 * @error: return location, #BC_STORE_ERROR or #BC_VALUE_ERROR
 *
 * Takes an entry of the program's own catalogues over. It is no operation: whatever the council
 * wrote of it stays above. An entry that is there already with the same values
 * costs nothing more than to find that out.
 *
 * Returns: %FALSE with an error whose message names type and field; the transaction must then be
 *   taken back
 */
gboolean
bc_shipped_apply (BcDatabase *database,
                  const char *type,
                  const char *const *names,
                  const char *const *values,
                  guint n_values,
                  GError **error)
{
  const BcRecordType *record_type = bc_dictionary_find (type);
  g_auto (BcDraft) entry = { 0 };

  if (record_type == NULL || !record_type->catalogue || record_type->identity == NULL) {
    g_set_error (error,
                 BC_STORE_ERROR,
                 BC_STORE_ERROR_INVALID,
                 _ ("“%s” is no catalogue of this version"),
                 type);
    return FALSE;
  }
  bc_draft_init (&entry, record_type, NULL);
  for (guint i = 0; i < n_values; i++)
    if (!read_field (database, &entry, names[i], values[i], error))
      return FALSE;
  return check_required (&entry, error) && write_entry (database, &entry, error);
}
