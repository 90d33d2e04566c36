/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_DISTRICT_PAGE (bc_district_page_get_type ())
G_DECLARE_FINAL_TYPE (BcDistrictPage, bc_district_page, BC, DISTRICT_PAGE, AdwBin)

GtkWidget *bc_district_page_new (BcStore *store);
void bc_district_page_set_district (BcDistrictPage *self, const BcId *district);
const BcId *bc_district_page_get_district (BcDistrictPage *self);
void bc_district_page_show_type (BcDistrictPage *self, const char *type);
void bc_district_page_open_record (BcDistrictPage *self, const BcId *id);

G_END_DECLS
