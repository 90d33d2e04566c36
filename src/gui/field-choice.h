/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BC_TYPE_FIELD_CHOICE (bc_field_choice_get_type ())
G_DECLARE_FINAL_TYPE (BcFieldChoice, bc_field_choice, BC, FIELD_CHOICE, AdwBin)

G_END_DECLS
