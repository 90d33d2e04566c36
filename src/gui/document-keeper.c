/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document-keeper.h"

#include "attach-dialog.h"
#include "document-copies.h"
#include "document-receiver.h"
#include "document-tell.h"
#include "form-rows.h"
#include "invoice-dialog.h"

/* A widget that shows the documents of a record, or of a whole district, takes more of them: they
 * are dropped on it, pasted into it or chosen, and all of them can be copied out. */

#define KEY "bc-document-keeper"

/* What a widget keeps files with. */
typedef struct
{
  BcStore *store; /* (owned) */
  BcId record;
  gboolean whole; /* a district: the person says to what of it they belong */
} Keeper;

static void
free_keeper (gpointer data)
{
  Keeper *self = data;

  g_object_unref (self->store);
  g_free (self);
}

static gboolean
is_xml (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = name != NULL ? g_ascii_strdown (name, -1) : NULL;

  return lower != NULL && g_str_has_suffix (lower, ".xml");
}

/* Electronic invoices are XML; only where money can be is one of them likely to be meant. */
static gboolean
has_invoices (BcStore *store, const BcId *record, GPtrArray *files)
{
  for (guint i = 0; i < files->len; i++)
    if (is_xml (files->pdata[i]))
      return bc_invoice_dialog_takes (store, record);
  return FALSE;
}

/* Keeps files with a record, as far as this person may: on an action or a funding line that can
 * have entries, electronic invoices become such, in a line that the person confirms, and what comes
 * with them is kept with the record, all as one gesture.
 * @whole: the record is a district, and the person says to what of it the files belong.
 * @files: (element-type GFile) */
void
bc_document_keeper_keep (GtkWidget *widget,
                         BcStore *store,
                         const BcId *record,
                         gboolean whole,
                         GPtrArray *files)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));

  if (has_invoices (store, record, files))
    bc_invoice_dialog_open (window, store, record, files);
  else if (bc_form_can_add (store, "document", record))
    bc_attach_dialog_open (window, store, record, !whole, files);
  else
    bc_document_tell_unwritable (widget, store, "document", record);
}

static void
received_cb (GtkWidget *widget, GPtrArray *files)
{
  Keeper *self = g_object_get_data (G_OBJECT (widget), KEY);

  if (self != NULL)
    bc_document_keeper_keep (widget, self->store, &self->record, self->whole, files);
}

static void
add_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bc_document_receiver_choose (widget, received_cb);
}

static void
paste_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bc_document_receiver_paste (widget, received_cb);
}

static void
export_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  Keeper *self = g_object_get_data (G_OBJECT (widget), KEY);

  if (self != NULL)
    bc_document_export (GTK_WINDOW (gtk_widget_get_root (widget)),
                        self->store,
                        &self->record,
                        self->whole);
}

/* For a widget's class: what can be done there, and Ctrl+V. */
void
bc_document_keeper_install (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "documents.add", NULL, add_cb);
  gtk_widget_class_install_action (class, "documents.paste", NULL, paste_cb);
  gtk_widget_class_install_action (class, "documents.export", NULL, export_cb);
  gtk_widget_class_add_binding_action (class, GDK_KEY_v, GDK_CONTROL_MASK, "documents.paste", NULL);
}

/* For a widget when it is made. */
void
bc_document_keeper_accept (GtkWidget *widget)
{
  bc_document_receiver_accept_drops (widget, received_cb);
  bc_document_receiver_accept_pastes (widget, received_cb);
}

/* For a widget when it shows something: what files are kept with from then on. */
void
bc_document_keeper_load (GtkWidget *widget, BcStore *store, const BcId *record, gboolean whole)
{
  const gboolean writable = bc_form_can_add (store, "document", record);
  Keeper *self = g_new0 (Keeper, 1);

  self->store = g_object_ref (store);
  self->record = *record;
  self->whole = whole;
  g_object_set_data_full (G_OBJECT (widget), KEY, self, free_keeper);
  gtk_widget_action_set_enabled (widget, "documents.add", writable);
  gtk_widget_action_set_enabled (widget, "documents.paste", writable);
}
