/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "refresher.h"

/* What a page shows of a store is read again after something was committed: at once where the page
 * is looked at, otherwise when it is looked at again. */
typedef struct
{
  GtkWidget *widget; /* not owned: this is the widget's data */
  BcStore *store;    /* (owned) */
  BcRefresh refresh;
  gulong changed;
  guint idle;
  gboolean stale;
} Refresher;

static void
free_refresher (gpointer data)
{
  Refresher *self = data;

  g_clear_handle_id (&self->idle, g_source_remove);
  g_signal_handler_disconnect (self->store, self->changed);
  g_object_unref (self->store);
  g_free (self);
}

static gboolean
idle_cb (gpointer data)
{
  Refresher *self = data;

  self->idle = 0;
  self->stale = FALSE;
  self->refresh (self->widget);
  return G_SOURCE_REMOVE;
}

static void
schedule (Refresher *self)
{
  if (self->stale && self->idle == 0 && gtk_widget_get_mapped (self->widget))
    self->idle = g_idle_add (idle_cb, self);
}

static void
changed_cb (Refresher *self)
{
  self->stale = TRUE;
  schedule (self);
}

/* Calls @refresh now, and after each change of @store that the widget's life sees. */
void
bc_refresher_attach (GtkWidget *widget, BcStore *store, BcRefresh refresh)
{
  Refresher *self = g_new0 (Refresher, 1);

  self->widget = widget;
  self->store = g_object_ref (store);
  self->refresh = refresh;
  self->changed = g_signal_connect_swapped (store, "changed", G_CALLBACK (changed_cb), self);
  g_object_set_data_full (G_OBJECT (widget), "bc-refresher", self, free_refresher);
  g_signal_connect_swapped (widget, "map", G_CALLBACK (schedule), self);
  refresh (widget);
}

/* To be called when the widget is disposed of: the store may be closed before it is freed. */
void
bc_refresher_detach (GtkWidget *widget)
{
  Refresher *self = g_object_get_data (G_OBJECT (widget), "bc-refresher");

  if (self)
    g_signal_handlers_disconnect_by_data (widget, self);
  g_object_set_data (G_OBJECT (widget), "bc-refresher", NULL);
}
