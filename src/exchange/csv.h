/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** BC_CSV_MAX_ROW: the most bytes that one row may have. */
#define BC_CSV_MAX_ROW (1024 * 1024)
/** BC_CSV_MAX_CELLS: the most cells that one row may have. */
#define BC_CSV_MAX_CELLS 4096

/**
 * BcCsvStep:
 * @BC_CSV_ERROR: it failed
 * @BC_CSV_END: there are no more rows
 * @BC_CSV_ROW: here is a row
 */
typedef enum {
  BC_CSV_ERROR = -1,
  BC_CSV_END = 0,
  BC_CSV_ROW = 1,
} BcCsvStep;

typedef struct _BcCsvReader BcCsvReader;

BcCsvReader *bc_csv_reader_new (GInputStream *stream, char separator) G_GNUC_WARN_UNUSED_RESULT;
void bc_csv_reader_free (BcCsvReader *self);
BcCsvStep bc_csv_reader_step (BcCsvReader *self, GCancellable *cancellable, GError **error);
guint bc_csv_reader_get_line (BcCsvReader *self);
guint bc_csv_reader_get_n_cells (BcCsvReader *self);
const char *bc_csv_reader_get_cell (BcCsvReader *self, guint column);
gboolean bc_csv_reader_is_blank (BcCsvReader *self);
char bc_csv_reader_get_separator (BcCsvReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcCsvReader, bc_csv_reader_free)

G_END_DECLS
