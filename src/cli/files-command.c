/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "backup.h"
#include "cli.h"
#include "import-districts.h"
#include "merge-database.h"
#include "moment.h"
#include "open.h"
#include "output.h"
#include "store-error.h"

static gboolean
prefix (gboolean done, const char *name, GError **error)
{
  if (!done)
    g_prefix_error (error, "%s: ", name);
  return done;
}

typedef struct
{
  const char *path;
  BcMergeReport report;
  BcDocumentsReport documents;
} Merge;

static gboolean
merge (BcWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  Merge *self = data;

  return bc_merge_database (writer, self->path, &self->report, cancellable, error);
}

/* What was merged refers to files that lie beside the other database. */
static gboolean
take_documents (BcCli *cli, Merge *self, GError **error)
{
  g_autofree char *other = bc_open_dup_path (self->path);
  g_autofree char *from = bc_open_dup_beside (other, ".documents");
  g_autofree char *to = bc_store_dup_beside (cli->store, ".documents");

  return bc_documents_take (cli->database, from, to, FALSE, &self->documents, NULL, error);
}

static void
print_waiting (gint64 until)
{
  g_autofree char *moment = bc_moment_dup_screen (until);

  bc_output_print (_ ("The clock of the computer that wrote them runs or ran ahead, or this one's "
                      "is behind. Check them, and merge again after %s: then they are taken over"),
                   moment);
  bc_output_print ("\n");
}

static void
print_merge (const Merge *self)
{
  const struct
  {
    const char *label;
    gint64 number;
  } lines[] = {
    { _ ("Changes taken over"), self->report.n_operations },
    { _ ("Records changed"), self->report.n_records },
    { _ ("Conflicts now"), self->report.n_conflicts },
    { _ ("Hidden now because someone deleted what it belongs to without having seen it (command "
         "doubts)"),
      self->report.n_buried },
    { _ ("Notes that found what they correct"), self->report.n_applied },
    { _ ("Carried along from a newer version"), self->report.n_unknown },
    { _ ("Changes that wait for their time"), self->report.n_waiting },
    { _ ("Documents taken over"), self->documents.n_copied },
    { _ ("Documents that are missing"), self->documents.problems->len },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    bc_output_print ("%s: %" G_GINT64_FORMAT "\n", lines[i].label, lines[i].number);
  if (self->report.n_waiting > 0)
    print_waiting (self->report.waiting_until);
}

gboolean
bc_run_merge (BcCli *cli, const BcArguments *arguments, GError **error)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  Merge self = { .path = bc_arguments_get_word (arguments, 0), .documents.problems = missing };
  gboolean taken;

  if (!g_file_test (self.path, G_FILE_TEST_IS_REGULAR)) {
    g_set_error (error,
                 BC_STORE_ERROR,
                 BC_STORE_ERROR_NOT_FOUND,
                 _ ("merge: there is no file %s"),
                 self.path);
    return FALSE;
  }
  if (!prefix (bc_backup_automatic (cli->store, BC_BACKUP_IMPORT, error), "backup", error) ||
      !prefix (bc_store_write (cli->store, merge, &self, NULL, error), "merge", error))
    return FALSE;
  taken = prefix (take_documents (cli, &self, error), "documents", error);
  print_merge (&self);
  return taken;
}

gboolean
bc_run_import_districts (BcCli *cli, const BcArguments *arguments, GError **error)
{
  const char *path = bc_arguments_get_word (arguments, 0);
  BcImportReport report = { 0 };

  if (!prefix (bc_backup_automatic (cli->store, BC_BACKUP_IMPORT, error), "backup", error) ||
      !prefix (bc_import_districts (cli->store, path, &report, NULL, error),
               "import-districts",
               error))
    return FALSE;
  bc_output_print ("%s: %u\n", _ ("Districts added"), report.n_added);
  bc_output_print ("%s: %u\n", _ ("Deleted before, and brought back"), report.n_restored);
  bc_output_print ("%s: %u\n", _ ("Already there"), report.n_present);
  return TRUE;
}

static void
print_documents (const BcDocumentsReport *report)
{
  bc_output_print ("%s: %u\n", _ ("Documents copied"), report->n_copied);
  bc_output_print ("%s: %u\n", _ ("Documents that are missing"), report->problems->len);
  for (guint i = 0; i < report->problems->len; i++)
    bc_output_print ("%s\n", (char *) report->problems->pdata[i]);
}

gboolean
bc_run_backup (BcCli *cli, const BcArguments *arguments, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *documents = bc_store_dup_beside (cli->store, ".documents");
  BcDocumentsReport report = { .problems = problems };
  const char *path = bc_arguments_get_word (arguments, 0);

  if (!prefix (bc_backup_write_whole (cli->database, documents, path, &report, error),
               "backup",
               error))
    return FALSE;
  print_documents (&report);
  return TRUE;
}

gboolean
bc_run_restore (BcCli *cli, const BcArguments *arguments, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  BcDocumentsReport report = { .problems = problems };
  const char *backup = bc_arguments_get_word (arguments, 0);

  if (!prefix (bc_backup_restore (cli->path, backup, &report, error), "restore", error))
    return FALSE;
  print_documents (&report);
  return TRUE;
}
