/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BC_SALT_SIZE 32
#define BC_N_SALTS   8 /* 256 bytes: the kernel gives so many at once, and all of them */

/**
 * BcSalts:
 * @n_left: how many are left
 * @salts: they themselves
 *
 * What makes each operation's commitment its own, drawn in blocks: an import has many. Zeroed, it
 * is empty.
 */
typedef struct
{
  guint n_left;
  guint8 salts[BC_N_SALTS][BC_SALT_SIZE];
} BcSalts;

const guint8 *bc_salts_take (BcSalts *self, GError **error);

G_END_DECLS
