/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "uf-import.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "backup.h"
#include "import-uf.h"
#include "job-dialog.h"
#include "local-file.h"
#include "number.h"

/* Values of the UF out of a table that a person chooses. What became of it is told; values that
 * differ from those that are there are taken only where the person says so. */

/* More than a person reads, and than a small screen holds. */
#define MOST_LINES 8

typedef struct
{
  BcStore *store; /* (owned) */
  char *path;     /* (owned) */
  gboolean replace;
} Asked;

/* What came of it, and what it was, to do it again. */
typedef struct
{
  Asked *asked; /* (owned) (nullable) */
  BcUfImport import;
} Done;

static void
free_asked (gpointer data)
{
  Asked *asked = data;

  g_object_unref (asked->store);
  g_free (asked->path);
  g_free (asked);
}

static void
free_done (gpointer data)
{
  Done *done = data;

  g_clear_pointer (&done->asked, free_asked);
  bc_uf_import_clear (&done->import);
  g_free (done);
}

static Asked *
make_asked (BcStore *store, const char *path, gboolean replace)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->store = g_object_ref (store);
  asked->path = g_strdup (path);
  asked->replace = replace;
  return asked;
}

static gpointer
import_work (BcJob *job, gpointer data, GCancellable *cancellable, GError **error)
{
  const Asked *asked = data;
  Done *done = g_new0 (Done, 1);

  done->asked = make_asked (asked->store, asked->path, asked->replace);
  done->import.path = done->asked->path;
  done->import.replace = asked->replace;
  if (bc_backup_automatic (asked->store, BC_BACKUP_IMPORT, error) &&
      bc_uf_import (&done->import, asked->store, cancellable, error))
    return done;
  free_done (done);
  return NULL;
}

static void
add_count (GString *text, const char *label, guint count)
{
  g_autofree char *number = bc_number_dup_whole_screen (count);

  if (count > 0)
    g_string_append_printf (text, "%s: %s\n", label, number);
}

static void
add_lines (GString *text, const char *label, const GPtrArray *lines)
{
  const guint n = MIN (lines->len, MOST_LINES);

  add_count (text, label, lines->len);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "  %s\n", (const char *) lines->pdata[i]);
  if (lines->len > n)
    g_string_append_printf (
      text,
      g_dngettext (GETTEXT_PACKAGE, "And %u more", "And %u more", lines->len - n),
      lines->len - n);
  if (lines->len > n)
    g_string_append_c (text, '\n');
}

static char *
dup_account (const BcUfImport *import)
{
  g_autoptr (GString) text = g_string_new (NULL);

  add_count (text, _ ("Days added"), import->n_new);
  add_count (text, _ ("Already there"), import->n_same);
  add_count (text, _ ("Values replaced"), import->n_replaced);
  add_lines (text, _ ("Days that have another value, which stays"), import->different);
  add_lines (text, _ ("Lines that cannot be understood"), import->bad);
  return g_strchomp (g_string_free (g_steal_pointer (&text), FALSE));
}

static void done_cb (GtkWindow *parent, gpointer result);

static const BcJobKind kind = {
  .title = N_ ("Importing values of the UF"),
  .cancelled = N_ ("Cancelled: no value was imported"),
  .work = import_work,
  .done = done_cb,
  .free_data = free_asked,
  .free_result = free_done,
};

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  const Asked *asked = data;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog));

  if (g_str_equal (response, "replace") && parent != NULL)
    bc_job_dialog_run (parent, &kind, make_asked (asked->store, asked->path, TRUE));
}

static void
free_closure (gpointer data, GClosure *closure)
{
  free_asked (data);
}

/* Which of two values is right is not the program's to say. */
static void
offer_to_replace (AdwMessageDialog *dialog, Done *done)
{
  adw_message_dialog_add_response (dialog, "replace", _ ("_Replace"));
  adw_message_dialog_set_response_appearance (dialog, "replace", ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_data (dialog,
                         "response",
                         G_CALLBACK (response_cb),
                         g_steal_pointer (&done->asked),
                         free_closure,
                         0);
}

static void
done_cb (GtkWindow *parent, gpointer result)
{
  Done *done = result;
  const gboolean differs = done->import.different->len > 0;
  g_autofree char *account = dup_account (&done->import);
  AdwMessageDialog *dialog =
    ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent,
                                                differs ? _ ("Replace the Values That Differ?")
                                                        : _ ("The Table Was Read"),
                                                NULL));

  adw_message_dialog_set_body (dialog, account);
  adw_message_dialog_add_response (dialog, "close", differs ? _ ("_Keep Mine") : _ ("_Close"));
  if (differs)
    offer_to_replace (dialog, done);
  gtk_window_present (GTK_WINDOW (dialog));
}

typedef struct
{
  GtkWindow *parent; /* (owned) */
  BcStore *store;    /* (owned) */
} Choosing;

static void
chosen_cb (GtkNativeDialog *chooser, int response, gpointer data)
{
  Choosing *self = data;
  g_autofree char *path = bc_local_file_dup_chosen (GTK_WIDGET (self->parent), chooser, response);

  if (path != NULL)
    bc_job_dialog_run (self->parent, &kind, make_asked (self->store, path, FALSE));
  g_object_unref (self->parent);
  g_object_unref (self->store);
  g_free (self);
  g_object_unref (chooser);
}

/* Asks for a table of days and values, and takes it in. */
void
bc_uf_import_choose (GtkWindow *parent, BcStore *store)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_ ("Choose a Table of Days and Values"),
                                 parent,
                                 GTK_FILE_CHOOSER_ACTION_OPEN,
                                 NULL,
                                 NULL);
  Choosing *self = g_new0 (Choosing, 1);

  self->parent = g_object_ref (parent);
  self->store = g_object_ref (store);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
