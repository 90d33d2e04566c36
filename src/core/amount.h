/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** BcUnit: the unit of an amount of money. */
typedef enum {
  BC_UNIT_CLP,
  BC_UNIT_UF,
} BcUnit;

/**
 * BcAmount:
 * @value: hundredths of the unit; whole pesos, so a multiple of 100, when the unit is CLP
 * @unit: pesos or UF
 * @day: the date whose UF value converts it, or BC_DATE_NONE; always BC_DATE_NONE for CLP
 */
typedef struct
{
  gint64 value;
  BcUnit unit;
  gint32 day;
} BcAmount;

gboolean bc_amount_parse (const char *text, BcAmount *amount, GError **error);
char *bc_amount_dup_text (const BcAmount *amount) G_GNUC_WARN_UNUSED_RESULT;
char *bc_amount_dup_screen (const BcAmount *amount) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
