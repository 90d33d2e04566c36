/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan-submit.h"

#include <glib/gi18n-lib.h>

#include "date.h"
#include "form-rows.h"
#include "gate-list.h"
#include "window-save.h"

/* Hands the plan to the region, and says before what the gate would still lack. */
struct _BcPlanSubmit
{
  AdwBin parent_instance;

  BcStore *store; /* (owned) (nullable) */
  BcId district;
  BcId plan;
  GtkMenuButton *button;
  GtkPopover *popover;
  GtkLabel *warning;
  BcGateList *list;
};

G_DEFINE_FINAL_TYPE (BcPlanSubmit, bc_plan_submit, ADW_TYPE_BIN)

static void
read_cb (BcPlanSubmit *self)
{
  const guint n = bc_gate_list_get_n_items (self->list);
  g_autofree char *warning =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                  "It can be submitted, but the passage to dynamization still "
                                  "lacks %u thing:",
                                  "It can be submitted, but the passage to dynamization still "
                                  "lacks %u things:",
                                  n),
                     n);

  gtk_label_set_label (self->warning, n > 0 ? warning : _ ("Nothing else is missing."));
}

static void
opened_cb (BcPlanSubmit *self)
{
  if (self->store != NULL)
    bc_gate_list_load (self->list, self->store, &self->district);
}

static void
left_cb (BcPlanSubmit *self)
{
  gtk_popover_popdown (self->popover);
}

static gboolean
save_day (BcWriter *writer, const BcId *plan, const char *day, GError **error)
{
  g_auto (BcDraft) draft = { 0 };
  BcId id;

  bc_draft_init (&draft, bc_dictionary_find ("plan"), plan);
  draft.arrival = BC_ARRIVAL_NOW;
  return bc_draft_set_text (&draft, "submitted-on", day, error) &&
         bc_save (writer, &draft, &id, error);
}

/* A plan that was observed on the day on which it was submitted is submitted again: the day is the
 * same, the submission is another. */
static gboolean
submit (BcWriter *writer, gpointer plan, GCancellable *cancellable, GError **error)
{
  g_autofree char *today = bc_date_dup_iso (bc_date_today (g_get_real_time () / 1000));

  return save_day (writer, plan, "", error) && save_day (writer, plan, today, error);
}

static void
submit_cb (BcPlanSubmit *self)
{
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_popover_popdown (self->popover);
  if (BC_IS_WINDOW (window))
    bc_window_write (BC_WINDOW (window),
                     submit,
                     g_memdup2 (&self->plan, sizeof self->plan),
                     g_free,
                     _ ("The plan was submitted to the region"));
}

static void
bc_plan_submit_dispose (GObject *object)
{
  g_clear_object (&BC_PLAN_SUBMIT (object)->store);
  /* The template lets its own go, and the bin must not know of it any more. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_PLAN_SUBMIT);
  G_OBJECT_CLASS (bc_plan_submit_parent_class)->dispose (object);
}

static void
bc_plan_submit_class_init (BcPlanSubmitClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_plan_submit_dispose;
  g_type_ensure (BC_TYPE_GATE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/plan-submit.ui");
  gtk_widget_class_bind_template_child (widget_class, BcPlanSubmit, button);
  gtk_widget_class_bind_template_child (widget_class, BcPlanSubmit, popover);
  gtk_widget_class_bind_template_child (widget_class, BcPlanSubmit, warning);
  gtk_widget_class_bind_template_child (widget_class, BcPlanSubmit, list);
  gtk_widget_class_bind_template_callback (widget_class, read_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
  gtk_widget_class_bind_template_callback (widget_class, submit_cb);
}

static void
bc_plan_submit_init (BcPlanSubmit *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What was observed is submitted again. */
static gboolean
can_be_submitted (BcRecord *plan)
{
  BcValue state = BC_VALUE_INIT;

  bc_record_peek (plan,
                  bc_record_type_find_field (bc_record_get_record_type (plan), "state"),
                  &state);
  return state.type != BC_VALUE_TEXT || g_str_equal (state.text, "draft") ||
         g_str_equal (state.text, "observed");
}

void
bc_plan_submit_load (BcPlanSubmit *self, BcStore *store, const BcId *district, BcRecord *plan)
{
  g_set_object (&self->store, store);
  self->district = *district;
  self->plan = *bc_record_get_id (plan);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          can_be_submitted (plan) && bc_form_can_add (store, "plan", district));
}

/* Asks, as if its button had been pressed. */
void
bc_plan_submit_open (BcPlanSubmit *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_menu_button_popup (self->button);
}
