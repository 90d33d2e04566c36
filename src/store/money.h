/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"

G_BEGIN_DECLS

/** BC_MONEY_NONE: no amount, where one may be missing. */
#define BC_MONEY_NONE G_MININT64

/**
 * BcMoneyItem:
 * @id: a budget item
 * @name: (owned): its name
 * @amount: budgeted, in pesos
 * @cap: what it may come to at most, in pesos; %BC_MONEY_NONE for no cap
 * @committed: pesos
 * @spent: expenses less refunds, in pesos
 *
 * What became of a budget item's money.
 */
typedef struct
{
  BcId id;
  char *name;
  gint64 amount;
  gint64 cap;
  gint64 committed;
  gint64 spent;
} BcMoneyItem;

/**
 * BcMoneyLine:
 * @id: a funding line
 * @action: the action that it pays for
 * @title: (owned): the action's title
 * @source: (owned): the funding source's name
 * @kind: (owned): the funding source's kind
 * @state: (owned): the name of its state
 * @requested: pesos; %BC_MONEY_NONE where nothing was written
 * @awarded: pesos, as all that follow
 * @committed: commitments
 * @disbursed: disbursements received
 * @spent: expenses less refunds
 * @left: awarded less spent
 * @own_due: the own contribution due on what is awarded
 * @own_due_now: due on what is spent
 * @own_shown: spent by the own lines of the same action
 * @items: (owned) (element-type BcMoneyItem): its budget
 *
 * What became of a funding line's money.
 */
typedef struct
{
  BcId id;
  BcId action;
  char *title;
  char *source;
  char *kind;
  char *state;
  gint64 requested;
  gint64 awarded;
  gint64 committed;
  gint64 disbursed;
  gint64 spent;
  gint64 left;
  gint64 own_due;
  gint64 own_due_now;
  gint64 own_shown;
  GPtrArray *items;
} BcMoneyLine;

/**
 * BcMoneyWarning:
 * @record: what shows it: the record to open
 * @line: the funding line that it belongs to; nil for the district
 * @kind: (owned): as in the view money_warning; double-file and double-action as in
 *   double_funding, double-elsewhere as in paid_elsewhere
 * @grave: whether it has to be mended; %FALSE for what is only to be looked at, such as two sources
 *   that pay for one action, which is usual
 * @sentence: (owned): what it means, in the language of the process
 *
 * Something that is wrong with a district's money, or may be.
 */
typedef struct
{
  BcId record;
  BcId line;
  char *kind;
  gboolean grave;
  char *sentence;
} BcMoneyWarning;

/**
 * BcMoneyCeiling:
 * @rule: (owned): total, yearly or first-year
 * @call: (owned): the call's name
 * @year: (owned) (nullable): the calendar year
 * @ceiling: pesos
 * @awarded: by sources with money of the programme, in pesos
 *
 * What a district's call allows against what was awarded.
 */
typedef struct
{
  char *rule;
  char *call;
  char *year;
  gint64 ceiling;
  gint64 awarded;
} BcMoneyCeiling;

typedef enum {
  BC_MONEY_PLANNED,
  BC_MONEY_COMMITTED,
  BC_MONEY_DISBURSED,
  BC_MONEY_SPENT,
  BC_N_MONEY,
} BcMoneyWhat;

/**
 * BcMoneyMonth:
 * @month: year × 12 + month − 1
 * @amounts: of the month, in pesos
 * @sums: until its end, in pesos
 *
 * A month of a district's money.
 */
typedef struct
{
  gint32 month;
  gint64 amounts[BC_N_MONEY];
  gint64 sums[BC_N_MONEY];
} BcMoneyMonth;

/**
 * BcMoney:
 * @district: a district
 * @name: (owned): its name
 * @lines: (owned) (element-type BcMoneyLine): by area and action
 * @warnings: (owned) (element-type BcMoneyWarning): what is wrong
 * @ceilings: (owned) (element-type BcMoneyCeiling): of its call
 * @months: (owned) (element-type BcMoneyMonth): from the first to the last, none left out
 * @undated: planned for no month, in pesos
 * @leverage: pesos from leveraged sources for each of Sercotec; NaN where Sercotec awarded nothing
 *
 * A district's money.
 */
typedef struct
{
  BcId district;
  char *name;
  GPtrArray *lines;
  GPtrArray *warnings;
  GPtrArray *ceilings;
  GArray *months;
  gint64 undated;
  double leverage;
} BcMoney;

void bc_money_free (BcMoney *self);
BcMoney *bc_money_read (BcDatabase *database,
                        const BcId *district,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean bc_money_has_warning (const BcMoney *self, const BcId *line);
const char *bc_money_get_name (BcMoneyWhat what);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcMoney, bc_money_free)

G_END_DECLS
