/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "uf.h"

#include <glib/gi18n-lib.h>

#include "date.h"
#include "store-error.h"

/* What the UF is worth and what follows from it. It has a value of its own each day: that of
 * another day converts nothing, however near it is. */

#define HUNDREDTHS 100

static gboolean
tell_missing (gint32 day, GError **error)
{
  g_autofree char *shown = day != BC_DATE_NONE ? bc_date_dup_screen (day) : NULL;

  if (shown == NULL)
    g_set_error_literal (error,
                         BC_STORE_ERROR,
                         BC_STORE_ERROR_NOT_FOUND,
                         _ ("The amount in UF has no day whose value converts it"));
  else
    g_set_error (error,
                 BC_STORE_ERROR,
                 BC_STORE_ERROR_NOT_FOUND,
                 _ ("There is no value of the UF for %s"),
                 shown);
  return FALSE;
}

/**
 * bc_uf_find:
 * @database: a connection
 * @day: a civil date, or %BC_DATE_NONE
 * @value: (out): what one UF is worth on that day, in hundredths of a peso
 * @error: return location, #BC_STORE_ERROR
 *
 * Looks up the value of the UF.
 *
 * Returns: %FALSE with %BC_STORE_ERROR_NOT_FOUND where that day has none, or a failure
 */
gboolean
bc_uf_find (BcDatabase *database, gint32 day, gint64 *value, GError **error)
{
  g_autofree char *iso = day != BC_DATE_NONE ? bc_date_dup_iso (day) : NULL;

  if (iso == NULL)
    return tell_missing (day, error);
  if (!bc_database_get_integer (database,
                                value,
                                error,
                                "SELECT coalesce((SELECT value FROM uf_value WHERE day = ? "
                                "AND hidden = 0 AND value > 0 ORDER BY row LIMIT 1), 0)",
                                "t",
                                iso))
    return FALSE;
  return *value > 0 || tell_missing (day, error);
}

/* To the nearest peso, halves away from zero. */
static gboolean
multiply (gint64 amount, gint64 value, gint64 *pesos, GError **error)
{
  const guint64 parts = HUNDREDTHS * HUNDREDTHS;
  guint64 magnitude = amount < 0 ? -(guint64) amount : (guint64) amount;
  guint64 product = 0;

  if (!g_uint64_checked_mul (&product, magnitude, (guint64) value) ||
      product > G_MAXUINT64 - parts / 2) {
    g_set_error_literal (error,
                         BC_STORE_ERROR,
                         BC_STORE_ERROR_INVALID,
                         _ ("The amount is too large"));
    return FALSE;
  }
  *pesos = (gint64) ((product + parts / 2) / parts) * (amount < 0 ? -1 : 1);
  return TRUE;
}

/**
 * bc_uf_convert:
 * @database: a connection
 * @amount: an amount; in UF with the day whose value converts it
 * @pesos: (out): the same in whole pesos
 * @error: return location, #BC_STORE_ERROR
 *
 * Tells what an amount is in pesos: to the nearest whole one, for smaller coins are no legal
 * tender.
 *
 * Returns: %FALSE with %BC_STORE_ERROR_NOT_FOUND where the day has no value, which is to be shown
 * as missing; %BC_STORE_ERROR_INVALID where the amount is beyond all reckoning; or a failure
 */
gboolean
bc_uf_convert (BcDatabase *database, const BcAmount *amount, gint64 *pesos, GError **error)
{
  gint64 value;

  if (amount->unit == BC_UNIT_CLP) {
    *pesos = amount->value / HUNDREDTHS;
    return TRUE;
  }
  return bc_uf_find (database, amount->day, &value, error) &&
         multiply (amount->value, value, pesos, error);
}
