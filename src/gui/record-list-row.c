/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record-list-row.h"

#include <glib/gi18n-lib.h>

#include "field-editor.h"
#include "form-save.h"
#include "window.h"

/* A record in a list: what it is called, what tells it apart, its state, and whether it is late. */
struct _BcRecordListRow
{
  AdwPreferencesRow parent_instance;

  BcStore *store;   /* (owned) */
  BcRecord *record; /* (owned) */
  gboolean deleting;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkWidget *lateness;
  GtkLabel *days;
  GtkLabel *state;
};

G_DEFINE_FINAL_TYPE (BcRecordListRow, bc_record_list_row, ADW_TYPE_PREFERENCES_ROW)

/* A deletion under way: the row may be gone or show another record by then. */
typedef struct
{
  BcRecordListRow *row; /* (owned) */
  GtkRoot *window;      /* (owned) (nullable): where it is told */
  char *text;           /* (owned) */
} Deletion;

static void
free_deletion (Deletion *deletion)
{
  g_object_unref (deletion->row);
  g_clear_object (&deletion->window);
  g_free (deletion->text);
  g_free (deletion);
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Deletion *deletion = data;
  g_autoptr (GError) error = NULL;
  const gboolean done = bc_form_save_finish (BC_STORE (source), result, NULL, &error);

  deletion->row->deleting = FALSE;
  if (BC_IS_WINDOW (deletion->window) && done)
    bc_window_add_toast (BC_WINDOW (deletion->window), deletion->text, TRUE);
  else if (BC_IS_WINDOW (deletion->window))
    bc_window_show_error (BC_WINDOW (deletion->window), error);
  free_deletion (deletion);
}

static void
delete_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcRecordListRow *self = BC_RECORD_LIST_ROW (widget);
  Deletion *deletion = NULL;

  if (self->deleting)
    return;
  self->deleting = TRUE;
  deletion = g_new0 (Deletion, 1);
  deletion->row = g_object_ref (self);
  g_set_object (&deletion->window, gtk_widget_get_root (widget));
  deletion->text = g_strdup_printf (_ ("Deleted: %s"), gtk_label_get_label (self->title));
  bc_form_delete_async (self->store,
                        bc_record_get_record_type (self->record),
                        bc_record_get_id (self->record),
                        deleted_cb,
                        deletion);
}

static void
bc_record_list_row_dispose (GObject *object)
{
  BcRecordListRow *self = BC_RECORD_LIST_ROW (object);

  g_clear_object (&self->store);
  g_clear_object (&self->record);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_RECORD_LIST_ROW);
  G_OBJECT_CLASS (bc_record_list_row_parent_class)->dispose (object);
}

static void
bc_record_list_row_class_init (BcRecordListRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_record_list_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/record-list-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BcRecordListRow, title);
  gtk_widget_class_bind_template_child (widget_class, BcRecordListRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, BcRecordListRow, lateness);
  gtk_widget_class_bind_template_child (widget_class, BcRecordListRow, days);
  gtk_widget_class_bind_template_child (widget_class, BcRecordListRow, state);
  gtk_widget_class_install_action (widget_class, "row.delete", NULL, delete_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "row.delete", NULL);
}

static void
bc_record_list_row_init (BcRecordListRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_text (GtkWidget *shown, GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (shown, text != NULL && *text != '\0');
}

GtkWidget *
bc_record_list_row_new (BcStore *store, const BcRecordLine *line)
{
  BcRecordListRow *self = g_object_new (BC_TYPE_RECORD_LIST_ROW, NULL);

  self->store = g_object_ref (store);
  bc_record_list_row_show (self, line);
  return GTK_WIDGET (self);
}

/* Shows another record, or what became of the one it showed. */
void
bc_record_list_row_show (BcRecordListRow *self, const BcRecordLine *line)
{
  g_set_object (&self->record, line->record);
  set_text (GTK_WIDGET (self->title), self->title, line->title);
  set_text (GTK_WIDGET (self->subtitle), self->subtitle, line->subtitle);
  set_text (GTK_WIDGET (self->state), self->state, line->state);
  set_text (self->lateness, self->days, line->lateness);
  bc_field_editor_name (GTK_WIDGET (self), line->all);
}

BcRecord *
bc_record_list_row_get_record (BcRecordListRow *self)
{
  return self->record;
}
