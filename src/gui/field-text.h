/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BC_TYPE_FIELD_TEXT (bc_field_text_get_type ())
G_DECLARE_FINAL_TYPE (BcFieldText, bc_field_text, BC, FIELD_TEXT, AdwBin)

G_END_DECLS
