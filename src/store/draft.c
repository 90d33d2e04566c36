/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draft.h"

#include "field.h"
#include "json.h"

/* Most saves fit. */
#define JSON_SIZE 512

static void
clear_draft_field (gpointer data)
{
  bc_value_clear (&((BcDraftField *) data)->value);
}

/**
 * bc_draft_init:
 * @self: uninitialised
 * @type: the record's type
 * @id: (nullable): its identifier; %NULL for a new record
 *
 * Begins a save.
 */
void
bc_draft_init (BcDraft *self, const BcRecordType *type, const BcId *id)
{
  *self = (BcDraft){ .type = type, .arrival = G_MAXINT64 };
  if (id != NULL)
    self->id = *id;
  self->fields = g_array_new (FALSE, TRUE, sizeof (BcDraftField));
  g_array_set_clear_func (self->fields, clear_draft_field);
}

/**
 * bc_draft_clear:
 * @self: a save
 *
 * Frees what it holds.
 */
void
bc_draft_clear (BcDraft *self)
{
  g_clear_pointer (&self->fields, g_array_unref);
}

static BcDraftField *
find_field (const BcDraft *self, const BcField *field)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (g_array_index (self->fields, BcDraftField, i).field == field)
      return &g_array_index (self->fields, BcDraftField, i);
  return NULL;
}

static BcDraftField *
add_field (BcDraft *self, const BcField *field)
{
  BcDraftField *found = find_field (self, field);

  if (found == NULL) {
    g_array_set_size (self->fields, self->fields->len + 1);
    found = &g_array_index (self->fields, BcDraftField, self->fields->len - 1);
    found->field = field;
  }
  return found;
}

/**
 * bc_draft_set:
 * @self: a save
 * @field: (nullable): one of the type's fields; %NULL for the deletion
 * @value: its new value, copied
 *
 * Sets a field; the last time counts.
 */
void
bc_draft_set (BcDraft *self, const BcField *field, const BcValue *value)
{
  BcDraftField *found = add_field (self, field);

  bc_value_copy (&found->value, value);
  found->parsed = FALSE;
  found->completed = FALSE;
}

/**
 * bc_draft_complete:
 * @self: a save
 * @field: one of the type's fields, which it does not set
 * @value: what is stored of it here or was written by somebody, copied
 *
 * Sets a field that the person did not set, but that belongs together with one of those.
 */
void
bc_draft_complete (BcDraft *self, const BcField *field, const BcValue *value)
{
  BcDraftField *added = add_field (self, field);

  bc_value_copy (&added->value, value);
  added->completed = TRUE;
}

/**
 * bc_draft_take_parsed:
 * @self: a save
 * @field: one of the type's fields
 * @value: (inout): what bc_field_parse() just made of a text for that field; nothing is left in it
 *
 * Sets a field without copying its value; the last time counts. It is not checked again when it is
 * saved, which an import of many records would feel.
 */
void
bc_draft_take_parsed (BcDraft *self, const BcField *field, BcValue *value)
{
  BcDraftField *found = add_field (self, field);

  bc_value_clear (&found->value);
  found->value = *value;
  found->parsed = TRUE;
  found->completed = FALSE;
  *value = (BcValue) BC_VALUE_INIT;
}

/**
 * bc_draft_set_text:
 * @self: a save
 * @name: a field's name
 * @text: its new value as it is typed or in canonical form
 * @error: return location, #BC_VALUE_ERROR
 *
 * Sets a field by its name.
 *
 * Returns: %FALSE with an error that says what to write instead
 */
gboolean
bc_draft_set_text (BcDraft *self, const char *name, const char *text, GError **error)
{
  const BcField *field = bc_record_type_find_field (self->type, name);
  g_auto (BcValue) value = BC_VALUE_INIT;

  g_return_val_if_fail (field != NULL, FALSE);

  if (!bc_field_parse (field, text, &value, error))
    return FALSE;
  bc_draft_set (self, field, &value);
  return TRUE;
}

/**
 * bc_draft_set_id:
 * @self: a save
 * @name: a reference's name
 * @id: the record that it names from now on
 *
 * Sets a reference by its name.
 */
void
bc_draft_set_id (BcDraft *self, const char *name, const BcId *id)
{
  const BcField *field = bc_record_type_find_field (self->type, name);
  g_auto (BcValue) value = BC_VALUE_INIT;

  g_return_if_fail (field != NULL && field->kind == BC_KIND_REFERENCE);

  bc_value_set_id (&value, id);
  bc_draft_set (self, field, &value);
}

/**
 * bc_draft_set_integer:
 * @self: a save
 * @name: the name of a field that is stored as a whole number
 * @integer: its new value, as it is stored
 *
 * Sets a number by its name.
 */
void
bc_draft_set_integer (BcDraft *self, const char *name, gint64 integer)
{
  const BcField *field = bc_record_type_find_field (self->type, name);
  g_auto (BcValue) value = BC_VALUE_INIT;

  g_return_if_fail (field != NULL && bc_kind_get_storage (field->kind) == BC_VALUE_INTEGER);

  bc_value_set_integer (&value, integer);
  bc_draft_set (self, field, &value);
}

/**
 * bc_draft_set_deleted:
 * @self: a save
 * @deleted: %TRUE to delete the record, %FALSE to bring it back
 *
 * Deletes a record or brings it back.
 */
void
bc_draft_set_deleted (BcDraft *self, gboolean deleted)
{
  g_auto (BcValue) value = BC_VALUE_INIT;

  if (deleted)
    bc_value_set_integer (&value, 1);
  bc_draft_set (self, NULL, &value);
}

/**
 * bc_draft_get:
 * @self: a save
 * @field: (nullable): one of the type's fields; %NULL for the deletion
 *
 * Looks up what a save sets.
 *
 * Returns: (nullable) (transfer none): the new value; %NULL if the save does not set the field
 */
const BcValue *
bc_draft_get (const BcDraft *self, const BcField *field)
{
  BcDraftField *found = find_field (self, field);

  return found != NULL ? &found->value : NULL;
}

/**
 * bc_draft_find_missing:
 * @self: the first save of a record
 *
 * Looks for what must not be left empty.
 *
 * Returns: (nullable) (transfer none): the first required field that the save does not set; %NULL
 *   if it sets all
 */
const BcField *
bc_draft_find_missing (const BcDraft *self)
{
  for (guint i = 0; i < self->type->n_fields; i++) {
    const BcField *field = &self->type->fields[i];
    const BcValue *value = NULL;

    if (!(field->flags & BC_FIELD_REQUIRED))
      continue;
    value = bc_draft_get (self, field);
    if (value == NULL || value->type == BC_VALUE_NONE)
      return field;
  }
  return NULL;
}

/**
 * bc_draft_dup_json:
 * @self: a save
 *
 * Writes what a save sets as the journal keeps it.
 *
 * Returns: (transfer full): a JSON object
 */
char *
bc_draft_dup_json (const BcDraft *self)
{
  g_autoptr (GString) json = g_string_sized_new (JSON_SIZE);

  g_string_append_c (json, '{');
  for (guint i = 0; i < self->fields->len; i++) {
    BcDraftField *set = &g_array_index (self->fields, BcDraftField, i);

    bc_json_append_key (json, set->field != NULL ? set->field->name : BC_DELETED_NAME);
    bc_value_append_json (&set->value, json);
  }
  g_string_append_c (json, '}');
  return g_string_free (g_steal_pointer (&json), FALSE);
}
