/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "district-documents-view.h"

#include <glib/gi18n-lib.h>

#include "document-actions.h"
#include "document-card.h"
#include "document-copies.h"
#include "document-filter.h"
#include "document-keeper.h"
#include "document-read.h"
#include "field-editor.h"
#include "number.h"
#include "reading.h"
#include "splice.h"

/* Beside each other: as many as there is room for, but pairs two by two. */
#define MOST_COLUMNS 8

/* All the files of a district. */
struct _BcDistrictDocumentsView
{
  AdwBin parent_instance;

  BcStore *store;           /* (owned) (nullable) */
  BcReading *reading;       /* (owned) (nullable) */
  BcThumbnails *thumbnails; /* (owned) (nullable) */
  GPtrArray *items;         /* (owned) (nullable) (element-type BcDocumentItem) */
  GtkStack *stack;
  GtkEditable *search;
  GtkDropDown *filter;
  GtkLabel *count;
  GtkGridView *grid;
  GListStore *shown;
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (BcDistrictDocumentsView, bc_district_documents_view, ADW_TYPE_BIN)

static void
show_count (BcDistrictDocumentsView *self, guint n_shown)
{
  g_autofree char *shown = bc_number_dup_whole_screen (n_shown);
  g_autofree char *number = bc_number_dup_whole_screen (self->items->len);
  g_autofree char *all =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s document", "%s documents", self->items->len),
                     number);
  g_autofree char *some = g_strdup_printf (_ ("%s of %s documents"), shown, number);

  gtk_label_set_label (self->count, n_shown == self->items->len ? all : some);
}

static guint
find_id (BcDistrictDocumentsView *self, const BcId *id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));

  for (guint i = 0; i < n; i++) {
    g_autoptr (BcDocumentItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), i);

    if (bc_id_equal (&bc_document_item_get_evidence (item)->id, id))
      return i;
  }
  return GTK_INVALID_LIST_POSITION;
}

static gboolean
shows_pairs (BcDistrictDocumentsView *self)
{
  return gtk_drop_down_get_selected (self->filter) == BC_DOCUMENT_FILTER_PAIRS;
}

static void
show_items (BcDistrictDocumentsView *self)
{
  BcDocumentFilter filter = gtk_drop_down_get_selected (self->filter);
  g_autoptr (GPtrArray) found =
    bc_document_filter (self->items, filter, gtk_editable_get_text (self->search));
  BcDocumentItem *selected = gtk_single_selection_get_selected_item (self->selection);
  BcId id = { 0 };

  if (selected != NULL)
    id = bc_document_item_get_evidence (selected)->id;
  bc_splice_show (self->shown, found, (GEqualFunc) bc_document_item_equal);
  gtk_single_selection_set_selected (self->selection, find_id (self, &id));
  show_count (self, found->len);
  if (self->items->len == 0)
    gtk_stack_set_visible_child_name (self->stack, "empty");
  else
    gtk_stack_set_visible_child_name (self->stack, found->len > 0 ? "grid" : "nothing");
}

/* Pairs are large and two by two: every card is made anew. */
static void
filter_changed_cb (BcDistrictDocumentsView *self)
{
  guint columns = shows_pairs (self) ? 2 : MOST_COLUMNS;

  if (self->items == NULL)
    return;
  g_list_store_remove_all (self->shown);
  gtk_grid_view_set_max_columns (self->grid, columns);
  show_items (self);
}

static void
search_changed_cb (BcDistrictDocumentsView *self)
{
  if (self->items != NULL)
    show_items (self);
}

static void
show_read (GtkWidget *widget, gpointer result)
{
  BcDistrictDocumentsView *self = BC_DISTRICT_DOCUMENTS_VIEW (widget);

  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = g_ptr_array_ref (result);
  show_items (self);
}

static void
delete_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcDistrictDocumentsView *self = BC_DISTRICT_DOCUMENTS_VIEW (widget);
  BcDocumentItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (item != NULL)
    bc_document_delete (widget, self->store, item);
}

static void
activate_cb (BcDistrictDocumentsView *self, guint position)
{
  g_autoptr (BcDocumentItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  if (item != NULL)
    bc_document_open (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->store, item);
}

static void
setup_cb (BcDistrictDocumentsView *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, bc_document_card_new ());
}

static void
bind_cb (BcDistrictDocumentsView *self, GtkListItem *item)
{
  BcDocumentCard *card = BC_DOCUMENT_CARD (gtk_list_item_get_child (item));

  if (self->thumbnails == NULL)
    return;
  bc_document_card_set_large (card, shows_pairs (self));
  bc_document_card_show (card, self->thumbnails, gtk_list_item_get_item (item));
}

static void
unbind_cb (BcDistrictDocumentsView *self, GtkListItem *item)
{
  bc_document_card_clear (BC_DOCUMENT_CARD (gtk_list_item_get_child (item)));
}

static void
bc_district_documents_view_dispose (GObject *object)
{
  BcDistrictDocumentsView *self = BC_DISTRICT_DOCUMENTS_VIEW (object);

  if (self->reading != NULL)
    bc_reading_stop (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  /* The template lets its own go, and the bin must not know of it any more. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_DISTRICT_DOCUMENTS_VIEW);
  g_clear_object (&self->thumbnails);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (bc_district_documents_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, BcDistrictDocumentsView, stack);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictDocumentsView, search);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictDocumentsView, filter);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictDocumentsView, count);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictDocumentsView, grid);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictDocumentsView, shown);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictDocumentsView, selection);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
}

static void
bc_district_documents_view_class_init (BcDistrictDocumentsViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_district_documents_view_dispose;
  g_type_ensure (BC_TYPE_DOCUMENT_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/district-documents-view.ui");
  bind_template (widget_class);
  bc_document_keeper_install (widget_class);
  gtk_widget_class_install_action (widget_class, "documents.delete", NULL, delete_cb);
}

static void
bc_district_documents_view_init (BcDistrictDocumentsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bc_document_filter_fill (self->filter);
  bc_field_editor_name (GTK_WIDGET (self->search), _ ("Search in the documents"));
  bc_field_editor_name (GTK_WIDGET (self->filter), _ ("Show"));
  bc_document_keeper_accept (GTK_WIDGET (self));
}

static void
set_up (BcDistrictDocumentsView *self, BcStore *store)
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
bc_district_documents_view_load (BcDistrictDocumentsView *self,
                                 BcStore *store,
                                 const BcId *district)
{
  if (self->store == NULL)
    set_up (self, store);
  bc_document_keeper_load (GTK_WIDGET (self), store, district, TRUE);
  bc_reading_start (self->reading, bc_document_read_ask (store, district, TRUE));
}

/* Ctrl+N. */
void
bc_district_documents_view_add (BcDistrictDocumentsView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "documents.add", NULL);
}
