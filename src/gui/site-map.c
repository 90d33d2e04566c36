/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site-map.h"

#include <glib/gi18n-lib.h>

#include "site-map-private.h"

/* From the edges, what is stepped to stays so far away: pixels. */
#define MARGIN 48.0
/* The scale rests after so many milliseconds. */
#define REST_MS 120

enum {
  PROP_SENTENCE = 1,
  PROP_LINED,
};

enum {
  CHANGED,
  ACTIVATED,
  PLACED,
  BOUNDED,
  REFUSED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* The plan drawing of a district: its boundary and its doors, on a ground that is true to scale. It
 * is one thing to the keyboard and to assistive technology, whose name follows the mark that is
 * chosen; the list of the businesses holds the same as text. */
G_DEFINE_FINAL_TYPE (BcSiteMap, bc_site_map, GTK_TYPE_WIDGET)

/* Says what is chosen, or what is being done, now. */
void
bc_site_map_tell (BcSiteMap *self)
{
  g_autofree char *sentence = bc_site_map_dup_sentence (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sentence,
                                  -1);
  g_object_notify (G_OBJECT (self), "sentence");
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
bc_site_map_tell_changed (BcSiteMap *self)
{
  bc_site_map_tell (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
bc_site_map_tell_placed (BcSiteMap *self)
{
  g_signal_emit (self, signals[PLACED], 0);
}

void
bc_site_map_tell_bounded (BcSiteMap *self)
{
  g_signal_emit (self, signals[BOUNDED], 0);
}

void
bc_site_map_refuse (BcSiteMap *self)
{
  g_signal_emit (self, signals[REFUSED], 0);
}

void
bc_site_map_activate (BcSiteMap *self)
{
  if (self->focus != BC_SITE_NONE)
    g_signal_emit (self, signals[ACTIVATED], 0);
}

const BcSiteLayout *
bc_site_map_ensure_layout (BcSiteMap *self)
{
  if (self->layout != NULL && self->layout->scale != self->frame.scale)
    g_clear_pointer (&self->layout, bc_site_layout_free);
  if (self->line == 0)
    bc_site_map_measure_text (self);
  if (self->layout == NULL)
    self->layout = bc_site_layout_new (self->plan, self->frame.scale);
  if (!self->hurried)
    bc_site_layout_label (self->layout, self->plan, self->letter, self->line);
  return self->layout;
}

/* The chosen mark where it is among those at a place, otherwise the first of them. */
guint
bc_site_map_find_mark (BcSiteMap *self, double x, double y)
{
  const BcSiteLayout *layout = NULL;
  BcPoint point;
  guint group = BC_SITE_NONE;

  if (self->plan == NULL)
    return BC_SITE_NONE;
  layout = bc_site_map_ensure_layout (self);
  bc_site_frame_get_point (&self->frame, x, y, &point);
  group = bc_site_layout_find (layout,
                               point.east * layout->scale,
                               -point.north * layout->scale,
                               BC_SITE_REACH);
  if (group == BC_SITE_NONE)
    return BC_SITE_NONE;
  if (self->focus != BC_SITE_NONE && layout->group_of[self->focus] == group)
    return self->focus;
  return g_array_index (layout->groups, BcSiteGroup, group).first;
}

/* (transfer full) (element-type BcBusinessRow): what is drawn as one with the chosen mark. */
GPtrArray *
bc_site_map_list_here (BcSiteMap *self)
{
  GPtrArray *here = g_ptr_array_new_with_free_func (g_object_unref);
  const BcSiteLayout *layout = NULL;

  if (self->plan == NULL || self->focus == BC_SITE_NONE)
    return here;
  layout = bc_site_map_ensure_layout (self);
  for (guint i = 0; i < self->plan->marks->len; i++)
    if (layout->group_of[i] == layout->group_of[self->focus])
      g_ptr_array_add (here, g_object_ref (bc_site_plan_get_mark (self->plan, i)->row));
  return here;
}

void
bc_site_map_frame_changed (BcSiteMap *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
rest_cb (gpointer data)
{
  BcSiteMap *self = data;

  self->resting = 0;
  if (self->hurried)
    bc_site_map_frame_changed (self);
  self->hurried = FALSE;
  return G_SOURCE_REMOVE;
}

/* Labels at a scale that is gone with the next frame would be laid out and drawn for nobody: a
 * single step has them at once, and of a movement only the end. */
static void
hurry (BcSiteMap *self)
{
  self->hurried = self->resting != 0;
  g_clear_handle_id (&self->resting, g_source_remove);
  self->resting = g_timeout_add (REST_MS, rest_cb, self);
}

void
bc_site_map_zoom_at (BcSiteMap *self, double factor, double x, double y)
{
  if (self->plan == NULL)
    return;
  hurry (self);
  bc_site_frame_zoom (&self->frame, factor, x, y);
  bc_site_map_frame_changed (self);
  /* What is drawn as one is different from nearer. */
  bc_site_map_tell_changed (self);
}

/* What one looks at stays in sight: the chosen mark, otherwise the middle. */
void
bc_site_map_zoom (BcSiteMap *self, double factor)
{
  double x = self->frame.width / 2, y = self->frame.height / 2;

  if (self->plan == NULL)
    return;
  if (self->edit.mode != BC_SITE_LOOK)
    bc_site_frame_get_pixel (&self->frame, &self->edit.cross, &x, &y);
  else if (self->focus != BC_SITE_NONE)
    bc_site_frame_get_pixel (&self->frame,
                             &bc_site_plan_get_mark (self->plan, self->focus)->point,
                             &x,
                             &y);
  if (x < 0 || x > self->frame.width || y < 0 || y > self->frame.height) {
    x = self->frame.width / 2;
    y = self->frame.height / 2;
  }
  bc_site_map_zoom_at (self, factor, x, y);
}

/* Shows all of the plan. */
void
bc_site_map_fit (BcSiteMap *self)
{
  BcSiteBounds bounds = { 0 };

  if (self->plan == NULL || self->frame.width <= 0)
    return;
  bc_site_plan_get_bounds (self->plan, &bounds);
  bc_site_frame_fit (&self->frame, &bounds);
  self->fitted = TRUE;
  bc_site_map_frame_changed (self);
  bc_site_map_tell_changed (self);
}

void
bc_site_map_set_focus (BcSiteMap *self, guint mark)
{
  self->focus = mark;
  if (mark != BC_SITE_NONE) {
    bc_site_frame_show (&self->frame, &bc_site_plan_get_mark (self->plan, mark)->point, MARGIN);
    bc_site_map_frame_changed (self);
  }
  bc_site_map_tell_changed (self);
}

/* From door to door in walking order. */
void
bc_site_map_step (BcSiteMap *self, int steps)
{
  const int n_marks = self->plan != NULL ? (int) self->plan->marks->len : 0;
  const int from = self->focus != BC_SITE_NONE ? (int) self->focus : -1;

  if (n_marks > 0)
    bc_site_map_set_focus (self, (guint) CLAMP (from + steps, 0, n_marks - 1));
}

static void
bc_site_map_set_property (GObject *object, guint property, const GValue *value, GParamSpec *pspec)
{
  BC_SITE_MAP (object)->lined = g_value_get_boolean (value);
  gtk_widget_queue_draw (GTK_WIDGET (object));
}

static void
bc_site_map_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  BcSiteMap *self = BC_SITE_MAP (object);

  if (property == PROP_SENTENCE)
    g_value_take_string (value, bc_site_map_dup_sentence (self));
  else
    g_value_set_boolean (value, self->lined);
}

static void
bc_site_map_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : 160;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 640 : 400;
}

static void
bc_site_map_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BcSiteMap *self = BC_SITE_MAP (widget);

  self->frame.width = width;
  self->frame.height = height;
  bc_site_map_measure_text (self);
  if (!self->fitted)
    bc_site_map_fit (self);
}

static void
bc_site_map_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  bc_site_map_draw (BC_SITE_MAP (widget), snapshot);
}

/* The font or the colours may have changed. */
static void
bc_site_map_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (bc_site_map_parent_class)->css_changed (widget, change);
  bc_site_map_clear_texts (BC_SITE_MAP (widget));
  gtk_widget_queue_resize (widget);
}

static void
bc_site_map_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (bc_site_map_parent_class)->system_setting_changed (widget, setting);
  bc_site_map_clear_texts (BC_SITE_MAP (widget));
  gtk_widget_queue_resize (widget);
}

static void
bc_site_map_dispose (GObject *object)
{
  BcSiteMap *self = BC_SITE_MAP (object);

  self->drag.gesture = NULL;
  g_clear_handle_id (&self->resting, g_source_remove);
  bc_site_map_clear_edit (self);
  bc_site_map_clear_texts (self);
  g_clear_pointer (&self->plan, bc_site_plan_free);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (bc_site_map_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *class)
{
  const GParamFlags flags = G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  class->set_property = bc_site_map_set_property;
  class->get_property = bc_site_map_get_property;
  g_object_class_install_property (
    class,
    PROP_SENTENCE,
    g_param_spec_string ("sentence", NULL, NULL, NULL, flags | G_PARAM_READABLE));
  g_object_class_install_property (
    class,
    PROP_LINED,
    g_param_spec_boolean ("lined", NULL, NULL, FALSE, flags | G_PARAM_READWRITE));
}

static void
create_signals (void)
{
  static const char *const names[N_SIGNALS] = {
    "changed", "activated", "placed", "bounded", "refused",
  };

  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i],
                               BC_TYPE_SITE_MAP,
                               G_SIGNAL_RUN_LAST,
                               0,
                               NULL,
                               NULL,
                               NULL,
                               G_TYPE_NONE,
                               0);
}

static void
bc_site_map_class_init (BcSiteMapClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = bc_site_map_dispose;
  widget_class->measure = bc_site_map_measure;
  widget_class->size_allocate = bc_site_map_size_allocate;
  widget_class->snapshot = bc_site_map_snapshot;
  widget_class->css_changed = bc_site_map_css_changed;
  widget_class->system_setting_changed = bc_site_map_system_setting_changed;
  install_properties (object_class);
  create_signals ();
  gtk_widget_class_set_css_name (widget_class, "sitemap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  bc_site_map_add_keys (widget_class);
}

static void
bc_site_map_init (BcSiteMap *self)
{
  self->focus = self->edit.held = BC_SITE_NONE;
  self->frame.scale = 1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_ROLE_DESCRIPTION,
                                  _ ("Plan drawing"),
                                  -1);
  bc_site_map_add_pointer (self);
  bc_site_map_tell (self);
}

/* The same business on another plan. */
static guint
find_again (const BcSitePlan *old, guint mark, const BcSitePlan *plan)
{
  guint found = BC_SITE_NONE;

  if (old != NULL && mark != BC_SITE_NONE)
    found =
      bc_site_plan_find (plan,
                         &bc_business_row_get_figures (bc_site_plan_get_mark (old, mark)->row)->id);
  return found < plan->marks->len ? found : BC_SITE_NONE;
}

static void
describe (BcSiteMap *self)
{
  g_autofree char *words = bc_site_plan_dup_words (self->plan, self->name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words,
                                  -1);
}

/* What was just placed is chosen, so that it can be placed better. */
static guint
find_focus (BcSiteMap *self, const BcSitePlan *plan)
{
  guint placed = plan->marks->len;

  if (self->edit.pending && self->edit.row != NULL)
    placed = bc_site_plan_find (plan, &bc_business_row_get_figures (self->edit.row)->id);
  return placed < plan->marks->len ? placed : find_again (self->plan, self->focus, plan);
}

/* @plan: (transfer full); @arrival: how far the journal went when it was read. What is being done
 * meanwhile stays in hand, with what was known when it was begun; what was saved is shown. */
void
bc_site_map_show (BcSiteMap *self,
                  BcSitePlan *plan,
                  gint64 arrival,
                  const char *name,
                  gboolean editable)
{
  self->focus = find_focus (self, plan);
  g_clear_pointer (&self->layout, bc_site_layout_free);
  g_clear_pointer (&self->plan, bc_site_plan_free);
  self->plan = plan;
  self->arrival = arrival;
  g_free (self->name);
  self->name = g_strdup (name);
  self->editable = editable;
  if (self->edit.mode == BC_SITE_LOOK)
    bc_site_map_clear_edit (self);
  describe (self);
  if (!self->fitted)
    bc_site_map_fit (self);
  bc_site_map_tell_changed (self);
}

/* Another district will be shown. */
void
bc_site_map_clear (BcSiteMap *self)
{
  bc_site_map_stop_drag (self);
  bc_site_map_clear_edit (self);
  g_clear_pointer (&self->layout, bc_site_layout_free);
  g_clear_pointer (&self->plan, bc_site_plan_free);
  self->focus = BC_SITE_NONE;
  self->fitted = FALSE;
  self->showing++;
  bc_site_map_tell_changed (self);
}

/* (nullable): of the district that is or was shown. */
const char *
bc_site_map_get_name (BcSiteMap *self)
{
  return self->name;
}

/* Another number as soon as another district is shown, even the same one again. */
guint
bc_site_map_get_showing (BcSiteMap *self)
{
  return self->showing;
}

/* (nullable) */
const BcSitePlan *
bc_site_map_get_plan (BcSiteMap *self)
{
  return self->plan;
}

BcSiteMode
bc_site_map_get_mode (BcSiteMap *self)
{
  return self->edit.mode;
}

guint
bc_site_map_get_focus (BcSiteMap *self)
{
  return self->focus;
}
