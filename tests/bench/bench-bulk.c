/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench.h"
#include "check.h"
#include "snapshot.h"

/* What has no budget yet: many businesses in one gesture against `sqlite3 .import` of the same into
 * a bare table, and folding the whole journal anew.
 *
 *   bench-bulk COPY
 */

#define N_BUSINESSES 20000
#define N_RUNS       3

#define PLACE                                                                                      \
  "SELECT s.author, d.id FROM stream s JOIN author a ON a.row = s.author "                         \
  "JOIN record d ON d.scope = s.scope AND d.type = 'district' "                                    \
  "WHERE a.level = 'manager' ORDER BY s.held DESC, s.row LIMIT 1"

static const char *const names[] = { "trade-name",    "state",      "use",        "street",
                                     "street-number", "legal-name", "owner-name", "owner-sex",
                                     "phone",         "email" };

typedef struct
{
  gint64 author;
  BcId district;
} Place;

static char **
make_business (guint n)
{
  g_autofree char *line =
    g_strdup_printf ("Almacén %u|open|retail|Calle Larga|%u|Almacenes %u SpA|Rosa Soto %u|women|"
                     "+56 2 %u|almacen%u@example.com",
                     n,
                     n % 2000,
                     n,
                     n,
                     20000000 + n,
                     n);

  return g_strsplit (line, "|", -1);
}

static gboolean
add_one (BcWriter *writer, const Place *place, guint n, GError **error)
{
  g_auto (GStrv) values = make_business (n);
  g_auto (BcDraft) draft = { 0 };
  BcId id;

  bc_draft_init (&draft, bc_dictionary_find ("business"), NULL);
  bc_draft_set_id (&draft, "district", &place->district);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (!bc_draft_set_text (&draft, names[i], values[i], error))
      return FALSE;
  return bc_save (writer, &draft, &id, error);
}

static gboolean
add_cb (BcWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  const Place *place = data;

  bc_writer_set_author (writer, place->author, BC_LEVEL_MANAGER);
  for (guint i = 0; i < N_BUSINESSES; i++)
    if (!add_one (writer, place, i, error))
      return FALSE;
  return TRUE;
}

static void
find_place (BcStore *store, Place *place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcCursor) cursor = bc_database_query (bc_store_get_reader (store), PLACE, &error);

  g_assert_cmpint (bc_cursor_step (cursor, &error), ==, BC_STEP_ROW);
  place->author = bc_cursor_get_integer (cursor, 0);
  bc_cursor_get_id (cursor, 1, &place->district);
}

static void
write_lines (const char *path)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < N_BUSINESSES; i++) {
    g_auto (GStrv) values = make_business (i);
    g_autofree char *line = g_strjoinv ("|", values);

    g_string_append_printf (lines, "%s\n", line);
  }
  g_assert_true (g_file_set_contents (path, lines->str, -1, NULL));
}

static double
time_import (const char *copy, const char *lines, guint n)
{
  g_autofree char *table =
    g_strdup_printf ("CREATE TABLE IF NOT EXISTS t%u (a,b,c,d,e,f,g,h,i,j)", n);
  g_autofree char *import = g_strdup_printf (".import %s t%u", lines, n);
  g_autofree char *file = g_strconcat (copy, ".import", NULL);
  const char *const command[] = { "sqlite3", "-cmd", table, file, import, NULL };

  return bench_time_command (command);
}

static double
time_adding (BcStore *store, Place *place)
{
  g_autoptr (GError) error = NULL;
  const double start = bench_get_seconds ();

  bc_store_write (store, add_cb, place, NULL, &error);
  bench_check (error);
  return bench_get_seconds () - start;
}

/* Of a few runs the fastest: what else the machine does only adds. */
static void
print_adding (BcStore *store, const char *copy)
{
  g_autofree char *lines = g_strconcat (copy, ".lines", NULL);
  double measured = G_MAXDOUBLE, floor = G_MAXDOUBLE;
  Place place;

  find_place (store, &place);
  write_lines (lines);
  for (guint i = 0; i < N_RUNS; i++) {
    measured = MIN (measured, time_adding (store, &place));
    floor = MIN (floor, time_import (copy, lines, i));
  }
  bench_print ("adding 20,000 businesses in one gesture, against .import",
               "ms",
               measured * 1000,
               floor * 1000,
               0);
}

static void
print_fold (BcStore *store)
{
  g_autoptr (GError) error = NULL;
  BcDatabase *reader = bc_store_get_reader (store);
  gint64 n_operations = 0;
  double start;
  g_autoptr (BcDatabase) folded = NULL;

  bc_database_get_integer (reader, &n_operations, &error, "SELECT count(*) FROM journal", "");
  start = bench_get_seconds ();
  folded = bc_snapshot_create (reader, BC_SNAPSHOT_BY_ARRIVAL, G_MAXINT64, NULL, &error);
  bench_check (error);
  bench_print ("folding the whole journal anew, operations a second",
               "1/s",
               (double) n_operations / (bench_get_seconds () - start),
               0,
               0);
}

static void
print_check (BcStore *store)
{
  g_autoptr (GError) error = NULL;
  const double start = bench_get_seconds ();
  g_autoptr (GPtrArray) problems = bc_check (bc_store_get_reader (store), NULL, &error);

  bench_check (error);
  g_assert_cmpuint (problems->len, ==, 0);
  bench_print ("check of the whole file", "s", bench_get_seconds () - start, 0, 0);
}

int
main (int argc, char *argv[])
{
  g_autoptr (BcStore) store = NULL;

  g_assert_cmpint (argc, ==, 2);
  store = bench_open_store (argv[1]);
  print_adding (store, argv[1]);
  print_fold (store);
  print_check (store);
  return 0;
}
