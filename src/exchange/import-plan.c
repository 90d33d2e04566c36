/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "import-private.h"
#include "profile.h"
#include "store-error.h"

/* Levels of whom a person can write in somebody's place, see bc_authority_get_levels(). */
static gboolean
read_levels (BcImportPlan *self, BcDatabase *database, GError **error)
{
  g_auto (BcProfile) profile = { 0 };

  if (!bc_profile_load (&profile, database, error))
    return FALSE;
  self->levels = profile.level | BC_LEVEL_MANAGER;
  return TRUE;
}

/**
 * bc_import_plan_can_write:
 * @self: a plan
 * @field: a field of its type
 *
 * Returns: whether the field neither follows from other records nor is noted by the program itself,
 *   and this person may write it
 */
gboolean
bc_import_plan_can_write (BcImportPlan *self, const BcField *field)
{
  return !(field->flags & (BC_FIELD_DERIVED | BC_FIELD_KEPT)) &&
         (bc_record_type_get_writers (self->type, field) & self->levels) != 0;
}

static void
mark_unwritable (BcImportPlan *self, BcImportColumn *column)
{
  column->ignored = column->field != NULL && !bc_import_plan_can_write (self, column->field);
}

/**
 * bc_import_prepare_columns:
 * @self: a plan with its columns
 * @error: return location, #BC_STORE_ERROR
 *
 * Finds out what the columns are for: as a person said of such columns before, else by their
 * headings.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_import_prepare_columns (BcImportPlan *self, GError **error)
{
  g_autoptr (BcDatabase) reader = bc_store_open_reader (self->store, error);

  if (reader == NULL || !bc_import_recall (reader, self, error))
    return FALSE;
  for (guint i = 0; i < self->columns->len; i++)
    mark_unwritable (self, &g_array_index (self->columns, BcImportColumn, i));
  bc_import_propose (self, NULL);
  return TRUE;
}

static gboolean
prepare (BcImportPlan *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (BcDatabase) reader = bc_store_open_reader (self->store, error);

  return reader != NULL && read_levels (self, reader, error) &&
         bc_import_find_headings (self, cancellable, error) &&
         bc_import_prepare_columns (self, error);
}

/**
 * bc_import_plan_new:
 * @store: an open store
 * @type: the type of the records that the table lists
 * @path: the table, see bc_table_open()
 * @sheet: (nullable): the sheet, see bc_table_choose_sheet(); %NULL for the first that holds
 * anything
 * @cancellable: (nullable): stops the reading
 * @error: return location, #BC_EXCHANGE_ERROR, #BC_STORE_ERROR or GIO's
 *
 * Plans an import: reads the headings and finds out what the columns are for, by the dictionary's
 * names and labels and by what a person said of such columns before. Any thread may do it.
 *
 * Returns: (transfer full) (nullable): the plan; %NULL with an error
 */
BcImportPlan *
bc_import_plan_new (BcStore *store,
                    const BcRecordType *type,
                    const char *path,
                    const char *sheet,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (BcTable) table = bc_table_open (path, cancellable, error);
  g_autoptr (BcImportPlan) self = NULL;

  if (table == NULL || (sheet != NULL && !bc_table_choose_sheet (table, sheet, cancellable, error)))
    return NULL;
  self = g_new0 (BcImportPlan, 1);
  self->store = g_object_ref (store);
  self->type = type;
  self->table = g_steal_pointer (&table);
  self->names = bc_import_names_new (type);
  self->mapped = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!prepare (self, cancellable, error))
    return NULL;
  self->sheet = g_strdup (bc_table_get_sheet (self->table));
  return g_steal_pointer (&self);
}

/**
 * bc_import_plan_free:
 * @self: (transfer full): a plan
 *
 * Frees it.
 */
void
bc_import_plan_free (BcImportPlan *self)
{
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->heads, g_ptr_array_unref);
  bc_import_names_free (self->names);
  g_hash_table_unref (self->mapped);
  g_free (self->sheet);
  bc_table_free (self->table);
  g_object_unref (self->store);
  g_free (self);
}

/**
 * bc_import_plan_list_sheets:
 * @self: a plan
 * @cancellable: (nullable): stops the reading
 * @error: return location, #BC_EXCHANGE_ERROR or GIO's
 *
 * Finds out which sheets the file has, see bc_table_list_sheets().
 *
 * Returns: (transfer container) (element-type utf8) (nullable): their names; %NULL with an error
 */
GPtrArray *
bc_import_plan_list_sheets (BcImportPlan *self, GCancellable *cancellable, GError **error)
{
  return bc_table_list_sheets (self->table, cancellable, error);
}

/**
 * bc_import_plan_get_sheet:
 * @self: a plan
 *
 * Returns: (transfer none) (nullable): the name of the sheet that is imported; %NULL where the file
 * has no sheets
 */
const char *
bc_import_plan_get_sheet (BcImportPlan *self)
{
  return self->sheet;
}

/**
 * bc_import_plan_get_n_columns:
 * @self: a plan
 *
 * Returns: how many columns have a heading
 */
guint
bc_import_plan_get_n_columns (BcImportPlan *self)
{
  return self->columns->len;
}

/**
 * bc_import_plan_get_column:
 * @self: a plan
 * @place: which of them, from 0
 *
 * Returns: (transfer none): the column
 */
const BcImportColumn *
bc_import_plan_get_column (BcImportPlan *self, guint place)
{
  return &g_array_index (self->columns, BcImportColumn, place);
}

/**
 * bc_import_plan_set_certain:
 * @self: a plan that was not surveyed yet
 * @certain: whether guesses are left out
 *
 * Says whether a column is taken that is only guessed, where no person looks at the preview.
 */
void
bc_import_plan_set_certain (BcImportPlan *self, gboolean certain)
{
  self->certain = certain;
  bc_import_propose (self, NULL);
}

/**
 * bc_import_plan_aim:
 * @self: a plan
 * @place: a column
 * @target: what it is for, see bc_import_column_aim()
 * @error: return location, #BC_STORE_ERROR
 *
 * Says what a column is for, whatever its heading made of it. It is known the next time, once the
 * import is carried out.
 *
 * Returns: %FALSE with %BC_STORE_ERROR_NOT_FOUND where there is no such field
 */
gboolean
bc_import_plan_aim (BcImportPlan *self, guint place, const char *target, GError **error)
{
  BcImportColumn *column = &g_array_index (self->columns, BcImportColumn, place);

  if (!bc_import_column_aim (column, self->names, target, error))
    return FALSE;
  mark_unwritable (self, column);
  g_hash_table_replace (self->mapped,
                        bc_import_column_dup_key (column),
                        bc_import_column_dup_target (column));
  return TRUE;
}

/**
 * bc_import_plan_map:
 * @self: a plan
 * @heading: a column's heading, whatever case, accents and punctuation, with "#2" behind it for the
 *   second column of that heading
 * @target: what it is for, see bc_import_column_aim()
 * @error: return location, #BC_STORE_ERROR
 *
 * Says what a column is for, whatever its heading made of it. It is known the next time, once the
 * import is carried out.
 *
 * Returns: %FALSE with %BC_STORE_ERROR_NOT_FOUND where there is no such column or field
 */
gboolean
bc_import_plan_map (BcImportPlan *self, const char *heading, const char *target, GError **error)
{
  for (guint i = 0; i < self->columns->len; i++) {
    BcImportColumn *column = &g_array_index (self->columns, BcImportColumn, i);

    if (bc_import_column_is_called (column, heading))
      return bc_import_plan_aim (self, i, target, error);
  }
  g_set_error (error,
               BC_STORE_ERROR,
               BC_STORE_ERROR_NOT_FOUND,
               _ ("No column of the table is called “%.60s”"),
               heading);
  return FALSE;
}

/**
 * bc_import_plan_set_order:
 * @self: a plan
 * @place: a column that has dates
 * @order: their order
 *
 * Says whether the day or the month comes first in a column's dates.
 */
void
bc_import_plan_set_order (BcImportPlan *self, guint place, BcDateOrder order)
{
  BcImportColumn *column = &g_array_index (self->columns, BcImportColumn, place);

  column->told = order;
  bc_import_column_settle (column);
}

/**
 * bc_import_plan_set_owner:
 * @self: a plan
 * @type: the name of a record type, such as "district"
 * @owner: a record of that type
 *
 * Says to what the records belong that do not tell it themselves, where they can belong to such a
 * record.
 */
void
bc_import_plan_set_owner (BcImportPlan *self, const char *type, const BcId *owner)
{
  const BcField *field = bc_record_type_get_owner (self->type);

  if (field != NULL && bc_field_accepts_type (field, bc_dictionary_find (type)))
    self->owner = *owner;
}
