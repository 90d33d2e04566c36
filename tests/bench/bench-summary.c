/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "bench.h"
#include "summary.h"

/* The national summary against the same figures from the rows in plain SQL, and both must agree.
 *
 *   bench-summary DATABASE SUMMARY.SQL
 */

static const char *const views[] = {
  "district_figures",   "action_figures",      "money_figures",
  "business_figures",   "opening_figures",     "activity_figures",
  "commitment_figures", "observation_figures", "arrival_figures",
};

typedef struct
{
  BcStore *store;
  BcSummary *summary; /* (nullable): what was read last */
  sqlite3 *bare;
  sqlite3_stmt *statements[G_N_ELEMENTS (views)];
} Case;

static void
run (gpointer data)
{
  Case *self = data;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->summary, bc_summary_unref);
  bc_summary_read (bc_store_get_reader (self->store), NULL, &self->summary, &error);
  bench_check (error);
}

static void
run_floor (gpointer data)
{
  Case *self = data;

  for (gsize i = 0; i < G_N_ELEMENTS (views); i++) {
    while (sqlite3_step (self->statements[i]) == SQLITE_ROW)
      for (int column = 0; column < sqlite3_column_count (self->statements[i]); column++)
        sqlite3_column_double (self->statements[i], column);
    sqlite3_reset (self->statements[i]);
  }
}

static const BcSummaryRow *
find_row (const BcSummary *summary, const char *code)
{
  if (code == NULL || *code == '\0')
    return summary->total;
  for (guint i = 0; i < summary->regions->len; i++)
    if (g_strcmp0 (((BcSummaryRow *) summary->regions->pdata[i])->code, code) == 0)
      return summary->regions->pdata[i];
  g_error ("The summary lacks the region %s", code);
}

/* How many figures of the row agree; all must. */
static guint
compare_row (const BcSummaryRow *row, sqlite3_stmt *statement)
{
  const int n_columns = sqlite3_column_count (statement);

  for (int column = 1; column < n_columns; column++) {
    const char *name = sqlite3_column_name (statement, column);
    g_auto (GStrv) parts = g_strsplit (name, "/", 2);
    const double told = bc_summary_row_get (row, parts[0], parts[1]);
    const gboolean known = sqlite3_column_type (statement, column) != SQLITE_NULL;
    const double counted = known ? sqlite3_column_double (statement, column) : NAN;

    if (!(isnan (told) && isnan (counted)) &&
        !(fabs (told - counted) <= 1e-9 * fmax (1, fabs (told))))
      g_error ("%s of %s: %.9g, from the rows %.9g", name, row->code, told, counted);
  }
  return (guint) n_columns - 1;
}

/* Without what region a place has, it is in the total alone, and in no row of a region. */
static void
compare_all (Case *self)
{
  guint n_agreed = 0, n_figures;

  run (self);
  for (gsize i = 0; i < G_N_ELEMENTS (views); i++) {
    sqlite3_stmt *statement = self->statements[i];

    while (sqlite3_step (statement) == SQLITE_ROW)
      if (sqlite3_column_type (statement, 0) != SQLITE_NULL)
        n_agreed +=
          compare_row (find_row (self->summary, (char *) sqlite3_column_text (statement, 0)),
                       statement);
    sqlite3_reset (statement);
  }
  bc_figure_get_all (&n_figures);
  g_assert_cmpuint (n_agreed, >=, n_figures * (1 + self->summary->regions->len) / 2);
}

int
main (int argc, char *argv[])
{
  Case self = { 0 };
  g_autofree char *definitions = NULL;
  const Bench bench = {
    "national summary, against the rows in plain SQL", 0.05, 1, run, run_floor, &self
  };

  g_assert_cmpint (argc, ==, 3);
  g_assert_true (g_file_get_contents (argv[2], &definitions, NULL, NULL));
  self.store = bench_open_store (argv[1]);
  self.bare = bench_open_bare (argv[1], FALSE);
  bench_run_bare (self.bare, definitions);
  for (gsize i = 0; i < G_N_ELEMENTS (views); i++) {
    g_autofree char *sql = g_strdup_printf ("SELECT * FROM temp.%s", views[i]);
    self.statements[i] = bench_prepare (self.bare, sql);
  }
  compare_all (&self);
  bench_compare (&bench);
  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    sqlite3_finalize (self.statements[i]);
  sqlite3_close (self.bare);
  bc_summary_unref (self.summary);
  bc_store_close (self.store, NULL);
  g_object_unref (self.store);
  return 0;
}
