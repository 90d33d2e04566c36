/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book.h"
#include "conflicts.h"
#include "store-error.h"

static void
assert_circle_refused (GError *error)
{
  g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "predecessor: “Obra”"));
}

static void
test_a_circle_is_refused (void)
{
  g_auto (Book) book = { 0 };
  g_autoptr (GError) error = NULL;
  BcId one = { 0 }, two = { 0 }, three = { 0 };

  book_open (&book);
  book_add (&book, &one, "31-03-2017", "", NULL);
  book_add (&book, &two, "31-05-2017", "", &one);
  book_add (&book, &three, "31-12-2017", "", &two);
  g_assert_false (book_try (&book, &error, &one, "31-03-2017", "", &three));
  assert_circle_refused (error);
  g_clear_error (&error);
  g_assert_false (book_try (&book, &error, &one, "31-03-2017", "", &one));
  assert_circle_refused (error);
}

/* One that was deleted comes back into a chain that now leads to it. */
static void
test_restoring_closes_no_circle (void)
{
  g_auto (Book) book = { 0 };
  g_auto (BcDraft) draft = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (BcWriter) writer = NULL;
  BcId one = { 0 }, two = { 0 };

  book_open (&book);
  book_add (&book, &one, "31-03-2017", "", NULL);
  book_add (&book, &two, "31-05-2017", "", &one);
  world_delete (book.world, "commitment", &two, TRUE);
  world_run (book.world,
             "UPDATE commitment SET predecessor = (SELECT id FROM record WHERE row = "
             "(SELECT max (row) FROM commitment)) WHERE row = (SELECT min (row) FROM commitment)");
  bc_draft_init (&draft, bc_dictionary_find ("commitment"), &two);
  bc_draft_set_deleted (&draft, FALSE);
  writer = bc_writer_begin (book.world->database, book.world->now + 1000, &error);
  g_assert_no_error (error);
  g_assert_false (bc_save (writer, &draft, &two, &error));
  assert_circle_refused (error);
}

static void
set_before (World *world, BcId *id, const BcId *before)
{
  g_autofree char *text = bc_id_dup_text (before);

  world_save (world, "commitment", id, "predecessor", text, NULL);
}

static guint
count_doubts (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) doubts = bc_doubts_read (world->database, &error);

  g_assert_no_error (error);
  return doubts->len;
}

/* Two people, each of whom puts one after the other: told, computed nonetheless, and mended. */
static void
test_a_merged_circle_is_told (void)
{
  g_autoptr (World) model = world_new (BC_LEVEL_NONE, NULL);
  g_auto (Book) book = { .world = world_copy (model, BC_LEVEL_COUNCIL, "Ana") };
  g_autoptr (World) luis = world_copy (model, BC_LEVEL_COUNCIL, "Luis");
  BcId one = { 0 }, two = { 0 }, after = { 0 };

  world_save (book.world, "district", &book.district, "name", "B", "commune", "13120", NULL);
  book.text = bc_id_dup_text (&book.district);
  book_add (&book, &one, "31-03-2017", "", NULL);
  book_add (&book, &two, "31-05-2017", "", NULL);
  world_merge (luis, book.world);
  set_before (book.world, &one, &two);
  set_before (luis, &two, &one);
  world_merge (book.world, luis);
  book_add (&book, &after, "30-06-2017", "", &two);
  g_assert_cmpuint (count_doubts (book.world), ==, 2);
  book_set_today (&book, "2017-06-01");
  book_read (&book);
  g_assert_cmpuint (book.ledger->len, ==, 3);
  g_assert_true (book_find (&book, &one)->circular);
  g_assert_false (book_find (&book, &after)->circular);
  g_assert_cmpint (book_find (&book, &after)->delay, ==, 62);
  world_save (book.world, "commitment", &one, "evidence", "Oficio 12", NULL);
  world_save (book.world, "commitment", &one, "predecessor", "", NULL);
  g_assert_cmpuint (count_doubts (book.world), ==, 0);
}

static void
make_action (Book *book, const char *plan, const char *title, char **action)
{
  BcId id = { 0 };

  world_save (book->world,
              "action",
              &id,
              "plan",
              plan,
              "title",
              title,
              "area",
              "1",
              "state",
              "planned",
              NULL);
  *action = bc_id_dup_text (&id);
}

static void
make_actions (Book *book, char **actions, guint n)
{
  g_autofree char *plan = NULL;
  BcId id = { 0 };

  world_save (book->world, "plan", &id, "district", book->text, NULL);
  plan = bc_id_dup_text (&id);
  for (guint i = 0; i < n; i++)
    make_action (book, plan, "Obra", &actions[i]);
}

static gboolean
try_precedence (Book *book, BcId *id, const char *action, const char *before, GError **error)
{
  return world_try (book->world,
                    error,
                    "precedence",
                    id,
                    "action",
                    action,
                    "predecessor",
                    before,
                    NULL);
}

static void
test_a_circle_of_actions_is_refused (void)
{
  g_auto (Book) book = { 0 };
  g_autoptr (GError) error = NULL;
  BcId id = { 0 }, first = { 0 }, last = { 0 };
  char *actions[3];

  book_open (&book);
  make_actions (&book, actions, 3);
  g_assert_true (try_precedence (&book, &first, actions[1], actions[0], NULL));
  g_assert_true (try_precedence (&book, &id, actions[2], actions[1], NULL));
  g_assert_false (try_precedence (&book, &last, actions[0], actions[2], &error));
  assert_circle_refused (error);
  world_delete (book.world, "precedence", &first, TRUE);
  g_assert_true (try_precedence (&book, &last, actions[0], actions[2], NULL));
  world_run (book.world, "UPDATE precedence SET hidden = 0");
  g_assert_cmpuint (count_doubts (book.world), ==, 3);
  for (guint i = 0; i < 3; i++)
    g_free (actions[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/circles/a-circle-is-refused", test_a_circle_is_refused);
  g_test_add_func ("/store/circles/restoring-closes-no-circle", test_restoring_closes_no_circle);
  g_test_add_func ("/store/circles/a-merged-circle-is-told", test_a_merged_circle_is_told);
  g_test_add_func ("/store/circles/a-circle-of-actions-is-refused",
                   test_a_circle_of_actions_is_refused);
  return g_test_run ();
}
