/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "drawn-text.h"
#include "number.h"
#include "site-map-private.h"

/* Only what is seen is drawn: lines first, then marks as pictures that were made once, then labels,
 * the scale and north. */

#define BAR_SHARE   0.25
#define MOST_BAR    160.0
#define MARGIN      12.0
#define FOCUS       14.0
#define FOCUS_WIDTH 2.0f
#define KILOMETRE   1000
/* Marks are drawn from the corner of a block of so many pixels, however far from the centre: a
 * renderer's numbers are small. */
#define BLOCK 4096.0
/* While the scale changes, more marks than this are dots so wide: pixels. */
#define MANY 1500
#define DOT  8

/* Where the frame lies on the layout, and the block that its corner is in. */
typedef struct
{
  double left;
  double top;
  double base_x;
  double base_y;
} Shift;

static void
look_up (BcSitePen *pen, const char *name, GdkRGBA *colour)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (pen->map));

  if (!gtk_style_context_lookup_color (context, name, colour))
    *colour = pen->text;
}

/* Paper is light whatever the window is. */
static void
find_paper_colours (BcSitePen *pen)
{
  gdk_rgba_parse (&pen->text, BC_SITE_PAPER_TEXT);
  gdk_rgba_parse (&pen->accent, BC_SITE_PAPER_ACCENT);
  gdk_rgba_parse (&pen->ground, "white");
  pen->muted = pen->text;
  pen->muted.alpha *= 0.8f;
  pen->area = pen->accent;
  pen->area.alpha *= 0.07f;
}

/* All colours are the theme's; where contrast is wanted, nothing is faint. */
static void
find_colours (BcSitePen *pen)
{
  GtkWidget *widget = GTK_WIDGET (pen->map);
  const gboolean strong = adw_style_manager_get_high_contrast (
    adw_style_manager_get_for_display (gtk_widget_get_display (widget)));

  bc_drawn_text_get_colour (widget, FALSE, &pen->text);
  pen->muted = pen->text;
  pen->muted.alpha *= strong ? 0.9f : 0.7f;
  look_up (pen, "accent_color", &pen->accent);
  look_up (pen, "view_bg_color", &pen->ground);
  pen->area = pen->accent;
  pen->area.alpha *= strong ? 0.12f : 0.07f;
  for (guint i = 0; i < BC_N_SITE_STATES; i++)
    bc_site_symbol_get_colour (widget, i, &pen->states[i]);
}

static GdkTexture *
get_symbol (BcSiteMap *self, guint symbol, gboolean anchor)
{
  GdkTexture **made = &self->symbols[symbol][anchor];

  if (*made == NULL)
    *made = bc_site_symbol_create (GTK_WIDGET (self), symbol, anchor);
  return *made;
}

/* Shapes, not pictures: paper is looked at closely. */
void
bc_site_map_draw_paper_symbol (GtkSnapshot *snapshot,
                               guint symbol,
                               gboolean anchor,
                               double x,
                               double y)
{
  const double half = BC_SITE_SYMBOL / 2.0;
  const graphene_rect_t bounds =
    GRAPHENE_RECT_INIT ((float) (x - half), (float) (y - half), BC_SITE_SYMBOL, BC_SITE_SYMBOL);
  cairo_t *cairo = gtk_snapshot_append_cairo (snapshot, &bounds);
  const GdkRGBA ground = { 1, 1, 1, 1 };
  GdkRGBA colour;

  bc_site_symbol_get_paper_colour (symbol, &colour);
  cairo_translate (cairo, x - half, y - half);
  bc_site_symbol_draw (cairo, symbol, anchor, &colour, &ground);
  cairo_destroy (cairo);
}

static void
draw_symbol (BcSitePen *pen, guint symbol, gboolean anchor, double x, double y)
{
  const double half = BC_SITE_SYMBOL / 2.0;

  if (pen->paper) {
    bc_site_map_draw_paper_symbol (pen->snapshot, symbol, anchor, x, y);
    return;
  }
  gtk_snapshot_append_texture (pen->snapshot,
                               get_symbol (pen->map, symbol, anchor),
                               &GRAPHENE_RECT_INIT ((float) round (x - half),
                                                    (float) round (y - half),
                                                    BC_SITE_SYMBOL,
                                                    BC_SITE_SYMBOL));
}

/* Several in one place are told by their number, as far as there is room for it. */
static void
draw_many (BcSitePen *pen, guint n_marks, double x, double y)
{
  g_autofree char *number = n_marks < 1000 ? g_strdup_printf ("%u", n_marks) : g_strdup ("…");
  PangoLayout *layout = bc_site_map_get_words (pen->map, number, 0, TRUE);
  int width, height;

  draw_symbol (pen, BC_SITE_MANY, FALSE, x, y);
  pango_layout_get_pixel_size (layout, &width, &height);
  bc_drawn_text_snapshot (layout,
                          pen->snapshot,
                          round (x - width / 2.0),
                          round (y - height / 2.0),
                          &pen->ground);
}

static gboolean
is_seen (BcSiteMap *self, double x, double y)
{
  return x > -BC_SITE_SYMBOL && y > -BC_SITE_SYMBOL && x < self->frame.width + BC_SITE_SYMBOL &&
         y < self->frame.height + BC_SITE_SYMBOL;
}

static void
draw_dot (BcSitePen *pen, guint state, double x, double y)
{
  gtk_snapshot_append_color (
    pen->snapshot,
    &pen->states[state],
    &GRAPHENE_RECT_INIT ((float) round (x - DOT / 2), (float) round (y - DOT / 2), DOT, DOT));
}

static void
draw_group (BcSitePen *pen, const BcSiteGroup *group, double x, double y)
{
  const BcSiteMark *mark = bc_site_plan_get_mark (pen->map->plan, group->first);

  if (group->n_marks > 1)
    draw_many (pen, group->n_marks, x, y);
  else if (pen->coarse)
    draw_dot (pen, mark->state, x, y);
  else if (mark->row != pen->map->edit.row)
    draw_symbol (pen, mark->state, mark->anchor, x, y);
}

static void
draw_groups (BcSitePen *pen, const BcSiteLayout *layout, const Shift *shift)
{
  for (guint i = 0; i < layout->groups->len; i++) {
    const BcSiteGroup *group = &g_array_index (layout->groups, BcSiteGroup, i);

    if (is_seen (pen->map, group->x - shift->left, group->y - shift->top))
      draw_group (pen, group, group->x - shift->base_x, group->y - shift->base_y);
  }
}

/* What is being placed is drawn where it would be. */
static void
draw_placed (BcSitePen *pen)
{
  const BcSiteEdit *edit = &pen->map->edit;
  const BcBusinessFigures *figures = NULL;
  double x, y;

  if (edit->row == NULL)
    return;
  figures = bc_business_row_get_figures (edit->row);
  bc_site_frame_get_pixel (&pen->map->frame, &edit->cross, &x, &y);
  if (is_seen (pen->map, x, y))
    draw_symbol (pen,
                 MIN ((guint) figures->ranks[BC_BUSINESS_STATE_RANK], BC_N_SITE_STATES - 1),
                 figures->ranks[BC_BUSINESS_ANCHOR] != 0,
                 x,
                 y);
}

static gboolean
is_label_seen (BcSiteMap *self, const BcSiteLabel *label, const Shift *shift)
{
  const double x = label->x - shift->left, y = label->y - shift->top;

  return x + label->width > 0 && y + label->height > 0 && x < self->frame.width &&
         y < self->frame.height;
}

static void
draw_labels (BcSitePen *pen, const BcSiteLayout *layout, const Shift *shift)
{
  for (guint i = 0; i < layout->labels->len; i++) {
    const BcSiteLabel *label = &g_array_index (layout->labels, BcSiteLabel, i);

    if (is_label_seen (pen->map, label, shift))
      bc_drawn_text_snapshot (
        bc_site_map_get_words (pen->map, label->text, (int) label->width, label->street),
        pen->snapshot,
        round (label->x - shift->base_x),
        round (label->y - shift->base_y),
        label->street ? &pen->muted : &pen->text);
  }
}

static void
draw_ring (BcSitePen *pen, double x, double y)
{
  const gboolean focused = gtk_widget_has_focus (GTK_WIDGET (pen->map));
  const float width = focused ? FOCUS_WIDTH + 1 : FOCUS_WIDTH;
  const float widths[4] = { width, width, width, width };
  const GdkRGBA colours[4] = { pen->accent, pen->accent, pen->accent, pen->accent };
  GskRoundedRect ring;

  gsk_rounded_rect_init_from_rect (&ring,
                                   &GRAPHENE_RECT_INIT ((float) round (x - FOCUS),
                                                        (float) round (y - FOCUS),
                                                        (float) (2 * FOCUS),
                                                        (float) (2 * FOCUS)),
                                   (float) FOCUS);
  gtk_snapshot_append_border (pen->snapshot, &ring, widths, colours);
}

/* Around the group that the chosen mark is part of. */
static void
draw_focus (BcSitePen *pen, const BcSiteLayout *layout, const Shift *shift)
{
  BcSiteMap *self = pen->map;
  const BcSiteGroup *group = NULL;

  if (pen->paper || self->focus == BC_SITE_NONE || self->edit.mode != BC_SITE_LOOK)
    return;
  group = &g_array_index (layout->groups, BcSiteGroup, layout->group_of[self->focus]);
  if (is_seen (self, group->x - shift->left, group->y - shift->top))
    draw_ring (pen, group->x - shift->base_x, group->y - shift->base_y);
}

/* What is pushed along is the same picture at another place: the renderer need not compare it piece
 * by piece. */
static void
draw_marks (BcSitePen *pen)
{
  BcSiteMap *self = pen->map;
  const BcSiteLayout *layout = bc_site_map_ensure_layout (self);
  Shift shift = { .left = self->frame.centre.east * layout->scale - self->frame.width / 2,
                  .top = -self->frame.centre.north * layout->scale - self->frame.height / 2 };

  pen->coarse = self->hurried && layout->groups->len > MANY;
  shift.base_x = floor (shift.left / BLOCK) * BLOCK;
  shift.base_y = floor (shift.top / BLOCK) * BLOCK;
  gtk_snapshot_save (pen->snapshot);
  gtk_snapshot_translate (pen->snapshot,
                          &GRAPHENE_POINT_INIT ((float) round (shift.base_x - shift.left),
                                                (float) round (shift.base_y - shift.top)));
  draw_labels (pen, layout, &shift);
  draw_groups (pen, layout, &shift);
  draw_focus (pen, layout, &shift);
  gtk_snapshot_restore (pen->snapshot);
  draw_placed (pen);
}

static void
fill_box (BcSitePen *pen, const GdkRGBA *colour, double x, double y, double width, double height)
{
  gtk_snapshot_append_color (
    pen->snapshot,
    colour,
    &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

static char *
dup_length (double metres)
{
  g_autofree char *number = NULL;

  if (metres >= KILOMETRE) {
    number = bc_number_dup_whole_screen ((gint64) round (metres / KILOMETRE));
    return g_strdup_printf (_ ("%s km"), number);
  }
  if (metres < 1) {
    number = bc_number_dup_whole_screen ((gint64) round (metres * 100));
    return g_strdup_printf (_ ("%s cm"), number);
  }
  number = bc_number_dup_whole_screen ((gint64) round (metres));
  return g_strdup_printf (_ ("%s m"), number);
}

/* At the lower left, with its length above it. */
static void
draw_scale (BcSitePen *pen)
{
  const BcSiteFrame *frame = &pen->map->frame;
  const double metres = bc_site_frame_get_bar (frame, MIN (frame->width * BAR_SHARE, MOST_BAR));
  const double width = round (metres * frame->scale), y = frame->height - MARGIN;
  g_autofree char *length = dup_length (metres);
  PangoLayout *words = bc_site_map_get_words (pen->map, length, 0, FALSE);
  int text_width, height;

  pango_layout_get_pixel_size (words, &text_width, &height);
  fill_box (pen,
            &pen->ground,
            MARGIN - 4,
            y - height - 8,
            MAX (width, text_width) + 8,
            height + 12);
  bc_drawn_text_snapshot (words, pen->snapshot, MARGIN, y - height - 5, &pen->text);
  fill_box (pen, &pen->text, MARGIN, y - 2, width, 2);
  fill_box (pen, &pen->text, MARGIN, y - 6, 2, 6);
  fill_box (pen, &pen->text, MARGIN + width - 2, y - 6, 2, 6);
}

/* At the upper right: what is above is north. */
static void
draw_north (BcSitePen *pen)
{
  PangoLayout *words =
    bc_site_map_get_words (pen->map, C_ ("north on a plan drawing", "N"), 0, TRUE);
  PangoLayout *arrow = bc_site_map_get_words (pen->map, "↑", 0, TRUE);
  const double middle = pen->map->frame.width - MARGIN - 8;
  int width, height;

  pango_layout_get_pixel_size (arrow, &width, &height);
  bc_drawn_text_snapshot (arrow, pen->snapshot, round (middle - width / 2.0), MARGIN, &pen->text);
  pango_layout_get_pixel_size (words, &width, NULL);
  bc_drawn_text_snapshot (words,
                          pen->snapshot,
                          round (middle - width / 2.0),
                          MARGIN + height - 3,
                          &pen->text);
}

static void
draw_all (BcSitePen *pen)
{
  bc_site_map_draw_lines (pen);
  draw_marks (pen);
  draw_scale (pen);
  draw_north (pen);
}

void
bc_site_map_draw (BcSiteMap *self, GtkSnapshot *snapshot)
{
  BcSitePen pen = { .map = self, .snapshot = snapshot };

  if (self->plan == NULL || self->frame.width <= 0)
    return;
  find_colours (&pen);
  draw_all (&pen);
}

/* What is seen lies within the paper, true to scale; where both have one form, they show the same.
 */
static void
set_paper_frame (BcSiteMap *self, double width, double height, gboolean whole)
{
  const double fit = MIN (width / self->frame.width, height / self->frame.height);
  BcSiteBounds bounds = { 0 };

  self->frame.width = width;
  self->frame.height = height;
  self->frame.scale *= fit;
  if (!whole)
    return;
  bc_site_plan_get_bounds (self->plan, &bounds);
  bc_site_frame_fit (&self->frame, &bounds);
}

/* In pixels; @whole: all of the plan, not what of it is seen. */
void
bc_site_map_draw_on_paper (BcSiteMap *self,
                           GtkSnapshot *snapshot,
                           double width,
                           double height,
                           gboolean whole)
{
  const BcSiteFrame frame = self->frame;
  const gboolean hurried = self->hurried;
  BcSitePen pen = { .map = self, .snapshot = snapshot, .paper = TRUE };

  if (self->plan == NULL || frame.width <= 0)
    return;
  self->hurried = FALSE;
  set_paper_frame (self, width, height, whole);
  find_paper_colours (&pen);
  draw_all (&pen);
  self->frame = frame;
  self->hurried = hurried;
}
