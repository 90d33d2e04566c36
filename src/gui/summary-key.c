/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "summary-key.h"

#include "drawn-text.h"
#include "summary-bar.h"

#define GAP 6

/* What a phase looks like in the bars, and what it is called. */
struct _BcSummaryKey
{
  GtkWidget parent_instance;

  guint phase;         /* counted from 0 */
  PangoLayout *layout; /* (owned) (nullable): until the style changes */
};

G_DEFINE_FINAL_TYPE (BcSummaryKey, bc_summary_key, GTK_TYPE_WIDGET)

enum {
  PROP_PHASE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static PangoLayout *
ensure_layout (BcSummaryKey *self)
{
  if (self->layout == NULL)
    self->layout = bc_drawn_text_new (GTK_WIDGET (self),
                                      bc_summary_bar_get_phase_label (self->phase),
                                      BC_DRAWN_SMALL,
                                      PANGO_WEIGHT_NORMAL);
  return self->layout;
}

static void
bc_summary_key_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  int width, height;

  pango_layout_get_pixel_size (ensure_layout (BC_SUMMARY_KEY (widget)), &width, &height);
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? BC_BAR_HEIGHT + GAP + width
                                                                  : MAX (BC_BAR_HEIGHT, height);
}

static void
bc_summary_key_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BcSummaryKey *self = BC_SUMMARY_KEY (widget);
  const int height = gtk_widget_get_height (widget);
  const graphene_rect_t swatch = GRAPHENE_RECT_INIT (0, 0, BC_BAR_HEIGHT, height);
  GdkRGBA colour;
  int text_height;

  pango_layout_get_pixel_size (ensure_layout (self), NULL, &text_height);
  bc_drawn_text_get_colour (widget, FALSE, &colour);
  bc_summary_bar_snapshot_key (widget, snapshot, &swatch, self->phase);
  bc_drawn_text_snapshot (self->layout,
                          snapshot,
                          BC_BAR_HEIGHT + GAP,
                          (height - text_height) / 2,
                          &colour);
}

static void
bc_summary_key_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  g_clear_object (&BC_SUMMARY_KEY (widget)->layout);
  GTK_WIDGET_CLASS (bc_summary_key_parent_class)->css_changed (widget, change);
}

static void
bc_summary_key_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  BcSummaryKey *self = BC_SUMMARY_KEY (object);

  self->phase = g_value_get_uint (value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  bc_summary_bar_get_phase_label (self->phase),
                                  -1);
}

static void
bc_summary_key_dispose (GObject *object)
{
  g_clear_object (&BC_SUMMARY_KEY (object)->layout);
  G_OBJECT_CLASS (bc_summary_key_parent_class)->dispose (object);
}

static void
bc_summary_key_class_init (BcSummaryKeyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = bc_summary_key_set_property;
  object_class->dispose = bc_summary_key_dispose;
  widget_class->measure = bc_summary_key_measure;
  widget_class->snapshot = bc_summary_key_snapshot;
  widget_class->css_changed = bc_summary_key_css_changed;
  properties[PROP_PHASE] =
    g_param_spec_uint ("phase",
                       NULL,
                       NULL,
                       0,
                       BC_N_PHASES - 1,
                       0,
                       G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "summarykey");
}

static void
bc_summary_key_init (BcSummaryKey *self)
{
}
