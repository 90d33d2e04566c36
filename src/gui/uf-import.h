/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store.h"

G_BEGIN_DECLS

void bc_uf_import_choose (GtkWindow *parent, BcStore *store);

G_END_DECLS
