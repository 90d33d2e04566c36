/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "money.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "money-parts.h"
#include "store-error.h"

static void
free_item (gpointer data)
{
  BcMoneyItem *item = data;

  g_free (item->name);
  g_free (item);
}

static void
free_line (gpointer data)
{
  BcMoneyLine *line = data;

  g_free (line->title);
  g_free (line->source);
  g_free (line->kind);
  g_free (line->state);
  g_ptr_array_unref (line->items);
  g_free (line);
}

static void
free_warning (gpointer data)
{
  BcMoneyWarning *warning = data;

  g_free (warning->kind);
  g_free (warning->sentence);
  g_free (warning);
}

static void
free_ceiling (gpointer data)
{
  BcMoneyCeiling *ceiling = data;

  g_free (ceiling->rule);
  g_free (ceiling->call);
  g_free (ceiling->year);
  g_free (ceiling);
}

/**
 * bc_money_free:
 * @self: (transfer full) (nullable): a district's money
 *
 * Frees it.
 */
void
bc_money_free (BcMoney *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->warnings);
  g_ptr_array_unref (self->ceilings);
  g_array_unref (self->months);
  g_free (self);
}

static gint64
get_pesos (BcCursor *cursor, int column)
{
  return bc_cursor_is_null (cursor, column) ? BC_MONEY_NONE
                                            : bc_cursor_get_integer (cursor, column);
}

/* What is read, and its lines by their identifiers. */
typedef struct
{
  BcMoney *money;    /* (unowned) */
  GHashTable *by_id; /* (owned) (element-type BcId BcMoneyLine): the lines are the money's */
} Reading;

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->by_id, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static void
take_line (BcCursor *cursor, gpointer data)
{
  Reading *self = data;
  BcMoneyLine *line = g_new0 (BcMoneyLine, 1);

  bc_cursor_get_id (cursor, 0, &line->id);
  bc_cursor_get_id (cursor, 1, &line->action);
  line->title = g_strdup (bc_cursor_get_text (cursor, 2));
  line->source = g_strdup (bc_cursor_get_text (cursor, 3));
  line->kind = g_strdup (bc_cursor_get_text (cursor, 4));
  line->state = g_strdup (bc_cursor_get_text (cursor, 5));
  line->requested = get_pesos (cursor, 6);
  line->awarded = bc_cursor_get_integer (cursor, 7);
  line->committed = bc_cursor_get_integer (cursor, 8);
  line->disbursed = bc_cursor_get_integer (cursor, 9);
  line->spent = bc_cursor_get_integer (cursor, 10);
  line->left = bc_cursor_get_integer (cursor, 11);
  line->own_due = bc_cursor_get_integer (cursor, 12);
  line->own_due_now = bc_cursor_get_integer (cursor, 13);
  line->own_shown = bc_cursor_get_integer (cursor, 14);
  line->items = g_ptr_array_new_with_free_func (free_item);
  g_ptr_array_add (self->money->lines, line);
  g_hash_table_insert (self->by_id, &line->id, line);
}

static void
take_item (BcCursor *cursor, gpointer data)
{
  Reading *self = data;
  BcMoneyLine *line = NULL;
  BcMoneyItem *item = NULL;
  BcId id = { 0 };

  bc_cursor_get_id (cursor, 0, &id);
  line = g_hash_table_lookup (self->by_id, &id);
  if (line == NULL)
    return;
  item = g_new0 (BcMoneyItem, 1);
  bc_cursor_get_id (cursor, 1, &item->id);
  item->name = g_strdup (bc_cursor_get_text (cursor, 2));
  item->amount = bc_cursor_get_integer (cursor, 3);
  item->cap = get_pesos (cursor, 4);
  item->committed = bc_cursor_get_integer (cursor, 5);
  item->spent = bc_cursor_get_integer (cursor, 6);
  g_ptr_array_add (line->items, item);
}

static gboolean
read_lines (BcDatabase *database, gint64 scope, BcMoney *money, GError **error)
{
  g_auto (Reading) reading = {
    money,
    g_hash_table_new ((GHashFunc) bc_id_hash, (GEqualFunc) bc_id_equal),
  };

  return bc_database_each (
           database,
           take_line,
           &reading,
           error,
           "SELECT b.id, b.action, coalesce (a.title, ''), coalesce (f.name, ''), b.kind, "
           "coalesce (b.state, ''), b.requested, b.awarded, b.committed, b.disbursed, b.spent, "
           "b.left, b.own_due, b.own_due_now, b.own_shown "
           "FROM line_balance b LEFT JOIN record ar ON ar.id = b.action "
           "LEFT JOIN action a ON a.row = ar.row LEFT JOIN record xr ON xr.id = a.area "
           "LEFT JOIN area x ON x.row = xr.row LEFT JOIN record s ON s.id = b.source "
           "LEFT JOIN funding_source f ON f.row = s.row "
           "WHERE b.scope = ? ORDER BY x.code, a.title_key, ar.row, b.row",
           "i",
           scope) &&
         bc_database_each (
           database,
           take_item,
           &reading,
           error,
           "SELECT i.line, i.id, coalesce (i.name, ''), i.amount, i.cap, i.committed, i.spent "
           "FROM item_balance i WHERE i.scope = ? ORDER BY i.row",
           "i",
           scope);
}

static void
take_ceiling (BcCursor *cursor, gpointer money)
{
  BcMoneyCeiling *ceiling = g_new0 (BcMoneyCeiling, 1);

  ceiling->rule = g_strdup (bc_cursor_get_text (cursor, 0));
  ceiling->call = g_strdup (bc_cursor_get_text (cursor, 1));
  ceiling->year = g_strdup (bc_cursor_get_text (cursor, 2));
  ceiling->ceiling = bc_cursor_get_integer (cursor, 3);
  ceiling->awarded = bc_cursor_get_integer (cursor, 4);
  g_ptr_array_add (((BcMoney *) money)->ceilings, ceiling);
}

static gboolean
read_ceilings (BcDatabase *database, gint64 scope, BcMoney *money, GError **error)
{
  return bc_database_each (database,
                           take_ceiling,
                           money,
                           error,
                           "SELECT rule, name, year, ceiling, awarded FROM call_ceiling "
                           "WHERE scope = ? ORDER BY rule, year",
                           "i",
                           scope);
}

static gboolean
read_leverage (BcDatabase *database, gint64 scope, BcMoney *money, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "SELECT leverage FROM indicator_money WHERE level = 'district' "
                       "AND place = ?",
                       error);
  BcStep step;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_integer (cursor, 1, scope);
  step = bc_cursor_step (cursor, error);
  money->leverage = step == BC_STEP_ROW && !bc_cursor_is_null (cursor, 0)
                      ? bc_cursor_get_double (cursor, 0)
                      : (double) NAN;
  return step != BC_STEP_ERROR;
}

static gboolean
find_district (BcDatabase *database, BcMoney *money, gint64 *scope, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "SELECT r.scope, d.name FROM record r JOIN district d ON d.row = r.row "
                       "WHERE r.id = ?",
                       error);
  BcStep step;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_id (cursor, 1, &money->district);
  step = bc_cursor_step (cursor, error);
  if (step == BC_STEP_DONE)
    g_set_error_literal (error,
                         BC_STORE_ERROR,
                         BC_STORE_ERROR_NOT_FOUND,
                         _ ("There is no such district here"));
  if (step != BC_STEP_ROW)
    return FALSE;
  *scope = bc_cursor_get_integer (cursor, 0);
  money->name = g_strdup (bc_cursor_get_text (cursor, 1));
  return TRUE;
}

/**
 * bc_money_read:
 * @database: a connection
 * @district: a district's identifier
 * @error: return location, #BC_STORE_ERROR
 *
 * Reads a district's money: the balances of its lines (views line_balance and item_balance), what
 * is wrong (money_warning, double_funding), the ceilings of its call (call_ceiling), its months
 * (money_month) and its leverage (indicator_money).
 *
 * Returns: (transfer full) (nullable): the money; %NULL with %BC_STORE_ERROR_NOT_FOUND or a failure
 */
BcMoney *
bc_money_read (BcDatabase *database, const BcId *district, GError **error)
{
  g_autoptr (BcMoney) self = g_new0 (BcMoney, 1);
  gint64 scope = 0;

  self->district = *district;
  self->lines = g_ptr_array_new_with_free_func (free_line);
  self->warnings = g_ptr_array_new_with_free_func (free_warning);
  self->ceilings = g_ptr_array_new_with_free_func (free_ceiling);
  self->months = g_array_new (FALSE, TRUE, sizeof (BcMoneyMonth));
  if (!find_district (database, self, &scope, error) ||
      !read_lines (database, scope, self, error) ||
      !bc_money_read_warnings (database, scope, self, error) ||
      !read_ceilings (database, scope, self, error) ||
      !bc_money_read_curve (database, scope, self, error) ||
      !read_leverage (database, scope, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * bc_money_has_warning:
 * @self: a district's money
 * @line: one of its lines
 *
 * Returns: whether something of the line has to be mended
 */
gboolean
bc_money_has_warning (const BcMoney *self, const BcId *line)
{
  for (guint i = 0; i < self->warnings->len; i++) {
    const BcMoneyWarning *warning = self->warnings->pdata[i];

    if (warning->grave && bc_id_equal (&warning->line, line))
      return TRUE;
  }
  return FALSE;
}
