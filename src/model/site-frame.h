/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "site-plan.h"

G_BEGIN_DECLS

/**
 * BcSiteFrame:
 * @centre: what lies in the middle
 * @scale: pixels per metre
 * @width: pixels
 * @height: pixels
 *
 * What of a plan is seen.
 */
typedef struct
{
  BcPoint centre;
  double scale;
  double width;
  double height;
} BcSiteFrame;

void bc_site_frame_get_pixel (const BcSiteFrame *self, const BcPoint *point, double *x, double *y);
void bc_site_frame_get_point (const BcSiteFrame *self, double x, double y, BcPoint *point);
void bc_site_frame_fit (BcSiteFrame *self, const BcSiteBounds *bounds);
void bc_site_frame_zoom (BcSiteFrame *self, double factor, double x, double y);
void bc_site_frame_pan (BcSiteFrame *self, double dx, double dy);
void bc_site_frame_show (BcSiteFrame *self, const BcPoint *point, double margin);
double bc_site_frame_get_bar (const BcSiteFrame *self, double longest);
gboolean bc_site_frame_clip (const BcSiteFrame *self, double line[4]);

G_END_DECLS
