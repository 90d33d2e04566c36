/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "window.h"

G_BEGIN_DECLS

BcDraft *bc_window_make_draft (const BcRecordType *type, const BcId *id) G_GNUC_WARN_UNUSED_RESULT;
void bc_window_write (BcWindow *self,
                      BcWork work,
                      gpointer data,
                      GDestroyNotify destroy,
                      const char *told);
void bc_window_save (BcWindow *self, BcDraft *draft, const char *told);

G_END_DECLS
