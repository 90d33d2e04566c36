/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gantt.h"

#include <glib/gi18n-lib.h>

#include "gantt-private.h"
#include "gantt-text.h"

enum {
  PROP_HADJUSTMENT = 1,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
  PROP_SENTENCE,
};

enum {
  MOVED,
  ACTIVATED,
  REFUSED,
  ZOOMED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* The chart of a plan: its actions as bars over time, by area. It is one thing to the keyboard and
 * to assistive technology, whose name follows the bar that has the focus; the list of actions holds
 * the same as text. */
G_DEFINE_FINAL_TYPE_WITH_CODE (BcGantt,
                               bc_gantt,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static char *
dup_sentence (BcGantt *self)
{
  const gboolean edited = self->edit.active && self->edit.task == self->focus;

  if (self->plan == NULL || self->focus == BC_SCHEDULE_NONE)
    return g_strdup (_ ("Gantt chart"));
  return bc_gantt_dup_name (self->plan, self->focus, edited ? &self->edit.planned : NULL);
}

/* Says what the focused bar shows now. */
void
bc_gantt_tell (BcGantt *self)
{
  g_autofree char *sentence = dup_sentence (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sentence,
                                  -1);
  g_object_notify (G_OBJECT (self), "sentence");
}

void
bc_gantt_set_focus (BcGantt *self, guint task)
{
  self->focus = task;
  bc_gantt_tell (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
bc_gantt_activate (BcGantt *self, guint task)
{
  g_signal_emit (self, signals[ACTIVATED], 0, task);
}

void
bc_gantt_refuse (BcGantt *self)
{
  g_signal_emit (self, signals[REFUSED], 0);
}

void
bc_gantt_tell_moved (BcGantt *self, guint task)
{
  g_signal_emit (self, signals[MOVED], 0, task);
}

static void
scrolled_cb (BcGantt *self)
{
  if (!self->configuring)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_adjustment (BcGantt *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustments[orientation], self);
  g_clear_object (&self->adjustments[orientation]);
  if (adjustment == NULL)
    return;
  self->adjustments[orientation] = g_object_ref_sink (adjustment);
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);
  bc_gantt_configure (self);
}

static void
bc_gantt_set_property (GObject *object, guint property, const GValue *value, GParamSpec *pspec)
{
  BcGantt *self = BC_GANTT (object);

  if (property == PROP_HADJUSTMENT || property == PROP_VADJUSTMENT)
    set_adjustment (self,
                    property == PROP_HADJUSTMENT ? GTK_ORIENTATION_HORIZONTAL
                                                 : GTK_ORIENTATION_VERTICAL,
                    g_value_get_object (value));
  else
    self->policies[property - PROP_HSCROLL_POLICY] = (guint) g_value_get_enum (value);
}

static void
bc_gantt_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  BcGantt *self = BC_GANTT (object);

  if (property == PROP_SENTENCE)
    g_value_take_string (value, dup_sentence (self));
  else if (property == PROP_HADJUSTMENT || property == PROP_VADJUSTMENT)
    g_value_set_object (value, self->adjustments[property - PROP_HADJUSTMENT]);
  else
    g_value_set_enum (value, (int) self->policies[property - PROP_HSCROLL_POLICY]);
}

static void
bc_gantt_measure (GtkWidget *widget,
                  GtkOrientation orientation,
                  int for_size,
                  int *minimum,
                  int *natural,
                  int *minimum_baseline,
                  int *natural_baseline)
{
  BcGantt *self = BC_GANTT (widget);
  const guint n_rows = self->plan != NULL ? bc_gantt_plan_get_n_rows (self->plan) : 0;

  if (self->row_height == 0)
    bc_gantt_measure_text (self);
  *minimum = *natural = 2 * self->title_width;
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = (int) (10 * self->letter);
    return;
  }
  *minimum = self->head_height + 2 * self->row_height;
  *natural = MAX (self->head_height + (int) MIN (n_rows, 1000) * self->row_height, *minimum);
}

/* Where the work is: today, or the plan's beginning where all of it lies elsewhere. */
static void
place (BcGantt *self)
{
  gint32 first = BC_DATE_LAST, last = BC_DATE_FIRST;
  const gint32 today = bc_gantt_plan_get_today (self->plan);

  for (guint i = 0; i < bc_gantt_plan_get_n_tasks (self->plan); i++) {
    const BcPeriod *planned = &bc_gantt_plan_get_task (self->plan, i)->planned;

    if (!bc_gantt_period_is_whole (planned))
      continue;
    first = MIN (first, planned->from);
    last = MAX (last, planned->to);
  }
  self->placed = TRUE;
  bc_gantt_scroll_to_date (self, last < first ? today : CLAMP (today, first, last));
}

static void
bc_gantt_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BcGantt *self = BC_GANTT (widget);
  const int title_width = self->title_width;

  bc_gantt_measure_text (self);
  if (self->title_width != title_width)
    bc_gantt_clear_texts (self);
  bc_gantt_configure (self);
  if (self->plan != NULL && !self->placed)
    place (self);
}

static void
bc_gantt_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  bc_gantt_draw (BC_GANTT (widget), snapshot);
}

/* The font, the colours or the icons may have changed. */
static void
bc_gantt_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  BcGantt *self = BC_GANTT (widget);

  GTK_WIDGET_CLASS (bc_gantt_parent_class)->css_changed (widget, change);
  bc_gantt_measure_text (self);
  bc_gantt_clear_texts (self);
  gtk_widget_queue_resize (widget);
}

static void
bc_gantt_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (bc_gantt_parent_class)->system_setting_changed (widget, setting);
  bc_gantt_clear_texts (BC_GANTT (widget));
  gtk_widget_queue_resize (widget);
}

static void
bc_gantt_dispose (GObject *object)
{
  BcGantt *self = BC_GANTT (object);

  bc_gantt_clear (self);
  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  self->drag.gesture = NULL;
  G_OBJECT_CLASS (bc_gantt_parent_class)->dispose (object);
}

static void
bc_gantt_finalize (GObject *object)
{
  BcGantt *self = BC_GANTT (object);

  g_free (self->titles);
  g_free (self->marks);
  G_OBJECT_CLASS (bc_gantt_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *class)
{
  static const char *const scrollable[] = { "hadjustment",
                                            "vadjustment",
                                            "hscroll-policy",
                                            "vscroll-policy" };

  for (guint i = 0; i < G_N_ELEMENTS (scrollable); i++)
    g_object_class_override_property (class, PROP_HADJUSTMENT + i, scrollable[i]);
  g_object_class_install_property (class,
                                   PROP_SENTENCE,
                                   g_param_spec_string ("sentence",
                                                        NULL,
                                                        NULL,
                                                        NULL,
                                                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY |
                                                          G_PARAM_STATIC_STRINGS));
}

static guint
create_signal (const char *name, gboolean of_task)
{
  return g_signal_new (name,
                       BC_TYPE_GANTT,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       of_task ? 1 : 0,
                       G_TYPE_UINT);
}

static void
bc_gantt_class_init (BcGanttClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->set_property = bc_gantt_set_property;
  object_class->get_property = bc_gantt_get_property;
  object_class->dispose = bc_gantt_dispose;
  object_class->finalize = bc_gantt_finalize;
  widget_class->measure = bc_gantt_measure;
  widget_class->size_allocate = bc_gantt_size_allocate;
  widget_class->snapshot = bc_gantt_snapshot;
  widget_class->css_changed = bc_gantt_css_changed;
  widget_class->system_setting_changed = bc_gantt_system_setting_changed;
  install_properties (object_class);
  signals[MOVED] = create_signal ("moved", TRUE);
  signals[ACTIVATED] = create_signal ("activated", TRUE);
  signals[REFUSED] = create_signal ("refused", FALSE);
  signals[ZOOMED] = create_signal ("zoomed", FALSE);
  gtk_widget_class_set_css_name (widget_class, "gantt");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  bc_gantt_add_keys (widget_class);
}

static void
bc_gantt_init (BcGantt *self)
{
  self->zoom = BC_TIME_MONTH;
  self->focus = BC_SCHEDULE_NONE;
  self->day = 1;
  self->origin = BC_DATE_FIRST;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_ROLE_DESCRIPTION,
                                  _ ("Gantt chart"),
                                  -1);
  bc_gantt_add_pointer (self);
  bc_gantt_tell (self);
}

/* The same action in another plan. */
static guint
find_again (const BcGanttPlan *old, guint task, const BcGanttPlan *plan)
{
  guint row = 0;

  if (old == NULL || task >= bc_gantt_plan_get_n_tasks (old) ||
      !bc_gantt_plan_find (plan, &bc_gantt_plan_get_task (old, task)->id, &row))
    return BC_SCHEDULE_NONE;
  return bc_gantt_plan_get_row (plan, row)->task;
}

/* What is being changed stays so where its action is still there. */
static void
carry_over (BcGantt *self, const BcGanttPlan *plan)
{
  const guint n_tasks = bc_gantt_plan_get_n_tasks (plan);

  if (self->edit.active)
    self->edit.task = find_again (self->plan, self->edit.task, plan);
  if (self->edit.active && self->edit.task == BC_SCHEDULE_NONE) {
    g_clear_handle_id (&self->edit.timer, g_source_remove);
    self->edit.active = FALSE;
  }
  if (self->drag.part != BC_GANTT_NOTHING)
    self->drag.task = find_again (self->plan, self->drag.task, plan);
  if (self->drag.task == BC_SCHEDULE_NONE)
    bc_gantt_stop_drag (self);
  self->focus = find_again (self->plan, self->focus, plan);
  if (self->focus == BC_SCHEDULE_NONE && n_tasks > 0)
    self->focus = 0;
}

/* @plan: (transfer full): arranged. What is being moved meanwhile stays in hand. */
void
bc_gantt_show (BcGantt *self, BcGanttPlan *plan, gboolean editable)
{
  carry_over (self, plan);
  g_clear_pointer (&self->plan, bc_gantt_plan_free);
  self->plan = plan;
  self->editable = editable;
  bc_gantt_clear_texts (self);
  bc_gantt_configure (self);
  if (!self->placed && gtk_widget_get_width (GTK_WIDGET (self)) > 0)
    place (self);
  bc_gantt_tell (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Another plan will be shown; what was moved in this one is saved. */
void
bc_gantt_clear (BcGantt *self)
{
  bc_gantt_save (self);
  bc_gantt_stop_drag (self);
  g_clear_pointer (&self->plan, bc_gantt_plan_free);
  self->focus = BC_SCHEDULE_NONE;
  self->placed = FALSE;
  bc_gantt_clear_texts (self);
}

/* (nullable) */
const BcGanttPlan *
bc_gantt_get_plan (BcGantt *self)
{
  return self->plan;
}

BcTimeUnit
bc_gantt_get_zoom (BcGantt *self)
{
  return self->zoom;
}

gboolean
bc_gantt_can_zoom (BcGantt *self, int steps)
{
  const int zoom = (int) self->zoom - steps;

  return zoom >= 0 && zoom < BC_N_ZOOMS;
}

/* Positive steps come closer. The day under the pointer stays where it is, or else the middle. */
void
bc_gantt_zoom (BcGantt *self, int steps)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (self));
  double x = (self->title_width + width) / 2.0;

  if (!bc_gantt_can_zoom (self, steps))
    return;
  if (self->drag.x > self->title_width && self->drag.x < width)
    x = self->drag.x;
  bc_gantt_set_zoom (self, (BcTimeUnit) ((int) self->zoom - steps), x);
  g_signal_emit (self, signals[ZOOMED], 0);
}

void
bc_gantt_show_today (BcGantt *self)
{
  if (self->plan != NULL)
    bc_gantt_scroll_to_date (self, bc_gantt_plan_get_today (self->plan));
}
