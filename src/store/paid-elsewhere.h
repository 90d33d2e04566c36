/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"

G_BEGIN_DECLS

/**
 * BcPaidElsewhere:
 * @entry: an expense of the district
 * @line: the funding line that it belongs to
 * @other: the expense of the other district
 * @sentence: (owned): what it means, in the language of the process
 *
 * An action that perhaps another district was paid for as well.
 */
typedef struct
{
  BcId entry;
  BcId line;
  BcId other;
  char *sentence;
} BcPaidElsewhere;

GPtrArray *bc_paid_elsewhere_read (BcDatabase *database,
                                   gint64 scope,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *bc_paid_elsewhere_read_packet (BcDatabase *database,
                                          gint64 packet,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
