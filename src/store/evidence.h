/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"

G_BEGIN_DECLS

/**
 * BcEvidence:
 * @id: the document's record
 * @record: what it belongs to
 * @name: (owned): what people call it
 * @file: (owned): its SHA-256
 * @kind: (owned): its kind's name, or an empty text
 * @media_type: (owned): what it is, or an empty text
 * @size: bytes
 * @taken_on: (owned) (nullable): the day on which it was taken, ISO
 * @after: the document that shows the same afterwards; nil for none
 * @heading: (owned): what people call the record that it belongs to
 * @warning: (owned) (nullable): what is wrong with its date, in a sentence
 *
 * A file that is kept with a record.
 */
typedef struct
{
  BcId id;
  BcId record;
  char *name;
  char *file;
  char *kind;
  char *media_type;
  gint64 size;
  char *taken_on;
  BcId after;
  char *heading;
  char *warning;
} BcEvidence;

void bc_evidence_free (BcEvidence *self);
GPtrArray *bc_evidence_list (BcDatabase *database,
                             const BcId *record,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *bc_evidence_list_scope (BcDatabase *database,
                                   const BcId *district,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean bc_evidence_export (GPtrArray *documents,
                             const char *documents_folder,
                             const char *folder,
                             guint *n_exported,
                             GPtrArray *problems,
                             GCancellable *cancellable,
                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcEvidence, bc_evidence_free)

G_END_DECLS
