/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draft.h"
#include "writer.h"

G_BEGIN_DECLS

typedef struct _BcImportMatcher BcImportMatcher; /* finds the records that rows are about */

BcImportMatcher *bc_import_matcher_new (BcWriter *writer, const BcRecordType *type, GError **error);
void bc_import_matcher_free (BcImportMatcher *self);
gboolean bc_import_matcher_find (BcImportMatcher *self,
                                 BcDraft *draft,
                                 const char *name,
                                 gboolean last,
                                 GError **error);
gboolean bc_import_matcher_note_saved (BcImportMatcher *self, const BcId *id, GError **error);
GPtrArray *bc_import_matcher_list_missing (BcImportMatcher *self,
                                           const BcId *district,
                                           guint most,
                                           guint *n_missing,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcImportMatcher, bc_import_matcher_free)

G_END_DECLS
