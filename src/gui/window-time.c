/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "window-time.h"

gboolean
bc_visit_equal (const BcVisit *one, const BcVisit *other)
{
  return one->place == other->place &&
         (one->place != BC_PLACE_DISTRICT || bc_id_equal (&one->district, &other->district));
}

void
bc_time_forget_pages (BcTime *self, GtkStack *pages)
{
  g_queue_clear_full (&self->visits, g_free);
  for (guint i = 0; i < BC_N_PLACES; i++)
    if (self->shown[i]) {
      gtk_stack_remove (pages, self->shown[i]);
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
