/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GResource *bc_resource_await (GResource *(*get) (void) );

G_END_DECLS
