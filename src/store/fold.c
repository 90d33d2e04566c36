/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fold.h"

#include "fold-load.h"
#include "json.h"
#include "merge.h"

struct _BcFolder
{
  BcLoaded loaded;
  BcMerge merge;
  GString *extra; /* (owned) */
};

static void
clear_conflict (gpointer data)
{
  BcFoldedConflict *conflict = data;

  g_free (conflict->field);
  g_free (conflict->sides);
}

/**
 * bc_folded_init:
 * @self: uninitialised
 * @type: (nullable): the record's type
 *
 * Prepares a record without values.
 */
void
bc_folded_init (BcFolded *self, const BcRecordType *type)
{
  *self = (BcFolded){
    .type = type,
    .values = g_new0 (BcValue, type != NULL ? type->n_fields : 0),
    .origins = g_new0 (gint64, type != NULL ? type->n_fields : 0),
    .conflicts = g_array_new (FALSE, FALSE, sizeof (BcFoldedConflict)),
  };
  g_array_set_clear_func (self->conflicts, clear_conflict);
}

/**
 * bc_folded_clear:
 * @self: a folded record
 *
 * Frees what it holds.
 */
void
bc_folded_clear (BcFolded *self)
{
  for (guint i = 0; self->type != NULL && i < self->type->n_fields; i++)
    bc_value_clear (&self->values[i]);
  g_clear_pointer (&self->values, g_free);
  g_clear_pointer (&self->origins, g_free);
  g_clear_pointer (&self->extra, g_free);
  g_clear_pointer (&self->conflicts, g_array_unref);
}

/**
 * bc_folded_restart:
 * @self: what bc_folded_init() prepared, or zeros
 * @type: (nullable): the next record's type
 *
 * Makes it a record without values, in the same memory where the type stays.
 */
void
bc_folded_restart (BcFolded *self, const BcRecordType *type)
{
  if (self->conflicts == NULL || self->type != type) {
    bc_folded_clear (self);
    bc_folded_init (self, type);
    return;
  }
  for (guint i = 0; type != NULL && i < type->n_fields; i++) {
    bc_value_clear (&self->values[i]);
    self->origins[i] = 0;
  }
  g_array_set_size (self->conflicts, 0);
  g_clear_pointer (&self->extra, g_free);
  self->deleted = self->flagged = self->shipped = self->owner_shown = FALSE;
  self->n_operations = 0;
}

/**
 * bc_folder_new:
 * @database: the connection whose journal is folded
 *
 * Makes a folder. It remembers authors and epochs: make a new one in each transaction.
 *
 * Returns: (transfer full): the folder
 */
BcFolder *
bc_folder_new (BcDatabase *database)
{
  BcFolder *self = g_new0 (BcFolder, 1);

  bc_loaded_init (&self->loaded, database);
  bc_merge_init (&self->merge);
  self->extra = g_string_new (NULL);
  return self;
}

/**
 * bc_folder_free:
 * @self: (transfer full): a folder
 *
 * Frees it.
 */
void
bc_folder_free (BcFolder *self)
{
  bc_loaded_clear (&self->loaded);
  bc_merge_clear (&self->merge);
  g_string_free (self->extra, TRUE);
  g_free (self);
}

/* Takes a value over if it is of the field's storage; anything else stays aside, untouched. */
static gboolean
adopt_atom (BcFolded *folded, guint number, const BcValue *atom, gint64 origin)
{
  const BcField *field =
    folded->type != NULL ? bc_record_type_find_number (folded->type, number) : NULL;
  guint place = field != NULL ? (guint) (field - folded->type->fields) : 0;
  BcValueType storage = field != NULL ? bc_kind_get_storage (field->kind) : BC_VALUE_NONE;
  BcId id;

  if (field == NULL || field->flags & BC_FIELD_DERIVED)
    return FALSE;
  if (atom->type == BC_VALUE_NONE || atom->type == storage)
    bc_value_copy (&folded->values[place], atom);
  else if (storage == BC_VALUE_ID && atom->type == BC_VALUE_TEXT && bc_id_parse (&id, atom->text))
    bc_value_set_id (&folded->values[place], &id);
  else
    return FALSE;
  folded->origins[place] = origin;
  return TRUE;
}

static void
keep_aside (BcFolder *self, const char *name, const BcValue *atom)
{
  if (self->extra->len == 0)
    g_string_append_c (self->extra, '{');
  bc_json_append_key (self->extra, name);
  bc_value_append_json (atom, self->extra);
}

static void
append_side (BcFolder *self, GString *sides, guint operation)
{
  const BcOperation *side = &g_array_index (self->loaded.operations, BcOperation, operation);

  g_string_append_printf (sides, "%s%" G_GINT64_FORMAT, sides->len > 1 ? "," : "", side->row);
}

/* The side in force comes first, the others by how late they are. */
static void
add_conflict (BcFolder *self, BcFolded *folded, const BcMergedField *field, guint in_force)
{
  const BcRival *rivals = bc_merge_get_rivals (&self->merge, field);
  g_autoptr (GString) sides = g_string_new ("[");
  BcFoldedConflict conflict;

  append_side (self, sides, in_force);
  for (guint i = 0; i < field->n_rivals; i++)
    if (rivals[i].operation != in_force)
      append_side (self, sides, rivals[i].operation);
  g_string_append_c (sides, ']');
  conflict.field = g_strdup (bc_loaded_get_field_name (&self->loaded, folded->type, field->field));
  conflict.sides = g_string_free (g_steal_pointer (&sides), FALSE);
  g_array_append_val (folded->conflicts, conflict);
}

static const BcValue *
find_atom (BcLoaded *loaded, const BcOperation *operation, guint field)
{
  gsize first = (gsize) (operation->fields - (BcAssignment *) (gpointer) loaded->assignments->data);

  for (guint i = 0; i < operation->n_fields; i++)
    if (operation->fields[i].field == field)
      return &g_array_index (loaded->atoms, BcValue, first + i);
  g_return_val_if_reached (NULL);
}

/* (nullable): what the program notes down of fields that belong together. */
static const BcField *
find_noted (const BcRecordType *type, const BcField *field)
{
  if (field == NULL || field->together == NULL)
    return NULL;
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].flags & BC_FIELD_KEPT &&
        g_strcmp0 (type->fields[i].together, field->together) == 0)
      return &type->fields[i];
  return NULL;
}

static gboolean
sets_value (BcLoaded *loaded, const BcOperation *operation, guint field)
{
  for (guint i = 0; i < operation->n_fields; i++)
    if (operation->fields[i].field == field)
      return find_atom (loaded, operation, field)->type != BC_VALUE_NONE;
  return FALSE;
}

/* The latest is in force. But by a seed that came later nothing was drawn: where people disagree, a
 * sample stays that of the one who drew it. */
static guint
choose_operation (BcFolder *self, const BcFolded *folded, const BcMergedField *field)
{
  const BcRival *rivals = bc_merge_get_rivals (&self->merge, field);
  const BcField *noted = NULL;

  if (folded->type != NULL && field->n_rivals > 0)
    noted = find_noted (folded->type, bc_record_type_find_number (folded->type, field->field));
  for (guint i = 0; noted != NULL && i < field->n_rivals; i++) {
    const guint place = rivals[i].operation;

    if (sets_value (&self->loaded,
                    &g_array_index (self->loaded.operations, BcOperation, place),
                    noted->number))
      return place;
  }
  return field->operation;
}

static void
take_field (BcFolder *self, BcFolded *folded, const BcMergedField *field)
{
  BcLoaded *loaded = &self->loaded;
  const guint chosen = choose_operation (self, folded, field);
  BcOperation *operation = &g_array_index (loaded->operations, BcOperation, chosen);
  const BcValue *atom = find_atom (loaded, operation, field->field);

  if (field->n_rivals > 0)
    add_conflict (self, folded, field, chosen);
  if (field->field != BC_FIELD_DELETED && !adopt_atom (folded, field->field, atom, operation->row))
    keep_aside (self, bc_loaded_get_field_name (loaded, folded->type, field->field), atom);
}

static gboolean
take_shipped (BcFolder *self, gint64 record, BcFolded *folded, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (self->loaded.database,
                       "SELECT f.key, f.type, f.value FROM shipped s, json_each (s.fields) f "
                       "WHERE s.record = ?",
                       error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_integer (cursor, 1, record);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    const BcField *field =
      folded->type != NULL
        ? bc_record_type_find_field (folded->type, bc_cursor_get_text (cursor, 0))
        : NULL;
    g_auto (BcValue) atom = BC_VALUE_INIT;

    folded->shipped = TRUE;
    if (field == NULL || bc_merge_get_field (&self->merge, field->number) != NULL)
      continue;
    bc_cursor_get_value (cursor,
                         2,
                         g_strcmp0 (bc_cursor_get_text (cursor, 1), "text") == 0 ? BC_VALUE_TEXT
                                                                                 : BC_VALUE_INTEGER,
                         &atom);
    adopt_atom (folded, field->number, &atom, 0);
  }
  return step == BC_STEP_DONE;
}

static void
merge_operations (BcFolder *self)
{
  BcLoaded *loaded = &self->loaded;

  bc_merge_fold ((BcOperation *) (gpointer) loaded->operations->data,
                 loaded->operations->len,
                 (BcId *) (gpointer) loaded->authors->data,
                 loaded->authors->len,
                 &self->merge);
}

static void
fold_loaded (BcFolder *self, BcFolded *folded)
{
  merge_operations (self);
  g_string_truncate (self->extra, 0);
  for (guint i = 0; i < self->merge.fields->len; i++)
    take_field (self, folded, &g_array_index (self->merge.fields, BcMergedField, i));
  folded->n_operations = self->loaded.operations->len;
  folded->deleted = self->merge.deleted;
  folded->flagged = self->merge.edited_after_deletion;
  if (self->extra->len > 0)
    folded->extra = g_strconcat (self->extra->str, "}", NULL);
}

/**
 * bc_folder_fold_before:
 * @self: a folder
 * @record: the record's row
 * @before: only operations before the one in this journal row
 * @order: what “before” means
 * @folded: (inout): initialised with the record's type
 * @error: return location, #BC_STORE_ERROR
 *
 * Folds the operations on a record that came before one, over what the catalogues ship.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_folder_fold_before (BcFolder *self,
                       gint64 record,
                       gint64 before,
                       BcFoldOrder order,
                       BcFolded *folded,
                       GError **error)
{
  if (!bc_loaded_read (&self->loaded, record, before, order, folded->type, error))
    return FALSE;
  fold_loaded (self, folded);
  return take_shipped (self, record, folded, error);
}

/**
 * bc_folder_fold:
 * @self: a folder
 * @record: the record's row
 * @folded: (inout): initialised with the record's type
 * @error: return location, #BC_STORE_ERROR
 *
 * Folds all operations on a record by the merge rule, over what the catalogues ship of it.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_folder_fold (BcFolder *self, gint64 record, BcFolded *folded, GError **error)
{
  return bc_folder_fold_before (self, record, G_MAXINT64, BC_FOLD_BY_ARRIVAL, folded, error);
}

/**
 * bc_folder_begin_pass:
 * @self: a folder
 * @cursor: before its first row; see #BcFoldPass
 * @pass: (out): where the reading stands; @cursor must outlive it
 * @error: return location, #BC_STORE_ERROR
 *
 * Begins folding all records from one reading of the journal.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_folder_begin_pass (BcFolder *self, BcCursor *cursor, BcFoldPass *pass, GError **error)
{
  if (!bc_loaded_read_authors (&self->loaded, error))
    return FALSE;
  *pass = (BcFoldPass){ cursor, bc_cursor_step (cursor, error) };
  return pass->step != BC_STEP_ERROR;
}

/**
 * bc_folder_fold_next:
 * @self: a folder
 * @pass: where the reading stands
 * @record: the row of a record, after those that were asked for before
 * @shipped: whether the catalogues ship it
 * @folded: (inout): restarted with the record's type
 * @error: return location, #BC_STORE_ERROR
 *
 * As bc_folder_fold(), for one record after the other.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_folder_fold_next (BcFolder *self,
                     BcFoldPass *pass,
                     gint64 record,
                     gboolean shipped,
                     BcFolded *folded,
                     GError **error)
{
  if (!bc_loaded_read_next (&self->loaded, pass, record, folded->type, error))
    return FALSE;
  fold_loaded (self, folded);
  return !shipped || take_shipped (self, record, folded, error);
}
