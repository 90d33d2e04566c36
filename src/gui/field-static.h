/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BC_TYPE_FIELD_STATIC (bc_field_static_get_type ())
G_DECLARE_FINAL_TYPE (BcFieldStatic, bc_field_static, BC, FIELD_STATIC, AdwBin)

G_END_DECLS
