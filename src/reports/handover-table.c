/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "handover-table.h"

#include <glib/gi18n-lib.h>

#include "csv-cell.h"
#include "date.h"
#include "dictionary.h"
#include "number.h"

/**
 * bc_handover_table_count:
 * @self: a table
 *
 * Returns: how many columns it has
 */
guint
bc_handover_table_count (const BcHandoverTable *self)
{
  guint n_columns = 0;

  while (n_columns < BC_HANDOVER_COLUMNS && self->columns[n_columns].heading != NULL)
    n_columns++;
  return n_columns;
}

/* What the program knows by a name is told as people read it; what people wrote stays. */
static char *
dup_choice (const char *where, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (where, ".", 2);
  const BcRecordType *type = bc_dictionary_find (parts[0]);
  const BcField *field = bc_record_type_find_field (type, parts[1]);
  const BcChoice *choice = bc_field_find_choice (field, name);

  return g_strdup (choice != NULL ? bc_choice_get_label (choice) : name);
}

static char *
dup_date (const char *iso)
{
  gint32 date;

  return bc_date_parse_iso (iso, &date, NULL) ? bc_date_dup_screen (date) : g_strdup (iso);
}

static char *
dup_cell (const BcHandoverColumn *column, BcCursor *cursor, int place)
{
  const char *text = bc_cursor_get_text (cursor, place);

  if (text == NULL)
    return g_strdup ("");
  if (column->form == BC_HANDOVER_PESOS)
    return bc_number_dup_pesos_screen (bc_cursor_get_integer (cursor, place));
  if (column->form == BC_HANDOVER_COUNT)
    return bc_number_dup_whole_screen (bc_cursor_get_integer (cursor, place));
  if (column->form == BC_HANDOVER_DATE)
    return dup_date (text);
  return column->choice != NULL ? dup_choice (column->choice, text) : g_strdup (text);
}

static char **
dup_row (const BcHandoverTable *self, BcCursor *cursor)
{
  const guint n_columns = bc_handover_table_count (self);
  char **cells = g_new0 (char *, n_columns + 1);

  for (guint i = 0; i < n_columns; i++)
    cells[i] = dup_cell (&self->columns[i], cursor, (int) i);
  return cells;
}

/**
 * bc_handover_table_read:
 * @self: a table
 * @database: a connection
 * @scope: the district's scope
 * @error: return location, #BC_STORE_ERROR
 *
 * Reads its rows as people read them.
 *
 * Returns: (transfer full) (nullable) (element-type GStrv): the rows; %NULL with an error
 */
GPtrArray *
bc_handover_table_read (const BcHandoverTable *self,
                        BcDatabase *database,
                        gint64 scope,
                        GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (BcCursor) cursor = bc_database_query (database, self->sql, error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return NULL;
  bc_cursor_bind_integer (cursor, 1, scope);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    g_ptr_array_add (rows, dup_row (self, cursor));
  return step == BC_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

static void
begin_table (const BcHandoverTable *self, BcPaper *paper)
{
  BcPaperColumn columns[BC_HANDOVER_COLUMNS] = { 0 };
  const guint n_columns = bc_handover_table_count (self);

  for (guint i = 0; i < n_columns; i++)
    columns[i] = (BcPaperColumn){ _ (self->columns[i].heading),
                                  self->columns[i].share,
                                  self->columns[i].form >= BC_HANDOVER_COUNT };
  bc_paper_begin_table (paper, columns, n_columns);
}

/**
 * bc_handover_table_set:
 * @self: a table
 * @paper: where it is set
 * @database: a connection
 * @scope: the district's scope
 * @error: return location, #BC_STORE_ERROR
 *
 * Sets it on paper, with its heading.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_handover_table_set (const BcHandoverTable *self,
                       BcPaper *paper,
                       BcDatabase *database,
                       gint64 scope,
                       GError **error)
{
  g_autoptr (GPtrArray) rows = bc_handover_table_read (self, database, scope, error);

  if (rows == NULL)
    return FALSE;
  bc_paper_add_heading (paper, _ (self->heading));
  if (rows->len == 0) {
    bc_paper_add_paragraph (paper, _ (self->none));
    return TRUE;
  }
  begin_table (self, paper);
  for (guint i = 0; i < rows->len; i++)
    bc_paper_add_row (paper, rows->pdata[i]);
  bc_paper_end_table (paper);
  return TRUE;
}

static void
append_row (GString *csv, char *const *cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    bc_csv_append_cell (csv, cells[i], FALSE, i == 0);
  bc_csv_append_end (csv);
}

/**
 * bc_handover_table_dup_csv:
 * @self: a table
 * @database: a connection
 * @scope: the district's scope
 * @error: return location, #BC_STORE_ERROR
 *
 * Writes it as a Chilean spreadsheet reads it, in which no text is a formula.
 *
 * Returns: (transfer full) (nullable): the file's text; %NULL with an error
 */
char *
bc_handover_table_dup_csv (const BcHandoverTable *self,
                           BcDatabase *database,
                           gint64 scope,
                           GError **error)
{
  g_autoptr (GPtrArray) rows = bc_handover_table_read (self, database, scope, error);
  GString *csv = NULL;

  if (rows == NULL)
    return NULL;
  csv = g_string_new (BC_CSV_MARK);
  for (guint i = 0; i < bc_handover_table_count (self); i++)
    bc_csv_append_cell (csv, _ (self->columns[i].heading), FALSE, i == 0);
  bc_csv_append_end (csv);
  for (guint i = 0; i < rows->len; i++)
    append_row (csv, rows->pdata[i]);
  return g_string_free (csv, FALSE);
}
