/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void bc_splice_show (GListStore *shown, GPtrArray *found, GEqualFunc equal);

G_END_DECLS
