/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ROUNDS 9

double
bench_get_seconds (void)
{
  return (double) g_get_monotonic_time () / G_USEC_PER_SEC;
}

/* What the process holds of memory, in megabytes of 2^20 bytes. */
double
bench_get_megabytes (void)
{
  g_autofree char *status = NULL;
  const char *found;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  found = strstr (status, "VmRSS:");
  g_assert_nonnull (found);
  return g_ascii_strtod (found + strlen ("VmRSS:"), NULL) / 1024;
}

void
bench_check (const GError *error)
{
  g_assert_no_error (error);
}

void
bench_print (const char *what, const char *unit, double measured, double floor, double budget)
{
  char texts[3][G_ASCII_DTOSTR_BUF_SIZE];
  const double numbers[] = { measured, floor, budget };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_ascii_formatd (texts[i], sizeof texts[i], "%.6g", numbers[i]);
  g_print ("%s\t%s\t%s\t%s\t%s\n", what, unit, texts[0], texts[1], texts[2]);
}

static double
time_batch (BenchRun run, const Bench *bench)
{
  const double start = bench_get_seconds ();

  for (guint i = 0; i < bench->batch; i++)
    run (bench->data);
  return (bench_get_seconds () - start) / bench->batch;
}

static int
compare_doubles (const void *a, const void *b)
{
  const double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

/* Of some milliseconds that are sorted for it: the one that such a share of them does not exceed.
 */
double
bench_find_share (GArray *numbers, double share)
{
  g_array_sort (numbers, compare_doubles);
  return g_array_index (numbers, double, (guint) (share * (numbers->len - 1)));
}

static double
find_median (double *numbers)
{
  qsort (numbers, ROUNDS, sizeof *numbers, compare_doubles);
  return numbers[ROUNDS / 2];
}

/* Interleaved, so that what the machine does meanwhile meets both; who comes first takes turns. The
 * round before the first is not counted. */
void
bench_compare (const Bench *self)
{
  double measured[ROUNDS], floor[ROUNDS];

  time_batch (self->run, self);
  time_batch (self->floor, self);
  for (int i = 0; i < ROUNDS; i++) {
    if (i % 2 == 1)
      floor[i] = time_batch (self->floor, self);
    measured[i] = time_batch (self->run, self);
    if (i % 2 == 0)
      floor[i] = time_batch (self->floor, self);
  }
  bench_print (self->what,
               "ms",
               find_median (measured) * 1000,
               find_median (floor) * 1000,
               self->budget);
}

BcStore *
bench_open_store (const char *path)
{
  g_autoptr (GError) error = NULL;
  BcStore *store = bc_store_open (path, BC_STORE_CREATE, &error);

  bench_check (error);
  return store;
}

static void
check_code (sqlite3 *bare, int code)
{
  if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE)
    g_error ("%s", sqlite3_errmsg (bare));
}

sqlite3 *
bench_open_bare (const char *path, gboolean writes)
{
  const int mode = writes ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
  sqlite3 *bare = NULL;

  check_code (bare, sqlite3_open_v2 (path, &bare, mode | SQLITE_OPEN_NOMUTEX, NULL));
  sqlite3_db_config (bare, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, !writes, NULL);
  bench_run_bare (bare, "PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;");
  if (writes)
    bench_run_bare (bare,
                    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                    "PRAGMA wal_autocheckpoint = 0;");
  return bare;
}

sqlite3_stmt *
bench_prepare (sqlite3 *bare, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  check_code (bare,
              sqlite3_prepare_v3 (bare, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL));
  return statement;
}

void
bench_run_bare (sqlite3 *bare, const char *sql)
{
  check_code (bare, sqlite3_exec (bare, sql, NULL, NULL, NULL));
}

/* One statement that gives no rows. */
void
bench_step_bare (sqlite3_stmt *statement)
{
  check_code (sqlite3_db_handle (statement), sqlite3_step (statement));
  sqlite3_reset (statement);
}

/* How long another program takes, in seconds. */
double
bench_time_command (const char *const *command)
{
  const double start = bench_get_seconds ();
  int status = 1;

  g_assert_true (g_spawn_sync (NULL,
                               (char **) command,
                               NULL,
                               G_SPAWN_SEARCH_PATH,
                               NULL,
                               NULL,
                               NULL,
                               NULL,
                               &status,
                               NULL));
  g_assert_cmpint (status, ==, 0);
  return bench_get_seconds () - start;
}
