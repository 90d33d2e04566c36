/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BC_TYPE_FIELD_ENTRY (bc_field_entry_get_type ())
G_DECLARE_FINAL_TYPE (BcFieldEntry, bc_field_entry, BC, FIELD_ENTRY, AdwBin)

G_END_DECLS
