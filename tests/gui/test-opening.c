/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A database is opened in a thread, with the figures of the first page. */
#include "config.h"

#include "model-store.h"
#include "store-error.h"
#include "window-opening.h"

/* What an opening led to. */
typedef struct
{
  BcStore *store;
  BcProfile profile;
  gboolean introduced;
  BcSummary *figures;
  GError *error;
} Opened;

static void
finish (Opened *self, BcOpening *opening)
{
  self->store =
    bc_opening_finish (opening, &self->profile, &self->introduced, &self->figures, &self->error);
  bc_opening_free (opening);
}

static void
clear (Opened *self)
{
  if (self->store)
    bc_store_close (self->store, NULL);
  g_clear_object (&self->store);
  bc_profile_clear (&self->profile);
  g_clear_pointer (&self->figures, bc_summary_unref);
  g_clear_error (&self->error);
}

/* Makes a council's database with two districts, and closes it. */
static const char *
make_database (ModelStore *country)
{
  g_autoptr (GError) error = NULL;
  BcId id;

  model_store_open (country);
  model_store_add_district (country, "Franklin", "13101", &id);
  model_store_add_district (country, "Meiggs", "13101", &id);
  bc_store_close (country->store, &error);
  g_assert_no_error (error);
  return bc_store_get_path (country->store);
}

static void
test_brings_the_figures (void)
{
  ModelStore country = { 0 };
  Opened opened = { 0 };

  finish (&opened, bc_opening_start (make_database (&country)));
  g_assert_no_error (opened.error);
  g_assert_true (opened.introduced);
  g_assert_cmpstr (opened.profile.name, ==, "Ana Pérez");
  g_assert_nonnull (opened.figures);
  g_assert_cmpfloat (bc_summary_row_get (opened.figures->total, "districts", "total"), ==, 2);
  clear (&opened);
  model_store_close (&country);
}

/* The figures are no longer waited for, but the reader must not stay interrupted. */
static void
test_reader_is_free (void)
{
  ModelStore country = { 0 };
  Opened opened = { 0 };
  g_autoptr (BcSummary) again = NULL;
  g_autoptr (GError) error = NULL;

  finish (&opened, bc_opening_start (make_database (&country)));
  bc_summary_read (bc_store_get_reader (opened.store), NULL, &again, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (bc_summary_row_get (again->total, "districts", "total"), ==, 2);
  clear (&opened);
  model_store_close (&country);
}

static void
test_new_one_has_nobody (void)
{
  g_autofree char *folder = g_dir_make_tmp ("barrios-opening-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "new.db", NULL);
  Opened opened = { 0 };

  finish (&opened, bc_opening_start (path));
  g_assert_no_error (opened.error);
  g_assert_false (opened.introduced);
  g_assert_null (opened.figures);
  g_assert_false (bc_store_is_read_only (opened.store));
  clear (&opened);
}

static void
test_foreign_one_is_refused (void)
{
  g_autofree char *folder = g_dir_make_tmp ("barrios-opening-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "letter.db", NULL);
  Opened opened = { 0 };

  g_assert_true (g_file_set_contents (path, "Dear all, nothing here is a database.", -1, NULL));
  finish (&opened, bc_opening_start (path));
  g_assert_error (opened.error, BC_STORE_ERROR, BC_STORE_ERROR_FOREIGN);
  g_assert_null (opened.store);
  clear (&opened);
}

/* As when the program ends, or another file is asked for, before a window took it. */
static void
test_untaken_one_is_closed (void)
{
  ModelStore country = { 0 };
  const char *path = make_database (&country);
  g_autoptr (GError) error = NULL;
  g_autoptr (BcStore) store = NULL;

  bc_opening_free (bc_opening_start (path));
  store = bc_store_open (path, 0, &error);
  g_assert_no_error (error);
  g_assert_false (bc_store_is_read_only (store));
  bc_store_close (store, NULL);
  model_store_close (&country);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gui/opening/brings-the-figures", test_brings_the_figures);
  g_test_add_func ("/gui/opening/reader-is-free", test_reader_is_free);
  g_test_add_func ("/gui/opening/new-one-has-nobody", test_new_one_has_nobody);
  g_test_add_func ("/gui/opening/foreign-one-is-refused", test_foreign_one_is_refused);
  g_test_add_func ("/gui/opening/untaken-one-is-closed", test_untaken_one_is_closed);
  return g_test_run ();
}
