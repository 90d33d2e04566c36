/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draft.h"
#include "lookup.h"
#include "writer.h"

G_BEGIN_DECLS

gboolean bc_save (BcWriter *writer, const BcDraft *draft, BcId *id, GError **error);
gboolean
bc_record_write (BcWriter *writer, const BcDraft *draft, const BcRecordInfo *info, GError **error);
gboolean bc_record_refold (BcWriter *writer, gint64 record, const char *type, GError **error);
void bc_record_derive_id (const BcDraft *draft, gint64 now, BcId *id);

G_END_DECLS
