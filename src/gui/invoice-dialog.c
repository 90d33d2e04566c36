/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "invoice-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document-names.h"
#include "document-receiver.h"
#include "field-editor.h"
#include "field.h"
#include "form-rows.h"
#include "invoice-work.h"
#include "window-find.h"

/* Asks in which funding line invoices are entered. */
struct _BcInvoiceDialog
{
  AdwWindow parent_instance;

  BcStore *store;   /* (owned) */
  GPtrArray *files; /* (owned) (element-type GFile) */
  BcId place;       /* where they came to; nil for a district */
  gboolean handed_on;
  GtkLabel *names;
  GtkWidget *enter;
  AdwBin *line_place;
  BcFieldEditor *editor; /* (unowned): it lives in its place */
};

G_DEFINE_FINAL_TYPE (BcInvoiceDialog, bc_invoice_dialog, ADW_TYPE_WINDOW)

static const BcField line_field = {
  .name = "line",
  .kind = BC_KIND_REFERENCE,
  .label = N_ ("Funding line"),
  .targets = "funding-line",
  .flags = BC_FIELD_REQUIRED,
};

static gboolean
read_line (BcInvoiceDialog *self, BcId *line)
{
  g_auto (BcValue) value = BC_VALUE_INIT;

  if (!bc_field_editor_read_value (self->editor, &value, NULL) || value.type != BC_VALUE_ID)
    return FALSE;
  *line = value.id;
  return TRUE;
}

static void
committed_cb (BcInvoiceDialog *self)
{
  BcId line;

  gtk_widget_set_sensitive (self->enter, read_line (self, &line));
}

static void
enter_cb (BcInvoiceDialog *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  BcId line;

  if (!read_line (self, &line))
    return;
  self->handed_on = TRUE;
  bc_invoice_work_run (parent,
                       self->store,
                       &line,
                       bc_id_is_nil (&self->place) ? &line : &self->place,
                       self->files);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
bc_invoice_dialog_dispose (GObject *object)
{
  BcInvoiceDialog *self = BC_INVOICE_DIALOG (object);

  if (self->files != NULL && !self->handed_on)
    bc_document_receiver_forget_pasted ();
  g_clear_object (&self->store);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_INVOICE_DIALOG);
  G_OBJECT_CLASS (bc_invoice_dialog_parent_class)->dispose (object);
}

static void
bc_invoice_dialog_class_init (BcInvoiceDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_invoice_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/invoice-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BcInvoiceDialog, names);
  gtk_widget_class_bind_template_child (widget_class, BcInvoiceDialog, enter);
  gtk_widget_class_bind_template_child (widget_class, BcInvoiceDialog, line_place);
  gtk_widget_class_bind_template_callback (widget_class, enter_cb);
}

static void
bc_invoice_dialog_init (BcInvoiceDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Of a district all its lines, of an action its own, and a line itself. */
#define LINES                                                                                      \
  "SELECT l.id FROM record p JOIN record l ON l.scope = p.scope AND l.type = 'funding-line' "      \
  "AND l.hidden = 0 JOIN funding_line f ON f.row = l.row "                                         \
  "WHERE p.id = ? AND (p.type = 'district' OR p.id IN (l.id, f.action)) LIMIT 2"

/* Two at most are looked for: how many are there, if not one, does not matter. */
static guint
find_lines (BcStore *store, const BcId *place, BcId *line)
{
  g_autoptr (BcCursor) cursor = bc_database_query (bc_store_get_reader (store), LINES, NULL);
  guint n = 0;

  if (cursor == NULL)
    return 0;
  bc_cursor_bind_id (cursor, 1, place);
  for (; bc_cursor_step (cursor, NULL) == BC_STEP_ROW; n++)
    bc_cursor_get_id (cursor, 0, line);
  return n;
}

/* The only line there is goes without saying. */
static void
show_line (BcInvoiceDialog *self, const BcId *scope, const BcId *line)
{
  GtkWidget *editor = bc_field_editor_new (&line_field, self->store, scope);
  g_auto (BcValue) value = BC_VALUE_INIT;

  self->editor = BC_FIELD_EDITOR (editor);
  if (line != NULL) {
    bc_value_set_id (&value, line);
    bc_field_editor_set_value (self->editor, &value);
  }
  g_signal_connect_object (editor, "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->line_place, editor);
  committed_cb (self);
  gtk_window_set_focus (GTK_WINDOW (self), line != NULL ? self->enter : editor);
}

/* Whether invoices that come to a record are entered: an action or a line that can have entries. */
gboolean
bc_invoice_dialog_takes (BcStore *store, const BcId *place)
{
  g_auto (BcRecordInfo) info = { 0 };
  BcId line;

  return bc_lookup_id (bc_store_get_reader (store), place, &info, NULL) &&
         (strcmp (info.type_name, "action") == 0 || strcmp (info.type_name, "funding-line") == 0) &&
         bc_form_can_add (store, "entry", place) && find_lines (store, place, &line) > 0;
}

/* @place: a district, an action or a funding line: where the invoices came to.
 * @files: (element-type GFile): what is no tax document is kept there, or with the line that the
 *   person confirms where that is a district */
void
bc_invoice_dialog_open (GtkWindow *parent, BcStore *store, const BcId *place, GPtrArray *files)
{
  BcInvoiceDialog *self = NULL;
  g_auto (BcRecordInfo) info = { 0 };
  g_autofree char *names = bc_document_dup_names (files);
  BcId line;
  guint n_lines = find_lines (store, place, &line);

  if (!bc_lookup_id (bc_store_get_reader (store), place, &info, NULL))
    return;
  if (n_lines == 0) {
    bc_window_add_toast (
      bc_window_find (GTK_WIDGET (parent)),
      _ ("Add a funding line first: invoices are entered in one, and other files are "
         "kept with it"),
      FALSE);
    return;
  }
  self = g_object_new (BC_TYPE_INVOICE_DIALOG, "transient-for", parent, NULL);
  self->store = g_object_ref (store);
  self->files = g_ptr_array_ref (files);
  if (strcmp (info.type_name, "district") != 0)
    self->place = *place;
  gtk_label_set_label (self->names, names);
  show_line (self, &info.scope_id, n_lines == 1 ? &line : NULL);
  gtk_window_present (GTK_WINDOW (self));
}
