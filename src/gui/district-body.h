/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_DISTRICT_BODY (bc_district_body_get_type ())
G_DECLARE_FINAL_TYPE (BcDistrictBody, bc_district_body, BC, DISTRICT_BODY, AdwBin)

void bc_district_body_load (BcDistrictBody *self, BcStore *store, const BcId *district);

G_END_DECLS
