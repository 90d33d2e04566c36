/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli.h"
#include "output.h"
#include "record-sheet.h"
#include "rows.h"

/* The columns by name, with commas between. */
static GPtrArray *
read_fields (const BcRecordType *type, const char *names, GError **error)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_auto (GStrv) parts = g_strsplit (names, ",", -1);

  for (char **part = parts; *part != NULL; part++) {
    const BcField *field = bc_cli_find_field (type, g_strstrip (*part), error);

    if (field == NULL)
      return NULL;
    g_ptr_array_add (fields, (gpointer) field);
  }
  return g_steal_pointer (&fields);
}

static gboolean
choose_columns (BcRecordSheet *sheet, const char *names, GPtrArray **fields, GError **error)
{
  if (names == NULL)
    return TRUE;
  *fields = read_fields (sheet->type, names, error);
  if (*fields == NULL)
    return FALSE;
  sheet->fields = (const BcField *const *) (*fields)->pdata;
  sheet->n_fields = (*fields)->len;
  return TRUE;
}

static gboolean
export_rows (BcCli *cli, const BcRowsQuery *query, BcRecordSheet *sheet, GError **error)
{
  g_autoptr (BcCursor) rows = bc_rows_query (cli->database, query, error);

  if (rows == NULL)
    return FALSE;
  if (!bc_record_sheet_write (sheet, cli->database, rows, NULL, error)) {
    g_prefix_error (error, "%s: ", "export");
    return FALSE;
  }
  bc_output_print ("%s: %u\n", _ ("Records written"), sheet->n_rows);
  return TRUE;
}

gboolean
bc_run_export (BcCli *cli, const BcArguments *arguments, GError **error)
{
  g_autoptr (GPtrArray) fields = NULL;
  BcRecordSheet sheet = { .path = bc_arguments_get_word (arguments, 1) };
  BcRowsQuery query = {
    .conditions = bc_arguments_get_all (arguments, "where"),
    .sort = bc_arguments_get (arguments, "sort"),
    .deleted = bc_arguments_has (arguments, "deleted"),
  };

  if (!bc_spreadsheet_format_from_path (sheet.path, &sheet.format))
    return bc_usage_refuse (error,
                            _ ("export: “%.200s” must end in .xlsx, .ods or .csv"),
                            sheet.path);
  sheet.type = query.type = bc_cli_find_type (bc_arguments_get_word (arguments, 0), error);
  return sheet.type != NULL && bc_arguments_get_number (arguments, "limit", &query.limit, error) &&
         choose_columns (&sheet, bc_arguments_get (arguments, "fields"), &fields, error) &&
         export_rows (cli, &query, &sheet, error);
}
