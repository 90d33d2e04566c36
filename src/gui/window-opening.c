/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "window-opening.h"

#include <glib/gi18n-lib.h>

#include "catalogue-install.h"
#include "midnight.h"
#include "open.h"
#include "store-error.h"

/* How long the window waits for the figures of its first page, in microseconds: where they are soon
 * read it comes up with them, and otherwise they come up in it. Long enough that a slow computer
 * does not break off what it then has to read from the beginning. */
#define PATIENCE (G_USEC_PER_SEC / 2)

/* Opens a database, and says what happened and what to do where it cannot be opened. */
struct _BcOpening
{
  char *path;             /* (owned) */
  GThread *thread;        /* (owned) (nullable): until it was waited for */
  GCancellable *patience; /* (owned): breaks off the figures */
  GMutex mutex;
  GCond told;
  gboolean done; /* (mutex mutex) */

  BcStore *store;    /* (owned) (nullable) */
  BcProfile profile; /* who uses it */
  gboolean introduced;
  BcSummary *figures; /* (owned) (nullable): what the first page shows */
  GError *error;      /* (owned) (nullable): why it cannot be opened */
};

const char *
bc_opening_get_title (const GError *error)
{
  switch (error->domain == BC_STORE_ERROR ? error->code : -1) {
  case BC_STORE_ERROR_NEWER:
    return _ ("This File Is From a Newer Version");
  case BC_STORE_ERROR_FOREIGN:
    return _ ("This Is Not a File of Barrios");
  case BC_STORE_ERROR_CORRUPT:
    return _ ("The File Is Damaged");
  case BC_STORE_ERROR_BUSY:
    return _ ("The File Is in Use");
  default:
    return _ ("The File Cannot Be Opened");
  }
}

const char *
bc_opening_get_advice (const GError *error)
{
  switch (error->domain == BC_STORE_ERROR ? error->code : -1) {
  case BC_STORE_ERROR_NEWER:
    return _ ("Nothing was changed in it. Update Barrios on this computer to open it.");
  case BC_STORE_ERROR_FOREIGN:
    return _ ("Nothing was changed in it. Choose a file that Barrios made.");
  case BC_STORE_ERROR_CORRUPT:
    return _ ("Nothing was changed in it. Restore the last backup, or choose another file.");
  case BC_STORE_ERROR_BUSY:
    return _ ("Close the other program and open the file again.");
  default:
    return _ ("Nothing was changed. Choose another file, or look at the backups.");
  }
}

/* (transfer full): where the backups of a database are; where it has none yet, its own folder. */
char *
bc_opening_dup_backups (const char *path)
{
  g_autofree char *folder = bc_open_dup_beside (path, ".backups");

  return g_file_test (folder, G_FILE_TEST_IS_DIR) ? g_steal_pointer (&folder)
                                                  : g_path_get_dirname (path);
}

/* Opens it, made where it is not there, with its catalogues; only for reading where it cannot be
 * written. */
static gboolean
open_store (BcOpening *self, GError **error)
{
  self->store = bc_store_open (self->path, BC_STORE_CREATE | BC_STORE_OR_READ_ONLY, error);
  return self->store && bc_catalogue_install (self->store, error);
}

/* Loads who uses the database. Nobody yet is no error where they can introduce themselves. */
static gboolean
load_profile (BcOpening *self, GError **error)
{
  g_autoptr (GError) failure = NULL;

  self->introduced = bc_profile_load (&self->profile, bc_store_get_reader (self->store), &failure);
  if (self->introduced || (g_error_matches (failure, BC_STORE_ERROR, BC_STORE_ERROR_NO_PROFILE) &&
                           !bc_store_is_read_only (self->store)))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Reads what the first page shows. What keeps it from being read is told when the page reads it. */
static void
read_figures (BcOpening *self)
{
  BcDatabase *reader = bc_store_get_reader (self->store);

  if (!self->introduced || self->profile.level == BC_LEVEL_MANAGER)
    return;
  bc_database_set_cancellable (reader, self->patience);
  if (!g_cancellable_is_cancelled (self->patience))
    bc_summary_read (reader, self->profile.region, &self->figures, NULL);
  bc_database_set_cancellable (reader, NULL);
}

static gpointer
open_cb (gpointer data)
{
  BcOpening *self = data;

  if (open_store (self, &self->error) && load_profile (self, &self->error))
    read_figures (self);
  g_mutex_lock (&self->mutex);
  self->done = TRUE;
  g_cond_signal (&self->told);
  g_mutex_unlock (&self->mutex);
  return NULL;
}

/* Starts opening a database. The store and its reader are the thread's until it has ended, and then
 * the main thread's alone. */
BcOpening *
bc_opening_start (const char *path)
{
  BcOpening *self = g_new0 (BcOpening, 1);

  self->path = g_strdup (path);
  self->patience = g_cancellable_new ();
  g_mutex_init (&self->mutex);
  g_cond_init (&self->told);
  self->thread = g_thread_new ("opening", open_cb, self);
  return self;
}

const char *
bc_opening_get_path (BcOpening *self)
{
  return self->path;
}

/* Breaks off the figures where they take longer than @patience. */
static void
wait_for_thread (BcOpening *self, gint64 patience)
{
  const gint64 end = g_get_monotonic_time () + patience;

  if (self->thread == NULL)
    return;
  g_mutex_lock (&self->mutex);
  while (!self->done && g_cond_wait_until (&self->told, &self->mutex, end))
    continue;
  g_mutex_unlock (&self->mutex);
  g_cancellable_cancel (self->patience);
  g_thread_join (g_steal_pointer (&self->thread));
}

/* (transfer full) (nullable): waits for the database. @profile is who uses it, if somebody was
 * @introduced yet; @figures what the summary shows, %NULL where the first page is another or they
 * were not read soon enough. */
BcStore *
bc_opening_finish (BcOpening *self,
                   BcProfile *profile,
                   gboolean *introduced,
                   BcSummary **figures,
                   GError **error)
{
  wait_for_thread (self, PATIENCE);
  if (self->error) {
    g_propagate_error (error, g_steal_pointer (&self->error));
    return NULL;
  }
  bc_midnight_watch (self->store);
  *introduced = self->introduced;
  *profile = self->profile;
  self->profile = (BcProfile){ 0 };
  *figures = g_steal_pointer (&self->figures);
  return g_steal_pointer (&self->store);
}

/* Closes what was not taken. */
void
bc_opening_free (BcOpening *self)
{
  wait_for_thread (self, 0);
  g_clear_object (&self->store);
  bc_profile_clear (&self->profile);
  g_clear_pointer (&self->figures, bc_summary_unref);
  g_clear_error (&self->error);
  g_object_unref (self->patience);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->told);
  g_free (self->path);
  g_free (self);
}
