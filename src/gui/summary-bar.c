/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "summary-bar.h"

#include <glib/gi18n-lib.h>

#include "dictionary.h"
#include "drawn-text.h"

#define HATCH  5
#define RADIUS 3

/* How many districts are in each phase, as a bar: a segment for each phase, told apart by its shape
 * (hollow, light, dark, solid, hatched) and by the number in it, never by colour alone. */
typedef struct
{
  GtkWidget *widget; /* whose text and colours it has */
  cairo_t *cairo;
  GdkRGBA text;
  GdkRGBA accent;
} Bar;

static const BcChoice *
get_phases (void)
{
  return bc_record_type_find_field (bc_dictionary_find ("district"), "phase")->choices;
}

static int
count_all (const int counts[BC_N_PHASES])
{
  int all = 0;

  for (guint i = 0; i < BC_N_PHASES; i++)
    all += counts[i];
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

/* Begins a bar of BC_BAR_HEIGHT in the middle of @place. */
static void
begin (Bar *self, GtkWidget *widget, GtkSnapshot *snapshot, const graphene_rect_t *place)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);

  self->widget = widget;
  self->cairo = gtk_snapshot_append_cairo (snapshot, place);
  gtk_style_context_get_color (context, &self->text);
  if (!gtk_style_context_lookup_color (context, "accent_bg_color", &self->accent))
    self->accent = self->text;
  cairo_translate (self->cairo,
                   place->origin.x,
                   place->origin.y + (int) (place->size.height - BC_BAR_HEIGHT) / 2 + 0.5);
  cairo_set_line_width (self->cairo, 1);
}

static void
set_colour (Bar *self, const GdkRGBA *colour, double alpha)
{
  cairo_set_source_rgba (self->cairo,
                         colour->red,
                         colour->green,
                         colour->blue,
                         colour->alpha * alpha);
}

static void
draw_segment (Bar *self, guint phase, double x, double width)
{
  static const double shades[BC_N_PHASES] = { 0, 0.25, 0.6, 1, 0 };
  const double height = BC_BAR_HEIGHT - 1;

  add_segment (self->cairo, x, width, height);
  set_colour (self, &self->accent, shades[phase]);
  if (shades[phase] > 0)
    cairo_fill_preserve (self->cairo);
  set_colour (self, shades[phase] > 0 ? &self->accent : &self->text, shades[phase] > 0 ? 1 : 0.45);
  if (phase == BC_N_PHASES - 1) {
    hatch (self->cairo, x, width, height);
    add_segment (self->cairo, x, width, height);
  }
  cairo_stroke (self->cairo);
}

static void
draw_count (Bar *self, int count, guint phase, double x, double width)
{
  static const GdkRGBA white = { 1, 1, 1, 1 };
  g_autofree char *number = g_strdup_printf ("%d", count);
  g_autoptr (PangoLayout) layout = NULL;
  int text_width, text_height;

  if (phase == BC_N_PHASES - 1)
    return;
  layout = bc_drawn_text_new (self->widget, number, BC_DRAWN_SMALL, PANGO_WEIGHT_NORMAL);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  if (text_width + 4 > width)
    return;
  set_colour (self, phase == 3 ? &white : &self->text, 1);
  cairo_move_to (self->cairo, x + (width - text_width) / 2, (BC_BAR_HEIGHT - text_height) / 2);
  pango_cairo_show_layout (self->cairo, layout);
}

/* Draws how many districts of @widget's are in each phase. @longest: how many fill the whole width,
 * 0 for whatever there are. */
void
bc_summary_bar_snapshot (GtkWidget *widget,
                         GtkSnapshot *snapshot,
                         const graphene_rect_t *place,
                         const int counts[BC_N_PHASES],
                         int longest)
{
  const int full = longest ? longest : count_all (counts);
  double x = 0.5;
  Bar bar;

  if (full == 0)
    return;
  begin (&bar, widget, snapshot, place);
  for (guint i = 0; i < BC_N_PHASES; i++) {
    const double span = (double) counts[i] * (place->size.width - 1) / full;

    if (counts[i] == 0)
      continue;
    draw_segment (&bar, i, x, MAX (span - 2, 2 * RADIUS));
    draw_count (&bar, counts[i], i, x, span - 2);
    x += span;
  }
  cairo_destroy (bar.cairo);
}

/* Draws what a phase looks like. */
void
bc_summary_bar_snapshot_key (GtkWidget *widget,
                             GtkSnapshot *snapshot,
                             const graphene_rect_t *place,
                             guint phase)
{
  Bar bar;

  begin (&bar, widget, snapshot, place);
  draw_segment (&bar, phase, 0.5, place->size.width - 1);
  cairo_destroy (bar.cairo);
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
bc_summary_bar_dup_sentence (const int counts[BC_N_PHASES])
{
  g_autoptr (GString) sentence = g_string_new (NULL);

  for (guint i = 0; i < BC_N_PHASES; i++)
    if (counts[i] > 0)
      g_string_append_printf (sentence,
                              "%s%s %d",
                              sentence->len ? ", " : "",
                              bc_summary_bar_get_phase_label (i),
                              counts[i]);
  if (sentence->len == 0)
    g_string_append (sentence, _ ("No districts"));
  return g_string_free (g_steal_pointer (&sentence), FALSE);
}
