/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spreadsheet.h"

G_BEGIN_DECLS

/**
 * BcSheetColumn:
 * @heading: (owned): what stands over it
 * @kind: what its cells hold
 * @width: how many characters its widest cell has, within bounds
 */
typedef struct
{
  char *heading;
  BcCellKind kind;
  guint width;
} BcSheetColumn;

/**
 * BcSheetCell:
 * @kind: what it holds
 * @text: (nullable): the text of a cell of text
 * @number: a number, hundredths, or the day of a date as #BcDate counts it
 * @heading: it stands over a column
 */
typedef struct
{
  BcCellKind kind;
  const char *text;
  gint64 number;
  gboolean heading;
} BcSheetCell;

/**
 * BcSheetTarget:
 * @path: what the file is to become
 * @temporary: the empty file that is written
 * @file: its descriptor, which the maker closes
 * @title: the sheet's name
 *
 * Where a sheet goes.
 */
typedef struct
{
  const char *path;
  const char *temporary;
  int file;
  const char *title;
} BcSheetTarget;

/**
 * BcSheetMaker:
 * @most_rows: how many rows a sheet can have, its heading among them; 0 for any number
 * @most_characters: how long a cell's text may be; 0 for any length
 * @begin: begins a file; the cells come in the order of rows and columns, from 0
 * @add_cell: adds a cell that is not empty
 * @end_row: ends a row
 * @end: writes what is still held back; the columns have their widths now
 * @free: frees what @begin gave; a file that was not ended is left as it is
 *
 * Writes one format.
 */
typedef struct
{
  guint most_rows;
  glong most_characters;
  gpointer (*begin) (const BcSheetTarget *target, GError **error);
  gboolean (
    *add_cell) (gpointer data, guint row, guint column, const BcSheetCell *cell, GError **error);
  gboolean (*end_row) (gpointer data, GError **error);
  gboolean (*end) (gpointer data, const GArray *columns, GError **error);
  void (*free) (gpointer data);
} BcSheetMaker;

extern const BcSheetMaker bc_sheet_maker_csv, bc_sheet_maker_ods, bc_sheet_maker_xlsx;

G_END_DECLS
