/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-uf.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "csv.h"
#include "date.h"
#include "exchange-error.h"
#include "number.h"
#include "store-error.h"
#include "uf.h"

/* A day and a value a line. All days since 1977 take less than half a megabyte. */
#define MOST_BYTES (16 * 1024 * 1024)

typedef struct
{
  BcUfImport *import; /* (unowned) */
  BcWriter *writer;   /* (unowned) */
  BcCsvReader *csv;   /* (unowned) */
  GHashTable *values; /* (owned) day → value, of the lines that were read */
  gboolean began;     /* a line with a day and a value was read */
} Reading;

/**
 * bc_uf_import_clear:
 * @self: an import
 *
 * Frees what it gave.
 */
void
bc_uf_import_clear (BcUfImport *self)
{
  g_clear_pointer (&self->different, g_ptr_array_unref);
  g_clear_pointer (&self->bad, g_ptr_array_unref);
}

static void
tell (Reading *self, GPtrArray *lines, const char *reason)
{
  g_autofree char *number = g_strdup_printf ("%u", bc_csv_reader_get_line (self->csv));

  g_ptr_array_add (lines, g_strdup_printf (_ ("line %s: %s"), number, reason));
}

static char *
dup_cell (Reading *self, guint column)
{
  return g_strstrip (g_utf8_make_valid (bc_csv_reader_get_cell (self->csv, column), -1));
}

/* Where commas part the cells, a decimal comma makes one more of them. */
static char *
dup_value (Reading *self)
{
  g_autofree char *value = dup_cell (self, 1);
  g_autofree char *decimals = dup_cell (self, 2);

  if (bc_csv_reader_get_separator (self->csv) != ',' || *decimals == '\0')
    return g_steal_pointer (&value);
  return g_strconcat (value, ",", decimals, NULL);
}

/* "11/20/2026": no day of November was meant. */
static gboolean
has_month_first (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, "/-.", 4);
  g_autofree char *swapped = NULL;
  gint32 day;

  if (g_strv_length (parts) != 3)
    return FALSE;
  swapped = g_strdup_printf ("%s-%s-%s", parts[1], parts[0], parts[2]);
  return !bc_date_parse_screen (text, &day, NULL) && bc_date_parse_screen (swapped, &day, NULL);
}

static gboolean
parse_line (Reading *self, gint32 *day, gint64 *value, GError **error)
{
  g_autofree char *day_text = dup_cell (self, 0);
  g_autofree char *value_text = dup_value (self);

  if (!bc_date_parse_screen (day_text, day, error) ||
      !bc_number_parse_decimal (value_text + strspn (value_text, "$ "), value, error))
    return FALSE;
  if (*value > 0)
    return TRUE;
  g_set_error_literal (error,
                       BC_EXCHANGE_ERROR,
                       BC_EXCHANGE_ERROR_INVALID,
                       _ ("The value must be greater than zero"));
  return FALSE;
}

static gboolean
save (Reading *self, gint32 day, gint64 value, gboolean present, GError **error)
{
  g_auto (BcDraft) draft = { 0 };
  g_auto (BcDraft) change = { 0 };
  const BcRecordType *type = bc_dictionary_find ("uf-value");
  g_autofree char *iso = bc_date_dup_iso (day);
  BcId id;

  bc_draft_init (&draft, type, NULL);
  if (!bc_draft_set_text (&draft, "day", iso, error))
    return FALSE;
  bc_draft_set_integer (&draft, "value", value);
  if (!present)
    return bc_save (self->writer, &draft, &id, error);
  bc_record_derive_id (&draft, bc_writer_get_now (self->writer), &id);
  bc_draft_init (&change, type, &id);
  bc_draft_set_integer (&change, "value", value);
  return bc_save (self->writer, &change, &id, error);
}

static void
tell_different (Reading *self, gint32 day, gint64 present, gint64 value)
{
  g_autofree char *shown_day = bc_date_dup_screen (day);
  g_autofree char *ours = bc_number_dup_decimal_screen (present);
  g_autofree char *theirs = bc_number_dup_decimal_screen (value);
  g_autofree char *reason =
    g_strdup_printf (_ ("%s has the value %s, not %s"), shown_day, ours, theirs);

  tell (self, self->import->different, reason);
}

static gboolean
take (Reading *self, gint32 day, gint64 value, GError **error)
{
  g_autoptr (GError) reason = NULL;
  gint64 present = 0;
  gboolean found = bc_uf_find (bc_writer_get_database (self->writer), day, &present, &reason);

  if (!found && !g_error_matches (reason, BC_STORE_ERROR, BC_STORE_ERROR_NOT_FOUND)) {
    g_propagate_error (error, g_steal_pointer (&reason));
    return FALSE;
  }
  if (found && present == value) {
    self->import->n_same++;
    return TRUE;
  }
  if (found && !self->import->replace) {
    tell_different (self, day, present, value);
    return TRUE;
  }
  self->import->n_replaced += found;
  self->import->n_new += !found;
  return save (self, day, value, found, error);
}

/* Whether the file says something else of the same day further up. */
static gboolean
contradicts (Reading *self, gint32 day, gint64 value)
{
  const gint64 *before = g_hash_table_lookup (self->values, GINT_TO_POINTER (day));
  gboolean other = before != NULL && *before != value;

  if (before == NULL)
    g_hash_table_insert (self->values, GINT_TO_POINTER (day), g_memdup2 (&value, sizeof value));
  if (other)
    tell (self, self->import->bad, _ ("The file gives this day another value further up"));
  return other;
}

static gboolean
refuse_months (Reading *self, GError **error)
{
  g_autofree char *number = g_strdup_printf ("%u", bc_csv_reader_get_line (self->csv));

  g_set_error (error,
               BC_EXCHANGE_ERROR,
               BC_EXCHANGE_ERROR_INVALID,
               _ ("line %s: the month stands before the day: write the days as 20-11-2026"),
               number);
  return FALSE;
}

/* What stands over the days and the values. */
static gboolean
is_heading (Reading *self, const char *day_text)
{
  g_autofree char *value = dup_value (self);
  gint32 day;

  return !self->began && strpbrk (value, "0123456789") == NULL &&
         !bc_date_parse_screen (day_text, &day, NULL);
}

static gboolean
read_line (Reading *self, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autofree char *day_text = dup_cell (self, 0);
  gint32 day;
  gint64 value;

  if (bc_csv_reader_is_blank (self->csv))
    return TRUE;
  if (has_month_first (day_text))
    return refuse_months (self, error);
  if (parse_line (self, &day, &value, &reason)) {
    self->began = TRUE;
    return contradicts (self, day, value) || take (self, day, value, error);
  }
  if (!is_heading (self, day_text))
    tell (self, self->import->bad, reason->message);
  return TRUE;
}

static gboolean
read_lines (Reading *self, GCancellable *cancellable, GError **error)
{
  BcCsvStep step;

  while ((step = bc_csv_reader_step (self->csv, cancellable, error)) == BC_CSV_ROW)
    if (!read_line (self, error))
      return FALSE;
  if (step == BC_CSV_ERROR)
    return FALSE;
  if (self->began || self->import->bad->len > 0)
    return TRUE;
  g_set_error_literal (error,
                       BC_EXCHANGE_ERROR,
                       BC_EXCHANGE_ERROR_INVALID,
                       _ ("No line has a day and a value, such as 20-11-2026;39.643,59"));
  return FALSE;
}

/* A semicolon anywhere parts the cells, for a comma may be a decimal one. */
static char
choose_separator (const char *text)
{
  if (strchr (text, ';') != NULL)
    return ';';
  return strchr (text, '\t') != NULL ? '\t' : ',';
}

static char *
load (const char *path, gsize *n_bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_info (file,
                                                  G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE,
                                                  cancellable,
                                                  error);
  char *text = NULL;

  if (info == NULL)
    return NULL;
  if (g_file_info_get_size (info) > MOST_BYTES) {
    g_set_error_literal (error,
                         BC_EXCHANGE_ERROR,
                         BC_EXCHANGE_ERROR_TOO_LARGE,
                         _ ("The file is too large for a table of days and values"));
    return NULL;
  }
  return g_file_load_contents (file, cancellable, &text, n_bytes, NULL, error) ? text : NULL;
}

static gboolean
import_cb (BcWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  BcUfImport *import = data;
  gsize n_bytes = 0;
  g_autofree char *text = load (import->path, &n_bytes, cancellable, error);
  g_autoptr (GHashTable) values = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (BcCsvReader) csv = NULL;
  Reading reading = { .import = import, .writer = writer, .values = values };

  if (text == NULL)
    return FALSE;
  stream = g_memory_input_stream_new_from_data (text, (gssize) n_bytes, NULL);
  csv = bc_csv_reader_new (stream, choose_separator (text));
  reading.csv = csv;
  return read_lines (&reading, cancellable, error);
}

/**
 * bc_uf_import:
 * @self: which file, and what came of it
 * @store: a store
 * @cancellable: (nullable): stops the import, of which nothing is then kept
 * @error: return location, #BC_EXCHANGE_ERROR, #BC_STORE_ERROR or GIO's
 *
 * Brings values of the UF in, as one gesture: a day and a value a line, parted by a semicolon, a
 * tabulator or a comma; a decimal comma or point; days as 20-11-2026, 20/11/2026 or 2026-11-20.
 * Lines with neither above the first day are the heading. A line that cannot be understood, and
 * one whose day has another value that is not to be replaced, is told and left out.
 *
 * Returns: %FALSE with an error where nothing was brought in: the file cannot be read, it has no
 *   such line, or its days have the month first, so that none of them can be trusted
 */
gboolean
bc_uf_import (BcUfImport *self, BcStore *store, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (BC_IS_STORE (store) && self->path != NULL, FALSE);

  bc_uf_import_clear (self);
  self->n_new = self->n_same = self->n_replaced = 0;
  self->different = g_ptr_array_new_with_free_func (g_free);
  self->bad = g_ptr_array_new_with_free_func (g_free);
  return bc_store_write (store, import_cb, self, cancellable, error);
}
