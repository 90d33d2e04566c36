/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "import-run.h"

G_BEGIN_DECLS

#define BC_TYPE_IMPORT_PREVIEW (bc_import_preview_get_type ())
G_DECLARE_FINAL_TYPE (BcImportPreview, bc_import_preview, BC, IMPORT_PREVIEW, AdwBin)

void bc_import_preview_show (BcImportPreview *self, BcImportPlan *plan, const BcImportTally *tally);

G_END_DECLS
