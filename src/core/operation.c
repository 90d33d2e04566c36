/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "operation.h"

/**
 * bc_operation_knows:
 * @a: an operation
 * @b: another of the same scope and the same authors' table
 *
 * Tells whether the author of @a had seen @b when writing @a: everything earlier of the own stream,
 * and of the others what the epoch names. Knowing is what the author held, so it is not transitive:
 * a package of one stream may arrive before what its author had read.
 *
 * Returns: %TRUE when @a knows @b; an operation does not know itself
 */
gboolean
bc_operation_knows (const BcOperation *a, const BcOperation *b)
{
  if (a->author == b->author)
    return a->number > b->number;

  for (guint i = 0; a->epoch != NULL && i < a->epoch->n_known; i++) {
    const BcKnown *known = &a->epoch->known[i];

    if (known->author == b->author && known->number >= b->number)
      return TRUE;
  }

  return FALSE;
}

/**
 * bc_stream_accept:
 * @held: the greatest number held of a stream, 0 for none
 * @first: the first number that a package brings of it
 * @last: the last one
 * @from: (out) (optional): the first number to take, set only with %BC_STREAM_ACCEPT
 *
 * Decides about a range of a stream. What overlaps is skipped; what would leave a gap waits, since
 * one number a stream says all that is held.
 *
 * Returns: what to do with the range
 */
BcStreamAnswer
bc_stream_accept (guint64 held, guint64 first, guint64 last, guint64 *from)
{
  if (last <= held || last < first)
    return BC_STREAM_SKIP;
  if (first > held && first - held > 1)
    return BC_STREAM_GAP;

  if (from != NULL)
    *from = held + 1;

  return BC_STREAM_ACCEPT;
}
