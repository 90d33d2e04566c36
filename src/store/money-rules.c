/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "money-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "field.h"
#include "money-parts.h"
#include "number.h"
#include "records-read.h"
#include "store-error.h"

/* An entry as it will be once it is saved, and what its line and item come to without it. */
typedef struct
{
  BcId line;
  BcId item;
  char *kind;  /* (owned) (nullable) */
  char *state; /* (owned) (nullable): its name */
  gint64 amount;
  gint64 counted; /* what the saved entry adds to what is reported already */
  gboolean same_item;
} Entry;

static void
entry_clear (Entry *self)
{
  g_free (self->kind);
  g_free (self->state);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Entry, entry_clear)

static gboolean
sets_money (const BcDraft *draft)
{
  static const char *const fields[] = { "state", "kind", "amount", "item" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (bc_draft_get (draft, bc_record_type_find_field (draft->type, fields[i])) != NULL)
      return TRUE;
  return FALSE;
}

static void
peek (const BcDraft *draft, BcRecord *saved, const char *name, BcValue *value)
{
  const BcField *field = bc_record_type_find_field (bc_dictionary_find ("entry"), name);
  const BcValue *set = draft != NULL ? bc_draft_get (draft, field) : NULL;

  *value = (BcValue) BC_VALUE_INIT;
  if (set != NULL)
    *value = *set;
  else if (saved != NULL)
    bc_record_peek (saved, field, value);
}

static void
describe (const BcDraft *draft, BcRecord *saved, Entry *entry)
{
  BcValue value;

  peek (draft, saved, "line", &value);
  entry->line = value.type == BC_VALUE_ID ? value.id : (BcId){ 0 };
  peek (draft, saved, "item", &value);
  entry->item = value.type == BC_VALUE_ID ? value.id : (BcId){ 0 };
  peek (draft, saved, "kind", &value);
  entry->kind = value.type == BC_VALUE_TEXT ? g_strdup (value.text) : NULL;
  peek (draft, saved, "state", &value);
  entry->state = value.type == BC_VALUE_TEXT ? bc_state_dup_name (value.text) : NULL;
  peek (draft, saved, "amount", &value);
  entry->amount = value.type == BC_VALUE_INTEGER ? value.integer : 0;
}

/* What the saved entry adds to what is reported, by the formula that the balances follow. */
static gboolean
read_counted (BcDatabase *database, gint64 row, gint64 *pesos, GError **error)
{
  return bc_database_get_integer (database,
                                  pesos,
                                  error,
                                  "SELECT coalesce (sum (n), 0) FROM entry_amount "
                                  "WHERE row = ? AND what = 'spent' AND reported",
                                  "i",
                                  row);
}

static gboolean
read_entry (BcDatabase *database,
            const BcDraft *draft,
            const BcRecordInfo *info,
            Entry *entry,
            GError **error)
{
  g_autoptr (BcRecord) saved = NULL;
  g_auto (Entry) before = { 0 };

  if (info->row != 0) {
    saved = bc_record_read (database, info->row, draft->type, &info->id, error);
    if (saved == NULL || !read_counted (database, info->row, &entry->counted, error))
      return FALSE;
    describe (NULL, saved, &before);
  }
  describe (draft, saved, entry);
  entry->same_item = bc_id_equal (&before.item, &entry->item);
  return TRUE;
}

static gboolean
refuse (GError **error, const char *kind, const char *subject, gint64 amount, gint64 bound)
{
  g_autofree char *reason = bc_money_dup_fault (kind, subject, amount, bound);

  g_set_error (error, BC_STORE_ERROR, BC_STORE_ERROR_INVALID, "%s: %s", "state", reason);
  return FALSE;
}

static gint64
count_due (gint64 spent, gint64 share)
{
  return (MAX (spent, 0) * share + BC_PERCENT_MAX - 1) / BC_PERCENT_MAX;
}

/* Own money is held against what was awarded alone: nothing of it comes in first. */
static gboolean
check_balance (BcCursor *cursor, const Entry *entry, GError **error)
{
  const gint64 awarded = bc_cursor_get_integer (cursor, 1);
  const gint64 disbursed = bc_cursor_get_integer (cursor, 2);
  const gint64 before = bc_cursor_get_integer (cursor, 3);
  const gint64 spent = before - entry->counted + entry->amount;
  const gint64 share = bc_cursor_get_integer (cursor, 4);
  const gint64 shown = bc_cursor_get_integer (cursor, 5);
  const gint64 due =
    bc_cursor_get_integer (cursor, 6) - count_due (before, share) + count_due (spent, share);

  if (!bc_cursor_get_integer (cursor, 0))
    return spent <= awarded || refuse (error, "spent-over-awarded", NULL, spent, awarded);
  if (spent > disbursed)
    return refuse (error, "spent-over-disbursed", NULL, spent, disbursed);
  if (disbursed > awarded)
    return refuse (error, "disbursed-over-awarded", NULL, disbursed, awarded);
  return share == 0 || shown >= due || refuse (error, "own-short", NULL, shown, due);
}

static gboolean
check_line (BcDatabase *database, const Entry *entry, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "SELECT b.matched, b.awarded, b.reported_disbursed, b.reported_spent, "
                       "coalesce (b.own_contribution, 0), b.reported_own_shown, "
                       "b.reported_own_due_action FROM line_balance b "
                       "WHERE b.row = (SELECT row FROM record WHERE id = ?)",
                       error);
  BcStep step;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_id (cursor, 1, &entry->line);
  step = bc_cursor_step (cursor, error);
  return step == BC_STEP_DONE || (step == BC_STEP_ROW && check_balance (cursor, entry, error));
}

static gboolean
check_item (BcDatabase *database, const Entry *entry, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "SELECT i.name, i.reported_spent, i.cap FROM item_balance i "
                       "WHERE i.row = (SELECT row FROM record WHERE id = ?) AND i.cap IS NOT NULL",
                       error);
  BcStep step;
  gint64 spent, cap;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_id (cursor, 1, &entry->item);
  step = bc_cursor_step (cursor, error);
  if (step != BC_STEP_ROW)
    return step == BC_STEP_DONE;
  spent =
    bc_cursor_get_integer (cursor, 1) - (entry->same_item ? entry->counted : 0) + entry->amount;
  cap = bc_cursor_get_integer (cursor, 2);
  return spent <= cap ||
         refuse (error, "item-over-cap", bc_cursor_get_text (cursor, 0), spent, cap);
}

/**
 * bc_money_check:
 * @writer: a transaction
 * @draft: what is to be saved
 * @info: the record; its row is 0 if it is still to be born, but its scope is known
 * @error: return location, #BC_STORE_ERROR
 *
 * Refuses to submit an expense that what came in, what was awarded, its item's cap or the own
 * contribution does not bear, counting what is reported (view entry_amount; the programme's
 * accounts: expenses ≤ disbursed ≤ awarded). In a draft the same is only warned of.
 *
 * Returns: %FALSE with %BC_STORE_ERROR_INVALID and the reason, or a failure
 */
gboolean
bc_money_check (BcWriter *writer, const BcDraft *draft, const BcRecordInfo *info, GError **error)
{
  BcDatabase *database = bc_writer_get_database (writer);
  g_auto (Entry) entry = { 0 };

  if (strcmp (draft->type->name, "entry") != 0 || !sets_money (draft))
    return TRUE;
  if (!read_entry (database, draft, info, &entry, error))
    return FALSE;
  if (g_strcmp0 (entry.state, "submitted") != 0 || g_strcmp0 (entry.kind, "expense") != 0)
    return TRUE;
  return check_line (database, &entry, error) && check_item (database, &entry, error);
}
