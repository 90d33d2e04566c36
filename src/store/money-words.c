/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lookup.h"
#include "money-parts.h"
#include "number.h"
#include "paid-elsewhere.h"

/* Sentences of what is wrong: the amounts always stand in the order in which they are given. */
static const struct
{
  const char *kind;
  const char *sentence;
  gboolean has_subject;
} warnings[] = {
  { "spent-over-disbursed",
    N_ ("%s was spent, but only %s came in: write down the disbursement or mend the expenses"),
    FALSE },
  { "reported-spent-over-disbursed",
    N_ ("Leaving drafts aside, %s was spent, but only %s came in: submit the disbursement too, or "
        "mend the expenses"),
    FALSE },
  { "disbursed-over-awarded", N_ ("%s came in, but only %s was awarded"), FALSE },
  { "spent-over-awarded", N_ ("%s was spent, but only %s was awarded"), FALSE },
  { "committed-over-awarded", N_ ("%s was committed, but only %s was awarded"), FALSE },
  { "item-over-cap", N_ ("“%s” comes to %s, and its cap is %s"), TRUE },
  { "own-short",
    N_ ("Of the own contribution %s is shown, and %s is due on what was spent: its expenses belong "
        "to a line of own money of the same action"),
    FALSE },
  { "reported-own-short",
    N_ ("Leaving drafts aside, of the own contribution %s is shown, and %s is due on what was "
        "spent: submit its expenses, in a line of own money of the same action"),
    FALSE },
  { "ceiling-total",
    N_ ("%s: the programme awarded %s to the district, and the ceiling is %s in all"),
    TRUE },
  { "ceiling-yearly",
    N_ ("%s: the programme awarded %s to the district, and the ceiling of a year is %s"),
    TRUE },
  { "ceiling-first-year",
    N_ ("%s: the programme awarded %s to the district, and the ceiling of the first year is %s"),
    TRUE },
};

/**
 * bc_money_dup_warning:
 * @kind: what is wrong, as in the view money_warning
 * @subject: (nullable): what it is about
 * @amount: what there is, in pesos
 * @bound: what is allowed or due, in pesos
 *
 * Returns: (transfer full): what it means, in the language of the process
 */
char *
bc_money_dup_warning (const char *kind, const char *subject, gint64 amount, gint64 bound)
{
  g_autofree char *much = bc_number_dup_pesos_screen (amount);
  g_autofree char *limit = bc_number_dup_pesos_screen (bound);
  g_auto (GStrv) parts = NULL;
  const char *values[] = { subject != NULL ? subject : "", much, limit };
  guint at = 0;
  GString *sentence = NULL;

  while (at + 1 < G_N_ELEMENTS (warnings) && strcmp (warnings[at].kind, kind) != 0)
    at++;
  parts = g_strsplit (_ (warnings[at].sentence), "%s", -1);
  sentence = g_string_new (parts[0]);
  for (guint i = 1, value = !warnings[at].has_subject; parts[i] != NULL; i++, value++)
    g_string_append_printf (sentence, "%s%s", values[MIN (value, 2)], parts[i]);
  return g_string_free (sentence, FALSE);
}

/**
 * bc_money_dup_fault:
 * @kind: as in bc_money_dup_warning(), told of what is reported
 * @subject: (nullable): what it is about
 * @amount: what there is, in pesos
 * @bound: what is allowed or due, in pesos
 *
 * Returns: (transfer full): what is wrong with accounts, in the language of the process: where a
 *   draft may be what is missing, it says that none counts
 */
char *
bc_money_dup_fault (const char *kind, const char *subject, gint64 amount, gint64 bound)
{
  g_autofree char *reported = g_strconcat ("reported-", kind, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (warnings); i++)
    if (strcmp (warnings[i].kind, reported) == 0)
      return bc_money_dup_warning (reported, subject, amount, bound);
  return bc_money_dup_warning (kind, subject, amount, bound);
}

/**
 * bc_money_dup_double:
 * @kind: file or action, as in the view double_funding
 * @differs: district, source or year
 * @other: where it is found again
 *
 * Returns: (transfer full): what it means, in the language of the process
 */
char *
bc_money_dup_double (const char *kind, const char *differs, const char *other)
{
  const gboolean file = strcmp (kind, "file") == 0;

  if (strcmp (differs, "district") == 0)
    return g_strdup_printf (_ ("The same file is kept in another district: %s"), other);
  if (strcmp (differs, "source") == 0 && file)
    return g_strdup_printf (_ ("The same file is kept with another funding source: %s"), other);
  if (strcmp (differs, "source") == 0)
    return g_strdup_printf (
      _ ("Another funding source pays for the same action: %s. See that nothing is paid twice"),
      other);
  return g_strdup_printf (
    file ? _ ("The same file is kept in another year: %s")
         : _ ("The same source pays for the same action in another year: %s. See that nothing is "
              "paid twice"),
    other);
}

static void
add_warning (BcMoney *money, BcCursor *cursor, char *kind, char *sentence)
{
  BcMoneyWarning *warning = g_new0 (BcMoneyWarning, 1);

  bc_cursor_get_id (cursor, 0, &warning->record);
  bc_cursor_get_id (cursor, 1, &warning->line);
  warning->kind = kind;
  warning->grave = strcmp (kind, "double-action") != 0;
  warning->sentence = sentence;
  g_ptr_array_add (money->warnings, warning);
}

static gboolean
read_balances (BcDatabase *database, gint64 scope, BcMoney *money, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "SELECT record, line, kind, subject, amount, bound FROM money_warning "
                       "WHERE scope = ? ORDER BY line IS NULL DESC, position, subject, record",
                       error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_integer (cursor, 1, scope);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    const char *kind = bc_cursor_get_text (cursor, 2);

    add_warning (money,
                 cursor,
                 g_strdup (kind),
                 bc_money_dup_warning (kind,
                                       bc_cursor_get_text (cursor, 3),
                                       bc_cursor_get_integer (cursor, 4),
                                       bc_cursor_get_integer (cursor, 5)));
  }
  return step == BC_STEP_DONE;
}

static gboolean
add_double (BcDatabase *database, BcMoney *money, BcCursor *cursor, GError **error)
{
  const char *kind = bc_cursor_get_text (cursor, 3);
  g_autofree char *other = NULL;
  BcId id = { 0 };

  bc_cursor_get_id (cursor, 2, &id);
  if (!bc_lookup_heading (database, &id, &other, error))
    return FALSE;
  add_warning (money,
               cursor,
               g_strconcat ("double-", kind, NULL),
               bc_money_dup_double (kind, bc_cursor_get_text (cursor, 4), other));
  return TRUE;
}

static gboolean
read_doubles (BcDatabase *database, gint64 scope, BcMoney *money, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "SELECT r.id, l.id, o.id, d.kind, d.differs FROM double_funding d "
                       "JOIN record r ON r.row = d.record LEFT JOIN record l ON l.row = d.line "
                       "JOIN record o ON o.row = d.other "
                       "WHERE d.scope = ? ORDER BY d.record, d.other",
                       error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_integer (cursor, 1, scope);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    if (!add_double (database, money, cursor, error))
      return FALSE;
  return step == BC_STEP_DONE;
}

static gboolean
read_elsewhere (BcDatabase *database, gint64 scope, BcMoney *money, GError **error)
{
  g_autoptr (GPtrArray) found = bc_paid_elsewhere_read (database, scope, error);

  for (guint i = 0; found != NULL && i < found->len; i++) {
    const BcPaidElsewhere *paid = found->pdata[i];
    BcMoneyWarning *warning = g_new0 (BcMoneyWarning, 1);

    warning->record = paid->entry;
    warning->line = paid->line;
    warning->kind = g_strdup ("double-elsewhere");
    warning->sentence = g_strdup (paid->sentence);
    g_ptr_array_add (money->warnings, warning);
  }
  return found != NULL;
}

/**
 * bc_money_read_warnings:
 * @database: a connection
 * @scope: a district's scope
 * @money: where they go
 * @error: return location, #BC_STORE_ERROR
 *
 * Reads what is wrong with a district's money, by the views money_warning, double_funding and
 * paid_elsewhere: first what concerns the whole district.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_money_read_warnings (BcDatabase *database, gint64 scope, BcMoney *money, GError **error)
{
  return read_balances (database, scope, money, error) &&
         read_doubles (database, scope, money, error) &&
         read_elsewhere (database, scope, money, error);
}
