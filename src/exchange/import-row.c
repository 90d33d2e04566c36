/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "field.h"
#include "import-parts.h"
#include "lookup.h"
#include "period.h"
#include "store-error.h"
#include "value-error.h"

/* One end of a period is read as a date. */
static const BcField end_field = { .name = "end", .kind = BC_KIND_DATE };

/**
 * bc_import_problem_clear:
 * @self: a problem
 *
 * Frees what it holds.
 */
void
bc_import_problem_clear (BcImportProblem *self)
{
  g_clear_pointer (&self->heading, g_free);
  g_clear_pointer (&self->reason, g_free);
}

/**
 * bc_import_row_is_refusal:
 * @error: an error
 *
 * Tells what is wrong with a row from what keeps the whole import from going on.
 *
 * Returns: whether the other rows can still be imported
 */
gboolean
bc_import_row_is_refusal (const GError *error)
{
  if (error->domain == BC_VALUE_ERROR)
    return TRUE;
  if (error->domain != BC_STORE_ERROR)
    return FALSE;
  switch ((BcStoreError) error->code) {
  case BC_STORE_ERROR_NOT_FOUND:
  case BC_STORE_ERROR_AMBIGUOUS:
  case BC_STORE_ERROR_INVALID:
  case BC_STORE_ERROR_DENIED:
  case BC_STORE_ERROR_CONFLICT:
    return TRUE;
  default:
    return FALSE;
  }
}

static void
add_problem (BcImportPlan *plan, const char *heading, const char *reason, GArray *problems)
{
  BcImportProblem problem = { .row = bc_table_get_row (plan->table),
                              .heading = g_strdup (heading),
                              .reason = g_strdup (reason) };

  g_array_append_val (problems, problem);
}

static gboolean
is_about (const BcImportColumn *column, const char *name, gsize length)
{
  const char *own = column->use == BC_IMPORT_ID ? "id"
                    : column->field != NULL     ? column->field->name
                                                : "";

  return strlen (own) == length && strncmp (own, name, length) == 0;
}

static const char *
get_label (BcImportPlan *plan, const char *name, gsize length)
{
  for (guint i = 0; i < plan->columns->len; i++)
    if (is_about (bc_import_plan_get_column (plan, i), name, length))
      return bc_import_plan_get_column (plan, i)->heading;
  for (guint i = 0; i < plan->type->n_fields; i++)
    if (strlen (plan->type->fields[i].name) == length &&
        strncmp (plan->type->fields[i].name, name, length) == 0)
      return _ (plan->type->fields[i].label);
  return NULL;
}

/**
 * bc_import_row_add_problem:
 * @plan: the import
 * @error: why the store refuses the row; its message may begin with a field's name
 * @problems: (element-type BcImportProblem): where it is added
 *
 * Tells a person, by the column's heading, what the store says by the field's name.
 */
void
bc_import_row_add_problem (BcImportPlan *plan, const GError *error, GArray *problems)
{
  const char *colon = strstr (error->message, ": ");
  const char *heading =
    colon != NULL ? get_label (plan, error->message, (gsize) (colon - error->message)) : NULL;

  add_problem (plan, heading, heading != NULL ? colon + 2 : error->message, problems);
}

/**
 * bc_import_row_refuse:
 * @plan: the import, whose table stands on the row
 * @reason: why the row is no record
 * @row: (inout): gets the problem
 *
 * Tells why nothing is taken of a whole row.
 */
void
bc_import_row_refuse (BcImportPlan *plan, const char *reason, BcImportRow *row)
{
  add_problem (plan, NULL, reason, row->problems);
}

/* Returns FALSE where the import cannot go on. */
static gboolean
note_failure (BcImportPlan *plan,
              const BcImportColumn *column,
              GError *failure,
              GArray *problems,
              GError **error)
{
  if (!bc_import_row_is_refusal (failure)) {
    g_propagate_error (error, failure);
    return FALSE;
  }
  add_problem (plan, column->heading, failure->message, problems);
  g_error_free (failure);
  return TRUE;
}

static gboolean
read_id (const char *cell, BcDraft *draft, GError **error)
{
  g_autofree char *bare = g_strstrip (g_strdup (cell));

  return bc_id_parse (&draft->id, bare) ||
         bc_value_refuse (error,
                          BC_VALUE_ERROR_SYNTAX,
                          _ ("“%.60s” is no identifier: leave it empty to add a new record"),
                          bare);
}

static gboolean
read_current (BcDatabase *database,
              const BcDraft *draft,
              const BcField *field,
              BcPeriod *period,
              GError **error)
{
  g_autofree char *table = g_strdelimit (g_strdup (draft->type->name), "-", '_');
  g_autofree char *column = g_strdelimit (g_strdup (field->name), "-", '_');
  g_autofree char *sql =
    g_strdup_printf ("SELECT t.\"%s\" FROM \"%s\" t JOIN record r ON r.row = t.row WHERE r.id = ?",
                     column,
                     table);
  g_autofree char *text = NULL;

  *period = (BcPeriod){ .from = BC_DATE_NONE, .to = BC_DATE_NONE };
  if (!bc_database_get_text (database, &text, error, sql, "d", &draft->id))
    return FALSE;
  if (text != NULL)
    bc_period_parse (text, period, NULL);
  return TRUE;
}

static gboolean
set_end (BcPeriod *period, BcImportUse use, const BcValue *day, GError **error)
{
  return bc_date_parse_iso (day->text, use == BC_IMPORT_FROM ? &period->from : &period->to, error);
}

/* What the period is before this end is set. */
static gboolean
read_before (const BcImportReading *self, BcPeriod *period, GError **error)
{
  const BcDraft *draft = &self->row->draft;
  const BcValue *set = bc_draft_get (draft, self->column->field);

  return set != NULL ? bc_period_parse (set->text, period, error)
                     : read_current (self->database, draft, self->column->field, period, error);
}

/* The end that the row leaves open stays as it is. */
static gboolean
read_end (const BcImportReading *self, GError **error)
{
  const BcField *field = self->column->field;
  BcImportColumn end = *self->column;
  g_auto (BcValue) day = BC_VALUE_INIT;
  g_auto (BcValue) whole = BC_VALUE_INIT;
  g_autofree char *text = NULL;
  BcPeriod period = { .from = BC_DATE_NONE, .to = BC_DATE_NONE };

  end.field = &end_field;
  if (!bc_import_values_read (self->values, &end, self->cell, self->type, &day, error) ||
      !read_before (self, &period, error) || !set_end (&period, self->column->use, &day, error))
    return FALSE;
  text = bc_period_dup_text (&period);
  if (!bc_field_parse (field, text, &whole, error))
    return FALSE;
  bc_draft_set (&self->row->draft, field, &whole);
  return TRUE;
}

static gboolean
read_value (const BcImportReading *self, GError **error)
{
  if (self->column->digit > 0)
    return bc_import_read_rut (self, error);
  return self->column->lenient ? bc_import_read_lenient (self, error)
                               : bc_import_read_value (self, error);
}

static gboolean
is_blank (const char *cell, BcCellType type)
{
  return type != BC_CELL_COVERED && cell[strspn (cell, " \t\r\n")] == '\0';
}

static gboolean
read_cell (BcImportReading *self, GError **error)
{
  const BcImportColumn *column = self->column;

  if (column->ignored || column->use == BC_IMPORT_NOTHING || column->use == BC_IMPORT_DIGIT)
    return TRUE;
  self->cell = bc_table_get_cell (self->plan->table, column->place, &self->type);
  if (is_blank (self->cell, self->type))
    return TRUE;
  if (column->use == BC_IMPORT_ID)
    return read_id (self->cell, &self->row->draft, error);
  if (column->use == BC_IMPORT_VALUE)
    return read_value (self, error);
  return column->use == BC_IMPORT_ADDRESS ? bc_import_read_address (self, error)
                                          : read_end (self, error);
}

static void
set_owner (BcImportPlan *plan, BcDraft *draft)
{
  const BcField *owner = bc_record_type_get_owner (plan->type);

  if (!bc_id_is_nil (&plan->owner) && bc_id_is_nil (&draft->id) &&
      bc_draft_get (draft, owner) == NULL)
    bc_draft_set_id (draft, owner->name, &plan->owner);
}

/**
 * bc_import_row_init:
 * @self: (out caller-allocates): a row
 * @type: the type of the records
 *
 * Prepares a row that says nothing yet.
 */
void
bc_import_row_init (BcImportRow *self, const BcRecordType *type)
{
  bc_draft_init (&self->draft, type, NULL);
  self->draft.reported = TRUE;
  self->problems = g_array_new (FALSE, TRUE, sizeof (BcImportProblem));
  g_array_set_clear_func (self->problems, (GDestroyNotify) bc_import_problem_clear);
  self->notes = bc_import_notes_new ();
}

/**
 * bc_import_row_reset:
 * @self: a row
 *
 * Makes it say nothing again.
 */
void
bc_import_row_reset (BcImportRow *self)
{
  const BcRecordType *type = self->draft.type;

  bc_draft_clear (&self->draft);
  bc_draft_init (&self->draft, type, NULL);
  self->draft.reported = TRUE;
  g_array_set_size (self->problems, 0);
  g_array_set_size (self->notes, 0);
}

/**
 * bc_import_row_clear:
 * @self: a row
 *
 * Frees what it holds.
 */
void
bc_import_row_clear (BcImportRow *self)
{
  bc_draft_clear (&self->draft);
  g_clear_pointer (&self->problems, g_array_unref);
  g_clear_pointer (&self->notes, g_array_unref);
}

/**
 * bc_import_row_read:
 * @plan: the import, whose table stands on a row
 * @values: what reads its cells
 * @database: a connection
 * @row: (inout): a row that says nothing yet; gets what the table's row says, what is wrong with
 * its cells, and what should be known of them
 * @error: return location, #BC_STORE_ERROR
 *
 * Reads a row. An empty cell says nothing; a row of such cells is no record.
 *
 * Returns: %FALSE with an error that keeps the whole import from going on
 */
gboolean
bc_import_row_read (BcImportPlan *plan,
                    BcImportValues *values,
                    BcDatabase *database,
                    BcImportRow *row,
                    GError **error)
{
  BcImportReading reading = { .plan = plan, .values = values, .database = database, .row = row };

  for (guint i = 0; i < plan->columns->len; i++) {
    GError *failure = NULL;

    reading.column = bc_import_plan_get_column (plan, i);
    if (!read_cell (&reading, &failure) &&
        !note_failure (plan, reading.column, failure, row->problems, error))
      return FALSE;
  }
  if (row->draft.fields->len > 0)
    set_owner (plan, &row->draft);
  return TRUE;
}
