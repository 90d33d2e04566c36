/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document-tell.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* More than a person reads, and than a small screen holds. */
#define MOST_LINES 12

static char *
dup_lines (GPtrArray *sentences)
{
  GString *lines = g_string_new (NULL);
  guint n = MIN (sentences->len, MOST_LINES);
  guint more = sentences->len - n;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", (char *) sentences->pdata[i]);
  if (more > 0) {
    g_string_append_c (lines, '\n');
    g_string_append_printf (lines,
                            g_dngettext (GETTEXT_PACKAGE, "And %u more", "And %u more", more),
                            more);
  }
  return g_string_free (lines, FALSE);
}

/* Tells what the person should know of files; nothing where there is nothing to tell.
 * @sentences: (element-type utf8) */
void
bc_document_tell (GtkWindow *parent, const char *heading, GPtrArray *sentences)
{
  g_autofree char *lines = dup_lines (sentences);
  GtkWidget *dialog = NULL;

  if (sentences->len == 0)
    return;
  dialog = adw_message_dialog_new (parent, heading, NULL);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), lines);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
