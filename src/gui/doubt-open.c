/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "doubt-open.h"

#include <glib/gi18n-lib.h>

#include "lookup.h"
#include "window-save.h"

/* What is doubtful is opened, to be decided. A district's page can neither delete it nor bring it
 * back: where it was deleted, which of the two is asked at once. */

static void
free_id (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  BcWindow *window = BC_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (dialog)));
  const gboolean deleted = g_str_equal (response, "delete");
  BcDraft *draft = NULL;

  if (g_str_equal (response, "open"))
    bc_window_show_record (window, data);
  if (!deleted && !g_str_equal (response, "restore"))
    return;
  draft = bc_window_make_draft (bc_dictionary_find ("district"), data);
  bc_draft_set_deleted (draft, deleted);
  bc_window_save (window,
                  draft,
                  deleted ? _ ("The district stays deleted") : _ ("The district is back"));
}

static void
ask (BcWindow *window, const BcId *district, const char *name)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (window), name, NULL);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog),
                               _ ("This district was deleted. Delete it again with all that "
                                  "belongs to it, or bring it back?"));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel",
                                    _ ("_Cancel"),
                                    "open",
                                    _ ("_Look at It"),
                                    "delete",
                                    _ ("_Delete Again"),
                                    "restore",
                                    _ ("_Bring Back"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog),
                                              "delete",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog,
                         "response",
                         G_CALLBACK (response_cb),
                         g_memdup2 (district, sizeof *district),
                         free_id,
                         0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
bc_doubt_open (BcWindow *window, const BcId *record)
{
  BcDatabase *reader = bc_store_get_reader (bc_window_get_store (window));
  g_auto (BcRecordInfo) info = { 0 };
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  if (!bc_lookup_id (reader, record, &info, &error) ||
      !bc_lookup_heading (reader, record, &name, &error))
    bc_window_show_error (window, error);
  else if (info.deleted && g_strcmp0 (info.type_name, "district") == 0)
    ask (window, record, name);
  else
    bc_window_show_record (window, record);
}
