/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "search.h"
#include "word-query.h"
#include "world.h"

/* What a person types, and what the search's index makes of it. */

#define RUN_LENGTH 64 /* letters that are asked for at once */

static const struct
{
  const char *typed;
  const char *query;
} queries[] = {
  { "", "" },
  { "  \t\n ", "" },
  { "almacén SOL", "\"almacen\"* \"sol\"* " },
  { "76.123.456-0", "\"76123456\" \"0\" " },
  { "76.123.4", "\"76\" \"123\" \"4\"* " },
  { "rosa@example.com", "\"rosa\" \"example\" \"com\"* " },
  { "\"AND\" NEAR(x) -y*", "\"and\"* \"near\" \"x\"* \"y\"* " },
  { "& … “”", "" },
  { "n\xcc\x83u", "\"nu\"* " },
  { "超市 2", "\"超市\"* \"2\"* " },
  { "damaged \xff", "\"damaged\"* " },
};

static void
test_words_are_made_queries (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *query = bc_word_query_dup (world->database, queries[i].typed, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (query, ==, queries[i].query);
  }
}

static void
add_business (World *world, const char *district, const char *name, const char *rut)
{
  BcId business = { 0 };

  world_save (world,
              "business",
              &business,
              "district",
              district,
              "trade-name",
              name,
              "state",
              "open",
              "rut",
              rut,
              "street",
              "O'Higgins",
              NULL);
}

static World *
create_world (void)
{
  World *world = world_new (BC_LEVEL_COUNCIL, "Ana");
  BcId district = { 0 };
  g_autofree char *owner = NULL;

  world_save (world, "district", &district, "name", "Franklin", "commune", "13120", NULL);
  owner = bc_id_dup_text (&district);
  add_business (world, owner, "Almacén «Ñandú» & Hijos", "9.123.456-4");
  /* Whose number begins as that of the other, and who has a word that begins as its check digit. */
  add_business (world, owner, "Rosa Comercial 🥖 4 Norte", "91.234.560-2");
  return world;
}

static guint
count_hits (World *world, const char *typed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = bc_search (world->database, typed, 10, &error);

  g_assert_no_error (error);
  return hits->len;
}

static void
test_what_is_typed_is_found (void)
{
  static const char *const found[] = {
    "almacen", "ALMACÉN ñandu", "nandu hijos", "«ñandú»",    "& hijos", "9123456-4",  "9.123.456-4",
    "9123456", "o'higgins alm", "hij higg",    "o´higg alm", "🥖",    "91234560-2",
  };
  static const char *const lost[] = {
    "macen", "almacen puerto", "9.123.456-5", "&", "ros@norte", "al.hijos",
  };
  g_autoptr (World) world = create_world ();

  for (gsize i = 0; i < G_N_ELEMENTS (found); i++) {
    g_test_message ("%s", found[i]);
    g_assert_cmpuint (count_hits (world, found[i]), >=, 1);
  }
  g_assert_cmpuint (count_hits (world, "9.123.456-4"), ==, 1);
  g_assert_cmpuint (count_hits (world, "o'higg"), ==, 2);
  for (gsize i = 0; i < G_N_ELEMENTS (lost); i++) {
    g_test_message ("%s", lost[i]);
    g_assert_cmpuint (count_hits (world, lost[i]), ==, 0);
  }
}

/* What the index would take apart would be a phrase, of which it knows nothing; and what is stored
 * is found by what it is. */
static void
test_no_character_is_too_strange (void)
{
  g_autoptr (World) world = create_world ();
  g_autoptr (GString) run = g_string_new (NULL);

  for (gunichar character = ' '; character <= 0x10ffff; character++) {
    if (g_unichar_isdefined (character))
      g_string_append_unichar (g_string_append_c (run, 'x'), character);
    if (run->len < RUN_LENGTH && character < 0x10ffff)
      continue;
    g_assert_cmpuint (count_hits (world, run->str), ==, 0);
    g_string_truncate (run, 0);
  }
}

static void
test_marks_and_signs_are_found_as_they_are_stored (void)
{
  static const char *const names[] = { "g\xcc\x83uyra", "Ẹ́bọ",   "₿itcoin",
                                       "🥖Pan",       "ﬁesta", "Straße" };
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  BcId district = { 0 };
  g_autofree char *owner = NULL;

  world_save (world, "district", &district, "name", "Franklin", "commune", "13120", NULL);
  owner = bc_id_dup_text (&district);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    add_business (world, owner, names[i], "9.123.456-4");
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_test_message ("%s", names[i]);
    g_assert_cmpuint (count_hits (world, names[i]), ==, 1);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/words/are-made-queries", test_words_are_made_queries);
  g_test_add_func ("/store/words/what-is-typed-is-found", test_what_is_typed_is_found);
  g_test_add_func ("/store/words/no-character-is-too-strange", test_no_character_is_too_strange);
  g_test_add_func ("/store/words/marks-and-signs",
                   test_marks_and_signs_are_found_as_they_are_stored);
  return g_test_run ();
}
