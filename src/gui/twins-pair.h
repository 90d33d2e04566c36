/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "draft.h"
#include "duplicates.h"
#include "twins.h"

G_BEGIN_DECLS

#define BC_TYPE_TWINS_PAIR (bc_twins_pair_get_type ())
G_DECLARE_FINAL_TYPE (BcTwinsPair, bc_twins_pair, BC, TWINS_PAIR, AdwBin)

/* Signal: opened (guint place): the record at that place is to be opened. */
gboolean bc_twins_pair_show (BcTwinsPair *self, const BcDuplicate *pair, const BcTwins *twins);
void bc_twins_pair_set_writable (BcTwinsPair *self, gboolean writable);
void bc_twins_pair_collect (BcTwinsPair *self, const BcTwins *twins, BcDraft *chosen);
gboolean bc_twins_pair_focus (BcTwinsPair *self);

G_END_DECLS
