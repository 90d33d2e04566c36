/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "summary-load.h"

static void
free_district (gpointer data)
{
  BcDistrictSummary *district = data;

  g_free (district->name);
  g_free (district->commune);
  g_free (district->region);
  g_free (district->call);
  g_free (district->phase);
  g_free (district->plan);
  g_free (district->figures);
  g_free (district);
}

static BcDistrictSummary *
take_district (BcCursor *cursor)
{
  BcDistrictSummary *district = g_new0 (BcDistrictSummary, 1);

  district->row = bc_cursor_get_integer (cursor, 1);
  bc_cursor_get_id (cursor, 2, &district->id);
  district->name = g_strdup (bc_cursor_get_text (cursor, 3));
  district->commune = g_strdup (bc_cursor_get_text (cursor, 4));
  district->region = g_strdup (bc_cursor_get_text (cursor, 5));
  district->call = g_strdup (bc_cursor_get_text (cursor, 6));
  district->phase = g_strdup (bc_cursor_get_text (cursor, 7));
  district->gal = bc_cursor_get_integer (cursor, 8) != 0;
  district->panel = bc_cursor_get_integer (cursor, 9) != 0;
  district->plan = g_strdup (bc_cursor_get_text (cursor, 10));
  district->figures = bc_figures_new ();
  return district;
}

static gboolean
list_districts (BcDatabase *database,
                const char *region,
                GPtrArray *districts,
                GHashTable *places,
                GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "SELECT s.scope, s.district, r.id, d.name, c.name, g.code, k.name, s.phase, "
                       "s.gal, s.panel, s.plan "
                       "FROM district_summary s "
                       "JOIN record r ON r.row = s.district "
                       "JOIN district d ON d.row = s.district "
                       "LEFT JOIN region g ON g.row = s.region "
                       "LEFT JOIN record cr ON cr.id = d.commune "
                       "LEFT JOIN commune c ON c.row = cr.row "
                       "LEFT JOIN record kr ON kr.id = d.call "
                       "LEFT JOIN call k ON k.row = kr.row "
                       "WHERE ?1 IS NULL OR g.code = ?1 "
                       "ORDER BY g.position, c.name_key, d.name_key, r.id",
                       error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_text (cursor, 1, region);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    BcDistrictSummary *district = take_district (cursor);

    g_ptr_array_add (districts, district);
    bc_places_add (places, bc_cursor_get_integer (cursor, 0), district->figures);
  }
  return step == BC_STEP_DONE;
}

/**
 * bc_summary_districts:
 * @database: a connection
 * @region: (nullable): a region's code, for its districts alone
 * @error: return location, #BC_STORE_ERROR
 *
 * Reads the figures of each visible district, from north to south and then by commune and name.
 *
 * Returns: (transfer full) (nullable) (element-type BcDistrictSummary): the districts; %NULL with
 *   an error
 */
GPtrArray *
bc_summary_districts (BcDatabase *database, const char *region, GError **error)
{
  g_autoptr (GPtrArray) districts = g_ptr_array_new_with_free_func (free_district);
  g_autoptr (GHashTable) places = bc_places_new ();

  if (!list_districts (database, region, districts, places, error) ||
      !bc_figures_load (database, "district", places, error))
    return NULL;
  return g_steal_pointer (&districts);
}
