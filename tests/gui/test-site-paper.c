/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan drawing as a file and on paper: each form is what its name says, with all that belongs
 * to it, and what is seen in the window stays as it was. */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "site-map-private.h"
#include "site-paper.h"
#include "site-picture.h"
#include "store-error.h"

#define N_DOORS 40
#define N_SIZES 60

typedef struct
{
  char *folder; /* (owned) */
  BcSiteMap *map;
} Fixture;

static BcSitePlan *
make_plan (void)
{
  g_autoptr (GListStore) rows = g_list_store_new (BC_TYPE_BUSINESS_ROW);
  BcGround ground;

  for (guint i = 0; i < N_DOORS; i++) {
    BcBusinessFigures figures = { .placed = TRUE };
    g_autoptr (BcBusinessRow) row = NULL;

    figures.id.bytes[0] = (guint8) (i + 1);
    figures.position.latitude = -53162700 + (gint32) (i / 10 * 900);
    figures.position.longitude = -70908100 + (gint32) (i % 10 * 400);
    figures.ranks[BC_BUSINESS_STREET_RANK] = (gint) i / 10;
    for (guint j = 0; j < BC_N_BUSINESS_TEXTS; j++)
      figures.texts[j] = g_strdup_printf ("%u & <b>", i);
    row = bc_business_row_new (&figures);
    g_list_store_append (rows, row);
  }
  g_assert_true (bc_site_plan_find_ground (G_LIST_MODEL (rows), NULL, &ground));
  return bc_site_plan_new (G_LIST_MODEL (rows), NULL, &ground);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();

  fixture->folder = g_dir_make_tmp ("barrios-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  fixture->map = g_object_new (BC_TYPE_SITE_MAP, NULL);
  bc_site_map_show (fixture->map, make_plan (), 0, "Óptica & Hijos <b>", TRUE);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (fixture->map));
  /* It needs a place, and nobody who looks at it: no window manager is waited for. */
  gtk_widget_measure (GTK_WIDGET (fixture->map),
                      GTK_ORIENTATION_HORIZONTAL,
                      -1,
                      NULL,
                      NULL,
                      NULL,
                      NULL);
  gtk_widget_allocate (GTK_WIDGET (fixture->map), 700, 400, -1, NULL);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->map)), >, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (fixture->map))));
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static char *
write_paper (Fixture *fixture, const char *name, gboolean whole)
{
  cairo_surface_t *recording = bc_site_paper_record (fixture->map, whole);
  char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  bc_site_paper_write (recording, bc_site_paper_find_form (path, BC_SITE_PNG), path, &error);
  g_assert_no_error (error);
  cairo_surface_destroy (recording);
  return path;
}

static void
test_form_by_name (void)
{
  g_assert_cmpint (bc_site_paper_find_form ("/a/plano.png", BC_SITE_PDF), ==, BC_SITE_PNG);
  g_assert_cmpint (bc_site_paper_find_form ("/a/plano.PDF", BC_SITE_PNG), ==, BC_SITE_PDF);
  g_assert_cmpint (bc_site_paper_find_form ("/a.pdf/plano", BC_SITE_PNG), ==, BC_SITE_PNG);
  g_assert_cmpint (bc_site_paper_find_form ("/a/plano", BC_SITE_PDF), ==, BC_SITE_PDF);
}

static void
check_beginning (Fixture *fixture, const char *name, const char *beginning)
{
  g_autofree char *path = write_paper (fixture, name, TRUE);
  g_autofree char *held = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &held, &length, NULL));
  g_assert_cmpuint (length, >, 1000);
  g_assert_true (memcmp (held, beginning, strlen (beginning)) == 0);
  g_unlink (path);
}

static void
test_each_form_is_written (Fixture *fixture, gconstpointer data)
{
  check_beginning (fixture, "plano.png", "\x89PNG");
  check_beginning (fixture, "plano.pdf", "%PDF-");
}

/* How many points of a picture are of a colour. */
static guint
count_points (cairo_surface_t *picture, guint32 colour)
{
  const int width = cairo_image_surface_get_width (picture);
  const int height = cairo_image_surface_get_height (picture);
  const int stride = cairo_image_surface_get_stride (picture);
  const guchar *points = cairo_image_surface_get_data (picture);
  guint n = 0;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      n += (((const guint32 *) (gconstpointer) (points + y * stride))[x] & 0xffffff) == colour;
  return n;
}

/* What is seen, twice as fine, with words above and below it; doors are open, and green. */
static void
test_picture_shows_the_doors (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_paper (fixture, "plano.png", FALSE);
  cairo_surface_t *picture = cairo_image_surface_create_from_png (path);

  g_assert_cmpint (cairo_image_surface_get_width (picture), >, 2 * 700);
  g_assert_cmpint (cairo_image_surface_get_height (picture), >, 2 * 400);
  g_assert_cmpuint (count_points (picture, 0x1b8553), >, N_DOORS * 100);
  g_assert_cmpuint (count_points (picture, 0xffffff), >, 700 * 400);
  cairo_surface_destroy (picture);
  g_unlink (path);
}

static void
test_window_stays_as_it_was (Fixture *fixture, gconstpointer data)
{
  BcSiteFrame before = { 0 };
  cairo_surface_t *recording = NULL;

  bc_site_map_set_focus (fixture->map, 3);
  bc_site_map_zoom (fixture->map, 1.5);
  bc_site_map_zoom (fixture->map, 1.5);
  before = fixture->map->frame;
  recording = bc_site_paper_record (fixture->map, TRUE);
  cairo_surface_destroy (recording);
  g_assert_cmpmem (&before, sizeof before, &fixture->map->frame, sizeof before);
  g_assert_true (fixture->map->hurried);
  g_assert_cmpuint (bc_site_map_get_focus (fixture->map), ==, 3);
  g_assert_cmpfloat (bc_site_map_ensure_layout (fixture->map)->scale, ==, before.scale);
}

static void
test_any_paper (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < N_SIZES; i++) {
    const double width = g_test_rand_double_range (1, 3000);
    const double height = g_test_rand_double_range (1, 3000);
    g_auto (BcSitePicture) picture = { 0 };

    bc_site_picture_init_sized (&picture, fixture->map, width, height);
    g_assert_nonnull (picture.node);
    g_assert_true (picture.width <= width + 1 || width < 200);
    g_assert_true (picture.height <= height + 1 || height < 900);
  }
}

static void
test_refused_where_it_cannot_be_written (Fixture *fixture, gconstpointer data)
{
  cairo_surface_t *recording = bc_site_paper_record (fixture->map, FALSE);
  g_autofree char *path = g_build_filename (fixture->folder, "nowhere", "plano.pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (bc_site_paper_write (recording, BC_SITE_PDF, path, &error));
  g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_NOT_FOUND);
  cairo_surface_destroy (recording);
}

/* Half a boundary is not put on paper. */
static void
test_only_what_is_at_rest (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (fixture->map)));

  bc_site_paper_add_actions (window, fixture->map);
  bc_site_map_begin_boundary (fixture->map);
  g_assert_cmpint (bc_site_map_get_mode (fixture->map), ==, BC_SITE_DRAW);
  gtk_widget_activate_action (window, "site-paper.save-png", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 1);
  bc_site_map_cancel (fixture->map);
  g_assert_cmpint (bc_site_map_get_mode (fixture->map), ==, BC_SITE_LOOK);
}

static void
add_test (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/gui/site-paper/form-by-name", test_form_by_name);
  add_test ("/gui/site-paper/each-form-is-written", test_each_form_is_written);
  add_test ("/gui/site-paper/picture-shows-the-doors", test_picture_shows_the_doors);
  add_test ("/gui/site-paper/window-stays-as-it-was", test_window_stays_as_it_was);
  add_test ("/gui/site-paper/any-paper", test_any_paper);
  add_test ("/gui/site-paper/refused", test_refused_where_it_cannot_be_written);
  add_test ("/gui/site-paper/only-what-is-at-rest", test_only_what_is_at_rest);
  return g_test_run ();
}
