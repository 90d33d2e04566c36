/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "conflicts.h"
#include "dictionary.h"
#include "store-error.h"
#include "undo.h"
#include "world.h"

#define N_CASES 60

/* The type and number of a document tell it only together. */
typedef struct
{
  char *type;   /* (owned) */
  char *number; /* (owned) */
} Paper;

static void
paper_clear (Paper *paper)
{
  g_clear_pointer (&paper->type, g_free);
  g_clear_pointer (&paper->number, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Paper, paper_clear)

static void
make_entry (World *world, BcId *entry)
{
  g_autofree char *action = world_make_action (world, "Latorre");
  g_autofree char *line = world_make_line (world, action);

  *entry = (BcId){ 0 };
  world_save (world,
              "entry",
              entry,
              "line",
              line,
              "kind",
              "expense",
              "date",
              "2026-01-05",
              "amount",
              "100",
              "state",
              "draft",
              "document-type",
              "33",
              "document-number",
              "1",
              NULL);
}

static void
read_paper (World *world, const BcId *entry, Paper *paper)
{
  paper_clear (paper);
  paper->type = world_get (world, entry, "document-type");
  paper->number = world_get (world, entry, "document-number");
}

static gboolean
is_same (const Paper *one, const Paper *other)
{
  return g_strcmp0 (one->type, other->type) == 0 && g_strcmp0 (one->number, other->number) == 0;
}

/* An empty one tells a document as well as a full one. Where the two disagree already, what is
 * drawn may be a mixture of their sides: that is refused, and changes nothing. */
static void
change_some (World *world, const BcId *entry)
{
  static const char *const types[] = { "33", "56", "61", "" };
  const int which = g_test_rand_int_range (0, 3);
  const char *type = types[g_test_rand_int_range (0, 4)];
  g_autofree char *number = g_test_rand_int_range (0, 4) == 0
                              ? g_strdup ("")
                              : g_strdup_printf ("%d", g_test_rand_int_range (2, 1000000));
  g_autoptr (GError) error = NULL;
  BcId id = *entry;

  if (which == 0)
    world_save (world, "entry", &id, "document-type", type, NULL);
  else if (which == 1)
    world_save (world, "entry", &id, "document-number", number, NULL);
  else if (!world_try (world,
                       &error,
                       "entry",
                       &id,
                       "document-type",
                       type,
                       "document-number",
                       number,
                       NULL)) {
    g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_INVALID);
    g_assert_nonnull (strstr (error->message, "It belongs together"));
  }
}

/* Changes the type, the number or both. */
static void
change (World *world, const BcId *entry)
{
  g_auto (Paper) before = { 0 };
  g_auto (Paper) after = { 0 };

  world->now += g_test_rand_int_range (0, 5000);
  read_paper (world, entry, &before);
  do {
    change_some (world, entry);
    read_paper (world, entry, &after);
  } while (is_same (&before, &after));
}

/* Takes a side of one of the fields in conflict; whose it is stands in the side. */
static char *
take_side (World *world, const BcId *entry)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conflicts = bc_conflicts_read (world->database, &error);
  const BcConflict *conflict = NULL;
  const BcConflictSide *side = NULL;
  BcId id = *entry;

  g_assert_no_error (error);
  g_assert_cmpuint (conflicts->len, >, 0);
  conflict = conflicts->pdata[g_test_rand_int_range (0, (int) conflicts->len)];
  side = conflict->sides->pdata[g_test_rand_int_range (0, (int) conflict->sides->len)];
  world_save (world, "entry", &id, conflict->field, side->text, NULL);
  return g_strdup (side->author);
}

static void
assert_settled (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conflicts = bc_conflicts_read (world->database, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (conflicts->len, ==, 0);
}

static void
try_case (World *ana, World *luis, const BcId *entry)
{
  g_auto (Paper) hers = { 0 };
  g_auto (Paper) his = { 0 };
  g_auto (Paper) now = { 0 };
  g_autofree char *taken = NULL;

  change (ana, entry);
  change (luis, entry);
  read_paper (ana, entry, &hers);
  read_paper (luis, entry, &his);
  world_merge (ana, luis);
  world_merge (luis, ana);
  read_paper (ana, entry, &now);
  g_assert_true (is_same (&now, &hers) || is_same (&now, &his));
  if (!is_same (&hers, &his)) {
    taken = take_side (luis, entry);
    world_merge (ana, luis);
    read_paper (ana, entry, &now);
    g_assert_true (is_same (&now, g_str_equal (taken, "Ana") ? &hers : &his));
  }
  assert_settled (ana);
  assert_settled (luis);
}

/* TRY_ONE again and again, of one document that Ana and Luis have. */
static void
try_cases (void (*try_one) (World *ana, World *luis, const BcId *entry))
{
  g_autoptr (World) model = world_new (BC_LEVEL_NONE, NULL);
  g_autoptr (World) ana = world_copy (model, BC_LEVEL_COUNCIL, "Ana");
  g_autoptr (World) luis = world_copy (model, BC_LEVEL_COUNCIL, "Luis");
  BcId entry;

  make_entry (ana, &entry);
  world_merge (luis, ana);
  for (guint i = 0; i < N_CASES; i++)
    try_one (ana, luis, &entry);
  world_assert_sound (ana);
  world_assert_sound (luis);
}

/* Whatever two people change, the document is one that one of them meant: after a merge, and after
 * any of the fields is settled. */
static void
test_a_document_is_never_mixed_of_two (void)
{
  try_cases (try_case);
}

static void
test_the_sides_of_two_are_not_mixed_in_one_save (void)
{
  g_autoptr (World) model = world_new (BC_LEVEL_NONE, NULL);
  g_autoptr (World) ana = world_copy (model, BC_LEVEL_COUNCIL, "Ana");
  g_autoptr (World) luis = world_copy (model, BC_LEVEL_COUNCIL, "Luis");
  g_autoptr (GError) error = NULL;
  g_auto (Paper) now = { 0 };
  BcId entry;

  make_entry (ana, &entry);
  world_merge (luis, ana);
  world_save (ana, "entry", &entry, "document-type", "56", "document-number", "7", NULL);
  world_save (luis, "entry", &entry, "document-type", "61", "document-number", "8", NULL);
  world_merge (ana, luis);
  g_assert_false (
    world_try (ana, &error, "entry", &entry, "document-type", "56", "document-number", "8", NULL));
  g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "document-number: It belongs together"));
  world_save (ana, "entry", &entry, "document-number", "9", NULL);
  assert_settled (ana);
  read_paper (ana, &entry, &now);
  g_assert_cmpstr (now.number, ==, "9");
}

/* Returns: how many fields were left, as somebody had changed them. */
static guint
undo (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcWriter) writer = bc_writer_begin (world->database, world->now += 1000, &error);
  g_auto (BcUndoReport) report = { 0 };

  g_assert_no_error (error);
  g_assert_true (bc_undo (writer, &report, &error));
  g_assert_no_error (error);
  bc_writer_commit (writer, &error);
  g_assert_no_error (error);
  return report.kept->len;
}

static void
undo_beside_a_change (World *ana, World *luis, const BcId *entry)
{
  g_auto (Paper) first = { 0 };
  g_auto (Paper) hers = { 0 };
  g_auto (Paper) his = { 0 };
  g_auto (Paper) now = { 0 };

  read_paper (ana, entry, &first);
  change (ana, entry);
  world_merge (luis, ana);
  luis->now = ana->now;
  if (g_test_rand_bit ())
    ana->now += 10000;
  change (luis, entry);
  g_assert_cmpuint (undo (ana), ==, 0);
  read_paper (ana, entry, &hers);
  read_paper (luis, entry, &his);
  g_assert_true (is_same (&hers, &first));
  world_merge (ana, luis);
  world_merge (luis, ana);
  read_paper (ana, entry, &now);
  g_assert_true (is_same (&now, &hers) || is_same (&now, &his));
  read_paper (luis, entry, &his);
  g_assert_true (is_same (&now, &his));
}

/* Whoever takes one of them back writes all, as whoever changes one does. */
static void
test_an_undo_is_never_mixed_with_what_another_wrote (void)
{
  try_cases (undo_beside_a_change);
}

/* Luis saw both and changed one: taking back the other would leave a document that is nobody's. */
static void
test_an_undo_leaves_all_where_one_was_changed (void)
{
  g_autoptr (World) model = world_new (BC_LEVEL_NONE, NULL);
  g_autoptr (World) ana = world_copy (model, BC_LEVEL_COUNCIL, "Ana");
  g_autoptr (World) luis = world_copy (model, BC_LEVEL_COUNCIL, "Luis");
  g_auto (Paper) his = { 0 };
  g_auto (Paper) now = { 0 };
  BcId entry;

  make_entry (ana, &entry);
  world_save (ana, "entry", &entry, "document-number", "9", NULL);
  world_merge (luis, ana);
  world_save (luis, "entry", &entry, "document-type", "56", NULL);
  read_paper (luis, &entry, &his);
  world_merge (ana, luis);
  g_assert_cmpuint (undo (ana), >, 0);
  read_paper (ana, &entry, &now);
  g_assert_true (is_same (&now, &his));
}

/* What taking a side brings along is asked for like what is set. */
static void
test_taking_a_side_enters_no_document_twice (void)
{
  g_autoptr (World) model = world_new (BC_LEVEL_NONE, NULL);
  g_autoptr (World) ana = world_copy (model, BC_LEVEL_COUNCIL, "Ana");
  g_autoptr (World) luis = world_copy (model, BC_LEVEL_COUNCIL, "Luis");
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;
  BcId second = { 0 };
  BcId entry;

  make_entry (ana, &entry);
  world_save (ana, "entry", &entry, "supplier-rut", "11.111.111-1", NULL);
  world_merge (luis, ana);
  world_save (ana, "entry", &entry, "document-type", "56", "document-number", "7", NULL);
  line = world_get (ana, &entry, "line");
  world_save (ana,
              "entry",
              &second,
              "line",
              line,
              "kind",
              "expense",
              "date",
              "2026-01-05",
              "amount",
              "100",
              "state",
              "draft",
              "supplier-rut",
              "11.111.111-1",
              "document-type",
              "61",
              "document-number",
              "8",
              NULL);
  world_save (luis, "entry", &entry, "document-type", "61", "document-number", "8", NULL);
  world_merge (ana, luis);
  g_assert_false (world_try (ana, &error, "entry", &entry, "document-number", "8", NULL));
  g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_DOUBLE);
  world_save (ana, "entry", &entry, "document-number", "7", NULL);
  assert_settled (ana);
}

/* One field alone would belong together with nothing. */
static void
test_what_belongs_together_is_more_than_one (void)
{
  guint n_types, n_sets = 0;
  const BcRecordType *const *types = bc_dictionary_get_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    for (guint j = 0; j < types[i]->n_fields; j++) {
      const BcField *field = &types[i]->fields[j];
      guint n_mates = 0;

      for (guint k = 0; k < types[i]->n_fields; k++)
        n_mates += g_strcmp0 (types[i]->fields[k].together, field->together) == 0;
      g_assert_true (field->together == NULL || n_mates > 1);
      n_sets += field->together != NULL;
    }
  g_assert_cmpuint (n_sets, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/together/a-document-is-never-mixed-of-two",
                   test_a_document_is_never_mixed_of_two);
  g_test_add_func ("/store/together/the-sides-of-two-are-not-mixed-in-one-save",
                   test_the_sides_of_two_are_not_mixed_in_one_save);
  g_test_add_func ("/store/together/an-undo-is-never-mixed-with-what-another-wrote",
                   test_an_undo_is_never_mixed_with_what_another_wrote);
  g_test_add_func ("/store/together/an-undo-leaves-all-where-one-was-changed",
                   test_an_undo_leaves_all_where_one_was_changed);
  g_test_add_func ("/store/together/taking-a-side-enters-no-document-twice",
                   test_taking_a_side_enters_no_document_twice);
  g_test_add_func ("/store/together/what-belongs-together-is-more-than-one",
                   test_what_belongs_together_is_more_than_one);
  return g_test_run ();
}
