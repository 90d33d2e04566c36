/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan drawing's widget: what is done on it in any order leaves it whole. */
#include <adwaita.h>

#include "site-map-private.h"

#define N_DOORS 60
#define N_DEEDS 3000
#define N_TURNS 2000

static BcBusinessRow *
make_row (guint i)
{
  BcBusinessFigures figures = { .placed = i % 7 != 3 };

  figures.id.bytes[0] = (guint8) (i + 1);
  figures.position.latitude = -53162700 + g_test_rand_int_range (-1500, 1500);
  figures.position.longitude = -70908100 + g_test_rand_int_range (-2500, 2500);
  /* One that was mistyped. */
  if (i == 5)
    figures.position.latitude = -23162700;
  figures.ranks[BC_BUSINESS_PLACE_RANK] = (gint) i;
  figures.ranks[BC_BUSINESS_STREET_RANK] = (gint) i / 20;
  figures.ranks[BC_BUSINESS_STATE_RANK] = (gint) (i % 5);
  figures.ranks[BC_BUSINESS_ANCHOR] = i % 11 == 0;
  for (guint j = 0; j < BC_N_BUSINESS_TEXTS; j++)
    figures.texts[j] = g_strdup_printf ("%u & <b>", i);
  return bc_business_row_new (&figures);
}

static BcSitePlan *
make_plan (gboolean bounded)
{
  g_autoptr (GListStore) rows = g_list_store_new (BC_TYPE_BUSINESS_ROW);
  g_autoptr (GArray) boundary = NULL;
  BcGround ground;

  if (bounded)
    boundary = bc_polygon_parse ("POLYGON((-70.911 -53.164, -70.905 -53.164, -70.905 -53.161, "
                                 "-70.911 -53.161, -70.911 -53.164))",
                                 NULL);
  for (guint i = 0; i < N_DOORS; i++) {
    g_autoptr (BcBusinessRow) row = make_row (i);

    g_list_store_append (rows, row);
  }
  g_assert_true (bc_site_plan_find_ground (G_LIST_MODEL (rows), boundary, &ground));
  return bc_site_plan_new (G_LIST_MODEL (rows), boundary, &ground);
}

static BcSiteMap *
open_map (gboolean bounded)
{
  GtkWidget *window = gtk_window_new ();
  BcSiteMap *map = g_object_new (BC_TYPE_SITE_MAP, NULL);

  bc_site_map_show (map, make_plan (bounded), 0, "Franklin", TRUE);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (map));
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 500);
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < N_TURNS && gtk_widget_get_width (GTK_WIDGET (map)) == 0; i++)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (map)), >, 0);
  return map;
}

static void
close_map (BcSiteMap *map)
{
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (map))));
}

static void
draw (BcSiteMap *map)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  bc_site_map_draw (map, snapshot);
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);
}

static void
move_somewhere (BcSiteMap *map)
{
  BcPoint point;

  bc_site_frame_get_point (&map->frame,
                           g_test_rand_double_range (0, map->frame.width),
                           g_test_rand_double_range (0, map->frame.height),
                           &point);
  bc_site_map_move_cross (map, &point);
}

static void
do_something (BcSiteMap *map)
{
  const guint n_marks = map->plan->marks->len;

  switch (g_test_rand_int_range (0, 12)) {
  case 0:
    bc_site_map_begin_place (map, map->plan->unplaced->pdata[g_test_rand_int_range (0, 3)]);
    break;
  case 1:
    bc_site_map_begin_boundary (map);
    break;
  case 2:
    bc_site_map_finish (map);
    break;
  case 3:
    bc_site_map_cancel (map);
    break;
  case 4:
    bc_site_map_take_back (map);
    break;
  case 5:
    bc_site_map_zoom (map, g_test_rand_double_range (0.1, 10));
    break;
  case 6:
    bc_site_map_set_focus (map, (guint) g_test_rand_int_range (0, (gint32) n_marks));
    break;
  case 7:
    bc_site_map_show (map, make_plan (g_test_rand_bit ()), 0, "Franklin", TRUE);
    break;
  case 8:
    bc_site_map_step_corner (map, g_test_rand_bit () ? 1 : -1);
    break;
  case 9:
    bc_site_map_give_up (map);
    break;
  default:
    if (map->edit.mode != BC_SITE_LOOK)
      move_somewhere (map);
    bc_site_map_act (map);
  }
}

static void
check (BcSiteMap *map)
{
  const guint n_corners = map->edit.corners != NULL ? map->edit.corners->len : 0;
  g_autofree char *sentence = bc_site_map_dup_sentence (map);
  g_autoptr (GPtrArray) here = bc_site_map_list_here (map);

  g_assert_cmpstr (sentence, !=, "");
  g_assert_true (map->focus == BC_SITE_NONE || map->focus < map->plan->marks->len);
  g_assert_true (map->focus == BC_SITE_NONE || here->len > 0);
  g_assert_true (map->edit.held == BC_SITE_NONE || map->edit.held < n_corners);
  g_assert_true (map->edit.mode != BC_SITE_EDIT || n_corners >= 3);
  g_assert_true ((map->edit.mode == BC_SITE_PLACE) <= (map->edit.row != NULL));
  g_assert_true (map->edit.mode == BC_SITE_LOOK || !map->edit.pending);
}

static void
test_any_order (void)
{
  BcSiteMap *map = open_map (TRUE);

  g_object_set (map, "lined", TRUE, NULL);
  for (guint i = 0; i < N_DEEDS; i++) {
    do_something (map);
    check (map);
    if (i % 20 == 0)
      draw (map);
  }
  close_map (map);
}

/* Nothing is told for done that the store would refuse. */
static void
count_cb (guint *n_bounded, BcSiteMap *map)
{
  g_autoptr (GArray) ring = bc_site_map_dup_ring (map);
  g_autofree char *text = bc_polygon_dup_text (ring);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) read = bc_polygon_parse (text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (read);
  (*n_bounded)++;
}

static void
test_only_whole_boundaries (void)
{
  BcSiteMap *map = open_map (FALSE);
  guint n_bounded = 0, n_refused = 0;

  g_signal_connect_swapped (map, "bounded", G_CALLBACK (count_cb), &n_bounded);
  for (guint i = 0; i < N_DEEDS / 10; i++) {
    const int n_corners = g_test_rand_int_range (1, 8);

    bc_site_map_begin_boundary (map);
    for (int j = 0; j < n_corners; j++) {
      move_somewhere (map);
      bc_site_map_act (map);
    }
    bc_site_map_finish (map);
    n_refused += map->edit.trouble != NULL;
    bc_site_map_cancel (map);
    bc_site_map_give_up (map);
  }
  g_assert_cmpuint (n_bounded, >, 0);
  g_assert_cmpuint (n_refused, >, 0);
  close_map (map);
}

static void
test_mark_is_found_where_it_is_drawn (void)
{
  BcSiteMap *map = open_map (TRUE);

  for (guint i = 0; i < map->plan->marks->len; i++) {
    const BcSiteLayout *layout = NULL;
    double x, y;

    bc_site_map_set_focus (map, BC_SITE_NONE);
    bc_site_map_set_focus (map, i);
    bc_site_frame_get_pixel (&map->frame, &bc_site_plan_get_mark (map->plan, i)->point, &x, &y);
    g_assert_cmpfloat (x, >=, 0);
    g_assert_cmpfloat (x, <=, map->frame.width);
    layout = bc_site_map_ensure_layout (map);
    if (g_array_index (layout->groups, BcSiteGroup, layout->group_of[i]).n_marks == 1)
      g_assert_cmpuint (bc_site_map_find_mark (map, x, y), ==, i);
  }
  close_map (map);
}

static void
test_nothing_changes_where_nothing_may (void)
{
  BcSiteMap *map = open_map (TRUE);

  bc_site_map_show (map, make_plan (TRUE), 0, "Franklin", FALSE);
  bc_site_map_begin_boundary (map);
  g_assert_cmpint (bc_site_map_get_mode (map), ==, BC_SITE_LOOK);
  bc_site_map_begin_place (map, bc_site_plan_get_mark (map->plan, 0)->row);
  g_assert_cmpint (bc_site_map_get_mode (map), ==, BC_SITE_LOOK);
  close_map (map);
}

static void
draw_corners (BcSiteMap *map, guint n_corners)
{
  static const BcPoint corners[] = { { -100, -100 }, { 100, -100 }, { 0, 100 } };

  for (guint i = 0; i < n_corners; i++) {
    bc_site_map_move_cross (map, &corners[i]);
    bc_site_map_act (map);
  }
}

/* What was drawn is not lost because something else is looked at; what was not is not saved. */
static void
test_settled (void)
{
  BcSiteMap *map = open_map (FALSE);
  guint n_bounded = 0;

  g_signal_connect_swapped (map, "bounded", G_CALLBACK (count_cb), &n_bounded);
  g_assert_cmpint (bc_site_map_settle (map, TRUE), ==, BC_PAGE_SETTLED);
  bc_site_map_begin_boundary (map);
  g_assert_cmpint (bc_site_map_settle (map, TRUE), ==, BC_PAGE_SETTLED);
  draw_corners (map, 2);
  g_assert_cmpint (bc_site_map_settle (map, TRUE), ==, BC_PAGE_HAS_BOUNDARY);
  g_assert_cmpuint (n_bounded, ==, 0);
  bc_site_map_begin_boundary (map);
  draw_corners (map, 3);
  g_assert_cmpint (bc_site_map_settle (map, FALSE), ==, BC_PAGE_HAS_BOUNDARY);
  g_assert_cmpuint (n_bounded, ==, 0);
  g_assert_cmpint (bc_site_map_settle (map, TRUE), ==, BC_PAGE_SAVES);
  g_assert_cmpuint (n_bounded, ==, 1);
  bc_site_map_show (map, make_plan (TRUE), 0, "Franklin", TRUE);
  bc_site_map_begin_boundary (map);
  g_assert_cmpint (bc_site_map_settle (map, TRUE), ==, BC_PAGE_SETTLED);
  g_assert_cmpuint (n_bounded, ==, 1);
  bc_site_map_take_back (map);
  g_assert_cmpint (bc_site_map_settle (map, TRUE), ==, BC_PAGE_SAVES);
  g_assert_cmpuint (n_bounded, ==, 2);
  close_map (map);
}

/* What could not be saved can be saved once more, as it was drawn. */
static void
test_given_up_is_in_hand_again (void)
{
  BcSiteMap *map = open_map (FALSE);
  guint n_bounded = 0;

  g_signal_connect_swapped (map, "bounded", G_CALLBACK (count_cb), &n_bounded);
  bc_site_map_begin_boundary (map);
  draw_corners (map, 3);
  g_assert_cmpint (bc_site_map_settle (map, TRUE), ==, BC_PAGE_SAVES);
  bc_site_map_give_up (map);
  g_assert_cmpint (bc_site_map_settle (map, FALSE), ==, BC_PAGE_HAS_BOUNDARY);
  g_assert_cmpint (bc_site_map_settle (map, TRUE), ==, BC_PAGE_SAVES);
  g_assert_cmpuint (n_bounded, ==, 2);
  close_map (map);
}

/* A place is asked about once it is another one, and never saved without a word of whoever chose.
 */
static void
test_place_is_not_confirmed_by_leaving (void)
{
  static const BcPoint place = { 40, 40 };
  BcSiteMap *map = open_map (TRUE);

  bc_site_map_begin_place (map, map->plan->unplaced->pdata[0]);
  g_assert_cmpint (bc_site_map_settle (map, TRUE), ==, BC_PAGE_SETTLED);
  bc_site_map_move_cross (map, &place);
  g_assert_cmpint (bc_site_map_settle (map, TRUE), ==, BC_PAGE_HAS_PLACE);
  g_assert_cmpint (bc_site_map_get_mode (map), ==, BC_SITE_PLACE);
  bc_site_map_finish (map);
  g_assert_cmpint (bc_site_map_settle (map, TRUE), ==, BC_PAGE_SAVES);
  bc_site_map_give_up (map);
  g_assert_cmpint (bc_site_map_settle (map, TRUE), ==, BC_PAGE_HAS_PLACE);
  close_map (map);
}

/* What comes in while something is drawn was not seen by who draws. */
static void
test_knows_what_was_seen (void)
{
  BcSiteMap *map = open_map (TRUE);

  bc_site_map_show (map, make_plan (TRUE), 5, "Franklin", TRUE);
  bc_site_map_begin_boundary (map);
  bc_site_map_show (map, make_plan (TRUE), 9, "Franklin", TRUE);
  g_assert_cmpint (bc_site_map_get_arrival (map), ==, 5);
  bc_site_map_finish (map);
  g_assert_cmpint (bc_site_map_get_arrival (map), ==, 5);
  bc_site_map_begin_place (map, bc_site_plan_get_mark (map->plan, 0)->row);
  g_assert_cmpint (bc_site_map_get_arrival (map), ==, 9);
  close_map (map);
}

/* Nothing is labelled that is gone with the next frame; what rests is. */
static void
test_labels_come_when_it_rests (void)
{
  BcSiteMap *map = open_map (TRUE);

  bc_site_map_zoom (map, 1.5);
  g_assert_true (bc_site_map_ensure_layout (map)->labelled);
  bc_site_map_zoom (map, 1.5);
  g_assert_false (bc_site_map_ensure_layout (map)->labelled);
  draw (map);
  while (map->resting != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (bc_site_map_ensure_layout (map)->labelled);
  draw (map);
  close_map (map);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/gui/site-map/any-order", test_any_order);
  g_test_add_func ("/gui/site-map/only-whole-boundaries", test_only_whole_boundaries);
  g_test_add_func ("/gui/site-map/found-where-it-is-drawn", test_mark_is_found_where_it_is_drawn);
  g_test_add_func ("/gui/site-map/labels-come-when-it-rests", test_labels_come_when_it_rests);
  g_test_add_func ("/gui/site-map/nothing-may-change", test_nothing_changes_where_nothing_may);
  g_test_add_func ("/gui/site-map/settled", test_settled);
  g_test_add_func ("/gui/site-map/given-up-is-in-hand-again", test_given_up_is_in_hand_again);
  g_test_add_func ("/gui/site-map/place-is-not-confirmed-by-leaving",
                   test_place_is_not_confirmed_by_leaving);
  g_test_add_func ("/gui/site-map/knows-what-was-seen", test_knows_what_was_seen);
  return g_test_run ();
}
