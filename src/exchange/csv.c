/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange-error.h"

#define BUFFER_SIZE (64 * 1024)
#define END         (-1)
#define BOM         "\xef\xbb\xbf"

/* Where in a cell the reading stands. */
typedef enum {
  PLACE_START,  /* before its first byte */
  PLACE_PLAIN,  /* within a cell without quotation marks */
  PLACE_QUOTED, /* within quotation marks */
  PLACE_QUOTE,  /* after a mark that closes, or is the first of a doubled one */
} Place;

struct _BcCsvReader
{
  GInputStream *stream; /* (owned) */
  guint8 *buffer;       /* (owned) */
  gsize filled;
  gsize at;
  gboolean started;
  gboolean ended;
  char separator;  /* 0 until it is known */
  guint line;      /* where the next byte stands, from 1 */
  guint row_line;  /* where the row began */
  GString *text;   /* (owned) the row's cells, each with its NUL */
  GArray *offsets; /* (owned) (element-type gsize): where each cell begins in @text */
};

/**
 * bc_csv_reader_new:
 * @stream: the table from its beginning
 * @separator: what parts the cells; 0 to take the one of `,` `;` and the tabulator of which the
 *   first row that has any has most
 *
 * Makes a reader of comma-separated values (RFC 4180): quotation marks around a cell, doubled
 * within one; rows end with CR LF, LF or CR. A byte order mark of UTF-8 is skipped; else the
 * encoding is the caller's affair, as long as it leaves ASCII alone. Memory stays flat.
 *
 * Returns: (transfer full): the reader
 */
BcCsvReader *
bc_csv_reader_new (GInputStream *stream, char separator)
{
  BcCsvReader *self;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  self = g_new0 (BcCsvReader, 1);
  self->stream = g_object_ref (stream);
  self->buffer = g_malloc (BUFFER_SIZE);
  self->separator = separator;
  self->line = 1;
  self->text = g_string_new (NULL);
  self->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  return self;
}

/**
 * bc_csv_reader_free:
 * @self: (transfer full): a reader
 *
 * Frees it.
 */
void
bc_csv_reader_free (BcCsvReader *self)
{
  g_object_unref (self->stream);
  g_free (self->buffer);
  g_string_free (self->text, TRUE);
  g_array_unref (self->offsets);
  g_free (self);
}

static gboolean
refuse (BcCsvReader *self, guint line, BcExchangeError code, const char *reason, GError **error)
{
  g_autofree char *number = g_strdup_printf ("%u", line);

  self->ended = TRUE;
  g_set_error (error, BC_EXCHANGE_ERROR, (int) code, _ ("line %s: %s"), number, reason);
  return FALSE;
}

static gboolean
fill (BcCsvReader *self, GCancellable *cancellable, GError **error)
{
  self->at = 0;
  self->filled = 0;
  return g_input_stream_read_all (self->stream,
                                  self->buffer,
                                  BUFFER_SIZE,
                                  &self->filled,
                                  cancellable,
                                  error);
}

static gboolean
is_line_end (guint8 byte)
{
  return byte == '\n' || byte == '\r';
}

/* By the first line that has any: a title may stand above the table. */
static char
choose_separator (const guint8 *bytes, gsize size)
{
  static const char separators[] = { ',', ';', '\t' };
  guint counts[G_N_ELEMENTS (separators)] = { 0 };
  gboolean quoted = FALSE;
  guint best = 0;
  gboolean any = FALSE;

  for (gsize i = 0; i < size && !(any && !quoted && is_line_end (bytes[i])); i++) {
    quoted ^= bytes[i] == '"';
    for (guint j = 0; j < G_N_ELEMENTS (separators) && !quoted; j++) {
      counts[j] += bytes[i] == separators[j];
      any |= counts[j] > 0;
    }
  }
  for (guint j = 1; j < G_N_ELEMENTS (separators); j++)
    if (counts[j] > counts[best])
      best = j;
  return separators[best];
}

static gboolean
start (BcCsvReader *self, GCancellable *cancellable, GError **error)
{
  if (self->started)
    return TRUE;
  self->started = TRUE;
  if (!fill (self, cancellable, error))
    return FALSE;
  if (self->filled >= strlen (BOM) && memcmp (self->buffer, BOM, strlen (BOM)) == 0)
    self->at = strlen (BOM);
  if (self->separator == '\0')
    self->separator = choose_separator (self->buffer + self->at, self->filled - self->at);
  return TRUE;
}

/* The next byte without taking it, or END. */
static gboolean
peek (BcCsvReader *self, int *byte, GCancellable *cancellable, GError **error)
{
  if (self->at == self->filled && !fill (self, cancellable, error))
    return FALSE;
  *byte = self->at < self->filled ? self->buffer[self->at] : END;
  return TRUE;
}

/* The next byte; CR LF and CR alone come as one LF. */
static gboolean
take (BcCsvReader *self, int *byte, GCancellable *cancellable, GError **error)
{
  int next;

  if (!peek (self, byte, cancellable, error))
    return FALSE;
  if (*byte == END)
    return TRUE;
  self->at++;
  if (*byte == '\r') {
    if (!peek (self, &next, cancellable, error))
      return FALSE;
    self->at += next == '\n';
    *byte = '\n';
  }
  self->line += *byte == '\n';
  return TRUE;
}

static void
begin_cell (BcCsvReader *self)
{
  g_array_append_val (self->offsets, self->text->len);
}

static void
end_cell (BcCsvReader *self)
{
  g_string_append_c (self->text, '\0');
}

static gboolean
check_size (BcCsvReader *self, GError **error)
{
  if (self->text->len <= BC_CSV_MAX_ROW && self->offsets->len <= BC_CSV_MAX_CELLS)
    return TRUE;
  return refuse (self,
                 self->row_line,
                 BC_EXCHANGE_ERROR_TOO_LARGE,
                 _ ("The row is too long: a quotation mark may be missing"),
                 error);
}

static gboolean
append_byte (BcCsvReader *self, int byte, GError **error)
{
  if (byte == '\0')
    return refuse (self,
                   self->line,
                   BC_EXCHANGE_ERROR_INVALID,
                   _ ("This is no text file: save the table as CSV in UTF-8"),
                   error);
  g_string_append_c (self->text, (char) byte);
  return check_size (self, error);
}

static gboolean
refuse_mark (BcCsvReader *self, GError **error)
{
  return refuse (self,
                 self->line,
                 BC_EXCHANGE_ERROR_INVALID,
                 _ ("A quotation mark inside a value: put the whole value between quotation marks "
                    "and double those inside it"),
                 error);
}

/* Within a cell: text, or a mark that closes it. */
static gboolean
read_quoted (BcCsvReader *self, int byte, Place *place, GError **error)
{
  if (byte == END)
    return refuse (self,
                   self->row_line,
                   BC_EXCHANGE_ERROR_INVALID,
                   _ ("A quotation mark is opened and never closed"),
                   error);
  if (byte == '"') {
    *place = PLACE_QUOTE;
    return TRUE;
  }
  return append_byte (self, byte, error);
}

/* Outside quotation marks, with a byte that ends neither cell nor row. */
static gboolean
read_plain (BcCsvReader *self, int byte, Place *place, GError **error)
{
  if (byte == '"' && *place == PLACE_START) {
    *place = PLACE_QUOTED;
    return TRUE;
  }
  if (byte == '"' && *place == PLACE_QUOTE) {
    *place = PLACE_QUOTED;
    return append_byte (self, byte, error);
  }
  if (byte == '"' || *place == PLACE_QUOTE)
    return refuse_mark (self, error);
  *place = PLACE_PLAIN;
  return append_byte (self, byte, error);
}

static gboolean
read_byte (BcCsvReader *self, int byte, Place *place, gboolean *ended, GError **error)
{
  if (*place == PLACE_QUOTED)
    return read_quoted (self, byte, place, error);
  if (byte == END || byte == '\n') {
    end_cell (self);
    *ended = TRUE;
    return TRUE;
  }
  if (byte != self->separator)
    return read_plain (self, byte, place, error);
  end_cell (self);
  begin_cell (self);
  *place = PLACE_START;
  return check_size (self, error);
}

/* What stands in a cell for nothing but itself is taken in one go, as far as the buffer reaches. */
static gboolean
take_run (BcCsvReader *self, Place place, GError **error)
{
  const guint8 *from = self->buffer + self->at;
  gsize left = self->filled - self->at;
  gsize n = 0;

  if (place == PLACE_QUOTED)
    while (n < left && from[n] != '"' && from[n] != '\n' && from[n] != '\r' && from[n] != '\0')
      n++;
  else if (place == PLACE_PLAIN)
    while (n < left && from[n] != '"' && from[n] != '\n' && from[n] != '\r' && from[n] != '\0' &&
           from[n] != (guint8) self->separator)
      n++;
  if (n == 0)
    return TRUE;
  self->at += n;
  g_string_append_len (self->text, (const char *) from, (gssize) n);
  return check_size (self, error);
}

static gboolean
read_row (BcCsvReader *self, GCancellable *cancellable, GError **error)
{
  Place place = PLACE_START;
  gboolean ended = FALSE;
  int byte;

  g_string_truncate (self->text, 0);
  g_array_set_size (self->offsets, 0);
  self->row_line = self->line;
  begin_cell (self);
  while (!ended)
    if (!take_run (self, place, error) || !take (self, &byte, cancellable, error) ||
        !read_byte (self, byte, &place, &ended, error))
      return FALSE;
  return TRUE;
}

/**
 * bc_csv_reader_step:
 * @self: a reader
 * @cancellable: (nullable): stops the reading
 * @error: return location, #BC_EXCHANGE_ERROR or GIO's
 *
 * Reads the next row. A row that breaks the format ends the reading: what follows it cannot be
 * trusted.
 *
 * Returns: what there is now; %BC_CSV_ERROR with %BC_EXCHANGE_ERROR_INVALID or
 *   %BC_EXCHANGE_ERROR_TOO_LARGE, whose message begins with the line, or a failure to read
 */
BcCsvStep
bc_csv_reader_step (BcCsvReader *self, GCancellable *cancellable, GError **error)
{
  int byte;

  if (self->ended)
    return BC_CSV_END;
  if (!start (self, cancellable, error) || !peek (self, &byte, cancellable, error))
    return BC_CSV_ERROR;
  if (byte == END) {
    self->ended = TRUE;
    g_array_set_size (self->offsets, 0);
    return BC_CSV_END;
  }
  return read_row (self, cancellable, error) ? BC_CSV_ROW : BC_CSV_ERROR;
}

/**
 * bc_csv_reader_get_line:
 * @self: a reader
 *
 * Returns: the line of the file, from 1, on which the row begins
 */
guint
bc_csv_reader_get_line (BcCsvReader *self)
{
  return self->row_line;
}

/**
 * bc_csv_reader_get_n_cells:
 * @self: a reader
 *
 * Returns: how many cells the row has
 */
guint
bc_csv_reader_get_n_cells (BcCsvReader *self)
{
  return self->offsets->len;
}

/**
 * bc_csv_reader_get_cell:
 * @self: a reader
 * @column: which one, from 0
 *
 * Returns: (transfer none): the cell's bytes, NUL at the end, valid until the next row is read; ""
 *   where the row is shorter
 */
const char *
bc_csv_reader_get_cell (BcCsvReader *self, guint column)
{
  if (column >= self->offsets->len)
    return "";
  return self->text->str + g_array_index (self->offsets, gsize, column);
}

/**
 * bc_csv_reader_is_blank:
 * @self: a reader
 *
 * Tells an empty line, or one of separators alone as spreadsheets leave them at the end.
 *
 * Returns: whether no cell of the row has text
 */
gboolean
bc_csv_reader_is_blank (BcCsvReader *self)
{
  for (guint i = 0; i < self->offsets->len; i++)
    if (*bc_csv_reader_get_cell (self, i) != '\0')
      return FALSE;
  return TRUE;
}

/**
 * bc_csv_reader_get_separator:
 * @self: a reader that has read a row
 *
 * Returns: what parts the cells
 */
char
bc_csv_reader_get_separator (BcCsvReader *self)
{
  return self->separator;
}
