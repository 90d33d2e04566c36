/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record-documents.h"

#include <glib/gi18n-lib.h>

#include "document-actions.h"
#include "document-card.h"
#include "document-keeper.h"
#include "document-read.h"
#include "reading.h"
#include "splice.h"

/* A dialog shows so many; the district's documents have them all. */
#define MOST_SHOWN 40

/* The files that are kept with one record. */
struct _BcRecordDocuments
{
  AdwBin parent_instance;

  BcStore *store;           /* (owned) (nullable) */
  BcReading *reading;       /* (owned) (nullable) */
  BcThumbnails *thumbnails; /* (owned) (nullable) */
  GListStore *items;        /* (owned) (element-type BcDocumentItem): what is shown */
  GtkLabel *count;
  GtkWidget *none;
  GtkLabel *more;
  GtkFlowBox *cards;
};

G_DEFINE_FINAL_TYPE (BcRecordDocuments, bc_record_documents, ADW_TYPE_BIN)

static void
show_numbers (BcRecordDocuments *self, guint n)
{
  g_autofree char *count = n > 0 ? g_strdup_printf ("%u", n) : g_strdup ("");
  guint more = n > MOST_SHOWN ? n - MOST_SHOWN : 0;
  g_autofree char *rest =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                  "And %u more, in the documents of the district",
                                  "And %u more, in the documents of the district",
                                  more),
                     more);

  gtk_label_set_label (self->count, count);
  gtk_label_set_label (self->more, rest);
  gtk_widget_set_visible (GTK_WIDGET (self->more), more > 0);
  gtk_widget_set_visible (self->none, n == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->cards), n > 0);
}

static GtkWidget *
create_card (gpointer item, gpointer data)
{
  GtkWidget *card = bc_document_card_new ();

  bc_document_card_set_within (BC_DOCUMENT_CARD (card), TRUE);
  bc_document_card_show (BC_DOCUMENT_CARD (card), BC_RECORD_DOCUMENTS (data)->thumbnails, item);
  return card;
}

static void
show_read (GtkWidget *widget, gpointer result)
{
  BcRecordDocuments *self = BC_RECORD_DOCUMENTS (widget);
  GPtrArray *items = result;

  show_numbers (self, items->len);
  if (items->len > MOST_SHOWN)
    g_ptr_array_set_size (items, MOST_SHOWN);
  bc_splice_show (self->items, items, (GEqualFunc) bc_document_item_equal);
}

static void
delete_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcRecordDocuments *self = BC_RECORD_DOCUMENTS (widget);
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self->cards));
  BcDocumentItem *item = NULL;

  if (child != NULL)
    item = bc_document_card_get_item (
      BC_DOCUMENT_CARD (gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (child))));
  if (item != NULL)
    bc_document_delete (widget, self->store, item);
}

static void
activated_cb (BcRecordDocuments *self, GtkFlowBoxChild *child)
{
  bc_document_card_open (BC_DOCUMENT_CARD (gtk_flow_box_child_get_child (child)));
}

static void
bc_record_documents_dispose (GObject *object)
{
  BcRecordDocuments *self = BC_RECORD_DOCUMENTS (object);

  if (self->reading != NULL)
    bc_reading_stop (self->reading);
  g_clear_object (&self->reading);
  if (self->cards != NULL)
    gtk_flow_box_bind_model (self->cards, NULL, NULL, NULL, NULL);
  /* The template lets its own go, and the bin must not know of it any more. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_RECORD_DOCUMENTS);
  g_clear_object (&self->items);
  g_clear_object (&self->thumbnails);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (bc_record_documents_parent_class)->dispose (object);
}

static void
bc_record_documents_class_init (BcRecordDocumentsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_record_documents_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/record-documents.ui");
  gtk_widget_class_bind_template_child (widget_class, BcRecordDocuments, count);
  gtk_widget_class_bind_template_child (widget_class, BcRecordDocuments, none);
  gtk_widget_class_bind_template_child (widget_class, BcRecordDocuments, more);
  gtk_widget_class_bind_template_child (widget_class, BcRecordDocuments, cards);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  bc_document_keeper_install (widget_class);
  gtk_widget_class_install_action (widget_class, "documents.delete", NULL, delete_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "documents.delete", NULL);
}

static void
bc_record_documents_init (BcRecordDocuments *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (BC_TYPE_DOCUMENT_ITEM);
  gtk_flow_box_bind_model (self->cards, G_LIST_MODEL (self->items), create_card, self, NULL);
  bc_document_keeper_accept (GTK_WIDGET (self));
}

static void
set_up (BcRecordDocuments *self, BcStore *store)
{
  static const BcReadingKind kind = {
    .read = bc_document_read,
    .show = show_read,
    .free_asked = bc_document_read_free,
    .free_result = (GDestroyNotify) g_ptr_array_unref,
  };

  self->store = g_object_ref (store);
  self->thumbnails = bc_thumbnails_new (store);
  self->reading = bc_reading_new (GTK_WIDGET (self), store, &kind);
}

void
bc_record_documents_load (BcRecordDocuments *self, BcStore *store, const BcId *record)
{
  if (self->store == NULL)
    set_up (self, store);
  bc_document_keeper_load (GTK_WIDGET (self), store, record, FALSE);
  bc_reading_start (self->reading, bc_document_read_ask (store, record, FALSE));
}
