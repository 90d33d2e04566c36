/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "twins.h"

G_BEGIN_DECLS

#define BC_TYPE_TWIN_ROW (bc_twin_row_get_type ())
G_DECLARE_FINAL_TYPE (BcTwinRow, bc_twin_row, BC, TWIN_ROW, AdwPreferencesRow)

GtkWidget *bc_twin_row_new (const BcTwinField *field, guint keep) G_GNUC_WARN_UNUSED_RESULT;
const BcField *bc_twin_row_get_field (BcTwinRow *self);
guint bc_twin_row_get_chosen (BcTwinRow *self);
void bc_twin_row_focus (BcTwinRow *self);

G_END_DECLS
