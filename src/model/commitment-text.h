/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "commitments.h"

G_BEGIN_DECLS

char *bc_commitment_dup_dates (const BcCommitment *self) G_GNUC_WARN_UNUSED_RESULT;
char *bc_commitment_dup_amount (const BcCommitment *self) G_GNUC_WARN_UNUSED_RESULT;
char *bc_commitment_dup_slippage (const BcCommitment *self) G_GNUC_WARN_UNUSED_RESULT;
char *bc_commitment_dup_inherited (const BcCommitment *self,
                                   const BcCommitment *before) G_GNUC_WARN_UNUSED_RESULT;
char *bc_commitment_dup_lost_year (const BcCommitment *self) G_GNUC_WARN_UNUSED_RESULT;
char *bc_commitment_dup_sentence (const BcCommitment *self,
                                  const BcCommitment *before) G_GNUC_WARN_UNUSED_RESULT;
const BcCommitment *bc_commitments_find (const GPtrArray *ledger, const BcId *record);

G_END_DECLS
