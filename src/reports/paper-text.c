/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "paper-private.h"

/* What a document is made of: titles, paragraphs, facts, tables, signatures. */

#define LABEL_WIDTH   118.0
#define MARKER_WIDTH  22.0
#define CELL_PADDING  4.0
#define SIGNATURE_GAP 30.0
#define PEN_ROOM      46.0 /* above a signature's line */
#define MAX_BESIDE    3
#define SIGNATURE_PAD 3.0 /* below it */

static void
begin_block (BcPaper *self, double gap)
{
  if (self->y > BC_PAPER_TOP)
    self->y += gap;
}

static BcPaperCell
make_cell (BcPaper *self, const char *text, double x, double width, BcPaperStyle style)
{
  BcPaperCell cell = { .x = BC_PAPER_MARGIN + x, .width = width };

  cell.layout = bc_paper_lay_out (self->cairo, text, width, style);
  return cell;
}

static void
add_text (BcPaper *self, const char *text, BcPaperStyle style, gboolean whole)
{
  BcPaperCell cell = make_cell (self, text, 0, bc_paper_get_room (self), style);

  bc_paper_set_row (self, &cell, 1, whole);
  bc_paper_clear_cells (&cell, 1);
}

/**
 * bc_paper_add_title:
 * @self: a document
 * @title: its title
 * @subtitle: (nullable): a line below it
 *
 * Sets what the document is called.
 */
void
bc_paper_add_title (BcPaper *self, const char *title, const char *subtitle)
{
  begin_block (self, 4 * BC_PAPER_GAP);
  add_text (self, title, BC_PAPER_TITLE, TRUE);
  if (subtitle != NULL)
    add_text (self, subtitle, BC_PAPER_BODY, TRUE);
  self->y += BC_PAPER_GAP;
}

/**
 * bc_paper_add_heading:
 * @self: a document
 * @text: a heading
 *
 * Sets a heading, on the page of what it stands over.
 */
void
bc_paper_add_heading (BcPaper *self, const char *text)
{
  BcPaperCell cell = make_cell (self, text, 0, bc_paper_get_room (self), BC_PAPER_HEADING);
  double company = 4 * BC_PAPER_GAP + 3 * 16.0;

  begin_block (self, 2.5 * BC_PAPER_GAP);
  if (self->y + bc_paper_measure (&cell, 1) + company > bc_paper_get_floor (self))
    bc_paper_turn_page (self);
  bc_paper_set_row (self, &cell, 1, TRUE);
  bc_paper_clear_cells (&cell, 1);
  self->y += 1;
}

/**
 * bc_paper_add_paragraph:
 * @self: a document
 * @text: plain text; its line ends are kept
 *
 * Sets a paragraph, over as many pages as it needs.
 */
void
bc_paper_add_paragraph (BcPaper *self, const char *text)
{
  begin_block (self, BC_PAPER_GAP);
  add_text (self, text, BC_PAPER_BODY, FALSE);
}

/**
 * bc_paper_add_note:
 * @self: a document
 * @text: plain text
 *
 * Sets a remark in small letters.
 */
void
bc_paper_add_note (BcPaper *self, const char *text)
{
  begin_block (self, BC_PAPER_GAP / 2);
  add_text (self, text, BC_PAPER_SMALL, FALSE);
}

static void
add_pair (BcPaper *self,
          const char *first,
          BcPaperStyle first_style,
          double width,
          const char *second)
{
  BcPaperCell cells[] = {
    make_cell (self, first, 0, width - BC_PAPER_GAP, first_style),
    make_cell (self, second, width, bc_paper_get_room (self) - width, BC_PAPER_BODY),
  };

  begin_block (self, BC_PAPER_GAP / 2);
  bc_paper_set_row (self, cells, 2, FALSE);
  bc_paper_clear_cells (cells, 2);
}

/**
 * bc_paper_add_fact:
 * @self: a document
 * @label: what it is
 * @text: plain text
 *
 * Sets a fact beside its label.
 */
void
bc_paper_add_fact (BcPaper *self, const char *label, const char *text)
{
  add_pair (self, label, BC_PAPER_STRONG, LABEL_WIDTH, text);
}

/**
 * bc_paper_add_item:
 * @self: a document
 * @marker: its number or bullet
 * @text: plain text
 *
 * Sets an item of a list, whose lines stand beside the marker.
 */
void
bc_paper_add_item (BcPaper *self, const char *marker, const char *text)
{
  add_pair (self, marker, BC_PAPER_BODY, MARKER_WIDTH, text);
}

static void
set_table_row (BcPaper *self, const char *const *texts, BcPaperStyle style)
{
  BcPaperCell cells[BC_PAPER_COLUMNS] = { 0 };
  guint n_columns = self->heads->len;
  double sum = 0;
  double x = 0;

  for (guint i = 0; i < n_columns; i++)
    sum += self->columns[i].share;
  for (guint i = 0; i < n_columns; i++) {
    double width = bc_paper_get_room (self) * self->columns[i].share / sum;

    cells[i] = make_cell (self, texts[i], x, width - 2 * CELL_PADDING, style);
    if (self->columns[i].number)
      pango_layout_set_alignment (cells[i].layout, PANGO_ALIGN_RIGHT);
    x += width;
  }
  self->y += CELL_PADDING - 1;
  bc_paper_set_row (self, cells, n_columns, FALSE);
  self->y += CELL_PADDING;
  bc_paper_clear_cells (cells, n_columns);
}

static void
set_table_head (BcPaper *self)
{
  double right = BC_PAPER_MARGIN + bc_paper_get_room (self);

  set_table_row (self, (const char *const *) self->heads->pdata, BC_PAPER_STRONG);
  bc_paper_draw_rule (self, BC_PAPER_MARGIN, right, 1.0);
}

/**
 * bc_paper_begin_table:
 * @self: a document
 * @columns: (array length=n_columns): the columns
 * @n_columns: how many, at most %BC_PAPER_COLUMNS
 *
 * Begins a table. Its headings stand again on every page that it goes on over.
 */
void
bc_paper_begin_table (BcPaper *self, const BcPaperColumn *columns, guint n_columns)
{
  g_return_if_fail (n_columns > 0 && n_columns <= BC_PAPER_COLUMNS);
  g_return_if_fail (self->heads == NULL);

  self->heads = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < n_columns; i++) {
    g_ptr_array_add (self->heads, g_strdup (columns[i].heading));
    self->columns[i] = columns[i];
  }
  begin_block (self, BC_PAPER_GAP);
  if (self->y + 4 * 16.0 > bc_paper_get_floor (self))
    bc_paper_turn_page (self);
  set_table_head (self);
}

/* How high a row will be, to know whether this page still holds it. */
static double
measure_row (BcPaper *self, const char *const *cells)
{
  double sum = 0;
  double highest = 0;

  for (guint i = 0; i < self->heads->len; i++)
    sum += self->columns[i].share;
  for (guint i = 0; i < self->heads->len; i++) {
    double width = bc_paper_get_room (self) * self->columns[i].share / sum - 2 * CELL_PADDING;
    BcPaperCell cell = make_cell (self, cells[i], 0, width, BC_PAPER_BODY);

    highest = MAX (highest, bc_paper_measure (&cell, 1));
    bc_paper_clear_cells (&cell, 1);
  }
  return highest + 2 * CELL_PADDING;
}

/**
 * bc_paper_add_row:
 * @self: a document within a table
 * @cells: the columns' texts
 *
 * Sets a row of a table. Only one that is higher than a page is divided.
 */
void
bc_paper_add_row (BcPaper *self, const char *const *cells)
{
  double floor = bc_paper_get_floor (self);
  double height;

  g_return_if_fail (self->heads != NULL);

  height = measure_row (self, cells);
  if (self->y + height > floor && height < floor - BC_PAPER_TOP - 2 * 16.0) {
    bc_paper_turn_page (self);
    set_table_head (self);
  }
  set_table_row (self, cells, BC_PAPER_BODY);
  bc_paper_draw_rule (self, BC_PAPER_MARGIN, BC_PAPER_MARGIN + bc_paper_get_room (self), 0.4);
}

/**
 * bc_paper_end_table:
 * @self: a document within a table
 *
 * Ends the table.
 */
void
bc_paper_end_table (BcPaper *self)
{
  g_clear_pointer (&self->heads, g_ptr_array_unref);
  self->y += BC_PAPER_GAP;
}

/* Lines to sign on that stand beside each other. */
typedef struct
{
  BcPaperCell cells[MAX_BESIDE];
  guint n;
  double width; /* of each */
} Signatures;

static void
make_signatures (BcPaper *self,
                 Signatures *row,
                 const char *const *names,
                 const char *const *roles,
                 guint n_beside)
{
  row->width = (bc_paper_get_room (self) - (n_beside - 1) * SIGNATURE_GAP) / n_beside;
  for (row->n = 0; row->n < n_beside && names[row->n] != NULL; row->n++) {
    const char *name = names[row->n];
    const char *role = roles[row->n];
    g_autofree char *text =
      name[0] != '\0' ? g_strdup_printf ("%s\n%s", name, role) : g_strdup (role);
    BcPaperCell *cell = &row->cells[row->n];

    *cell =
      make_cell (self, text, row->n * (row->width + SIGNATURE_GAP), row->width, BC_PAPER_BODY);
    pango_layout_set_alignment (cell->layout, PANGO_ALIGN_CENTER);
  }
}

static double
measure_signatures (const Signatures *row)
{
  return PEN_ROOM + SIGNATURE_PAD + bc_paper_measure (row->cells, row->n);
}

static void
set_signatures (BcPaper *self, const Signatures *row)
{
  self->y += PEN_ROOM;
  for (guint i = 0; i < row->n; i++)
    bc_paper_draw_rule (self, row->cells[i].x, row->cells[i].x + row->width, 0.6);
  self->y += SIGNATURE_PAD;
  bc_paper_set_row (self, row->cells, row->n, TRUE);
}

/**
 * bc_paper_add_signatures:
 * @self: a document
 * @names: (array zero-terminated=1): who signs; an empty text for a name that is written by hand
 * @roles: (array zero-terminated=1): as what, as many
 *
 * Sets lines to sign on, two beside each other or three where there are three, all of them on one
 * page.
 */
void
bc_paper_add_signatures (BcPaper *self, const char *const *names, const char *const *roles)
{
  guint n = g_strv_length ((char **) names);
  const guint n_beside = n == MAX_BESIDE ? MAX_BESIDE : 2;
  g_autofree Signatures *rows = g_new0 (Signatures, n);
  double height = 0;

  g_return_if_fail (n == g_strv_length ((char **) roles));

  for (guint i = 0; i < n; i += n_beside) {
    make_signatures (self, &rows[i], names + i, roles + i, n_beside);
    height += measure_signatures (&rows[i]);
  }
  if (self->y + height > bc_paper_get_floor (self))
    bc_paper_turn_page (self);
  for (guint i = 0; i < n; i += n_beside) {
    set_signatures (self, &rows[i]);
    bc_paper_clear_cells (rows[i].cells, rows[i].n);
  }
}
