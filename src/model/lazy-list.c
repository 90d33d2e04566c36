/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lazy-list.h"

#include "records-read.h"
#include "row-query.h"
#include "task.h"

struct _BcLazyList
{
  GObject parent_instance;

  BcStore *store;           /* (owned): keeps the reader open */
  BcDatabase *reader;       /* of the thread that reads items */
  const BcRecordType *type; /* of the items */
  GArray *rows;             /* (owned) (element-type gint64): in their order */
  GHashTable *pages;        /* (owned): number of a page → GPtrArray of BcRecord */
  GQueue recent;            /* numbers of the pages that are kept, the newest first */
};

static void bc_lazy_list_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BcLazyList,
                               bc_lazy_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      bc_lazy_list_list_model_init))

/* A row that cannot be read, as when it was erased meanwhile, is an empty record: a list has no
 * holes, and the next query leaves it out. */
static BcRecord *
read_record (BcLazyList *self, gint64 row)
{
  static const BcId nil = { { 0 } };
  g_auto (BcRecordInfo) info = { 0 };
  g_autoptr (GError) error = NULL;
  BcRecord *record = NULL;

  if (bc_lookup_row (self->reader, row, &info, &error))
    record = bc_record_read (self->reader, row, self->type, &info.id, &error);
  if (error)
    g_message ("A row of %s cannot be read: %s", self->type->name, error->message);
  return record ? record : bc_record_new (self->type, &nil);
}

static GPtrArray *
read_page (BcLazyList *self, guint number)
{
  const guint first = number * BC_LAZY_LIST_PAGE;
  const guint end = MIN (first + BC_LAZY_LIST_PAGE, self->rows->len);
  GPtrArray *page = g_ptr_array_new_full (end - first, g_object_unref);

  for (guint i = first; i < end; i++)
    g_ptr_array_add (page, read_record (self, g_array_index (self->rows, gint64, i)));
  return page;
}

static void
forget_oldest (BcLazyList *self)
{
  if (g_queue_get_length (&self->recent) > BC_LAZY_LIST_KEPT)
    g_hash_table_remove (self->pages, g_queue_pop_tail (&self->recent));
}

static GPtrArray *
get_page (BcLazyList *self, guint number)
{
  const gpointer key = GUINT_TO_POINTER (number);
  GPtrArray *page = g_hash_table_lookup (self->pages, key);

  if (page && g_queue_peek_head (&self->recent) == key)
    return page;
  g_queue_remove (&self->recent, key);
  g_queue_push_head (&self->recent, key);
  if (page == NULL) {
    page = read_page (self, number);
    g_hash_table_insert (self->pages, key, page);
    forget_oldest (self);
  }
  return page;
}

static GType
bc_lazy_list_get_item_type (GListModel *model)
{
  return BC_TYPE_RECORD;
}

static guint
bc_lazy_list_get_n_items (GListModel *model)
{
  return BC_LAZY_LIST (model)->rows->len;
}

static gpointer
bc_lazy_list_get_item (GListModel *model, guint position)
{
  BcLazyList *self = BC_LAZY_LIST (model);

  if (position >= self->rows->len)
    return NULL;
  return g_object_ref (g_ptr_array_index (get_page (self, position / BC_LAZY_LIST_PAGE),
                                          position % BC_LAZY_LIST_PAGE));
}

static void
bc_lazy_list_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = bc_lazy_list_get_item_type;
  iface->get_n_items = bc_lazy_list_get_n_items;
  iface->get_item = bc_lazy_list_get_item;
}

static void
bc_lazy_list_finalize (GObject *object)
{
  BcLazyList *self = BC_LAZY_LIST (object);

  g_queue_clear (&self->recent);
  g_clear_pointer (&self->pages, g_hash_table_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (bc_lazy_list_parent_class)->finalize (object);
}

static void
bc_lazy_list_class_init (BcLazyListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bc_lazy_list_finalize;
}

static void
bc_lazy_list_init (BcLazyList *self)
{
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_queue_init (&self->recent);
}

static BcLazyList *
make_list (BcStore *store, BcDatabase *reader, const BcRecordType *type, GArray *rows)
{
  BcLazyList *self = g_object_new (BC_TYPE_LAZY_LIST, NULL);

  self->store = g_object_ref (store);
  self->reader = reader;
  self->type = type;
  self->rows = rows;
  return self;
}

/**
 * bc_lazy_list_query:
 * @store: the store
 * @query: what the list is to hold
 * @error: return location, #BC_STORE_ERROR
 *
 * Asks the store on the calling thread, which must be the store's own.
 *
 * Returns: (transfer full) (nullable): the list, which never changes
 */
BcLazyList *
bc_lazy_list_query (BcStore *store, const BcLazyQuery *query, GError **error)
{
  BcDatabase *reader = bc_store_get_reader (store);
  GArray *rows = bc_lazy_query_run (query, reader, error);

  return rows ? make_list (store, reader, query->type, rows) : NULL;
}

static GArray *
read_rows (BcStore *store, const BcLazyQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (BcDatabase) reader = bc_store_open_reader (store, error);

  if (reader == NULL)
    return NULL;
  bc_database_set_cancellable (reader, cancellable);
  return bc_lazy_query_run (query, reader, error);
}

static void
run_query (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GArray *rows = read_rows (source, data, cancellable, &error);

  if (rows)
    g_task_return_pointer (task, rows, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * bc_lazy_list_query_async:
 * @store: the store
 * @query: what the list is to hold
 * @cancellable: (nullable): stops it
 * @callback: called on the calling thread's main context
 * @user_data: for @callback
 *
 * As bc_lazy_list_query(), with the rows read in a thread of its own.
 */
void
bc_lazy_list_query_async (BcStore *store,
                          const BcLazyQuery *query,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, bc_lazy_list_query_async);
  g_task_set_task_data (task, bc_lazy_query_copy (query), (GDestroyNotify) bc_lazy_query_free);
  bc_task_run_in_thread (task, run_query);
}

/**
 * bc_lazy_list_query_finish:
 * @store: the store
 * @result: what the callback was given
 * @error: return location, #BC_STORE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the list
 */
BcLazyList *
bc_lazy_list_query_finish (BcStore *store, GAsyncResult *result, GError **error)
{
  GTask *task = G_TASK (result);
  const BcLazyQuery *query = g_task_get_task_data (task);
  GArray *rows = g_task_propagate_pointer (task, error);

  return rows ? make_list (store, bc_store_get_reader (store), query->type, rows) : NULL;
}
