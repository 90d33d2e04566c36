/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_DISTRICTS_PAGE (bc_districts_page_get_type ())
G_DECLARE_FINAL_TYPE (BcDistrictsPage, bc_districts_page, BC, DISTRICTS_PAGE, AdwBin)

GtkWidget *bc_districts_page_new (BcStore *store) G_GNUC_WARN_UNUSED_RESULT;
void bc_districts_page_set_region (BcDistrictsPage *self, const char *code);

G_END_DECLS
