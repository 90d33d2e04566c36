/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record-list-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "field-editor.h"
#include "form-save.h"
#include "record-list-text.h"
#include "text.h"
#include "window.h"

/* A record in a list: what it is called, what tells it apart, its state, and whether it is late. */
struct _BcRecordListRow
{
  AdwPreferencesRow parent_instance;

  BcStore *store;   /* (owned) */
  BcRecord *record; /* (owned) */
  GtkRoot *window;  /* (owned) (nullable): where its deletion is told: it may be gone by then */
  char *folded;     /* (owned): its words, without accents and capitals */
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkWidget *lateness;
  GtkLabel *days;
  GtkLabel *state;
};

G_DEFINE_FINAL_TYPE (BcRecordListRow, bc_record_list_row, ADW_TYPE_PREFERENCES_ROW)

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BcRecordListRow) self = data;
  g_autoptr (GtkRoot) window = g_steal_pointer (&self->window);
  g_autofree char *text = g_strdup_printf (_ ("Deleted: %s"), gtk_label_get_label (self->title));
  g_autoptr (GError) error = NULL;
  gboolean done = bc_form_save_finish (BC_STORE (source), result, NULL, &error);

  if (!BC_IS_WINDOW (window))
    return;
  if (done)
    bc_window_add_toast (BC_WINDOW (window), text, TRUE);
  else
    bc_window_show_error (BC_WINDOW (window), error);
}

static void
delete_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcRecordListRow *self = BC_RECORD_LIST_ROW (widget);

  if (self->window != NULL)
    return;
  g_set_object (&self->window, gtk_widget_get_root (widget));
  bc_form_delete_async (self->store,
                        bc_record_get_record_type (self->record),
                        bc_record_get_id (self->record),
                        deleted_cb,
                        g_object_ref (self));
}

static void
bc_record_list_row_dispose (GObject *object)
{
  BcRecordListRow *self = BC_RECORD_LIST_ROW (object);

  g_clear_object (&self->store);
  g_clear_object (&self->record);
  g_clear_object (&self->window);
  g_clear_pointer (&self->folded, g_free);
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

/* @today: Chile's civil date. */
GtkWidget *
bc_record_list_row_new (BcStore *store, BcRecord *record, gint32 today)
{
  BcRecordListRow *self = g_object_new (BC_TYPE_RECORD_LIST_ROW, NULL);
  g_autofree char *title = bc_record_list_dup_title (store, record);
  g_autofree char *subtitle = bc_record_list_dup_subtitle (store, record);
  g_autofree char *state = bc_record_list_dup_state (record);
  g_autofree char *lateness = bc_record_list_dup_lateness (record, today);
  g_autofree char *all = g_strjoin (" ",
                                    title,
                                    subtitle,
                                    state != NULL ? state : "",
                                    lateness != NULL ? lateness : "",
                                    NULL);

  self->store = g_object_ref (store);
  self->record = g_object_ref (record);
  self->folded = bc_text_fold (all);
  set_text (GTK_WIDGET (self->title), self->title, title);
  set_text (GTK_WIDGET (self->subtitle), self->subtitle, subtitle);
  set_text (GTK_WIDGET (self->state), self->state, state);
  set_text (self->lateness, self->days, lateness);
  bc_field_editor_name (GTK_WIDGET (self), g_strstrip (all));
  return GTK_WIDGET (self);
}

BcRecord *
bc_record_list_row_get_record (BcRecordListRow *self)
{
  return self->record;
}

/* Whether all the words, folded, stand in it. */
gboolean
bc_record_list_row_matches (BcRecordListRow *self, const char *const *words)
{
  for (; *words != NULL; words++)
    if (strstr (self->folded, *words) == NULL)
      return FALSE;
  return TRUE;
}
