/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-error.h"

/**
 * bc_store_error_quark:
 *
 * The domain of the store's errors.
 *
 * Returns: the quark
 */
G_DEFINE_QUARK (bc - store - error - quark, bc_store_error)
