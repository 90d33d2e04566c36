/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "store.h"

/* What the programs of the budgets share. Each prints rows for the front: what, unit, measured,
 * floor (0 for none), budget (0 for none), apart by tabs. */

typedef void (*BenchRun) (gpointer data);

/* Two ways to the same end: the program's, and the least that the machine can do. */
typedef struct
{
  const char *what;
  double budget; /* the program's time over the floor's at most; 0 for information */
  guint batch;   /* how often each runs in a round */
  BenchRun run;
  BenchRun floor;
  gpointer data;
} Bench;

void bench_compare (const Bench *self);
void bench_print (const char *what, const char *unit, double measured, double floor, double budget);
double bench_find_share (GArray *numbers, double share);
double bench_get_seconds (void);
double bench_time_command (const char *const *command);
double bench_get_megabytes (void);
void bench_check (const GError *error);

BcStore *bench_open_store (const char *path);

/* A bare connection with the settings of the program's own. */
sqlite3 *bench_open_bare (const char *path, gboolean writes);
sqlite3_stmt *bench_prepare (sqlite3 *bare, const char *sql);
void bench_run_bare (sqlite3 *bare, const char *sql);
void bench_step_bare (sqlite3_stmt *statement);
