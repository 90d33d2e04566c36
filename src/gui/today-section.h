/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "today.h"

G_BEGIN_DECLS

#define BC_TYPE_TODAY_SECTION (bc_today_section_get_type ())
G_DECLARE_FINAL_TYPE (BcTodaySection, bc_today_section, BC, TODAY_SECTION, AdwBin)

GtkWidget *bc_today_section_new (BcTodayGroup group) G_GNUC_WARN_UNUSED_RESULT;
void bc_today_section_restart (BcTodaySection *self);
void bc_today_section_add (BcTodaySection *self, const BcTodayItem *item, gboolean several);
gboolean bc_today_section_drop (BcTodaySection *self);

G_END_DECLS
