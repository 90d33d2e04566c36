/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document-read.h"

/* What a list of documents asks for. */
typedef struct
{
  BcId record;
  gboolean whole_district;
  char *folder; /* (owned): where the documents are */
} Asked;

/* (transfer full): what bc_document_read() is asked: the files of a record, or of all that a
 * district has. */
gpointer
bc_document_read_ask (BcStore *store, const BcId *record, gboolean whole_district)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->record = *record;
  asked->whole_district = whole_district;
  asked->folder = bc_store_dup_beside (store, ".documents");
  return asked;
}

void
bc_document_read_free (gpointer data)
{
  Asked *asked = data;

  g_free (asked->folder);
  g_free (asked);
}

/* Whether a file is there costs a look; whether it is the same, reading it through. */
static BcDocumentState
find_state (const char *folder, const BcEvidence *evidence)
{
  g_autofree char *path = bc_documents_dup_path (folder, evidence->file);

  return path != NULL && g_file_test (path, G_FILE_TEST_IS_REGULAR) ? BC_DOCUMENT_SOUND
                                                                    : BC_DOCUMENT_MISSING;
}

static GHashTable *
index_items (GPtrArray *items)
{
  GHashTable *index = g_hash_table_new ((GHashFunc) bc_id_hash, (GEqualFunc) bc_id_equal);

  for (guint i = 0; i < items->len; i++)
    g_hash_table_insert (index,
                         (gpointer) &bc_document_item_get_evidence (items->pdata[i])->id,
                         items->pdata[i]);
  return index;
}

static void
mark_pairs (GPtrArray *items)
{
  g_autoptr (GHashTable) index = index_items (items);

  for (guint i = 0; i < items->len; i++) {
    const BcEvidence *evidence = bc_document_item_get_evidence (items->pdata[i]);
    BcDocumentItem *after = g_hash_table_lookup (index, &evidence->after);

    if (bc_id_is_nil (&evidence->after))
      continue;
    bc_document_item_set_pair (items->pdata[i], BC_DOCUMENT_BEFORE);
    if (after != NULL && bc_document_item_get_pair (after) == BC_DOCUMENT_SINGLE)
      bc_document_item_set_pair (after, BC_DOCUMENT_AFTER);
  }
}

/* A #BcReadingKind's read: a GPtrArray of #BcDocumentItem, those without a day and then
 * the newest first. */
gpointer
bc_document_read (BcDatabase *reader, gpointer data, GError **error)
{
  const Asked *asked = data;
  g_autoptr (GPtrArray) found = asked->whole_district
                                  ? bc_evidence_list_scope (reader, &asked->record, error)
                                  : bc_evidence_list (reader, &asked->record, error);
  GPtrArray *items;
  int n_undated = 0;

  if (found == NULL)
    return NULL;
  items = g_ptr_array_new_with_free_func (g_object_unref);
  while (found->len > 0) {
    BcEvidence *evidence = g_ptr_array_steal_index (found, found->len - 1);
    BcDocumentItem *item = bc_document_item_new (evidence, find_state (asked->folder, evidence));

    g_ptr_array_insert (items, evidence->taken_on == NULL ? n_undated++ : -1, item);
  }
  mark_pairs (items);
  return items;
}
