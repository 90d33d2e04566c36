/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "window-time.h"

gboolean
bc_visit_equal (const BcVisit *one, const BcVisit *other)
{
  return one->place == other->place &&
         (one->place != BC_PLACE_DISTRICT || bc_id_equal (&one->district, &other->district));
}

static void
remove_page (GtkStack *pages, GtkWidget *page)
{
  GtkWidget *title = bc_page_get_title_widget (BC_PAGE (page));
  GtkWidget *titles = title ? gtk_widget_get_parent (title) : NULL;

  if (titles)
    gtk_box_remove (GTK_BOX (titles), title);
  gtk_stack_remove (pages, page);
}

void
bc_time_forget_pages (BcTime *self, GtkStack *pages)
{
  g_queue_clear_full (&self->visits, g_free);
  for (guint i = 0; i < BC_N_PLACES; i++)
    if (self->shown[i]) {
      remove_page (pages, self->shown[i]);
      self->shown[i] = NULL;
    }
}

/* @width: of the content, in pixels. */
void
bc_time_set_width (BcTime *self, int width)
{
  for (guint i = 0; i < BC_N_PLACES; i++)
    if (self->shown[i])
      bc_page_set_width (BC_PAGE (self->shown[i]), width);
}

/* A title that left the window while its page lives could still be asked where it is, by whoever
 * reads the window aloud, and GTK has no answer. */
void
bc_time_show_title (GtkBox *titles, GtkWidget *title)
{
  GtkWidget *child = NULL;

  if (gtk_widget_get_parent (title) == NULL)
    gtk_box_append (titles, title);
  for (child = gtk_widget_get_first_child (GTK_WIDGET (titles)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_visible (child, child == title);
}
