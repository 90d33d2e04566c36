/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "drawn-text.h"
#include "site-map-private.h"

/* Laying text out takes longer than drawing it: what was laid out is kept. */

#define MOST_WORDS 2048
#define SMALL      0.85

/* To be called when the font or the colours have changed. */
void
bc_site_map_clear_texts (BcSiteMap *self)
{
  g_clear_pointer (&self->words, g_hash_table_unref);
  g_clear_pointer (&self->layout, bc_site_layout_free);
  self->line = 0;
  for (guint i = 0; i <= BC_SITE_MANY; i++)
    for (guint j = 0; j < 2; j++)
      g_clear_object (&self->symbols[i][j]);
}

/* Sizes follow the person's font. */
void
bc_site_map_measure_text (BcSiteMap *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = NULL;

  if (self->line > 0)
    return;
  metrics = pango_context_get_metrics (context, NULL, NULL);
  self->letter = SMALL *
                 MAX (pango_font_metrics_get_approximate_char_width (metrics),
                      pango_font_metrics_get_approximate_digit_width (metrics)) /
                 PANGO_SCALE;
  self->line = SMALL * pango_font_metrics_get_height (metrics) / PANGO_SCALE + 1;
  pango_font_metrics_unref (metrics);
}

static PangoLayout *
create_layout (BcSiteMap *self, const char *words, int width, gboolean strong)
{
  PangoLayout *layout = bc_drawn_text_new (GTK_WIDGET (self),
                                           words,
                                           0,
                                           strong ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  g_autoptr (PangoAttrList) attributes =
    pango_attr_list_copy (pango_layout_get_attributes (layout));

  pango_attr_list_insert (attributes, pango_attr_scale_new (SMALL));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  if (width > 0) {
    pango_layout_set_width (layout, width * PANGO_SCALE);
    pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  }
  return layout;
}

/* @width: pixels that they may take at most; 0 for any. */
PangoLayout *
bc_site_map_get_words (BcSiteMap *self, const char *words, int width, gboolean strong)
{
  g_autofree char *key = g_strdup_printf ("%d %d %s", width, strong, words);
  PangoLayout *layout = NULL;

  if (self->words == NULL || g_hash_table_size (self->words) > MOST_WORDS) {
    g_clear_pointer (&self->words, g_hash_table_unref);
    self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  }
  layout = g_hash_table_lookup (self->words, key);
  if (layout == NULL) {
    layout = create_layout (self, words, width, strong);
    g_hash_table_insert (self->words, g_steal_pointer (&key), layout);
  }
  return layout;
}
