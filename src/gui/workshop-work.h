/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ranking.h"
#include "store.h"

G_BEGIN_DECLS

/* What a workshop writes: each a gesture of its own, with its words for Ctrl+Z. */
void bc_workshop_propose (BcStore *store,
                          const BcId *plan,
                          const BcId *area,
                          const char *text,
                          GAsyncReadyCallback callback,
                          gpointer data);
void bc_workshop_merge (BcStore *store,
                        const BcId *from,
                        const BcId *into,
                        GAsyncReadyCallback callback,
                        gpointer data);
void bc_workshop_vote (BcStore *store,
                       const BcId *plan,
                       const BcVote *vote,
                       gint64 most,
                       GAsyncReadyCallback callback,
                       gpointer data);
void bc_workshop_make_actions (BcStore *store,
                               const BcId *plan,
                               GArray *chosen,
                               GAsyncReadyCallback callback,
                               gpointer data);

G_END_DECLS
