/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench.h"
#include "search.h"

/* A keystroke in the search, with what each hit is called, against the bare FTS5 query for the same
 * visible records in the same order and number.
 *
 *   bench-search DATABASE
 */

#define LIMIT 50

typedef struct
{
  BcStore *store;
  sqlite3_stmt *statement;
  const char *words;
  const char *query; /* the same as FTS5 writes it */
  int n_found;
} Case;

static void
run (gpointer data)
{
  Case *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits =
    bc_search (bc_store_get_reader (self->store), self->words, LIMIT, &error);

  bench_check (error);
  g_assert_cmpuint (hits->len, >, 0);
}

static void
run_floor (gpointer data)
{
  Case *self = data;

  sqlite3_bind_text (self->statement, 1, self->query, -1, SQLITE_STATIC);
  for (self->n_found = 0; sqlite3_step (self->statement) == SQLITE_ROW; self->n_found++)
    sqlite3_column_int64 (self->statement, 0);
  sqlite3_reset (self->statement);
  g_assert_cmpint (self->n_found, >, 0);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *what, *words, *query;
    guint batch;
  } keystrokes[] = {
    { "search, one letter: p", "p", "\"p\"*", 10 },
    { "search, two letters: pa", "pa", "\"pa\"*", 50 },
    { "search, three letters: pan", "pan", "\"pan\"*", 50 },
    { "search, two words: pan mar", "pan mar", "\"pan\"* \"mar\"*", 20 },
  };
  sqlite3 *bare;
  Case self = { 0 };

  g_assert_cmpint (argc, ==, 2);
  self.store = bench_open_store (argv[1]);
  bare = bench_open_bare (argv[1], FALSE);
  self.statement = bench_prepare (bare,
                                  "SELECT r.id, r.type, r.scope FROM search f "
                                  "CROSS JOIN record r ON r.row = f.rowid "
                                  "WHERE f.search MATCH ?1 AND r.hidden = 0 "
                                  "ORDER BY f.rowid DESC LIMIT " G_STRINGIFY (LIMIT));
  for (gsize i = 0; i < G_N_ELEMENTS (keystrokes); i++) {
    const Bench bench = { keystrokes[i].what, 2, keystrokes[i].batch, run, run_floor, &self };

    self.words = keystrokes[i].words;
    self.query = keystrokes[i].query;
    bench_compare (&bench);
  }
  sqlite3_finalize (self.statement);
  sqlite3_close (bare);
  bc_store_close (self.store, NULL);
  g_object_unref (self.store);
  return 0;
}
