/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "commitment-lines.h"

#include <glib/gi18n-lib.h>

#include "commitment-text.h"
#include "records-read.h"

/* "Municipality · UF 30.000 · promised for 31/03/2017" */
static char *
dup_subtitle (const BcCommitment *item)
{
  g_autofree char *amount = bc_commitment_dup_amount (item);
  g_autofree char *dates = bc_commitment_dup_dates (item);

  if (*amount == '\0')
    return g_strjoin (" · ", item->institution, dates, NULL);
  return g_strjoin (" · ", item->institution, amount, dates, NULL);
}

/* What it is late by, and because of what; NULL where there is nothing to tell. */
static char *
dup_lateness (const BcCommitment *item, const BcCommitment *before)
{
  g_autofree char *own = item->slippage > 0 ? bc_commitment_dup_slippage (item) : NULL;
  g_autofree char *inherited = bc_commitment_dup_inherited (item, before);

  if (own == NULL)
    return g_steal_pointer (&inherited);
  return g_strjoin (" · ", own, inherited, NULL);
}

/* The budget that is lost goes before all else. */
static char *
dup_state (const BcCommitment *item)
{
  char *lost = bc_commitment_dup_lost_year (item);

  if (lost != NULL)
    return lost;
  return item->fulfilled_on != NULL ? g_strdup (C_ ("commitment", "Fulfilled")) : NULL;
}

/* What a list says of the one in that place of the ledger (element-type BcCommitment). */
BcRecordLine *
bc_commitment_line_new (BcDatabase *reader, const GPtrArray *ledger, guint place, GError **error)
{
  const BcCommitment *item = ledger->pdata[place];
  const BcCommitment *before = bc_commitments_find (ledger, &item->predecessor);
  g_autoptr (BcRecord) record = bc_record_read_by_id (reader, &item->record, error);

  if (record == NULL)
    return NULL;
  return bc_record_line_new_told (record,
                                  g_strdup (item->what),
                                  dup_subtitle (item),
                                  dup_state (item),
                                  dup_lateness (item, before));
}
