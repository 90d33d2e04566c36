/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents.h"
#include "evidence.h"
#include "store.h"

G_BEGIN_DECLS

/**
 * BcDocumentPair:
 * @BC_DOCUMENT_SINGLE: it stands alone
 * @BC_DOCUMENT_BEFORE: another shows the same afterwards
 * @BC_DOCUMENT_AFTER: another shows the same before
 */
typedef enum {
  BC_DOCUMENT_SINGLE,
  BC_DOCUMENT_BEFORE,
  BC_DOCUMENT_AFTER,
} BcDocumentPair;

#define BC_TYPE_DOCUMENT_ITEM (bc_document_item_get_type ())
G_DECLARE_FINAL_TYPE (BcDocumentItem, bc_document_item, BC, DOCUMENT_ITEM, GObject)

BcDocumentItem *bc_document_item_new (BcEvidence *evidence, BcDocumentState state);
const BcEvidence *bc_document_item_get_evidence (BcDocumentItem *self);
BcDocumentState bc_document_item_get_state (BcDocumentItem *self);
BcDocumentPair bc_document_item_get_pair (BcDocumentItem *self);
void bc_document_item_set_pair (BcDocumentItem *self, BcDocumentPair pair);
gboolean bc_document_item_equal (BcDocumentItem *self, BcDocumentItem *other);
gboolean bc_document_item_matches (BcDocumentItem *self, const char *const *words);
char *bc_document_item_dup_caption (BcDocumentItem *self) G_GNUC_WARN_UNUSED_RESULT;
char *bc_document_item_dup_warning (BcDocumentItem *self,
                                    BcDocumentState state) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
