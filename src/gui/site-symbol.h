/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "site-plan.h"

G_BEGIN_DECLS

/** BC_SITE_SYMBOL: how wide and high a symbol is with what belongs around it, in pixels. */
#define BC_SITE_SYMBOL 22

/** BC_SITE_MANY: the symbol of several marks in one place, beside those of the states. */
#define BC_SITE_MANY BC_N_SITE_STATES

/** BC_SITE_PAPER_TEXT: the colour of text on paper. BC_SITE_PAPER_ACCENT: that of the boundary. */
#define BC_SITE_PAPER_TEXT   "rgba(0,0,0,0.8)"
#define BC_SITE_PAPER_ACCENT "#1c71d8"

#define BC_TYPE_SITE_KEY (bc_site_key_get_type ())
G_DECLARE_FINAL_TYPE (BcSiteKey, bc_site_key, BC, SITE_KEY, GtkWidget)

/* Properties of a key, the symbol alone: symbol, anchor. */
void bc_site_symbol_get_colour (GtkWidget *widget, guint symbol, GdkRGBA *colour);
void bc_site_symbol_get_paper_colour (guint symbol, GdkRGBA *colour);
void bc_site_symbol_draw (cairo_t *cairo,
                          guint symbol,
                          gboolean anchor,
                          const GdkRGBA *colour,
                          const GdkRGBA *ground);
GdkTexture *
bc_site_symbol_create (GtkWidget *widget, guint symbol, gboolean anchor) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
