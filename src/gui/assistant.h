/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_ASSISTANT (bc_assistant_get_type ())
G_DECLARE_FINAL_TYPE (BcAssistant, bc_assistant, BC, ASSISTANT, AdwBin)

GtkWidget *bc_assistant_new (BcStore *store) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
