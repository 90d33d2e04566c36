/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BC_TYPE_FIELD_PERIOD (bc_field_period_get_type ())
G_DECLARE_FINAL_TYPE (BcFieldPeriod, bc_field_period, BC, FIELD_PERIOD, AdwBin)

G_END_DECLS
