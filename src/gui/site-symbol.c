/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site-symbol.h"

#include <math.h>

/* What stands for a business on the plan drawing: each state has a shape and a colour of its own,
 * and what draws people to the district has a ring around it. */

#define MIDDLE (BC_SITE_SYMBOL / 2.0)
#define RADIUS 5.5
#define RING   9.0
#define EDGE   1.5
#define MANY   9.5

struct _BcSiteKey
{
  GtkWidget parent_instance;

  guint symbol;
  gboolean anchor;
  GdkTexture *texture; /* (owned) (nullable): until the style changes */
};

enum {
  PROP_SYMBOL = 1,
  PROP_ANCHOR,
};

G_DEFINE_FINAL_TYPE (BcSiteKey, bc_site_key, GTK_TYPE_WIDGET)

typedef struct
{
  cairo_t *cairo;
  GdkRGBA colour;
  GdkRGBA ground; /* what it is drawn on */
} Pen;

static void
look_up (GtkWidget *widget, const char *name, GdkRGBA *colour)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);

  if (name == NULL || !gtk_style_context_lookup_color (context, name, colour))
    gtk_style_context_get_color (context, colour);
}

static void
draw_circle (cairo_t *cairo, double radius)
{
  cairo_new_path (cairo);
  cairo_arc (cairo, MIDDLE, MIDDLE, radius, 0, 2 * G_PI);
}

/* @turn: where the first corner is, in parts of a circle from above. */
static void
draw_corners (cairo_t *cairo, guint n_corners, double radius, double turn)
{
  cairo_new_path (cairo);
  for (guint i = 0; i < n_corners; i++) {
    const double angle = 2 * G_PI * (i / (double) n_corners + turn);

    cairo_line_to (cairo, MIDDLE + radius * sin (angle), MIDDLE - radius * cos (angle));
  }
  cairo_close_path (cairo);
}

static void
fill (const Pen *pen)
{
  gdk_cairo_set_source_rgba (pen->cairo, &pen->colour);
  cairo_fill_preserve (pen->cairo);
  gdk_cairo_set_source_rgba (pen->cairo, &pen->ground);
  cairo_set_line_width (pen->cairo, 1);
  cairo_stroke (pen->cairo);
}

static void
outline (const Pen *pen)
{
  gdk_cairo_set_source_rgba (pen->cairo, &pen->ground);
  cairo_fill_preserve (pen->cairo);
  gdk_cairo_set_source_rgba (pen->cairo, &pen->colour);
  cairo_set_line_width (pen->cairo, 2);
  cairo_stroke (pen->cairo);
}

/* A closed door: crossed out. */
static void
cross_out (const Pen *pen)
{
  const double arm = 2.5;

  gdk_cairo_set_source_rgba (pen->cairo, &pen->ground);
  cairo_set_line_width (pen->cairo, 1.5);
  cairo_move_to (pen->cairo, MIDDLE - arm, MIDDLE - arm);
  cairo_line_to (pen->cairo, MIDDLE + arm, MIDDLE + arm);
  cairo_move_to (pen->cairo, MIDDLE - arm, MIDDLE + arm);
  cairo_line_to (pen->cairo, MIDDLE + arm, MIDDLE - arm);
  cairo_stroke (pen->cairo);
}

static void
draw_shape (const Pen *pen, guint symbol)
{
  if (symbol == 1 || symbol == 3)
    draw_corners (pen->cairo, symbol == 1 ? 4 : 3, RADIUS + EDGE, symbol == 1 ? 0.125 : 0);
  else if (symbol == 2)
    draw_corners (pen->cairo, 4, RADIUS + EDGE, 0);
  else
    draw_circle (pen->cairo, symbol == BC_SITE_MANY ? MANY : RADIUS);
  if (symbol == 2 || symbol == 4)
    outline (pen);
  else
    fill (pen);
  if (symbol == 1)
    cross_out (pen);
}

static void
draw_ring (const Pen *pen)
{
  draw_circle (pen->cairo, RING);
  gdk_cairo_set_source_rgba (pen->cairo, &pen->colour);
  cairo_set_line_width (pen->cairo, EDGE);
  cairo_stroke (pen->cairo);
}

static GdkTexture *
create_texture (cairo_surface_t *surface, int size)
{
  const int stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), (gsize) stride * (gsize) size);
  return gdk_memory_texture_new (size, size, GDK_MEMORY_DEFAULT, bytes, (gsize) stride);
}

void
bc_site_symbol_get_colour (GtkWidget *widget, guint symbol, GdkRGBA *colour)
{
  static const char *const names[BC_SITE_MANY + 1] = { "success_color", NULL, "warning_color",
                                                       "accent_color",  NULL, NULL };

  look_up (widget, names[symbol], colour);
}

/* On paper, which is light, the colours are those of the light style. */
void
bc_site_symbol_get_paper_colour (guint symbol, GdkRGBA *colour)
{
  static const char *const colours[BC_SITE_MANY + 1] = {
    "#1b8553",          BC_SITE_PAPER_TEXT, "#9c6e03", BC_SITE_PAPER_ACCENT,
    BC_SITE_PAPER_TEXT, BC_SITE_PAPER_TEXT,
  };

  gdk_rgba_parse (colour, colours[symbol]);
}

/* In a square of %BC_SITE_SYMBOL whose upper left corner is the origin. */
void
bc_site_symbol_draw (cairo_t *cairo,
                     guint symbol,
                     gboolean anchor,
                     const GdkRGBA *colour,
                     const GdkRGBA *ground)
{
  const Pen pen = { .cairo = cairo, .colour = *colour, .ground = *ground };

  draw_shape (&pen, symbol);
  if (anchor)
    draw_ring (&pen);
}

/* (transfer full): a picture of %BC_SITE_SYMBOL pixels in the colours of the widget's style. */
GdkTexture *
bc_site_symbol_create (GtkWidget *widget, guint symbol, gboolean anchor)
{
  const int scale = gtk_widget_get_scale_factor (widget);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                                         BC_SITE_SYMBOL * scale,
                                                         BC_SITE_SYMBOL * scale);
  cairo_t *cairo = cairo_create (surface);
  GdkTexture *texture = NULL;
  GdkRGBA colour;
  GdkRGBA ground;

  bc_site_symbol_get_colour (widget, symbol, &colour);
  look_up (widget, "view_bg_color", &ground);
  cairo_scale (cairo, scale, scale);
  bc_site_symbol_draw (cairo, symbol, anchor, &colour, &ground);
  texture = create_texture (surface, BC_SITE_SYMBOL * scale);
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
  return texture;
}

static void
bc_site_key_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  *minimum = *natural = BC_SITE_SYMBOL;
}

static void
bc_site_key_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BcSiteKey *self = BC_SITE_KEY (widget);
  const float x = (float) (gtk_widget_get_width (widget) - BC_SITE_SYMBOL) / 2;
  const float y = (float) (gtk_widget_get_height (widget) - BC_SITE_SYMBOL) / 2;

  if (self->texture == NULL)
    self->texture = bc_site_symbol_create (widget, self->symbol, self->anchor);
  gtk_snapshot_append_texture (
    snapshot,
    self->texture,
    &GRAPHENE_RECT_INIT (floorf (x), floorf (y), BC_SITE_SYMBOL, BC_SITE_SYMBOL));
}

static void
bc_site_key_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  g_clear_object (&BC_SITE_KEY (widget)->texture);
  GTK_WIDGET_CLASS (bc_site_key_parent_class)->css_changed (widget, change);
}

static void
bc_site_key_set_property (GObject *object, guint property, const GValue *value, GParamSpec *pspec)
{
  BcSiteKey *self = BC_SITE_KEY (object);

  if (property == PROP_SYMBOL)
    self->symbol = g_value_get_uint (value);
  else
    self->anchor = g_value_get_boolean (value);
  g_clear_object (&self->texture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
bc_site_key_dispose (GObject *object)
{
  g_clear_object (&BC_SITE_KEY (object)->texture);
  G_OBJECT_CLASS (bc_site_key_parent_class)->dispose (object);
}

static void
bc_site_key_class_init (BcSiteKeyClass *class)
{
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->set_property = bc_site_key_set_property;
  object_class->dispose = bc_site_key_dispose;
  widget_class->measure = bc_site_key_measure;
  widget_class->snapshot = bc_site_key_snapshot;
  widget_class->css_changed = bc_site_key_css_changed;
  g_object_class_install_property (
    object_class,
    PROP_SYMBOL,
    g_param_spec_uint ("symbol", NULL, NULL, 0, BC_SITE_MANY, 0, flags));
  g_object_class_install_property (object_class,
                                   PROP_ANCHOR,
                                   g_param_spec_boolean ("anchor", NULL, NULL, FALSE, flags));
  gtk_widget_class_set_css_name (widget_class, "sitekey");
  /* The words beside it say the same. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
bc_site_key_init (BcSiteKey *self)
{
}
