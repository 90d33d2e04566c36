/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "introduction.h"

#include <glib/gstdio.h>

#include "catalogue-install.h"
#include "sample.h"

void
bc_introduction_free (BcIntroduction *self)
{
  bc_profile_clear (&self->profile);
  bc_value_clear (&self->commune);
  g_free (self->district);
  g_free (self);
}

static gint64
get_now (void)
{
  return g_get_real_time () / 1000;
}

static gboolean
write_profile (BcDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  BcIntroduction *self = data;
  return bc_profile_create (&self->profile, database, get_now (), error);
}

static gboolean
save_district (BcIntroduction *self, BcStore *store, GError **error)
{
  const BcRecordType *type = bc_dictionary_find ("district");
  g_auto (BcDraft) draft = { 0 };
  BcId id;

  bc_draft_init (&draft, type, NULL);
  bc_draft_set (&draft, bc_record_type_find_field (type, "commune"), &self->commune);
  return bc_draft_set_text (&draft, "name", self->district, error) &&
         bc_store_save (store, &draft, &id, error);
}

/* Writes who the person is, and their first district where they named one. */
gboolean
bc_introduction_write (BcIntroduction *self, BcStore *store, GError **error)
{
  if (self->profile.author == 0 && !bc_store_change (store, write_profile, self, NULL, error))
    return FALSE;
  return self->district == NULL || *self->district == '\0' || save_district (self, store, error);
}

static void
tell_cb (double fraction, gpointer job)
{
  bc_job_tell (job, fraction);
}

static gboolean
fill_sample (BcStore *store, BcJob *job, GCancellable *cancellable, GError **error)
{
  return bc_catalogue_install (store, error) &&
         bc_sample_fill (store, BC_SAMPLE_COUNTRY, 0, 1, tell_cb, job, cancellable, error);
}

/* The work of a job: builds a sample country at @path, unless there is one. Half of one is taken
 * away again. */
gpointer
bc_introduction_build_sample (BcJob *job, gpointer path, GCancellable *cancellable, GError **error)
{
  g_autoptr (BcStore) store = NULL;
  gboolean built = FALSE;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_strdup (path);
  store = bc_store_open (path, BC_STORE_CREATE, error);
  if (store == NULL)
    return NULL;
  built = fill_sample (store, job, cancellable, error);
  bc_store_close (store, NULL);
  if (!built)
    g_unlink (path);
  return built ? g_strdup (path) : NULL;
}
