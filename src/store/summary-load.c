/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "summary-load.h"

#include <math.h>
#include <string.h>

#include "store-error.h"

/**
 * bc_figures_new:
 *
 * Makes the figures of a place that has nothing: counts are 0, the others unknown.
 *
 * Returns: (transfer full) (array): a number for each figure of the table
 */
double *
bc_figures_new (void)
{
  guint n_figures;
  const BcFigure *all = bc_figure_get_all (&n_figures);
  double *figures = g_new (double, n_figures);

  for (guint i = 0; i < n_figures; i++)
    figures[i] = all[i].kind == BC_FIGURE_COUNT || all[i].kind == BC_FIGURE_PESOS ? 0 : NAN;
  return figures;
}

/**
 * bc_places_new:
 *
 * Returns: (transfer full): a table from places, as the view `place` numbers them, to the caller's
 *   data
 */
GHashTable *
bc_places_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * bc_places_add:
 * @places: a table of places
 * @place: a place's number
 * @data: (transfer none): what is kept of it
 *
 * Adds a place.
 */
void
bc_places_add (GHashTable *places, gint64 place, gpointer data)
{
  g_hash_table_insert (places, g_memdup2 (&place, sizeof place), data);
}

static int
find_column (BcCursor *cursor, const char *name)
{
  for (int column = 0; column < bc_cursor_get_n_columns (cursor); column++)
    if (strcmp (bc_cursor_get_column_name (cursor, column), name) == 0)
      return column;
  g_return_val_if_reached (0);
}

/* Which column of a view each figure is; -1 for those of other views. */
static int *
map_columns (BcCursor *cursor, const char *view)
{
  guint n_figures;
  const BcFigure *all = bc_figure_get_all (&n_figures);
  int *columns = g_new (int, n_figures);

  for (guint i = 0; i < n_figures; i++)
    columns[i] = strcmp (all[i].view, view) == 0 ? find_column (cursor, all[i].column) : -1;
  return columns;
}

static void
take_row (BcCursor *cursor, const int *columns, double *figures)
{
  guint n_figures;

  bc_figure_get_all (&n_figures);
  for (guint i = 0; i < n_figures; i++)
    if (columns[i] >= 0 && !bc_cursor_is_null (cursor, columns[i]))
      figures[i] = bc_cursor_get_double (cursor, columns[i]);
}

static BcCursor *
ask_view (BcDatabase *database,
          const char *view,
          const char *level,
          const gint64 *only,
          GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT place, * FROM %s WHERE level = ?%s",
                                          view,
                                          only != NULL ? " AND place = ?" : "");
  BcCursor *cursor = bc_database_query (database, sql, error);

  if (cursor == NULL)
    return NULL;
  bc_cursor_bind_text (cursor, 1, level);
  if (only != NULL)
    bc_cursor_bind_integer (cursor, 2, *only);
  return cursor;
}

static gboolean
load_view (BcDatabase *database,
           const char *view,
           const char *level,
           GHashTable *places,
           const gint64 *only,
           GError **error)
{
  g_autoptr (BcCursor) cursor = ask_view (database, view, level, only, error);
  g_autofree int *columns = cursor != NULL ? map_columns (cursor, view) : NULL;
  BcStep step = BC_STEP_ERROR;

  while (cursor != NULL && (step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    gint64 place = bc_cursor_get_integer (cursor, 0);
    double *figures = g_hash_table_lookup (places, &place);

    if (figures != NULL)
      take_row (cursor, columns, figures);
  }
  return step == BC_STEP_DONE;
}

/* The place, where it is one alone: the views then read nothing of the others. */
static const gint64 *
find_only (GHashTable *places)
{
  GHashTableIter iter;
  gpointer place = NULL;

  if (g_hash_table_size (places) != 1)
    return NULL;
  g_hash_table_iter_init (&iter, places);
  g_hash_table_iter_next (&iter, &place, NULL);
  return place;
}

/**
 * bc_figures_load:
 * @database: a connection
 * @level: "district"; or "region", where the place 0 is the nation
 * @places: (element-type gint64 double): the places that are asked for, each with its figures, from
 *   bc_figures_new()
 * @error: return location, #BC_STORE_ERROR
 *
 * Reads the figures of places from the views of the indicators, each view once.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_figures_load (BcDatabase *database, const char *level, GHashTable *places, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const gint64 *only = find_only (places);
  guint n_figures;
  const BcFigure *all = bc_figure_get_all (&n_figures);

  for (guint i = 0; i < n_figures; i++)
    if (g_hash_table_add (seen, (gpointer) all[i].view) &&
        !load_view (database, all[i].view, level, places, only, error))
      return FALSE;
  return TRUE;
}
