/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "names.h"
#include "sheet.h"

G_BEGIN_DECLS

gboolean bc_field_is_numeric (const BcField *field);
gboolean bc_cell_take (BcSheet *sheet,
                       BcNames *names,
                       const BcField *field,
                       const BcValue *value,
                       GError **error);
void bc_cell_take_reason (BcSheet *sheet, const BcValue *state);

G_END_DECLS
