/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vacancy.h"

#include <math.h>
#include <string.h>

static void
free_vacancy (gpointer data)
{
  BcVacancy *self = data;

  g_free (self->district_name);
  g_free (self->street);
  g_free (self);
}

static BcVacancyPart
find_part (const char *name)
{
  if (strcmp (name, "all") == 0)
    return BC_VACANCY_ALL;
  return strcmp (name, "street") == 0 ? BC_VACANCY_STREET : BC_VACANCY_BLOCK;
}

static double
get_share (BcCursor *cursor, int column)
{
  return bc_cursor_is_null (cursor, column) ? NAN : bc_cursor_get_double (cursor, column);
}

static guint
get_count (BcCursor *cursor, int column)
{
  return (guint) bc_cursor_get_integer (cursor, column);
}

static BcVacancy *
take_vacancy (BcCursor *cursor)
{
  BcVacancy *self = g_new0 (BcVacancy, 1);

  bc_cursor_get_id (cursor, 0, &self->district);
  self->district_name = g_strdup (bc_cursor_get_text (cursor, 1));
  self->part = find_part (bc_cursor_get_text (cursor, 2));
  self->street = g_strdup (bc_cursor_get_text (cursor, 3));
  self->block = bc_cursor_is_null (cursor, 4) ? -1 : bc_cursor_get_integer (cursor, 4);
  self->premises = get_count (cursor, 5);
  self->open = get_count (cursor, 6);
  self->closed = get_count (cursor, 7);
  self->vacant = get_count (cursor, 8);
  self->moved = get_count (cursor, 9);
  self->untold = get_count (cursor, 10);
  self->openings = get_count (cursor, 11);
  self->closings = get_count (cursor, 12);
  self->moves = get_count (cursor, 13);
  self->net_openings = (gint) bc_cursor_get_integer (cursor, 14);
  self->vacancy = get_share (cursor, 15);
  self->turnover = get_share (cursor, 16);
  return self;
}

#define FIGURES                                                                                    \
  "SELECT v.district, coalesce (d.name, ''), v.part, v.street, v.block, v.premises, v.open, "      \
  "v.closed, v.vacant, v.moved, v.untold, v.openings, v.closings, v.moves, v.net_openings, "       \
  "v.vacancy, v.turnover "                                                                         \
  "FROM vacancy v JOIN record r ON r.id = v.district JOIN district d ON d.row = r.row "

/**
 * bc_vacancy_read:
 * @database: a connection
 * @district: (nullable): a district; %NULL for all, each of them in one row
 * @error: return location, #BC_STORE_ERROR
 *
 * Reads how many premises stand empty and what came and went in the last twelve months, by the view
 * vacancy: first of the whole district, then street by street, each followed by its blocks.
 *
 * Returns: (transfer full) (nullable) (element-type BcVacancy): the rows; none where the register
 * is empty; %NULL with an error
 */
GPtrArray *
bc_vacancy_read (BcDatabase *database, const BcId *district, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_vacancy);
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       district != NULL ? FIGURES
                         "WHERE v.district = ? ORDER BY v.part <> 'all', v.street_key = '', "
                         "v.street_key, v.block IS NOT NULL, v.block"
                                        : FIGURES
                         "WHERE v.part = 'all' AND d.hidden = 0 ORDER BY d.name_key, d.row",
                       error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return NULL;
  if (district != NULL)
    bc_cursor_bind_id (cursor, 1, district);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    g_ptr_array_add (rows, take_vacancy (cursor));
  return step == BC_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}
