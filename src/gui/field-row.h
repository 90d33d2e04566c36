/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_FIELD_ROW (bc_field_row_get_type ())
G_DECLARE_FINAL_TYPE (BcFieldRow, bc_field_row, BC, FIELD_ROW, AdwPreferencesRow)

GtkWidget *bc_field_row_new (const BcField *field, BcStore *store, const BcId *scope);
GtkWidget *bc_field_row_new_static (const BcField *field, BcStore *store, const char *reason);
const BcField *bc_field_row_get_field (BcFieldRow *self);
gint64 bc_field_row_get_arrival (BcFieldRow *self);
void bc_field_row_show_value (BcFieldRow *self, const BcValue *value, gint64 arrival);
gboolean bc_field_row_read_value (BcFieldRow *self, BcValue *value, GError **error);
gboolean bc_field_row_is_changed (BcFieldRow *self);
void bc_field_row_set_error (BcFieldRow *self, const char *message);
gboolean bc_field_row_has_error (BcFieldRow *self);
void bc_field_row_add_pending (BcFieldRow *self, int change);
void bc_field_row_make_static (BcFieldRow *self, BcStore *store);
gboolean bc_field_row_is_static (BcFieldRow *self);

G_END_DECLS
