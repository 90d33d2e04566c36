/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "handover.h"
#include "pdf.h"
#include "world.h"

/* Two districts, and where one is handed over. */
typedef struct
{
  World *world;
  char *folder;
  char *target;
  BcHandover handover;
  GCancellable *cancellable;
  double told; /* how much was told last */
} Desk;

static void
add_promise (Desk *desk, const BcId *district, const char *what)
{
  g_autofree char *text = bc_id_dup_text (district);
  BcId id = { 0 };

  world_save (desk->world,
              "commitment",
              &id,
              "district",
              text,
              "institution",
              "Serviu",
              "what",
              what,
              "promised-for",
              "2020-01-31",
              NULL);
}

static void
desk_open (Desk *desk)
{
  BcId other = { 0 };

  desk->world = world_new (BC_LEVEL_COUNCIL, "Ana");
  desk->folder = pdf_make_folder ();
  desk->target = g_build_filename (desk->folder, "traspaso", NULL);
  desk->cancellable = g_cancellable_new ();
  desk->handover.documents = desk->folder;
  desk->handover.folder = desk->target;
  world_save (desk->world,
              "district",
              &desk->handover.district,
              "name",
              "Plaza & <i>",
              "commune",
              "13120",
              NULL);
  world_save (desk->world, "district", &other, "name", "Otra", "commune", "13120", NULL);
  add_promise (desk, &desk->handover.district, "Luces propias");
  add_promise (desk, &other, "Luces ajenas");
}

static void
remove_target (Desk *desk)
{
  g_autoptr (GDir) entries = g_dir_open (desk->target, 0, NULL);
  const char *entry = entries != NULL ? g_dir_read_name (entries) : NULL;

  for (; entry != NULL; entry = g_dir_read_name (entries)) {
    g_autofree char *path = g_build_filename (desk->target, entry, NULL);

    g_unlink (path);
  }
  g_rmdir (desk->target);
}

static void
desk_clear (Desk *desk)
{
  remove_target (desk);
  pdf_remove_folder (desk->folder);
  g_free (desk->folder);
  g_free (desk->target);
  g_object_unref (desk->cancellable);
  world_free (desk->world);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, desk_clear)

static char *
read_paper (Desk *desk)
{
  g_autofree char *path = g_build_filename (desk->target, "handover.pdf", NULL);
  g_auto (GStrv) pages = pdf_read_pages (path);

  return g_strjoinv ("\n", pages);
}

static void
test_one_district_and_no_other (void)
{
  g_auto (Desk) desk = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  desk_open (&desk);
  bc_handover_write (&desk.handover, desk.world->database, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (desk.handover.n_documents, ==, 0);
  text = read_paper (&desk);
  g_assert_nonnull (strstr (text, "Plaza & <i>"));
  g_assert_nonnull (strstr (text, "Luces propias"));
  g_assert_null (strstr (text, "Luces ajenas"));
}

static void
tell (gpointer data, double fraction)
{
  Desk *desk = data;

  g_assert_cmpfloat (fraction, >, desk->told);
  desk->told = fraction;
}

static void
tell_and_stop (gpointer data, double fraction)
{
  Desk *desk = data;

  desk->told = fraction;
  g_cancellable_cancel (desk->cancellable);
}

static void
test_progress_goes_up_to_the_end (void)
{
  g_auto (Desk) desk = { 0 };

  desk_open (&desk);
  desk.handover.tell = tell;
  desk.handover.data = &desk;
  g_assert_true (bc_handover_write (&desk.handover, desk.world->database, NULL, NULL));
  g_assert_cmpfloat (desk.told, ==, 1);
}

static void
test_an_interruption_leaves_nothing (void)
{
  g_auto (Desk) desk = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) entries = NULL;

  desk_open (&desk);
  desk.handover.tell = tell_and_stop;
  desk.handover.data = &desk;
  g_assert_false (
    bc_handover_write (&desk.handover, desk.world->database, desk.cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpfloat (desk.told, <, 1);
  entries = g_dir_open (desk.folder, 0, NULL);
  g_assert_null (g_dir_read_name (entries));
}

static void
test_a_place_that_is_not_there_is_refused (void)
{
  g_auto (Desk) desk = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *nowhere = NULL;

  desk_open (&desk);
  nowhere = g_build_filename (desk.folder, "no", "hay", NULL);
  desk.handover.folder = nowhere;
  g_assert_false (bc_handover_write (&desk.handover, desk.world->database, NULL, &error));
  g_assert_nonnull (strstr (error->message, "No such file"));
}

int
main (int argc, char **argv)
{
  setlocale (LC_CTYPE, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reports/handover/one-district-and-no-other", test_one_district_and_no_other);
  g_test_add_func ("/reports/handover/progress-goes-up-to-the-end",
                   test_progress_goes_up_to_the_end);
  g_test_add_func ("/reports/handover/an-interruption-leaves-nothing",
                   test_an_interruption_leaves_nothing);
  g_test_add_func ("/reports/handover/a-place-that-is-not-there-is-refused",
                   test_a_place_that_is_not_there_is_refused);
  return g_test_run ();
}
