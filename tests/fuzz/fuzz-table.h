/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

/* Reads a table of any bytes, XLSX, ODS or CSV, twice, and asserts what must hold of it; FALSE
 * where it is refused. */
gboolean fuzz_table (const uint8_t *bytes, size_t length, GError **error);
