/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import-private.h"

G_BEGIN_DECLS

const char *bc_import_find_stranger (BcImportPlan *plan);

G_END_DECLS
