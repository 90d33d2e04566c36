/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "site-map.h"

G_BEGIN_DECLS

/**
 * BcSiteForm:
 * @BC_SITE_PNG: points, twice as many as on the screen
 * @BC_SITE_PDF: a page of shapes
 */
typedef enum {
  BC_SITE_PNG,
  BC_SITE_PDF,
} BcSiteForm;

void bc_site_paper_add_actions (GtkWidget *widget, BcSiteMap *map);
cairo_surface_t *bc_site_paper_record (BcSiteMap *map, gboolean whole) G_GNUC_WARN_UNUSED_RESULT;
gboolean
bc_site_paper_write (cairo_surface_t *recording, BcSiteForm form, const char *path, GError **error);
BcSiteForm bc_site_paper_find_form (const char *path, BcSiteForm otherwise);

G_END_DECLS
