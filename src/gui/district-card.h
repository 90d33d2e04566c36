/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BC_TYPE_DISTRICT_CARD (bc_district_card_get_type ())
G_DECLARE_FINAL_TYPE (BcDistrictCard, bc_district_card, BC, DISTRICT_CARD, GtkButton)

/* Property: title. */
void bc_district_card_set (BcDistrictCard *self, const char *figure, const char *sentence);

G_END_DECLS
