/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "business-row.h"
#include "ground.h"

G_BEGIN_DECLS

/** BC_N_SITE_STATES: the states that a mark shows; the last one is that of what was never told. */
#define BC_N_SITE_STATES 5

/**
 * BcSiteMark:
 * @row: (owned): a business
 * @point: where it is
 * @state: its state by its place in the dictionary, below %BC_N_SITE_STATES
 * @anchor: it draws people to the district
 * @far: it lies away from all others: most likely its position was mistyped
 */
typedef struct
{
  BcBusinessRow *row;
  BcPoint point;
  guint state;
  gboolean anchor;
  gboolean far;
} BcSiteMark;

/**
 * BcSiteBounds:
 * @west: metres east of the centre, where it begins
 * @south: metres north of it, where it begins
 * @east: where it ends
 * @north: where it ends
 */
typedef struct
{
  double west;
  double south;
  double east;
  double north;
} BcSiteBounds;

/**
 * BcSitePlan:
 * @ground: what its points lie on
 * @marks: (owned) (element-type BcSiteMark): the businesses with a position, in walking order
 * @unplaced: (owned) (element-type BcBusinessRow): those without one, likewise
 * @corners: (owned) (element-type BcPoint): of the boundary; none where it is not known
 *
 * The plan drawing of a district.
 */
typedef struct
{
  BcGround ground;
  GPtrArray *marks;
  GPtrArray *unplaced;
  GArray *corners;
} BcSitePlan;

/**
 * BcSiteProposal:
 * @point: where a business may stand
 * @before: (unowned): the number on the one side
 * @after: (unowned): the number on the other
 *
 * A place that was computed, for a person to say whether it is right.
 */
typedef struct
{
  BcPoint point;
  const char *before;
  const char *after;
} BcSiteProposal;

gboolean bc_site_plan_find_ground (GListModel *rows, GArray *boundary, BcGround *ground);
BcSitePlan *bc_site_plan_new (GListModel *rows,
                              GArray *boundary,
                              const BcGround *ground) G_GNUC_WARN_UNUSED_RESULT;
void bc_site_plan_free (BcSitePlan *self);
const BcSiteMark *bc_site_plan_get_mark (const BcSitePlan *self, guint mark);
guint bc_site_plan_find (const BcSitePlan *self, const BcId *business);
gboolean bc_site_plan_get_bounds (const BcSitePlan *self, BcSiteBounds *bounds);
gboolean
bc_site_plan_propose (const BcSitePlan *self, BcBusinessRow *row, BcSiteProposal *proposal);
char *bc_site_plan_dup_words (const BcSitePlan *self, const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcSitePlan, bc_site_plan_free)

G_END_DECLS
