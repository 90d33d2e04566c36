/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store.h"

G_BEGIN_DECLS

void bc_form_save_async (BcStore *store,
                         const BcDraft *draft,
                         GAsyncReadyCallback callback,
                         gpointer data);
gboolean bc_form_save_finish (BcStore *store, GAsyncResult *result, BcId *id, GError **error);
void bc_form_delete_async (BcStore *store,
                           const BcRecordType *type,
                           const BcId *id,
                           GAsyncReadyCallback callback,
                           gpointer data);

G_END_DECLS
