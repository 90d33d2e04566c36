/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "governance.h"

G_BEGIN_DECLS

#define BC_TYPE_REPRESENTATION_ROW (bc_representation_row_get_type ())
G_DECLARE_FINAL_TYPE (BcRepresentationRow,
                      bc_representation_row,
                      BC,
                      REPRESENTATION_ROW,
                      AdwPreferencesRow)

void bc_representation_row_show (BcRepresentationRow *self,
                                 const BcRepresentation *shown,
                                 const char *heading);

G_END_DECLS
