/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model-store.h"

#include <glib/gstdio.h>

#include "catalogue-install.h"
#include "lookup.h"

#define PATIENCE 10 /* seconds */

static gboolean
introduce (BcDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  g_auto (BcProfile) profile = { .level = BC_LEVEL_COUNCIL };

  profile.name = g_strdup ("Ana Pérez");
  profile.institution = g_strdup ("");
  profile.email = g_strdup ("");
  profile.language = g_strdup ("es");
  return bc_profile_create (&profile, database, g_get_real_time () / 1000, error);
}

void
model_store_open (ModelStore *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  self->folder = g_dir_make_tmp ("barrios-model-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "barrios.db", NULL);
  self->store = bc_store_open (path, BC_STORE_CREATE, &error);
  g_assert_no_error (error);
  bc_catalogue_install (self->store, &error);
  g_assert_no_error (error);
  bc_store_change (self->store, introduce, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name = NULL;

  while (folder && (name = g_dir_read_name (folder))) {
    g_autofree char *child = g_build_filename (path, name, NULL);
    remove_tree (child);
  }
  g_remove (path);
}

static gboolean
give_up_cb (gpointer given_up)
{
  *(gboolean *) given_up = TRUE;
  return G_SOURCE_REMOVE;
}

/* What was being read as its widget went still holds the store until it is told so. */
static void
wait_for_readings (BcStore *store)
{
  gboolean given_up = FALSE;
  const guint timeout = g_timeout_add_seconds (PATIENCE, give_up_cb, &given_up);

  while (G_OBJECT (store)->ref_count > 1 && !given_up)
    g_main_context_iteration (NULL, TRUE);
  if (!given_up)
    g_source_remove (timeout);
}

void
model_store_close (ModelStore *self)
{
  g_autoptr (GError) error = NULL;

  wait_for_readings (self->store);
  bc_store_close (self->store, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (self->store);
  remove_tree (self->folder);
  g_clear_pointer (&self->folder, g_free);
}

void
model_store_add_district (ModelStore *self, const char *name, const char *commune, BcId *id)
{
  const BcRecordType *type = bc_dictionary_find ("district");
  g_auto (BcDraft) draft = { 0 };
  g_autoptr (GError) error = NULL;
  BcId commune_id;

  bc_lookup_text (bc_store_get_reader (self->store), "commune", commune, &commune_id, &error);
  g_assert_no_error (error);
  bc_draft_init (&draft, type, NULL);
  bc_draft_set_text (&draft, "name", name, &error);
  g_assert_no_error (error);
  bc_draft_set_id (&draft, "commune", &commune_id);
  bc_store_save (self->store, &draft, id, &error);
  g_assert_no_error (error);
}
