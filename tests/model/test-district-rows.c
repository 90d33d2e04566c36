/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "district-rows.h"
#include "model-store.h"

/* The texts and ranks that the columns show and sort by. */
static const struct
{
  const char *name;
  const char *commune;
  const char *commune_name;
  const char *region;
  int name_rank;
  int commune_rank;
  int region_rank;
} districts[] = {
  { "Ñandú", "13101", "Santiago", "Metropolitana de Santiago", 3, 3, 7 },
  { "Ángel", "01101", "Iquique", "Tarapacá", 0, 1, 2 },
  { "Nube & Hijos", "13120", "Ñuñoa", "Metropolitana de Santiago", 2, 2, 7 },
  { "Barrio <Puerto>", "02101", "Antofagasta", "Antofagasta", 1, 0, 3 },
};

static GListModel *
read_rows (ModelStore *fixture)
{
  g_autoptr (GError) error = NULL;
  GListModel *rows = bc_district_rows_read (bc_store_get_reader (fixture->store), &error);

  g_assert_no_error (error);
  g_assert_nonnull (rows);
  return rows;
}

static BcDistrictRow *
find_row (GListModel *rows, const BcId *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++) {
    g_autoptr (BcDistrictRow) row = g_list_model_get_item (rows, i);

    if (bc_id_equal (bc_district_row_get_id (row), id))
      return g_steal_pointer (&row);
  }
  return NULL;
}

static void
check_row (GListModel *rows, const BcId *id, guint i)
{
  g_autoptr (BcDistrictRow) row = find_row (rows, id);
  const BcDistrictFigures *figures = NULL;

  g_assert_nonnull (row);
  figures = bc_district_row_get_figures (row);
  g_assert_cmpstr (figures->name, ==, districts[i].name);
  g_assert_cmpstr (figures->commune, ==, districts[i].commune_name);
  g_assert_cmpstr (figures->region, ==, districts[i].region);
  g_assert_cmpint (figures->name_rank, ==, districts[i].name_rank);
  g_assert_cmpint (figures->commune_rank, ==, districts[i].commune_rank);
  g_assert_cmpint (figures->region_rank, ==, districts[i].region_rank);
}

static void
test_orders (void)
{
  ModelStore fixture = { 0 };
  BcId ids[G_N_ELEMENTS (districts)];

  model_store_open (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (districts); i++)
    model_store_add_district (&fixture, districts[i].name, districts[i].commune, &ids[i]);
  {
    g_autoptr (GListModel) rows = read_rows (&fixture);

    g_assert_cmpuint (g_list_model_get_n_items (rows), ==, G_N_ELEMENTS (districts));
    for (guint i = 0; i < G_N_ELEMENTS (districts); i++)
      check_row (rows, &ids[i], i);
  }
  model_store_close (&fixture);
}

static void
test_properties (void)
{
  ModelStore fixture = { 0 };
  BcId id;

  model_store_open (&fixture);
  model_store_add_district (&fixture, "Ñandú", "13101", &id);
  {
    g_autoptr (GListModel) rows = read_rows (&fixture);
    g_autoptr (BcDistrictRow) row = find_row (rows, &id);
    g_autofree char *phase = NULL, *group = NULL, *progress = NULL, *late = NULL;
    int progress_rank = 0, late_rank = 1;

    g_object_get (row,
                  "phase",
                  &phase,
                  "group",
                  &group,
                  "progress",
                  &progress,
                  "late",
                  &late,
                  "progress-rank",
                  &progress_rank,
                  "late-rank",
                  &late_rank,
                  NULL);
    g_assert_cmpstr (phase, ==, "Candidate");
    g_assert_cmpstr (group, ==, "Not yet");
    g_assert_cmpstr (progress, ==, "–");
    g_assert_cmpstr (late, ==, "–");
    g_assert_cmpint (progress_rank, ==, -1);
    g_assert_cmpint (late_rank, ==, 0);
    g_assert_cmpstr (bc_district_row_get_figures (row)->words,
                     ==,
                     "nandu santiago metropolitana de santiago");
  }
  model_store_close (&fixture);
}

static void
test_empty (void)
{
  ModelStore fixture = { 0 };

  model_store_open (&fixture);
  {
    g_autoptr (GListModel) rows = read_rows (&fixture);

    g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 0);
  }
  model_store_close (&fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/district-rows/orders-names-as-in-spanish", test_orders);
  g_test_add_func ("/model/district-rows/shows-what-is-not-there", test_properties);
  g_test_add_func ("/model/district-rows/empty-country", test_empty);
  return g_test_run ();
}
