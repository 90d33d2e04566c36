/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan drawing of a district apart from its widget: what is on it, what of it is seen, and
 * where marks and labels are, over generated districts. */
#include <math.h>

#include "site-frame.h"
#include "site-layout.h"

#define N_TRIES 60
#define LETTER  9.0
#define LINE    18.0

static const BcPosition centre = { -33448900, -70669300 };

typedef struct
{
  const char *street;
  gint street_rank;
  gint number;
  gboolean placed;
  BcPosition position;
} Door;

static BcBusinessRow *
make_row (const Door *door, guint order)
{
  BcBusinessFigures figures = { .placed = door->placed, .position = door->position };

  figures.id.bytes[0] = (guint8) (order >> 8);
  figures.id.bytes[1] = (guint8) order;
  figures.id.bytes[2] = 1;
  for (guint i = 0; i < BC_N_BUSINESS_TEXTS; i++)
    figures.texts[i] = g_strdup (i == BC_BUSINESS_STREET ? door->street : "");
  g_free (figures.texts[BC_BUSINESS_NAME]);
  figures.texts[BC_BUSINESS_NAME] = g_strdup ("Panadería El Sol");
  if (door->number > 0) {
    g_free (figures.texts[BC_BUSINESS_NUMBER]);
    figures.texts[BC_BUSINESS_NUMBER] = g_strdup_printf ("%d", door->number);
  }
  figures.ranks[BC_BUSINESS_PLACE_RANK] = (gint) order;
  figures.ranks[BC_BUSINESS_STREET_RANK] = door->street_rank;
  return bc_business_row_new (&figures);
}

static GListStore *
make_rows (const Door *doors, guint n_doors)
{
  GListStore *rows = g_list_store_new (BC_TYPE_BUSINESS_ROW);

  for (guint i = 0; i < n_doors; i++) {
    g_autoptr (BcBusinessRow) row = make_row (&doors[i], i);

    g_list_store_append (rows, row);
  }
  return rows;
}

static BcPosition
move (gint32 north, gint32 east)
{
  return (BcPosition){ centre.latitude + north, centre.longitude + east };
}

/* A few streets whose doors stand where chance has put them, some of them in the same place. */
static BcSitePlan *
make_plan (void)
{
  const guint n_doors = (guint) g_test_rand_int_range (1, 400);
  g_autoptr (GListStore) rows = g_list_store_new (BC_TYPE_BUSINESS_ROW);
  BcGround ground;
  Door door = { "Maipú", 0, 0, TRUE, centre };

  for (guint i = 0; i < n_doors; i++) {
    g_autoptr (BcBusinessRow) row = NULL;

    door.street_rank = (gint) (i / 60);
    door.number = (gint) i + 1;
    if (i == 0 || g_test_rand_int_range (0, 10) > 0)
      door.position =
        move (g_test_rand_int_range (-3000, 3000), g_test_rand_int_range (-3000, 3000));
    row = make_row (&door, i);
    g_list_store_append (rows, row);
  }
  g_assert_true (bc_site_plan_find_ground (G_LIST_MODEL (rows), NULL, &ground));
  return bc_site_plan_new (G_LIST_MODEL (rows), NULL, &ground);
}

static BcSiteLayout *
make_layout (const BcSitePlan *plan, double scale)
{
  BcSiteLayout *layout = bc_site_layout_new (plan, scale);

  g_assert_cmpuint (layout->labels->len, ==, 0);
  bc_site_layout_label (layout, plan, LETTER, LINE);
  return layout;
}

static void
check_group (const BcSiteLayout *layout, const BcSitePlan *plan, guint mark)
{
  const BcSiteGroup *group = &g_array_index (layout->groups, BcSiteGroup, layout->group_of[mark]);
  const BcPoint *point = &bc_site_plan_get_mark (plan, mark)->point;

  g_assert_cmpfloat (fabs (point->east * layout->scale - group->x), <, layout->near);
  g_assert_cmpfloat (fabs (-point->north * layout->scale - group->y), <, layout->near);
  g_assert_cmpuint (group->first, <=, mark);
}

static void
check_groups (const BcSiteLayout *layout, const BcSitePlan *plan)
{
  guint n_marks = 0;

  for (guint i = 0; i < plan->marks->len; i++)
    check_group (layout, plan, i);
  for (guint i = 0; i < layout->groups->len; i++) {
    const BcSiteGroup *one = &g_array_index (layout->groups, BcSiteGroup, i);

    n_marks += one->n_marks;
    g_assert_cmpuint (bc_site_layout_find (layout, one->x + 0.4, one->y, 6), ==, i);
    for (guint j = i + 1; j < layout->groups->len; j++) {
      const BcSiteGroup *other = &g_array_index (layout->groups, BcSiteGroup, j);

      g_assert_cmpfloat (MAX (fabs (one->x - other->x), fabs (one->y - other->y)),
                         >=,
                         layout->near);
    }
  }
  g_assert_cmpuint (n_marks, ==, plan->marks->len);
}

static gboolean
do_overlap (const BcSiteLabel *one, const BcSiteLabel *other)
{
  return one->x < other->x + other->width && other->x < one->x + one->width &&
         one->y < other->y + other->height && other->y < one->y + one->height;
}

static gboolean
is_over (const BcSiteLabel *label, const BcSiteGroup *group)
{
  return group->x > label->x && group->x < label->x + label->width && group->y > label->y &&
         group->y < label->y + label->height;
}

static void
check_labels (const BcSiteLayout *layout)
{
  for (guint i = 0; i < layout->labels->len; i++) {
    const BcSiteLabel *one = &g_array_index (layout->labels, BcSiteLabel, i);

    for (guint j = i + 1; j < layout->labels->len; j++)
      g_assert_false (do_overlap (one, &g_array_index (layout->labels, BcSiteLabel, j)));
    for (guint j = 0; j < layout->groups->len; j++)
      g_assert_false (is_over (one, &g_array_index (layout->groups, BcSiteGroup, j)));
  }
}

static void
test_nothing_overlaps (void)
{
  guint n_labels = 0;

  for (guint i = 0; i < N_TRIES; i++) {
    g_autoptr (BcSitePlan) plan = make_plan ();
    const double scale = pow (10, g_test_rand_double_range (-2, 1.6));
    g_autoptr (BcSiteLayout) layout = make_layout (plan, scale);

    check_groups (layout, plan);
    check_labels (layout);
    n_labels += layout->labels->len;
  }
  g_assert_cmpuint (n_labels, >, 0);
}

/* Alone, every door has its number, and near enough its name. */
static void
test_labels_say_more_from_near (void)
{
  const Door door = { "Maipú", 0, 118, TRUE, { -33448900, -70669300 } };
  g_autoptr (GListStore) rows = make_rows (&door, 1);
  BcGround ground;
  g_autoptr (BcSitePlan) plan = NULL;
  g_autoptr (BcSiteLayout) middle = NULL;
  g_autoptr (BcSiteLayout) near = NULL;

  g_assert_true (bc_site_plan_find_ground (G_LIST_MODEL (rows), NULL, &ground));
  plan = bc_site_plan_new (G_LIST_MODEL (rows), NULL, &ground);
  middle = make_layout (plan, 2);
  near = make_layout (plan, 20);
  g_assert_cmpuint (middle->labels->len, ==, 1);
  g_assert_cmpstr (g_array_index (middle->labels, BcSiteLabel, 0).text, ==, "118");
  g_assert_cmpuint (near->labels->len, ==, 1);
  g_assert_cmpstr (g_array_index (near->labels, BcSiteLabel, 0).text, ==, "118 Panadería El Sol");
}

/* Labels are placed once, however often they are asked for. */
static void
test_labels_come_later (void)
{
  g_autoptr (BcSitePlan) plan = make_plan ();
  g_autoptr (BcSiteLayout) layout = make_layout (plan, 4);
  const guint n_labels = layout->labels->len;

  bc_site_layout_label (layout, plan, LETTER, LINE);
  g_assert_cmpuint (layout->labels->len, ==, n_labels);
}

static void
test_frame_goes_there_and_back (void)
{
  for (guint i = 0; i < 50 * N_TRIES; i++) {
    BcSiteFrame frame = { { g_test_rand_double_range (-900, 900), 40 }, 0.001, 900, 500 };
    const BcPoint point = { g_test_rand_double_range (-2000, 2000),
                            g_test_rand_double_range (-2000, 2000) };
    BcPoint back;
    double x, y, at_x, at_y;

    bc_site_frame_zoom (&frame, pow (10, g_test_rand_double_range (0, 5)), 450, 250);
    bc_site_frame_get_pixel (&frame, &point, &x, &y);
    bc_site_frame_get_point (&frame, x, y, &back);
    g_assert_cmpfloat (bc_point_get_distance (&point, &back), <, 0.01);
    /* What is pointed at stays where it is. */
    bc_site_frame_zoom (&frame, g_test_rand_double_range (0.3, 3), x, y);
    bc_site_frame_get_pixel (&frame, &point, &at_x, &at_y);
    g_assert_cmpfloat_with_epsilon (at_x, x, 0.01);
    g_assert_cmpfloat_with_epsilon (at_y, y, 0.01);
  }
}

static void
test_frame_fits (void)
{
  for (guint i = 0; i < 50 * N_TRIES; i++) {
    const double west = g_test_rand_double_range (-3000, 3000);
    const double south = g_test_rand_double_range (-3000, 3000);
    const BcSiteBounds bounds = { west,
                                  south,
                                  west + g_test_rand_double_range (0, 4000),
                                  south + g_test_rand_double_range (0, 4000) };
    const BcPoint corner = { bounds.east, bounds.north };
    BcSiteFrame frame = { .width = g_test_rand_int_range (50, 2000),
                          .height = g_test_rand_int_range (50, 2000) };
    double x, y;

    bc_site_frame_fit (&frame, &bounds);
    bc_site_frame_get_pixel (&frame, &corner, &x, &y);
    g_assert_cmpfloat (x, >=, 0);
    g_assert_cmpfloat (x, <=, frame.width);
    g_assert_cmpfloat (y, >=, 0);
    g_assert_cmpfloat (y, <=, frame.height);
  }
}

static void
test_frame_shows (void)
{
  for (guint i = 0; i < 50 * N_TRIES; i++) {
    BcSiteFrame frame = { { 0, 0 }, g_test_rand_double_range (0.01, 30), 600, 300 };
    const BcPoint point = { g_test_rand_double_range (-9000, 9000),
                            g_test_rand_double_range (-9000, 9000) };
    double x, y;

    bc_site_frame_show (&frame, &point, 40);
    bc_site_frame_get_pixel (&frame, &point, &x, &y);
    g_assert_cmpfloat (x, >=, 39.9);
    g_assert_cmpfloat (x, <=, 560.1);
    g_assert_cmpfloat (y, >=, 39.9);
    g_assert_cmpfloat (y, <=, 260.1);
  }
}

static void
test_scale_bar_is_round (void)
{
  for (guint i = 0; i < 50 * N_TRIES; i++) {
    const BcSiteFrame frame = { .scale = pow (10, g_test_rand_double_range (-3, 2)) };
    const double metres = bc_site_frame_get_bar (&frame, 120);
    const double digit = metres / pow (10, floor (log10 (metres * 1.0001)));

    g_assert_cmpfloat (metres * frame.scale, <=, 120.0001);
    g_assert_cmpfloat (metres * frame.scale, >=, 120 / 2.51);
    g_assert_true (fabs (digit - 1) < 1e-6 || fabs (digit - 2) < 1e-6 || fabs (digit - 5) < 1e-6);
  }
}

/* Of what is left nothing is beside the frame, and it lies on the line. */
static void
test_lines_are_clipped (void)
{
  const BcSiteFrame frame = { { 0, 0 }, 1, 400, 300 };

  for (guint i = 0; i < 50 * N_TRIES; i++) {
    const double from[2] = { g_test_rand_double_range (-1e6, 1e6),
                             g_test_rand_double_range (-1e6, 1e6) };
    const double inside[2] = { g_test_rand_double_range (0, 400),
                               g_test_rand_double_range (0, 300) };
    double line[4] = { from[0], from[1], 2 * inside[0] - from[0], 2 * inside[1] - from[1] };
    const double dx = line[2] - line[0], dy = line[3] - line[1], length = hypot (dx, dy);

    g_assert_true (bc_site_frame_clip (&frame, line));
    for (guint end = 0; end < 4; end += 2) {
      g_assert_cmpfloat (line[end], >=, -16.01);
      g_assert_cmpfloat (line[end], <=, 416.01);
      g_assert_cmpfloat (line[end + 1], >=, -16.01);
      g_assert_cmpfloat (line[end + 1], <=, 316.01);
      g_assert_cmpfloat (fabs ((line[end] - inside[0]) * dy - (line[end + 1] - inside[1]) * dx) /
                           length,
                         <,
                         0.01);
    }
  }
}

static void
test_line_beside_is_gone (void)
{
  const BcSiteFrame frame = { { 0, 0 }, 1, 400, 300 };
  double above[4] = { -500, -40, 900, -20 };
  double across[4] = { -500, 100, -20, 900 };

  g_assert_false (bc_site_frame_clip (&frame, above));
  g_assert_false (bc_site_frame_clip (&frame, across));
}

/* Between 10 and 20 on the even side, whatever stands on the odd one. */
static const Door street[] = {
  { "Maipú", 1, 10, TRUE, { -33448000, -70669000 } },
  { "Maipú", 1, 13, TRUE, { -33448500, -70660000 } },
  { "Maipú", 1, 15, FALSE, { 0, 0 } },
  { "Maipú", 1, 14, FALSE, { 0, 0 } },
  { "Maipú", 1, 20, TRUE, { -33448000, -70668000 } },
  { "Maipú", 1, 30, FALSE, { 0, 0 } },
  { "Prat", 2, 12, FALSE, { 0, 0 } },
  { "", 3, 12, FALSE, { 0, 0 } },
};

static BcSitePlan *
make_street (GListStore **rows)
{
  BcGround ground;

  *rows = make_rows (street, G_N_ELEMENTS (street));
  g_assert_true (bc_site_plan_find_ground (G_LIST_MODEL (*rows), NULL, &ground));
  return bc_site_plan_new (G_LIST_MODEL (*rows), NULL, &ground);
}

static gboolean
propose (const BcSitePlan *plan, GListStore *rows, guint door, BcSiteProposal *proposal)
{
  g_autoptr (BcBusinessRow) row = g_list_model_get_item (G_LIST_MODEL (rows), door);

  return bc_site_plan_propose (plan, row, proposal);
}

static void
test_place_is_proposed (void)
{
  g_autoptr (GListStore) rows = NULL;
  g_autoptr (BcSitePlan) plan = make_street (&rows);
  BcSiteProposal proposal;
  BcPosition position;

  g_assert_cmpuint (plan->marks->len, ==, 3);
  g_assert_cmpuint (plan->unplaced->len, ==, 5);
  g_assert_true (propose (plan, rows, 3, &proposal));
  g_assert_cmpstr (proposal.before, ==, "10");
  g_assert_cmpstr (proposal.after, ==, "20");
  bc_ground_get_position (&plan->ground, &proposal.point, &position);
  g_assert_cmpint (position.latitude, ==, -33448000);
  g_assert_cmpint (position.longitude, ==, -70668600);
  /* Odd, with one neighbour on its side: both sides count. */
  g_assert_true (propose (plan, rows, 2, &proposal));
  g_assert_cmpstr (proposal.before, ==, "13");
  g_assert_cmpstr (proposal.after, ==, "20");
}

static void
test_nothing_to_propose_from (void)
{
  g_autoptr (GListStore) rows = NULL;
  g_autoptr (BcSitePlan) plan = make_street (&rows);
  BcSiteProposal proposal;

  g_assert_false (propose (plan, rows, 5, &proposal));
  g_assert_false (propose (plan, rows, 6, &proposal));
  g_assert_false (propose (plan, rows, 7, &proposal));
}

/* One that was mistyped does not make all others small. */
static void
test_mistyped_position_is_far (void)
{
  Door doors[] = {
    { "Maipú", 1, 10, TRUE, { -33448000, -70669000 } },
    { "Maipú", 1, 12, TRUE, { -33448100, -70669000 } },
    { "Maipú", 1, 14, TRUE, { -23448200, -70669000 } },
    { "Maipú", 1, 16, TRUE, { -33448300, -70668000 } },
  };
  g_autoptr (GListStore) rows = make_rows (doors, G_N_ELEMENTS (doors));
  g_autoptr (BcSitePlan) plan = NULL;
  g_autofree char *words = NULL;
  BcSiteBounds bounds;
  BcGround ground;

  g_assert_true (bc_site_plan_find_ground (G_LIST_MODEL (rows), NULL, &ground));
  plan = bc_site_plan_new (G_LIST_MODEL (rows), NULL, &ground);
  g_assert_true (bc_site_plan_get_mark (plan, 2)->far);
  g_assert_true (bc_site_plan_get_bounds (plan, &bounds));
  g_assert_cmpfloat_with_epsilon (bounds.north - bounds.south, 33.3, 0.1);
  words = bc_site_plan_dup_words (plan, "Franklin");
  g_assert_cmpstr (
    words,
    ==,
    "Plan drawing of Franklin: 4 premises on the plan, no boundary yet, 93 by 33 meters");
}

static void
test_boundary_alone_is_enough (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) boundary =
    bc_polygon_parse ("POLYGON((-70.67 -33.45, -70.66 -33.45, -70.66 -33.44, -70.67 -33.45))",
                      &error);
  g_autoptr (GListStore) rows = make_rows (&street[7], 1);
  g_autoptr (BcSitePlan) plan = NULL;
  g_autofree char *words = NULL;
  BcGround ground;

  g_assert_no_error (error);
  g_assert_false (bc_site_plan_find_ground (G_LIST_MODEL (rows), NULL, &ground));
  g_assert_true (bc_site_plan_find_ground (G_LIST_MODEL (rows), boundary, &ground));
  plan = bc_site_plan_new (G_LIST_MODEL (rows), boundary, &ground);
  words = bc_site_plan_dup_words (plan, "Franklin");
  g_assert_cmpstr (words,
                   ==,
                   "Plan drawing of Franklin: 0 premises on the plan, 1 without a place, boundary "
                   "of 3 corners, 930 by 1.109 meters");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/site/nothing-overlaps", test_nothing_overlaps);
  g_test_add_func ("/model/site/labels-say-more-from-near", test_labels_say_more_from_near);
  g_test_add_func ("/model/site/labels-come-later", test_labels_come_later);
  g_test_add_func ("/model/site/frame-there-and-back", test_frame_goes_there_and_back);
  g_test_add_func ("/model/site/frame-fits", test_frame_fits);
  g_test_add_func ("/model/site/frame-shows", test_frame_shows);
  g_test_add_func ("/model/site/scale-bar-is-round", test_scale_bar_is_round);
  g_test_add_func ("/model/site/lines-are-clipped", test_lines_are_clipped);
  g_test_add_func ("/model/site/line-beside-is-gone", test_line_beside_is_gone);
  g_test_add_func ("/model/site/place-is-proposed", test_place_is_proposed);
  g_test_add_func ("/model/site/nothing-to-propose-from", test_nothing_to_propose_from);
  g_test_add_func ("/model/site/mistyped-position-is-far", test_mistyped_position_is_far);
  g_test_add_func ("/model/site/boundary-alone-is-enough", test_boundary_alone_is_enough);
  return g_test_run ();
}
