/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "summary-card.h"

#include "drawn-text.h"

#define GAP       2
#define ICON_SIZE 16
#define ICON_GAP  8

/* How wide a card is, in its own letters. */
#define MIN_WIDTH 5
#define WIDTH     9

enum {
  TITLE,
  FIGURE,
  SENTENCE,
  N_TEXTS
};

/* One figure, what it is, and a sentence about it: it draws itself. */
struct _BcSummaryCard
{
  GtkWidget parent_instance;

  char *texts[N_TEXTS];          /* (owned) (nullable) */
  PangoLayout *layouts[N_TEXTS]; /* (owned) (nullable): until the style changes */
  gboolean warns;
};

G_DEFINE_FINAL_TYPE (BcSummaryCard, bc_summary_card, GTK_TYPE_WIDGET)

enum {
  PROP_TITLE = 1,
  PROP_WARNS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* The title may be cut off, the sentence is broken into lines. */
static PangoLayout *
make_layout (BcSummaryCard *self, guint text)
{
  static const int sizes[] = { BC_DRAWN_SMALL, BC_DRAWN_LARGE, BC_DRAWN_SMALL };
  static const PangoWeight weights[] = { PANGO_WEIGHT_BOLD,
                                         PANGO_WEIGHT_ULTRABOLD,
                                         PANGO_WEIGHT_NORMAL };
  PangoLayout *layout =
    bc_drawn_text_new (GTK_WIDGET (self), self->texts[text], sizes[text], weights[text]);

  if (text == TITLE)
    pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

static PangoLayout *
ensure_layout (BcSummaryCard *self, guint text)
{
  if (self->layouts[text] == NULL)
    self->layouts[text] = make_layout (self, text);
  return self->layouts[text];
}

static void
forget_layouts (BcSummaryCard *self)
{
  for (guint i = 0; i < N_TEXTS; i++)
    g_clear_object (&self->layouts[i]);
}

static int
get_figure_x (BcSummaryCard *self)
{
  return self->warns ? ICON_SIZE + ICON_GAP : 0;
}

/* The height of all texts where the card is @width wide. */
static int
measure_height (BcSummaryCard *self, int width)
{
  int all = (N_TEXTS - 1) * GAP;

  for (guint i = 0; i < N_TEXTS; i++) {
    PangoLayout *layout = ensure_layout (self, i);
    int height;

    if (i != FIGURE)
      pango_layout_set_width (layout, width * PANGO_SCALE);
    pango_layout_get_pixel_size (layout, NULL, &height);
    all += height;
  }
  return all;
}

static void
bc_summary_card_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  BcSummaryCard *self = BC_SUMMARY_CARD (widget);
  const int em = bc_drawn_text_get_em (widget);
  int figure;

  pango_layout_get_pixel_size (ensure_layout (self, FIGURE), &figure, NULL);
  figure += get_figure_x (self);
  *minimum = MAX (MIN_WIDTH * em, figure);
  *natural = MAX (WIDTH * em, figure);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = measure_height (self, for_size < 0 ? *natural : for_size);
}

static GtkSizeRequestMode
bc_summary_card_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
snapshot_warning (BcSummaryCard *self, GtkSnapshot *snapshot, double y)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  g_autoptr (GtkIconPaintable) icon =
    gtk_icon_theme_lookup_icon (theme,
                                "dialog-warning-symbolic",
                                NULL,
                                ICON_SIZE,
                                gtk_widget_get_scale_factor (widget),
                                gtk_widget_get_direction (widget),
                                0);
  GdkRGBA colour;

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget),
                                       "warning_color",
                                       &colour))
    bc_drawn_text_get_colour (widget, FALSE, &colour);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) y));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon),
                                            snapshot,
                                            ICON_SIZE,
                                            ICON_SIZE,
                                            &colour,
                                            1);
  gtk_snapshot_restore (snapshot);
}

static void
bc_summary_card_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BcSummaryCard *self = BC_SUMMARY_CARD (widget);
  int y = 0;

  measure_height (self, gtk_widget_get_width (widget));
  for (guint i = 0; i < N_TEXTS; i++) {
    GdkRGBA colour;
    int height;

    pango_layout_get_pixel_size (self->layouts[i], NULL, &height);
    bc_drawn_text_get_colour (widget, i == TITLE, &colour);
    if (i == FIGURE && self->warns)
      snapshot_warning (self, snapshot, y + (height - ICON_SIZE) / 2);
    bc_drawn_text_snapshot (self->layouts[i],
                            snapshot,
                            i == FIGURE ? get_figure_x (self) : 0,
                            y,
                            &colour);
    y += height + GAP;
  }
}

static void
bc_summary_card_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  forget_layouts (BC_SUMMARY_CARD (widget));
  GTK_WIDGET_CLASS (bc_summary_card_parent_class)->css_changed (widget, change);
}

static void
set_text (BcSummaryCard *self, guint text, const char *value)
{
  g_free (self->texts[text]);
  self->texts[text] = g_strdup (value);
  g_clear_object (&self->layouts[text]);
}

static void
bc_summary_card_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  BcSummaryCard *self = BC_SUMMARY_CARD (object);

  if (prop_id == PROP_TITLE)
    set_text (self, TITLE, g_value_get_string (value));
  else
    self->warns = g_value_get_boolean (value);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
bc_summary_card_dispose (GObject *object)
{
  forget_layouts (BC_SUMMARY_CARD (object));
  G_OBJECT_CLASS (bc_summary_card_parent_class)->dispose (object);
}

static void
bc_summary_card_finalize (GObject *object)
{
  for (guint i = 0; i < N_TEXTS; i++)
    g_free (BC_SUMMARY_CARD (object)->texts[i]);
  G_OBJECT_CLASS (bc_summary_card_parent_class)->finalize (object);
}

static void
bc_summary_card_class_init (BcSummaryCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = bc_summary_card_set_property;
  object_class->dispose = bc_summary_card_dispose;
  object_class->finalize = bc_summary_card_finalize;
  widget_class->measure = bc_summary_card_measure;
  widget_class->get_request_mode = bc_summary_card_get_request_mode;
  widget_class->snapshot = bc_summary_card_snapshot;
  widget_class->css_changed = bc_summary_card_css_changed;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_WARNS] = g_param_spec_boolean ("warns", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "summarycard");
}

static void
bc_summary_card_init (BcSummaryCard *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
}

void
bc_summary_card_show (BcSummaryCard *self, const char *figure, const char *sentence)
{
  g_autofree char *text = g_strdup_printf ("%s: %s. %s", self->texts[TITLE], figure, sentence);

  set_text (self, FIGURE, figure);
  set_text (self, SENTENCE, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
