/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "undo.h"
#include "world.h"

#define SUPPLIER    "97975000-5"
#define N_LINES     4
#define N_OF_FIRST  3 /* lines of the first district; the last is another's */
#define MOST_PAPERS 8
#define N_RUNS      12

/* An invoice, or a note that names one of those before it in the list. */
typedef struct
{
  int names; /* -1 for an invoice */
  guint line;
  gint64 amount;
  gboolean reduces;
} Paper;

typedef struct
{
  Paper papers[MOST_PAPERS];
  guint n;
  guint order[MOST_PAPERS];
} Story;

static void
make_lines (World *world, BcId *lines)
{
  g_autofree char *latorre = world_make_action (world, "Latorre");
  g_autofree char *prat = world_make_action (world, "Prat");

  for (guint i = 0; i < N_LINES; i++) {
    g_autofree char *line = world_make_line (world, i < N_OF_FIRST ? latorre : prat);

    g_assert_true (bc_id_parse (&lines[i], line));
  }
}

static const char *
get_type (const Paper *paper)
{
  if (paper->names < 0)
    return "33";
  return paper->reduces ? "61" : "56";
}

static void
enter (World *world, const BcId *lines, const Story *story, guint i, BcId *id)
{
  const Paper *paper = &story->papers[i];
  g_autofree char *line = bc_id_dup_text (&lines[paper->line]);
  g_autofree char *amount = g_strdup_printf ("%" G_GINT64_FORMAT, paper->amount);
  g_autofree char *number = g_strdup_printf ("%u", i + 1);
  g_autofree char *named =
    paper->names < 0 ? g_strdup ("") : g_strdup_printf ("0%d", paper->names + 1);

  *id = (BcId){ 0 };
  world_save (world,
              "entry",
              id,
              "line",
              line,
              "kind",
              paper->reduces ? "refund" : "expense",
              "date",
              "2023-10-13",
              "amount",
              amount,
              "state",
              "draft",
              "supplier-rut",
              SUPPLIER,
              "document-type",
              get_type (paper),
              "document-number",
              number,
              "corrects-type",
              paper->names < 0 ? "" : get_type (&story->papers[paper->names]),
              "corrects-number",
              named,
              NULL);
}

static void
invent (Story *story)
{
  story->n = (guint) g_test_rand_int_range (2, MOST_PAPERS + 1);
  for (guint i = 0; i < story->n; i++) {
    story->papers[i] = (Paper){
      .names = i == 0 ? -1 : g_test_rand_int_range (-1, (gint32) i),
      .line = (guint) g_test_rand_int_range (0, N_LINES),
      .amount = g_test_rand_int_range (1, 1000000),
    };
    story->papers[i].reduces = story->papers[i].names >= 0 && g_test_rand_bit ();
    story->order[i] = i;
  }
  for (guint i = story->n - 1; i > 0; i--) {
    guint k = (guint) g_test_rand_int_range (0, (gint32) i + 1);
    guint other = story->order[i];

    story->order[i] = story->order[k];
    story->order[k] = other;
  }
}

/* The line of what it corrects in the end, as long as that is in the same district. */
static guint
find_line (const Story *story, guint i)
{
  const Paper *paper = &story->papers[i];
  guint line;

  if (paper->names < 0)
    return paper->line;
  line = find_line (story, (guint) paper->names);
  return (line < N_OF_FIRST) == (paper->line < N_OF_FIRST) ? line : paper->line;
}

static gint64
count_spent (World *world, const BcId *line)
{
  g_autoptr (GError) error = NULL;
  gint64 spent = 0;

  bc_database_get_integer (world->database,
                           &spent,
                           &error,
                           "SELECT spent FROM line_balance WHERE row = "
                           "(SELECT row FROM record WHERE id = ?)",
                           "d",
                           line);
  g_assert_no_error (error);
  return spent;
}

static void
assert_balances (World *world, const BcId *lines, const Story *story)
{
  gint64 expected[N_LINES] = { 0 };
  gint64 n_notes = 0;

  for (guint i = 0; i < story->n; i++) {
    const Paper *paper = &story->papers[i];

    expected[find_line (story, i)] += paper->reduces ? -paper->amount : paper->amount;
    n_notes += paper->names >= 0;
  }
  for (guint i = 0; i < N_LINES; i++)
    g_assert_cmpint (count_spent (world, &lines[i]), ==, expected[i]);
  g_assert_cmpint (world_count (world, "SELECT count(*) FROM entry WHERE corrects IS NOT NULL"),
                   ==,
                   n_notes);
  g_assert_cmpint (world_count (world, "SELECT count(*) FROM conflict"), ==, 0);
  world_assert_sound (world);
}

static void
test_any_order_comes_to_the_same (void)
{
  for (guint run = 0; run < N_RUNS; run++) {
    g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
    BcId lines[N_LINES], id;
    Story story;

    invent (&story);
    make_lines (world, lines);
    for (guint i = 0; i < story.n; i++)
      enter (world, lines, &story, story.order[i], &id);
    assert_balances (world, lines, &story);
  }
}

/* The first papers are known to both; the others come to one or the other, who then meet. */
static void
test_two_databases_come_to_the_same (void)
{
  for (guint run = 0; run < N_RUNS; run++) {
    g_autoptr (World) model = world_new (BC_LEVEL_NONE, NULL);
    g_autoptr (World) ana = world_copy (model, BC_LEVEL_COUNCIL, "Ana");
    g_autoptr (World) luis = world_copy (model, BC_LEVEL_COUNCIL, "Luis");
    BcId lines[N_LINES], id;
    Story story;
    guint n_shared;

    invent (&story);
    n_shared = (guint) g_test_rand_int_range (0, (gint32) story.n);
    make_lines (ana, lines);
    for (guint i = 0; i < n_shared; i++)
      enter (ana, lines, &story, story.order[i], &id);
    world_merge (luis, ana);
    luis->now = ana->now;
    for (guint i = n_shared; i < story.n; i++)
      enter (g_test_rand_bit () ? ana : luis, lines, &story, story.order[i], &id);
    world_merge (ana, luis);
    world_merge (luis, ana);
    world_merge (ana, luis);
    assert_balances (ana, lines, &story);
    assert_balances (luis, lines, &story);
  }
}

/* Both find it before they hear of each other: they write the same. */
static void
test_both_at_once_do_not_disagree (void)
{
  const Story story = { .papers = { { -1, 0, 1000, FALSE }, { 0, 1, 300, TRUE } }, .n = 2 };
  g_autoptr (World) model = world_new (BC_LEVEL_NONE, NULL);
  g_autoptr (World) ana = world_copy (model, BC_LEVEL_COUNCIL, "Ana");
  g_autoptr (World) luis = world_copy (model, BC_LEVEL_COUNCIL, "Luis");
  g_autoptr (World) eva = world_copy (model, BC_LEVEL_COUNCIL, "Eva");
  BcId lines[N_LINES], id;

  make_lines (ana, lines);
  world_merge (luis, ana);
  luis->now = ana->now;
  enter (luis, lines, &story, 1, &id);
  world_merge (eva, luis);
  enter (ana, lines, &story, 0, &id);
  g_assert_cmpint (world_merge (luis, ana).n_applied, ==, 1);
  g_assert_cmpint (world_merge (eva, ana).n_applied, ==, 1);
  g_assert_cmpint (world_merge (luis, eva).n_applied, ==, 0);
  assert_balances (luis, lines, &story);
  assert_balances (eva, lines, &story);
}

/* What was submitted is accounted for where it is: it is linked, and stays. */
static void
test_a_submitted_note_stays_in_its_line (void)
{
  const Story story = { .papers = { { -1, 0, 1000, FALSE }, { 0, 1, 300, TRUE } }, .n = 2 };
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  BcId lines[N_LINES], id;

  make_lines (world, lines);
  enter (world, lines, &story, 1, &id);
  world_save (world, "entry", &id, "state", "submitted", NULL);
  enter (world, lines, &story, 0, &id);
  g_assert_cmpint (count_spent (world, &lines[0]), ==, 1000);
  g_assert_cmpint (count_spent (world, &lines[1]), ==, -300);
  g_assert_cmpint (world_count (world, "SELECT count(*) FROM entry WHERE corrects IS NOT NULL"),
                   ==,
                   1);
}

static void
test_undo_lets_the_note_wait_again (void)
{
  const Story story = { .papers = { { -1, 0, 1000, FALSE }, { 0, 1, 300, TRUE } }, .n = 2 };
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  g_autoptr (GError) error = NULL;
  g_autoptr (BcWriter) writer = NULL;
  g_auto (BcUndoReport) report = { 0 };
  BcId lines[N_LINES], id;

  make_lines (world, lines);
  enter (world, lines, &story, 1, &id);
  enter (world, lines, &story, 0, &id);
  assert_balances (world, lines, &story);
  writer = bc_writer_begin (world->database, world->now += 1000, &error);
  bc_undo (writer, &report, &error);
  g_assert_no_error (error);
  bc_writer_commit (writer, &error);
  g_assert_cmpuint (report.n_records, ==, 2);
  g_assert_cmpint (count_spent (world, &lines[0]), ==, 0);
  g_assert_cmpint (count_spent (world, &lines[1]), ==, -300);
  enter (world, lines, &story, 0, &id);
  assert_balances (world, lines, &story);
}

static gint64
count_linked (World *world)
{
  return world_count (world, "SELECT count(*) FROM entry WHERE corrects IS NOT NULL");
}

/* From the history: the note came after what is taken back, by a gesture of its own. */
static void
test_undo_releases_the_note_that_came_later (void)
{
  const Story story = { .papers = { { -1, 0, 1000, FALSE }, { 0, 1, 300, TRUE } }, .n = 2 };
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  BcId lines[N_LINES], id;
  gint64 entered;

  make_lines (world, lines);
  enter (world, lines, &story, 0, &id);
  entered = world_count (world, "SELECT max(row) FROM journal");
  enter (world, lines, &story, 1, &id);
  assert_balances (world, lines, &story);
  for (guint i = 0; i < 2; i++) {
    g_autoptr (GError) error = NULL;
    g_auto (BcUndoReport) report = { 0 };
    g_autoptr (BcWriter) writer = bc_writer_begin (world->database, world->now += 1000, &error);

    if (i == 0)
      bc_undo_operation (writer, entered, &report, &error);
    else
      bc_redo (writer, &report, &error);
    g_assert_no_error (error);
    g_assert_true (bc_writer_commit (writer, &error));
    g_assert_cmpuint (report.kept->len, ==, 0);
    g_assert_cmpint (count_linked (world), ==, i);
    world_assert_sound (world);
  }
  assert_balances (world, lines, &story);
}

/* Deleted on one laptop while a note to it was entered on the other. */
static void
test_merge_releases_the_note_of_what_is_gone (void)
{
  const Story story = { .papers = { { -1, 0, 1000, FALSE }, { 0, 1, 300, TRUE } }, .n = 2 };
  const Story anew = { .papers = { { -1, 2, 1000, FALSE }, { 0, 1, 300, TRUE } }, .n = 2 };
  g_autoptr (World) model = world_new (BC_LEVEL_NONE, NULL);
  g_autoptr (World) luis = world_copy (model, BC_LEVEL_COUNCIL, "Luis");
  g_autoptr (World) eva = world_copy (model, BC_LEVEL_COUNCIL, "Eva");
  BcId lines[N_LINES], invoice, note;

  make_lines (luis, lines);
  enter (luis, lines, &story, 0, &invoice);
  world_merge (eva, luis);
  world_delete (luis, "entry", &invoice, TRUE);
  enter (eva, lines, &story, 1, &note);
  g_assert_cmpint (count_linked (eva), ==, 1);
  world_merge (luis, eva);
  world_merge (eva, luis);
  g_assert_cmpint (count_linked (luis), ==, 0);
  g_assert_cmpint (count_linked (eva), ==, 0);
  g_assert_cmpint (world_count (eva, "SELECT count(*) FROM conflict"), ==, 0);
  enter (eva, lines, &anew, 0, &invoice);
  assert_balances (eva, lines, &anew);
  world_merge (luis, eva);
  assert_balances (luis, lines, &anew);
}

/* Entered in the wrong line, deleted and entered anew: the note goes with it. */
static void
test_what_is_entered_anew_finds_its_note (void)
{
  const Story story = { .papers = { { -1, 0, 1000, FALSE }, { 0, 1, 300, TRUE } }, .n = 2 };
  const Story anew = { .papers = { { -1, 2, 1000, FALSE }, { 0, 1, 300, TRUE } }, .n = 2 };
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  BcId lines[N_LINES], note, invoice;

  make_lines (world, lines);
  enter (world, lines, &story, 1, &note);
  enter (world, lines, &story, 0, &invoice);
  assert_balances (world, lines, &story);
  world_delete (world, "entry", &invoice, TRUE);
  g_assert_cmpint (world_count (world, "SELECT count(*) FROM entry WHERE corrects IS NOT NULL"),
                   ==,
                   0);
  enter (world, lines, &anew, 0, &invoice);
  assert_balances (world, lines, &anew);
  world_delete (world, "entry", &invoice, TRUE);
  world_delete (world, "entry", &invoice, FALSE);
  assert_balances (world, lines, &anew);
}

/* Of two that name each other the first is linked, and one that names itself is not. */
static void
test_nothing_corrects_itself (void)
{
  const Story story = { .papers = { { 1, 0, 10, TRUE }, { 0, 1, 300, TRUE }, { 2, 2, 5, TRUE } },
                        .n = 3 };
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  BcId lines[N_LINES], id;

  make_lines (world, lines);
  for (guint i = 0; i < story.n; i++)
    enter (world, lines, &story, i, &id);
  g_assert_cmpint (world_count (world, "SELECT count(*) FROM entry WHERE corrects IS NOT NULL"),
                   ==,
                   1);
  world_assert_sound (world);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/corrections/any-order-comes-to-the-same",
                   test_any_order_comes_to_the_same);
  g_test_add_func ("/store/corrections/two-databases-come-to-the-same",
                   test_two_databases_come_to_the_same);
  g_test_add_func ("/store/corrections/both-at-once-do-not-disagree",
                   test_both_at_once_do_not_disagree);
  g_test_add_func ("/store/corrections/a-submitted-note-stays-in-its-line",
                   test_a_submitted_note_stays_in_its_line);
  g_test_add_func ("/store/corrections/undo-lets-the-note-wait-again",
                   test_undo_lets_the_note_wait_again);
  g_test_add_func ("/store/corrections/undo-releases-the-note-that-came-later",
                   test_undo_releases_the_note_that_came_later);
  g_test_add_func ("/store/corrections/merge-releases-the-note-of-what-is-gone",
                   test_merge_releases_the_note_of_what_is_gone);
  g_test_add_func ("/store/corrections/what-is-entered-anew-finds-its-note",
                   test_what_is_entered_anew_finds_its_note);
  g_test_add_func ("/store/corrections/nothing-corrects-itself", test_nothing_corrects_itself);
  return g_test_run ();
}
