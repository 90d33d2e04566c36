/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "record.h"
#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_DISTRICT_STEPS (bc_district_steps_get_type ())
G_DECLARE_FINAL_TYPE (BcDistrictSteps, bc_district_steps, BC, DISTRICT_STEPS, AdwBin)

void bc_district_steps_load (BcDistrictSteps *self, BcStore *store, BcRecord *district);

G_END_DECLS
