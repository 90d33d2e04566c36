/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "midnight.h"

#include "date.h"

/* How often the clock is looked at, in seconds. A single timer up to midnight would run late by as
 * long as the computer sleeps. */
#define LOOK_EVERY 60

/* The day that a database was told last. */
typedef struct
{
  BcStore *store; /* not owned: this is the store's data */
  gint32 day;
  guint timer;
} Watch;

static void
free_watch (gpointer data)
{
  Watch *watch = data;

  g_source_remove (watch->timer);
  g_free (watch);
}

static gboolean
write_nothing (BcWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!bc_store_write_finish (BC_STORE (source), result, &error))
    g_message ("The new day was not told to the database: %s", error->message);
}

static gboolean
look_cb (gpointer data)
{
  Watch *watch = data;
  const gint32 today = bc_date_today (g_get_real_time () / 1000);

  if (today == watch->day)
    return G_SOURCE_CONTINUE;
  watch->day = today;
  bc_store_write_async (watch->store, write_nothing, NULL, NULL, NULL, written_cb, NULL);
  return G_SOURCE_CONTINUE;
}

/* Whatever is written tells the database which day it is, and the pages that something changed: in
 * a window that is left open, a gesture with nothing in it does so when Chile's day begins. A
 * database that is only read keeps the day of who writes it. */
void
bc_midnight_watch (BcStore *store)
{
  Watch *watch = NULL;

  if (bc_store_is_read_only (store))
    return;
  watch = g_new0 (Watch, 1);
  watch->store = store;
  watch->day = bc_date_today (g_get_real_time () / 1000);
  watch->timer = g_timeout_add_seconds (LOOK_EVERY, look_cb, watch);
  g_object_set_data_full (G_OBJECT (store), "bc-midnight", watch, free_watch);
}
