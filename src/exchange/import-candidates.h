/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"
#include "draft.h"
#include "import-kin.h"

G_BEGIN_DECLS

typedef struct _BcImportCandidates BcImportCandidates; /* the businesses that rows may be about */

BcImportCandidates *bc_import_candidates_new (BcDatabase *database, gint64 last_row);
void bc_import_candidates_free (BcImportCandidates *self);
BcImportKin *bc_import_candidates_of_rut (BcImportCandidates *self,
                                          const BcDraft *draft,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
BcImportKin *bc_import_candidates_of_name (BcImportCandidates *self,
                                           const BcDraft *draft,
                                           const char *name,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean bc_import_candidates_update (BcImportCandidates *self, const BcId *id, GError **error);
void bc_import_marks_read_of_rut (BcImportMarks *self, const BcDraft *draft);
void bc_import_marks_read_of_name (BcImportMarks *self, const BcDraft *draft);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcImportCandidates, bc_import_candidates_free)

G_END_DECLS
