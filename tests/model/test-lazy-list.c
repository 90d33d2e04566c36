/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lazy-list.h"
#include "model-store.h"

/* Longer than what is kept, so that pages are dropped and read again. */
#define N_MADE (BC_LAZY_LIST_PAGE * (BC_LAZY_LIST_KEPT + 2) + 5)

static BcLazyQuery
make_query (const char *type, const char *sort)
{
  BcLazyQuery query = { .type = bc_dictionary_find (type), .value = BC_VALUE_INIT };

  query.sort = sort ? bc_record_type_find_field (query.type, sort) : NULL;
  return query;
}

static BcLazyList *
run (ModelStore *fixture, const BcLazyQuery *query)
{
  g_autoptr (GError) error = NULL;
  BcLazyList *list = bc_lazy_list_query (fixture->store, query, &error);

  g_assert_no_error (error);
  g_assert_nonnull (list);
  return list;
}

static char *
dup_text (BcLazyList *list, guint position, const char *name)
{
  g_autoptr (BcRecord) record = g_list_model_get_item (G_LIST_MODEL (list), position);
  BcValue value = BC_VALUE_INIT;

  g_assert_nonnull (record);
  bc_record_peek (record,
                  bc_record_type_find_field (bc_record_get_record_type (record), name),
                  &value);
  return bc_value_dup_text (&value);
}

static void
assert_text (BcLazyList *list, guint position, const char *name, const char *expected)
{
  g_autofree char *text = dup_text (list, position, name);
  g_assert_cmpstr (text, ==, expected);
}

static guint
count (BcLazyList *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

static void
test_order (void)
{
  ModelStore fixture = { 0 };
  BcLazyQuery query;

  model_store_open (&fixture);
  query = make_query ("region", "position");
  {
    g_autoptr (BcLazyList) list = run (&fixture, &query);

    g_assert_cmpuint (count (list), ==, 16);
    assert_text (list, 0, "code", "15");
    assert_text (list, 15, "code", "12");
    g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 16));
  }
  query.descending = TRUE;
  {
    g_autoptr (BcLazyList) list = run (&fixture, &query);

    assert_text (list, 0, "code", "12");
    assert_text (list, 15, "code", "15");
  }
  model_store_close (&fixture);
}

static void
test_spanish_order (void)
{
  ModelStore fixture = { 0 };
  BcLazyQuery query;

  model_store_open (&fixture);
  query = make_query ("commune", "name");
  query.words = "nu";
  {
    g_autoptr (BcLazyList) list = run (&fixture, &query);
    g_autofree char *last = dup_text (list, count (list) - 1, "name");

    g_assert_cmpuint (count (list), >, 0);
    g_assert_cmpstr (last, ==, "Ñuñoa");
  }
  model_store_close (&fixture);
}

static void
test_filter (void)
{
  static const char *const in_none[] = { "\"* OR", "&", " … " };
  ModelStore fixture = { 0 };
  BcLazyQuery query;

  model_store_open (&fixture);
  query = make_query ("commune", "code");
  query.filter = bc_record_type_find_field (query.type, "code");
  bc_value_set_text (&query.value, "13101");
  {
    g_autoptr (BcLazyList) list = run (&fixture, &query);

    g_assert_cmpuint (count (list), ==, 1);
    assert_text (list, 0, "name", "Santiago");
  }
  bc_value_clear (&query.value);
  query.filter = NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (in_none); i++) {
    g_autoptr (BcLazyList) list = NULL;

    query.words = in_none[i];
    list = run (&fixture, &query);
    g_assert_cmpuint (count (list), ==, 0);
  }
  model_store_close (&fixture);
}

static gboolean
make_many (BcWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  const BcRecordType *type = bc_dictionary_find ("activity-code");

  for (guint i = 0; i < N_MADE; i++) {
    g_auto (BcDraft) draft = { 0 };
    g_autofree char *code = g_strdup_printf ("X%06u", i);
    BcId id;

    bc_draft_init (&draft, type, NULL);
    if (!bc_draft_set_text (&draft, "code", code, error) ||
        !bc_draft_set_text (&draft, "name", code, error) || !bc_save (writer, &draft, &id, error))
      return FALSE;
  }
  return TRUE;
}

/* Pages that were dropped are read again, and say the same. */
static void
test_pages (void)
{
  ModelStore fixture = { 0 };
  g_autoptr (GError) error = NULL;
  BcLazyQuery query;

  model_store_open (&fixture);
  bc_store_write (fixture.store, make_many, NULL, NULL, &error);
  g_assert_no_error (error);
  query = make_query ("activity-code", "code");
  query.words = "x0";
  {
    g_autoptr (BcLazyList) list = run (&fixture, &query);

    g_assert_cmpuint (count (list), ==, N_MADE);
    for (guint pass = 0; pass < 2; pass++)
      for (guint i = 0; i < N_MADE; i += BC_LAZY_LIST_PAGE - 1) {
        g_autofree char *code = g_strdup_printf ("X%06u", i);
        assert_text (list, i, "code", code);
      }
  }
  model_store_close (&fixture);
}

static void
queried_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static BcLazyList *
wait_for_list (ModelStore *fixture, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  BcLazyQuery query = make_query ("commune", "name");
  const gint64 end = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;

  bc_lazy_list_query_async (fixture->store, &query, cancellable, queried_cb, &result);
  while (result == NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_nonnull (result);
  return bc_lazy_list_query_finish (fixture->store, result, error);
}

static void
test_thread (void)
{
  ModelStore fixture = { 0 };
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancelled);
  model_store_open (&fixture);
  {
    g_autoptr (BcLazyList) list = wait_for_list (&fixture, NULL, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (count (list), ==, 346);
  }
  g_assert_null (wait_for_list (&fixture, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  model_store_close (&fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  bc_record_register_types ();
  g_test_add_func ("/model/lazy-list/stands-in-order", test_order);
  g_test_add_func ("/model/lazy-list/finds-words-in-spanish-order", test_spanish_order);
  g_test_add_func ("/model/lazy-list/filters-and-quotes", test_filter);
  g_test_add_func ("/model/lazy-list/reads-dropped-pages-again", test_pages);
  g_test_add_func ("/model/lazy-list/asks-in-a-thread", test_thread);
  return g_test_run ();
}
