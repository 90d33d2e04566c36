/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "date.h"
#include "dictionary.h"
#include "store-error.h"
#include "summary-load.h"

G_DEFINE_BOXED_TYPE (BcSummary, bc_summary, bc_summary_ref, bc_summary_unref)

static void
free_row (gpointer data)
{
  BcSummaryRow *row = data;

  g_free (row->code);
  g_free (row->name);
  g_free (row->figures);
  g_free (row->actions);
  g_free (row);
}

static void
clear_summary (gpointer data)
{
  BcSummary *self = data;

  g_ptr_array_unref (self->areas);
  g_ptr_array_unref (self->area_names);
  g_ptr_array_unref (self->states);
  g_ptr_array_unref (self->regions);
  g_clear_pointer (&self->total, free_row);
}

/**
 * bc_summary_ref:
 * @self: a summary
 *
 * Returns: (transfer full): the same summary, which nobody changes
 */
BcSummary *
bc_summary_ref (BcSummary *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * bc_summary_unref:
 * @self: (transfer full): a summary
 *
 * Frees it once nobody uses it.
 */
void
bc_summary_unref (BcSummary *self)
{
  g_atomic_rc_box_release_full (self, clear_summary);
}

static BcSummary *
make_summary (void)
{
  BcSummary *self = g_atomic_rc_box_new0 (BcSummary);

  self->areas = g_ptr_array_new_with_free_func (g_free);
  self->area_names = g_ptr_array_new_with_free_func (g_free);
  self->states = g_ptr_array_new ();
  self->regions = g_ptr_array_new_with_free_func (free_row);
  return self;
}

static BcSummaryRow *
make_row (const BcSummary *summary, const char *code, const char *name)
{
  BcSummaryRow *row = g_new0 (BcSummaryRow, 1);

  row->code = g_strdup (code);
  row->name = g_strdup (name);
  row->figures = bc_figures_new ();
  row->actions = g_new0 (gint64, summary->areas->len * summary->states->len);
  return row;
}

static gboolean
read_day (BcDatabase *database, BcSummary *self, GError **error)
{
  g_autoptr (BcCursor) cursor = bc_database_query (database, "SELECT date FROM today", error);

  return cursor != NULL && bc_cursor_step (cursor, error) == BC_STEP_ROW &&
         bc_date_parse_iso (bc_cursor_get_text (cursor, 0), &self->at, error);
}

static gboolean
read_areas (BcDatabase *database, BcSummary *self, GError **error)
{
  const BcField *state = bc_record_type_find_field (bc_dictionary_find ("action"), "state");
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "SELECT code, name FROM area WHERE hidden = 0 ORDER BY code_key, row",
                       error);
  BcStep step = BC_STEP_ERROR;

  while (cursor != NULL && (step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    g_ptr_array_add (self->areas, g_strdup (bc_cursor_get_text (cursor, 0)));
    g_ptr_array_add (self->area_names, g_strdup (bc_cursor_get_text (cursor, 1)));
  }
  for (const BcChoice *choice = state->choices; choice->name != NULL; choice++)
    g_ptr_array_add (self->states, (gpointer) choice->name);
  return step == BC_STEP_DONE;
}

static gboolean
read_regions (BcDatabase *database,
              BcSummary *self,
              const char *region,
              GHashTable *places,
              GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "SELECT row, code, name FROM region "
                       "WHERE hidden = 0 AND (?1 IS NULL OR code = ?1) ORDER BY position, code",
                       error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_text (cursor, 1, region);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    BcSummaryRow *row =
      make_row (self, bc_cursor_get_text (cursor, 1), bc_cursor_get_text (cursor, 2));

    g_ptr_array_add (self->regions, row);
    bc_places_add (places, bc_cursor_get_integer (cursor, 0), row);
  }
  if (step == BC_STEP_DONE && region != NULL && self->regions->len == 0) {
    g_set_error (error,
                 BC_STORE_ERROR,
                 BC_STORE_ERROR_NOT_FOUND,
                 _ ("There is no region with the code “%s”"),
                 region);
    return FALSE;
  }
  return step == BC_STEP_DONE;
}

static gboolean
find_text (const GPtrArray *texts, const char *text, guint *place)
{
  for (guint i = 0; i < texts->len; i++)
    if (g_strcmp0 (texts->pdata[i], text) == 0) {
      *place = i;
      return TRUE;
    }
  return FALSE;
}

static void
take_actions (const BcSummary *self, BcCursor *cursor, BcSummaryRow *row)
{
  guint area, state;

  if (find_text (self->areas, bc_cursor_get_text (cursor, 1), &area) &&
      find_text (self->states, bc_cursor_get_text (cursor, 2), &state))
    row->actions[area * self->states->len + state] += bc_cursor_get_integer (cursor, 3);
}

static gboolean
read_actions (BcDatabase *database, const BcSummary *self, GHashTable *places, GError **error)
{
  g_autoptr (BcCursor) cursor = bc_database_query (
    database,
    "SELECT place, area, state, actions FROM indicator_action_states WHERE level = 'region'",
    error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return FALSE;
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    gint64 place = bc_cursor_get_integer (cursor, 0);
    BcSummaryRow *row = g_hash_table_lookup (places, &place);

    if (row != NULL)
      take_actions (self, cursor, row);
  }
  return step == BC_STEP_DONE;
}

static gboolean
read_places (BcDatabase *database, const BcSummary *self, GHashTable *places, GError **error)
{
  g_autoptr (GHashTable) figures = bc_places_new ();
  GHashTableIter iter;
  gpointer place, row;

  g_hash_table_iter_init (&iter, places);
  while (g_hash_table_iter_next (&iter, &place, &row))
    bc_places_add (figures, *(gint64 *) place, ((BcSummaryRow *) row)->figures);
  return bc_figures_load (database, "region", figures, error) &&
         read_actions (database, self, places, error);
}

/* Of one region alone, all together is that region. */
static void
copy_total (BcSummary *self)
{
  guint n_figures;

  bc_figure_get_all (&n_figures);
  memcpy (self->total->figures,
          ((BcSummaryRow *) self->regions->pdata[0])->figures,
          n_figures * sizeof (double));
  memcpy (self->total->actions,
          ((BcSummaryRow *) self->regions->pdata[0])->actions,
          self->areas->len * self->states->len * sizeof (gint64));
}

static gboolean
read_all (BcDatabase *database, BcSummary *self, const char *region, GError **error)
{
  g_autoptr (GHashTable) places = bc_places_new ();

  if (!read_day (database, self, error) || !read_areas (database, self, error) ||
      !read_regions (database, self, region, places, error))
    return FALSE;
  self->total = make_row (self, NULL, NULL);
  if (region == NULL)
    bc_places_add (places, 0, self->total);
  if (!read_places (database, self, places, error))
    return FALSE;
  if (region != NULL)
    copy_total (self);
  return TRUE;
}

/**
 * bc_summary_read:
 * @database: a connection
 * @region: (nullable): a region's code, for that region alone
 * @summary: (out) (transfer full): the summary
 * @error: return location, #BC_STORE_ERROR
 *
 * Reads the national summary, or a region's, of the day that the database calls today.
 * All regions are there, also those without districts. A district whose region is not known is in
 * the total alone.
 *
 * Returns: %FALSE with %BC_STORE_ERROR_NOT_FOUND if there is no such region, or a failure
 */
gboolean
bc_summary_read (BcDatabase *database, const char *region, BcSummary **summary, GError **error)
{
  g_autoptr (BcSummary) self = make_summary ();
  gboolean alone = !bc_database_in_transaction (database);
  gboolean read;

  /* All of it as of one moment, whatever is saved meanwhile. */
  if (alone && !bc_database_execute (database, "BEGIN", error))
    return FALSE;
  read = read_all (database, self, region, error);
  if (alone)
    bc_database_execute (database, "COMMIT", NULL);
  if (read)
    *summary = g_steal_pointer (&self);
  return read;
}

/**
 * bc_summary_row_get:
 * @self: a region's figures, or the total's
 * @code: an indicator's code
 * @part: (nullable): which part of it
 *
 * Returns: the figure; not a number where it is unknown
 */
double
bc_summary_row_get (const BcSummaryRow *self, const char *code, const char *part)
{
  const BcFigure *figure = bc_figure_find (code, part);

  g_return_val_if_fail (figure != NULL, NAN);
  return self->figures[figure - bc_figure_get_all (NULL)];
}
