/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "money-parts.h"

static const char *const names[BC_N_MONEY] = {
  [BC_MONEY_PLANNED] = "planned",
  [BC_MONEY_COMMITTED] = "committed",
  [BC_MONEY_DISBURSED] = "disbursed",
  [BC_MONEY_SPENT] = "spent",
};

/**
 * bc_money_get_name:
 * @what: a kind of amount
 *
 * Returns: its name, as the view money_month has it
 */
const char *
bc_money_get_name (BcMoneyWhat what)
{
  return names[what];
}

static BcMoneyWhat
find_what (const char *name)
{
  BcMoneyWhat what = BC_MONEY_PLANNED;

  while (what < BC_MONEY_SPENT && strcmp (names[what], name) != 0)
    what++;
  return what;
}

/* Months in which nothing happened are there too: a curve goes through them. */
static BcMoneyMonth *
get_month (GArray *months, gint32 month)
{
  BcMoneyMonth next = { .month = month };

  while (months->len > 0 && g_array_index (months, BcMoneyMonth, months->len - 1).month < month) {
    next.month = g_array_index (months, BcMoneyMonth, months->len - 1).month + 1;
    g_array_append_val (months, next);
  }
  if (months->len == 0)
    g_array_append_val (months, next);
  return &g_array_index (months, BcMoneyMonth, months->len - 1);
}

static void
take_amount (BcCursor *cursor, BcMoney *money)
{
  const gint64 pesos = bc_cursor_get_integer (cursor, 2);
  BcMoneyMonth *month = NULL;

  if (bc_cursor_is_null (cursor, 0)) {
    money->undated += pesos;
    return;
  }
  month = get_month (money->months, (gint32) bc_cursor_get_integer (cursor, 0));
  month->amounts[find_what (bc_cursor_get_text (cursor, 1))] += pesos;
}

static void
add_up (GArray *months)
{
  gint64 sums[BC_N_MONEY] = { 0 };

  for (guint i = 0; i < months->len; i++) {
    BcMoneyMonth *month = &g_array_index (months, BcMoneyMonth, i);

    for (guint j = 0; j < BC_N_MONEY; j++)
      month->sums[j] = sums[j] += month->amounts[j];
  }
}

/**
 * bc_money_read_curve:
 * @database: a connection
 * @scope: a district's scope
 * @money: where its months go
 * @error: return location, #BC_STORE_ERROR
 *
 * Reads a district's months, by the view money_month.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_money_read_curve (BcDatabase *database, gint64 scope, BcMoney *money, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "SELECT month, what, sum (n) FROM money_month WHERE scope = ? "
                       "GROUP BY month, what HAVING sum (n) <> 0 ORDER BY month",
                       error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_integer (cursor, 1, scope);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    take_amount (cursor, money);
  add_up (money->months);
  return step == BC_STEP_DONE;
}
