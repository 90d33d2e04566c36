/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draft.h"
#include "writer.h"

G_BEGIN_DECLS

gboolean
bc_corrections_apply (BcWriter *writer, const BcDraft *draft, const BcId *entry, GError **error);
gboolean bc_corrections_apply_all (BcWriter *writer, gint64 *n_applied, GError **error);
GArray *bc_corrections_list (BcDatabase *database,
                             const BcId *entry,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
