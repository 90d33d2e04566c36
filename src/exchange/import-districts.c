/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-districts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "csv.h"
#include "exchange-error.h"
#include "text.h"

#define SPELLING_SEPARATOR ";"

/* What a column holds. */
typedef enum {
  COLUMN_NAME,
  COLUMN_CODE,
  COLUMN_COMMUNE,
  COLUMN_CALL,
  N_COLUMNS,
} Column;

/* How a header may name a column, folded. */
static const char *const headings[N_COLUMNS][8] = {
  [COLUMN_NAME] = { "name", "nombre", "barrio", "district", "nombre del barrio" },
  [COLUMN_CODE] = { "commune code", "codigo comuna", "codigo de comuna", "codigo de la comuna" },
  [COLUMN_COMMUNE] = { "commune", "comuna" },
  [COLUMN_CALL] = { "cohort", "cohorte", "call", "convocatoria" },
};

typedef struct
{
  const char *path;       /* (unowned) */
  BcImportReport *report; /* (unowned) */
  BcWriter *writer;       /* (unowned) */
  BcCsvReader *csv;       /* (owned) */
  int columns[N_COLUMNS]; /* -1 where the file has none */
  GHashTable *codes;      /* (owned) code of a commune → its identifier */
  GHashTable *communes;   /* (owned) folded name of a commune → its identifier */
  GHashTable *calls;      /* (owned) folded cohort, code or name of a call → its identifier */
} Import;

static GHashTable *
new_index (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
add_to_index (GHashTable *index, const char *text, const BcId *id)
{
  g_autofree char *folded = bc_text_fold (text != NULL ? text : "");

  if (*folded != '\0' && !g_hash_table_contains (index, folded))
    g_hash_table_insert (index, g_steal_pointer (&folded), g_memdup2 (id, sizeof *id));
}

static const BcId *
find_in_index (GHashTable *index, const char *text)
{
  g_autofree char *folded = bc_text_fold (text);

  return g_hash_table_lookup (index, folded);
}

static void
add_commune (Import *self, BcCursor *cursor)
{
  g_auto (GStrv) others = NULL;
  const char *spellings = bc_cursor_get_text (cursor, 3);
  BcId id;

  if (!bc_cursor_get_id (cursor, 0, &id))
    return;
  add_to_index (self->codes, bc_cursor_get_text (cursor, 1), &id);
  add_to_index (self->communes, bc_cursor_get_text (cursor, 2), &id);
  others = g_strsplit (spellings != NULL ? spellings : "", SPELLING_SEPARATOR, -1);
  for (char **other = others; *other != NULL; other++)
    add_to_index (self->communes, *other, &id);
}

static gboolean
load_communes (Import *self, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (bc_writer_get_database (self->writer),
                       "SELECT r.id, c.code, c.name, c.other_names FROM commune c "
                       "JOIN record r ON r.row = c.row WHERE c.hidden = 0 ORDER BY c.row",
                       error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return FALSE;
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    add_commune (self, cursor);
  return step == BC_STEP_DONE;
}

static gboolean
load_calls (Import *self, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (bc_writer_get_database (self->writer),
                       "SELECT r.id, c.cohort, c.code, c.name FROM call c "
                       "JOIN record r ON r.row = c.row WHERE c.hidden = 0 ORDER BY c.row",
                       error);
  BcStep step = BC_STEP_ERROR;
  BcId id;

  if (cursor == NULL)
    return FALSE;
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    for (int i = 1; i < 4 && bc_cursor_get_id (cursor, 0, &id); i++)
      add_to_index (self->calls, bc_cursor_get_text (cursor, i), &id);
  return step == BC_STEP_DONE;
}

static gboolean refuse (Import *self, GError **error, const char *format, ...) G_GNUC_PRINTF (3, 4);

static gboolean
refuse (Import *self, GError **error, const char *format, ...)
{
  g_autofree char *line = g_strdup_printf ("%u", bc_csv_reader_get_line (self->csv));
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error,
               BC_EXCHANGE_ERROR,
               BC_EXCHANGE_ERROR_INVALID,
               _ ("line %s: %s"),
               line,
               reason);
  return FALSE;
}

static gboolean
is_heading_of (const char *heading, Column column)
{
  for (const char *const *known = headings[column]; *known != NULL; known++)
    if (g_str_equal (heading, *known))
      return TRUE;
  return FALSE;
}

static gboolean
take_heading (Import *self, guint place, GError **error)
{
  const char *cell = bc_csv_reader_get_cell (self->csv, place);
  g_autofree char *folded = bc_text_fold (cell);

  g_strdelimit (folded, "_-", ' ');
  for (int column = 0; column < N_COLUMNS; column++) {
    if (!is_heading_of (folded, (Column) column))
      continue;
    if (self->columns[column] >= 0)
      return refuse (self, error, _ ("Two columns are called “%.60s”: leave one of them"), cell);
    self->columns[column] = (int) place;
  }
  return TRUE;
}

static gboolean
read_header (Import *self, GCancellable *cancellable, GError **error)
{
  BcCsvStep step = bc_csv_reader_step (self->csv, cancellable, error);

  for (int column = 0; column < N_COLUMNS; column++)
    self->columns[column] = -1;
  if (step == BC_CSV_ERROR)
    return FALSE;
  for (guint i = 0; i < bc_csv_reader_get_n_cells (self->csv); i++)
    if (!take_heading (self, i, error))
      return FALSE;
  if (self->columns[COLUMN_NAME] >= 0 &&
      (self->columns[COLUMN_CODE] >= 0 || self->columns[COLUMN_COMMUNE] >= 0))
    return TRUE;
  g_set_error_literal (error,
                       BC_EXCHANGE_ERROR,
                       BC_EXCHANGE_ERROR_INVALID,
                       _ ("The first line must name the columns: name, commune_code or commune, "
                          "and cohort"));
  return FALSE;
}

static char *
dup_cell (Import *self, Column column)
{
  int place = self->columns[column];

  return g_strstrip (
    g_strdup (place >= 0 ? bc_csv_reader_get_cell (self->csv, (guint) place) : ""));
}

static gboolean
check_encoding (Import *self, GError **error)
{
  for (guint i = 0; i < bc_csv_reader_get_n_cells (self->csv); i++)
    if (!g_utf8_validate (bc_csv_reader_get_cell (self->csv, i), -1, NULL))
      return refuse (self,
                     error,
                     "%s",
                     _ ("The text is not UTF-8: save the table as “CSV UTF-8” and try again"));
  return TRUE;
}

/* Spreadsheets take the leading zero of a code away. */
static const BcId *
find_code (Import *self, const char *text)
{
  g_autofree char *padded = g_strconcat (strlen (text) == 4 ? "0" : "", text, NULL);

  return find_in_index (self->codes, padded);
}

/* People put the code where the name is asked for. */
static const BcId *
find_name (Import *self, const char *text)
{
  const BcId *found = find_in_index (self->communes, text);

  return found != NULL ? found : find_code (self, text);
}

static gboolean
find_commune (Import *self, BcId *commune, GError **error)
{
  g_autofree char *code = dup_cell (self, COLUMN_CODE);
  g_autofree char *name = dup_cell (self, COLUMN_COMMUNE);
  const BcId *by_code = *code != '\0' ? find_code (self, code) : NULL;
  const BcId *by_name = *name != '\0' ? find_name (self, name) : NULL;

  if (*code == '\0' && *name == '\0')
    return refuse (self, error, "%s", _ ("The commune is missing: write its code or its name"));
  if (*code != '\0' && by_code == NULL)
    return refuse (self,
                   error,
                   _ ("“%.60s” is no commune's code: five digits, such as 13101"),
                   code);
  if (by_code == NULL && by_name == NULL)
    return refuse (self, error, _ ("There is no commune “%.60s”: write its code instead"), name);
  if (by_code != NULL && by_name != NULL && !bc_id_equal (by_code, by_name))
    return refuse (self,
                   error,
                   _ ("The commune's code is not that of “%.60s”: correct one of them"),
                   name);
  *commune = by_code != NULL ? *by_code : *by_name;
  return TRUE;
}

static gboolean
set_call (Import *self, BcDraft *draft, GError **error)
{
  g_autofree char *text = dup_cell (self, COLUMN_CALL);
  const BcId *call = find_in_index (self->calls, text);

  if (*text == '\0')
    return TRUE;
  if (call == NULL)
    return refuse (self,
                   error,
                   _ ("There is no call “%.60s”: write its cohort as the list of calls does, "
                      "or leave it empty"),
                   text);
  bc_draft_set_id (draft, "call", call);
  return TRUE;
}

/* Whoever lists a district wants it there; it comes back with all that was known of it. */
static gboolean
bring_back (Import *self, const BcId *district, GError **error)
{
  g_auto (BcDraft) draft = { 0 };
  BcId id;

  self->report->n_restored++;
  bc_draft_init (&draft, bc_dictionary_find ("district"), district);
  bc_draft_set_deleted (&draft, FALSE);
  return bc_save (self->writer, &draft, &id, error);
}

static gboolean
save_district (Import *self, const BcDraft *draft, GError **error)
{
  g_auto (BcRecordInfo) info = { 0 };
  BcId id;

  bc_record_derive_id (draft, bc_writer_get_now (self->writer), &id);
  if (!bc_lookup_id (bc_writer_get_database (self->writer), &id, &info, NULL)) {
    self->report->n_added++;
    return bc_save (self->writer, draft, &id, error);
  }
  if (info.deleted)
    return bring_back (self, &id, error);
  self->report->n_present++;
  return TRUE;
}

static gboolean
prefix_line (Import *self, gboolean ok, GError **error)
{
  g_autofree char *line = g_strdup_printf ("%u", bc_csv_reader_get_line (self->csv));

  if (!ok)
    g_prefix_error (error, _ ("line %s: "), line);
  return ok;
}

static gboolean
import_row (Import *self, GError **error)
{
  g_autofree char *name = dup_cell (self, COLUMN_NAME);
  g_auto (BcDraft) draft = { 0 };
  BcId commune;

  if (bc_csv_reader_is_blank (self->csv))
    return TRUE;
  if (!check_encoding (self, error) || !find_commune (self, &commune, error))
    return FALSE;
  if (*name == '\0')
    return refuse (self, error, "%s", _ ("The district's name is missing"));
  bc_draft_init (&draft, bc_dictionary_find ("district"), NULL);
  if (!prefix_line (self, bc_draft_set_text (&draft, "name", name, error), error))
    return FALSE;
  bc_draft_set_id (&draft, "commune", &commune);
  return set_call (self, &draft, error) &&
         prefix_line (self, save_district (self, &draft, error), error);
}

static gboolean
import_rows (Import *self, GCancellable *cancellable, GError **error)
{
  BcCsvStep step = BC_CSV_ERROR;

  if (!load_communes (self, error) || !load_calls (self, error) ||
      !read_header (self, cancellable, error))
    return FALSE;
  while ((step = bc_csv_reader_step (self->csv, cancellable, error)) == BC_CSV_ROW)
    if (!import_row (self, error))
      return FALSE;
  return step == BC_CSV_END;
}

static gboolean
import_cb (BcWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  Import *self = data;
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  gboolean ok;

  if (stream == NULL)
    return FALSE;
  *self->report = (BcImportReport){ 0 };
  self->writer = writer;
  self->csv = bc_csv_reader_new (G_INPUT_STREAM (stream), '\0');
  self->codes = new_index ();
  self->communes = new_index ();
  self->calls = new_index ();
  ok = import_rows (self, cancellable, error);
  g_clear_pointer (&self->csv, bc_csv_reader_free);
  g_clear_pointer (&self->codes, g_hash_table_unref);
  g_clear_pointer (&self->communes, g_hash_table_unref);
  g_clear_pointer (&self->calls, g_hash_table_unref);
  return ok;
}

/**
 * bc_import_districts:
 * @store: a store with its catalogues
 * @path: a table of comma-separated values in UTF-8, see bc_csv_reader_new()
 * @report: (out caller-allocates): what came of it
 * @cancellable: (nullable): stops the import, of which nothing is then kept
 * @error: return location, #BC_EXCHANGE_ERROR, #BC_STORE_ERROR, #BC_VALUE_ERROR or GIO's
 *
 * Brings a list of districts in. Its first line names the columns, in any order and in English or
 * Spanish: the name, the commune by code or by any of its spellings, and the call by its cohort.
 * The whole list is one gesture; a district that is there already is left as it is, and one that
 * was deleted, or whose import was taken back, is brought back as it was.
 *
 * Returns: %FALSE with an error whose message names the line and says what to write instead; then
 *   nothing was brought in
 */
gboolean
bc_import_districts (BcStore *store,
                     const char *path,
                     BcImportReport *report,
                     GCancellable *cancellable,
                     GError **error)
{
  Import import = { .path = path, .report = report };

  g_return_val_if_fail (BC_IS_STORE (store), FALSE);
  g_return_val_if_fail (path != NULL && report != NULL, FALSE);

  return bc_store_write (store, import_cb, &import, cancellable, error);
}
