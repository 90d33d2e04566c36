/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "minutes-read.h"
#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_ATTENDANCE_LIST (bc_attendance_list_get_type ())
G_DECLARE_FINAL_TYPE (BcAttendanceList, bc_attendance_list, BC, ATTENDANCE_LIST, AdwBin)

/* Signal: told (a sentence, and whether what it tells can be undone). */
void bc_attendance_list_show (BcAttendanceList *self, BcStore *store, const BcMinutes *minutes);

G_END_DECLS
