/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "table-focus.h"

static gboolean
grab_cb (gpointer table)
{
  gtk_widget_grab_focus (table);
  return G_SOURCE_REMOVE;
}

/**
 * bc_table_focus:
 * @table: a list or column view
 *
 * Leads the keyboard into the rows of @table, even where they have just changed: a row can have the
 * focus only once it has been laid out, and that is done before what is idle.
 */
void
bc_table_focus (GtkWidget *table)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, grab_cb, g_object_ref (table), g_object_unref);
}
