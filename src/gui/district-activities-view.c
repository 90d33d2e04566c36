/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "district-activities-view.h"

#include <glib/gi18n-lib.h>

#include "activity-row.h"
#include "field-editor.h"
#include "form-rows.h"
#include "form-save.h"
#include "reading.h"
#include "record-dialog.h"
#include "splice.h"
#include "text.h"
#include "window-find.h"

/* What was held in a district, the newest first, and what it adds up to. */
struct _BcDistrictActivitiesView
{
  AdwBin parent_instance;

  BcStore *store; /* (owned) (nullable) */
  BcId district;
  BcReading *reading; /* (owned) (nullable) */
  GPtrArray *items;   /* (owned) (nullable) (element-type BcActivityItem) */
  GtkStack *stack;
  GtkEditable *search;
  GtkLabel *totals;
  GtkListView *list;
  GListStore *shown;
};

G_DEFINE_FINAL_TYPE (BcDistrictActivitiesView, bc_district_activities_view, ADW_TYPE_BIN)

static GPtrArray *
filter_items (BcDistrictActivitiesView *self)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *folded = bc_text_fold (gtk_editable_get_text (self->search));
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; i < self->items->len; i++)
    if (bc_activity_item_matches (self->items->pdata[i], (const char *const *) words))
      g_ptr_array_add (found, g_object_ref (self->items->pdata[i]));
  return found;
}

static void
show_items (BcDistrictActivitiesView *self)
{
  g_autoptr (GPtrArray) found = filter_items (self);
  g_autofree char *totals = bc_activity_item_dup_totals (found);

  bc_splice_show (self->shown, found, (GEqualFunc) bc_activity_item_equal);
  gtk_label_set_label (self->totals, totals);
  if (self->items->len == 0)
    gtk_stack_set_visible_child_name (self->stack, "empty");
  else
    gtk_stack_set_visible_child_name (self->stack, found->len > 0 ? "list" : "nothing");
}

static void
search_changed_cb (BcDistrictActivitiesView *self)
{
  if (self->items != NULL)
    show_items (self);
}

static void
show_read (GtkWidget *widget, gpointer result)
{
  BcDistrictActivitiesView *self = BC_DISTRICT_ACTIVITIES_VIEW (widget);

  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = g_ptr_array_ref (result);
  show_items (self);
}

static void
activate_cb (BcDistrictActivitiesView *self, guint position)
{
  g_autoptr (BcActivityItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  if (item != NULL)
    bc_record_dialog_open (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                           self->store,
                           bc_dictionary_find ("activity"),
                           bc_activity_item_get_id (item),
                           NULL);
}

static void
add_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcDistrictActivitiesView *self = BC_DISTRICT_ACTIVITIES_VIEW (widget);

  bc_record_dialog_open (GTK_WINDOW (gtk_widget_get_root (widget)),
                         self->store,
                         bc_dictionary_find ("activity"),
                         NULL,
                         &self->district);
}

/* A deletion on its way, and what is told of it. */
typedef struct
{
  BcWindow *window; /* (owned) */
  char *told;       /* (owned) */
} Deletion;

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Deletion *self = data;
  g_autoptr (GError) error = NULL;

  if (bc_form_save_finish (BC_STORE (source), result, NULL, &error))
    bc_window_add_toast (self->window, self->told, TRUE);
  else
    bc_window_show_error (self->window, error);
  g_object_unref (self->window);
  g_free (self->told);
  g_free (self);
}

static BcActivityItem *
find_focused (BcDistrictActivitiesView *self)
{
  GtkWidget *cell = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  GtkWidget *row = cell != NULL ? gtk_widget_get_first_child (cell) : NULL;

  return BC_IS_ACTIVITY_ROW (row) ? bc_activity_row_get_item (BC_ACTIVITY_ROW (row)) : NULL;
}

static void
delete_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcDistrictActivitiesView *self = BC_DISTRICT_ACTIVITIES_VIEW (widget);
  BcActivityItem *item = find_focused (self);
  BcWindow *window = bc_window_find (widget);
  Deletion *deletion;

  if (item == NULL || window == NULL)
    return;
  deletion = g_new0 (Deletion, 1);
  deletion->window = g_object_ref (window);
  deletion->told = g_strdup_printf (_ ("Deleted: %s"), bc_activity_item_get_title (item));
  bc_form_delete_async (self->store,
                        bc_dictionary_find ("activity"),
                        bc_activity_item_get_id (item),
                        deleted_cb,
                        deletion);
}

static void
setup_cb (BcDistrictActivitiesView *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, bc_activity_row_new ());
}

static void
bind_cb (BcDistrictActivitiesView *self, GtkListItem *item)
{
  bc_activity_row_show (BC_ACTIVITY_ROW (gtk_list_item_get_child (item)),
                        gtk_list_item_get_item (item));
}

static void
bc_district_activities_view_dispose (GObject *object)
{
  BcDistrictActivitiesView *self = BC_DISTRICT_ACTIVITIES_VIEW (object);

  if (self->reading != NULL)
    bc_reading_stop (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_object (&self->store);
  /* The template lets its own go, and the bin must not know of it any more. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_DISTRICT_ACTIVITIES_VIEW);
  G_OBJECT_CLASS (bc_district_activities_view_parent_class)->dispose (object);
}

static void
bc_district_activities_view_class_init (BcDistrictActivitiesViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_district_activities_view_dispose;
  g_type_ensure (BC_TYPE_ACTIVITY_ITEM);
  gtk_widget_class_set_template_from_resource (
    widget_class,
    "/cl/barrios/Barrios/ui/district-activities-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BcDistrictActivitiesView, stack);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictActivitiesView, search);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictActivitiesView, totals);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictActivitiesView, list);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictActivitiesView, shown);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_install_action (widget_class, "activities.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "activities.delete", NULL, delete_cb);
}

static void
bc_district_activities_view_init (BcDistrictActivitiesView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bc_field_editor_name (GTK_WIDGET (self->search), _ ("Search in the activities"));
}

static void
set_up (BcDistrictActivitiesView *self, BcStore *store)
{
  static const BcReadingKind kind = {
    .read = bc_activity_read,
    .show = show_read,
    .free_asked = g_free,
    .free_result = (GDestroyNotify) g_ptr_array_unref,
  };

  self->store = g_object_ref (store);
  self->reading = bc_reading_new (GTK_WIDGET (self), store, &kind);
}

void
bc_district_activities_view_load (BcDistrictActivitiesView *self,
                                  BcStore *store,
                                  const BcId *district)
{
  gboolean writable = bc_form_can_add (store, "activity", district);

  if (self->store == NULL)
    set_up (self, store);
  self->district = *district;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "activities.add", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "activities.delete", writable);
  bc_reading_start (self->reading, g_memdup2 (district, sizeof *district));
}

/* Ctrl+N. */
void
bc_district_activities_view_add (BcDistrictActivitiesView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "activities.add", NULL);
}
