/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** BC_DRAWN_SMALL: the size of what the style calls a caption, in points. */
#define BC_DRAWN_SMALL 9

/** BC_DRAWN_LARGE: the size of what the style calls a second title, in points. */
#define BC_DRAWN_LARGE 15

PangoLayout *bc_drawn_text_new (GtkWidget *widget, const char *text, int points, PangoWeight weight)
  G_GNUC_WARN_UNUSED_RESULT;
void bc_drawn_text_snapshot (PangoLayout *layout,
                             GtkSnapshot *snapshot,
                             double x,
                             double y,
                             const GdkRGBA *colour);
void bc_drawn_text_get_colour (GtkWidget *widget, gboolean dim, GdkRGBA *colour);
int bc_drawn_text_get_em (GtkWidget *widget);

G_END_DECLS
