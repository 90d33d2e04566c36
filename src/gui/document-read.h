/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document-item.h"

G_BEGIN_DECLS

gpointer bc_document_read_ask (BcStore *store, const BcId *record, gboolean whole_district);
void bc_document_read_free (gpointer asked);
gpointer bc_document_read (BcDatabase *reader, gpointer asked, GError **error);

G_END_DECLS
