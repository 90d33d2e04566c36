/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "salts.h"

#include <errno.h>
#include <sys/random.h>

#include "store-error.h"

/**
 * bc_salts_take:
 * @self: a block of salts
 * @error: return location, #BC_STORE_ERROR
 *
 * Takes one that was never taken before.
 *
 * Returns: (nullable) (array fixed-size=32): the salt, of @self until the next is taken
 */
const guint8 *
bc_salts_take (BcSalts *self, GError **error)
{
  if (self->n_left == 0) {
    if (getrandom (self->salts, sizeof self->salts, 0) != sizeof self->salts) {
      g_set_error_literal (error, BC_STORE_ERROR, BC_STORE_ERROR_FAILED, g_strerror (errno));
      return NULL;
    }
    self->n_left = BC_N_SALTS;
  }
  return self->salts[--self->n_left];
}
