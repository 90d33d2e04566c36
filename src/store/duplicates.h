/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"

G_BEGIN_DECLS

/**
 * BcTwin:
 * @id: a business
 * @name: (owned): its trade name
 * @address: (owned): street, number and unit; may be empty
 */
typedef struct
{
  BcId id;
  char *name;
  char *address;
} BcTwin;

/**
 * BcDuplicate:
 * @district: their district
 * @first: the one that was entered first
 * @second: the other
 * @same_rut: both have the same RUT
 * @same_address: both have an address, and it is one
 * @likeness: how alike their names are, 0 to 1
 *
 * Two records that are perhaps of one business. A person settles it, see bc_join()
 * and bc_apart_tell().
 */
typedef struct
{
  BcId district;
  BcTwin first;
  BcTwin second;
  gboolean same_rut;
  gboolean same_address;
  double likeness;
} BcDuplicate;

GPtrArray *bc_duplicates_read (BcDatabase *database,
                               const BcId *district,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bc_duplicate_free (BcDuplicate *self);

G_END_DECLS
