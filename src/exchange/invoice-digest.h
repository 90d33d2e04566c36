/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "invoice.h"

G_BEGIN_DECLS

void bc_invoices_compare_digests (GPtrArray *invoices, GBytes *file);

G_END_DECLS
