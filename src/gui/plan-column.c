/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan-column.h"

#include <glib/gi18n-lib.h>

#include "field-editor.h"
#include "filling.h"
#include "form-rows.h"
#include "more-button.h"
#include "number.h"
#include "plan-card.h"
#include "record-dialog.h"

/* How many cards there are at first, and how many more are asked for. */
#define FIRST_CARDS 12
#define MORE_CARDS  24

/* One of the six areas: its actions, and a place to drop others. */
struct _BcPlanColumn
{
  AdwBin parent_instance;

  BcStore *store;   /* (owned) */
  GPtrArray *areas; /* (owned) (element-type BcReferencePickerItem) */
  BcId area;
  BcId plan;
  GPtrArray *items; /* (owned) (element-type BcPlanItem): those of the area */
  guint n_cards;    /* how many of them have their card already */
  guint n_wanted;   /* and how many may have one */
  GtkWidget *header;
  GtkLabel *title;
  GtkLabel *count;
  GtkWidget *add;
  GtkListBox *list;
  BcMoreButton *more;
  GtkDropTarget *target;
};

G_DEFINE_FINAL_TYPE (BcPlanColumn, bc_plan_column, ADW_TYPE_BIN)

static GtkWindow *
get_window (BcPlanColumn *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
add_cb (BcPlanColumn *self)
{
  g_auto (BcDraft) draft = { 0 };

  bc_draft_init (&draft, bc_dictionary_find ("action"), NULL);
  bc_draft_set_id (&draft, "plan", &self->plan);
  bc_draft_set_id (&draft, "area", &self->area);
  bc_record_dialog_open_draft (get_window (self), self->store, &draft, NULL);
}

static void
activated_cb (BcPlanColumn *self, GtkListBoxRow *row)
{
  BcRecord *record = bc_plan_item_get_record (bc_plan_card_get_item (BC_PLAN_CARD (row)));

  bc_record_dialog_open (get_window (self),
                         self->store,
                         bc_record_get_record_type (record),
                         bc_record_get_id (record),
                         NULL);
}

/* Makes the next card right; after the last, takes away those that are too many. */
static gboolean
fill_step (GtkWidget *widget)
{
  BcPlanColumn *self = BC_PLAN_COLUMN (widget);
  const gboolean all = self->n_cards >= MIN (self->items->len, self->n_wanted);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) self->n_cards);

  if (all && row != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  else if (all)
    bc_more_button_show (self->more, self->n_cards, MORE_CARDS, self->items->len);
  else if (row != NULL)
    bc_plan_card_show (BC_PLAN_CARD (row), self->items->pdata[self->n_cards++]);
  else
    gtk_list_box_append (self->list,
                         bc_plan_card_new (self->store,
                                           self->items->pdata[self->n_cards++],
                                           self->areas));
  return !all || row != NULL;
}

static void
more_cb (BcPlanColumn *self)
{
  self->n_wanted += MORE_CARDS;
  bc_filling_start (GTK_WIDGET (self), fill_step);
}

static gboolean
drop_cb (BcPlanColumn *self, const GValue *value)
{
  BcPlanItem *item = g_value_get_object (value);
  g_autofree char *area = bc_id_dup_text (&self->area);

  bc_plan_card_change (GTK_WIDGET (self),
                       self->store,
                       bc_record_get_id (bc_plan_item_get_record (item)),
                       "area",
                       area);
  return TRUE;
}

static void
bc_plan_column_dispose (GObject *object)
{
  BcPlanColumn *self = BC_PLAN_COLUMN (object);

  bc_filling_stop (GTK_WIDGET (self));
  g_clear_object (&self->store);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->areas, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_PLAN_COLUMN);
  G_OBJECT_CLASS (bc_plan_column_parent_class)->dispose (object);
}

static void
bc_plan_column_class_init (BcPlanColumnClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_plan_column_dispose;
  g_type_ensure (BC_TYPE_MORE_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/plan-column.ui");
  gtk_widget_class_bind_template_child (widget_class, BcPlanColumn, header);
  gtk_widget_class_bind_template_child (widget_class, BcPlanColumn, title);
  gtk_widget_class_bind_template_child (widget_class, BcPlanColumn, count);
  gtk_widget_class_bind_template_child (widget_class, BcPlanColumn, add);
  gtk_widget_class_bind_template_child (widget_class, BcPlanColumn, list);
  gtk_widget_class_bind_template_child (widget_class, BcPlanColumn, more);
  gtk_widget_class_bind_template_child (widget_class, BcPlanColumn, target);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, drop_cb);
}

static void
bc_plan_column_init (BcPlanColumn *self)
{
  GType type = BC_TYPE_PLAN_ITEM;

  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->n_wanted = FIRST_CARDS;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_target_set_gtypes (self->target, &type, 1);
}

/* @areas: (element-type BcReferencePickerItem): all of them, for the menus of the cards. */
GtkWidget *
bc_plan_column_new (BcStore *store, BcReferencePickerItem *area, GPtrArray *areas, const BcId *plan)
{
  BcPlanColumn *self = g_object_new (BC_TYPE_PLAN_COLUMN, NULL);
  g_autofree char *name = NULL;
  g_autofree char *add = NULL;

  g_object_get (area, "name", &name, NULL);
  add = g_strdup_printf (_ ("Add an action: %s"), name);
  self->store = g_object_ref (store);
  self->areas = g_ptr_array_ref (areas);
  self->area = *bc_reference_picker_item_get_id (area);
  self->plan = *plan;
  gtk_label_set_label (self->title, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), name);
  gtk_widget_set_tooltip_text (self->add, add);
  gtk_widget_set_visible (self->add, bc_form_can_add (store, "action", plan));
  bc_field_editor_name (self->add, add);
  bc_field_editor_name (GTK_WIDGET (self->list), name);
  return GTK_WIDGET (self);
}

/* Shows those of the items (element-type BcPlanItem) that are of this area; the first at once, so
 * that a column that has some is never seen empty. */
void
bc_plan_column_show (BcPlanColumn *self, GPtrArray *items)
{
  g_autofree char *count = NULL;

  g_ptr_array_set_size (self->items, 0);
  for (guint i = 0; i < items->len; i++) {
    BcId area;

    bc_plan_item_get_area (items->pdata[i], &area);
    if (bc_id_equal (&area, &self->area))
      g_ptr_array_add (self->items, g_object_ref (items->pdata[i]));
  }
  count = bc_number_dup_whole_screen (self->items->len);
  gtk_label_set_label (self->count, count);
  self->n_cards = 0;
  if (fill_step (GTK_WIDGET (self)))
    bc_filling_start (GTK_WIDGET (self), fill_step);
}

/* What stands over the actions, as high as in the columns beside it. */
GtkWidget *
bc_plan_column_get_header (BcPlanColumn *self)
{
  return self->header;
}
