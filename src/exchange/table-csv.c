/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "csv-cell.h"
#include "csv.h"
#include "table-private.h"
#include "text-encoding.h"

typedef struct
{
  BcTable parent;
  GFile *file;          /* (owned) */
  const char *encoding; /* (unowned) */
  GInputStream *stream; /* (owned): the file itself */
  BcCsvReader *reader;  /* (owned) (nullable) */
  goffset size;
} Table;

static BcTableStep
step (BcTable *table, GCancellable *cancellable, GError **error)
{
  Table *self = (Table *) table;
  BcCsvStep found;

  do {
    found = bc_csv_reader_step (self->reader, cancellable, error);
    table->row++;
  } while (found == BC_CSV_ROW && bc_csv_reader_is_blank (self->reader));
  if (found == BC_CSV_ERROR)
    return BC_TABLE_ERROR;
  return found == BC_CSV_ROW ? BC_TABLE_ROW : BC_TABLE_END;
}

static guint
get_width (BcTable *table)
{
  return bc_csv_reader_get_n_cells (((Table *) table)->reader);
}

static const char *
get_cell (BcTable *table, guint column, BcCellType *type)
{
  const char *cell = bc_csv_reader_get_cell (((Table *) table)->reader, column);

  *type = BC_CELL_TEXT;
  return bc_csv_get_text (cell);
}

static double
get_fraction (BcTable *table)
{
  Table *self = (Table *) table;

  if (self->size == 0)
    return 1;
  return (double) g_seekable_tell (G_SEEKABLE (self->stream)) / (double) self->size;
}

static GInputStream *
convert (Table *self, GError **error)
{
  g_autoptr (GCharsetConverter) converter = NULL;

  if (g_str_equal (self->encoding, "UTF-8"))
    return g_object_ref (self->stream);
  converter = g_charset_converter_new ("UTF-8", self->encoding, error);
  if (converter == NULL)
    return NULL;
  return g_converter_input_stream_new (self->stream, G_CONVERTER (converter));
}

static gboolean
restart (BcTable *table, GCancellable *cancellable, GError **error)
{
  Table *self = (Table *) table;
  g_autoptr (GInputStream) text = NULL;

  g_clear_pointer (&self->reader, bc_csv_reader_free);
  g_clear_object (&self->stream);
  self->stream = G_INPUT_STREAM (g_file_read (self->file, cancellable, error));
  if (self->stream == NULL)
    return FALSE;
  text = convert (self, error);
  if (text == NULL)
    return FALSE;
  self->reader = bc_csv_reader_new (text, '\0');
  return TRUE;
}

static void
close_table (BcTable *table)
{
  Table *self = (Table *) table;

  g_clear_pointer (&self->reader, bc_csv_reader_free);
  g_clear_object (&self->stream);
  g_clear_object (&self->file);
  g_free (self);
}

static const BcTableClass class = {
  .step = step,
  .get_width = get_width,
  .get_cell = get_cell,
  .get_fraction = get_fraction,
  .restart = restart,
  .free = close_table,
};

static gboolean
examine (Table *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (self->file, cancellable, error);

  if (stream == NULL)
    return FALSE;
  self->encoding = bc_text_encoding_find (G_INPUT_STREAM (stream), cancellable, error);
  if (g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_END, cancellable, NULL))
    self->size = g_seekable_tell (G_SEEKABLE (stream));
  return self->encoding != NULL;
}

/**
 * bc_table_csv_open:
 * @path: a file of comma-separated values
 * @cancellable: (nullable): stops the opening
 * @error: return location, #BC_EXCHANGE_ERROR or GIO's
 *
 * Opens a table of comma-separated values in any of the usual encodings, see
 * bc_text_encoding_find(), and with any of the usual separators, see bc_csv_reader_new(). A text
 * that was kept from becoming a formula comes back as it was.
 *
 * Returns: (transfer full) (nullable): the table; %NULL with an error
 */
BcTable *
bc_table_csv_open (const char *path, GCancellable *cancellable, GError **error)
{
  Table *self = g_new0 (Table, 1);

  self->parent.class = &class;
  self->file = g_file_new_for_path (path);
  if (examine (self, cancellable, error) && restart (&self->parent, cancellable, error))
    return &self->parent;
  close_table (&self->parent);
  return NULL;
}
