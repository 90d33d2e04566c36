/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "attach.h"
#include "cli.h"
#include "documents.h"
#include "evidence.h"
#include "open.h"
#include "output.h"
#include "store-error.h"

gboolean
bc_run_attach (BcCli *cli, const BcArguments *arguments, GError **error)
{
  g_auto (BcRecordInfo) info = { 0 };
  g_auto (BcAttached) attached = { 0 };
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (bc_arguments_get_word (arguments, 1));
  BcAttachment attachment = {
    .source = file,
    .kind = bc_arguments_get (arguments, "kind"),
    .with_position = bc_arguments_has (arguments, "position"),
  };
  char text[BC_ID_TEXT_LENGTH + 1];

  if (!bc_cli_find_record (cli->database, bc_arguments_get_word (arguments, 0), &info, error))
    return FALSE;
  attachment.record = info.id;
  if (!bc_attach (cli->store, &attachment, &attached, NULL, error))
    return FALSE;
  for (guint i = 0; i < attached.warnings->len; i++)
    g_printerr ("barriosctl: %s\n", (char *) attached.warnings->pdata[i]);
  bc_id_write_text (&attached.id, text);
  bc_output_print ("%s\n", text);
  return TRUE;
}

static const char *
describe_state (const char *folder, const char *sha256)
{
  BcDocumentState state = BC_DOCUMENT_MISSING;

  if (!bc_documents_check (folder, sha256, &state, NULL, NULL))
    return _ ("It cannot be read");
  switch (state) {
  case BC_DOCUMENT_SOUND:
    return NULL;
  case BC_DOCUMENT_ALTERED:
    return _ ("The file was altered since it was added");
  case BC_DOCUMENT_MISSING:
  default:
    return _ ("The file is missing");
  }
}

static void
add_columns (BcSheet *sheet)
{
  bc_sheet_add_column (sheet, "id", "id", FALSE);
  bc_sheet_add_column (sheet, "name", _ ("Name"), FALSE);
  bc_sheet_add_column (sheet, "record", _ ("Record"), FALSE);
  bc_sheet_add_column (sheet, "kind", _ ("Kind"), FALSE);
  bc_sheet_add_column (sheet, "media-type", _ ("Type of file"), FALSE);
  bc_sheet_add_column (sheet, "size", _ ("Size"), TRUE);
  bc_sheet_add_column (sheet, "taken-on", _ ("Taken on"), FALSE);
  bc_sheet_add_column (sheet, "file", _ ("File"), FALSE);
  bc_sheet_add_column (sheet, "warning", _ ("Date"), FALSE);
  bc_sheet_add_last_column (sheet, "state", _ ("State"));
}

static void
write_document (BcSheet *sheet, const BcEvidence *document, const char *folder)
{
  char id[BC_ID_TEXT_LENGTH + 1];

  bc_id_write_text (&document->id, id);
  bc_sheet_take_text (sheet, id);
  bc_sheet_take_text (sheet, document->name);
  bc_sheet_take_text (sheet, document->heading);
  bc_sheet_take_text (sheet, document->kind);
  bc_sheet_take_text (sheet, document->media_type);
  bc_sheet_take_integer (sheet, document->size);
  bc_sheet_take_text (sheet, document->taken_on);
  bc_sheet_take_text (sheet, document->file);
  bc_sheet_take_text (sheet, document->warning);
  bc_sheet_take_text (sheet, describe_state (folder, document->file));
  bc_sheet_end_row (sheet);
}

static void
print_documents (GPtrArray *documents, const char *folder, BcFormat format)
{
  g_autoptr (BcSheet) sheet = bc_sheet_new (format, FALSE);

  add_columns (sheet);
  for (guint i = 0; i < documents->len; i++)
    write_document (sheet, documents->pdata[i], folder);
  bc_sheet_end (sheet);
}

/* A copy that was not made is a failure, after the others were: each is named on a line. */
static gboolean
export_documents (GPtrArray *documents, const char *folder, const char *target, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *lines = NULL;
  guint n_exported;

  if (!bc_evidence_export (documents, folder, target, &n_exported, problems, NULL, error)) {
    g_prefix_error (error, "%s: ", "export");
    return FALSE;
  }
  bc_output_print ("%s: %u\n", _ ("Files copied"), n_exported);
  if (problems->len == 0)
    return TRUE;
  g_ptr_array_add (problems, NULL);
  lines = g_strjoinv ("; ", (char **) problems->pdata);
  g_set_error (error, BC_STORE_ERROR, BC_STORE_ERROR_NOT_FOUND, "documents: %s", lines);
  return FALSE;
}

gboolean
bc_run_documents (BcCli *cli, const BcArguments *arguments, GError **error)
{
  const char *target = bc_arguments_get (arguments, "export");
  g_auto (BcRecordInfo) info = { 0 };
  g_autoptr (GPtrArray) documents = NULL;
  g_autofree char *path = bc_open_dup_path (cli->path);
  g_autofree char *folder = bc_open_dup_beside (path, ".documents");

  if (!bc_cli_find_record (cli->database, bc_arguments_get_word (arguments, 0), &info, error))
    return FALSE;
  documents = strcmp (info.type_name, "district") == 0
                ? bc_evidence_list_scope (cli->database, &info.id, error)
                : bc_evidence_list (cli->database, &info.id, error);
  if (documents == NULL)
    return FALSE;
  if (target != NULL)
    return export_documents (documents, folder, target, error);
  print_documents (documents, folder, bc_cli_get_format (arguments));
  return TRUE;
}
