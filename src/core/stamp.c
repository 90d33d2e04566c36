/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stamp.h"

/* 48 bits of milliseconds UTC above 16 bits of counter: Kulkarni, Demirbas and others, "Logical
 * Physical Clocks", OPODIS 2014. */
#define COUNTER_BITS 16

/**
 * bc_stamp_next:
 * @last: the greatest stamp seen so far, own or received; 0 when there is none
 * @wall: the clock, milliseconds UTC since 1970, not negative and below 2⁴⁷
 *
 * Makes the stamp of a new operation: after every stamp seen, and at the clock's moment where that
 * is later, so that a clock set back never writes into the past.
 *
 * Returns: the stamp
 */
gint64
bc_stamp_next (gint64 last, gint64 wall)
{
  return MAX (last + 1, wall << COUNTER_BITS);
}

/**
 * bc_stamp_get_moment:
 * @stamp: a stamp
 *
 * Tells when a stamp was made by its author's clock.
 *
 * Returns: milliseconds UTC since 1970
 */
gint64
bc_stamp_get_moment (gint64 stamp)
{
  return stamp >> COUNTER_BITS;
}

/**
 * bc_stamp_is_ahead:
 * @stamp: a received stamp
 * @wall: the receiver's clock, milliseconds UTC since 1970
 *
 * Tells whether a stamp comes from a clock so far ahead that what bears it has to wait.
 *
 * Returns: whether it is more than BC_STAMP_TOLERANCE ahead
 */
gboolean
bc_stamp_is_ahead (gint64 stamp, gint64 wall)
{
  return bc_stamp_get_moment (stamp) - wall > BC_STAMP_TOLERANCE;
}
