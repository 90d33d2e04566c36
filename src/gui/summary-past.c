/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "summary-past.h"

#include "moment.h"
#include "snapshot.h"

typedef struct
{
  BcStore *store; /* (owned) */
  char *region;   /* (owned) (nullable) */
  gint32 date;
} Past;

static void
free_past (gpointer data)
{
  Past *past = data;

  g_object_unref (past->store);
  g_free (past->region);
  g_free (past);
}

/* As it was at the end of the day. */
static gpointer
read_past (BcJob *job, gpointer data, GCancellable *cancellable, GError **error)
{
  const Past *past = data;
  const gint64 limit = bc_moment_end_of_date (past->date);
  g_autoptr (BcDatabase) reader = bc_store_open_reader (past->store, error);
  g_autoptr (BcDatabase) snapshot = NULL;
  BcSummary *summary = NULL;

  if (reader)
    snapshot = bc_snapshot_create (reader, BC_SNAPSHOT_BY_STAMP, limit, cancellable, error);
  if (snapshot == NULL || !bc_summary_read (snapshot, past->region, &summary, error))
    return NULL;
  return summary;
}

/* Starts @job, whose result is a #BcSummary: the region's, or the country's where that is %NULL, at
 * the end of @date. */
void
bc_summary_past_read (BcJob *job,
                      BcStore *store,
                      const char *region,
                      gint32 date,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  Past *past = g_new0 (Past, 1);

  past->store = g_object_ref (store);
  past->region = g_strdup (region);
  past->date = date;
  bc_job_start (job,
                read_past,
                past,
                free_past,
                (GDestroyNotify) bc_summary_unref,
                callback,
                user_data);
}
