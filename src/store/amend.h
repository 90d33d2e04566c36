/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draft.h"
#include "lookup.h"

G_BEGIN_DECLS

gboolean bc_amend (BcDatabase *database,
                   const BcDraft *draft,
                   const BcRecordInfo *info,
                   gint64 operation,
                   gboolean *amended,
                   GError **error);

G_END_DECLS
