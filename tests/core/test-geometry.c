/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "geometry.h"
#include "random-text.h"
#include "value-error.h"

static void
test_positions (void)
{
  static const struct
  {
    const char *typed;
    const char *text;
  } cases[] = {
    { "-33.456789,-70.654321", "-33.456789,-70.654321" },
    { "-33.456789, -70.654321", "-33.456789,-70.654321" },
    { "-33,456789; -70,654321", "-33.456789,-70.654321" },
    { "-33,456789;-70.654321", "-33.456789,-70.654321" },
    { "-33,45 -70,65", "-33.450000,-70.650000" },
    { "-33,45, -70,65", "-33.450000,-70.650000" },
    { " −33.45  −70.65 ", "-33.450000,-70.650000" },
    { "-33 -70", "-33.000000,-70.000000" },
    { "-33.45678949999,-70.6543215", "-33.456789,-70.654322" },
    { "-0.0000004,0.9999996", "0.000000,1.000000" },
    { "90;-180", "90.000000,-180.000000" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *text = NULL;
    BcPosition position;

    g_assert_true (bc_position_parse (cases[i].typed, &position, &error));
    text = bc_position_dup_text (&position);
    g_assert_cmpstr (text, ==, cases[i].text);
  }
}

static void
test_position_refuses (void)
{
  static const struct
  {
    const char *typed;
    BcValueError code;
  } cases[] = {
    { "", BC_VALUE_ERROR_SYNTAX },
    { "-33.45", BC_VALUE_ERROR_SYNTAX },
    { "-33.45,", BC_VALUE_ERROR_SYNTAX },
    { "-33.45,-70.65,5", BC_VALUE_ERROR_SYNTAX },
    { "-33.,-70.65", BC_VALUE_ERROR_SYNTAX },
    { "33°27'S 70°39'W", BC_VALUE_ERROR_SYNTAX },
    { "nan,nan", BC_VALUE_ERROR_SYNTAX },
    { "1e1,2e1", BC_VALUE_ERROR_SYNTAX },
    { "-33,45", BC_VALUE_ERROR_AMBIGUOUS },
    { "-33,45,-70,65", BC_VALUE_ERROR_AMBIGUOUS },
    { "-90.000001,0.0", BC_VALUE_ERROR_RANGE },
    { "0.0,180.000001", BC_VALUE_ERROR_RANGE },
    { "999.0,999.0", BC_VALUE_ERROR_RANGE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    BcPosition position;

    g_assert_false (bc_position_parse (cases[i].typed, &position, &error));
    g_assert_error (error, BC_VALUE_ERROR, (int) cases[i].code);
  }
}

static void
assert_position_returns (const BcPosition *position)
{
  g_autofree char *text = bc_position_dup_text (position);
  BcPosition again;

  g_assert_true (bc_position_parse (text, &again, NULL));
  g_assert_cmpmem (&again, sizeof again, position, sizeof *position);
}

static void
test_position_round_trip (void)
{
  for (int i = 0; i < 20000; i++) {
    BcPosition position = { g_test_rand_int_range (-90000000, 90000001),
                            g_test_rand_int_range (-180000000, 180000001) };
    g_autofree char *text = random_text_new ("0123456789-.,; ");

    assert_position_returns (&position);
    if (bc_position_parse (text, &position, NULL))
      assert_position_returns (&position);
  }
}

static void
test_chile (void)
{
  static const struct
  {
    const char *text;
    gboolean inside;
  } cases[] = {
    { "-33.45;-70.65", TRUE },  /* Santiago */
    { "-27.15;-109.43", TRUE }, /* Hanga Roa */
    { "-33.64;-78.84", TRUE },  /* San Juan Bautista */
    { "-17.498;-69.47", TRUE }, /* the northern border */
    { "-55.98;-67.27", TRUE },  /* Cape Horn */
    { "-70.65;-33.45", FALSE }, /* swapped */
    { "33.45;70.65", FALSE },   /* without signs */
    { "-34.6;-58.4", FALSE },   /* Buenos Aires */
    { "-12.05;-77.04", FALSE }, /* Lima */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    BcPosition position;

    g_assert_true (bc_position_parse (cases[i].text, &position, NULL));
    g_assert_cmpint (bc_position_is_in_chile (&position), ==, cases[i].inside);
  }
}

static void
test_polygons (void)
{
  static const char square[] = "POLYGON((-70.650000 -33.450000, -70.640000 -33.450000, "
                               "-70.640000 -33.440000, -70.650000 -33.440000, "
                               "-70.650000 -33.450000))";
  static const char *const typed[] = {
    square,
    "polygon ( ( -70.65 -33.45,-70.64 -33.45 ,\n-70.64 -33.44, -70.65 -33.44, -70.65 -33.45 ) ) ",
    /* Points repeated, exactly and by rounding. */
    "POLYGON((-70.65 -33.45, -70.65 -33.45, -70.64 -33.45, -70.6400000001 -33.45, "
    "-70.64 -33.44, -70.65 -33.44, -70.65 -33.45, -70.65 -33.45))",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GArray) ring = bc_polygon_parse (typed[i], &error);
    g_autofree char *text = NULL;

    g_assert_no_error (error);
    g_assert_cmpuint (ring->len, ==, 4);
    text = bc_polygon_dup_text (ring);
    g_assert_cmpstr (text, ==, square);
  }
}

static void
test_polygon_refuses (void)
{
  static const struct
  {
    const char *text;
    BcValueError code;
  } cases[] = {
    { "", BC_VALUE_ERROR_SYNTAX },
    { "POLYGON", BC_VALUE_ERROR_SYNTAX },
    { "POLYGON EMPTY", BC_VALUE_ERROR_SYNTAX },
    { "POLYGON(())", BC_VALUE_ERROR_SYNTAX },
    { "POLYGON((-70 -33))", BC_VALUE_ERROR_SYNTAX },
    { "POLYGON((-70 -33, -70 -33))", BC_VALUE_ERROR_SYNTAX },
    { "POLYGON((-70 -33, -70 -34, -70 -33))", BC_VALUE_ERROR_SYNTAX },
    { "POLYGON((-70 -33, -70 -34, -71 -33))", BC_VALUE_ERROR_SYNTAX },
    { "POLYGON((-70 -33, -70 -34, -71 -33, -70 -33)", BC_VALUE_ERROR_SYNTAX },
    { "POLYGON((-70 -33, -70 -34, -71 -33, -70 -33)) x", BC_VALUE_ERROR_SYNTAX },
    { "POLYGON((-70,5 -33, -70 -34, -71 -33, -70,5 -33))", BC_VALUE_ERROR_SYNTAX },
    { "POLYGON((-70 -33, -70 -34, -71 -33, -70 -33), (-70 -33, -70 -34, -71 -33, -70 -33))",
      BC_VALUE_ERROR_SYNTAX },
    /* A bow, a line, a spike, a corner that touches a side, a corner visited twice. */
    { "POLYGON((-70 -33, -71 -34, -70 -34, -71 -33, -70 -33))", BC_VALUE_ERROR_SYNTAX },
    { "POLYGON((-70 -33, -71 -33, -72 -33, -70 -33))", BC_VALUE_ERROR_SYNTAX },
    { "POLYGON((-70 -33, -72 -33, -72 -35, -72 -31, -70 -33))", BC_VALUE_ERROR_SYNTAX },
    { "POLYGON((-70 -33, -72 -33, -71 -34, -71 -33, -70 -34, -70 -33))", BC_VALUE_ERROR_SYNTAX },
    { "POLYGON((-70 -33, -71 -32, -72 -32, -71 -32, -70 -33))", BC_VALUE_ERROR_SYNTAX },
    { "POLYGON((-33 -70, -34 -70, -33 -71, -33 -70))", BC_VALUE_ERROR_RANGE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (bc_polygon_parse (cases[i].text, &error));
    g_assert_error (error, BC_VALUE_ERROR, (int) cases[i].code);
  }
}

static void
test_polygon_names_the_point (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (
    bc_polygon_parse ("POLYGON((-70 -33, -70 -33, -60 -34, -71 -33, -70 -33))", &error));
  g_assert_error (error, BC_VALUE_ERROR, BC_VALUE_ERROR_RANGE);
  g_assert_nonnull (strstr (error->message, "3"));
}

/* A star around a point never crosses itself: its corners are in the order of their angles. */
static GArray *
make_star (guint corners)
{
  static const BcPosition directions[] = { { 0, 1 },  { 1, 1 },   { 1, 0 },  { 1, -1 },
                                           { 0, -1 }, { -1, -1 }, { -1, 0 }, { -1, 1 } };
  GArray *ring = g_array_new (FALSE, FALSE, sizeof (BcPosition));

  for (guint i = 0; i < corners; i++) {
    int radius = g_test_rand_int_range (1, 1000000);
    BcPosition corner = { -33000000 + radius * directions[i].latitude,
                          -71000000 + radius * directions[i].longitude };

    g_array_append_val (ring, corner);
  }
  return ring;
}

static void
test_polygon_round_trip (void)
{
  for (int i = 0; i < 2000; i++) {
    g_autoptr (GArray) star = make_star (8);
    g_autofree char *text = bc_polygon_dup_text (star);
    g_autoptr (GArray) again = bc_polygon_parse (text, NULL);

    g_assert_nonnull (again);
    g_assert_cmpmem (again->data,
                     again->len * sizeof (BcPosition),
                     star->data,
                     star->len * sizeof (BcPosition));
  }
}

static GArray *
make_comb (guint teeth)
{
  GArray *ring = g_array_new (FALSE, FALSE, sizeof (BcPosition));
  BcPosition corner = { -34000000, -71000000 };

  g_array_append_val (ring, corner);
  for (guint i = 1; i < 2 * teeth; i++) {
    corner.longitude = -71000000 + (gint32) i;
    corner.latitude = i % 2 == 0 ? -33000000 : -33000010;
    g_array_append_val (ring, corner);
  }
  return ring;
}

static void
test_polygon_size (void)
{
  g_autoptr (GArray) largest = make_comb (BC_POLYGON_MAX_VERTICES / 2);
  g_autoptr (GArray) larger = make_comb (BC_POLYGON_MAX_VERTICES / 2 + 1);
  g_autofree char *text = bc_polygon_dup_text (largest);
  g_autofree char *too_long = bc_polygon_dup_text (larger);
  g_autofree char *huge = g_strnfill (1024 * 1024, ' ');
  g_autoptr (GArray) ring = bc_polygon_parse (text, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) huge_error = NULL;

  g_assert_nonnull (ring);
  g_assert_cmpuint (ring->len, ==, BC_POLYGON_MAX_VERTICES);
  g_assert_null (bc_polygon_parse (too_long, &error));
  g_assert_error (error, BC_VALUE_ERROR, BC_VALUE_ERROR_TOO_LONG);
  g_assert_null (bc_polygon_parse (huge, &huge_error));
  g_assert_error (huge_error, BC_VALUE_ERROR, BC_VALUE_ERROR_TOO_LONG);
}

static void
test_polygon_random_texts (void)
{
  for (int i = 0; i < RANDOM_TEXTS; i++) {
    g_autofree char *inside = random_text_new ("-7033. ,,()");
    g_autofree char *text = g_strdup_printf ("POLYGON((-70 -33, -70 -34, %s, -70 -33))", inside);
    g_autoptr (GArray) ring = bc_polygon_parse (text, NULL);
    g_autoptr (GArray) again = NULL;
    g_autofree char *canonical = NULL;

    if (ring == NULL)
      continue;
    canonical = bc_polygon_dup_text (ring);
    again = bc_polygon_parse (canonical, NULL);
    g_assert_nonnull (again);
    g_assert_cmpuint (again->len, ==, ring->len);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/position/accepts", test_positions);
  g_test_add_func ("/core/position/refuses", test_position_refuses);
  g_test_add_func ("/core/position/round-trip", test_position_round_trip);
  g_test_add_func ("/core/position/chile", test_chile);
  g_test_add_func ("/core/polygon/accepts", test_polygons);
  g_test_add_func ("/core/polygon/refuses", test_polygon_refuses);
  g_test_add_func ("/core/polygon/names-the-point", test_polygon_names_the_point);
  g_test_add_func ("/core/polygon/round-trip", test_polygon_round_trip);
  g_test_add_func ("/core/polygon/size", test_polygon_size);
  g_test_add_func ("/core/polygon/random-texts", test_polygon_random_texts);
  return g_test_run ();
}
