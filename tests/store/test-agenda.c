/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "agenda.h"
#include "date.h"
#include "world.h"

#define TODAY "2024-05-10"
#define HASH  "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

/* A district with its group and plan, on a given day. */
typedef struct
{
  World *world;
  BcId district;
  char *text;  /* the district's identifier */
  char *group; /* the group's */
  char *plan;  /* the plan's */
  GPtrArray *items;
} Desk;

static void
desk_open (Desk *desk)
{
  BcId group = { 0 }, plan = { 0 };

  desk->world = world_new (BC_LEVEL_COUNCIL, "Ana");
  world_save (desk->world, "district", &desk->district, "name", "Plaza", "commune", "13120", NULL);
  desk->text = bc_id_dup_text (&desk->district);
  world_save (desk->world,
              "associative-group",
              &group,
              "district",
              desk->text,
              "name",
              "GAL Plaza",
              "state",
              "constituted",
              "mandate",
              "2022-08-08/2024-08-08",
              NULL);
  desk->group = bc_id_dup_text (&group);
  world_save (desk->world, "plan", &plan, "district", desk->text, NULL);
  desk->plan = bc_id_dup_text (&plan);
  world_run (desk->world, "UPDATE today SET date = '" TODAY "'");
}

static void
desk_clear (Desk *desk)
{
  g_clear_pointer (&desk->items, g_ptr_array_unref);
  world_free (desk->world);
  g_free (desk->text);
  g_free (desk->group);
  g_free (desk->plan);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, desk_clear)

static void
desk_read (Desk *desk, const BcId *district, const char *from, const char *to)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&desk->items, g_ptr_array_unref);
  desk->items = bc_agenda_read (desk->world->database, district, from, to, &error);
  g_assert_no_error (error);
}

/* What is due, as "kind date late" with a comma between. */
static char *
desk_dup_list (Desk *desk)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < desk->items->len; i++) {
    const BcAgendaItem *item = desk->items->pdata[i];

    g_ptr_array_add (lines,
                     g_strdup_printf ("%s %s %d",
                                      bc_agenda_kind_get_name (item->kind),
                                      item->date,
                                      (int) item->days_late));
  }
  g_ptr_array_add (lines, NULL);
  return g_strjoinv (", ", (char **) lines->pdata);
}

static void
assert_due (Desk *desk, const char *expected)
{
  g_autofree char *list = NULL;

  desk_read (desk, &desk->district, TODAY, "2024-05-24");
  list = desk_dup_list (desk);
  g_assert_cmpstr (list, ==, expected);
}

static void
add_commitment (Desk *desk, BcId *id, const char *promised)
{
  world_save (desk->world,
              "commitment",
              id,
              "district",
              desk->text,
              "institution",
              "Pérez & Hijos",
              "what",
              "Luces",
              "promised-for",
              promised,
              NULL);
}

static void
add_meeting (Desk *desk, BcId *id, const char *date, const char *minutes, const char *next)
{
  world_save (desk->world,
              "meeting",
              id,
              "body",
              desk->group,
              "kind",
              "assembly",
              "date",
              date,
              "minutes",
              minutes,
              "next-meeting",
              next,
              NULL);
}

static void
add_action (Desk *desk, BcId *id, const char *state, const char *planned)
{
  world_save (desk->world,
              "action",
              id,
              "plan",
              desk->plan,
              "title",
              "Feria",
              "area",
              "1",
              "state",
              state,
              "planned",
              planned,
              NULL);
}

#define MANDATE "mandate-end 2024-08-08 0"

static void
test_late_stays_and_done_goes (void)
{
  g_auto (Desk) desk = { 0 };
  BcId late = { 0 }, soon = { 0 }, far = { 0 };

  desk_open (&desk);
  add_commitment (&desk, &late, "2023-05-10");
  add_commitment (&desk, &soon, "2024-05-24");
  add_commitment (&desk, &far, "2024-05-25");
  assert_due (&desk, "commitment-due 2023-05-10 366, commitment-due 2024-05-24 0, " MANDATE);
  world_save (desk.world, "commitment", &late, "fulfilled-on", "2024-05-01", NULL);
  world_delete (desk.world, "commitment", &soon, TRUE);
  assert_due (&desk, MANDATE);
}

static void
test_agreements_until_they_are_done (void)
{
  g_auto (Desk) desk = { 0 };
  g_autofree char *text = NULL;
  BcId meeting = { 0 }, agreement = { 0 };

  desk_open (&desk);
  add_meeting (&desk, &meeting, "2024-04-01", "Se acordó", "");
  text = bc_id_dup_text (&meeting);
  world_save (desk.world,
              "agreement",
              &agreement,
              "meeting",
              text,
              "text",
              "Cotizar",
              "due",
              "2024-05-09",
              "state",
              "open",
              NULL);
  assert_due (&desk, "agreement-due 2024-05-09 1, " MANDATE);
  world_save (desk.world, "agreement", &agreement, "state", "dropped: ya no", NULL);
  assert_due (&desk, MANDATE);
}

static void
test_meetings_and_what_they_leave_open (void)
{
  g_auto (Desk) desk = { 0 };
  BcId held = { 0 }, coming = { 0 };

  desk_open (&desk);
  add_meeting (&desk, &held, "2024-04-01", "", "2024-05-02");
  assert_due (&desk, "meeting-minutes 2024-04-01 39, next-meeting 2024-05-02 8, " MANDATE);
  add_meeting (&desk, &coming, "2024-05-20", "", "");
  world_save (desk.world, "meeting", &held, "minutes", "Se acordó", NULL);
  assert_due (&desk, "meeting 2024-05-20 0, " MANDATE);
}

static void
test_actions_begin_end_and_leave_papers (void)
{
  g_auto (Desk) desk = { 0 };
  g_autofree char *text = NULL;
  BcId id = { 0 }, document = { 0 };

  desk_open (&desk);
  add_action (&desk, &id, "planned", "2024-05-01/2024-05-20");
  assert_due (&desk, "action-start 2024-05-01 9, action-end 2024-05-20 0, " MANDATE);
  world_save (desk.world, "action", &id, "planned", "2024-03-01/2024-05-01", NULL);
  assert_due (&desk, "action-end 2024-05-01 9, " MANDATE);
  world_save (desk.world, "action", &id, "state", "done", NULL);
  assert_due (&desk, "action-paper 2024-05-01 9, " MANDATE);
  text = bc_id_dup_text (&id);
  world_save (desk.world,
              "document",
              &document,
              "record",
              text,
              "name",
              "Foto",
              "file",
              HASH,
              NULL);
  assert_due (&desk, MANDATE);
}

static void
test_a_mandate_is_told_ninety_days_before (void)
{
  g_auto (Desk) desk = { 0 };

  desk_open (&desk);
  assert_due (&desk, MANDATE);
  world_run (desk.world, "UPDATE today SET date = '2024-05-09'");
  desk_read (&desk, &desk.district, "2024-05-09", "2024-05-24");
  g_assert_cmpuint (desk.items->len, ==, 0);
  world_run (desk.world, "UPDATE today SET date = '2024-08-10'");
  desk_read (&desk, &desk.district, "2024-08-10", "2024-08-11");
  g_assert_cmpint (((BcAgendaItem *) desk.items->pdata[0])->days_late, ==, 2);
}

static void
test_the_next_period_is_due (void)
{
  static const char *const spans[] = {
    "2024-01-01/2024-03-31",
    "2024-04-01/2024-05-15",
    "2024-05-16/2024-05-20",
  };
  g_auto (Desk) desk = { 0 };

  desk_open (&desk);
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++) {
    BcId id = { 0 };

    world_save (desk.world, "period", &id, "district", desk.text, "span", spans[i], NULL);
  }
  assert_due (&desk, "report-due 2024-05-15 0, " MANDATE);
}

static void
decide_phase (Desk *desk, const char *phase, const char *date)
{
  BcId decision = { 0 };

  world_save (desk->world,
              "decision",
              &decision,
              "district",
              desk->text,
              "kind",
              "phase-change",
              "outcome",
              "approved",
              "phase",
              phase,
              "date",
              date,
              NULL);
  world_run (desk->world, "UPDATE today SET date = '" TODAY "'");
}

/* What was late when it graduated is nobody's any more; its questionnaire is asked for three years,
 * each year's until the next. */
static void
test_a_graduated_district_is_only_asked_its_questionnaire (void)
{
  g_auto (Desk) desk = { 0 };
  BcId commitment = { 0 }, survey = { 0 };

  desk_open (&desk);
  add_commitment (&desk, &commitment, "2023-05-10");
  decide_phase (&desk, "graduated", "2022-06-01");
  assert_due (&desk, "yearly-survey 2023-06-01 344, yearly-survey 2024-06-01 0");
  world_save (desk.world, "yearly-survey", &survey, "district", desk.text, "year", "2023", NULL);
  assert_due (&desk, "yearly-survey 2024-06-01 0");
  decide_phase (&desk, "graduated", "2022-07-15");
  assert_due (&desk, "");
  decide_phase (&desk, "withdrawn", "2024-01-15");
  desk_read (&desk, &desk.district, TODAY, "2025-12-31");
  g_assert_cmpuint (desk.items->len, ==, 0);
}

static void
test_other_districts_are_apart (void)
{
  g_auto (Desk) desk = { 0 };
  BcId commitment = { 0 }, other = { 0 };

  desk_open (&desk);
  add_commitment (&desk, &commitment, "2024-05-11");
  world_save (desk.world, "district", &other, "name", "Otra", "commune", "13120", NULL);
  desk_read (&desk, &other, TODAY, "2024-05-24");
  g_assert_cmpuint (desk.items->len, ==, 0);
  desk_read (&desk, NULL, TODAY, "2024-05-24");
  g_assert_cmpuint (desk.items->len, ==, 2);
  g_assert_cmpstr (((BcAgendaItem *) desk.items->pdata[0])->district_name, ==, "Plaza");
}

/* A span that does not reach back to today holds what falls in it and no more. */
static void
test_another_span_tells_no_lateness (void)
{
  g_auto (Desk) desk = { 0 };
  BcId late = { 0 }, coming = { 0 };

  desk_open (&desk);
  add_commitment (&desk, &late, "2024-05-01");
  add_commitment (&desk, &coming, "2024-06-15");
  desk_read (&desk, &desk.district, "2024-06-01", "2024-06-30");
  g_assert_cmpuint (desk.items->len, ==, 1);
}

static void
test_words (void)
{
  g_auto (Desk) desk = { 0 };
  g_autofree char *sentence = NULL;
  g_autofree char *when = NULL;
  BcId id = { 0 };

  desk_open (&desk);
  add_commitment (&desk, &id, "2024-05-09");
  desk_read (&desk, &desk.district, TODAY, TODAY);
  sentence = bc_agenda_item_dup_sentence (desk.items->pdata[0]);
  when = bc_agenda_item_dup_when (desk.items->pdata[0]);
  g_assert_cmpstr (sentence, ==, "Commitment to be fulfilled: Luces (Pérez & Hijos)");
  g_assert_cmpstr (when, ==, "1 day late");
}

/* Years late are told with the point of thousands, as everywhere. */
static void
test_thousands_of_days (void)
{
  static const struct
  {
    gint32 days, late;
    const char *words;
  } cases[] = { { -1855, 1855, "1.855 days late" },
                { -1000, 0, "1.000 days ago" },
                { 1234, 0, "in 1.234 days" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const BcAgendaItem item = { .days = cases[i].days, .days_late = cases[i].late };
    g_autofree char *when = bc_agenda_item_dup_when (&item);

    g_assert_cmpstr (when, ==, cases[i].words);
  }
}

/* Whatever the dates: in the order of days, each once, and nothing that is neither late nor in the
 * span. */
static void
test_order_over_random_dates (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_auto (Desk) desk = { 0 };
  guint n_expected = 0;
  gint32 today;

  g_test_message ("seed %u", seed);
  desk_open (&desk);
  g_assert_true (bc_date_parse_iso (TODAY, &today, NULL));
  for (guint i = 0; i < 60; i++) {
    gint32 date = today + g_rand_int_range (random, -60, 60);
    g_autofree char *text = bc_date_dup_iso (date);
    BcId id = { 0 };

    add_commitment (&desk, &id, text);
    n_expected += date <= today + 14;
  }
  desk_read (&desk, &desk.district, TODAY, "2024-05-24");
  g_assert_cmpuint (desk.items->len, ==, n_expected + 1);
  for (guint i = 1; i < desk.items->len; i++) {
    const BcAgendaItem *before = desk.items->pdata[i - 1], *item = desk.items->pdata[i];

    g_assert_cmpstr (before->date, <=, item->date);
    g_assert_cmpint (item->days_late, ==, MAX (-item->days, 0));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/agenda/late-stays-and-done-goes", test_late_stays_and_done_goes);
  g_test_add_func ("/store/agenda/agreements-until-they-are-done",
                   test_agreements_until_they_are_done);
  g_test_add_func ("/store/agenda/meetings-and-what-they-leave-open",
                   test_meetings_and_what_they_leave_open);
  g_test_add_func ("/store/agenda/actions-begin-end-and-leave-papers",
                   test_actions_begin_end_and_leave_papers);
  g_test_add_func ("/store/agenda/a-mandate-is-told-ninety-days-before",
                   test_a_mandate_is_told_ninety_days_before);
  g_test_add_func ("/store/agenda/the-next-period-is-due", test_the_next_period_is_due);
  g_test_add_func ("/store/agenda/a-graduated-district-is-only-asked-its-questionnaire",
                   test_a_graduated_district_is_only_asked_its_questionnaire);
  g_test_add_func ("/store/agenda/other-districts-are-apart", test_other_districts_are_apart);
  g_test_add_func ("/store/agenda/another-span-tells-no-lateness",
                   test_another_span_tells_no_lateness);
  g_test_add_func ("/store/agenda/words", test_words);
  g_test_add_func ("/store/agenda/thousands-of-days", test_thousands_of_days);
  g_test_add_func ("/store/agenda/order-over-random-dates", test_order_over_random_dates);
  return g_test_run ();
}
