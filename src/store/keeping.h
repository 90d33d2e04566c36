/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draft.h"
#include "lookup.h"
#include "writer.h"

G_BEGIN_DECLS

gboolean
bc_keeping_find (BcDatabase *database, const BcRecordInfo *info, char **reason, GError **error);
gboolean
bc_keeping_check (BcWriter *writer, const BcDraft *draft, const BcRecordInfo *info, GError **error);
gboolean
bc_keeping_apply (BcWriter *writer, const BcDraft *draft, const BcId *record, GError **error);

G_END_DECLS
