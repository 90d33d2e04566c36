/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "table.h"

G_BEGIN_DECLS

char *bc_import_cell_dup_typed (const char *cell, BcCellType type) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
