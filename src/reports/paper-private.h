/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "paper-draw.h"

G_BEGIN_DECLS

/* All lengths are in points, from the upper left corner of the page. */

#define BC_PAPER_MARGIN 62.0 /* left and right: 22 mm */
#define BC_PAPER_TOP    78.0 /* where the text begins, below the header */
#define BC_PAPER_BOTTOM 68.0 /* what is left free below the text, for the footer */
#define BC_PAPER_GAP    6.0  /* between two paragraphs */

/* A cell of a row: its text, laid out, and where it stands. */
typedef struct
{
  PangoLayout *layout; /* (owned) */
  double x;
  double width;
} BcPaperCell;

struct _BcPaper
{
  double width;
  double height;
  char *title;      /* (owned) */
  char *header;     /* (owned) */
  GPtrArray *pages; /* (owned) (element-type cairo_surface_t): recordings, without their frame */
  cairo_t *cairo;   /* (owned): draws on the last page */
  double y;         /* where the next row begins */
  GPtrArray *heads; /* (owned) (nullable) (element-type char): the open table's headings */
  BcPaperColumn columns[BC_PAPER_COLUMNS]; /* the open table's, whose headings are in heads */
};

/* How a text is set. */
typedef enum {
  BC_PAPER_BODY,
  BC_PAPER_SMALL,
  BC_PAPER_STRONG,
  BC_PAPER_HEADING,
  BC_PAPER_TITLE,
} BcPaperStyle;

double bc_paper_get_floor (BcPaper *self);
double bc_paper_get_room (BcPaper *self);
void bc_paper_turn_page (BcPaper *self);
PangoLayout *bc_paper_lay_out (cairo_t *cairo, const char *text, double width, BcPaperStyle style);
double bc_paper_measure (const BcPaperCell *cells, guint n_cells);
void bc_paper_set_row (BcPaper *self, const BcPaperCell *cells, guint n_cells, gboolean whole);
void bc_paper_draw_rule (BcPaper *self, double from, double to, double thickness);
void bc_paper_clear_cells (BcPaperCell *cells, guint n_cells);
void bc_paper_draw_frame (BcPaper *self, cairo_t *cairo, guint page);

G_END_DECLS
