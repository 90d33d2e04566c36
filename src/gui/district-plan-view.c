/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "district-plan-view.h"

#include <glib/gi18n-lib.h>

#include "district-columns.h"
#include "district-parts.h"
#include "field-editor.h"
#include "field.h"
#include "filling.h"
#include "form-rows.h"
#include "gantt-view.h"
#include "lookup.h"
#include "plan-board.h"
#include "plan-item.h"
#include "plan-kinds.h"
#include "plan-submit.h"
#include "reading.h"
#include "record-dialog.h"
#include "record-list.h"
#include "records-read.h"
#include "sections.h"
#include "workshop-window.h"

/* The plan: what is wrong, what is dreamt of, and the actions as a board, as a Gantt
 * or as a list. */
struct _BcDistrictPlanView
{
  AdwBin parent_instance;

  BcStore *store; /* (owned) (nullable) */
  BcId district;
  BcId plan;
  BcReading *reading; /* (owned) (nullable): of the actions */
  GPtrArray *found;   /* (owned) (nullable) (element-type BcPlanItem): all of them */
  GPtrArray *actions; /* (owned) (nullable) (element-type BcPlanItem): those that are looked at */
  gboolean filtered;  /* whether only some are looked at: */
  BcId purpose;       /* what answers this; nil: what answers nothing */
  guint n_listed;     /* how many of them the list shows already */
  GtkStack *stack;
  GtkWidget *create;
  GtkWidget *workshop;
  AdwSplitButton *add;
  BcPlanSubmit *submit;
  BcToldSection *answers;
  GtkWidget *filter;
  GtkLabel *filter_text;
  GtkLabel *state;
  GtkLabel *horizon;
  BcRecordList *phrases;
  BcRecordList *problems;
  GtkStack *views;
  BcPlanBoard *board;
  BcGanttView *gantt;
  GListStore *items;
  GtkSortListModel *sorted;
  GtkColumnView *list;
};

G_DEFINE_FINAL_TYPE (BcDistrictPlanView, bc_district_plan_view, ADW_TYPE_BIN)

static GtkWindow *
get_window (BcDistrictPlanView *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
create_cb (BcDistrictPlanView *self)
{
  bc_district_create_part (GTK_WIDGET (self), self->store, "plan", &self->district);
}

static void
edit_cb (BcDistrictPlanView *self)
{
  bc_record_dialog_open (get_window (self),
                         self->store,
                         bc_dictionary_find ("plan"),
                         &self->plan,
                         NULL);
}

static void
add_cb (BcDistrictPlanView *self)
{
  bc_record_dialog_open (get_window (self),
                         self->store,
                         bc_dictionary_find ("action"),
                         NULL,
                         &self->plan);
}

static void
workshop_cb (BcDistrictPlanView *self)
{
  bc_workshop_window_open (BC_WINDOW (get_window (self)),
                           self->store,
                           &self->district,
                           &self->plan);
}

static void
activated_cb (BcDistrictPlanView *self, guint position)
{
  g_autoptr (BcPlanItem) item =
    g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (self->list)), position);
  BcRecord *record = bc_plan_item_get_record (item);

  bc_record_dialog_open (get_window (self),
                         self->store,
                         bc_record_get_record_type (record),
                         bc_record_get_id (record),
                         NULL);
}

/* The actions of a plan. */
typedef struct
{
  BcId plan;
  GPtrArray *items;  /* (owned) (element-type BcPlanItem) */
  GMenuModel *kinds; /* (owned): of actions, area by area */
} Found;

static void
free_found (gpointer data)
{
  Found *found = data;

  g_ptr_array_unref (found->items);
  g_object_unref (found->kinds);
  g_free (found);
}

static gpointer
read_found (BcDatabase *reader, gpointer plan, GError **error)
{
  const BcRecordType *type = bc_dictionary_find ("action");
  const gint32 today = bc_lookup_today (reader);
  g_autoptr (GPtrArray) actions = bc_records_list_owned (reader, type, plan, error);
  Found *found = NULL;

  if (actions == NULL)
    return NULL;
  found = g_new0 (Found, 1);
  found->plan = *(const BcId *) plan;
  found->kinds = bc_plan_kinds_create_menu (reader);
  found->items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < actions->len; i++)
    g_ptr_array_add (found->items, bc_plan_item_new (reader, actions->pdata[i], today));
  return found;
}

/* Makes the next action of the list right; after the last, takes away those that are too many. */
static gboolean
list_step (GtkWidget *widget)
{
  BcDistrictPlanView *self = BC_DISTRICT_PLAN_VIEW (widget);
  const guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  const guint place = self->n_listed;
  g_autoptr (BcPlanItem) old = g_list_model_get_item (G_LIST_MODEL (self->items), place);

  if (place >= self->actions->len) {
    g_list_store_splice (self->items, place, n_before - place, NULL, 0);
    return FALSE;
  }
  if (old == NULL || !bc_plan_item_equal (old, self->actions->pdata[place]))
    g_list_store_splice (self->items, place, old != NULL, &self->actions->pdata[place], 1);
  self->n_listed++;
  return TRUE;
}

/* The list is only filled where it is looked at: it makes hundreds of rows, seen or not. */
static void
fill_list_cb (BcDistrictPlanView *self)
{
  self->n_listed = 0;
  if (self->actions != NULL &&
      g_strcmp0 (gtk_stack_get_visible_child_name (self->views), "list") == 0)
    bc_filling_start (GTK_WIDGET (self), list_step);
}

/* Those that answer what is looked for. */
static void
show_actions (BcDistrictPlanView *self)
{
  const BcId *purpose = bc_id_is_nil (&self->purpose) ? NULL : &self->purpose;

  g_clear_pointer (&self->actions, g_ptr_array_unref);
  self->actions = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->found->len; i++)
    if (!self->filtered || bc_plan_item_answers (self->found->pdata[i], purpose))
      g_ptr_array_add (self->actions, g_object_ref (self->found->pdata[i]));
  gtk_widget_set_visible (self->filter, self->filtered);
  bc_plan_board_show (self->board, self->store, &self->plan, self->actions);
  fill_list_cb (self);
}

static void
filter_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcDistrictPlanView *self = BC_DISTRICT_PLAN_VIEW (widget);
  const char *id;
  const char *text;
  g_autofree char *told = NULL;

  g_variant_get (parameter, "(&s&s)", &id, &text);
  self->filtered = TRUE;
  if (!bc_id_parse (&self->purpose, id))
    self->purpose = (BcId){ 0 };
  told = *id != '\0' ? g_strdup_printf (_ ("Only what answers “%s”"), text)
                     : g_strdup (_ ("Only what answers nothing"));
  gtk_label_set_label (self->filter_text, told);
  if (self->found != NULL)
    show_actions (self);
}

static void
show_all_cb (BcDistrictPlanView *self)
{
  self->filtered = FALSE;
  if (self->found != NULL)
    show_actions (self);
}

/* An action of a type that is typical of its area. */
static void
add_kind_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcDistrictPlanView *self = BC_DISTRICT_PLAN_VIEW (widget);

  bc_plan_kinds_open (widget, self->store, &self->plan, g_variant_get_string (parameter, NULL));
}

static void
show_found (GtkWidget *widget, gpointer data)
{
  BcDistrictPlanView *self = BC_DISTRICT_PLAN_VIEW (widget);
  const Found *found = data;

  if (!bc_id_equal (&found->plan, &self->plan))
    return;
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = g_ptr_array_ref (found->items);
  adw_split_button_set_menu_model (self->add, found->kinds);
  show_actions (self);
}

static const BcReadingKind found_kind = { read_found, show_found, g_free, free_found };

static void
stop_reading (BcDistrictPlanView *self)
{
  if (self->reading != NULL)
    bc_reading_stop (self->reading);
  g_clear_object (&self->reading);
}

static void
set_store (BcDistrictPlanView *self, BcStore *store)
{
  if (!g_set_object (&self->store, store))
    return;
  stop_reading (self);
  self->reading = bc_reading_new (GTK_WIDGET (self), store, &found_kind);
}

static char *
dup_field (BcRecord *record, const char *name)
{
  const BcField *field = bc_record_type_find_field (bc_record_get_record_type (record), name);
  BcValue value = BC_VALUE_INIT;

  bc_record_peek (record, field, &value);
  return bc_field_dup_display (field, &value);
}

static void
show_plan (BcDistrictPlanView *self)
{
  g_autoptr (BcRecord) plan =
    bc_record_read_by_id (bc_store_get_reader (self->store), &self->plan, NULL);
  g_autofree char *state = NULL;
  g_autofree char *horizon = NULL;

  if (plan == NULL)
    return;
  state = dup_field (plan, "state");
  horizon = dup_field (plan, "horizon");
  gtk_label_set_label (self->state, state);
  gtk_widget_set_visible (GTK_WIDGET (self->state), *state != '\0');
  bc_plan_submit_load (self->submit, self->store, &self->district, plan);
  gtk_label_set_label (self->horizon, *horizon != '\0' ? horizon : _ ("No horizon yet"));
}

static void
bc_district_plan_view_dispose (GObject *object)
{
  BcDistrictPlanView *self = BC_DISTRICT_PLAN_VIEW (object);

  bc_filling_stop (GTK_WIDGET (self));
  stop_reading (self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->actions, g_ptr_array_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  /* The template lets its own go, and the bin must not know of it any more. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_DISTRICT_PLAN_VIEW);
  G_OBJECT_CLASS (bc_district_plan_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, BcDistrictPlanView, stack);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictPlanView, create);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictPlanView, workshop);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictPlanView, add);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictPlanView, submit);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictPlanView, answers);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictPlanView, filter);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictPlanView, filter_text);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictPlanView, state);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictPlanView, horizon);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictPlanView, phrases);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictPlanView, problems);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictPlanView, views);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictPlanView, board);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictPlanView, gantt);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictPlanView, items);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictPlanView, sorted);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictPlanView, list);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, workshop_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, fill_list_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
}

static void
bc_district_plan_view_class_init (BcDistrictPlanViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_district_plan_view_dispose;
  g_type_ensure (BC_TYPE_DISTRICT_COLUMNS);
  g_type_ensure (BC_TYPE_GANTT_VIEW);
  g_type_ensure (BC_TYPE_PLAN_BOARD);
  g_type_ensure (BC_TYPE_PLAN_ITEM);
  g_type_ensure (BC_TYPE_PLAN_SUBMIT);
  g_type_ensure (BC_TYPE_RECORD_LIST);
  g_type_ensure (BC_TYPE_TOLD_SECTION);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/district-plan-view.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "plan.filter", "(ss)", filter_cb);
  gtk_widget_class_install_action (widget_class, "plan.add-kind", "s", add_kind_cb);
}

/* The two buttons that a split one is made of have no name of their own. */
static void
name_add_buttons (BcDistrictPlanView *self)
{
  GtkWidget *add = GTK_WIDGET (self->add);

  bc_field_editor_name (gtk_widget_get_first_child (add), _ ("Add an action"));
  bc_field_editor_name (gtk_widget_get_last_child (add), _ ("Add a typical action of an area"));
}

static void
bc_district_plan_view_init (BcDistrictPlanView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  name_add_buttons (self);
  gtk_sort_list_model_set_sorter (self->sorted, gtk_column_view_get_sorter (self->list));
  bc_field_editor_name (GTK_WIDGET (self->list), _ ("Actions"));
  bc_told_section_set_kind (self->answers, &bc_answers_section);
}

void
bc_district_plan_view_load (BcDistrictPlanView *self, BcStore *store, const BcId *district)
{
  set_store (self, store);
  self->filtered &= bc_id_equal (&self->district, district);
  self->district = *district;
  self->plan = (BcId){ 0 };
  gtk_widget_set_visible (self->create, bc_form_can_add (store, "plan", district));
  gtk_widget_set_visible (GTK_WIDGET (self->add), bc_form_can_add (store, "action", district));
  gtk_widget_set_visible (self->workshop, bc_form_can_add (store, "proposal", district));
  if (!bc_district_find_part (store, "plan", district, &self->plan)) {
    gtk_stack_set_visible_child_name (self->stack, "empty");
    return;
  }
  gtk_stack_set_visible_child_name (self->stack, "plan");
  show_plan (self);
  bc_reading_start (self->reading, g_memdup2 (&self->plan, sizeof self->plan));
  bc_told_section_load (self->answers, store, &self->plan);
  bc_record_list_load (self->phrases, store, &self->plan);
  bc_record_list_load (self->problems, store, &self->plan);
  bc_gantt_view_load (self->gantt, store, &self->plan);
}

/* Adds an action, or begins the plan where there is none. */
void
bc_district_plan_view_add (BcDistrictPlanView *self)
{
  if (bc_id_is_nil (&self->plan))
    create_cb (self);
  else
    add_cb (self);
}

/* Asks whether to hand the plan to the region. */
void
bc_district_plan_view_submit (BcDistrictPlanView *self)
{
  if (!bc_id_is_nil (&self->plan))
    bc_plan_submit_open (self->submit);
}
