/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "attach.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "date.h"
#include "documents.h"
#include "evidence.h"
#include "photo.h"
#include "store-error.h"
#include "text.h"

/* The most characters of a document's name, as the dictionary has it. */
#define NAME_LENGTH 200

/* What is known of a file by the time that its record is saved. */
typedef struct
{
  const BcAttachment *asked; /* (unowned) */
  BcAttached *attached;      /* (unowned) */
  char *name;                /* (owned) */
  char *sha256;              /* (owned) */
  char *media_type;          /* (owned) */
  guint64 size;
  BcPhoto photo;
} Filing;

static void
filing_clear (Filing *self)
{
  g_free (self->name);
  g_free (self->sha256);
  g_free (self->media_type);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Filing, filing_clear)

/**
 * bc_attached_clear:
 * @self: a result
 *
 * Frees what it holds.
 */
void
bc_attached_clear (BcAttached *self)
{
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
}

/* A file's name is whatever another program called it; its ending is kept where it is too long. */
static gboolean
take_name (Filing *self, GError **error)
{
  g_autofree char *base = g_file_get_basename (self->asked->source);
  g_autofree char *valid = g_utf8_make_valid (base != NULL ? base : "", -1);
  glong length = g_utf8_strlen (valid, -1);
  const char *start =
    length > NAME_LENGTH ? g_utf8_offset_to_pointer (valid, length - NAME_LENGTH) : valid;

  for (char *at = valid; *at != '\0'; at++)
    if (g_ascii_iscntrl (*at))
      *at = ' ';
  self->name = bc_text_clean (start, FALSE, NAME_LENGTH, error);
  return self->name != NULL;
}

static GBytes *
read_head (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autofree guchar *buffer = g_malloc (BC_PHOTO_HEAD);
  gsize n_read;

  if (stream == NULL || !g_input_stream_read_all (G_INPUT_STREAM (stream),
                                                  buffer,
                                                  BC_PHOTO_HEAD,
                                                  &n_read,
                                                  NULL,
                                                  error))
    return NULL;
  return g_bytes_new (buffer, n_read);
}

static void
warn (Filing *self, const char *sentence)
{
  g_ptr_array_add (self->attached->warnings, g_strdup (sentence));
}

/* What was copied is looked at, not the original, which may have gone meanwhile. */
static gboolean
examine (Filing *self, const char *folder, GError **error)
{
  g_autofree char *path = bc_documents_dup_path (folder, self->sha256);
  g_autoptr (GBytes) head = read_head (path, error);

  if (head == NULL)
    return FALSE;
  self->media_type = bc_media_type_guess (self->name, head);
  bc_photo_read (head, &self->photo);
  if (self->size == 0)
    warn (self, _ ("The file is empty"));
  else if (!bc_media_type_fits (self->media_type, self->name))
    warn (self, _ ("The file is not what its name says: its contents are of another kind"));
  return TRUE;
}

static const char *
choose_kind (const Filing *self)
{
  if (self->asked->kind != NULL)
    return self->asked->kind;
  return g_str_has_prefix (self->media_type, "image/") ? "photo" : "other";
}

static gboolean
set_kind (BcDraft *draft, const char *kind, GError **error)
{
  if (bc_draft_set_text (draft, "kind", kind, error))
    return TRUE;
  g_prefix_error (error, "%s: ", "kind");
  return FALSE;
}

static gboolean
set_date (BcDraft *draft, const BcPhoto *photo, GError **error)
{
  g_autofree char *day = NULL;

  if (photo->taken_on == BC_DATE_NONE)
    return TRUE;
  day = bc_date_dup_iso (photo->taken_on);
  return bc_draft_set_text (draft, "taken-on", day, error);
}

static gboolean
set_position (BcDraft *draft, const Filing *self, GError **error)
{
  g_autofree char *position = NULL;

  if (!self->asked->with_position || !self->photo.has_position)
    return TRUE;
  position = bc_position_dup_text (&self->photo.position);
  return bc_draft_set_text (draft, "position", position, error);
}

static gboolean
write_record (BcWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  Filing *self = data;
  g_auto (BcDraft) draft = { 0 };

  bc_draft_init (&draft, bc_dictionary_find ("document"), NULL);
  bc_draft_set_id (&draft, "record", &self->asked->record);
  bc_draft_set_integer (&draft, "size", (gint64) self->size);
  return bc_draft_set_text (&draft, "name", self->name, error) &&
         bc_draft_set_text (&draft, "file", self->sha256, error) &&
         set_kind (&draft, choose_kind (self), error) &&
         bc_draft_set_text (&draft, "media-type", self->media_type, error) &&
         set_date (&draft, &self->photo, error) && set_position (&draft, self, error) &&
         bc_save (writer, &draft, &self->attached->id, error);
}

/* The record has to be there before the copying, which can take long. */
static gboolean
check_record (BcDatabase *reader, const BcId *record, GError **error)
{
  g_auto (BcRecordInfo) info = { 0 };

  if (!bc_lookup_id (reader, record, &info, error))
    return FALSE;
  if (!info.hidden)
    return TRUE;
  g_set_error_literal (error,
                       BC_STORE_ERROR,
                       BC_STORE_ERROR_NOT_FOUND,
                       _ ("This record was deleted, or what it belongs to: bring it back first"));
  return FALSE;
}

static gboolean
find_present (BcDatabase *reader, Filing *self, GError **error)
{
  g_autoptr (GPtrArray) documents = bc_evidence_list (reader, &self->asked->record, error);

  if (documents == NULL)
    return FALSE;
  for (guint i = 0; i < documents->len && !self->attached->present; i++) {
    const BcEvidence *document = documents->pdata[i];

    if (g_strcmp0 (document->file, self->sha256) != 0)
      continue;
    self->attached->present = TRUE;
    self->attached->id = document->id;
    warn (self, _ ("The same file is attached already"));
  }
  return TRUE;
}

static gboolean
warn_of_date (BcStore *store, Filing *self, GError **error)
{
  g_autoptr (BcDatabase) reader = bc_store_open_reader (store, error);
  g_autoptr (GPtrArray) documents =
    reader != NULL ? bc_evidence_list (reader, &self->asked->record, error) : NULL;

  for (guint i = 0; documents != NULL && i < documents->len; i++) {
    const BcEvidence *document = documents->pdata[i];

    if (bc_id_equal (&document->id, &self->attached->id) && document->warning != NULL)
      warn (self, document->warning);
  }
  return documents != NULL;
}

/* A copy that no record came to name is not kept. */
static void
discard (BcDatabase *reader, const char *folder, const char *sha256)
{
  g_autofree char *path = bc_documents_dup_path (folder, sha256);
  gint64 is_named = 1;

  if (bc_database_get_integer (reader,
                               &is_named,
                               NULL,
                               "SELECT EXISTS (SELECT 1 FROM document WHERE file = ?1) OR "
                               "EXISTS (SELECT 1 FROM district WHERE brand_logo = ?1)",
                               "t",
                               sha256) &&
      !is_named)
    g_unlink (path);
}

static gboolean
file_away (BcStore *store,
           BcDatabase *reader,
           Filing *self,
           const char *folder,
           GCancellable *cancellable,
           GError **error)
{
  if (!take_name (self, error) ||
      !bc_documents_add (folder,
                         self->asked->source,
                         &self->sha256,
                         &self->size,
                         cancellable,
                         error) ||
      !find_present (reader, self, error))
    return FALSE;
  if (self->attached->present)
    return TRUE;
  if (examine (self, folder, error) &&
      bc_store_write (store, write_record, self, cancellable, error))
    return warn_of_date (store, self, error);
  discard (reader, folder, self->sha256);
  return FALSE;
}

/**
 * bc_attach:
 * @store: a store that can be written
 * @attachment: what is to be kept, and with what
 * @attached: (inout): what came of it; initialise it to zeros
 * @cancellable: (nullable): interrupts the copying
 * @error: return location, #BC_STORE_ERROR, #BC_VALUE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Keeps a file with a record: copies it among the documents, by its SHA-256, and saves a document
 * that names it, with the day on which a photo was taken; where it was taken only with consent (Ley
 * 21.719). Can be called on any thread; waits.
 *
 * Returns: %FALSE with an error that says what to do; then no record was made
 */
gboolean
bc_attach (BcStore *store,
           const BcAttachment *attachment,
           BcAttached *attached,
           GCancellable *cancellable,
           GError **error)
{
  g_auto (Filing) filing = { .asked = attachment, .attached = attached };
  g_autofree char *folder = bc_store_dup_beside (store, ".documents");
  g_autoptr (BcDatabase) reader = bc_store_open_reader (store, error);

  attached->warnings = g_ptr_array_new_with_free_func (g_free);
  return reader != NULL && check_record (reader, &attachment->record, error) &&
         file_away (store, reader, &filing, folder, cancellable, error);
}
