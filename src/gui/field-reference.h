/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BC_TYPE_FIELD_REFERENCE (bc_field_reference_get_type ())
G_DECLARE_FINAL_TYPE (BcFieldReference, bc_field_reference, BC, FIELD_REFERENCE, AdwBin)

G_END_DECLS
