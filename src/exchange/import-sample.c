/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-sample.h"

#include <glib/gi18n-lib.h>

#include "field.h"
#include "lookup.h"
#include "records-read.h"

static void
clear_change (gpointer data)
{
  BcImportChange *change = data;

  g_free (change->from);
  g_free (change->to);
}

static gboolean
dup_display (BcDatabase *database,
             const BcField *field,
             const BcValue *value,
             char **display,
             GError **error)
{
  if (value->type == BC_VALUE_ID)
    return bc_lookup_heading (database, &value->id, display, error);
  *display = value->type != BC_VALUE_NONE ? bc_field_dup_display (field, value) : NULL;
  return TRUE;
}

static gboolean
is_same (const BcField *field, const BcValue *a, const BcValue *b)
{
  g_autofree char *one = bc_field_dup_text (field, a);
  g_autofree char *other = bc_field_dup_text (field, b);

  return g_strcmp0 (one, other) == 0;
}

static gboolean
add_change (BcImportSample *self,
            BcDatabase *database,
            const BcDraftField *set,
            const BcValue *now,
            GError **error)
{
  BcImportChange change = { .field = set->field };

  if (!dup_display (database, set->field, now, &change.from, error) ||
      !dup_display (database, set->field, &set->value, &change.to, error)) {
    clear_change (&change);
    return FALSE;
  }
  g_array_append_val (self->changes, change);
  return TRUE;
}

/* That a new record belongs where the table is imported goes without saying. */
static gboolean
compare (BcImportSample *self,
         BcDatabase *database,
         const BcDraft *draft,
         BcRecord *record,
         GError **error)
{
  for (guint i = 0; i < draft->fields->len; i++) {
    const BcDraftField *set = &g_array_index (draft->fields, BcDraftField, i);
    BcValue now = BC_VALUE_INIT;

    if (set->field == NULL ||
        (record == NULL && set->field == bc_record_type_get_owner (draft->type)))
      continue;
    if (record != NULL)
      bc_record_peek (record, set->field, &now);
    if (!is_same (set->field, &now, &set->value) && !add_change (self, database, set, &now, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
find_title (BcImportSample *self, BcDatabase *database, const BcDraft *draft, GError **error)
{
  const BcField *title = bc_record_type_get_title (draft->type);
  const BcValue *value = title != NULL ? bc_draft_get (draft, title) : NULL;

  if (!self->is_new)
    return bc_lookup_heading (database, &draft->id, &self->title, error);
  if (value != NULL && !dup_display (database, title, value, &self->title, error))
    return FALSE;
  if (self->title == NULL)
    self->title = g_strdup (_ (draft->type->label));
  return TRUE;
}

/**
 * bc_import_sample_new:
 * @database: a connection
 * @draft: what a row says, before it is saved; without an identifier for a new record
 * @row: the table's row
 * @error: return location, #BC_STORE_ERROR
 *
 * Tells what a row is going to change, from what to what.
 *
 * Returns: (transfer full) (nullable): that; %NULL with an error
 */
BcImportSample *
bc_import_sample_new (BcDatabase *database, const BcDraft *draft, guint row, GError **error)
{
  g_autoptr (BcImportSample) self = g_new0 (BcImportSample, 1);
  g_autoptr (BcRecord) record = NULL;

  self->row = row;
  self->is_new = bc_id_is_nil (&draft->id);
  self->changes = g_array_new (FALSE, TRUE, sizeof (BcImportChange));
  g_array_set_clear_func (self->changes, clear_change);
  if (!self->is_new) {
    record = bc_record_read_by_id (database, &draft->id, error);
    if (record == NULL)
      return NULL;
  }
  if (!find_title (self, database, draft, error) || !compare (self, database, draft, record, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * bc_import_sample_free:
 * @self: (transfer full): what comes of a row
 *
 * Frees it.
 */
void
bc_import_sample_free (BcImportSample *self)
{
  g_free (self->title);
  g_clear_pointer (&self->changes, g_array_unref);
  g_free (self);
}
