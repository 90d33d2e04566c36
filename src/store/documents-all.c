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

static gboolean
add_problem (BcDatabase *reader,
             BcCursor *document,
             BcDocumentState state,
             GPtrArray *problems,
             GError **error)
{
  const char *sha256 = bc_cursor_get_text (document, 0);
  g_autofree char *heading = NULL;
  BcId record;

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

/* What cannot be read where it comes from is as good as not there: the others are taken all the
 * same. */
static gboolean
is_sound (const char *folder, const char *sha256, GCancellable *cancellable)
{
  BcDocumentState state;

  return bc_documents_check (folder, sha256, &state, cancellable, NULL) &&
         state == BC_DOCUMENT_SOUND;
}

/* From folder to folder. */
typedef struct
{
  BcDatabase *reader;        /* (unowned) */
  const char *from;          /* (unowned) */
  const char *to;            /* (unowned) */
  gboolean mend;             /* what is there is read through */
  BcDocumentsReport *report; /* (unowned) */
  GCancellable *cancellable; /* (unowned) (nullable) */
} Taking;

static gboolean
find_present (Taking *self, const char *sha256, BcDocumentState *state, GError **error)
{
  g_autofree char *path = NULL;

  if (self->mend)
    return bc_documents_check (self->to, sha256, state, self->cancellable, error);
  path = bc_documents_dup_path (self->to, sha256);
  *state = path != NULL && g_file_test (path, G_FILE_TEST_IS_REGULAR) ? BC_DOCUMENT_SOUND
                                                                      : BC_DOCUMENT_MISSING;
  return TRUE;
}

static gboolean
copy_document (Taking *self, const char *sha256, GError **error)
{
  g_autofree char *path = bc_documents_dup_path (self->from, sha256);
  g_autoptr (GFile) source = g_file_new_for_path (path);
  g_autofree char *found = NULL;
  guint64 size;

  self->report->n_copied++;
  return bc_documents_add (self->to, source, &found, &size, self->cancellable, error);
}

static gboolean
take_document (Taking *self, BcCursor *document, GError **error)
{
  const char *sha256 = bc_cursor_get_text (document, 0);
  BcDocumentState present;

  if (!find_present (self, sha256, &present, error))
    return FALSE;
  if (present == BC_DOCUMENT_SOUND)
    return TRUE;
  if (is_sound (self->from, sha256, self->cancellable))
    return copy_document (self, sha256, error);
  return add_problem (self->reader, document, present, self->report->problems, error);
}

/**
 * bc_documents_take:
 * @reader: the database that names the documents
 * @from: another database's folder of documents, which need not be there
 * @to: the folder of this one
 * @mend: whether those in @to are read through, and put in their place anew where they were altered
 * @report: (inout): what came of it
 * @cancellable: (nullable): interrupts it; what was copied stays
 * @error: return location, as bc_documents_add()
 *
 * Copies the documents that the database names, that are not in @to, and that @from has unaltered.
 * Each is a file of its own, never a second name for the first: a program that writes into one
 * leaves the other as it is.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_documents_take (BcDatabase *reader,
                   const char *from,
                   const char *to,
                   gboolean mend,
                   BcDocumentsReport *report,
                   GCancellable *cancellable,
                   GError **error)
{
  Taking taking = { reader, from, to, mend, report, cancellable };
  g_autoptr (BcCursor) cursor = query_documents (reader, error);
  BcStep step = BC_STEP_ERROR;

  while (cursor != NULL && (step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !take_document (&taking, cursor, error))
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
  BcDocumentState state;

  return bc_documents_check (folder,
                             bc_cursor_get_text (document, 0),
                             &state,
                             cancellable,
                             error) &&
         (state == BC_DOCUMENT_SOUND || add_problem (reader, document, state, problems, error));
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
