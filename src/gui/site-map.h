/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "page.h"
#include "site-layout.h"

G_BEGIN_DECLS

/**
 * BcSiteMode:
 * @BC_SITE_LOOK: to be looked at; a chosen mark can be dragged
 * @BC_SITE_PLACE: the place of a business is being chosen
 * @BC_SITE_DRAW: a boundary is being drawn, corner by corner
 * @BC_SITE_EDIT: the corners of a boundary are being changed
 *
 * What is being done on a plan drawing.
 */
typedef enum {
  BC_SITE_LOOK,
  BC_SITE_PLACE,
  BC_SITE_DRAW,
  BC_SITE_EDIT,
} BcSiteMode;

#define BC_TYPE_SITE_MAP (bc_site_map_get_type ())
G_DECLARE_FINAL_TYPE (BcSiteMap, bc_site_map, BC, SITE_MAP, GtkWidget)

/* Properties: sentence, read only: what the chosen mark shows, or what is being done; lined:
 * whether a line joins the doors of a street in walking order. Signals: changed (another mark was
 * chosen, or something else is being done), activated (the chosen mark is to be opened), placed (a
 * business has its place), bounded (the boundary is drawn), refused (someone tried to move what
 * cannot be changed). What was placed or bounded stays drawn so until another plan is shown, or it
 * is given up, and then it is in hand again. */
void bc_site_map_show (BcSiteMap *self,
                       BcSitePlan *plan,
                       gint64 arrival,
                       const char *name,
                       gboolean editable);
void bc_site_map_clear (BcSiteMap *self);
const BcSitePlan *bc_site_map_get_plan (BcSiteMap *self);
const char *bc_site_map_get_name (BcSiteMap *self);
guint bc_site_map_get_showing (BcSiteMap *self);
BcSiteMode bc_site_map_get_mode (BcSiteMap *self);
guint bc_site_map_get_focus (BcSiteMap *self);
void bc_site_map_set_focus (BcSiteMap *self, guint mark);
void bc_site_map_step (BcSiteMap *self, int steps);
GPtrArray *bc_site_map_list_here (BcSiteMap *self) G_GNUC_WARN_UNUSED_RESULT;
void bc_site_map_zoom (BcSiteMap *self, double factor);
void bc_site_map_fit (BcSiteMap *self);

/* site-map-draw.c */
void bc_site_map_draw_on_paper (BcSiteMap *self,
                                GtkSnapshot *snapshot,
                                double width,
                                double height,
                                gboolean whole);

/* site-map-edit.c */
void bc_site_map_begin_place (BcSiteMap *self, BcBusinessRow *row);
void bc_site_map_begin_boundary (BcSiteMap *self);
void bc_site_map_finish (BcSiteMap *self);
gboolean bc_site_map_take_back (BcSiteMap *self);
BcPageRest bc_site_map_settle (BcSiteMap *self, gboolean save);
gboolean bc_site_map_cancel (BcSiteMap *self);
gboolean bc_site_map_give_up (BcSiteMap *self);
gint64 bc_site_map_get_arrival (BcSiteMap *self);
BcBusinessRow *bc_site_map_get_placed (BcSiteMap *self, BcPosition *position);
GArray *bc_site_map_dup_ring (BcSiteMap *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
