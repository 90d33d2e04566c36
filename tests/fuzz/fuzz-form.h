/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

/* Reads a sheet of a form of any bytes, writes into some of its cells, and asserts what must hold
 * of it; FALSE where it is refused. */
gboolean fuzz_form (const uint8_t *bytes, size_t length, GError **error);
