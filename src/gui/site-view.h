/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "page.h"
#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_SITE_VIEW (bc_site_view_get_type ())
G_DECLARE_FINAL_TYPE (BcSiteView, bc_site_view, BC, SITE_VIEW, AdwBin)

void bc_site_view_set_rows (BcSiteView *self, GListModel *rows);
void bc_site_view_set_district (BcSiteView *self, BcStore *store, const BcId *district);
void bc_site_view_show (BcSiteView *self, const char *name, GArray *boundary, gint64 arrival);
BcPageRest bc_site_view_settle (BcSiteView *self, gboolean save);
void bc_site_view_set_width (BcSiteView *self, int width);

G_END_DECLS
