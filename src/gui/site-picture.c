/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site-picture.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "date.h"
#include "drawn-text.h"
#include "site-map-private.h"

/* All lengths are pixels. */
#define MARGIN 24.0
#define GAP    8.0
#define APART  20.0
/* Of all of the plan, the drawing is as large as a sheet that lies on its side. */
#define WHOLE_WIDTH  1400.0
#define WHOLE_HEIGHT 900.0
/* However small the window or the paper, so much is left for the drawing. */
#define LEAST 120.0

typedef struct
{
  BcSiteMap *map;
  GtkSnapshot *snapshot; /* (nullable): nothing is drawn, only measured */
  GdkRGBA text;
  double width; /* what lies between the margins */
  double x;
  double y;
} Sheet;

/* What its symbols stand for, in the order of the states. */
static const char *const meanings[BC_SITE_MANY + 1] = {
  N_ ("Open"),  N_ ("Closed"),          N_ ("Vacant"),
  N_ ("Moved"), N_ ("Without a state"), NC_ ("plan drawing", "Several"),
};

static PangoLayout *
create_text (Sheet *sheet, const char *words, int points, PangoWeight weight)
{
  return bc_drawn_text_new (GTK_WIDGET (sheet->map), words, points, weight);
}

static void
draw_text (Sheet *sheet, PangoLayout *layout, double x, double y)
{
  if (sheet->snapshot != NULL)
    bc_drawn_text_snapshot (layout, sheet->snapshot, x, y, &sheet->text);
}

/* A paragraph over the whole width. */
static void
add_paragraph (Sheet *sheet, const char *words, int points, PangoWeight weight)
{
  g_autoptr (PangoLayout) layout = create_text (sheet, words, points, weight);
  int height = 0;

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int) (sheet->width * PANGO_SCALE));
  pango_layout_get_pixel_size (layout, NULL, &height);
  draw_text (sheet, layout, MARGIN, sheet->y);
  sheet->y += height + GAP / 2;
}

static void
add_title (Sheet *sheet)
{
  const gint32 today = bc_date_today (g_get_real_time () / 1000);
  g_autofree char *day = bc_date_dup_screen (today);
  g_autofree char *words = bc_site_plan_dup_words (sheet->map->plan, sheet->map->name);
  g_autofree char *line = g_strdup_printf ("%s · %s", words, day);

  sheet->y = MARGIN;
  add_paragraph (sheet, sheet->map->name, BC_DRAWN_LARGE, PANGO_WEIGHT_BOLD);
  add_paragraph (sheet, line, 0, PANGO_WEIGHT_NORMAL);
  sheet->y += GAP;
}

/* A symbol and its words, on the next line where this one is full. */
static void
add_meaning (Sheet *sheet, guint symbol, gboolean anchor, const char *words)
{
  g_autoptr (PangoLayout) layout = create_text (sheet, words, 0, PANGO_WEIGHT_NORMAL);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (sheet->x > 0 && sheet->x + BC_SITE_SYMBOL + GAP + width > sheet->width) {
    sheet->x = 0;
    sheet->y += BC_SITE_SYMBOL + GAP;
  }
  if (sheet->snapshot != NULL)
    bc_site_map_draw_paper_symbol (sheet->snapshot,
                                   symbol,
                                   anchor,
                                   MARGIN + sheet->x + BC_SITE_SYMBOL / 2.0,
                                   sheet->y + BC_SITE_SYMBOL / 2.0);
  draw_text (sheet,
             layout,
             MARGIN + sheet->x + BC_SITE_SYMBOL + GAP,
             sheet->y + (BC_SITE_SYMBOL - height) / 2.0);
  sheet->x += BC_SITE_SYMBOL + GAP + width + APART;
}

static void
add_meanings (Sheet *sheet)
{
  sheet->x = 0;
  for (guint i = 0; i < BC_SITE_MANY; i++)
    add_meaning (sheet, i, FALSE, _ (meanings[i]));
  add_meaning (sheet, 0, TRUE, _ ("Anchor"));
  add_meaning (sheet,
               BC_SITE_MANY,
               FALSE,
               g_dpgettext2 (GETTEXT_PACKAGE, "plan drawing", meanings[BC_SITE_MANY]));
  sheet->y += BC_SITE_SYMBOL + MARGIN;
}

/* What the title and the meanings take of a sheet's height. */
static double
measure_words (BcSiteMap *map, double width)
{
  Sheet sheet = { .map = map, .width = width };

  add_title (&sheet);
  add_meanings (&sheet);
  return sheet.y + GAP;
}

static void
add_map (Sheet *sheet, double height, gboolean whole)
{
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) sheet->width, (float) height);
  const float edge[4] = { 1, 1, 1, 1 };
  GdkRGBA grey = sheet->text;
  GskRoundedRect box;

  grey.alpha *= 0.4f;
  gtk_snapshot_save (sheet->snapshot);
  gtk_snapshot_translate (sheet->snapshot, &GRAPHENE_POINT_INIT ((float) MARGIN, (float) sheet->y));
  gtk_snapshot_push_clip (sheet->snapshot, &bounds);
  bc_site_map_draw_on_paper (sheet->map, sheet->snapshot, sheet->width, height, whole);
  gtk_snapshot_pop (sheet->snapshot);
  gsk_rounded_rect_init_from_rect (&box, &bounds, 0);
  gtk_snapshot_append_border (sheet->snapshot, &box, edge, (GdkRGBA[]){ grey, grey, grey, grey });
  gtk_snapshot_restore (sheet->snapshot);
  sheet->y += height + GAP;
}

static void
draw_sheet (BcSitePicture *self, BcSiteMap *map, double width, double height, gboolean whole)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  Sheet sheet = { .map = map, .snapshot = snapshot, .width = width };

  gdk_rgba_parse (&sheet.text, BC_SITE_PAPER_TEXT);
  self->width = ceil (width + 2 * MARGIN);
  self->height = ceil (height + measure_words (map, width));
  gtk_snapshot_append_color (snapshot,
                             &(GdkRGBA){ 1, 1, 1, 1 },
                             &GRAPHENE_RECT_INIT (0, 0, (float) self->width, (float) self->height));
  add_title (&sheet);
  add_map (&sheet, height, whole);
  add_meanings (&sheet);
  self->node = gtk_snapshot_to_node (snapshot);
}

/* A picture around what is seen, or around all of the plan. The map shows a plan. */
void
bc_site_picture_init (BcSitePicture *self, BcSiteMap *map, gboolean whole)
{
  if (whole)
    draw_sheet (self, map, WHOLE_WIDTH, WHOLE_HEIGHT, TRUE);
  else
    draw_sheet (self, map, map->frame.width, map->frame.height, FALSE);
}

/* What is seen, on a sheet so large, in pixels. */
void
bc_site_picture_init_sized (BcSitePicture *self, BcSiteMap *map, double width, double height)
{
  const double inner = MAX (width - 2 * MARGIN, LEAST);

  draw_sheet (self, map, inner, MAX (height - measure_words (map, inner), LEAST), FALSE);
}

void
bc_site_picture_clear (BcSitePicture *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
}
