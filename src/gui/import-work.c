/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-work.h"

#include "backup.h"

/* Copies all of @self but what is read of it. */
BcImportSource *
bc_import_source_copy (const BcImportSource *self, const char *sheet, guint heading_row)
{
  BcImportSource *copy = g_memdup2 (self, sizeof *self);

  copy->store = g_object_ref (self->store);
  copy->path = g_strdup (self->path);
  copy->sheet = g_strdup (sheet);
  copy->heading_row = heading_row;
  return copy;
}

void
bc_import_source_free (gpointer self)
{
  BcImportSource *source = self;

  g_object_unref (source->store);
  g_free (source->path);
  g_free (source->sheet);
  g_free (source);
}

void
bc_import_opened_free (gpointer self)
{
  BcImportOpened *opened = self;

  g_clear_pointer (&opened->plan, bc_import_plan_free);
  g_clear_pointer (&opened->sheets, g_ptr_array_unref);
  g_free (opened);
}

/* @folder: (nullable): where the refused rows are written */
BcImportRunning *
bc_import_running_new (BcStore *store, BcImportPlan *plan, gboolean dry_run, const char *folder)
{
  BcImportRunning *self = g_new0 (BcImportRunning, 1);

  self->store = store;
  self->plan = plan;
  self->dry_run = dry_run;
  if (folder != NULL)
    self->refused = g_build_filename (folder, BC_IMPORT_REFUSED_NAME, NULL);
  return self;
}

void
bc_import_running_free (gpointer self)
{
  BcImportRunning *running = self;

  g_free (running->refused);
  g_free (running);
}

void
bc_import_tally_free (gpointer self)
{
  bc_import_tally_clear (self);
  g_free (self);
}

static void
tell_cb (double fraction, gpointer job)
{
  bc_job_tell (job, fraction);
}

static void
set_owner (BcImportPlan *plan, const BcImportSource *source, BcDatabase *reader)
{
  g_auto (BcRecordInfo) info = { 0 };

  if (bc_lookup_id (reader, &source->owner, &info, NULL) && info.type != NULL)
    bc_import_plan_set_owner (plan, info.type_name, &source->owner);
}

static gboolean
look_into (BcImportOpened *opened,
           const BcImportSource *source,
           BcJob *job,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (BcDatabase) reader = bc_store_open_reader (source->store, error);

  if (reader == NULL)
    return FALSE;
  opened->plan = bc_import_plan_new (source->store,
                                     source->type,
                                     source->path,
                                     source->sheet,
                                     cancellable,
                                     error);
  if (opened->plan == NULL ||
      (source->heading_row > 0 &&
       !bc_import_plan_set_heading_row (opened->plan, source->heading_row, cancellable, error)))
    return FALSE;
  set_owner (opened->plan, source, reader);
  if (source->sheet == NULL)
    opened->sheets = bc_import_plan_list_sheets (opened->plan, cancellable, error);
  else
    opened->sheets = g_ptr_array_new ();
  if (opened->sheets == NULL)
    return FALSE;
  if (opened->sheets->len < 2)
    return bc_import_plan_survey (opened->plan, tell_cb, job, cancellable, error);
  g_clear_pointer (&opened->plan, bc_import_plan_free);
  return TRUE;
}

gpointer
bc_import_open_work (BcJob *job, gpointer data, GCancellable *cancellable, GError **error)
{
  BcImportOpened *opened = g_new0 (BcImportOpened, 1);

  if (look_into (opened, data, job, cancellable, error))
    return opened;
  bc_import_opened_free (opened);
  return NULL;
}

gpointer
bc_import_run_work (BcJob *job, gpointer data, GCancellable *cancellable, GError **error)
{
  const BcImportRunning *running = data;
  const BcImportOptions options = { .dry_run = running->dry_run,
                                    .refused = running->refused,
                                    .progress = tell_cb,
                                    .data = job };
  BcImportTally *tally = NULL;

  if (!running->dry_run && !bc_backup_automatic (running->store, BC_BACKUP_IMPORT, error))
    return NULL;
  tally = g_new0 (BcImportTally, 1);
  if (bc_import_plan_run (running->plan, &options, tally, cancellable, error))
    return tally;
  bc_import_tally_free (tally);
  return NULL;
}
