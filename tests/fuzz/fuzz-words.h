/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

/* Takes each line of any bytes for a heading, an address and a word of a choice, and asserts what
 * must hold; it tells how many addresses could be taken apart. */
guint fuzz_words (const uint8_t *bytes, size_t length);
