/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "documents.h"
#include "evidence.h"
#include "files.h"

/* What file systems and people's other programs refuse in names. */
#define FORBIDDEN "/\\:*?\"<>|"
/* Room for a number and an ending in the 255 bytes that a name can have. */
#define MOST_BYTES 200

static char *
dup_clean_name (const char *name)
{
  char *clean = g_strdup (name);
  gsize length;

  g_strdelimit (clean, FORBIDDEN, '-');
  for (char *at = clean; *at != '\0'; at++)
    if (g_ascii_iscntrl (*at))
      *at = ' ';
  g_strstrip (clean);
  if (*clean == '.')
    *clean = '_';
  length = strlen (clean);
  if (length > MOST_BYTES)
    *g_utf8_find_prev_char (clean, clean + MOST_BYTES) = '\0';
  return clean;
}

/* The first of "name.jpg", "name (2).jpg" … that no file has. */
static char *
dup_free_path (const char *folder, const char *name)
{
  const char *dot = strrchr (name, '.');
  gsize stem = dot != NULL && dot > name ? (gsize) (dot - name) : strlen (name);
  char *path = g_build_filename (folder, name, NULL);

  for (guint i = 2; g_file_test (path, G_FILE_TEST_EXISTS); i++) {
    g_autofree char *numbered = g_strdup_printf ("%.*s (%u)%s", (int) stem, name, i, name + stem);

    g_free (path);
    path = g_build_filename (folder, numbered, NULL);
  }
  return path;
}

static void
add_problem (GPtrArray *problems, const BcEvidence *document, const char *reason)
{
  g_ptr_array_add (problems, g_strdup_printf ("%s: %s", document->name, reason));
}

/* Nothing half copied stays. */
static gboolean
export_document (const BcEvidence *document,
                 const char *path,
                 const char *folder,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autofree char *name =
    dup_clean_name (*document->name != '\0' ? document->name : document->file);
  g_autofree char *target = dup_free_path (folder, name);
  g_autoptr (GFile) source = g_file_new_for_path (path);
  g_autoptr (GFile) copy = g_file_new_for_path (target);

  if (g_file_copy (source, copy, G_FILE_COPY_NONE, cancellable, NULL, NULL, error))
    return TRUE;
  g_unlink (target);
  return FALSE;
}

static gboolean
examine (const BcEvidence *document,
         const char *documents_folder,
         GPtrArray *problems,
         gboolean *sound,
         GCancellable *cancellable,
         GError **error)
{
  BcDocumentState state;

  if (!bc_documents_check (documents_folder, document->file, &state, cancellable, error))
    return FALSE;
  if (state == BC_DOCUMENT_MISSING)
    add_problem (problems, document, _ ("the file is missing"));
  else if (state == BC_DOCUMENT_ALTERED)
    add_problem (problems, document, _ ("the file was altered since it was added"));
  *sound = state == BC_DOCUMENT_SOUND;
  return TRUE;
}

/**
 * bc_evidence_export:
 * @documents: (element-type BcEvidence): files
 * @documents_folder: where the store keeps them
 * @folder: where copies go, made if it is not there
 * @n_exported: (out): how many were copied
 * @problems: (element-type utf8): takes a line for each one that is missing or altered, which is
 *   left out
 * @cancellable: (nullable): interrupts it
 * @error: return location
 *
 * Copies files under the names that people gave them; no file that is there already is overwritten.
 *
 * Returns: %FALSE with an error if a copy could not be made
 */
gboolean
bc_evidence_export (GPtrArray *documents,
                    const char *documents_folder,
                    const char *folder,
                    guint *n_exported,
                    GPtrArray *problems,
                    GCancellable *cancellable,
                    GError **error)
{
  *n_exported = 0;
  if (!bc_file_make_folder (folder, error))
    return FALSE;
  for (guint i = 0; i < documents->len; i++) {
    const BcEvidence *document = documents->pdata[i];
    g_autofree char *path = bc_documents_dup_path (documents_folder, document->file);
    gboolean sound;

    if (!examine (document, documents_folder, problems, &sound, cancellable, error))
      return FALSE;
    if (sound && !export_document (document, path, folder, cancellable, error))
      return FALSE;
    *n_exported += sound ? 1 : 0;
  }
  return TRUE;
}
