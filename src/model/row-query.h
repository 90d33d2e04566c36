/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lazy-list.h"

G_BEGIN_DECLS

BcLazyQuery *bc_lazy_query_copy (const BcLazyQuery *self) G_GNUC_WARN_UNUSED_RESULT;
void bc_lazy_query_free (BcLazyQuery *self);
GArray *bc_lazy_query_run (const BcLazyQuery *self,
                           BcDatabase *database,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcLazyQuery, bc_lazy_query_free)

G_END_DECLS
