/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "commitment-plan.h"

#include "commitment-text.h"
#include "date.h"

/* The ledger of commitments as a chart: the institutions are its areas, a bar goes from the day
 * that was promised to the one that is expected, an arrow to what comes after. */

static gint32
parse_day (const char *text)
{
  gint32 date = BC_DATE_NONE;

  return text != NULL && bc_date_parse_iso (text, &date, NULL) ? date : BC_DATE_NONE;
}

/* An institution has no record of its own: its first commitment's identifier stands for it. */
static BcId
ensure_institution (BcGanttPlan *plan, GHashTable *known, const BcCommitment *item)
{
  const BcId *id = g_hash_table_lookup (known, item->institution);

  if (id != NULL)
    return *id;
  g_hash_table_insert (known, item->institution, (gpointer) &item->record);
  bc_gantt_plan_add_area (plan, &item->record, item->institution);
  return item->record;
}

static char *
dup_mark (const BcCommitment *item)
{
  g_autofree char *slippage = bc_commitment_dup_slippage (item);
  g_autofree char *year = bc_commitment_dup_lost_year (item);

  return *slippage != '\0' || year == NULL ? g_strjoin (" · ", slippage, year, NULL)
                                           : g_steal_pointer (&year);
}

/* What was promised is the strip below, so that one sees where the bar should have ended. */
static void
add_commitment (BcGanttPlan *plan, const GPtrArray *ledger, const BcCommitment *item, BcId area)
{
  const BcCommitment *before = bc_commitments_find (ledger, &item->predecessor);
  const gint32 promised = parse_day (item->promised_for);
  gint32 expected = parse_day (item->expected);
  g_autofree char *mark = dup_mark (item);
  g_autofree char *name = bc_commitment_dup_sentence (item, before);
  const gboolean over = item->fulfilled_on != NULL;
  BcGanttTask task = {
    .id = item->record,
    .title = item->what,
    .state = (char *) (over ? "done" : "planned"),
    .progress = over ? 100 : 0,
    .baseline = { promised, promised },
    .mark = mark,
    .name = name,
    .days_late = over ? 0 : (gint32) MAX (item->slippage, 0),
  };

  if (expected == BC_DATE_NONE)
    expected = promised;
  task.planned = (BcPeriod){ MIN (promised, expected), MAX (promised, expected) };
  bc_gantt_plan_add_task (plan, &task, &area);
  if (before != NULL)
    bc_gantt_plan_add_link (plan, &before->record, &item->record);
}

/* @ledger: (element-type BcCommitment); the plan is not yet arranged. */
BcGanttPlan *
bc_commitment_plan_new (const GPtrArray *ledger, gint32 today)
{
  BcGanttPlan *plan = bc_gantt_plan_new (today);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  bc_gantt_plan_set_subject (plan, "commitment");
  for (guint i = 0; i < ledger->len; i++) {
    const BcCommitment *item = ledger->pdata[i];

    add_commitment (plan, ledger, item, ensure_institution (plan, known, item));
  }
  return plan;
}
