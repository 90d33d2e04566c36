/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book.h"
#include "date.h"

/* Calama, Barrio Latorre, 2017. */
static void
test_calama (void)
{
  g_auto (Book) book = { 0 };
  BcId design = { 0 }, works = { 0 };
  const BcCommitment *item;

  book_open (&book);
  book_add (&book, &design, "31-03-2017", "15-01-2018", NULL);
  book_add (&book, &works, "15-12-2018", "", &design);
  book_read (&book);
  item = book.ledger->pdata[0];
  g_assert_true (bc_id_equal (&item->record, &design));
  g_assert_cmpint (item->slippage, ==, 290);
  g_assert_cmpint (item->lost_year, ==, 2017);
  item = book.ledger->pdata[1];
  g_assert_cmpint (item->slippage, ==, 0);
  g_assert_cmpint (item->inherited, ==, 290);
  g_assert_cmpint (item->delay, ==, 290);
  g_assert_cmpint (item->added, ==, 0);
  g_assert_cmpstr (item->expected, ==, "2019-10-01");
  g_assert_cmpint (item->lost_year, ==, 2018);
  g_assert_cmpuint (item->depth, ==, 1);
}

static void
test_before_its_day_nothing_slips (void)
{
  g_auto (Book) book = { 0 };
  BcId id = { 0 }, early = { 0 };
  const BcCommitment *item;

  book_open (&book);
  book_add (&book, &id, "01-02-2018", "", NULL);
  book_add (&book, &early, "31-12-2018", "01-12-2018", NULL);
  book_read (&book);
  item = book_find (&book, &id);
  g_assert_cmpint (item->slippage, ==, 0);
  g_assert_cmpstr (item->expected, ==, "2018-02-01");
  item = book_find (&book, &early);
  g_assert_cmpint (item->slippage, ==, -30);
  g_assert_cmpint (item->lost_year, ==, 0);
  book_set_today (&book, "2019-02-02");
  book_read (&book);
  item = book_find (&book, &id);
  g_assert_cmpint (item->slippage, ==, 366);
  g_assert_cmpint (item->lost_year, ==, 2018);
}

/* The sum of what each link added is what the chain is late. */
static void
test_a_chain_adds_up (void)
{
  g_auto (Book) book = { 0 };
  BcId ids[3] = { 0 };
  gint64 sum = 0;

  book_open (&book);
  book_add (&book, &ids[0], "31-03-2017", "30-04-2017", NULL);
  book_add (&book, &ids[1], "30-06-2017", "10-07-2017", &ids[0]);
  book_add (&book, &ids[2], "31-12-2017", "15-01-2018", &ids[1]);
  book_read (&book);
  for (guint i = 0; i < 3; i++)
    sum += book_find (&book, &ids[i])->added;
  g_assert_cmpint (book_find (&book, &ids[1])->added, ==, -20);
  g_assert_cmpint (sum, ==, 15);
  g_assert_cmpint (book_find (&book, &ids[2])->delay, ==, 15);
}

static void
test_a_deleted_predecessor_delays_nothing (void)
{
  g_auto (Book) book = { 0 };
  BcId design = { 0 }, works = { 0 };

  book_open (&book);
  book_add (&book, &design, "31-03-2017", "15-01-2018", NULL);
  book_add (&book, &works, "15-12-2018", "", &design);
  world_delete (book.world, "commitment", &design, TRUE);
  book_read (&book);
  g_assert_cmpuint (book.ledger->len, ==, 1);
  g_assert_cmpint (book_find (&book, &works)->delay, ==, 0);
}

#define N_PROMISES 40

/* A promise as the simple computation knows it; Julian day numbers. */
typedef struct
{
  BcId id;
  gint32 promised;
  gint32 fulfilled; /* BC_DATE_NONE while open */
  int before;       /* -1 for none */
} Promise;

/* Straight from the sentence: what is open comes no sooner than what it waits for lets it. */
static gint32
compute_delay (const Promise *all, int index, gint32 today)
{
  const Promise *promise = &all[index];
  gint32 own = MAX (today - promise->promised, 0);

  if (promise->fulfilled != BC_DATE_NONE)
    return promise->fulfilled - promise->promised;
  return promise->before < 0 ? own : MAX (own, compute_delay (all, promise->before, today));
}

static void
make_promises (Book *book, GRand *random, Promise *all, gint32 today)
{
  for (int i = 0; i < N_PROMISES; i++) {
    g_autofree char *promised = NULL;
    g_autofree char *fulfilled = NULL;

    all[i].promised = today + g_rand_int_range (random, -900, 900);
    all[i].fulfilled = g_rand_int_range (random, 0, 3) == 0
                         ? today - g_rand_int_range (random, 0, 900)
                         : BC_DATE_NONE;
    all[i].before =
      i > 0 && g_rand_int_range (random, 0, 4) > 0 ? g_rand_int_range (random, 0, i) : -1;
    promised = bc_date_dup_iso (all[i].promised);
    fulfilled =
      all[i].fulfilled != BC_DATE_NONE ? bc_date_dup_iso (all[i].fulfilled) : g_strdup ("");
    book_add (book,
              &all[i].id,
              promised,
              fulfilled,
              all[i].before < 0 ? NULL : &all[all[i].before].id);
  }
}

static void
compare_promise (Book *book, const Promise *all, int index, gint32 today)
{
  const BcCommitment *item = book_find (book, &all[index].id);
  gint32 delay = compute_delay (all, index, today);
  gint32 before =
    all[index].before < 0 ? 0 : MAX (compute_delay (all, all[index].before, today), 0);
  int year = bc_date_get_year (all[index].promised);
  g_autofree char *expected = bc_date_dup_iso (all[index].promised + delay);

  g_assert_nonnull (item);
  g_assert_cmpint (item->delay, ==, delay);
  g_assert_cmpint (item->inherited, ==, before);
  g_assert_cmpint (item->added, ==, delay - before);
  g_assert_cmpstr (item->expected, ==, expected);
  g_assert_cmpint (item->lost_year,
                   ==,
                   bc_date_get_year (all[index].promised + delay) > year ? year : 0);
  g_assert_false (item->circular);
}

static void
test_chains_agree_with_a_simple_computation (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  gint32 today = BC_DATE_NONE;

  g_test_message ("seed %u", seed);
  bc_date_parse_iso (BOOK_TODAY, &today, NULL);
  for (guint turn = 0; turn < 10; turn++) {
    g_auto (Book) book = { 0 };
    Promise all[N_PROMISES] = { 0 };

    book_open (&book);
    make_promises (&book, random, all, today);
    book_read (&book);
    g_assert_cmpuint (book.ledger->len, ==, N_PROMISES);
    for (int i = 0; i < N_PROMISES; i++)
      compare_promise (&book, all, i, today);
  }
}

/* Each stands below what it comes after, whatever the dates. */
static void
test_a_chain_is_told_from_its_beginning (void)
{
  g_auto (Book) book = { 0 };
  BcId one = { 0 }, two = { 0 }, other = { 0 };

  book_open (&book);
  book_add (&book, &one, "31-12-2018", "", NULL);
  book_add (&book, &two, "31-01-2017", "", &one);
  book_add (&book, &other, "31-05-2018", "", NULL);
  book_read (&book);
  g_assert_true (bc_id_equal (&((BcCommitment *) book.ledger->pdata[0])->record, &other));
  g_assert_true (bc_id_equal (&((BcCommitment *) book.ledger->pdata[1])->record, &one));
  g_assert_true (bc_id_equal (&((BcCommitment *) book.ledger->pdata[2])->record, &two));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/commitments/calama", test_calama);
  g_test_add_func ("/store/commitments/before-its-day-nothing-slips",
                   test_before_its_day_nothing_slips);
  g_test_add_func ("/store/commitments/a-chain-adds-up", test_a_chain_adds_up);
  g_test_add_func ("/store/commitments/a-deleted-predecessor-delays-nothing",
                   test_a_deleted_predecessor_delays_nothing);
  g_test_add_func ("/store/commitments/chains-agree-with-a-simple-computation",
                   test_chains_agree_with_a_simple_computation);
  g_test_add_func ("/store/commitments/a-chain-is-told-from-its-beginning",
                   test_a_chain_is_told_from_its_beginning);
  return g_test_run ();
}
