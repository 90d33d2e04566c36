/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site-save.h"

#include <glib/gi18n-lib.h>

#include "form-save.h"
#include "window-find.h"

struct _BcSiteSaves
{
  BcSiteMap *map;  /* (owned) */
  guint n_sent;    /* so many are on their way to the journal */
  guint n_asked;   /* of so many the person is being asked */
  GPtrArray *kept; /* (owned) (element-type Saving): they are sent again before it is left */
};

/* What was drawn, on its way to the journal. */
typedef struct
{
  BcSiteSaves *saves; /* (owned) */
  guint showing;      /* of which district it was drawn: bc_site_map_get_showing () */
  char *name;         /* (owned): the district's */
  BcStore *store;     /* (owned) */
  const BcRecordType *type;
  BcId id;
  const char *field;
  char *text; /* (owned): the field's value */
  gint64 arrival;
  char *told; /* (owned) */
} Saving;

static void
clear_saves (gpointer data)
{
  BcSiteSaves *self = data;

  g_object_unref (self->map);
  g_ptr_array_unref (self->kept);
}

static void
clear_saving (gpointer data)
{
  Saving *self = data;

  g_rc_box_release_full (self->saves, clear_saves);
  g_object_unref (self->store);
  g_free (self->name);
  g_free (self->text);
  g_free (self->told);
}

static void
release_saving (gpointer saving)
{
  g_rc_box_release_full (saving, clear_saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, release_saving)

static void
release_closure (gpointer data, GClosure *closure)
{
  release_saving (data);
}

/* What is drawn on @map is saved by these, and by no others. */
BcSiteSaves *
bc_site_saves_new (BcSiteMap *map)
{
  BcSiteSaves *self = g_rc_box_new0 (BcSiteSaves);

  self->map = g_object_ref (map);
  self->kept = g_ptr_array_new_with_free_func (release_saving);
  return self;
}

/* What is on its way goes on. */
void
bc_site_saves_free (BcSiteSaves *self)
{
  g_ptr_array_set_size (self->kept, 0);
  g_rc_box_release_full (self, clear_saves);
}

static void send (Saving *saving);

/* It is not lost by going away from the question: it is sent again, and asked about if that fails,
 * before the window is closed or another file is opened. */
static void
keep (Saving *saving)
{
  BcWindow *window = bc_window_find (GTK_WIDGET (saving->saves->map));
  g_autofree char *told = NULL;

  if (window == NULL)
    return;
  g_ptr_array_add (saving->saves->kept, g_rc_box_acquire (saving));
  told = g_strdup_printf (_ ("What was drawn on the plan of “%s” is not saved yet"), saving->name);
  bc_window_add_toast (window, told, FALSE);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  Saving *saving = data;

  saving->saves->n_asked--;
  if (g_str_equal (response, "again"))
    send (g_rc_box_acquire (saving));
  else if (!g_str_equal (response, "discard"))
    keep (saving);
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
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  saving->saves->n_asked++;
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), saving, release_closure, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* What could not be saved is in hand again, where its district is still looked at. */
static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) saving = data;
  BcSiteMap *map = saving->saves->map;
  BcWindow *window = bc_window_find (GTK_WIDGET (map));
  g_autoptr (GError) error = NULL;
  const gboolean saved = bc_form_save_finish (BC_STORE (source), result, NULL, &error);
  const gboolean in_hand =
    !saved && saving->showing == bc_site_map_get_showing (map) && bc_site_map_give_up (map);

  saving->saves->n_sent--;
  if (window == NULL && !saved)
    g_warning ("What was drawn was not saved: %s", error->message);
  else if (window != NULL && saved)
    bc_window_add_toast (window, saving->told, TRUE);
  else if (in_hand)
    bc_window_show_error (window, error);
  else if (window != NULL)
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
    saving->saves->n_sent++;
    bc_form_save_async (saving->store, &draft, saved_cb, g_steal_pointer (&held));
    return;
  }
  g_warning ("What was drawn cannot be read: %s", error->message);
  bc_site_map_give_up (saving->saves->map);
}

/* What is drawn anew takes the place of what was kept of it. */
static void
forget_kept (GPtrArray *kept, const BcId *id, const char *field)
{
  for (guint i = kept->len; i > 0; i--) {
    const Saving *saving = kept->pdata[i - 1];

    if (bc_id_equal (&saving->id, id) && g_str_equal (saving->field, field))
      g_ptr_array_remove_index (kept, i - 1);
  }
}

/* Sends @text as the @field of a record of @type; @text and @told: (transfer full). */
static void
save (BcSiteSaves *self,
      BcStore *store,
      const char *type,
      const BcId *id,
      const char *field,
      char *text,
      char *told)
{
  Saving *saving = g_rc_box_new0 (Saving);

  forget_kept (self->kept, id, field);
  saving->saves = g_rc_box_acquire (self);
  saving->showing = bc_site_map_get_showing (self->map);
  saving->name = g_strdup (bc_site_map_get_name (self->map));
  saving->store = g_object_ref (store);
  saving->type = bc_dictionary_find (type);
  saving->id = *id;
  saving->field = field;
  saving->text = text;
  saving->arrival = bc_site_map_get_arrival (self->map);
  saving->told = told;
  send (saving);
}

/* Saves the place that a business was given. */
void
bc_site_saves_placed (BcSiteSaves *self, BcStore *store)
{
  BcPosition position;
  BcBusinessRow *row = bc_site_map_get_placed (self->map, &position);
  const BcBusinessFigures *figures = bc_business_row_get_figures (row);

  save (self,
        store,
        "business",
        &figures->id,
        "position",
        bc_position_dup_text (&position),
        g_strdup_printf (_ ("New place: %s"), figures->texts[BC_BUSINESS_NAME]));
}

/* Saves the boundary that was drawn. */
void
bc_site_saves_bounded (BcSiteSaves *self, BcStore *store, const BcId *district)
{
  g_autoptr (GArray) ring = bc_site_map_dup_ring (self->map);

  save (self,
        store,
        "district",
        district,
        "boundary",
        bc_polygon_dup_text (ring),
        g_strdup (_ ("The boundary is drawn")));
}

static void
send_kept (BcSiteSaves *self)
{
  while (self->kept->len > 0)
    send (g_ptr_array_steal_index (self->kept, 0));
}

/* What would be lost now, of all districts that were drawn; as bc_site_map_settle(). What a drawing
 * takes for being saved until it is read again may be saved by now. */
BcPageRest
bc_site_saves_settle (BcSiteSaves *self, gboolean save)
{
  BcPageRest rest = bc_site_map_settle (self->map, save) & ~BC_PAGE_SAVES;

  if (save)
    send_kept (self);
  if (self->n_sent > 0)
    rest |= BC_PAGE_SAVES;
  if (self->n_asked > 0 || self->kept->len > 0)
    rest |= BC_PAGE_UNSAVED;
  return rest;
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
