/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench.h"
#include "columns.h"
#include "lazy-list.h"

/* Opening the list of businesses by each column that is offered for sorting, until its first page
 * is read, against the same rows and the same page read bare; and what the list adds to memory.
 *
 *   bench-list DATABASE
 */

#define MEGABYTES 60

typedef struct
{
  BcStore *store;
  const char *path;
  BcLazyQuery query;
  BcLazyList *list; /* (nullable): what was opened last */
  char *rows_sql;
  char *page_sql;
} Case;

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Case *self = data;
  g_autoptr (GError) error = NULL;

  self->list = bc_lazy_list_query_finish (BC_STORE (source), result, &error);
  bench_check (error);
}

static void
run (gpointer data)
{
  Case *self = data;
  g_autoptr (GObject) first = NULL;

  g_clear_object (&self->list);
  bc_lazy_list_query_async (self->store, &self->query, NULL, opened_cb, self);
  while (self->list == NULL)
    g_main_context_iteration (NULL, TRUE);
  first = g_list_model_get_item (G_LIST_MODEL (self->list), 0);
  g_assert_nonnull (first);
}

static GArray *
read_rows (sqlite3 *bare, const char *sql)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement = bench_prepare (bare, sql);

  while (sqlite3_step (statement) == SQLITE_ROW) {
    const gint64 row = sqlite3_column_int64 (statement, 0);
    g_array_append_val (rows, row);
  }
  sqlite3_finalize (statement);
  return rows;
}

static void
read_page (sqlite3 *bare, const char *sql, const GArray *rows)
{
  sqlite3_stmt *statement = bench_prepare (bare, sql);

  for (guint i = 0; i < MIN (rows->len, BC_LAZY_LIST_PAGE); i++) {
    sqlite3_bind_int64 (statement, 1, g_array_index (rows, gint64, i));
    g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
    for (int column = 0; column < sqlite3_column_count (statement); column++)
      sqlite3_column_text (statement, column);
    sqlite3_reset (statement);
  }
  sqlite3_finalize (statement);
}

/* On a connection of its own, as the rows of a list are read. */
static void
run_floor (gpointer data)
{
  Case *self = data;
  sqlite3 *bare = bench_open_bare (self->path, FALSE);
  g_autoptr (GArray) rows = read_rows (bare, self->rows_sql);

  read_page (bare, self->page_sql, rows);
  sqlite3_close (bare);
}

static void
take_sql (Case *self, const BcField *field)
{
  g_autofree char *column = bc_sql_dup_name (field->name);
  g_autofree char *columns = bc_record_type_dup_columns (self->query.type, "t");

  g_free (self->rows_sql);
  g_free (self->page_sql);
  self->query.sort = field;
  self->rows_sql =
    g_strdup_printf ("SELECT row FROM business WHERE hidden = 0 ORDER BY \"%s%s\", row",
                     column,
                     bc_field_has_key (field) ? "_key" : "");
  self->page_sql =
    g_strdup_printf ("SELECT r.id, %s FROM (SELECT * FROM business WHERE row = ?1) t "
                     "CROSS JOIN record r ON r.row = ?1",
                     columns);
}

/* Before anything else, so that no page of it is in the caches yet. */
static void
print_memory (Case *self)
{
  const double before = bench_get_megabytes ();

  run (self);
  bench_print ("opening the list of businesses, memory",
               "MB",
               bench_get_megabytes () - before,
               0,
               MEGABYTES);
}

static void
compare_column (Case *self, const BcField *field)
{
  g_autofree char *what = g_strdup_printf ("opening the list of businesses by %s", field->name);
  const Bench bench = { what, 2, 1, run, run_floor, self };

  take_sql (self, field);
  bench_compare (&bench);
}

int
main (int argc, char *argv[])
{
  const BcRecordType *type = bc_dictionary_find ("business");
  Case self = { 0 };

  g_assert_cmpint (argc, ==, 2);
  self.store = bench_open_store (argv[1]);
  self.path = argv[1];
  self.query.type = type;
  self.query.sort = bc_record_type_get_title (type);
  print_memory (&self);
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].flags & BC_FIELD_SORTED)
      compare_column (&self, &type->fields[i]);
  g_clear_object (&self.list);
  g_free (self.rows_sql);
  g_free (self.page_sql);
  bc_store_close (self.store, NULL);
  g_object_unref (self.store);
  return 0;
}
