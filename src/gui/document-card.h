/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "thumbnails.h"

G_BEGIN_DECLS

#define BC_TYPE_DOCUMENT_CARD (bc_document_card_get_type ())
G_DECLARE_FINAL_TYPE (BcDocumentCard, bc_document_card, BC, DOCUMENT_CARD, AdwBin)

GtkWidget *bc_document_card_new (void);
void bc_document_card_show (BcDocumentCard *self, BcThumbnails *thumbnails, BcDocumentItem *item);
void bc_document_card_clear (BcDocumentCard *self);
BcDocumentItem *bc_document_card_get_item (BcDocumentCard *self);
void bc_document_card_open (BcDocumentCard *self);
void bc_document_card_set_large (BcDocumentCard *self, gboolean large);
void bc_document_card_set_within (BcDocumentCard *self, gboolean within);

G_END_DECLS
