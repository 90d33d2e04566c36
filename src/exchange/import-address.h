/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vocabulary.h"

G_BEGIN_DECLS

/**
 * BcAddress:
 * @street: (owned): the street, as it is written
 * @number: (owned) (nullable): the number, as it is written
 * @unit: (owned) (nullable): the unit within it, as it is written
 *
 * An address in its parts.
 */
typedef struct
{
  char *street;
  char *number;
  char *unit;
} BcAddress;

gboolean bc_address_split (BcAddress *self, const char *text, BcVocabulary *vocabulary);
void bc_address_clear (BcAddress *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BcAddress, bc_address_clear)

G_END_DECLS
