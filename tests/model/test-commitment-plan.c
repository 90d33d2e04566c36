/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "commitment-plan.h"
#include "commitment-text.h"
#include "date.h"

/* The case of Calama, Barrio Latorre, 2017. */
static BcCommitment design = {
  .record = { .bytes = { 1 } },
  .institution = (char *) "Municipality",
  .what = (char *) "Design",
  .promised_for = (char *) "2017-03-31",
  .fulfilled_on = (char *) "2018-01-15",
  .expected = (char *) "2018-01-15",
  .slippage = 290,
  .delay = 290,
  .lost_year = 2017,
};
static BcCommitment works = {
  .record = { .bytes = { 2 } },
  .predecessor = { .bytes = { 1 } },
  .institution = (char *) "Serviu",
  .what = (char *) "Works",
  .amount = (char *) "UF 30000.00 2017-03-31",
  .promised_for = (char *) "2018-12-15",
  .expected = (char *) "2019-10-01",
  .inherited = 290,
  .delay = 290,
  .lost_year = 2018,
};

static GPtrArray *
create_ledger (void)
{
  GPtrArray *ledger = g_ptr_array_new ();

  g_ptr_array_add (ledger, &design);
  g_ptr_array_add (ledger, &works);
  return ledger;
}

static gint32
parse (const char *text)
{
  gint32 date;

  g_assert_true (bc_date_parse_iso (text, &date, NULL));
  return date;
}

static void
test_bars_go_from_promised_to_expected (void)
{
  g_autoptr (GPtrArray) ledger = create_ledger ();
  g_autoptr (BcGanttPlan) plan = bc_commitment_plan_new (ledger, parse ("2018-06-01"));
  const BcGanttTask *task = NULL;

  bc_gantt_plan_arrange (plan, NULL);
  g_assert_cmpuint (bc_gantt_plan_get_n_tasks (plan), ==, 2);
  g_assert_cmpuint (bc_gantt_plan_get_n_links (plan), ==, 1);
  g_assert_cmpstr (bc_gantt_plan_get_area (plan, 0), ==, "Municipality");
  g_assert_cmpstr (bc_gantt_plan_get_subject (plan), ==, "commitment");
  task = bc_gantt_plan_get_task (plan, 1);
  g_assert_cmpstr (task->title, ==, "Works");
  g_assert_cmpint (task->planned.from, ==, parse ("2018-12-15"));
  g_assert_cmpint (task->planned.to, ==, parse ("2019-10-01"));
  g_assert_cmpint (task->baseline.to, ==, parse ("2018-12-15"));
}

static void
test_sentence_names_what_it_slips_for (void)
{
  g_autoptr (GPtrArray) ledger = create_ledger ();
  g_autofree char *sentence =
    bc_commitment_dup_sentence (&works, bc_commitments_find (ledger, &works.predecessor));
  g_autofree char *own = bc_commitment_dup_slippage (&design);
  g_autofree char *first = bc_commitment_dup_inherited (&design, NULL);

  g_assert_nonnull (strstr (sentence, "slips 290 days because of “Design” (Municipality)"));
  g_assert_nonnull (strstr (sentence, "budget of 2018 lost"));
  g_assert_nonnull (strstr (sentence, "30.000"));
  g_assert_cmpstr (own, ==, "fulfilled 290 days late");
  g_assert_null (first);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/commitment-plan/bars-go-from-promised-to-expected",
                   test_bars_go_from_promised_to_expected);
  g_test_add_func ("/model/commitment-plan/sentence-names-what-it-slips-for",
                   test_sentence_names_what_it_slips_for);
  return g_test_run ();
}
