/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record-line.h"

G_BEGIN_DECLS

/**
 * BcRecordListAsked:
 * @type: of the records
 * @owner: what they belong to; nil for all of a district's
 * @district: that
 *
 * What a list of records asks of the store.
 */
typedef struct
{
  const BcRecordType *type;
  BcId owner;
  BcId district;
} BcRecordListAsked;

/**
 * BcRecordListFound:
 * @asked: what was asked
 * @lines: (owned) (nullable) (element-type BcRecordLine): the records
 *
 * What was found there.
 */
typedef struct
{
  BcRecordListAsked asked;
  GPtrArray *lines;
} BcRecordListFound;

gpointer bc_record_list_read (BcDatabase *reader, gpointer asked, GError **error);
void bc_record_list_found_free (gpointer found);

G_END_DECLS
