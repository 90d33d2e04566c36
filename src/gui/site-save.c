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
  guint showing;  /* of which district it was drawn: bc_site_map_get_showing () */
  char *name;     /* (owned): the district's */
  BcStore *store; /* (owned) */
  const BcRecordType *type;
  BcId id;
  const char *field;
  char *text; /* (owned): the field's value */
  gint64 arrival;
  char *told; /* (owned) */
} Saving;

static void
free_saving (Saving *self)
{
  g_object_unref (self->map);
  g_object_unref (self->store);
  g_free (self->name);
  g_free (self->text);
  g_free (self->told);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, free_saving)

static void send (Saving *saving);

static void
free_closure (gpointer data, GClosure *closure)
{
  free_saving (data);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  const Saving *saving = data;
  Saving *again = NULL;

  if (g_str_equal (response, "discard"))
    return;
  again = g_memdup2 (saving, sizeof *saving);
  g_object_ref (again->map);
  g_object_ref (again->store);
  again->name = g_strdup (saving->name);
  again->text = g_strdup (saving->text);
  again->told = g_strdup (saving->told);
  send (again);
}

/* Another district is looked at, or something else is drawn: what could not be saved is kept here,
 * to be saved after all. It is only lost where the person says so. @saving: (transfer full) */
static void
ask (BcWindow *window, Saving *saving, const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (window), _ ("This Was Not Done"), NULL);

  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  _ ("What was drawn on the plan of “%s” was not saved: %s"),
                                  saving->name,
                                  error->message);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "discard",
                                    _ ("_Discard What Was Drawn"),
                                    "again",
                                    _ ("_Save It Again"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog),
                                              "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "again");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "again");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), saving, free_closure, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* What could not be saved is in hand again, where its district is still looked at. */
static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) saving = data;
  BcWindow *window = bc_window_find (GTK_WIDGET (saving->map));
  g_autoptr (GError) error = NULL;
  const gboolean saved = bc_form_save_finish (BC_STORE (source), result, NULL, &error);
  const gboolean in_hand = !saved && saving->showing == bc_site_map_get_showing (saving->map) &&
                           bc_site_map_give_up (saving->map);

  if (window == NULL)
    return;
  if (saved)
    bc_window_add_toast (window, saving->told, TRUE);
  else if (in_hand)
    bc_window_show_error (window, error);
  else
    ask (window, g_steal_pointer (&saving), error);
}

/* @saving: (transfer full) */
static void
send (Saving *saving)
{
  g_autoptr (Saving) held = saving;
  g_auto (BcDraft) draft = { 0 };
  g_autoptr (GError) error = NULL;

  bc_draft_init (&draft, saving->type, &saving->id);
  draft.arrival = saving->arrival;
  if (bc_draft_set_text (&draft, saving->field, saving->text, &error)) {
    bc_form_save_async (saving->store, &draft, saved_cb, g_steal_pointer (&held));
    return;
  }
  g_warning ("What was drawn cannot be read: %s", error->message);
  bc_site_map_give_up (saving->map);
}

/* Sends @text as the @field of a record of @type; @text and @told: (transfer full). */
static void
save (BcSiteMap *map,
      BcStore *store,
      const char *type,
      const BcId *id,
      const char *field,
      char *text,
      char *told)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->map = g_object_ref (map);
  saving->showing = bc_site_map_get_showing (map);
  saving->name = g_strdup (bc_site_map_get_name (map));
  saving->store = g_object_ref (store);
  saving->type = bc_dictionary_find (type);
  saving->id = *id;
  saving->field = field;
  saving->text = text;
  saving->arrival = bc_site_map_get_arrival (map);
  saving->told = told;
  send (saving);
}

/* Saves the place that a business was given. */
void
bc_site_save_placed (BcSiteMap *map, BcStore *store)
{
  BcPosition position;
  BcBusinessRow *row = bc_site_map_get_placed (map, &position);
  const BcBusinessFigures *figures = bc_business_row_get_figures (row);

  save (map,
        store,
        "business",
        &figures->id,
        "position",
        bc_position_dup_text (&position),
        g_strdup_printf (_ ("New place: %s"), figures->texts[BC_BUSINESS_NAME]));
}

/* Saves the boundary that was drawn. */
void
bc_site_save_bounded (BcSiteMap *map, BcStore *store, const BcId *district)
{
  g_autoptr (GArray) ring = bc_site_map_dup_ring (map);

  save (map,
        store,
        "district",
        district,
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
