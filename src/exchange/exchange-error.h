/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BC_EXCHANGE_ERROR:
 *
 * Error domain of what comes in and goes out. The codes are #BcExchangeError.
 */
#define BC_EXCHANGE_ERROR (bc_exchange_error_quark ())

/**
 * BcExchangeError:
 * @BC_EXCHANGE_ERROR_INVALID: the content breaks its format; the message names the line
 * @BC_EXCHANGE_ERROR_REFUSED: the content uses what only attacks use
 * @BC_EXCHANGE_ERROR_TOO_LARGE: more bytes, text or depth than is ever needed
 * @BC_EXCHANGE_ERROR_NEWER: written by a newer version of the program
 *
 * Reading and cancelling report in the domain of GIO.
 */
typedef enum {
  BC_EXCHANGE_ERROR_INVALID,
  BC_EXCHANGE_ERROR_REFUSED,
  BC_EXCHANGE_ERROR_TOO_LARGE,
  BC_EXCHANGE_ERROR_NEWER,
} BcExchangeError;

GQuark bc_exchange_error_quark (void);

G_END_DECLS
