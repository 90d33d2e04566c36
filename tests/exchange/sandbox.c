/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sandbox.h"

#include <glib/gstdio.h>

#include "catalogue-install.h"

void
sandbox_open (Sandbox *self)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("barrios-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "test.db", NULL);
  self->store = bc_store_open (self->path, BC_STORE_CREATE, &error);
  g_assert_no_error (error);
  bc_catalogue_install (self->store, &error);
  g_assert_no_error (error);
}

static void
close_store (Sandbox *self)
{
  g_autoptr (GError) error = NULL;

  if (self->store == NULL)
    return;
  bc_store_close (self->store, &error);
  g_assert_no_error (error);
  g_clear_object (&self->store);
}

void
sandbox_reopen (Sandbox *self, BcStoreFlags flags)
{
  g_autoptr (GError) error = NULL;

  close_store (self);
  self->store = bc_store_open (self->path, flags, &error);
  g_assert_no_error (error);
}

static gboolean
introduce_cb (BcDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return bc_profile_create (data, database, g_get_real_time () / 1000, error);
}

void
sandbox_introduce (Sandbox *self, BcLevels level)
{
  g_auto (BcProfile) profile = { .level = level, .name = g_strdup ("Ana") };
  g_autoptr (GError) error = NULL;

  bc_store_change (self->store, introduce_cb, &profile, NULL, &error);
  g_assert_no_error (error);
}

gint64
sandbox_count (Sandbox *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 number = -1;

  bc_database_get_integer (bc_store_get_reader (self->store), &number, &error, sql, "");
  g_assert_no_error (error);
  return number;
}

/* The first column of each row, a line each. */
char *
sandbox_dup_list (Sandbox *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (BcCursor) cursor = bc_database_query (bc_store_get_reader (self->store), sql, &error);
  BcStep step;

  g_assert_no_error (error);
  while ((step = bc_cursor_step (cursor, &error)) == BC_STEP_ROW) {
    const char *text = bc_cursor_get_text (cursor, 0);

    g_string_append_printf (list, "%s\n", text != NULL ? text : "");
  }
  g_assert_no_error (error);
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    remove_tree (child);
  }
  g_remove (path);
}

void
sandbox_clear (Sandbox *self)
{
  close_store (self);
  if (self->folder != NULL)
    remove_tree (self->folder);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->path, g_free);
}
