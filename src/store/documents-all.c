/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "columns.h"
#include "dictionary.h"
#include "documents.h"
#include "lookup.h"

static void
append_field (GString *sql, const BcRecordType *type, const BcField *field)
{
  g_autofree char *table = bc_sql_dup_name (type->name);
  g_autofree char *column = bc_sql_dup_name (field->name);

  g_string_append_printf (sql,
                          "%sSELECT \"%s\" AS sha256, row FROM \"%s\" WHERE \"%s\" IS NOT NULL",
                          sql->len > 0 ? " UNION ALL " : "",
                          column,
                          table,
                          column);
}

/* Each document once, with the first record that names it. One that was deleted can be brought
 * back, and its document with it. */
static BcCursor *
query_documents (BcDatabase *reader, GError **error)
{
  g_autoptr (GString) named = g_string_new (NULL);
  g_autofree char *sql = NULL;
  guint n_types;
  const BcRecordType *const *types = bc_dictionary_get_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    for (guint j = 0; j < types[i]->n_fields; j++)
      if (types[i]->fields[j].kind == BC_KIND_DOCUMENT)
        append_field (named, types[i], &types[i]->fields[j]);
  sql = g_strdup_printf ("SELECT d.sha256, r.id FROM "
                         "(SELECT sha256, min (row) AS row FROM (%s) GROUP BY sha256) d "
                         "JOIN record r ON r.row = d.row ORDER BY d.row",
                         named->str);
  return bc_database_query (reader, sql, error);
}

/* What cannot be read where it comes from is as good as not there: the others are taken all the
 * same. */
static gboolean
is_sound (const char *folder, const char *sha256, GCancellable *cancellable)
{
  BcDocumentState state;

  return bc_documents_check (folder, sha256, &state, cancellable, NULL) &&
         state == BC_DOCUMENT_SOUND;
}

static gboolean
take_document (const char *from,
               const char *to,
               const char *sha256,
               guint *n_copied,
               guint *n_missing,
               GCancellable *cancellable,
               GError **error)
{
  g_autofree char *present = bc_documents_dup_path (to, sha256);
  g_autofree char *path = bc_documents_dup_path (from, sha256);
  g_autoptr (GFile) source = NULL;
  g_autofree char *found = NULL;
  guint64 size;

  if (present != NULL && g_file_test (present, G_FILE_TEST_IS_REGULAR))
    return TRUE;
  if (path == NULL || !is_sound (from, sha256, cancellable)) {
    (*n_missing)++;
    return TRUE;
  }
  source = g_file_new_for_path (path);
  if (!bc_documents_add (to, source, &found, &size, cancellable, error))
    return FALSE;
  (*n_copied)++;
  return TRUE;
}

/**
 * bc_documents_take:
 * @reader: the database that names the documents
 * @from: another database's folder of documents, which need not be there
 * @to: the folder of this one
 * @n_copied: (out): how many were taken over
 * @n_missing: (out): how many are in neither, or not as they were added
 * @cancellable: (nullable): interrupts it; what was copied stays
 * @error: return location, as bc_documents_add()
 *
 * Copies the documents that the database names, that are not in @to, and that @from has unaltered.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_documents_take (BcDatabase *reader,
                   const char *from,
                   const char *to,
                   guint *n_copied,
                   guint *n_missing,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (BcCursor) cursor = query_documents (reader, error);
  BcStep step = BC_STEP_ERROR;

  *n_copied = *n_missing = 0;
  while (cursor != NULL && (step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !take_document (from,
                        to,
                        bc_cursor_get_text (cursor, 0),
                        n_copied,
                        n_missing,
                        cancellable,
                        error))
      return FALSE;
  return step == BC_STEP_DONE;
}

static gboolean
check_document (BcDatabase *reader,
                const char *folder,
                BcCursor *document,
                GPtrArray *problems,
                GCancellable *cancellable,
                GError **error)
{
  const char *sha256 = bc_cursor_get_text (document, 0);
  g_autofree char *heading = NULL;
  BcDocumentState state;
  BcId record;

  if (!bc_documents_check (folder, sha256, &state, cancellable, error))
    return FALSE;
  if (state == BC_DOCUMENT_SOUND)
    return TRUE;
  bc_cursor_get_id (document, 1, &record);
  if (!bc_lookup_heading (reader, &record, &heading, error))
    return FALSE;
  g_ptr_array_add (problems,
                   g_strdup_printf (state == BC_DOCUMENT_MISSING
                                      ? _ ("%s: the document's file is missing (%s)")
                                      : _ ("%s: the document's file was altered (%s)"),
                                    heading,
                                    sha256));
  return TRUE;
}

/**
 * bc_documents_check_all:
 * @reader: the database that names the documents
 * @folder: where they are
 * @problems: (element-type utf8): what is wrong is added to it
 * @cancellable: (nullable): interrupts it
 * @error: return location, #BC_STORE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Reads every document through and tells those that are missing or altered, by the record that
 * names them.
 *
 * Returns: %FALSE with an error if one could not be read
 */
gboolean
bc_documents_check_all (BcDatabase *reader,
                        const char *folder,
                        GPtrArray *problems,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (BcCursor) cursor = query_documents (reader, error);
  BcStep step = BC_STEP_ERROR;

  while (cursor != NULL && (step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    if (!check_document (reader, folder, cursor, problems, cancellable, error))
      return FALSE;
  return step == BC_STEP_DONE;
}
