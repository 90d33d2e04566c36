/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "table-private.h"
#include "zip-part.h"

G_BEGIN_DECLS

/** BC_GRID_MAX_ROWS: rows that a sheet can have. */
#define BC_GRID_MAX_ROWS 1048576

typedef struct _BcGridRow BcGridRow; /* cells of a row, those that hold anything */

/**
 * BcGrid:
 * @parent: a table
 * @path: (owned): the spreadsheet's file
 * @part: (owned): the name of the part that holds the rows
 * @handler: what makes rows of its elements
 * @reset: (nullable): makes the handler ready for a new reading
 * @free: frees what the kind added, and not the sheet
 * @list_sheets: see #BcTableClass
 * @get_sheet: see #BcTableClass
 * @choose_sheet: makes the sheet of that name the one that is read from the next opening on
 *
 * What XLSX and ODS have in common: one part of a ZIP archive whose elements are rows, read in
 * pieces as rows are asked for. A kind's reader begins with a BcGrid and sets these; the rest is
 * the sheet's own.
 */
typedef struct _BcGrid BcGrid;
struct _BcGrid
{
  BcTable parent;
  char *path;
  char *part;
  const BcXmlHandler *handler;
  void (*reset) (BcGrid *self);
  void (*free) (BcGrid *self);
  gboolean (*list_sheets) (BcGrid *self,
                           GPtrArray *names,
                           GCancellable *cancellable,
                           GError **error);
  const char *(*get_sheet) (BcGrid *self);
  void (*choose_sheet) (BcGrid *self, const char *name);
  BcZipPart *zip;      /* (owned) (nullable) */
  BcXmlReader *reader; /* (owned) (nullable) */
  char *buffer;        /* (owned) */
  guint64 fed;         /* bytes of the part that were read */
  GQueue rows;         /* (owned) (element-type BcGridRow): read and not asked for yet */
  BcGridRow *current;  /* (owned) (nullable) */
  BcGridRow *building; /* (owned) (nullable) */
  guint repeated;      /* how often the current one was given */
  GArray *merges;      /* (owned): rectangles of merged cells, as far as they are known */
  GArray *merges_here; /* (owned): those that touch the current row */
};

void bc_grid_init (BcGrid *self, const char *path);
gboolean bc_grid_open (BcGrid *self, GCancellable *cancellable, GError **error);
gboolean bc_grid_pass_over (BcGrid *self, GCancellable *cancellable, GError **error);
void bc_grid_turn_to (BcGrid *self, const char *part);
void bc_grid_begin_row (BcGrid *self, guint number, guint repeats);
gboolean bc_grid_add_cell (BcGrid *self,
                           guint column,
                           guint span,
                           BcCellType type,
                           const char *text,
                           GError **error);
gboolean bc_grid_end_row (BcGrid *self);
gboolean bc_grid_add_merge (BcGrid *self,
                            guint first_row,
                            guint first_column,
                            guint last_row,
                            guint last_column,
                            GError **error);
const char *
bc_grid_get_attribute (const BcXmlAttribute *attributes, guint n_attributes, const char *name);

G_END_DECLS
