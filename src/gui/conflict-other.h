/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "form-rows.h"

G_BEGIN_DECLS

#define BC_TYPE_CONFLICT_OTHER_ROW (bc_conflict_other_row_get_type ())
G_DECLARE_FINAL_TYPE (BcConflictOtherRow,
                      bc_conflict_other_row,
                      BC,
                      CONFLICT_OTHER_ROW,
                      AdwPreferencesRow)

GtkWidget *bc_conflict_other_row_new (const BcFormSite *site,
                                      const BcField *field) G_GNUC_WARN_UNUSED_RESULT;
gboolean bc_conflict_other_row_read_value (BcConflictOtherRow *self, BcValue *value);

G_END_DECLS
