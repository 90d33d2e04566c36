/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <stdlib.h>

#include "frames.h"
#include "site-map.h"

/* The work of a frame while a plan drawing of 5,000 doors is stepped over and zoomed, beside
 * scrolling a table of as many rows. */

#define N_DOORS   5000
#define N_STREETS 50
#define N_ROUNDS  3
#define BUDGET    3.0

static BcBusinessRow *
create_row (guint i)
{
  const guint street = i / (N_DOORS / N_STREETS);
  BcBusinessFigures figures = { .placed = TRUE };

  figures.id.bytes[0] = (guint8) i;
  figures.id.bytes[1] = (guint8) (i >> 8);
  figures.position.latitude = -33448900 + (gint32) (street * 300);
  figures.position.longitude = -70669300 + (gint32) (i % (N_DOORS / N_STREETS) * 80);
  figures.ranks[BC_BUSINESS_PLACE_RANK] = (gint) i;
  figures.ranks[BC_BUSINESS_STREET_RANK] = (gint) street;
  figures.ranks[BC_BUSINESS_STATE_RANK] = (gint) (i % 4);
  for (guint j = 0; j < BC_N_BUSINESS_TEXTS; j++)
    figures.texts[j] = g_strdup_printf ("%u", 100 + i);
  return bc_business_row_new (&figures);
}

static GtkWidget *
create_map (void)
{
  g_autoptr (GListStore) rows = g_list_store_new (BC_TYPE_BUSINESS_ROW);
  BcSiteMap *map = g_object_new (BC_TYPE_SITE_MAP, NULL);
  BcGround ground;

  for (guint i = 0; i < N_DOORS; i++) {
    g_autoptr (BcBusinessRow) row = create_row (i);

    g_list_store_append (rows, row);
  }
  bc_site_plan_find_ground (G_LIST_MODEL (rows), NULL, &ground);
  bc_site_map_show (map,
                    bc_site_plan_new (G_LIST_MODEL (rows), NULL, &ground),
                    0,
                    "Franklin",
                    TRUE);
  g_object_set (map, "lined", TRUE, NULL);
  return GTK_WIDGET (map);
}

static GtkWidget *
create_table (void)
{
  return frames_create_table (N_DOORS);
}

static void
step_on (GtkWidget *map, guint frame)
{
  bc_site_map_step (BC_SITE_MAP (map), 40);
}

static void
zoom_map (GtkWidget *map, guint frame)
{
  bc_site_map_zoom (BC_SITE_MAP (map), frame / 12 % 2 ? 1 / 1.4 : 1.4);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GArray) table = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) step = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) zoom = g_array_new (FALSE, FALSE, sizeof (double));

  adw_init ();
  for (guint i = 0; i < N_ROUNDS; i++) {
    frames_measure (create_table, frames_scroll_down, table);
    frames_measure (create_map, step_on, step);
    frames_measure (create_map, zoom_map, zoom);
  }
  frames_print ("plan drawing of 5,000 doors, a frame of stepping on", step, table, 0.5, BUDGET);
  frames_print ("the same, 95 of 100 frames within", step, table, 0.95, BUDGET);
  frames_print ("plan drawing, zooming at each frame", zoom, table, 0.5, BUDGET);
  frames_print ("the same, 95 of 100 frames within", zoom, table, 0.95, BUDGET);
  return EXIT_SUCCESS;
}
