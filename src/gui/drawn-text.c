/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "drawn-text.h"

#include <adwaita.h>

/* Texts that a widget draws itself: a label of its own for each of the many on the first page would
 * take longer to style and to measure than to draw. */

/* (transfer full): @points is its size, 0 for the widget's own; @weight likewise, where it is that
 * of plain text. Figures stand below each other. */
PangoLayout *
bc_drawn_text_new (GtkWidget *widget, const char *text, int points, PangoWeight weight)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  if (points)
    pango_attr_list_insert (attributes, pango_attr_size_new (points * PANGO_SCALE));
  if (weight != PANGO_WEIGHT_NORMAL)
    pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  pango_layout_set_attributes (layout, attributes);
  return g_steal_pointer (&layout);
}

void
bc_drawn_text_snapshot (PangoLayout *layout,
                        GtkSnapshot *snapshot,
                        double x,
                        double y,
                        const GdkRGBA *colour)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

/* The colour of the text; @dim: as the style's dim labels are, for what only names what matters. */
void
bc_drawn_text_get_colour (GtkWidget *widget, gboolean dim, GdkRGBA *colour)
{
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), colour);
  if (dim)
    colour->alpha *=
      adw_style_manager_get_high_contrast (adw_style_manager_get_default ()) ? 0.9f : 0.55f;
}

/* The size of the widget's text in pixels: what is measured in it grows with the text. The width of
 * its letters would have to be asked from the font, which loads them all. */
int
bc_drawn_text_get_em (GtkWidget *widget)
{
  const PangoFontDescription *font =
    pango_context_get_font_description (gtk_widget_get_pango_context (widget));

  return PANGO_PIXELS (pango_font_description_get_size (font));
}
