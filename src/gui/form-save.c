/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form-save.h"

/* One save on its way through the writer's thread. */
typedef struct
{
  BcDraft draft;
  BcId id;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  bc_draft_clear (&job->draft);
  g_free (job);
}

static gboolean
run_job (BcWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return bc_save (writer, &job->draft, &job->id, error);
}

static void
copy_draft (const BcDraft *source, BcDraft *copy)
{
  bc_draft_init (copy, source->type, &source->id);
  copy->arrival = source->arrival;
  for (guint i = 0; i < source->fields->len; i++) {
    BcDraftField *set = &g_array_index (source->fields, BcDraftField, i);

    bc_draft_set (copy, set->field, &set->value);
  }
}

/* Saves without holding the window up; saves are written in the order in which they are asked for.
 */
void
bc_form_save_async (BcStore *store,
                    const BcDraft *draft,
                    GAsyncReadyCallback callback,
                    gpointer data)
{
  Job *job = g_new0 (Job, 1);

  copy_draft (draft, &job->draft);
  bc_store_write_async (store, run_job, job, free_job, NULL, callback, data);
}

/* @id: (out) (optional): the record's identifier. */
gboolean
bc_form_save_finish (BcStore *store, GAsyncResult *result, BcId *id, GError **error)
{
  Job *job = g_task_get_task_data (G_TASK (result));

  if (id != NULL)
    *id = job->id;
  return bc_store_write_finish (store, result, error);
}

void
bc_form_delete_async (BcStore *store,
                      const BcRecordType *type,
                      const BcId *id,
                      GAsyncReadyCallback callback,
                      gpointer data)
{
  g_auto (BcDraft) draft = { 0 };

  bc_draft_init (&draft, type, id);
  bc_draft_set_deleted (&draft, TRUE);
  bc_form_save_async (store, &draft, callback, data);
}
