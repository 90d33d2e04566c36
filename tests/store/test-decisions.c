/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "summary-compare.h"

static void
decide (BcWriter *writer,
        const char *district,
        const char *kind,
        const char *date,
        const char *outcome,
        const char *phase)
{
  BcId id = { 0 };

  country_save (writer,
                "decision",
                &id,
                "district",
                district,
                "kind",
                kind,
                "date",
                date,
                "outcome",
                outcome,
                "phase",
                phase,
                NULL);
}

static char *
dup_derived (Country *country)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcCursor) cursor =
    bc_database_query (country->database,
                       "SELECT concat FROM (SELECT d.phase || ' ' || "
                       "coalesce (d.activation_start, '-') || ' ' || "
                       "coalesce (d.dynamization_start, '-') || ' ' || p.state || ' ' || "
                       "coalesce (p.approved_on, '-') AS concat FROM district d, plan p)",
                       &error);

  g_assert_no_error (error);
  g_assert_cmpint (bc_cursor_step (cursor, &error), ==, BC_STEP_ROW);
  return g_strdup (bc_cursor_get_text (cursor, 0));
}

/* What follows from the committees' decisions, one after another. */
static const struct
{
  const char *kind, *date, *outcome, *phase, *submitted, *expected;
} decision_steps[] = {
  { NULL, NULL, NULL, NULL, NULL, "candidate - - draft -" },
  { "phase-change",
    "2025-03-01",
    "approved",
    "activation",
    NULL,
    "activation 2025-03-01 - draft -" },
  { "phase-change",
    "2025-04-01",
    "rejected",
    "dynamization",
    NULL,
    "activation 2025-03-01 - draft -" },
  { NULL, NULL, NULL, NULL, "2025-05-01", "activation 2025-03-01 - submitted -" },
  { "plan-approval", "2025-05-01", "observed", NULL, NULL, "activation 2025-03-01 - observed -" },
  { NULL, NULL, NULL, NULL, "2025-05-02", "activation 2025-03-01 - submitted -" },
  { "plan-approval", "2025-05-10", "observed", NULL, NULL, "activation 2025-03-01 - observed -" },
  { NULL, NULL, NULL, NULL, "2025-05-10", "activation 2025-03-01 - submitted -" },
  { "plan-approval",
    "2025-06-01",
    "approved",
    NULL,
    NULL,
    "activation 2025-03-01 - approved 2025-06-01" },
  { "phase-change",
    "2025-06-02",
    "approved",
    "dynamization",
    NULL,
    "dynamization 2025-03-01 2025-06-02 approved 2025-06-01" },
  { "phase-change",
    "2025-01-01",
    "approved",
    "candidate",
    NULL,
    "dynamization 2025-03-01 2025-06-02 approved 2025-06-01" },
  { "plan-approval",
    "2025-07-01",
    "rejected",
    NULL,
    NULL,
    "dynamization 2025-03-01 2025-06-02 observed -" },
};

/* All that the gate asks for but the plan's approval: a body, another, and for each area a reason.
 */
static void
constitute (BcWriter *writer, const char *district, BcId *id)
{
  BcId group = { 0 }, panel = { 0 };

  country_save (writer, "district", id, "dream", "Luz", NULL);
  country_save (writer,
                "associative-group",
                &group,
                "district",
                district,
                "state",
                "constituted",
                NULL);
  country_save (writer,
                "technical-panel",
                &panel,
                "district",
                district,
                "state",
                "constituted",
                NULL);
}

static void
exempt_areas (Country *country, BcWriter *writer, const char *plan)
{
  for (guint i = 0; i < G_N_ELEMENTS (country->areas); i++) {
    g_autofree char *area = bc_id_dup_text (&country->areas[i]);
    BcId exemption = { 0 };

    country_save (writer,
                  "area-exemption",
                  &exemption,
                  "plan",
                  plan,
                  "area",
                  area,
                  "reason",
                  "No",
                  NULL);
  }
}

static void
complete (Country *country, const char *district, BcId *id)
{
  BcWriter *writer = country_begin (country);
  g_autofree char *plan = NULL;
  BcId plan_id;

  bc_id_derive (&plan_id, "plan", district, NULL);
  plan = bc_id_dup_text (&plan_id);
  constitute (writer, district, id);
  exempt_areas (country, writer, plan);
  country_commit (writer);
}

static void
test_decisions (void)
{
  g_auto (Country) country = { 0 };
  g_autofree char *district = NULL;
  BcId id;

  country_init (&country, 5);
  district = country_start_district (&country, 2, &id);
  complete (&country, district, &id);
  for (guint i = 0; i < G_N_ELEMENTS (decision_steps); i++) {
    BcWriter *writer = country_begin (&country);
    g_autofree char *derived = NULL;
    BcId plan;

    bc_id_derive (&plan, "plan", district, NULL);
    if (decision_steps[i].kind != NULL)
      decide (writer,
              district,
              decision_steps[i].kind,
              decision_steps[i].date,
              decision_steps[i].outcome,
              decision_steps[i].phase);
    country_save (writer, "plan", &plan, "submitted-on", decision_steps[i].submitted, NULL);
    country_commit (writer);
    derived = dup_derived (&country);
    g_assert_cmpstr (derived, ==, decision_steps[i].expected);
  }
  compare_all (&country);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/decisions/phase-and-plan-follow", test_decisions);
  return g_test_run ();
}
