/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "minutes-read.h"

G_BEGIN_DECLS

#define BC_TYPE_ATTENDANCE_ROW (bc_attendance_row_get_type ())
G_DECLARE_FINAL_TYPE (BcAttendanceRow, bc_attendance_row, BC, ATTENDANCE_ROW, AdwPreferencesRow)

void bc_attendance_row_show (BcAttendanceRow *self, const BcAttendant *attendant);
void bc_attendance_row_set_present (BcAttendanceRow *self, int present);
int bc_attendance_row_get_present (BcAttendanceRow *self);
const BcId *bc_attendance_row_get_person (BcAttendanceRow *self);
const char *bc_attendance_row_get_name (BcAttendanceRow *self);
const char *bc_attendance_row_get_state (BcAttendanceRow *self);

G_END_DECLS
