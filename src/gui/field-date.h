/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BC_TYPE_FIELD_DATE (bc_field_date_get_type ())
G_DECLARE_FINAL_TYPE (BcFieldDate, bc_field_date, BC, FIELD_DATE, AdwBin)

void bc_field_date_set_label (BcFieldDate *self, const char *label);
void bc_field_date_set_text (BcFieldDate *self, const char *text);
const char *bc_field_date_get_text (BcFieldDate *self);

G_END_DECLS
