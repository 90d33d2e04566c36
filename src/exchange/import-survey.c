/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange-error.h"
#include "import-cell.h"
#include "import-choice.h"
#include "import-private.h"

/* What is told of a column shows what it holds; where the first values are alike, it is known. */
#define MAX_ROWS_SAMPLED 1000
#define ROWS_A_LOOK      256
#define MAX_LETTER       4 /* bytes of a letter with blanks about it */

static BcImportColumn *
get_column (BcImportPlan *self, guint place)
{
  return &g_array_index (self->columns, BcImportColumn, place);
}

static void
forget (BcImportColumn *column)
{
  column->evidence = (BcDateEvidence){ 0 };
  column->letters = 0;
  for (guint i = 0; i < BC_IMPORT_N_SAMPLES; i++)
    g_clear_pointer (&column->samples[i], g_free);
}

static void
add_sample (BcImportColumn *column, const char *cell, BcCellType type)
{
  g_autofree char *typed = g_strstrip (bc_import_cell_dup_typed (cell, type));

  for (guint i = 0; i < BC_IMPORT_N_SAMPLES && *typed != '\0'; i++) {
    if (column->samples[i] == NULL)
      column->samples[i] = g_utf8_make_valid (typed, -1);
    else if (!g_str_equal (column->samples[i], typed))
      continue;
    return;
  }
}

static void
look_at_row (BcImportPlan *self, guint n_rows)
{
  for (guint i = 0; i < self->columns->len; i++) {
    BcImportColumn *column = get_column (self, i);
    BcCellType type;
    const char *cell = bc_table_get_cell (self->table, column->place, &type);

    if (type == BC_CELL_TEXT) {
      bc_date_evidence_add (&column->evidence, cell);
      if (strlen (cell) <= MAX_LETTER)
        column->letters |= bc_import_get_letter (cell);
    }
    if (n_rows < MAX_ROWS_SAMPLED && column->samples[BC_IMPORT_N_SAMPLES - 1] == NULL)
      add_sample (column, cell, type);
  }
}

/* With what the columns hold before the eyes. */
static gboolean
propose_again (BcImportPlan *self, GError **error)
{
  g_autoptr (BcDatabase) reader = bc_store_open_reader (self->store, error);
  g_autoptr (BcImportValues) values = NULL;

  if (reader == NULL)
    return FALSE;
  values = bc_import_values_new (reader, bc_table_is_1904 (self->table), self->names);
  bc_import_propose (self, values);
  for (guint i = 0; i < self->columns->len; i++)
    bc_import_column_settle (get_column (self, i));
  return TRUE;
}

/**
 * bc_import_plan_survey:
 * @self: a plan
 * @progress: (nullable): is told how far it has come
 * @data: for @progress
 * @cancellable: (nullable): stops the reading
 * @error: return location, #BC_EXCHANGE_ERROR or GIO's
 *
 * Reads the whole table once: whether it can be read to its end, what its columns hold, and whether
 * their dates have the day or the month first. Where two readings are possible a column of dates is
 * undecided, and must be told.
 *
 * Returns: whether it can be read
 */
gboolean
bc_import_plan_survey (BcImportPlan *self,
                       BcImportProgress progress,
                       gpointer data,
                       GCancellable *cancellable,
                       GError **error)
{
  BcTableStep step = BC_TABLE_ERROR;

  for (guint i = 0; i < self->columns->len; i++)
    forget (get_column (self, i));
  if (!bc_table_restart (self->table, cancellable, error))
    return FALSE;
  for (guint n = 0; (step = bc_table_step (self->table, cancellable, error)) == BC_TABLE_ROW; n++) {
    if (bc_table_get_row (self->table) > self->heading_row)
      look_at_row (self, n);
    if (progress != NULL && n % ROWS_A_LOOK == 0)
      progress (bc_table_get_fraction (self->table), data);
  }
  self->surveyed = step == BC_TABLE_END && propose_again (self, error);
  return self->surveyed;
}

static gboolean
refuse (GError **error, const char *reason, const char *subject)
{
  g_set_error (error, BC_EXCHANGE_ERROR, BC_EXCHANGE_ERROR_INVALID, "%s: %s", subject, reason);
  return FALSE;
}

static gboolean
refuse_clash (const BcImportColumn *column, const BcImportColumn *other, GError **error)
{
  g_autofree char *name = bc_import_column_dup_name (column);
  g_autofree char *other_name = bc_import_column_dup_name (other);
  g_autofree char *reason =
    g_strdup_printf (_ ("This column and “%s” are both for “%s”: leave one of them out"),
                     other_name,
                     column->field != NULL ? _ (column->field->label) : _ ("Identifier"));

  return refuse (error, reason, name);
}

static gboolean
check_column (BcImportPlan *self, guint place, GError **error)
{
  const BcImportColumn *column = bc_import_plan_get_column (self, place);

  for (guint i = 0; i < place && column->use != BC_IMPORT_NOTHING; i++)
    if (bc_import_columns_clash (column, bc_import_plan_get_column (self, i)))
      return refuse_clash (column, bc_import_plan_get_column (self, i), error);
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

  if (owner == NULL || !bc_id_is_nil (&self->owner))
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

static gboolean
refuse_headings (BcImportPlan *self, GError **error)
{
  g_autofree char *reason =
    g_strdup_printf (_ ("No column of row %u is a field: name the columns as the list of types "
                        "does, say what they are for, or choose another row"),
                     self->heading_row);

  return refuse (error, reason, self->type->name);
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

  if (bc_import_count_used (self->columns) == 0)
    return refuse_headings (self, error);
  for (guint i = 0; i < self->columns->len; i++)
    if (!check_column (self, i, error))
      return FALSE;
  return check_owner (self, error);
}
