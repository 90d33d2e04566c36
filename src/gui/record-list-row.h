/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "record-line.h"
#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_RECORD_LIST_ROW (bc_record_list_row_get_type ())
G_DECLARE_FINAL_TYPE (BcRecordListRow, bc_record_list_row, BC, RECORD_LIST_ROW, AdwPreferencesRow)

GtkWidget *bc_record_list_row_new (BcStore *store, const BcRecordLine *line);
void bc_record_list_row_show (BcRecordListRow *self, const BcRecordLine *line);
BcRecord *bc_record_list_row_get_record (BcRecordListRow *self);

G_END_DECLS
