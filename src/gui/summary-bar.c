/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "summary-bar.h"

#include <glib/gi18n-lib.h>

#include "dictionary.h"

#define BAR_HEIGHT 22
#define HATCH      5
#define RADIUS     3

/* How many districts are in each phase, as a bar: a segment for each phase, told apart by its shape
 * (hollow, light, dark, solid, hatched) and by the number in it, never by colour alone. */
struct _BcSummaryBar
{
  GtkWidget parent_instance;

  int counts[BC_N_PHASES];
  int longest; /* how many districts fill the whole width; 0 for whatever there are */
  guint key;   /* phase + 1 where it only shows what a phase looks like; 0 otherwise */
};

G_DEFINE_FINAL_TYPE (BcSummaryBar, bc_summary_bar, GTK_TYPE_WIDGET)

enum {
  PROP_KEY = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const BcChoice *
get_phases (void)
{
  return bc_record_type_find_field (bc_dictionary_find ("district"), "phase")->choices;
}

static int
count_all (BcSummaryBar *self)
{
  int all = 0;

  for (guint i = 0; i < BC_N_PHASES; i++)
    all += self->counts[i];
  return all;
}

static void
add_segment (cairo_t *cairo, double x, double width, double height)
{
  cairo_new_path (cairo);
  cairo_arc (cairo, x + width - RADIUS, RADIUS, RADIUS, -G_PI_2, 0);
  cairo_arc (cairo, x + width - RADIUS, height - RADIUS, RADIUS, 0, G_PI_2);
  cairo_arc (cairo, x + RADIUS, height - RADIUS, RADIUS, G_PI_2, G_PI);
  cairo_arc (cairo, x + RADIUS, RADIUS, RADIUS, G_PI, 3 * G_PI_2);
  cairo_close_path (cairo);
}

static void
hatch (cairo_t *cairo, double x, double width, double height)
{
  cairo_save (cairo);
  cairo_clip_preserve (cairo);
  for (double i = x - height; i < x + width; i += HATCH) {
    cairo_move_to (cairo, i, height);
    cairo_line_to (cairo, i + height, 0);
  }
  cairo_stroke (cairo);
  cairo_restore (cairo);
}

static void
get_colours (GtkWidget *widget, GdkRGBA *text, GdkRGBA *accent)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);

  gtk_style_context_get_color (context, text);
  if (!gtk_style_context_lookup_color (context, "accent_bg_color", accent))
    *accent = *text;
}

static void
set_colour (cairo_t *cairo, const GdkRGBA *colour, double alpha)
{
  cairo_set_source_rgba (cairo, colour->red, colour->green, colour->blue, colour->alpha * alpha);
}

static void
draw_segment (BcSummaryBar *self, cairo_t *cairo, guint phase, double x, double width)
{
  static const double shades[BC_N_PHASES] = { 0, 0.25, 0.6, 1, 0 };
  const double height = BAR_HEIGHT - 1;
  GdkRGBA text, accent;

  get_colours (GTK_WIDGET (self), &text, &accent);
  add_segment (cairo, x, width, height);
  set_colour (cairo, &accent, shades[phase]);
  cairo_fill_preserve (cairo);
  cairo_set_line_width (cairo, 1);
  set_colour (cairo, shades[phase] > 0 ? &accent : &text, shades[phase] > 0 ? 1 : 0.45);
  if (phase == BC_N_PHASES - 1)
    hatch (cairo, x, width, height);
  add_segment (cairo, x, width, height);
  cairo_stroke (cairo);
}

static void
draw_count (BcSummaryBar *self, cairo_t *cairo, guint phase, double x, double width)
{
  g_autofree char *number = g_strdup_printf ("%d", self->counts[phase]);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), number);
  static const GdkRGBA white = { 1, 1, 1, 1 };
  GdkRGBA text, accent;
  int text_width, text_height;

  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  if (text_width + 4 > width || phase == BC_N_PHASES - 1)
    return;
  get_colours (GTK_WIDGET (self), &text, &accent);
  set_colour (cairo, phase == 3 ? &white : &text, 1);
  cairo_move_to (cairo, x + (width - text_width) / 2, (BAR_HEIGHT - text_height) / 2);
  pango_cairo_show_layout (cairo, layout);
}

static void
draw_all (BcSummaryBar *self, cairo_t *cairo, int width)
{
  const int longest = self->longest ? self->longest : count_all (self);
  double x = 0.5;

  for (guint i = 0; i < BC_N_PHASES && longest > 0; i++) {
    const double span = (double) self->counts[i] * (width - 1) / longest;

    if (self->counts[i] == 0)
      continue;
    draw_segment (self, cairo, i, x, MAX (span - 2, 2 * RADIUS));
    draw_count (self, cairo, i, x, span - 2);
    x += span;
  }
}

static void
bc_summary_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BcSummaryBar *self = BC_SUMMARY_BAR (widget);
  const int width = gtk_widget_get_width (widget);
  const int top = (gtk_widget_get_height (widget) - BAR_HEIGHT) / 2;
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, top, width, BAR_HEIGHT);
  cairo_t *cairo = gtk_snapshot_append_cairo (snapshot, &bounds);

  cairo_translate (cairo, 0, top + 0.5);
  if (self->key)
    draw_segment (self, cairo, self->key - 1, 0.5, width - 1);
  else
    draw_all (self, cairo, width);
  cairo_destroy (cairo);
}

static void
bc_summary_bar_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = BAR_HEIGHT;
  else
    *minimum = *natural = BC_SUMMARY_BAR (widget)->key ? BAR_HEIGHT : 2 * BAR_HEIGHT;
}

static void
bc_summary_bar_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  BC_SUMMARY_BAR (object)->key = g_value_get_uint (value);
}

static void
bc_summary_bar_class_init (BcSummaryBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = bc_summary_bar_set_property;
  widget_class->snapshot = bc_summary_bar_snapshot;
  widget_class->measure = bc_summary_bar_measure;
  properties[PROP_KEY] = g_param_spec_uint ("key",
                                            NULL,
                                            NULL,
                                            0,
                                            BC_N_PHASES,
                                            0,
                                            G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "summarybar");
}

static void
bc_summary_bar_init (BcSummaryBar *self)
{
}

/* The name of a phase in the dictionary, counted from 0 as a district passes through them. */
const char *
bc_summary_bar_get_phase (guint phase)
{
  return get_phases ()[phase].name;
}

const char *
bc_summary_bar_get_phase_label (guint phase)
{
  return bc_choice_get_label (&get_phases ()[phase]);
}

/* The bar in words, such as "Activation 2, Graduated 3". */
char *
bc_summary_bar_dup_sentence (BcSummaryBar *self)
{
  g_autoptr (GString) sentence = g_string_new (NULL);

  for (guint i = 0; i < BC_N_PHASES; i++)
    if (self->counts[i] > 0)
      g_string_append_printf (sentence,
                              "%s%s %d",
                              sentence->len ? ", " : "",
                              bc_summary_bar_get_phase_label (i),
                              self->counts[i]);
  if (sentence->len == 0)
    g_string_append (sentence, _ ("No districts"));
  return g_string_free (g_steal_pointer (&sentence), FALSE);
}

/* @longest: how many districts fill the whole width, 0 for whatever there are. */
void
bc_summary_bar_set_counts (BcSummaryBar *self, const int counts[BC_N_PHASES], int longest)
{
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < BC_N_PHASES; i++)
    self->counts[i] = counts[i];
  self->longest = longest;
  sentence = bc_summary_bar_dup_sentence (self);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sentence,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
