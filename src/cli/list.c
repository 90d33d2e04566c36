/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli.h"
#include "rows.h"

/* A type that this version does not know, but of which records are held. */
static gboolean
is_carried (BcDatabase *database, const char *type)
{
  gint64 found = 0;

  return bc_database_get_integer (database,
                                  &found,
                                  NULL,
                                  "SELECT EXISTS (SELECT 1 FROM record WHERE type = ?)",
                                  "t",
                                  type) &&
         found != 0;
}

gboolean
bc_run_list (BcCli *cli, const BcArguments *arguments, GError **error)
{
  const char *name = bc_arguments_get_word (arguments, 0);
  g_autoptr (BcSheet) sheet = bc_sheet_new (bc_cli_get_format (arguments), FALSE);
  BcRowsQuery query = {
    .type = bc_dictionary_find (name),
    .conditions = bc_arguments_get_all (arguments, "where"),
    .sort = bc_arguments_get (arguments, "sort"),
    .deleted = bc_arguments_has (arguments, "deleted"),
  };

  if (!bc_arguments_get_number (arguments, "limit", &query.limit, error))
    return FALSE;
  if (query.type == NULL && is_carried (cli->database, name))
    return bc_rows_write_unknown (cli->database, name, &query, sheet, error);
  query.type = bc_cli_find_type (name, error);
  return query.type != NULL && bc_rows_write (cli->database, &query, sheet, error);
}
