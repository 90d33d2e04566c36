/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-refused-save.h"

#include <glib/gi18n-lib.h>

/* The rows that an import refused, on their way into a file of the person's own. */
typedef struct
{
  GtkWidget *widget; /* (owned) */
  GFile *from;       /* (owned) */
  BcImportRefusedTold told;
} Saving;

static void
free_saving (Saving *self)
{
  g_object_unref (self->widget);
  g_object_unref (self->from);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, free_saving)

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;

  if (g_file_copy_finish (G_FILE (source), result, &error))
    told = g_strdup (_ ("The refused rows are saved: mend them and import that file."));
  else
    told = g_strdup_printf (_ ("The refused rows could not be saved: %s"), error->message);
  if (gtk_widget_get_root (self->widget) != NULL)
    self->told (self->widget, told);
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, Saving *saving)
{
  g_autoptr (Saving) self = saving;
  g_autoptr (GFile) to = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    to = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (to != NULL) {
    GFile *from = self->from;

    g_file_copy_async (from,
                       to,
                       G_FILE_COPY_OVERWRITE,
                       G_PRIORITY_DEFAULT,
                       NULL,
                       NULL,
                       NULL,
                       copied_cb,
                       g_steal_pointer (&self));
  }
  g_object_unref (chooser);
}

static char *
dup_name (const char *table)
{
  g_autofree char *name = g_path_get_basename (table);
  char *ending = strrchr (name, '.');

  if (ending != NULL && ending != name)
    *ending = '\0';
  return g_strdup_printf (_ ("%s - refused.csv"), name);
}

/* Asks where to, and copies the file @path of the rows that were refused of @table. */
void
bc_import_refused_save (GtkWidget *widget,
                        const char *path,
                        const char *table,
                        BcImportRefusedTold told)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_ ("Save the Refused Rows"),
                                 GTK_WINDOW (gtk_widget_get_root (widget)),
                                 GTK_FILE_CHOOSER_ACTION_SAVE,
                                 NULL,
                                 NULL);
  g_autofree char *name = dup_name (table);
  Saving *saving = g_new0 (Saving, 1);

  saving->widget = g_object_ref (widget);
  saving->from = g_file_new_for_path (path);
  saving->told = told;
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (chosen_cb), saving);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
