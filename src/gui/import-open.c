/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-open.h"

#include <glib/gi18n-lib.h>

#include "import-dialog.h"
#include "local-file.h"
#include "window-find.h"

/* A table comes by the desktop's file chooser, or is dropped where its records are listed. */
typedef struct
{
  GtkWidget *widget; /* (owned) */
  BcStore *store;    /* (owned) */
  const BcRecordType *type;
  BcId owner;
} Choosing;

static void
free_choosing (Choosing *self)
{
  g_object_unref (self->widget);
  g_object_unref (self->store);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Choosing, free_choosing)

static void
tell (GtkWidget *widget, const char *sentence)
{
  BcWindow *window = bc_window_find (widget);

  if (window != NULL)
    bc_window_add_toast (window, sentence, FALSE);
}

static void
open_file (GtkWidget *widget,
           BcStore *store,
           const BcRecordType *type,
           const BcId *owner,
           GFile *file)
{
  g_autofree char *path = bc_local_file_dup_path (widget, file);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (path != NULL && root != NULL)
    bc_import_dialog_open (GTK_WINDOW (root), store, type, owner, path);
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, Choosing *choosing)
{
  g_autoptr (Choosing) self = choosing;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file != NULL)
    open_file (self->widget, self->store, self->type, &self->owner, file);
  g_object_unref (chooser);
}

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *const *patterns)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (; *patterns != NULL; patterns++)
    gtk_file_filter_add_pattern (filter, *patterns);
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
add_filters (GtkFileChooser *chooser)
{
  static const char *const tables[] = { "*.xlsx", "*.XLSX", "*.ods", "*.ODS", "*.csv",
                                        "*.CSV",  "*.tsv",  "*.txt", NULL };
  static const char *const all[] = { "*", NULL };

  add_filter (chooser, _ ("Spreadsheets (.xlsx, .ods, .csv)"), tables);
  add_filter (chooser, _ ("All files"), all);
}

/* Asks for a table, and opens the import of records of @type, which belong to @owner where they do
 * not say it. */
void
bc_import_open_choose (GtkWidget *widget,
                       BcStore *store,
                       const BcRecordType *type,
                       const BcId *owner)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_ ("Choose a Spreadsheet"),
                                 GTK_WINDOW (gtk_widget_get_root (widget)),
                                 GTK_FILE_CHOOSER_ACTION_OPEN,
                                 NULL,
                                 NULL);
  Choosing *choosing = g_new0 (Choosing, 1);

  choosing->widget = g_object_ref (widget);
  choosing->store = g_object_ref (store);
  choosing->type = type;
  choosing->owner = *owner;
  add_filters (GTK_FILE_CHOOSER (chooser));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (chosen_cb), choosing);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* The same for what was dropped. @files: (element-type GFile) */
void
bc_import_open_files (GtkWidget *widget,
                      BcStore *store,
                      const BcRecordType *type,
                      const BcId *owner,
                      GPtrArray *files)
{
  if (files->len == 1)
    open_file (widget, store, type, owner, files->pdata[0]);
  else
    tell (widget, _ ("Several files cannot be imported at once: drop one of them"));
}
