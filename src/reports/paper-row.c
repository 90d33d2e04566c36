/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "paper-private.h"

/* One mechanism sets everything: a row of cells, whose lines go on over as many pages as they need.
 * A paragraph is a row of one cell. */

#define FAMILY "Cantarell, sans-serif"

static const struct
{
  double size; /* points */
  PangoWeight weight;
} styles[] = {
  [BC_PAPER_BODY] = { 10.5, PANGO_WEIGHT_NORMAL }, [BC_PAPER_SMALL] = { 8.5, PANGO_WEIGHT_NORMAL },
  [BC_PAPER_STRONG] = { 10.5, PANGO_WEIGHT_BOLD }, [BC_PAPER_HEADING] = { 12.5, PANGO_WEIGHT_BOLD },
  [BC_PAPER_TITLE] = { 18.0, PANGO_WEIGHT_BOLD },
};

/* What is broken within a word, as an address may be, would be told with a letter that it has not.
 */
static void
forbid_hyphens (PangoLayout *layout)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
}

/**
 * bc_paper_lay_out:
 * @cairo: what it will be drawn with
 * @text: plain text; its line ends are kept
 * @width: of the lines, points
 * @style: how it is set
 *
 * Breaks a text into lines. A word that is longer than a line is broken too.
 *
 * Returns: (transfer full): the lines
 */
PangoLayout *
bc_paper_lay_out (cairo_t *cairo, const char *text, double width, BcPaperStyle style)
{
  PangoLayout *layout = pango_cairo_create_layout (cairo);
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family (font, FAMILY);
  pango_font_description_set_weight (font, styles[style].weight);
  pango_font_description_set_absolute_size (font, styles[style].size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  forbid_hyphens (layout);
  pango_layout_set_line_spacing (layout, 1.15F);
  pango_layout_set_text (layout, text != NULL ? text : "", -1);
  return layout;
}

/**
 * bc_paper_measure:
 * @cells: a row
 * @n_cells: how many
 *
 * Returns: how high it is in one piece, points
 */
double
bc_paper_measure (const BcPaperCell *cells, guint n_cells)
{
  double highest = 0;

  for (guint i = 0; i < n_cells; i++) {
    int height;

    pango_layout_get_size (cells[i].layout, NULL, &height);
    highest = MAX (highest, (double) height / PANGO_SCALE);
  }
  return highest;
}

static double
get_line_height (PangoLayoutLine *line)
{
  PangoRectangle extents;

  pango_layout_line_get_extents (line, NULL, &extents);
  return (double) extents.height / PANGO_SCALE;
}

/* How many lines of a cell, from @first, fit above the floor. A line alone is left at neither end
 * of a page. */
static int
count_fitting (PangoLayout *layout, int first, double room)
{
  int n_lines = pango_layout_get_line_count (layout);
  int last = first;

  while (last < n_lines) {
    room -= get_line_height (pango_layout_get_line_readonly (layout, last));
    if (room < 0)
      break;
    last++;
  }
  if (last == n_lines - 1 && last - first > 2)
    last--;
  if (first == 0 && last == 1 && n_lines > 2)
    last = 0;
  return last - first;
}

static double
get_indent (const BcPaperCell *cell, PangoLayoutLine *line)
{
  PangoRectangle extents;
  double free_room;

  pango_layout_line_get_extents (line, NULL, &extents);
  free_room = cell->width - (double) extents.width / PANGO_SCALE;
  switch (pango_layout_get_alignment (cell->layout)) {
  case PANGO_ALIGN_RIGHT:
    return free_room;
  case PANGO_ALIGN_CENTER:
    return free_room / 2;
  case PANGO_ALIGN_LEFT:
  default:
    return 0;
  }
}

static double
draw_lines (BcPaper *self, const BcPaperCell *cell, int first, int n_lines)
{
  double y = self->y;

  for (int i = first; i < first + n_lines; i++) {
    PangoLayoutLine *line = pango_layout_get_line_readonly (cell->layout, i);
    PangoRectangle extents;

    pango_layout_line_get_extents (line, NULL, &extents);
    cairo_move_to (self->cairo,
                   cell->x + get_indent (cell, line),
                   y - (double) extents.y / PANGO_SCALE);
    pango_cairo_show_layout_line (self->cairo, line);
    y += (double) extents.height / PANGO_SCALE;
  }
  return y;
}

/* Draws what fits of each cell, from where it stopped. Returns whether something is left. */
static gboolean
draw_piece (BcPaper *self, const BcPaperCell *cells, guint n_cells, int *places)
{
  double lowest = self->y;
  gboolean left = FALSE;

  for (guint i = 0; i < n_cells; i++) {
    PangoLayout *layout = cells[i].layout;
    int fitting = count_fitting (layout, places[i], bc_paper_get_floor (self) - self->y);
    double bottom = draw_lines (self, &cells[i], places[i], fitting);

    lowest = MAX (lowest, bottom);
    places[i] += fitting;
    left = left || places[i] < pango_layout_get_line_count (layout);
  }
  self->y = lowest;
  return left;
}

/**
 * bc_paper_set_row:
 * @self: a document
 * @cells: (array length=n_cells): the cells, at most %BC_PAPER_COLUMNS
 * @n_cells: how many
 * @whole: whether the row, if a page can hold it, is not divided
 *
 * Sets a row below what is there, over as many pages as it needs.
 */
void
bc_paper_set_row (BcPaper *self, const BcPaperCell *cells, guint n_cells, gboolean whole)
{
  int places[BC_PAPER_COLUMNS] = { 0 };
  double height = bc_paper_measure (cells, n_cells);
  double floor = bc_paper_get_floor (self);

  if (whole && self->y + height > floor && height <= floor - BC_PAPER_TOP)
    bc_paper_turn_page (self);
  while (draw_piece (self, cells, n_cells, places))
    bc_paper_turn_page (self);
}

/**
 * bc_paper_clear_cells:
 * @cells: (array length=n_cells): cells
 * @n_cells: how many
 *
 * Frees what they hold.
 */
void
bc_paper_clear_cells (BcPaperCell *cells, guint n_cells)
{
  for (guint i = 0; i < n_cells; i++)
    g_clear_object (&cells[i].layout);
}

/**
 * bc_paper_draw_rule:
 * @self: a document
 * @from: its left end, points
 * @to: its right end
 * @thickness: points
 *
 * Draws a line where the next row begins.
 */
void
bc_paper_draw_rule (BcPaper *self, double from, double to, double thickness)
{
  cairo_save (self->cairo);
  cairo_set_source_rgb (self->cairo, 0.45, 0.45, 0.48);
  cairo_set_line_width (self->cairo, thickness);
  cairo_move_to (self->cairo, from, self->y);
  cairo_line_to (self->cairo, to, self->y);
  cairo_stroke (self->cairo);
  cairo_restore (self->cairo);
}

static void
draw_frame_text (BcPaper *self, cairo_t *cairo, const char *text, double y, PangoAlignment place)
{
  double width = bc_paper_get_room (self);
  PangoLayout *layout = bc_paper_lay_out (cairo, text, width, BC_PAPER_SMALL);

  pango_layout_set_alignment (layout, place);
  pango_layout_set_height (layout, 0);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  cairo_move_to (cairo, BC_PAPER_MARGIN, y);
  pango_cairo_show_layout (cairo, layout);
  g_object_unref (layout);
}

/**
 * bc_paper_draw_frame:
 * @self: a document
 * @cairo: what it is written with
 * @page: which page, from 0
 *
 * Draws what surrounds a page's text: the header, and below the title and the page's number.
 */
void
bc_paper_draw_frame (BcPaper *self, cairo_t *cairo, guint page)
{
  double foot = self->height - BC_PAPER_BOTTOM + 22;
  g_autofree char *number =
    g_strdup_printf (_ ("Page %u of %u"), page + 1, bc_paper_get_n_pages (self));

  cairo_set_source_rgb (cairo, 0.35, 0.35, 0.38);
  draw_frame_text (self, cairo, self->header, 40, PANGO_ALIGN_LEFT);
  cairo_set_line_width (cairo, 0.6);
  cairo_move_to (cairo, BC_PAPER_MARGIN, 58);
  cairo_line_to (cairo, self->width - BC_PAPER_MARGIN, 58);
  cairo_stroke (cairo);
  if (page > 0)
    draw_frame_text (self, cairo, self->title, foot, PANGO_ALIGN_LEFT);
  draw_frame_text (self, cairo, number, foot, PANGO_ALIGN_RIGHT);
}
