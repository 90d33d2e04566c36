/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan-card.h"

#include <glib/gi18n-lib.h>

#include "document-keeper.h"
#include "document-receiver.h"
#include "field-editor.h"
#include "form-rows.h"
#include "form-save.h"
#include "reference-picker-item.h"
#include "window.h"

/* An action on the board: drag it to another area, or use its menu; drop files on it. */
struct _BcPlanCard
{
  GtkListBoxRow parent_instance;

  BcStore *store;   /* (owned) */
  BcPlanItem *item; /* (owned) */
  GPtrArray *areas; /* (owned) (element-type BcReferencePickerItem): where it can be moved to */
  GtkLabel *title;
  GtkLabel *state;
  GtkLabel *dates;
  GtkWidget *lateness;
  GtkLabel *days;
  GtkLabel *movement;
  GtkProgressBar *progress;
  GtkMenuButton *menu;
};

G_DEFINE_FINAL_TYPE (BcPlanCard, bc_plan_card, GTK_TYPE_LIST_BOX_ROW)

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) window = data;
  g_autoptr (GError) error = NULL;

  if (!bc_form_save_finish (BC_STORE (source), result, NULL, &error) && BC_IS_WINDOW (window))
    bc_window_show_error (BC_WINDOW (window), error);
}

/* Saves one field of an action; @text is in canonical form. */
void
bc_plan_card_change (GtkWidget *widget,
                     BcStore *store,
                     const BcId *action,
                     const char *field,
                     const char *text)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (widget));
  g_auto (BcDraft) draft = { 0 };

  bc_draft_init (&draft, bc_dictionary_find ("action"), action);
  if (window != NULL && bc_draft_set_text (&draft, field, text, NULL))
    bc_form_save_async (store, &draft, saved_cb, g_object_ref (window));
}

static void
change (GtkWidget *widget, const char *field, GVariant *parameter)
{
  BcPlanCard *self = BC_PLAN_CARD (widget);

  bc_plan_card_change (widget,
                       self->store,
                       bc_record_get_id (bc_plan_item_get_record (self->item)),
                       field,
                       g_variant_get_string (parameter, NULL));
}

static void
set_area_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  change (widget, "area", parameter);
}

static void
set_state_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  change (widget, "state", parameter);
}

static GdkContentProvider *
drag_prepare_cb (BcPlanCard *self)
{
  return gdk_content_provider_new_typed (BC_TYPE_PLAN_ITEM, self->item);
}

static void
drag_begin_cb (BcPlanCard *self, GdkDrag *drag, GtkDragSource *source)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, 12, 12);
}

/* On an action that has a line, electronic invoices become entries. */
static void
received_cb (GtkWidget *widget, GPtrArray *files)
{
  BcPlanCard *self = BC_PLAN_CARD (widget);

  bc_document_keeper_keep (widget,
                           self->store,
                           bc_record_get_id (bc_plan_item_get_record (self->item)),
                           FALSE,
                           files);
}

static void
bc_plan_card_dispose (GObject *object)
{
  BcPlanCard *self = BC_PLAN_CARD (object);

  g_clear_object (&self->store);
  g_clear_object (&self->item);
  g_clear_pointer (&self->areas, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_PLAN_CARD);
  G_OBJECT_CLASS (bc_plan_card_parent_class)->dispose (object);
}

static void
bc_plan_card_class_init (BcPlanCardClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_plan_card_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/cl/barrios/Barrios/ui/plan-card.ui");
  gtk_widget_class_bind_template_child (widget_class, BcPlanCard, title);
  gtk_widget_class_bind_template_child (widget_class, BcPlanCard, state);
  gtk_widget_class_bind_template_child (widget_class, BcPlanCard, dates);
  gtk_widget_class_bind_template_child (widget_class, BcPlanCard, lateness);
  gtk_widget_class_bind_template_child (widget_class, BcPlanCard, days);
  gtk_widget_class_bind_template_child (widget_class, BcPlanCard, movement);
  gtk_widget_class_bind_template_child (widget_class, BcPlanCard, progress);
  gtk_widget_class_bind_template_child (widget_class, BcPlanCard, menu);
  gtk_widget_class_bind_template_callback (widget_class, drag_prepare_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_begin_cb);
  gtk_widget_class_install_action (widget_class, "card.set-area", "s", set_area_cb);
  gtk_widget_class_install_action (widget_class, "card.set-state", "s", set_state_cb);
}

static void
bc_plan_card_init (BcPlanCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bc_document_receiver_accept_drops (GTK_WIDGET (self), received_cb);
}

static GMenuModel *
create_states (void)
{
  const BcRecordType *type = bc_dictionary_find ("action");
  const BcField *field = bc_record_type_find_field (type, "state");
  GMenu *menu = g_menu_new ();

  for (const BcChoice *choice = field->choices; choice->name != NULL; choice++) {
    g_autoptr (GMenuItem) item = g_menu_item_new (bc_choice_get_label (choice), NULL);

    g_menu_item_set_action_and_target (item, "card.set-state", "s", choice->name);
    g_menu_append_item (menu, item);
  }
  return G_MENU_MODEL (menu);
}

static GMenuModel *
create_areas (GPtrArray *areas)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < areas->len; i++) {
    g_autofree char *id = bc_id_dup_text (bc_reference_picker_item_get_id (areas->pdata[i]));
    g_autofree char *name = NULL;
    g_autoptr (GMenuItem) item = NULL;

    g_object_get (areas->pdata[i], "name", &name, NULL);
    item = g_menu_item_new (name, NULL);
    g_menu_item_set_action_and_target (item, "card.set-area", "s", id);
    g_menu_append_item (menu, item);
  }
  return G_MENU_MODEL (menu);
}

/* A menu is made when it is opened: on a board with hundreds of cards, most never are. */
static void
create_menu_cb (GtkMenuButton *button, gpointer data)
{
  BcPlanCard *self = data;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuModel) states = create_states ();
  g_autoptr (GMenuModel) places = create_areas (self->areas);

  g_menu_append_section (menu, _ ("State"), states);
  g_menu_append_submenu (menu, _ ("Move to the area"), places);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static gboolean
can_change (BcPlanCard *self)
{
  return bc_form_can_add (self->store,
                          "action",
                          bc_record_get_id (bc_plan_item_get_record (self->item)));
}

static void
show_text (GtkWidget *shown, GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (shown, text != NULL && *text != '\0');
}

/* (transfer full): what is known of the card, for those who hear it. */
static char *
dup_name (const char *const *parts, gsize n_parts)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (gsize i = 0; i < n_parts; i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (name, "%s%s", name->len > 0 ? ", " : "", parts[i]);
  return g_strdup (name->str);
}

static void
show_item (BcPlanCard *self)
{
  g_autofree char *title = NULL, *state = NULL, *dates = NULL, *lateness = NULL, *share = NULL;
  g_autofree char *movement = NULL;
  g_autofree char *name = NULL, *menu = NULL;
  double progress;

  g_object_get (self->item,
                "title",
                &title,
                "state",
                &state,
                "dates",
                &dates,
                "lateness",
                &lateness,
                "movement",
                &movement,
                "progress-text",
                &share,
                "progress",
                &progress,
                NULL);
  name = dup_name ((const char *const[]){ title, state, share, dates, lateness, movement }, 6);
  menu = g_strdup_printf (_ ("Change: %s"), title);
  show_text (GTK_WIDGET (self->title), self->title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), title);
  show_text (GTK_WIDGET (self->state), self->state, state);
  show_text (GTK_WIDGET (self->dates), self->dates, dates);
  show_text (self->lateness, self->days, lateness);
  show_text (GTK_WIDGET (self->movement), self->movement, movement);
  gtk_progress_bar_set_fraction (self->progress, progress);
  gtk_progress_bar_set_text (self->progress, share);
  bc_field_editor_name (GTK_WIDGET (self->progress), _ ("Progress"));
  bc_field_editor_name (GTK_WIDGET (self->menu), menu);
  bc_field_editor_name (GTK_WIDGET (self), name);
}

/* @areas: (element-type BcReferencePickerItem): where it can be moved to. */
GtkWidget *
bc_plan_card_new (BcStore *store, BcPlanItem *item, GPtrArray *areas)
{
  BcPlanCard *self = g_object_new (BC_TYPE_PLAN_CARD, NULL);

  self->store = g_object_ref (store);
  self->areas = g_ptr_array_ref (areas);
  gtk_menu_button_set_create_popup_func (self->menu, create_menu_cb, self, NULL);
  bc_plan_card_show (self, item);
  return GTK_WIDGET (self);
}

/* Shows another action, or what became of the one it showed. */
void
bc_plan_card_show (BcPlanCard *self, BcPlanItem *item)
{
  if (self->item != NULL && bc_plan_item_equal (self->item, item))
    return;
  g_set_object (&self->item, item);
  show_item (self);
  gtk_widget_set_visible (GTK_WIDGET (self->menu), can_change (self));
}

BcPlanItem *
bc_plan_card_get_item (BcPlanCard *self)
{
  return self->item;
}
