/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "search.h"
#include "words.h"
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
  { "almacén sol", "\"almacén\"* \"sol\"* " },
  { "76.123.456-0", "\"76123456\"* \"0\"* " },
  { "76.123.4", "\"76\"* \"123\"* \"4\"* " },
  { "rosa@example.com", "\"rosa\"* \"example\"* \"com\"* " },
  { "\"AND\" NEAR(x) -y*", "\"AND\"* \"NEAR\"* \"x\"* \"y\"* " },
  { "& … “”", "" },
  { "n\xcc\x83u", "\"ñu\"* " },
  { "超市 2", "\"超市\"* \"2\"* " },
  { "damaged \xff", "\"damaged\"* " },
};

static void
test_words_are_made_queries (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++) {
    g_autofree char *query = bc_words_dup_query (queries[i].typed);

    g_assert_cmpstr (query, ==, queries[i].query);
  }
}

static World *
create_world (void)
{
  World *world = world_new (BC_LEVEL_COUNCIL, "Ana");
  BcId district = { 0 }, business = { 0 };
  g_autofree char *owner = NULL;

  world_save (world, "district", &district, "name", "Franklin", "commune", "13120", NULL);
  owner = bc_id_dup_text (&district);
  world_save (world,
              "business",
              &business,
              "district",
              owner,
              "trade-name",
              "Almacén «Ñandú» & Hijos",
              "state",
              "open",
              "rut",
              "76.123.456-0",
              "street",
              "O'Higgins",
              NULL);
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
    "almacen",      "ALMACÉN ñandu", "nandu hijos", "«ñandú»", "& hijos", "76123456-0",
    "76.123.456-0", "7612",          "o'higgins",   "higg",    "o´higg",  "hij alm",
  };
  static const char *const lost[] = { "macen", "almacen puerto", "76.123.456-9", "&" };
  g_autoptr (World) world = create_world ();

  for (gsize i = 0; i < G_N_ELEMENTS (found); i++) {
    g_test_message ("%s", found[i]);
    g_assert_cmpuint (count_hits (world, found[i]), ==, 1);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (lost); i++) {
    g_test_message ("%s", lost[i]);
    g_assert_cmpuint (count_hits (world, lost[i]), ==, 0);
  }
}

/* What the index takes apart where this does not would be a phrase, of which it knows nothing. */
static void
test_no_letter_is_too_strange (void)
{
  g_autoptr (World) world = create_world ();
  g_autoptr (GString) run = g_string_new (NULL);

  for (gunichar character = 1; character <= 0x10ffff; character++) {
    if (g_unichar_isalnum (character))
      g_string_append_unichar (g_string_append_c (run, 'x'), character);
    if (run->len < RUN_LENGTH && character < 0x10ffff)
      continue;
    g_assert_cmpuint (count_hits (world, run->str), ==, 0);
    g_string_truncate (run, 0);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/words/are-made-queries", test_words_are_made_queries);
  g_test_add_func ("/store/words/what-is-typed-is-found", test_what_is_typed_is_found);
  g_test_add_func ("/store/words/no-letter-is-too-strange", test_no_letter_is_too_strange);
  return g_test_run ();
}
