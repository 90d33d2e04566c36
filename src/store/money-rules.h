/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draft.h"
#include "lookup.h"
#include "writer.h"

G_BEGIN_DECLS

gboolean
bc_money_check (BcWriter *writer, const BcDraft *draft, const BcRecordInfo *info, GError **error);

G_END_DECLS
