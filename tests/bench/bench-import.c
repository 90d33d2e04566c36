/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <sys/resource.h>

#include "backup.h"
#include "bench.h"
#include "catalogue-install.h"
#include "import-run.h"
#include "profile.h"
#include "rut.h"

/* A table of 200,000 businesses in CSV, imported into an empty district, against `sqlite3 .import`
 * of the same file into a bare table. The survey of the file before it counts; the restore point is
 * told apart. Memory is told as what 200,000 rows take more than 100,000.
 *
 *   bench-import FOLDER
 */

#define N_BUSINESSES 200000
#define N_RUNS       3

typedef struct
{
  char *table; /* the file */
  guint n_rows;
} Task;

/* The check digit is found by asking. */
static char *
make_rut (guint number)
{
  for (const char *digit = "0123456789K"; *digit != '\0'; digit++) {
    g_autofree char *text = g_strdup_printf ("%u-%c", number, *digit);
    char canonical[BC_RUT_SIZE];

    if (bc_rut_parse (text, canonical, NULL))
      return g_steal_pointer (&text);
  }
  g_assert_not_reached ();
}

static void
write_table (const Task *task)
{
  g_autoptr (GString) lines =
    g_string_new ("trade-name;state;use;street;street-number;legal-name;rut;owner-name;owner-sex;"
                  "phone;email\n");

  for (guint i = 0; i < task->n_rows; i++) {
    g_autofree char *rut = make_rut (10000000 + 7 * i);

    g_string_append_printf (lines,
                            "Almacén %u;open;retail;Calle Larga;%u;Almacenes %u SpA;%s;Rosa Soto "
                            "%u;women;+56 2 %u;almacen%u@example.com\n",
                            i,
                            i % 2000,
                            i,
                            rut,
                            i,
                            20000000 + i,
                            i);
  }
  g_assert_true (g_file_set_contents (task->table, lines->str, -1, NULL));
}

static gboolean
introduce_cb (BcDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return bc_profile_create (data, database, g_get_real_time () / 1000, error);
}

static BcStore *
make_store (const char *folder, guint number, BcId *district)
{
  g_autofree char *path = g_strdup_printf ("%s/import-%u.db", folder, number);
  g_auto (BcProfile) profile = { .level = BC_LEVEL_MANAGER, .name = g_strdup ("Ana") };
  g_auto (BcDraft) draft = { 0 };
  g_autoptr (GError) error = NULL;
  BcStore *store = bc_store_open (path, BC_STORE_CREATE, &error);
  BcId commune;

  bench_check (error);
  bc_catalogue_install (store, &error);
  bench_check (error);
  bc_store_change (store, introduce_cb, &profile, NULL, &error);
  bench_check (error);
  bc_lookup_text (bc_store_get_reader (store), "commune", "13101", &commune, &error);
  bench_check (error);
  bc_draft_init (&draft, bc_dictionary_find ("district"), NULL);
  bc_draft_set_text (&draft, "name", "Patronato", &error);
  bc_draft_set_id (&draft, "commune", &commune);
  bc_store_save (store, &draft, district, &error);
  bench_check (error);
  return store;
}

/* The log is moved into the file after the answer: nothing else is measured meanwhile. */
static gboolean
wait_cb (BcDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

static double
time_import (BcStore *store, const BcId *district, const Task *task)
{
  g_autoptr (GError) error = NULL;
  g_auto (BcImportTally) tally = { 0 };
  g_autoptr (BcImportPlan) plan = NULL;
  const double start = bench_get_seconds ();
  double seconds;

  plan =
    bc_import_plan_new (store, bc_dictionary_find ("business"), task->table, NULL, NULL, &error);
  bench_check (error);
  bc_import_plan_set_owner (plan, "district", district);
  bc_import_plan_survey (plan, NULL, NULL, NULL, &error);
  bench_check (error);
  bc_import_plan_run (plan, &(BcImportOptions){ 0 }, &tally, NULL, &error);
  bench_check (error);
  g_assert_cmpuint (tally.n_new, ==, task->n_rows);
  seconds = bench_get_seconds () - start;
  bc_store_change (store, wait_cb, NULL, NULL, &error);
  bench_check (error);
  return seconds;
}

static double
time_floor (const char *folder, const Task *task, guint number)
{
  g_autofree char *file = g_strdup_printf ("%s/floor-%u.db", folder, number);
  g_autofree char *import = g_strdup_printf (".import %s t", task->table);
  const char *const command[] = {
    "sqlite3", "-separator", ";", "-cmd", "CREATE TABLE t (a,b,c,d,e,f,g,h,i,j,k)",
    file,      import,       NULL
  };

  return bench_time_command (command);
}

static double
time_backup (BcStore *store)
{
  g_autoptr (GError) error = NULL;
  const double start = bench_get_seconds ();

  bc_backup_automatic (store, BC_BACKUP_IMPORT, &error);
  bench_check (error);
  return bench_get_seconds () - start;
}

static double
get_peak_megabytes (void)
{
  struct rusage usage = { 0 };

  g_assert_cmpint (getrusage (RUSAGE_SELF, &usage), ==, 0);
  return (double) usage.ru_maxrss / 1024;
}

/* What the second half of a table takes more than the first. */
static void
print_memory (const char *folder, const Task *task)
{
  g_autofree char *half_table = g_strdup_printf ("%s/half.csv", folder);
  Task half = { .table = half_table, .n_rows = task->n_rows / 2 };
  BcId district;
  g_autoptr (BcStore) small = make_store (folder, 100, &district);
  g_autoptr (BcStore) large = NULL;
  double before;

  write_table (&half);
  time_import (small, &district, &half);
  bc_store_close (small, NULL);
  large = make_store (folder, 101, &district);
  before = get_peak_megabytes ();
  time_import (large, &district, task);
  bench_print ("import of 200,000 rows, more memory than 100,000 take",
               "MB",
               get_peak_megabytes () - before,
               0,
               0);
  bc_store_close (large, NULL);
}

/* Of a few runs the fastest: what else the machine does only adds. */
int
main (int argc, char *argv[])
{
  g_autofree char *table = g_build_filename (argv[1], "businesses.csv", NULL);
  Task task = { .table = table, .n_rows = N_BUSINESSES };
  double measured = G_MAXDOUBLE, floor = G_MAXDOUBLE, backup = G_MAXDOUBLE;

  g_assert_cmpint (argc, ==, 2);
  write_table (&task);
  print_memory (argv[1], &task);
  for (guint i = 0; i < N_RUNS; i++) {
    BcId district;
    g_autoptr (BcStore) store = make_store (argv[1], i, &district);

    double import = time_import (store, &district, &task);
    double bare = time_floor (argv[1], &task, i);
    double copy = time_backup (store);

    measured = MIN (measured, import);
    floor = MIN (floor, bare);
    backup = MIN (backup, copy);
    bc_store_close (store, NULL);
  }
  bench_print ("importing 200,000 businesses from CSV, against .import",
               "ms",
               measured * 1000,
               floor * 1000,
               15);
  bench_print ("the restore point before such an import", "ms", backup * 1000, floor * 1000, 0);
  return 0;
}
