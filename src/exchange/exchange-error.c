/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange-error.h"

/**
 * bc_exchange_error_quark:
 *
 * The domain of the errors of this layer.
 */
G_DEFINE_QUARK (bc_exchange_error, bc_exchange_error)
