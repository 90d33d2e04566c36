/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "job.h"
#include "store.h"
#include "summary.h"

G_BEGIN_DECLS

void bc_summary_past_read (BcJob *job,
                           BcStore *store,
                           const char *region,
                           gint32 date,
                           GAsyncReadyCallback callback,
                           gpointer user_data);

G_END_DECLS
