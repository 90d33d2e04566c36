/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "backup.h"
#include "check.h"
#include "cli.h"
#include "clock.h"
#include "output.h"
#include "repair.h"
#include "store-error.h"

static gboolean
check (BcDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray **faults = data;

  *faults = bc_check (database, cancellable, error);
  return *faults != NULL;
}

/* The search index can only be checked by who may write. */
static GPtrArray *
find_faults (BcCli *cli, GError **error)
{
  GPtrArray *faults = NULL;

  if (bc_store_is_read_only (cli->store))
    check (cli->database, &faults, NULL, error);
  else
    bc_store_change (cli->store, check, &faults, NULL, error);
  return faults;
}

static gboolean
repair (BcDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return bc_repair (database, error);
}

static gboolean
contains (GPtrArray *texts, const char *text)
{
  return g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL);
}

/* What is wrong after it; what no longer is, is told. */
static GPtrArray *
mend (BcCli *cli, GPtrArray *faults, GError **error)
{
  g_autoptr (GPtrArray) left = NULL;

  if (!bc_backup_keep (cli->store, BC_BACKUP_REPAIR, error) ||
      !bc_store_change (cli->store, repair, NULL, NULL, error))
    return NULL;
  left = find_faults (cli, error);
  for (guint i = 0; left != NULL && i < faults->len; i++)
    if (!contains (left, faults->pdata[i]))
      bc_output_print ("%s: %s\n", _ ("Made anew from the journal"), (char *) faults->pdata[i]);
  return g_steal_pointer (&left);
}

static GPtrArray *
check_and_mend (BcCli *cli, gboolean repairing, GError **error)
{
  g_autoptr (GPtrArray) faults = find_faults (cli, error);
  g_autofree char *documents = bc_store_dup_beside (cli->store, ".documents");

  if (repairing && faults != NULL && faults->len > 0) {
    g_autoptr (GPtrArray) before = g_steal_pointer (&faults);

    faults = mend (cli, before, error);
  }
  if (faults == NULL || !bc_clock_check (cli->database, g_get_real_time () / 1000, faults, error) ||
      !bc_documents_check_all (cli->database, documents, faults, NULL, error))
    return NULL;
  return g_steal_pointer (&faults);
}

static gboolean
check_may_repair (BcCli *cli, GError **error)
{
  if (!bc_store_is_read_only (cli->store))
    return TRUE;
  g_set_error_literal (error,
                       BC_STORE_ERROR,
                       BC_STORE_ERROR_READ_ONLY,
                       bc_store_get_notice (cli->store));
  return FALSE;
}

gboolean
bc_run_check (BcCli *cli, const BcArguments *arguments, GError **error)
{
  gboolean repairing = bc_arguments_has (arguments, "repair");
  g_autoptr (GPtrArray) faults = NULL;

  if (!repairing || check_may_repair (cli, error))
    faults = check_and_mend (cli, repairing, error);
  if (faults == NULL) {
    g_prefix_error (error, "%s: ", "check");
    return FALSE;
  }
  for (guint i = 0; i < faults->len; i++)
    bc_output_print ("%s\n", (char *) faults->pdata[i]);
  if (faults->len == 0) {
    bc_output_print ("%s\n", _ ("The tables say what the journal says"));
    return TRUE;
  }
  g_set_error (error,
               BC_STORE_ERROR,
               BC_STORE_ERROR_CORRUPT,
               _ ("check: what is wrong: %u"),
               faults->len);
  return FALSE;
}
