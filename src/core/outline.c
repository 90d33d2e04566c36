/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "outline.h"

/* Whether a ring is simple, by looking at each pair of its sides: at most two million pairs, most
 * of which their rectangles already tell apart. All in integers, hence exact. */

typedef struct
{
  BcPosition from;
  BcPosition to;
} Side;

static Side
get_side (GArray *ring, guint index)
{
  Side side = { g_array_index (ring, BcPosition, index),
                g_array_index (ring, BcPosition, (index + 1) % ring->len) };

  return side;
}

static gboolean
are_apart (gint32 a, gint32 b, gint32 c, gint32 d)
{
  return MAX (a, b) < MIN (c, d) || MAX (c, d) < MIN (a, b);
}

/* The side of the line @a → @b on which @c lies: 1, −1, or 0 when it is on the line. */
static int
get_turn (BcPosition a, BcPosition b, BcPosition c)
{
  gint64 left = ((gint64) b.longitude - a.longitude) * ((gint64) c.latitude - a.latitude);
  gint64 right = ((gint64) b.latitude - a.latitude) * ((gint64) c.longitude - a.longitude);

  return (left > right) - (left < right);
}

static gboolean
do_touch (const Side *a, const Side *b)
{
  if (are_apart (a->from.latitude, a->to.latitude, b->from.latitude, b->to.latitude) ||
      are_apart (a->from.longitude, a->to.longitude, b->from.longitude, b->to.longitude))
    return FALSE;
  return get_turn (a->from, a->to, b->from) * get_turn (a->from, a->to, b->to) <= 0 &&
         get_turn (b->from, b->to, a->from) * get_turn (b->from, b->to, a->to) <= 0;
}

/* Two sides that follow one another share a corner; the second must not run back over the first. */
static gboolean
does_turn_back (const Side *a, const Side *b)
{
  gint64 east =
    ((gint64) a->to.longitude - a->from.longitude) * ((gint64) b->to.longitude - b->from.longitude);
  gint64 north =
    ((gint64) a->to.latitude - a->from.latitude) * ((gint64) b->to.latitude - b->from.latitude);

  return get_turn (a->from, a->to, b->to) == 0 && east + north < 0;
}

static gboolean
do_cross (GArray *ring, guint i, guint j)
{
  Side a = get_side (ring, i);
  Side b = get_side (ring, j);

  if (j == i + 1)
    return does_turn_back (&a, &b);
  if (i == 0 && j == ring->len - 1)
    return does_turn_back (&b, &a);
  return do_touch (&a, &b);
}

/**
 * bc_outline_find_crossing:
 * @ring: (element-type BcPosition): at least three points, the first not repeated at the end, none
 *   equal to the one before it
 * @first: (out): the point where one of the crossing sides begins, counted from 0
 * @second: (out): the same of the other side
 *
 * Looks for two sides of a ring that cross, touch or run over one another.
 *
 * Returns: whether there are any
 */
gboolean
bc_outline_find_crossing (GArray *ring, guint *first, guint *second)
{
  for (guint i = 0; i < ring->len; i++) {
    for (guint j = i + 1; j < ring->len; j++) {
      if (!do_cross (ring, i, j))
        continue;
      *first = i;
      *second = j;
      return TRUE;
    }
  }
  return FALSE;
}
