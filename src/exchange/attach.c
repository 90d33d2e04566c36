/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "attach.h"

#include <glib/gi18n-lib.h>

#include "evidence.h"
#include "filing.h"
#include "store-error.h"

/* Files on their way into the store. */
typedef struct
{
  BcStore *store;     /* (unowned) */
  BcDatabase *reader; /* (owned) */
  char *folder;       /* (owned): where the documents are */
  BcFiling *filings;  /* (owned) (array length=n_filings) */
  guint n_filings;
} Filings;

static void
filings_clear (Filings *self)
{
  for (guint i = 0; i < self->n_filings; i++)
    bc_filing_clear (&self->filings[i]);
  g_free (self->filings);
  g_free (self->folder);
  g_clear_pointer (&self->reader, bc_database_close);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Filings, filings_clear)

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
  g_clear_error (&self->refusal);
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
is_filed (const BcFiling *filing)
{
  return filing->attached->refusal == NULL && !filing->attached->present;
}

/* The same file twice among those that are given is filed once. */
static void
find_twin (Filings *self, BcFiling *filing)
{
  for (BcFiling *other = self->filings; other < filing && filing->twin == NULL; other++)
    if (is_filed (other) && g_strcmp0 (other->sha256, filing->sha256) == 0 &&
        bc_id_equal (&other->asked->record, &filing->asked->record))
      filing->twin = other;
  if (filing->twin != NULL)
    filing->attached->present = TRUE;
}

static gboolean
copy_filing (Filings *self, BcFiling *filing, GCancellable *cancellable, GError **error)
{
  GError *fault = NULL;

  if (bc_filing_copy (filing, self->reader, self->folder, cancellable, &fault)) {
    if (!filing->attached->present)
      find_twin (self, filing);
    if (filing->attached->present)
      bc_filing_warn (filing, _ ("The same file is attached already"));
    return TRUE;
  }
  if (!bc_filing_is_refusal (fault)) {
    g_propagate_error (error, fault);
    return FALSE;
  }
  filing->attached->refusal = fault;
  return TRUE;
}

static gboolean
write_filings (BcWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  Filings *self = data;

  for (guint i = 0; i < self->n_filings; i++)
    if (is_filed (&self->filings[i]) && !bc_filing_save (&self->filings[i], writer, error))
      return FALSE;
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static gboolean
has_some_to_write (Filings *self)
{
  for (guint i = 0; i < self->n_filings; i++)
    if (is_filed (&self->filings[i]))
      return TRUE;
  return FALSE;
}

/* Of a record with many files the days are read once. */
static gboolean
warn_of_dates (Filings *self, GError **error)
{
  g_autoptr (GPtrArray) documents = NULL;
  const BcId *listed = NULL;

  for (guint i = 0; i < self->n_filings; i++) {
    BcFiling *filing = &self->filings[i];

    if (filing->twin != NULL)
      filing->attached->id = filing->twin->attached->id;
    if (!is_filed (filing))
      continue;
    if (listed == NULL || !bc_id_equal (listed, &filing->asked->record)) {
      g_clear_pointer (&documents, g_ptr_array_unref);
      documents = bc_evidence_list (self->reader, &filing->asked->record, error);
      listed = &filing->asked->record;
    }
    if (documents == NULL)
      return FALSE;
    bc_filing_warn_of_date (filing, documents);
  }
  return TRUE;
}

static void
discard (Filings *self)
{
  for (guint i = 0; i < self->n_filings; i++)
    if (!self->filings[i].attached->present)
      bc_filing_discard (&self->filings[i], self->reader, self->folder);
}

static gboolean
copy_filings (Filings *self,
              const BcAttachProgress *progress,
              GCancellable *cancellable,
              GError **error)
{
  for (guint i = 0; i < self->n_filings; i++) {
    if (!check_record (self->reader, &self->filings[i].asked->record, error) ||
        !copy_filing (self, &self->filings[i], cancellable, error))
      return FALSE;
    if (progress != NULL)
      progress->tell (i + 1, progress->data);
  }
  return TRUE;
}

static gboolean
file_away (Filings *self,
           const BcAttachProgress *progress,
           GCancellable *cancellable,
           GError **error)
{
  if (copy_filings (self, progress, cancellable, error) &&
      (!has_some_to_write (self) ||
       bc_store_write (self->store, write_filings, self, cancellable, error))) {
    for (guint i = 0; i < self->n_filings; i++)
      if (self->filings[i].attached->refusal != NULL)
        bc_filing_discard (&self->filings[i], self->reader, self->folder);
    return warn_of_dates (self, error);
  }
  discard (self);
  return FALSE;
}

/**
 * bc_attach_many:
 * @store: a store that can be written
 * @attachments: (array length=n): what is to be kept, and with what
 * @attached: (array length=n) (inout): what came of each; initialise them to zeros
 * @n: how many
 * @progress: (nullable): told after each file
 * @cancellable: (nullable): interrupts the copying
 * @error: return location, #BC_STORE_ERROR, #BC_VALUE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * As bc_attach(), several files in one gesture, that one undo takes back. A file that cannot be had
 * is refused with its own reason, and the others are kept.
 *
 * Returns: %FALSE with an error that says what to do; then no record was made, and no copy is left
 */
gboolean
bc_attach_many (BcStore *store,
                const BcAttachment *attachments,
                BcAttached *attached,
                guint n,
                const BcAttachProgress *progress,
                GCancellable *cancellable,
                GError **error)
{
  g_auto (Filings) filings = { .store = store };

  filings.reader = bc_store_open_reader (store, error);
  filings.folder = bc_store_dup_beside (store, ".documents");
  filings.filings = g_new0 (BcFiling, n);
  filings.n_filings = n;
  for (guint i = 0; i < n; i++) {
    filings.filings[i].asked = &attachments[i];
    filings.filings[i].attached = &attached[i];
    attached[i].warnings = g_ptr_array_new_with_free_func (g_free);
  }
  return filings.reader != NULL && file_away (&filings, progress, cancellable, error);
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
  if (!bc_attach_many (store, attachment, attached, 1, NULL, cancellable, error))
    return FALSE;
  if (attached->refusal == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&attached->refusal));
  return FALSE;
}
