/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "backup.h"
#include "cli.h"
#include "date.h"
#include "import-uf.h"
#include "number.h"
#include "output.h"
#include "store-error.h"
#include "uf.h"

static gboolean
prefix (gboolean done, const char *name, GError **error)
{
  if (!done)
    g_prefix_error (error, "%s: ", name);
  return done;
}

static void
print_lines (const char *label, const GPtrArray *lines)
{
  bc_output_print ("%s: %u\n", label, lines->len);
  for (guint i = 0; i < lines->len; i++)
    bc_output_print ("  %s\n", (char *) lines->pdata[i]);
}

/* What was left out is a failure to whoever asks by the exit status; the rest is in. */
static gboolean
print_import (const BcUfImport *import, GError **error)
{
  bc_output_print ("%s: %u\n", _ ("Days added"), import->n_new);
  bc_output_print ("%s: %u\n", _ ("Already there"), import->n_same);
  bc_output_print ("%s: %u\n", _ ("Values replaced"), import->n_replaced);
  print_lines (_ ("Days that have another value, which stays"), import->different);
  print_lines (_ ("Lines that cannot be understood"), import->bad);
  if (import->different->len == 0 && import->bad->len == 0)
    return TRUE;
  g_set_error_literal (error,
                       BC_STORE_ERROR,
                       BC_STORE_ERROR_INVALID,
                       import->bad->len > 0
                         ? _ ("uf: some lines were left out")
                         : _ ("uf: some lines were left out; --replace takes their values"));
  return FALSE;
}

static gboolean
import (BcCli *cli, const BcArguments *arguments, GError **error)
{
  g_auto (BcUfImport) self = {
    .path = bc_arguments_get_word (arguments, 1),
    .replace = bc_arguments_has (arguments, "replace"),
  };

  if (self.path == NULL)
    return bc_usage_refuse (error, _ ("uf import: name the file"));
  return prefix (bc_backup_automatic (cli->store, BC_BACKUP_IMPORT, error), "backup", error) &&
         prefix (bc_uf_import (&self, cli->store, NULL, error), "uf", error) &&
         print_import (&self, error);
}

static gboolean
read_day (BcCli *cli, const char *text, gint32 *day, GError **error)
{
  *day = bc_lookup_today (cli->database);
  return text == NULL || prefix (bc_date_parse_screen (text, day, error), "--at", error);
}

static void
print_value (gint32 day, gint64 value)
{
  g_autofree char *shown_day = bc_date_dup_screen (day);
  g_autofree char *shown = bc_number_dup_decimal_screen (value);

  bc_output_print ("%s: UF 1,00 = $%s\n", shown_day, shown);
}

static gboolean
print_amount (BcCli *cli, const char *text, gint32 day, GError **error)
{
  BcAmount amount = { .unit = BC_UNIT_UF, .day = day };
  g_autofree char *shown = NULL;
  g_autofree char *shown_pesos = NULL;
  gint64 pesos;

  if (!prefix (bc_number_parse_decimal (text, &amount.value, error), "--amount", error) ||
      !prefix (bc_uf_convert (cli->database, &amount, &pesos, error), "uf", error))
    return FALSE;
  shown = bc_amount_dup_screen (&amount);
  shown_pesos = bc_number_dup_pesos_screen (pesos);
  bc_output_print ("%s = %s\n", shown, shown_pesos);
  return TRUE;
}

static gboolean
show (BcCli *cli, const BcArguments *arguments, GError **error)
{
  const char *amount = bc_arguments_get (arguments, "amount");
  gint64 value;
  gint32 day;

  if (!read_day (cli, bc_arguments_get (arguments, "at"), &day, error) ||
      !prefix (bc_uf_find (cli->database, day, &value, error), "uf", error))
    return FALSE;
  print_value (day, value);
  return amount == NULL || print_amount (cli, amount, day, error);
}

gboolean
bc_run_uf (BcCli *cli, const BcArguments *arguments, GError **error)
{
  const char *word = bc_arguments_get_word (arguments, 0);

  if (word == NULL)
    return show (cli, arguments, error);
  if (strcmp (word, "import") == 0)
    return import (cli, arguments, error);
  return bc_usage_refuse (error, _ ("uf: “%.40s” is not “import”"), word);
}
