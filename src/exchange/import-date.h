/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "table.h"

G_BEGIN_DECLS

/**
 * BcDateOrder:
 * @BC_DATE_ORDER_UNKNOWN: nothing says
 * @BC_DATE_ORDER_DAY_FIRST: 20/11/2026
 * @BC_DATE_ORDER_MONTH_FIRST: 11/20/2026
 *
 * Whether the dates of a column have the day or the month first.
 */
typedef enum {
  BC_DATE_ORDER_UNKNOWN,
  BC_DATE_ORDER_DAY_FIRST,
  BC_DATE_ORDER_MONTH_FIRST,
} BcDateOrder;

/**
 * BcDateEvidence:
 * @day_first: how many texts can only have the day first
 * @month_first: how many can only have the month first
 * @open: how many with slashes or dots can have either
 * @hyphens: how many with hyphens can have either: the form in which this program writes
 * @example: one of the open ones, "" for none
 *
 * What the texts of a column say of the order of its dates.
 */
typedef struct
{
  guint day_first;
  guint month_first;
  guint open;
  guint hyphens;
  char example[16];
} BcDateEvidence;

void bc_date_evidence_add (BcDateEvidence *self, const char *text);
BcDateOrder bc_date_evidence_get_order (const BcDateEvidence *self, gboolean *undecided);
gboolean bc_import_date_parse (const char *text, BcDateOrder order, char iso[11], GError **error);
gboolean
bc_import_date_from_serial (const char *number, gboolean is_1904, char iso[11], GError **error);

G_END_DECLS
