/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dictionary.h"
#include "history.h"
#include "text.h"
#include "world.h"

#define N_ROUNDS   20
#define N_SHARED   8
#define N_SAVES    60
#define N_QUERIES  40
#define EVERYTHING 100000

static const char *const words_pool[] = { "", "cafe", "LUZ", "café luz", "nombre", "beto", "nada" };

/* Two districts, and what was written there by two people. */
typedef struct
{
  World *world;
  BcId districts[2];
  GPtrArray *all;
} Past;

static void
save_business (Past *self, GRand *rand, BcId *known)
{
  static const char *const names[] = { "Café Luz", "Pan", "Luz del Sur", "Café Central" };
  const BcId *district = &self->districts[g_rand_int_range (rand, 0, 2)];
  g_autofree char *owner = bc_id_dup_text (district);
  const char *name = names[g_rand_int_range (rand, 0, 4)];

  if (bc_id_is_nil (known))
    world_save (self->world, "business", known, "district", owner, "trade-name", name, NULL);
  else
    world_save (self->world, "business", known, "trade-name", name, NULL);
}

static void
save_something (Past *self, GRand *rand, BcId *known)
{
  g_autofree char *dream = g_strdup_printf ("Sueño %d", g_rand_int_range (rand, 0, 9));

  if (g_rand_int_range (rand, 0, 3) > 0)
    save_business (self, rand, known);
  else
    world_save (self->world,
                "district",
                &self->districts[g_rand_int_range (rand, 0, 2)],
                "dream",
                dream,
                NULL);
}

/* As a merge leaves it: some of the operations are another author's. */
static void
share_out (World *world)
{
  world_run (world, "INSERT INTO author (id, name) VALUES (zeroblob (16), 'Beto Díaz')");
  world_run (world,
             "INSERT INTO stream (scope, author) SELECT row, (SELECT max (row) FROM author) "
             "FROM scope");
  world_run (world,
             "UPDATE journal SET number = number + 10000, stream = (SELECT o.row FROM stream o "
             "JOIN stream s ON s.scope = o.scope WHERE s.row = journal.stream "
             "AND o.author = (SELECT max (row) FROM author)) WHERE row % 3 = 0");
}

static void
live (Past *self, GRand *rand)
{
  static const char *const names[] = { "Norte", "Sur" };
  BcHistoryQuery query = { .limit = EVERYTHING };
  BcId businesses[8] = { 0 };

  self->world = world_new (BC_LEVEL_COUNCIL, "Ana");
  for (guint i = 0; i < 2; i++)
    world_save (self->world,
                "district",
                &self->districts[i],
                "name",
                names[i],
                "commune",
                "13120",
                NULL);
  for (guint i = 0; i < N_SAVES; i++)
    save_something (self, rand, &businesses[g_rand_int_range (rand, 0, 8)]);
  share_out (self->world);
  self->all = bc_history_read (self->world->database, &query, NULL);
  g_assert_nonnull (self->all);
}

static gint64
look_up (Past *self, const char *column, const BcHistoryEntry *entry)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT %s FROM journal j JOIN stream s ON s.row = j.stream JOIN scope c "
                     "ON c.row = s.scope WHERE j.row = %" G_GINT64_FORMAT,
                     column,
                     entry->row);

  return world_count (self->world, sql);
}

static gboolean
is_of_district (Past *self, const BcHistoryEntry *entry, const BcId *district)
{
  g_autofree char *sql = NULL;
  g_autofree char *text = bc_id_dup_text (district);
  g_auto (GStrv) parts = g_strsplit (text, "-", -1);
  g_autofree char *hexadecimal = g_strjoinv ("", parts);

  sql = g_strdup_printf ("hex (c.id) = upper ('%s')", hexadecimal);
  return look_up (self, sql, entry) == 1;
}

static gboolean
says (const BcHistoryEntry *entry, const char *words)
{
  g_autofree char *all = g_strdup_printf ("%s|%s|%s|%s",
                                          entry->sentence,
                                          bc_dictionary_find (entry->type)->label,
                                          entry->heading,
                                          entry->author);
  g_autofree char *folded = bc_text_fold (all);
  g_autofree char *wanted = bc_text_fold (words);
  g_auto (GStrv) each = g_strsplit_set (wanted, " ", -1);

  for (char **word = each; *word != NULL; word++)
    if (strstr (folded, *word) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
fits (Past *self, const BcHistoryEntry *entry, const BcHistoryQuery *query)
{
  return (bc_id_is_nil (&query->scope) || is_of_district (self, entry, &query->scope)) &&
         (bc_id_is_nil (&query->record) || bc_id_equal (&query->record, &entry->record)) &&
         (query->author == 0 || look_up (self, "s.author", entry) == query->author) &&
         (query->from == 0 || entry->moment >= query->from) &&
         (query->to == 0 || entry->moment < query->to) &&
         (query->type == NULL || strcmp (query->type, entry->type) == 0);
}

static BcHistoryQuery
make_query (Past *self, GRand *rand)
{
  static const char *const types[] = { NULL, NULL, "business", "district", "action" };
  const BcHistoryEntry *any = self->all->pdata[g_rand_int_range (rand, 0, (gint32) self->all->len)];
  const BcHistoryEntry *other =
    self->all->pdata[g_rand_int_range (rand, 0, (gint32) self->all->len)];
  BcHistoryQuery query = { .limit = (guint) g_rand_int_range (rand, 1, 12) };

  if (g_rand_boolean (rand))
    query.scope = self->districts[g_rand_int_range (rand, 0, 2)];
  else if (g_rand_int_range (rand, 0, 3) == 0)
    query.record = any->record;
  query.author = g_rand_int_range (rand, 0, 3);
  query.from = g_rand_boolean (rand) ? any->moment : 0;
  query.to = g_rand_boolean (rand) ? other->moment : 0;
  query.type = types[g_rand_int_range (rand, 0, G_N_ELEMENTS (types))];
  return query;
}

/* All that is found, portion by portion; no portion is larger than was asked for. */
static GArray *
find_all (Past *self, BcHistoryQuery query, const char *words, guint most)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean more = TRUE;

  while (more) {
    g_auto (BcHistoryFound) found = { 0 };

    g_assert_true (bc_history_find (self->world->database, &query, words, most, &found, NULL));
    g_assert_cmpuint (found.entries->len, <=, query.limit);
    for (guint i = 0; i < found.entries->len; i++)
      g_array_append_val (rows, ((BcHistoryEntry *) found.entries->pdata[i])->row);
    g_assert_true (!found.more || found.before != query.before);
    query.before = found.before;
    more = found.more;
  }
  return rows;
}

static void
compare (Past *self, const BcHistoryQuery *query, const char *words, guint most)
{
  g_autoptr (GArray) found = find_all (self, *query, words, most);
  guint next = 0;
  gint64 n_fitting = 0, count;

  for (guint i = 0; i < self->all->len; i++) {
    const BcHistoryEntry *entry = self->all->pdata[i];

    if (!fits (self, entry, query))
      continue;
    n_fitting++;
    if (!says (entry, words))
      continue;
    g_assert_cmpuint (next, <, found->len);
    g_assert_cmpint (g_array_index (found, gint64, next++), ==, entry->row);
  }
  g_assert_cmpuint (next, ==, found->len);
  g_assert_true (bc_history_count (self->world->database, query, &count, NULL));
  g_assert_cmpint (count, ==, n_fitting);
}

/* Gestures of several operations, of which those of two people interlock. */
static void
join_gestures (World *world, GRand *rand)
{
  const gint64 last = world_count (world, "SELECT max (row) FROM journal");

  for (gint64 first = 1; first <= last;) {
    const gint64 next = first + g_rand_int_range (rand, 1, 9);
    g_autofree char *sql =
      g_strdup_printf ("UPDATE journal SET gesture = (SELECT min (k.stamp) FROM journal k "
                       "JOIN stream t ON t.row = k.stream JOIN stream s ON s.row = journal.stream "
                       "WHERE t.author = s.author AND k.row >= %" G_GINT64_FORMAT
                       " AND k.row < %" G_GINT64_FORMAT ") WHERE row >= %" G_GINT64_FORMAT
                       " AND row < %" G_GINT64_FORMAT,
                       first,
                       next,
                       first,
                       next);

    world_run (world, sql);
    first = next;
  }
}

/* What one entry stands for, told by hand. */
typedef struct
{
  gint64 gesture;
  gint64 author;
  gint64 newest;
  gint64 oldest;
  gint64 n;
  gint64 with_words; /* the newest that has the words, or 0 */
} Expected;

static Expected *
find_expected (GArray *expected, const BcHistoryEntry *entry)
{
  const Expected made = { entry->gesture, entry->author_row, entry->row, 0, 0, 0 };

  for (guint i = 0; i < expected->len; i++) {
    Expected *one = &g_array_index (expected, Expected, i);

    if (one->gesture == entry->gesture && one->author == entry->author_row)
      return one;
  }
  g_array_append_val (expected, made);
  return &g_array_index (expected, Expected, expected->len - 1);
}

static GArray *
expect_gestures (Past *self, const BcHistoryQuery *query, const char *words)
{
  GArray *expected = g_array_new (FALSE, FALSE, sizeof (Expected));

  for (guint i = 0; i < self->all->len; i++) {
    const BcHistoryEntry *entry = self->all->pdata[i];
    Expected *one = NULL;

    if (!fits (self, entry, query))
      continue;
    one = find_expected (expected, entry);
    one->oldest = entry->row;
    one->n++;
    if (one->with_words == 0 && says (entry, words))
      one->with_words = entry->row;
  }
  return expected;
}

static const BcHistoryEntry *
find_row (Past *self, gint64 row)
{
  for (guint i = 0; i < self->all->len; i++)
    if (((BcHistoryEntry *) self->all->pdata[i])->row == row)
      return self->all->pdata[i];
  g_assert_not_reached ();
}

/* What it opens into is what it counts. */
static void
check_parts (Past *self, BcHistoryQuery query, const BcHistoryEntry *entry)
{
  g_autoptr (GPtrArray) parts = NULL;
  gint64 count;

  query.gesture = entry->gesture;
  query.author = entry->author_row;
  query.until = entry->until;
  query.limit = EVERYTHING;
  parts = bc_history_read (self->world->database, &query, NULL);
  g_assert_cmpint (parts->len, ==, entry->n_more + 1);
  g_assert_cmpint (((BcHistoryEntry *) parts->pdata[0])->row, ==, entry->row);
  g_assert_true (bc_history_count (self->world->database, &query, &count, NULL));
  g_assert_cmpint (count, ==, parts->len);
}

static void
check_gesture (Past *self,
               const BcHistoryQuery *query,
               const BcHistoryEntry *entry,
               const Expected *expected,
               gboolean worded)
{
  const gint64 told = worded ? expected->with_words : expected->oldest;

  g_assert_cmpint (entry->gesture, ==, expected->gesture);
  g_assert_cmpint (entry->author_row, ==, expected->author);
  g_assert_cmpint (entry->row, ==, expected->newest);
  g_assert_cmpint (entry->n_more, ==, expected->n - 1);
  g_assert_cmpstr (entry->sentence, ==, find_row (self, told)->sentence);
  check_parts (self, *query, entry);
}

/* Portion by portion each gesture comes once, and whole. */
static void
compare_gestures (Past *self, BcHistoryQuery query, const char *words, guint most)
{
  g_autoptr (GArray) expected = expect_gestures (self, &query, words);
  gboolean more = TRUE;
  guint next = 0;

  while (more) {
    g_auto (BcHistoryFound) found = { 0 };

    g_assert_true (
      bc_history_find_gestures (self->world->database, &query, words, most, &found, NULL));
    for (guint i = 0; i < found.entries->len; i++) {
      while (g_array_index (expected, Expected, next).with_words == 0)
        next++;
      g_assert_cmpuint (next, <, expected->len);
      check_gesture (self,
                     &query,
                     found.entries->pdata[i],
                     &g_array_index (expected, Expected, next++),
                     *words != '\0');
    }
    g_assert_true (!found.more || found.before != query.before);
    query.before = found.before;
    more = found.more;
  }
  for (; next < expected->len; next++)
    g_assert_cmpint (g_array_index (expected, Expected, next).with_words, ==, 0);
}

static void
test_gestures_are_told_once (void)
{
  const guint32 seed = g_test_rand_int () & 0xffffff;
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint round = 0; round < N_SHARED; round++) {
    BcHistoryQuery everything = { .limit = EVERYTHING };
    Past past = { 0 };

    live (&past, rand);
    g_ptr_array_unref (past.all);
    join_gestures (past.world, rand);
    past.all = bc_history_read (past.world->database, &everything, NULL);
    for (guint i = 0; i < N_QUERIES; i++) {
      const BcHistoryQuery query = make_query (&past, rand);
      const char *words = words_pool[g_rand_int_range (rand, 0, G_N_ELEMENTS (words_pool))];

      compare_gestures (&past, query, words, (guint) g_rand_int_range (rand, 1, 40));
    }
    g_ptr_array_unref (past.all);
    world_free (past.world);
  }
}

static void
test_finds_what_a_naive_filter_finds (void)
{
  const guint32 seed = g_test_rand_int () & 0xffffff;
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint round = 0; round < N_ROUNDS; round++) {
    Past past = { 0 };

    live (&past, rand);
    for (guint i = 0; i < N_QUERIES; i++) {
      BcHistoryQuery query = make_query (&past, rand);
      const char *words = words_pool[g_rand_int_range (rand, 0, G_N_ELEMENTS (words_pool))];

      compare (&past, &query, words, (guint) g_rand_int_range (rand, 1, 40));
    }
    g_ptr_array_unref (past.all);
    world_free (past.world);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/history/finds-what-a-naive-filter-finds",
                   test_finds_what_a_naive_filter_finds);
  g_test_add_func ("/store/history/gestures-are-told-once", test_gestures_are_told_once);
  return g_test_run ();
}
