/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a district's phase asks for: its milestones, its scores, its questionnaires, its orphans. */
#include "answers.h"
#include "candidacy.h"
#include "date.h"
#include "milestones.h"
#include "surveys.h"
#include "world.h"

#define N_GENERATED 2000

static gint32
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  gint32 date;

  bc_date_parse_iso (text, &date, &error);
  g_assert_no_error (error);
  return date;
}

static char *
found_district (World *world, BcId *id)
{
  world_save (world, "district", id, "name", "Plaza", "commune", "13120", NULL);
  return bc_id_dup_text (id);
}

static void
enter_phase (World *world, const char *district, const char *phase, const char *date)
{
  BcId id = { 0 };

  world_save (world,
              "decision",
              &id,
              "district",
              district,
              "kind",
              "phase-change",
              "outcome",
              "approved",
              "phase",
              phase,
              "date",
              date,
              NULL);
}

static void
test_usual_day (void)
{
  static const struct
  {
    const char *begun;
    int months;
    const char *usual;
  } cases[] = {
    { "2026-01-31", 1, "2026-02-28" },  { "2024-01-31", 1, "2024-02-29" },
    { "2026-01-31", 12, "2027-01-31" }, { "2026-11-30", 3, "2027-02-28" },
    { "2026-05-15", 0, "2026-05-15" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (bc_milestone_find_usual (parse (cases[i].begun), cases[i].months),
                     ==,
                     parse (cases[i].usual));
  g_assert_cmpint (bc_milestone_find_usual (BC_DATE_NONE, 3), ==, BC_DATE_NONE);
  g_assert_cmpint (bc_milestone_find_usual (parse ("2026-01-01"), -1), ==, BC_DATE_NONE);
}

/* A month more is 28 to 31 days more, and months add up but for the ends of months. */
static void
test_usual_day_properties (void)
{
  for (guint i = 0; i < N_GENERATED; i++) {
    const gint32 begun = g_test_rand_int_range (parse ("1990-01-01"), parse ("2100-01-01"));
    const int months = g_test_rand_int_range (0, 60);
    const gint32 usual = bc_milestone_find_usual (begun, months);
    const gint32 next = bc_milestone_find_usual (begun, months + 1);

    g_assert_cmpint (next - usual, >=, 28);
    g_assert_cmpint (next - usual, <=, 31);
    g_assert_cmpint (bc_date_get_year (usual) - bc_date_get_year (begun), <=, months / 12 + 1);
  }
}

static void
test_slippage (void)
{
  const gint32 at = parse ("2026-06-10");
  const struct
  {
    gint32 planned, actual;
    gint32 expected;
  } cases[] = {
    { parse ("2026-06-01"), BC_DATE_NONE, 9 },
    { parse ("2026-06-20"), BC_DATE_NONE, 0 },
    { parse ("2026-06-01"), parse ("2026-06-04"), 3 },
    { parse ("2026-06-01"), parse ("2026-05-30"), -2 },
    { BC_DATE_NONE, parse ("2026-05-30"), 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const BcMilestone step = { .planned = cases[i].planned, .actual = cases[i].actual };

    g_assert_cmpint (bc_milestone_get_slippage (&step, at), ==, cases[i].expected);
  }
}

static void
add_usual (World *world, const BcId *district)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcWriter) writer = bc_writer_begin (world->database, world->now += 1000, NULL);

  g_assert_true (bc_milestones_add_usual (writer, district, &error));
  g_assert_true (bc_writer_commit (writer, &error));
}

static void
test_usual_milestones (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  g_autoptr (GError) error = NULL;
  g_autofree char *district = NULL;
  BcId id = { 0 }, kind = { 0 };

  district = found_district (world, &id);
  world_save (world,
              "milestone-kind",
              &kind,
              "code",
              "one",
              "name",
              "Uno",
              "phase",
              "activation",
              "months",
              "2",
              NULL);
  enter_phase (world, district, "activation", "2026-01-31");
  for (guint i = 0; i < 2; i++) {
    g_autoptr (BcMilestones) steps = bc_milestones_read (world->database, &id, &error);
    const BcMilestone *step = NULL;

    g_assert_no_error (error);
    g_assert_cmpstr (steps->phase, ==, "activation");
    g_assert_cmpuint (steps->steps->len, >=, 1);
    g_assert_cmpuint (steps->n_usual, ==, i == 0 ? steps->steps->len : 0);
    step = steps->steps->pdata[0];
    g_assert_cmpint (step->planned, ==, i == 0 ? BC_DATE_NONE : step->usual);
    add_usual (world, &id);
  }
  world_assert_sound (world);
}

static void
test_candidacy (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  g_autoptr (GError) error = NULL;
  g_autoptr (BcCandidacy) none = NULL;
  g_autofree char *district = NULL;
  BcId id = { 0 };

  district = found_district (world, &id);
  none = bc_candidacy_read (world->database, &id, &error);
  g_assert_no_error (error);
  g_assert_null (none->call);
  g_assert_cmpint (none->total, ==, BC_SCORE_NONE);
}

/* A call with two criteria that weigh 75 and 25. */
static void
found_call (World *world, const BcId *district, BcId *criteria)
{
  static const char *const weights[] = { "75", "25" };
  static const char *const codes[] = { "a", "b" };
  g_autofree char *call = NULL;
  BcId id = { 0 };
  BcId copy = *district;

  world_save (world, "call", &id, "code", "x", "name", "Equis", "year", "2026", NULL);
  call = bc_id_dup_text (&id);
  world_save (world, "district", &copy, "call", call, NULL);
  for (guint i = 0; i < 2; i++)
    world_save (world,
                "criterion",
                &criteria[i],
                "code",
                codes[i],
                "name",
                codes[i],
                "call",
                call,
                "weight",
                weights[i],
                NULL);
}

/* (3 × 80 + 1 × 40) ÷ 4 = 70; before the second score, 80. */
static void
test_weighted_total (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  static const char *const scores[] = { "80", "40" };
  static const gint64 totals[] = { 8000, 7000 };
  g_autofree char *district = NULL;
  BcId id = { 0 };
  BcId criteria[2] = { 0 };

  district = found_district (world, &id);
  found_call (world, &id, criteria);
  for (guint i = 0; i < 2; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (BcCandidacy) found = NULL;
    g_autofree char *criterion = bc_id_dup_text (&criteria[i]);
    BcId score = { 0 };

    world_save (world,
                "candidate-score",
                &score,
                "district",
                district,
                "criterion",
                criterion,
                "score",
                scores[i],
                NULL);
    found = bc_candidacy_read (world->database, &id, &error);
    g_assert_no_error (error);
    g_assert_true (found->weighted);
    g_assert_cmpuint (found->n_scored, ==, i + 1);
    g_assert_cmpint (found->total, ==, totals[i]);
  }
}

static void
test_surveys (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  g_autofree char *district = NULL;
  BcId id = { 0 }, survey = { 0 };

  district = found_district (world, &id);
  enter_phase (world, district, "graduated", "2020-03-01");
  for (guint i = 0; i < 2; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (BcSurveys) surveys = bc_surveys_read (world->database, &id, &error);

    g_assert_no_error (error);
    g_assert_cmpint (surveys->years[0].year, ==, 2021);
    g_assert_cmpint (surveys->years[2].due, ==, parse ("2023-03-01"));
    surveys->at = parse ("2022-12-31");
    g_assert_cmpint (bc_surveys_find_due (surveys)->year, ==, 2021 + (int) i);
    g_assert_cmpint (surveys->years[0].answers != NULL, ==, i == 1);
    if (i == 0)
      world_save (world,
                  "yearly-survey",
                  &survey,
                  "district",
                  district,
                  "year",
                  "2021",
                  "members",
                  "12",
                  NULL);
  }
}

/* One action that answers the phrase, one that answers nothing, and one that was dropped. */
static void
add_actions (World *world, const char *plan, const char *phrase)
{
  static const char *const rows[][3] = {
    { "A", "1", "proposed" },
    { "B", "1", "proposed" },
    { "C", "2", "dropped: no" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    BcId id = { 0 };

    world_save (world,
                "action",
                &id,
                "plan",
                plan,
                "title",
                rows[i][0],
                "area",
                rows[i][1],
                "state",
                rows[i][2],
                "answers",
                i == 0 ? phrase : "",
                NULL);
  }
}

/* "1 loose; phrases 1; problems 0; areas 2 0" */
static char *
dup_answers (World *world, const BcId *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcAnswers) answers = bc_answers_read (world->database, plan, &error);
  GString *text = g_string_new (NULL);
  GPtrArray *lists[] = { answers->phrases, answers->problems, answers->areas };
  const char *const names[] = { "phrases", "problems", "areas" };

  g_assert_no_error (error);
  g_string_append_printf (text, "%u loose", answers->n_loose);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++) {
    g_string_append_printf (text, "; %s", names[i]);
    for (guint k = 0; k < lists[i]->len; k++)
      g_string_append_printf (text, " %u", ((BcAnswered *) lists[i]->pdata[k])->n_actions);
  }
  return g_string_free (text, FALSE);
}

static void
test_orphans (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_MANAGER, "Ana");
  g_autofree char *district = NULL;
  g_autofree char *plan = NULL;
  g_autofree char *phrase = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  BcId id = { 0 }, plan_id = { 0 }, phrase_id = { 0 }, problem = { 0 };

  district = found_district (world, &id);
  world_save (world, "plan", &plan_id, "district", district, NULL);
  plan = bc_id_dup_text (&plan_id);
  world_save (world, "dream-phrase", &phrase_id, "plan", plan, "text", "Luz", NULL);
  world_save (world, "problem", &problem, "plan", plan, "text", "Robos", NULL);
  phrase = bc_id_dup_text (&phrase_id);
  add_actions (world, plan, phrase);
  before = dup_answers (world, &plan_id);
  g_assert_cmpstr (before, ==, "1 loose; phrases 1; problems 0; areas 2 0");
  /* What an action names and was deleted is answered no more. */
  world_delete (world, "dream-phrase", &phrase_id, TRUE);
  after = dup_answers (world, &plan_id);
  g_assert_cmpstr (after, ==, "2 loose; phrases; problems 0; areas 2 0");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/steps/usual-day-counts-months", test_usual_day);
  g_test_add_func ("/store/steps/usual-day-properties", test_usual_day_properties);
  g_test_add_func ("/store/steps/slippage-in-days", test_slippage);
  g_test_add_func ("/store/steps/usual-milestones-are-planned-once", test_usual_milestones);
  g_test_add_func ("/store/steps/candidate-without-call", test_candidacy);
  g_test_add_func ("/store/steps/weighted-total", test_weighted_total);
  g_test_add_func ("/store/steps/questionnaire-that-is-due", test_surveys);
  g_test_add_func ("/store/steps/orphans-both-ways", test_orphans);
  return g_test_run ();
}
