/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"

G_BEGIN_DECLS

/**
 * BcDocumentState:
 * @BC_DOCUMENT_SOUND: it is there, as it was added
 * @BC_DOCUMENT_MISSING: it is not there
 * @BC_DOCUMENT_ALTERED: what is there is something else
 */
typedef enum {
  BC_DOCUMENT_SOUND,
  BC_DOCUMENT_MISSING,
  BC_DOCUMENT_ALTERED,
} BcDocumentState;

/**
 * BcDocumentsReport:
 * @n_copied: how many were copied
 * @problems: (unowned) (element-type utf8): a sentence is added for each that could not be had
 *
 * What came of taking documents over.
 */
typedef struct
{
  guint n_copied;
  GPtrArray *problems;
} BcDocumentsReport;

gboolean bc_documents_add (const char *folder,
                           GFile *source,
                           char **sha256,
                           guint64 *size,
                           GCancellable *cancellable,
                           GError **error);
gboolean bc_documents_check (const char *folder,
                             const char *sha256,
                             BcDocumentState *state,
                             GCancellable *cancellable,
                             GError **error);
gboolean bc_documents_take (BcDatabase *reader,
                            const char *from,
                            const char *to,
                            gboolean mend,
                            BcDocumentsReport *report,
                            GCancellable *cancellable,
                            GError **error);
gboolean bc_documents_check_all (BcDatabase *reader,
                                 const char *folder,
                                 GPtrArray *problems,
                                 GCancellable *cancellable,
                                 GError **error);
char *bc_documents_dup_path (const char *folder, const char *sha256) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
