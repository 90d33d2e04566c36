/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"

G_BEGIN_DECLS

/**
 * BcCommitment:
 * @record: the commitment
 * @predecessor: the one that it comes after; nil for none
 * @institution: (owned): who promised
 * @what: (owned): what
 * @amount: (owned) (nullable): its amount, in canonical form
 * @promised_for: (owned) (nullable): a date in canonical form
 * @fulfilled_on: (owned) (nullable): a date; %NULL while it is open
 * @expected: (owned) (nullable): when it was fulfilled or, as things stand, is to be expected
 * @slippage: days from the promised date to fulfilment, or to today where it is open and late;
 *   negative where it was fulfilled before
 * @inherited: days that its predecessors are late
 * @delay: days from the promised to the expected date: what the chain adds up to here
 * @added: @delay less @inherited: what this link itself adds; negative where it made up for some
 * @lost_year: the year of whose budget it falls out; 0 for none
 * @depth: how many come before it; 0 for the first of a chain
 * @circular: it comes, in the end, after itself
 *
 * A promise in the ledger.
 */
typedef struct
{
  BcId record;
  BcId predecessor;
  char *institution;
  char *what;
  char *amount;
  char *promised_for;
  char *fulfilled_on;
  char *expected;
  gint64 slippage;
  gint64 inherited;
  gint64 delay;
  gint64 added;
  int lost_year;
  guint depth;
  gboolean circular;
} BcCommitment;

GPtrArray *bc_commitments_read (BcDatabase *database,
                                const BcId *district,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
