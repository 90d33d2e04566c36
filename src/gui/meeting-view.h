/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_MEETING_VIEW (bc_meeting_view_get_type ())
G_DECLARE_FINAL_TYPE (BcMeetingView, bc_meeting_view, BC, MEETING_VIEW, AdwBin)

void bc_meeting_view_load (BcMeetingView *self, BcStore *store, const BcId *meeting);

G_END_DECLS
