/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BcBusinessesFigures:
 * @n_businesses: all in the register
 * @open: how many of them are open
 * @moved: how many have moved away, and are no premises any more
 * @vacancy: vacant premises, in percent; NaN where there are no premises whose state is known
 * @women_owned: open businesses owned by women, in percent of those whose owner's sex is told; NaN
 *   where it is told of none
 * @unreported: open businesses whose owner's sex is not told
 * @net_openings: openings less closings that the diary tells; NaN where it tells none
 *
 * A district's businesses at a glance, as the programme's summary reads them.
 */
typedef struct
{
  guint n_businesses;
  guint open;
  guint moved;
  double vacancy;
  double women_owned;
  guint unreported;
  double net_openings;
} BcBusinessesFigures;

char *bc_businesses_dup_figure (const BcBusinessesFigures *self) G_GNUC_WARN_UNUSED_RESULT;
char *bc_businesses_dup_sentence (const BcBusinessesFigures *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
