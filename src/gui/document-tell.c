/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document-tell.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "form-rows.h"
#include "window-find.h"

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

static AdwMessageDialog *
create_dialog (GtkWindow *parent, const char *heading, GPtrArray *sentences)
{
  g_autofree char *lines = dup_lines (sentences);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, NULL));

  adw_message_dialog_set_body (dialog, lines);
  adw_message_dialog_add_response (dialog, "close", _ ("_Close"));
  return dialog;
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer record)
{
  BcWindow *window =
    bc_window_find (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (dialog))));

  if (g_str_equal (response, "show") && window != NULL)
    bc_window_show_record (window, record);
}

static void
free_record (gpointer record, GClosure *closure)
{
  g_free (record);
}

/* @record: (nullable): one that is in the way, which is offered to be shown. */
static void
tell (GtkWindow *parent, const char *heading, GPtrArray *sentences, const BcId *record)
{
  AdwMessageDialog *dialog = NULL;

  if (sentences->len == 0)
    return;
  dialog = create_dialog (parent, heading, sentences);
  if (record != NULL) {
    adw_message_dialog_add_response (dialog, "show", _ ("_Show the First"));
    g_signal_connect_data (dialog,
                           "response",
                           G_CALLBACK (response_cb),
                           g_memdup2 (record, sizeof *record),
                           free_record,
                           0);
  }
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Tells what the person should know of files; nothing where there is nothing to tell.
 * @sentences: (element-type utf8) */
void
bc_document_tell (GtkWindow *parent, const char *heading, GPtrArray *sentences)
{
  tell (parent, heading, sentences, NULL);
}

BcDocumentTold *
bc_document_told_new (void)
{
  BcDocumentTold *self = g_new0 (BcDocumentTold, 1);

  self->sentences = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
bc_document_told_free (gpointer told)
{
  BcDocumentTold *self = told;

  g_ptr_array_unref (self->sentences);
  g_free (self);
}

/* What was done can be taken back as one; @done says how much it was, @none that it was nothing. */
void
bc_document_told_show (const BcDocumentTold *self,
                       GtkWindow *parent,
                       const char *done,
                       const char *none)
{
  BcWindow *window = bc_window_find (GTK_WIDGET (parent));
  const guint n_taken = self->n_done + self->n_others;

  if (n_taken > 0 && window != NULL)
    bc_window_add_toast (window, done, TRUE);
  tell (parent,
        n_taken > 0 ? done : none,
        self->sentences,
        bc_id_is_nil (&self->first) ? NULL : &self->first);
}

/* Files came to where this person may keep none: why is told.
 * @type: the name of what would be made of them, for @record */
void
bc_document_tell_unwritable (GtkWidget *widget,
                             BcStore *store,
                             const char *type,
                             const BcId *record)
{
  BcWindow *window = bc_window_find (widget);
  g_autofree char *reason = NULL;
  g_autofree char *sentence = NULL;
  BcFormSite site;

  if (window == NULL)
    return;
  bc_form_site_init (&site, store, bc_dictionary_find (type), NULL, record, NULL);
  reason = bc_form_dup_refusal (&site, NULL);
  sentence = g_strdup_printf (_ ("Nothing was kept: %s"),
                              reason != NULL ? reason : _ ("this can only be read"));
  bc_window_add_toast (window, sentence, FALSE);
}
