/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "site-plan.h"

G_BEGIN_DECLS

/** BC_SITE_NONE: no mark, no group of marks. */
#define BC_SITE_NONE G_MAXUINT

/**
 * BcSiteGroup:
 * @first: its first mark, in whose place it is drawn
 * @n_marks: how many are drawn as one
 * @x: pixels east of the centre
 * @y: pixels south of it
 *
 * Marks that cannot be told apart at a scale.
 */
typedef struct
{
  guint first;
  guint n_marks;
  double x;
  double y;
} BcSiteGroup;

/**
 * BcSiteLabel:
 * @text: (owned): what is written
 * @street: it is a street's name
 * @x: pixels east of the centre, where it begins
 * @y: pixels south of it, where it begins
 * @width: pixels that it may take
 * @height: likewise
 *
 * A label that has a place.
 */
typedef struct
{
  char *text;
  gboolean street;
  double x;
  double y;
  double width;
  double height;
} BcSiteLabel;

/**
 * BcSiteLayout:
 * @scale: pixels per metre
 * @near: marks nearer to each other than this, in pixels, are drawn as one
 * @groups: (owned) (element-type BcSiteGroup): what is drawn for the marks
 * @group_of: (owned): by mark, its group
 * @labels: (owned) (element-type BcSiteLabel): none over another nor over a mark
 * @labelled: the labels have been placed
 *
 * Where a plan's marks and labels are at one scale, whatever part of it is seen: what is pushed
 * along does not change.
 */
typedef struct
{
  double scale;
  double near;
  GArray *groups;
  guint *group_of;
  GArray *labels;
  gboolean labelled;
} BcSiteLayout;

BcSiteLayout *bc_site_layout_new (const BcSitePlan *plan, double scale) G_GNUC_WARN_UNUSED_RESULT;
void bc_site_layout_label (BcSiteLayout *self, const BcSitePlan *plan, double letter, double line);
void bc_site_layout_free (BcSiteLayout *self);
guint bc_site_layout_find (const BcSiteLayout *self, double x, double y, double reach);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcSiteLayout, bc_site_layout_free)

G_END_DECLS
