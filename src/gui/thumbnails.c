/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "thumbnails.h"

#include "thumbnail.h"

/* So many are kept, of at most 400 kB each: more than a large window shows. */
#define MOST_KEPT 120
/* Larger files are read through only when they are opened or copied. */
#define MOST_READ (32 * 1024 * 1024)

/* Makes the small pictures of documents, one after the other in a thread of its own, and keeps the
 * last of them. */
struct _BcThumbnails
{
  GObject parent_instance;

  BcStore *store; /* (owned) */
  char *folder;   /* (owned): where the documents are */
  GThreadPool *pool;
  GHashTable *kept; /* (owned) (element-type utf8 BcPreview): by SHA-256 */
  GQueue order;     /* (owned) (element-type utf8): the same, the first to go first */
};

/* What the thread is given. */
typedef struct
{
  char *sha256; /* (owned) */
  char *path;   /* (owned) (nullable) */
  char *folder; /* (owned) */
  gint64 size;
  gboolean is_picture;
} Request;

G_DEFINE_FINAL_TYPE (BcThumbnails, bc_thumbnails, G_TYPE_OBJECT)

static void
clear_preview (gpointer data)
{
  BcPreview *self = data;

  g_clear_object (&self->texture);
  g_free (self->reason);
}

void
bc_preview_unref (BcPreview *self)
{
  g_atomic_rc_box_release_full (self, clear_preview);
}

static void
free_request (gpointer data)
{
  Request *self = data;

  g_free (self->sha256);
  g_free (self->path);
  g_free (self->folder);
  g_free (self);
}

static gint64
measure (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info =
    g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info != NULL ? g_file_info_get_size (info) : -1;
}

static BcDocumentState
find_state (const Request *request, GCancellable *cancellable)
{
  gint64 size = request->path != NULL ? measure (request->path) : -1;
  BcDocumentState state = BC_DOCUMENT_SOUND;

  if (size < 0)
    return BC_DOCUMENT_MISSING;
  if (size != request->size)
    return BC_DOCUMENT_ALTERED;
  if (size <= MOST_READ)
    bc_documents_check (request->folder, request->sha256, &state, cancellable, NULL);
  return state;
}

/* What is not the file any more is not shown as if it were. */
static BcPreview *
look (const Request *request, GCancellable *cancellable)
{
  BcPreview *preview = g_atomic_rc_box_new0 (BcPreview);
  g_autoptr (GdkPixbuf) picture = NULL;
  g_autoptr (GError) error = NULL;

  preview->state = find_state (request, cancellable);
  if (preview->state != BC_DOCUMENT_SOUND || !request->is_picture)
    return preview;
  picture = bc_thumbnail_read (request->path, cancellable, &error);
  if (picture != NULL)
    preview->texture = gdk_texture_new_for_pixbuf (picture);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    preview->reason = g_strdup (error->message);
  return preview;
}

static void
work (gpointer data, gpointer unused)
{
  g_autoptr (GTask) task = data;

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task,
                           look (g_task_get_task_data (task), g_task_get_cancellable (task)),
                           (GDestroyNotify) bc_preview_unref);
}

/* What waits belongs to widgets that have gone: it is cancelled, and soon over. */
static void
bc_thumbnails_finalize (GObject *object)
{
  BcThumbnails *self = BC_THUMBNAILS (object);

  g_thread_pool_free (self->pool, FALSE, FALSE);
  g_queue_clear (&self->order);
  g_hash_table_unref (self->kept);
  g_free (self->folder);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (bc_thumbnails_parent_class)->finalize (object);
}

static void
bc_thumbnails_class_init (BcThumbnailsClass *class)
{
  G_OBJECT_CLASS (class)->finalize = bc_thumbnails_finalize;
}

static void
bc_thumbnails_init (BcThumbnails *self)
{
  self->pool = g_thread_pool_new (work, NULL, 1, FALSE, NULL);
  self->kept =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) bc_preview_unref);
  g_queue_init (&self->order);
}

BcThumbnails *
bc_thumbnails_new (BcStore *store)
{
  BcThumbnails *self = g_object_new (BC_TYPE_THUMBNAILS, NULL);

  self->store = g_object_ref (store);
  self->folder = bc_store_dup_beside (store, ".documents");
  return self;
}

BcStore *
bc_thumbnails_get_store (BcThumbnails *self)
{
  return self->store;
}

/* (nullable): what is known already. */
BcPreview *
bc_thumbnails_peek (BcThumbnails *self, const BcEvidence *document)
{
  return g_hash_table_lookup (self->kept, document->file);
}

/* A widget that goes, or shows something else, cancels. */
void
bc_thumbnails_load_async (BcThumbnails *self,
                          const BcEvidence *document,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, data);
  Request *request = g_new0 (Request, 1);

  request->sha256 = g_strdup (document->file);
  request->path = bc_documents_dup_path (self->folder, document->file);
  request->folder = g_strdup (self->folder);
  request->size = document->size;
  request->is_picture = g_str_has_prefix (document->media_type, "image/");
  g_task_set_source_tag (task, bc_thumbnails_load_async);
  g_task_set_task_data (task, request, free_request);
  g_thread_pool_push (self->pool, task, NULL);
}

static void
keep (BcThumbnails *self, const char *sha256, BcPreview *preview)
{
  char *key;

  if (g_hash_table_contains (self->kept, sha256))
    return;
  if (self->order.length >= MOST_KEPT)
    g_hash_table_remove (self->kept, g_queue_pop_head (&self->order));
  key = g_strdup (sha256);
  g_hash_table_insert (self->kept, key, g_atomic_rc_box_acquire (preview));
  g_queue_push_tail (&self->order, key);
}

/* (transfer full) (nullable): %NULL where it was cancelled. */
BcPreview *
bc_thumbnails_load_finish (BcThumbnails *self, GAsyncResult *result)
{
  const Request *request = g_task_get_task_data (G_TASK (result));
  BcPreview *preview = g_task_propagate_pointer (G_TASK (result), NULL);

  if (preview != NULL)
    keep (self, request->sha256, preview);
  return preview;
}
