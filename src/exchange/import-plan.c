/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange-error.h"
#include "import-private.h"
#include "profile.h"
#include "store-error.h"

#define MAX_ROWS_ABOVE 10 /* where the headings are looked for: titles may stand above them */

static void
clear_column (gpointer data)
{
  g_free (((BcImportColumn *) data)->heading);
}

static GArray *
new_columns (void)
{
  GArray *columns = g_array_new (FALSE, TRUE, sizeof (BcImportColumn));

  g_array_set_clear_func (columns, clear_column);
  return columns;
}

static GArray *
read_headings (BcImportPlan *self)
{
  GArray *columns = new_columns ();
  guint width = bc_table_get_width (self->table);

  for (guint place = 0; place < width; place++) {
    BcCellType type;
    const char *cell = bc_table_get_cell (self->table, place, &type);
    BcImportColumn column = { .place = place };

    if (type == BC_CELL_COVERED || cell[strspn (cell, " \t\r\n")] == '\0')
      continue;
    column.heading = g_strstrip (g_utf8_make_valid (cell, -1));
    bc_import_column_guess (&column, self->names);
    g_array_append_val (columns, column);
  }
  return columns;
}

static guint
count_used (const GArray *columns)
{
  guint count = 0;

  for (guint i = 0; i < columns->len; i++)
    count += g_array_index (columns, BcImportColumn, i).use != BC_IMPORT_NOTHING;
  return count;
}

/* The row of which most columns say something, and the first where none does. */
static gboolean
find_headings (BcImportPlan *self, GCancellable *cancellable, GError **error)
{
  BcTableStep step = BC_TABLE_ROW;
  guint best = 0;

  for (guint i = 0; i < MAX_ROWS_ABOVE; i++) {
    GArray *columns;

    step = bc_table_step (self->table, cancellable, error);
    if (step != BC_TABLE_ROW)
      break;
    columns = read_headings (self);
    if (self->columns != NULL && count_used (columns) <= best) {
      g_array_unref (columns);
      continue;
    }
    g_clear_pointer (&self->columns, g_array_unref);
    self->columns = columns;
    self->heading_row = bc_table_get_row (self->table);
    best = count_used (columns);
  }
  if (step != BC_TABLE_ERROR && self->columns == NULL)
    g_set_error_literal (error,
                         BC_EXCHANGE_ERROR,
                         BC_EXCHANGE_ERROR_INVALID,
                         _ ("The table is empty"));
  return step != BC_TABLE_ERROR && self->columns != NULL;
}

/* Levels of whom a person can write in somebody's place, see bc_authority_get_levels(). */
static gboolean
mark_unwritable (BcImportPlan *self, BcDatabase *database, GError **error)
{
  g_auto (BcProfile) profile = { 0 };
  BcLevels levels;

  if (!bc_profile_load (&profile, database, error))
    return FALSE;
  levels = profile.level | BC_LEVEL_MANAGER;
  for (guint i = 0; i < self->columns->len; i++) {
    BcImportColumn *column = &g_array_index (self->columns, BcImportColumn, i);

    if (column->field != NULL && !(bc_record_type_get_writers (self->type, column->field) & levels))
      column->ignored = TRUE;
  }
  return TRUE;
}

static gboolean
prepare (BcImportPlan *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (BcDatabase) reader = bc_store_open_reader (self->store, error);

  return reader != NULL && find_headings (self, cancellable, error) &&
         bc_import_recall (reader, self, error) && mark_unwritable (self, reader, error);
}

/**
 * bc_import_plan_new:
 * @store: an open store
 * @type: the type of the records that the table lists
 * @path: the table, see bc_table_open()
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
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (BcTable) table = bc_table_open (path, cancellable, error);
  g_autoptr (BcImportPlan) self = NULL;

  if (table == NULL)
    return NULL;
  self = g_new0 (BcImportPlan, 1);
  self->store = g_object_ref (store);
  self->type = type;
  self->table = g_steal_pointer (&table);
  self->names = bc_import_names_new (type);
  self->mapped = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!prepare (self, cancellable, error))
    return NULL;
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
  bc_import_names_free (self->names);
  g_hash_table_unref (self->mapped);
  bc_table_free (self->table);
  g_object_unref (self->store);
  g_free (self);
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
 * bc_import_plan_map:
 * @self: a plan
 * @heading: a column's heading, whatever case, accents and punctuation
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

    if (!bc_import_column_is_called (column, heading))
      continue;
    if (!bc_import_column_aim (column, self->names, target, error))
      return FALSE;
    g_hash_table_replace (self->mapped,
                          bc_import_column_dup_key (column),
                          bc_import_column_dup_target (column));
    return TRUE;
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

  column->order = order;
  column->undecided = FALSE;
}

/**
 * bc_import_plan_set_district:
 * @self: a plan
 * @district: a district
 *
 * Says to which district the records belong that do not tell it themselves.
 */
void
bc_import_plan_set_district (BcImportPlan *self, const BcId *district)
{
  self->district = *district;
}

static void
look_at_dates (BcImportPlan *self, const GArray *dates)
{
  for (guint i = 0; i < dates->len; i++) {
    BcImportColumn *column = g_array_index (dates, BcImportColumn *, i);
    BcCellType type;
    const char *cell = bc_table_get_cell (self->table, column->place, &type);

    if (type == BC_CELL_TEXT)
      bc_date_evidence_add (&column->evidence, cell);
  }
}

static GArray *
list_dates (BcImportPlan *self)
{
  GArray *dates = g_array_new (FALSE, FALSE, sizeof (BcImportColumn *));

  for (guint i = 0; i < self->columns->len; i++) {
    BcImportColumn *column = &g_array_index (self->columns, BcImportColumn, i);

    column->evidence = (BcDateEvidence){ 0 };
    if (bc_import_column_has_dates (column))
      g_array_append_val (dates, column);
  }
  return dates;
}

/**
 * bc_import_plan_survey:
 * @self: a plan whose columns have their use
 * @cancellable: (nullable): stops the reading
 * @error: return location, #BC_EXCHANGE_ERROR or GIO's
 *
 * Reads the whole table once: whether it can be read to its end, and whether its dates have the day
 * or the month first. Where two readings are possible the column is undecided, and must be told.
 *
 * Returns: whether it can be read
 */
gboolean
bc_import_plan_survey (BcImportPlan *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) dates = list_dates (self);
  BcTableStep step = BC_TABLE_ERROR;

  if (!bc_table_restart (self->table, cancellable, error))
    return FALSE;
  while ((step = bc_table_step (self->table, cancellable, error)) == BC_TABLE_ROW)
    if (bc_table_get_row (self->table) > self->heading_row)
      look_at_dates (self, dates);
  for (guint i = 0; i < dates->len; i++) {
    BcImportColumn *column = g_array_index (dates, BcImportColumn *, i);

    column->order = bc_date_evidence_get_order (&column->evidence, &column->undecided);
  }
  self->surveyed = step == BC_TABLE_END;
  return self->surveyed;
}

static gboolean
refuse (GError **error, const char *reason, const char *subject)
{
  g_set_error (error, BC_EXCHANGE_ERROR, BC_EXCHANGE_ERROR_INVALID, "%s: %s", subject, reason);
  return FALSE;
}

static gboolean
is_same (const BcImportColumn *a, const BcImportColumn *b)
{
  return a->use != BC_IMPORT_NOTHING && !a->ignored && a->use == b->use && a->field == b->field;
}

static gboolean
check_column (BcImportPlan *self, guint place, GError **error)
{
  const BcImportColumn *column = bc_import_plan_get_column (self, place);

  for (guint i = 0; i < place && column->use != BC_IMPORT_NOTHING; i++)
    if (is_same (column, bc_import_plan_get_column (self, i)))
      return refuse (error,
                     _ ("Two columns are for the same thing: leave one of them out"),
                     column->heading);
  if (!column->undecided)
    return TRUE;
  g_set_error (error,
               BC_EXCHANGE_ERROR,
               BC_EXCHANGE_ERROR_INVALID,
               _ ("%s: dates such as %s can be read in two ways: say whether the day or the month "
                  "comes first"),
               column->heading,
               column->evidence.example);
  return FALSE;
}

static gboolean
check_owner (BcImportPlan *self, GError **error)
{
  const BcField *owner = bc_record_type_get_owner (self->type);
  gboolean direct = owner != NULL && bc_field_accepts_type (owner, bc_dictionary_find ("district"));

  if (owner == NULL || (direct && !bc_id_is_nil (&self->district)))
    return TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    if (bc_import_plan_get_column (self, i)->field == owner ||
        bc_import_plan_get_column (self, i)->use == BC_IMPORT_ID)
      return TRUE;
  return refuse (error,
                 direct
                   ? _ ("No column says to what the records belong: add it, or name the district")
                   : _ ("No column says to what the records belong: add it"),
                 _ (owner->label));
}

/**
 * bc_import_plan_check:
 * @self: a plan that was surveyed
 * @error: return location, %BC_EXCHANGE_ERROR_INVALID
 *
 * Tells whether the plan can be carried out: some column is used, none twice, all dates can be read
 * in one way alone, and it is known to what the records belong.
 *
 * Returns: %FALSE with an error that names the column
 */
gboolean
bc_import_plan_check (BcImportPlan *self, GError **error)
{
  g_return_val_if_fail (self->surveyed, FALSE);

  if (count_used (self->columns) == 0)
    return refuse (error,
                   _ ("No column of the first row is a field: name the columns as the list of "
                      "types does, or say what they are for"),
                   self->type->name);
  for (guint i = 0; i < self->columns->len; i++)
    if (!check_column (self, i, error))
      return FALSE;
  return check_owner (self, error);
}
