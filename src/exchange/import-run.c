/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-run.h"

#include <glib/gi18n-lib.h>

#include "import-below.h"
#include "import-match.h"
#include "import-parts.h"
#include "import-refused.h"
#include "store-error.h"

#define ROWS_A_LOOK 256

/* An import while it is carried out. */
typedef struct
{
  BcImportPlan *plan;             /* (unowned) */
  const BcImportOptions *options; /* (unowned) */
  BcImportTally *tally;           /* (unowned) */
  BcWriter *writer;               /* (unowned) */
  BcImportValues *values;         /* (owned) */
  BcImportMatcher *matcher;       /* (owned) */
  BcImportRefused *refused;       /* (owned) (nullable) */
  BcImportRow row;                /* (owned): the one that is read */
  guint n_samples[2];             /* of records that change, and of new ones */
  GHashTable *late;               /* (owned): rows that are looked at again once all others were */
  gboolean again;                 /* that is now */
  gboolean finished;              /* it came to its end, whether it is kept or not */
} Run;

static GArray *
new_problems (void)
{
  GArray *problems = g_array_new (FALSE, TRUE, sizeof (BcImportProblem));

  g_array_set_clear_func (problems, (GDestroyNotify) bc_import_problem_clear);
  return problems;
}

static GPtrArray *
new_samples (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) bc_import_sample_free);
}

/**
 * bc_import_tally_clear:
 * @self: what came of an import
 *
 * Frees what it holds.
 */
void
bc_import_tally_clear (BcImportTally *self)
{
  g_clear_pointer (&self->problems, g_array_unref);
  g_clear_pointer (&self->samples, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_array_unref);
  g_clear_pointer (&self->missing, g_ptr_array_unref);
}

static char *
dup_reasons (const GArray *problems)
{
  g_autoptr (GString) reasons = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++) {
    const BcImportProblem *problem = &g_array_index (problems, BcImportProblem, i);

    g_string_append (reasons, i > 0 ? "; " : "");
    if (problem->heading != NULL)
      g_string_append_printf (reasons, "%s: ", problem->heading);
    g_string_append (reasons, problem->reason);
  }
  return g_string_free (g_steal_pointer (&reasons), FALSE);
}

static void
keep_problems (Run *self, const GArray *problems)
{
  for (guint i = 0; i < problems->len; i++) {
    BcImportProblem *problem = &g_array_index (problems, BcImportProblem, i);

    if (self->tally->problems->len >= BC_IMPORT_MAX_PROBLEMS)
      return;
    g_array_append_val (self->tally->problems, *problem);
    *problem = (BcImportProblem){ 0 };
  }
}

static gboolean
refuse_row (Run *self, const BcImportRow *row, GError **error)
{
  g_autofree char *reasons = dup_reasons (row->problems);

  self->tally->n_refused++;
  keep_problems (self, row->problems);
  return self->refused == NULL || bc_import_refused_add (self->refused, reasons, error);
}

static gboolean
count_operations (Run *self, gint64 *count, GError **error)
{
  return bc_database_get_integer (bc_writer_get_database (self->writer),
                                  count,
                                  error,
                                  "SELECT coalesce (max (row), 0) FROM journal",
                                  "");
}

/* (nullable): where it is known enough already; whether it succeeded. */
static gboolean
take_sample (Run *self, const BcDraft *draft, BcImportSample **sample, GError **error)
{
  if (!self->options->dry_run ||
      self->n_samples[bc_id_is_nil (&draft->id)] >= BC_IMPORT_MAX_SAMPLES)
    return TRUE;
  *sample = bc_import_sample_new (bc_writer_get_database (self->writer),
                                  draft,
                                  bc_table_get_row (self->plan->table),
                                  error);
  return *sample != NULL;
}

static void
keep_sample (Run *self, BcImportSample *sample)
{
  if (sample == NULL)
    return;
  self->n_samples[sample->is_new]++;
  g_ptr_array_add (self->tally->samples, sample);
}

static gboolean
save_existing (Run *self, const BcDraft *draft, GError **error)
{
  g_autoptr (BcImportSample) sample = NULL;
  gint64 before, after;
  BcId id;

  if (!take_sample (self, draft, &sample, error) || !count_operations (self, &before, error) ||
      !bc_save (self->writer, draft, &id, error) || !count_operations (self, &after, error))
    return FALSE;
  *(after > before ? &self->tally->n_changed : &self->tally->n_unchanged) += 1;
  if (after == before)
    return TRUE;
  keep_sample (self, g_steal_pointer (&sample));
  return bc_import_matcher_note_saved (self->matcher, &id, error);
}

static gboolean
save_new (Run *self, const BcDraft *draft, GError **error)
{
  g_autoptr (BcImportSample) sample = NULL;
  BcId id;

  if (!take_sample (self, draft, &sample, error) || !bc_save (self->writer, draft, &id, error))
    return FALSE;
  keep_sample (self, g_steal_pointer (&sample));
  self->tally->n_new++;
  return bc_import_matcher_note_saved (self->matcher, &id, error);
}

static gboolean
save_row (Run *self, BcImportRow *row, GError **error)
{
  g_autofree char *name = bc_import_dup_name (self->plan, row);

  if (!bc_import_matcher_find (self->matcher, &row->draft, name, self->again, error))
    return FALSE;
  if (!bc_id_is_nil (&row->draft.id))
    return save_existing (self, &row->draft, error);
  bc_import_stand_in (self->plan, row, name);
  return save_new (self, &row->draft, error);
}

/* Whom it is about is clear perhaps when it is known whom all others are about, in whatever order
 * they stand. */
static gboolean
put_off (Run *self, const GError *failure)
{
  if (self->again || !g_error_matches (failure, BC_STORE_ERROR, BC_STORE_ERROR_AMBIGUOUS))
    return FALSE;
  g_hash_table_add (self->late, GUINT_TO_POINTER (bc_table_get_row (self->plan->table)));
  return TRUE;
}

/* A refusal comes before anything of the row was written. */
static gboolean
save_or_refuse (Run *self, BcImportRow *row, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (save_row (self, row, &failure)) {
    bc_import_notes_merge (self->tally->notes, row->notes);
    return TRUE;
  }
  if (put_off (self, failure))
    return TRUE;
  if (!bc_import_row_is_refusal (failure)) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  bc_import_row_add_problem (self->plan, failure, row->problems);
  return refuse_row (self, row, error);
}

/* Whom a refused row is about, as far as it can be read, is not missing from the list. */
static gboolean
note_subject (Run *self, BcImportRow *row, GError **error)
{
  g_autofree char *name = bc_import_dup_name (self->plan, row);
  g_autoptr (GError) failure = NULL;

  if (bc_import_matcher_find (self->matcher, &row->draft, name, TRUE, &failure) ||
      bc_import_row_is_refusal (failure))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
import_row (Run *self, GError **error)
{
  const char *stranger = bc_import_find_stranger (self->plan);
  BcImportRow *row = &self->row;

  bc_import_row_reset (row);
  if (stranger != NULL) {
    bc_import_row_refuse (self->plan, stranger, row);
    return refuse_row (self, row, error);
  }
  if (!bc_import_row_read (self->plan,
                           self->values,
                           bc_writer_get_database (self->writer),
                           row,
                           error))
    return FALSE;
  if (row->problems->len > 0)
    return note_subject (self, row, error) && refuse_row (self, row, error);
  return row->draft.fields->len == 0 || save_or_refuse (self, row, error);
}

static void
advance (Run *self, guint n_rows)
{
  if (n_rows % ROWS_A_LOOK == 0 && self->options->progress != NULL && !self->again)
    self->options->progress (bc_table_get_fraction (self->plan->table), self->options->data);
}

/* Only of a list that is about what is there: one of new businesses alone misses all others. */
static gboolean
note_missing (Run *self, GError **error)
{
  if (self->tally->n_changed + self->tally->n_unchanged == 0)
    return TRUE;
  g_clear_pointer (&self->tally->missing, g_ptr_array_unref);
  self->tally->missing = bc_import_matcher_list_missing (self->matcher,
                                                         &self->plan->owner,
                                                         BC_IMPORT_MAX_SAMPLES,
                                                         &self->tally->n_missing,
                                                         error);
  return self->tally->missing != NULL;
}

static gboolean
is_due (Run *self)
{
  const guint row = bc_table_get_row (self->plan->table);

  return self->again ? g_hash_table_contains (self->late, GUINT_TO_POINTER (row))
                     : row > self->plan->heading_row;
}

static gboolean
import_rows (Run *self, GCancellable *cancellable, GError **error)
{
  BcTable *table = self->plan->table;
  BcTableStep step = BC_TABLE_ERROR;
  guint n_rows = 0;

  if (!bc_table_restart (table, cancellable, error))
    return FALSE;
  while ((step = bc_table_step (table, cancellable, error)) == BC_TABLE_ROW) {
    advance (self, n_rows++);
    if (is_due (self) && !import_row (self, error))
      return FALSE;
  }
  return step == BC_TABLE_END;
}

static gboolean
import_late_rows (Run *self, GCancellable *cancellable, GError **error)
{
  self->again = TRUE;
  return g_hash_table_size (self->late) == 0 || import_rows (self, cancellable, error);
}

/* What nothing was taken by proves nothing. */
static gboolean
keep_columns (Run *self, GError **error)
{
  const BcImportTally *tally = self->tally;

  return tally->n_new + tally->n_changed + tally->n_unchanged == 0 ||
         bc_import_remember (self->writer, self->plan, error);
}

static gboolean
import_table (Run *self, GCancellable *cancellable, GError **error)
{
  return import_rows (self, cancellable, error) && import_late_rows (self, cancellable, error) &&
         note_missing (self, error) &&
         (self->refused == NULL || bc_import_refused_finish (self->refused, error)) &&
         keep_columns (self, error);
}

static void
open_run (Run *self, BcWriter *writer)
{
  self->writer = writer;
  self->late = g_hash_table_new (NULL, NULL);
  bc_import_row_init (&self->row, self->plan->type);
  bc_import_join_digits (self->plan);
  self->values = bc_import_values_new (bc_writer_get_database (writer),
                                       bc_table_is_1904 (self->plan->table),
                                       self->plan->names);
  if (self->options->refused != NULL)
    self->refused = bc_import_refused_new (self->plan, self->options->refused);
}

static void
close_run (Run *self)
{
  bc_import_row_clear (&self->row);
  g_clear_pointer (&self->late, g_hash_table_unref);
  g_clear_pointer (&self->values, bc_import_values_free);
  g_clear_pointer (&self->matcher, bc_import_matcher_free);
  g_clear_pointer (&self->refused, bc_import_refused_free);
}

/* What a dry run writes is taken back: so it keeps to all the rules, those that rows of the table
 * break together too. */
static gboolean
run_cb (BcWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  Run *self = data;

  open_run (self, writer);
  self->matcher = bc_import_matcher_new (writer, self->plan->type, error);
  self->finished = self->matcher != NULL && import_table (self, cancellable, error);
  close_run (self);
  if (self->finished && self->options->dry_run)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "");
  return self->finished && !self->options->dry_run;
}

/**
 * bc_import_plan_run:
 * @self: a plan that bc_import_plan_check() accepts
 * @options: how it is carried out
 * @tally: (out caller-allocates): what came of it, or would; set it to zeros first
 * @cancellable: (nullable): stops the import, of which nothing is then kept
 * @error: return location, #BC_EXCHANGE_ERROR, #BC_STORE_ERROR or GIO's
 *
 * Imports a table, as one gesture. Rows that break a rule are refused, one by one; the others are
 * taken. Nothing is ever emptied or deleted, and what a row says that is known already is not
 * written. The caller makes the backup before it.
 *
 * Returns: %FALSE with an error; then nothing was imported
 */
gboolean
bc_import_plan_run (BcImportPlan *self,
                    const BcImportOptions *options,
                    BcImportTally *tally,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GError) failure = NULL;
  Run run = { .plan = self, .options = options, .tally = tally };

  if (!bc_import_plan_check (self, error))
    return FALSE;
  bc_import_tally_clear (tally);
  *tally = (BcImportTally){ .problems = new_problems (),
                            .samples = new_samples (),
                            .notes = bc_import_notes_new (),
                            .missing = g_ptr_array_new () };
  if (bc_store_write (self->store, run_cb, &run, cancellable, &failure) ||
      (run.finished && options->dry_run))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
