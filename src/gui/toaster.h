/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BC_TYPE_TOASTER (bc_toaster_get_type ())
G_DECLARE_FINAL_TYPE (BcToaster, bc_toaster, BC, TOASTER, GObject)

BcToaster *bc_toaster_new (AdwToastOverlay *overlay) G_GNUC_WARN_UNUSED_RESULT;
void bc_toaster_tell (BcToaster *self, const char *text, gboolean offers_undo);

G_END_DECLS
