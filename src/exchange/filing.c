/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "filing.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "date.h"
#include "documents.h"
#include "evidence.h"
#include "store-error.h"
#include "text.h"

/* The most characters of a document's name, as the dictionary has it. */
#define NAME_LENGTH 200

/**
 * bc_filing_clear:
 * @self: a filing
 *
 * Frees what it holds.
 */
void
bc_filing_clear (BcFiling *self)
{
  g_free (self->name);
  g_free (self->sha256);
  g_free (self->media_type);
}

/* A file's name is whatever another program called it; its ending is kept where it is too long. */
static gboolean
take_name (BcFiling *self, GError **error)
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

/**
 * bc_filing_warn:
 * @self: a filing
 * @sentence: what the person should know of the file
 */
void
bc_filing_warn (BcFiling *self, const char *sentence)
{
  g_ptr_array_add (self->attached->warnings, g_strdup (sentence));
}

/**
 * bc_filing_warn_of_date:
 * @self: a filing that was saved
 * @documents: (element-type BcEvidence): all that its record has now
 *
 * Warns where its day does not go with those of the record: see bc_evidence_list().
 */
void
bc_filing_warn_of_date (BcFiling *self, GPtrArray *documents)
{
  for (guint i = 0; i < documents->len; i++) {
    const BcEvidence *document = documents->pdata[i];

    if (bc_id_equal (&document->id, &self->attached->id) && document->warning != NULL)
      bc_filing_warn (self, document->warning);
  }
}

/* What was copied is looked at, not the original, which may have gone meanwhile. */
static gboolean
examine (BcFiling *self, const char *folder, GError **error)
{
  g_autofree char *path = bc_documents_dup_path (folder, self->sha256);
  g_autoptr (GBytes) head = read_head (path, error);

  if (head == NULL)
    return FALSE;
  self->media_type = bc_media_type_guess (self->name, head);
  bc_photo_read (head, &self->photo);
  if (self->size == 0)
    bc_filing_warn (self, _ ("The file is empty"));
  else if (!bc_media_type_fits (self->media_type, self->name))
    bc_filing_warn (self,
                    _ ("The file is not what its name says: its contents are of another kind"));
  return TRUE;
}

static gboolean
find_present (BcFiling *self, BcDatabase *reader, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (reader,
                       "SELECT r.id FROM document d JOIN record r ON r.row = d.row "
                       "WHERE d.record = ? AND d.file = ? AND d.hidden = 0 LIMIT 1",
                       error);
  BcStep step;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_id (cursor, 1, &self->asked->record);
  bc_cursor_bind_text (cursor, 2, self->sha256);
  step = bc_cursor_step (cursor, error);
  if (step == BC_STEP_ROW)
    self->attached->present = bc_cursor_get_id (cursor, 0, &self->attached->id);
  return step != BC_STEP_ERROR;
}

/**
 * bc_filing_copy:
 * @self: a filing
 * @reader: a connection
 * @folder: where the documents are
 * @cancellable: (nullable): interrupts it
 * @error: return location, #BC_STORE_ERROR, #BC_VALUE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Copies the file among the documents and looks at what it is, or finds that its record has it
 * already.
 *
 * Returns: %FALSE with an error; a copy may be there then, for bc_filing_discard()
 */
gboolean
bc_filing_copy (BcFiling *self,
                BcDatabase *reader,
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
      !find_present (self, reader, error))
    return FALSE;
  return self->attached->present || examine (self, folder, error);
}

/**
 * bc_filing_is_refusal:
 * @error: why a file could not be copied or read
 *
 * A file that cannot be had is refused alone; where there is no place for any, or the person has
 * enough of it, nothing comes.
 *
 * Returns: whether it is about this file, so that others may follow
 */
gboolean
bc_filing_is_refusal (const GError *error)
{
  return !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
         !g_error_matches (error, BC_STORE_ERROR, BC_STORE_ERROR_FULL) &&
         !g_error_matches (error, BC_STORE_ERROR, BC_STORE_ERROR_READ_ONLY);
}

static const char *
choose_kind (const BcFiling *self)
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
set_position (BcDraft *draft, const BcFiling *self, GError **error)
{
  g_autofree char *position = NULL;

  if (!self->asked->with_position || !self->photo.has_position)
    return TRUE;
  position = bc_position_dup_text (&self->photo.position);
  return bc_draft_set_text (draft, "position", position, error);
}

/**
 * bc_filing_save:
 * @self: a filing that was copied
 * @writer: a transaction
 * @error: return location, #BC_STORE_ERROR or #BC_VALUE_ERROR
 *
 * Saves the document that names the copy.
 *
 * Returns: %FALSE with an error
 */
gboolean
bc_filing_save (BcFiling *self, BcWriter *writer, GError **error)
{
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

/**
 * bc_filing_discard:
 * @self: a filing
 * @reader: a connection
 * @folder: where the documents are
 *
 * A copy that no record came to name is not kept.
 */
void
bc_filing_discard (BcFiling *self, BcDatabase *reader, const char *folder)
{
  g_autofree char *path =
    self->sha256 != NULL ? bc_documents_dup_path (folder, self->sha256) : NULL;
  gint64 is_named = 1;

  if (path != NULL &&
      bc_database_get_integer (reader,
                               &is_named,
                               NULL,
                               "SELECT EXISTS (SELECT 1 FROM document WHERE file = ?1) OR "
                               "EXISTS (SELECT 1 FROM district WHERE brand_logo = ?1)",
                               "t",
                               self->sha256) &&
      !is_named)
    g_unlink (path);
}
