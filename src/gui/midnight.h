/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store.h"

G_BEGIN_DECLS

void bc_midnight_watch (BcStore *store);

G_END_DECLS
