/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draft.h"
#include "lookup.h"
#include "writer.h"

G_BEGIN_DECLS

gboolean
bc_circles_check (BcWriter *writer, const BcDraft *draft, const BcRecordInfo *info, GError **error);
GArray *bc_circles_find (BcDatabase *database, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
