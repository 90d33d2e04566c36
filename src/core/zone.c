/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "zone.h"

#define IDENTIFIER        "America/Santiago"
#define STANDARD_OFFSET_S (-4 * 60 * 60)
#define MS_PER_SECOND     1000

static gpointer
open_zone (gpointer unused)
{
  GTimeZone *zone = g_time_zone_new_identifier (IDENTIFIER);

  return zone != NULL ? zone : g_time_zone_new_offset (STANDARD_OFFSET_S);
}

/**
 * bc_zone_get_offset:
 * @moment: milliseconds UTC since 1970
 *
 * Tells by how much Chile's clocks differ from UTC at a moment. All deadlines are in the one zone
 * America/Santiago. A machine without a zone database is given winter time, -04:00, all the year:
 * a date is then wrong for one hour a night in summer.
 *
 * Returns: milliseconds to add to UTC
 */
gint64
bc_zone_get_offset (gint64 moment)
{
  /* Read from disk once: a constant from then on. */
  static GOnce once = G_ONCE_INIT;
  GTimeZone *zone = g_once (&once, open_zone, NULL);
  gint64 second = moment / MS_PER_SECOND - (moment % MS_PER_SECOND < 0);
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, second);

  return (gint64) g_time_zone_get_offset (zone, interval) * MS_PER_SECOND;
}
