/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site-save.h"

#include <glib/gi18n-lib.h>

#include "form-save.h"
#include "window-find.h"

/* What was drawn, on its way to the journal. */
typedef struct
{
  BcSiteMap *map; /* (owned) */
  char *told;     /* (owned) */
} Saving;

static void
free_saving (Saving *self)
{
  g_object_unref (self->map);
  g_free (self->told);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, free_saving)

/* What could not be saved is in hand again. */
static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) saving = data;
  BcWindow *window = bc_window_find (GTK_WIDGET (saving->map));
  g_autoptr (GError) error = NULL;
  const gboolean saved = bc_form_save_finish (BC_STORE (source), result, NULL, &error);

  if (!saved)
    bc_site_map_give_up (saving->map);
  if (window != NULL && saved)
    bc_window_add_toast (window, saving->told, TRUE);
  else if (window != NULL)
    bc_window_show_error (window, error);
}

/* @draft is sent with @text as its @field; @told: (transfer full). */
static void
save (BcSiteMap *map, BcStore *store, BcDraft *draft, const char *field, char *text, char *told)
{
  g_autofree char *value = text;
  g_autoptr (Saving) saving = g_new0 (Saving, 1);
  g_autoptr (GError) error = NULL;

  saving->map = g_object_ref (map);
  saving->told = told;
  draft->arrival = bc_site_map_get_arrival (map);
  if (bc_draft_set_text (draft, field, value, &error)) {
    bc_form_save_async (store, draft, saved_cb, g_steal_pointer (&saving));
    return;
  }
  g_warning ("What was drawn cannot be read: %s", error->message);
  bc_site_map_give_up (map);
}

/* Saves the place that a business was given. */
void
bc_site_save_placed (BcSiteMap *map, BcStore *store)
{
  BcPosition position;
  BcBusinessRow *row = bc_site_map_get_placed (map, &position);
  const BcBusinessFigures *figures = bc_business_row_get_figures (row);
  g_auto (BcDraft) draft = { 0 };

  bc_draft_init (&draft, bc_dictionary_find ("business"), &figures->id);
  save (map,
        store,
        &draft,
        "position",
        bc_position_dup_text (&position),
        g_strdup_printf (_ ("New place: %s"), figures->texts[BC_BUSINESS_NAME]));
}

/* Saves the boundary that was drawn. */
void
bc_site_save_bounded (BcSiteMap *map, BcStore *store, const BcId *district)
{
  g_autoptr (GArray) ring = bc_site_map_dup_ring (map);
  g_auto (BcDraft) draft = { 0 };

  bc_draft_init (&draft, bc_dictionary_find ("district"), district);
  save (map,
        store,
        &draft,
        "boundary",
        bc_polygon_dup_text (ring),
        g_strdup (_ ("The boundary is drawn")));
}

/* Another district will be shown: a boundary that is still being drawn is told to be saved, or that
 * it is not. */
void
bc_site_save_settle (BcSiteMap *map)
{
  BcWindow *window = bc_window_find (GTK_WIDGET (map));
  const BcPageRest rest = bc_site_map_settle (map, TRUE);

  if (rest >= BC_PAGE_HAS_PLACE && window != NULL)
    bc_window_add_toast (window,
                         rest == BC_PAGE_HAS_PLACE
                           ? _ ("The place was not confirmed: it is not saved")
                           : _ ("The boundary was not whole yet: what was drawn is not saved"),
                         FALSE);
}

/* Who may not change it is told so. */
void
bc_site_save_refuse (BcSiteMap *map)
{
  BcWindow *window = bc_window_find (GTK_WIDGET (map));

  if (window != NULL)
    bc_window_add_toast (window, _ ("The plan drawing can only be looked at here."), FALSE);
}
