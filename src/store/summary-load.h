/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "summary.h"

G_BEGIN_DECLS

double *bc_figures_new (void);
gboolean bc_figures_load (BcDatabase *database,
                          const char *level,
                          GHashTable *places,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
GHashTable *bc_places_new (void);
void bc_places_add (GHashTable *places, gint64 place, gpointer data);

G_END_DECLS
