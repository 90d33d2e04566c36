/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document-item.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "date.h"
#include "dictionary.h"
#include "field.h"
#include "text.h"

/* A file that is kept with a record, in a list. */
struct _BcDocumentItem
{
  GObject parent_instance;

  BcEvidence *evidence; /* (owned) */
  BcDocumentState state;
  BcDocumentPair pair;
  char *folded; /* (owned): its words, without accents and capitals */
};

G_DEFINE_FINAL_TYPE (BcDocumentItem, bc_document_item, G_TYPE_OBJECT)

static void
bc_document_item_finalize (GObject *object)
{
  BcDocumentItem *self = BC_DOCUMENT_ITEM (object);

  g_clear_pointer (&self->evidence, bc_evidence_free);
  g_free (self->folded);
  G_OBJECT_CLASS (bc_document_item_parent_class)->finalize (object);
}

static void
bc_document_item_class_init (BcDocumentItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = bc_document_item_finalize;
}

static void
bc_document_item_init (BcDocumentItem *self)
{
}

static const char *
get_kind_label (const BcEvidence *evidence)
{
  const BcField *field = bc_record_type_find_field (bc_dictionary_find ("document"), "kind");
  const BcChoice *choice = bc_field_find_choice (field, evidence->kind);

  return choice != NULL ? bc_choice_get_label (choice) : evidence->kind;
}

/* Takes @evidence; @state: as far as it is known. */
BcDocumentItem *
bc_document_item_new (BcEvidence *evidence, BcDocumentState state)
{
  BcDocumentItem *self = g_object_new (BC_TYPE_DOCUMENT_ITEM, NULL);
  g_autofree char *caption = NULL;
  g_autofree char *all = NULL;

  self->evidence = evidence;
  self->state = state;
  caption = bc_document_item_dup_caption (self);
  all = g_strjoin (" ", evidence->name, evidence->heading, caption, NULL);
  self->folded = bc_text_fold (all);
  return self;
}

const BcEvidence *
bc_document_item_get_evidence (BcDocumentItem *self)
{
  return self->evidence;
}

BcDocumentState
bc_document_item_get_state (BcDocumentItem *self)
{
  return self->state;
}

BcDocumentPair
bc_document_item_get_pair (BcDocumentItem *self)
{
  return self->pair;
}

void
bc_document_item_set_pair (BcDocumentItem *self, BcDocumentPair pair)
{
  self->pair = pair;
}

/* Whether both say the same of the same document. */
gboolean
bc_document_item_equal (BcDocumentItem *self, BcDocumentItem *other)
{
  const BcEvidence *a = self->evidence, *b = other->evidence;

  return self->state == other->state && self->pair == other->pair && bc_id_equal (&a->id, &b->id) &&
         bc_id_equal (&a->after, &b->after) && g_str_equal (a->file, b->file) &&
         g_str_equal (a->name, b->name) && g_str_equal (a->heading, b->heading) &&
         g_str_equal (a->kind, b->kind) && g_strcmp0 (a->taken_on, b->taken_on) == 0 &&
         g_strcmp0 (a->warning, b->warning) == 0;
}

/* Whether all the words, folded, stand in it. */
gboolean
bc_document_item_matches (BcDocumentItem *self, const char *const *words)
{
  for (; *words != NULL; words++)
    if (strstr (self->folded, *words) == NULL)
      return FALSE;
  return TRUE;
}

/* "Photo · 04-05-2026", with "Before" where another shows it afterwards. */
char *
bc_document_item_dup_caption (BcDocumentItem *self)
{
  static const char *const pairs[] = { NULL, N_ ("Before"), N_ ("After") };
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *day = NULL;
  gint32 date;

  if (self->pair != BC_DOCUMENT_SINGLE)
    g_ptr_array_add (parts, (gpointer) _ (pairs[self->pair]));
  if (*self->evidence->kind != '\0')
    g_ptr_array_add (parts, (gpointer) get_kind_label (self->evidence));
  if (self->evidence->taken_on != NULL &&
      bc_date_parse_iso (self->evidence->taken_on, &date, NULL)) {
    day = bc_date_dup_screen (date);
    g_ptr_array_add (parts, day);
  }
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

/* What is wrong with it, in a sentence; @state: as it was found. (nullable) */
char *
bc_document_item_dup_warning (BcDocumentItem *self, BcDocumentState state)
{
  if (state == BC_DOCUMENT_MISSING || self->state == BC_DOCUMENT_MISSING)
    return g_strdup (_ ("The file is missing: restore a backup, or add it again"));
  if (state == BC_DOCUMENT_ALTERED)
    return g_strdup (_ ("The file was altered since it was added: add it again"));
  return g_strdup (self->evidence->warning);
}
