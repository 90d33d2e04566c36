/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store.h"

G_BEGIN_DECLS

void bc_invoice_work_run (GtkWindow *parent,
                          BcStore *store,
                          const BcId *line,
                          const BcId *place,
                          GPtrArray *files);

G_END_DECLS
