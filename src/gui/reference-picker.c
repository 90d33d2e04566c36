/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reference-picker.h"

#include <glib/gi18n-lib.h>

#include "field-editor.h"
#include "reference-picker-item.h"
#include "text.h"

/* Chooses the record that a reference names: type to narrow the list, arrows and Enter to choose.
 * It emits BcReferencePicker::picked with the identifier, nil for none. */
struct _BcReferencePicker
{
  GtkPopover parent_instance;

  BcStore *store; /* (owned) */
  const BcField *field;
  BcId scope;
  char *looked_for; /* (owned) (nullable): as it was typed last, folded */
  GStrv words;      /* (owned): each word of it */
  GListStore *items;
  GtkFilterListModel *found;
  GtkCustomFilter *filter;
  GtkSearchEntry *search;
  GtkListView *list;
  GtkSingleSelection *selection;
  GtkStack *stack;
  GtkWidget *none;
};

enum {
  PICKED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BcReferencePicker, bc_reference_picker, GTK_TYPE_POPOVER)

static void
pick (BcReferencePicker *self, const BcId *id)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[PICKED], 0, id);
}

static gboolean
match (gpointer item, gpointer data)
{
  BcReferencePicker *self = data;

  return self->words == NULL ||
         bc_reference_picker_item_matches (item, (const char *const *) self->words);
}

static void
update_stack (BcReferencePicker *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->found));

  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
}

/* The search waits a moment before it tells of what is typed, and Enter does not: whichever comes
 * first narrows the list, and what was chosen by the arrows since then stays. */
static void
search_changed_cb (BcReferencePicker *self)
{
  g_autofree char *folded = bc_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));

  if (g_strcmp0 (folded, self->looked_for) == 0)
    return;
  g_free (self->looked_for);
  self->looked_for = g_strdup (folded);
  g_strfreev (self->words);
  self->words = g_strsplit_set (folded, " ", -1);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  gtk_single_selection_set_selected (self->selection, 0);
  update_stack (self);
}

static void
activate_cb (BcReferencePicker *self, guint position)
{
  g_autoptr (BcReferencePickerItem) item =
    g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item != NULL)
    pick (self, bc_reference_picker_item_get_id (item));
}

static void
search_activated_cb (BcReferencePicker *self)
{
  search_changed_cb (self);
  activate_cb (self, gtk_single_selection_get_selected (self->selection));
}

static void
none_cb (BcReferencePicker *self)
{
  BcId nil = { 0 };

  pick (self, &nil);
}

/* From the search, the arrows move through what was found. */
static gboolean
key_pressed_cb (BcReferencePicker *self, guint key)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint selected = gtk_single_selection_get_selected (self->selection);

  if ((key != GDK_KEY_Down && key != GDK_KEY_Up) || n == 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Down)
    selected = MIN (selected + 1, n - 1);
  else
    selected = selected > 0 ? selected - 1 : 0;
  gtk_single_selection_set_selected (self->selection, selected);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", selected);
  return GDK_EVENT_STOP;
}

static void
bc_reference_picker_map (GtkWidget *widget)
{
  BcReferencePicker *self = BC_REFERENCE_PICKER (widget);
  g_autoptr (GPtrArray) items = bc_reference_picker_list (self->store, self->field, &self->scope);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  g_list_store_splice (self->items,
                       0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata,
                       items->len);
  gtk_single_selection_set_selected (self->selection, 0);
  update_stack (self);
  GTK_WIDGET_CLASS (bc_reference_picker_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
bc_reference_picker_dispose (GObject *object)
{
  BcReferencePicker *self = BC_REFERENCE_PICKER (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->looked_for, g_free);
  g_clear_pointer (&self->words, g_strfreev);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_REFERENCE_PICKER);
  G_OBJECT_CLASS (bc_reference_picker_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, BcReferencePicker, items);
  gtk_widget_class_bind_template_child (widget_class, BcReferencePicker, found);
  gtk_widget_class_bind_template_child (widget_class, BcReferencePicker, filter);
  gtk_widget_class_bind_template_child (widget_class, BcReferencePicker, search);
  gtk_widget_class_bind_template_child (widget_class, BcReferencePicker, list);
  gtk_widget_class_bind_template_child (widget_class, BcReferencePicker, selection);
  gtk_widget_class_bind_template_child (widget_class, BcReferencePicker, stack);
  gtk_widget_class_bind_template_child (widget_class, BcReferencePicker, none);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, none_cb);
}

static void
bc_reference_picker_class_init (BcReferencePickerClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_reference_picker_dispose;
  widget_class->map = bc_reference_picker_map;
  signals[PICKED] = g_signal_new ("picked",
                                  G_TYPE_FROM_CLASS (class),
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_POINTER);
  g_type_ensure (BC_TYPE_REFERENCE_PICKER_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/reference-picker.ui");
  bind_children (widget_class);
}

static void
bc_reference_picker_init (BcReferencePicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_custom_filter_set_filter_func (self->filter, match, self, NULL);
}

/* @scope: the district whose records are offered, where the type's belong to a district. */
void
bc_reference_picker_set_up (BcReferencePicker *self,
                            BcStore *store,
                            const BcField *field,
                            const BcId *scope)
{
  g_set_object (&self->store, store);
  self->field = field;
  self->scope = *scope;
  gtk_widget_set_visible (self->none, !(field->flags & BC_FIELD_REQUIRED));
  bc_field_editor_name (GTK_WIDGET (self->search), _ ("Search"));
  bc_field_editor_name (GTK_WIDGET (self->list), _ (field->label));
}
