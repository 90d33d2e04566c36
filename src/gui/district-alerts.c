/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "district-alerts.h"

#include "columns.h"
#include "lookup.h"
#include "record-line.h"
#include "record-list-text.h"
#include "records-read.h"

#define MOST_ALERTS 6

/* Adds what is late as far as there is room. */
static gboolean
add_late (BcDistrictAlerts *self,
          BcDatabase *reader,
          const char *type,
          const BcId *owner,
          GError **error)
{
  const gint32 today = bc_lookup_today (reader);
  g_autoptr (GPtrArray) records =
    bc_records_list_owned (reader, bc_dictionary_find (type), owner, error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    if (bc_record_list_is_late (records->pdata[i], today) && self->n_late++ < MOST_ALERTS)
      g_ptr_array_add (self->late, bc_record_line_new (reader, records->pdata[i], today));
  return records != NULL;
}

static gboolean
add_plan (BcDistrictAlerts *self, BcDatabase *reader, GError **error)
{
  g_autoptr (GPtrArray) plans =
    bc_records_list_owned (reader, bc_dictionary_find ("plan"), &self->district, error);

  if (plans == NULL || plans->len == 0)
    return plans != NULL;
  return add_late (self, reader, "action", bc_record_get_id (plans->pdata[0]), error);
}

static gboolean
count_conflicts (BcDistrictAlerts *self, BcDatabase *reader, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (reader,
                       "SELECT count(*) FROM record r JOIN conflict c ON c.record = r.row "
                       "WHERE r.scope = (SELECT row FROM scope WHERE id = ?)",
                       error);

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_id (cursor, 1, &self->district);
  if (bc_cursor_step (cursor, error) != BC_STEP_ROW)
    return FALSE;
  self->conflicts = bc_cursor_get_integer (cursor, 0);
  return TRUE;
}

/* Looks through all that is promised and planned: not for the main thread. */
BcDistrictAlerts *
bc_district_alerts_read (BcDatabase *reader, const BcId *district, GError **error)
{
  BcDistrictAlerts *self = g_new0 (BcDistrictAlerts, 1);

  self->district = *district;
  self->late = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_record_line_free);
  if (add_late (self, reader, "commitment", district, error) && add_plan (self, reader, error) &&
      count_conflicts (self, reader, error))
    return self;
  bc_district_alerts_free (self);
  return NULL;
}

void
bc_district_alerts_free (BcDistrictAlerts *self)
{
  g_ptr_array_unref (self->late);
  g_free (self);
}
