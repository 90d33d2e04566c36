/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draft.h"
#include "writer.h"

G_BEGIN_DECLS

gboolean
bc_together_complete (BcWriter *writer, BcDraft *changes, const BcRecordInfo *info, GError **error);

G_END_DECLS
