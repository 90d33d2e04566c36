/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "attach.h"
#include "sandbox.h"
#include "store-error.h"
#include "undo.h"

#define MOST_FILES 12

/* A district that files are attached to, and the files. */
typedef struct
{
  Sandbox sandbox;
  BcId district;
  char *files; /* (owned): the folder they come from */
  guint n;
  BcAttachment asked[MOST_FILES];
  BcAttached attached[MOST_FILES];
} Desk;

static void
desk_open (Desk *self)
{
  g_auto (BcDraft) draft = { 0 };
  g_autoptr (GError) error = NULL;

  sandbox_open (&self->sandbox);
  sandbox_introduce (&self->sandbox, BC_LEVEL_COUNCIL);
  bc_draft_init (&draft, bc_dictionary_find ("district"), NULL);
  bc_draft_set_text (&draft, "name", "Latorre", &error);
  bc_lookup_text (bc_store_get_reader (self->sandbox.store),
                  "commune",
                  "13101",
                  &self->district,
                  &error);
  bc_draft_set_id (&draft, "commune", &self->district);
  bc_store_save (self->sandbox.store, &draft, &self->district, &error);
  g_assert_no_error (error);
  self->files = g_build_filename (self->sandbox.folder, "photos", NULL);
  g_mkdir (self->files, 0700);
}

static void
forget (Desk *self)
{
  for (guint i = 0; i < self->n; i++) {
    bc_attached_clear (&self->attached[i]);
    g_object_unref (self->asked[i].source);
    self->attached[i] = (BcAttached){ 0 };
  }
  self->n = 0;
}

static void
desk_clear (Desk *self)
{
  forget (self);
  g_free (self->files);
  sandbox_clear (&self->sandbox);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, desk_clear)

/* @contents: (nullable): %NULL for a file that is not there. */
static void
ask (Desk *self, const char *name, const char *contents)
{
  g_autofree char *path = g_build_filename (self->files, name, NULL);
  g_autoptr (GError) error = NULL;

  if (contents != NULL)
    g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);
  self->asked[self->n].record = self->district;
  self->asked[self->n++].source = g_file_new_for_path (path);
}

static gboolean
attach (Desk *self, const BcAttachProgress *progress, GCancellable *cancellable, GError **error)
{
  return bc_attach_many (self->sandbox.store,
                         self->asked,
                         self->attached,
                         self->n,
                         progress,
                         cancellable,
                         error);
}

static gint64
count_documents (Desk *self)
{
  return sandbox_count (&self->sandbox, "SELECT count (*) FROM document WHERE hidden = 0");
}

/* How many files lie in a folder and those below it. */
static guint
count_files (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  if (folder == NULL)
    return g_file_test (path, G_FILE_TEST_IS_REGULAR) ? 1 : 0;
  while ((name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *below = g_build_filename (path, name, NULL);

    n += count_files (below);
  }
  return n;
}

static guint
count_copies (Desk *self)
{
  g_autofree char *folder = bc_store_dup_beside (self->sandbox.store, ".documents");

  return count_files (folder);
}

static gboolean
undo_cb (BcWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  return bc_undo (writer, data, error);
}

static void
test_many_are_one_gesture (void)
{
  g_auto (Desk) desk = { 0 };
  g_autoptr (GError) error = NULL;
  BcUndoReport report = { 0 };

  desk_open (&desk);
  ask (&desk, "uno.txt", "uno");
  ask (&desk, "dos.txt", "dos");
  ask (&desk, "tres.txt", "tres");
  attach (&desk, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_documents (&desk), ==, 3);
  bc_store_write (desk.sandbox.store, undo_cb, &report, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.n_records, ==, 3);
  g_assert_cmpint (count_documents (&desk), ==, 0);
  bc_undo_report_clear (&report);
}

static void
test_vanished_file_is_refused_alone (void)
{
  g_auto (Desk) desk = { 0 };
  g_autoptr (GError) error = NULL;

  desk_open (&desk);
  ask (&desk, "uno.txt", "uno");
  ask (&desk, "nunca.txt", NULL);
  ask (&desk, "dos.txt", "dos");
  attach (&desk, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_no_error (desk.attached[0].refusal);
  g_assert_error (desk.attached[1].refusal, BC_STORE_ERROR, BC_STORE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (desk.attached[1].refusal->message, "nunca.txt"));
  g_assert_cmpint (count_documents (&desk), ==, 2);
  g_assert_cmpuint (count_copies (&desk), ==, 2);
}

static void
test_nothing_is_written_where_all_are_refused (void)
{
  g_auto (Desk) desk = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 saves;

  desk_open (&desk);
  saves = sandbox_count (&desk.sandbox, "SELECT count (*) FROM journal");
  ask (&desk, "nunca.txt", NULL);
  attach (&desk, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (desk.attached[0].refusal);
  g_assert_cmpint (sandbox_count (&desk.sandbox, "SELECT count (*) FROM journal"), ==, saves);
}

static void
test_twins_are_one_document (void)
{
  g_auto (Desk) desk = { 0 };
  g_autoptr (GError) error = NULL;

  desk_open (&desk);
  ask (&desk, "uno.txt", "lo mismo");
  ask (&desk, "copia.txt", "lo mismo");
  attach (&desk, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (desk.attached[0].present);
  g_assert_true (desk.attached[1].present);
  g_assert_cmpstr (desk.attached[1].warnings->pdata[0], ==, "The same file is attached already");
  g_assert_true (bc_id_equal (&desk.attached[0].id, &desk.attached[1].id));
  g_assert_cmpint (count_documents (&desk), ==, 1);
}

static void
cancel_cb (guint n_done, gpointer cancellable)
{
  if (n_done == 2)
    g_cancellable_cancel (cancellable);
}

static void
test_cancelled_leaves_nothing (void)
{
  g_auto (Desk) desk = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  const BcAttachProgress progress = { cancel_cb, cancellable };

  desk_open (&desk);
  ask (&desk, "uno.txt", "uno");
  ask (&desk, "dos.txt", "dos");
  ask (&desk, "tres.txt", "tres");
  g_assert_false (attach (&desk, &progress, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count_documents (&desk), ==, 0);
  g_assert_cmpuint (count_copies (&desk), ==, 0);
}

static void
test_cancelled_keeps_what_was_there (void)
{
  g_auto (Desk) desk = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  const BcAttachProgress progress = { cancel_cb, cancellable };

  desk_open (&desk);
  ask (&desk, "uno.txt", "uno");
  attach (&desk, NULL, NULL, &error);
  g_assert_no_error (error);
  forget (&desk);
  ask (&desk, "uno.txt", "uno");
  ask (&desk, "dos.txt", "dos");
  g_assert_false (attach (&desk, &progress, cancellable, &error));
  g_assert_cmpint (count_documents (&desk), ==, 1);
  g_assert_cmpuint (count_copies (&desk), ==, 1);
}

/* Whatever is given, as many documents as there are different files, and a copy of each. */
static void
test_generated (void)
{
  for (guint round = 0; round < 12; round++) {
    g_auto (Desk) desk = { 0 };
    g_autoptr (GHashTable) different =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr (GError) error = NULL;
    guint n = (guint) g_test_rand_int_range (1, MOST_FILES + 1);

    desk_open (&desk);
    for (guint i = 0; i < n; i++) {
      g_autofree char *name = g_strdup_printf ("%u.txt", i);
      g_autofree char *contents = g_strdup_printf ("%d", g_test_rand_int_range (0, 6));
      gboolean there = g_test_rand_int_range (0, 4) > 0;

      ask (&desk, name, there ? contents : NULL);
      if (there)
        g_hash_table_add (different, g_steal_pointer (&contents));
    }
    attach (&desk, NULL, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpint (count_documents (&desk), ==, g_hash_table_size (different));
    g_assert_cmpuint (count_copies (&desk), ==, g_hash_table_size (different));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/attach/many-are-one-gesture", test_many_are_one_gesture);
  g_test_add_func ("/exchange/attach/vanished-file-is-refused-alone",
                   test_vanished_file_is_refused_alone);
  g_test_add_func ("/exchange/attach/nothing-is-written-where-all-are-refused",
                   test_nothing_is_written_where_all_are_refused);
  g_test_add_func ("/exchange/attach/twins-are-one-document", test_twins_are_one_document);
  g_test_add_func ("/exchange/attach/cancelled-leaves-nothing", test_cancelled_leaves_nothing);
  g_test_add_func ("/exchange/attach/cancelled-keeps-what-was-there",
                   test_cancelled_keeps_what_was_there);
  g_test_add_func ("/exchange/attach/generated", test_generated);
  return g_test_run ();
}
