/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "writer.h"

G_BEGIN_DECLS

gboolean bc_walk_answer (BcWriter *writer, const BcId *business, const char *state, GError **error);

G_END_DECLS
