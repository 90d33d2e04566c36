/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "house.h"
#include "store-error.h"

#define BOUND_SECONDS 20
#define N_WRITES      50
#define N_THREADS     4

typedef struct
{
  House *house;
  GThread *caller;
  int n_back;
  int n_freed;
  int n_failed;
  gboolean fails;
} Errand;

typedef struct
{
  Errand *errand;
  int number;
} Item;

static void
free_item_cb (gpointer data)
{
  Item *item = data;

  g_assert_true (g_thread_self () == item->errand->caller);
  item->errand->n_freed++;
  g_free (item);
}

static gboolean
write_item (BcWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  Item *item = data;
  g_autofree char *name = g_strdup_printf ("%d", item->number);

  g_assert_true (g_thread_self () != item->errand->caller);
  if (!house_save_member (writer, item->errand->house, name, error))
    return FALSE;
  if (!item->errand->fails)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "no");
  return FALSE;
}

static void
written_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Errand *errand = data;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_thread_self () == errand->caller);
  if (!bc_store_write_finish (BC_STORE (object), result, &error)) {
    g_assert_nonnull (error);
    errand->n_failed++;
  }
  errand->n_back++;
}

static void
start (Errand *errand, int number, GCancellable *cancellable)
{
  Item *item = g_new (Item, 1);

  *item = (Item){ errand, number };
  bc_store_write_async (errand->house->store,
                        write_item,
                        item,
                        free_item_cb,
                        cancellable,
                        written_cb,
                        errand);
}

static gboolean
give_up_cb (gpointer data)
{
  g_error ("What was waited for did not come");
  return G_SOURCE_REMOVE;
}

static void
wait_for (int *counter, int number)
{
  guint bound = g_timeout_add_seconds (BOUND_SECONDS, give_up_cb, NULL);

  while (*counter < number)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (bound);
}

static void
test_async (void)
{
  g_autoptr (House) house = house_new ();
  Errand errand = { .house = house, .caller = g_thread_self () };

  for (int i = 0; i < N_WRITES; i++)
    start (&errand, i, NULL);
  wait_for (&errand.n_freed, N_WRITES);
  g_assert_cmpint (errand.n_back, ==, N_WRITES);
  g_assert_cmpint (errand.n_failed, ==, 0);
  g_assert_cmpint (
    house_count (house,
                 "SELECT count(*) FROM committee_member a JOIN committee_member b "
                 "ON CAST (a.name AS INTEGER) < CAST (b.name AS INTEGER) AND a.row > b.row"),
    ==,
    0);
  house_assert_sound (house);
}

static void
test_async_fails (void)
{
  g_autoptr (House) house = house_new ();
  Errand errand = { .house = house, .caller = g_thread_self (), .fails = TRUE };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  start (&errand, 1, NULL);
  g_cancellable_cancel (cancellable);
  start (&errand, 2, cancellable);
  wait_for (&errand.n_freed, 2);
  g_assert_cmpint (errand.n_failed, ==, 2);
  g_assert_cmpint (house_count_named (house, "1"), ==, 0);
  g_assert_true (bc_store_close (house->store, NULL));
  start (&errand, 3, NULL);
  wait_for (&errand.n_freed, 3);
  g_assert_cmpint (errand.n_failed, ==, 3);
}

/* What was queued is written although the store is closed, or let go of, at once. */
static void
test_queue_survives_close (void)
{
  g_autoptr (House) house = house_new ();
  Errand errand = { .house = house, .caller = g_thread_self () };

  for (int i = 0; i < N_WRITES; i++)
    start (&errand, i, NULL);
  g_assert_true (bc_store_close (house->store, NULL));
  g_assert_cmpint (errand.n_back, ==, 0);
  wait_for (&errand.n_freed, N_WRITES);
  g_assert_cmpint (errand.n_failed, ==, 0);
  house_reopen (house);
  g_assert_cmpint (house_count (house, "SELECT count(*) FROM committee_member"), ==, N_WRITES);
}

static void
test_last_reference_in_callback (void)
{
  g_autoptr (House) house = house_new ();
  Errand errand = { .house = house, .caller = g_thread_self () };
  GWeakRef reference;

  g_weak_ref_init (&reference, house->store);
  start (&errand, 1, NULL);
  g_clear_object (&house->store);
  wait_for (&errand.n_freed, 1);
  g_assert_cmpint (errand.n_failed, ==, 0);
  g_assert_null (g_weak_ref_get (&reference));
  g_weak_ref_clear (&reference);
  house_reopen (house);
  g_assert_cmpint (house_count_named (house, "1"), ==, 1);
}

static gpointer
write_many_cb (gpointer data)
{
  Errand *errand = data;

  for (int i = 0; i < N_WRITES; i++) {
    g_autoptr (GError) error = NULL;

    g_assert_true (house_try_add (errand->house, "Hilo", &error));
    g_assert_no_error (error);
  }
  return NULL;
}

static void
test_from_many_threads (void)
{
  g_autoptr (House) house = house_new ();
  Errand errand = { .house = house };
  GThread *threads[N_THREADS];

  for (int i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("test", write_many_cb, &errand);
  for (int i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
  g_assert_cmpint (house_count_named (house, "Hilo"), ==, N_THREADS * N_WRITES);
  house_assert_sound (house);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/worker/async", test_async);
  g_test_add_func ("/store/worker/async-fails", test_async_fails);
  g_test_add_func ("/store/worker/queue-survives-close", test_queue_survives_close);
  g_test_add_func ("/store/worker/last-reference-in-callback", test_last_reference_in_callback);
  g_test_add_func ("/store/worker/from-many-threads", test_from_many_threads);
  return g_test_run ();
}
