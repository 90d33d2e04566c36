/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "duplicates.h"
#include "twins.h"

G_BEGIN_DECLS

#define BC_TYPE_TWIN_SIDE (bc_twin_side_get_type ())
G_DECLARE_FINAL_TYPE (BcTwinSide, bc_twin_side, BC, TWIN_SIDE, AdwBin)

void bc_twin_side_show (BcTwinSide *self, const BcTwin *twin, const BcTwins *twins, guint place);

G_END_DECLS
