/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "id.h"

static void
test_derive_is_known (void)
{
  BcId id;
  g_autofree char *text = NULL;

  /* The first 16 bytes of printf 'district\0' '13101\0' 'barrio italia' | sha256sum, with version
   * and variant set. */
  bc_id_derive (&id, "district", "13101", "barrio italia", NULL);
  text = bc_id_dup_text (&id);
  g_assert_cmpstr (text, ==, "9f71be3f-c1f8-80f3-9c13-905a0fc836be");
}

static void
test_derive_keeps_parts_apart (void)
{
  BcId a, b, c, again;
  const char *const parts[] = { "ab", "c", NULL };

  bc_id_derive (&a, "link", "ab", "c", NULL);
  bc_id_derive (&b, "link", "a", "bc", NULL);
  bc_id_derive (&c, "link", "ab", "c", "", NULL);
  bc_id_derive_v (&again, "link", parts);
  g_assert_false (bc_id_equal (&a, &b));
  g_assert_false (bc_id_equal (&a, &c));
  g_assert_true (bc_id_equal (&a, &again));
  g_assert_cmpuint (bc_id_hash (&a), ==, bc_id_hash (&again));
}

static void
test_generate_bears_its_moment (void)
{
  BcId early, late;
  g_autofree char *text = NULL;

  bc_id_generate (&early, G_GINT64_CONSTANT (0x0123456789ab));
  bc_id_generate (&late, G_GINT64_CONSTANT (0x0123456789ac));
  text = bc_id_dup_text (&early);
  g_assert_true (g_str_has_prefix (text, "01234567-89ab-7"));
  g_assert_nonnull (strchr ("89ab", text[19]));
  g_assert_cmpint (bc_id_compare (&early, &late), <, 0);
}

static void
test_generate_never_repeats (void)
{
  g_autoptr (GHashTable) seen =
    g_hash_table_new_full ((GHashFunc) bc_id_hash, (GEqualFunc) bc_id_equal, g_free, NULL);

  for (int i = 0; i < 20000; i++) {
    BcId *id = g_new (BcId, 1);

    bc_id_generate (id, 1);
    g_assert_true (g_hash_table_add (seen, id));
  }
}

static void
assert_next (const char *before, gint64 moment, const char *after)
{
  BcId id;
  char text[BC_ID_TEXT_LENGTH + 1];

  g_assert_true (bc_id_parse (&id, before));
  bc_id_generate_next (&id, moment);
  bc_id_write_text (&id, text);
  text[strlen (after)] = '\0';
  g_assert_cmpstr (text, ==, after);
}

/* Where there is no more room it begins anew: of the moment, and of what it is, nothing changes. */
static void
test_next_stands_behind (void)
{
  const gint64 moment = G_GINT64_CONSTANT (0x0123456789ab);

  assert_next ("01234567-89ab-7123-8945-0000000000fe",
               moment,
               "01234567-89ab-7123-8945-0000000000ff");
  assert_next ("01234567-89ab-7123-8945-0000000000ff",
               moment,
               "01234567-89ab-7123-8945-000000000100");
  assert_next ("01234567-89ab-7123-89ff-ffffffffffff",
               moment,
               "01234567-89ab-7123-8900-000000000000");
}

static void
test_next_of_another_moment_is_another_one (void)
{
  const gint64 moment = G_GINT64_CONSTANT (0x0123456789ab);

  assert_next ("01234567-89ab-7123-8945-0000000000fe", moment - 1, "01234567-89aa-7");
  assert_next ("01234567-89ab-7123-8945-0000000000fe", moment + 1, "01234567-89ac-7");
  assert_next ("00000000-0000-0000-0000-000000000000", moment, "01234567-89ab-7");
  assert_next ("00000000-0000-0000-0000-000000000000", 0, "00000000-0000-7");
}

static void
test_next_ones_stand_in_their_order (void)
{
  BcId id = { 0 };

  for (int i = 0; i < 20000; i++) {
    const BcId before = id;

    bc_id_generate_next (&id, 1 + i / 5000);
    if (i % 5000 != 0)
      g_assert_cmpint (bc_id_compare (&before, &id), <, 0);
  }
}

/* Those that are made together differ in their last bytes alone, and a small table must hold them.
 */
static void
test_hashes_of_next_ones_are_spread (void)
{
  guint places[64] = { 0 };
  BcId id = { 0 };

  for (guint i = 0; i < 100 * G_N_ELEMENTS (places); i++) {
    bc_id_generate_next (&id, 1);
    places[bc_id_hash (&id) % G_N_ELEMENTS (places)]++;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++) {
    g_assert_cmpuint (places[i], >, 50);
    g_assert_cmpuint (places[i], <, 200);
  }
}

static void
test_parse_reads_what_is_written (void)
{
  for (int i = 0; i < 1000; i++) {
    BcId id, parsed;
    char text[BC_ID_TEXT_LENGTH + 1];
    g_autofree char *upper = NULL;

    bc_id_generate (&id, g_test_rand_int_range (0, G_MAXINT));
    bc_id_write_text (&id, text);
    g_assert_cmpuint (strlen (text), ==, BC_ID_TEXT_LENGTH);
    upper = g_ascii_strup (text, -1);
    g_assert_true (bc_id_parse (&parsed, upper));
    g_assert_true (bc_id_equal (&id, &parsed));
  }
}

static void
test_parse_refuses_damage (void)
{
  static const char *const damaged[] = {
    "",
    "00000000-0000-0000-0000-00000000000",
    "00000000-0000-0000-0000-0000000000000",
    "00000000-0000-0000-0000-00000000000g",
    "000000000000-0000-0000-0000-00000000",
    "00000000_0000-0000-0000-000000000000",
    "{0000000-0000-0000-0000-00000000000}",
    "00000000-0000-0000-0000-0000000000 0",
  };
  BcId id = { { 7 } };

  g_assert_false (bc_id_parse (&id, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (damaged); i++)
    g_assert_false (bc_id_parse (&id, damaged[i]));
  g_assert_cmpint (id.bytes[0], ==, 7);
}

static void
test_nil (void)
{
  BcId id;

  g_assert_true (bc_id_parse (&id, "00000000-0000-0000-0000-000000000000"));
  g_assert_true (bc_id_is_nil (&id));
  g_assert_true (bc_id_parse (&id, "00000000-0000-0000-0000-000000000001"));
  g_assert_false (bc_id_is_nil (&id));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/id/derive-is-known", test_derive_is_known);
  g_test_add_func ("/core/id/derive-keeps-parts-apart", test_derive_keeps_parts_apart);
  g_test_add_func ("/core/id/generate-bears-its-moment", test_generate_bears_its_moment);
  g_test_add_func ("/core/id/generate-never-repeats", test_generate_never_repeats);
  g_test_add_func ("/core/id/next-stands-behind", test_next_stands_behind);
  g_test_add_func ("/core/id/next-of-another-moment", test_next_of_another_moment_is_another_one);
  g_test_add_func ("/core/id/next-ones-in-their-order", test_next_ones_stand_in_their_order);
  g_test_add_func ("/core/id/hashes-are-spread", test_hashes_of_next_ones_are_spread);
  g_test_add_func ("/core/id/parse-reads-what-is-written", test_parse_reads_what_is_written);
  g_test_add_func ("/core/id/parse-refuses-damage", test_parse_refuses_damage);
  g_test_add_func ("/core/id/nil", test_nil);
  return g_test_run ();
}
