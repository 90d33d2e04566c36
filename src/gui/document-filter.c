/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document-filter.h"

#include <glib/gi18n-lib.h>

#include "dictionary.h"
#include "field.h"
#include "text.h"

static const BcChoice *
get_kinds (void)
{
  return bc_record_type_find_field (bc_dictionary_find ("document"), "kind")->choices;
}

/* Offers what there is to choose from, in the order of #BcDocumentFilter. */
void
bc_document_filter_fill (GtkDropDown *choice)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, _ ("All"));
  gtk_string_list_append (list, _ ("Before and after"));
  gtk_string_list_append (list, _ ("With a warning"));
  for (const BcChoice *kind = get_kinds (); kind->name != NULL; kind++)
    gtk_string_list_append (list, bc_choice_get_label (kind));
  gtk_drop_down_set_model (choice, G_LIST_MODEL (list));
}

static gboolean
fits (BcDocumentItem *item, BcDocumentFilter filter)
{
  const BcEvidence *evidence = bc_document_item_get_evidence (item);

  if (filter == BC_DOCUMENT_FILTER_ALL || filter == BC_DOCUMENT_FILTER_PAIRS)
    return TRUE;
  if (filter == BC_DOCUMENT_FILTER_WARNED)
    return evidence->warning != NULL || bc_document_item_get_state (item) != BC_DOCUMENT_SOUND;
  return g_strcmp0 (evidence->kind, get_kinds ()[filter - BC_DOCUMENT_FILTER_KINDS].name) == 0;
}

static BcDocumentItem *
find_item (GPtrArray *items, const BcId *id)
{
  for (guint i = 0; i < items->len; i++)
    if (bc_id_equal (&bc_document_item_get_evidence (items->pdata[i])->id, id))
      return items->pdata[i];
  return NULL;
}

/* Both of a pair are taken where one of them has the words. */
static void
take_pair (GPtrArray *found, GPtrArray *items, BcDocumentItem *before, char *const *words)
{
  const BcId *id = &bc_document_item_get_evidence (before)->after;
  BcDocumentItem *after = bc_id_is_nil (id) ? NULL : find_item (items, id);

  if (after == NULL || (!bc_document_item_matches (before, (const char *const *) words) &&
                        !bc_document_item_matches (after, (const char *const *) words)))
    return;
  g_ptr_array_add (found, g_object_ref (before));
  g_ptr_array_add (found, g_object_ref (after));
}

/* (element-type BcDocumentItem): those of @items that are shown; pairs follow each other. */
GPtrArray *
bc_document_filter (GPtrArray *items, BcDocumentFilter filter, const char *text)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *folded = bc_text_fold (text);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; i < items->len; i++)
    if (filter == BC_DOCUMENT_FILTER_PAIRS)
      take_pair (found, items, items->pdata[i], words);
    else if (fits (items->pdata[i], filter) &&
             bc_document_item_matches (items->pdata[i], (const char *const *) words))
      g_ptr_array_add (found, g_object_ref (items->pdata[i]));
  return found;
}
