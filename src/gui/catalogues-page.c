/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "catalogues-page.h"

#include <glib/gi18n-lib.h>

#include "catalogue-table.h"
#include "field-editor.h"
#include "lazy-list.h"
#include "number.h"
#include "page.h"
#include "record-dialog.h"
#include "refresher.h"
#include "window.h"

/* The catalogues that the program ships and the council keeps: a kind at a time. */
struct _BcCataloguesPage
{
  AdwBin parent_instance;

  BcStore *store;            /* (owned) */
  GPtrArray *types;          /* (owned) (element-type BcRecordType): as the drop-down lists them */
  const BcRecordType *shown; /* (nullable): whose columns there are */
  GCancellable *querying;    /* (owned) (nullable): stops the query under way */
  guint n_records;

  GtkDropDown *type;
  GtkSearchEntry *search;
  GtkStack *stack;
  GtkColumnView *table;
};

static void bc_catalogues_page_page_init (BcPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BcCataloguesPage,
                               bc_catalogues_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (BC_TYPE_PAGE, bc_catalogues_page_page_init))

static const BcRecordType *
get_type (BcCataloguesPage *self)
{
  const guint selected = gtk_drop_down_get_selected (self->type);
  return selected < self->types->len ? self->types->pdata[selected] : NULL;
}

static void
show_list (BcCataloguesPage *self, BcLazyList *list)
{
  g_autoptr (GtkSingleSelection) selection =
    gtk_single_selection_new (G_LIST_MODEL (g_object_ref (list)));

  if (self->shown != get_type (self))
    bc_catalogue_table_set_columns (self->table, self->store, get_type (self));
  self->shown = get_type (self);
  self->n_records = g_list_model_get_n_items (G_LIST_MODEL (list));
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (selection));
  gtk_stack_set_visible_child_name (self->stack, self->n_records ? "list" : "nothing");
  bc_page_header_changed (BC_PAGE (self));
}

static void
queried_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BcCataloguesPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BcLazyList) list = bc_lazy_list_query_finish (BC_STORE (source), result, &error);

  if (list && self->store)
    show_list (self, list);
  else if (error && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("A catalogue cannot be read: %s", error->message);
}

static void
refresh (GtkWidget *widget)
{
  BcCataloguesPage *self = BC_CATALOGUES_PAGE (widget);
  const BcRecordType *type = get_type (self);
  const BcLazyQuery query = {
    .type = type,
    .value = BC_VALUE_INIT,
    .sort = bc_catalogue_table_get_order (type),
    .words = gtk_editable_get_text (GTK_EDITABLE (self->search)),
  };

  g_cancellable_cancel (self->querying);
  g_clear_object (&self->querying);
  self->querying = g_cancellable_new ();
  bc_lazy_list_query_async (self->store, &query, self->querying, queried_cb, g_object_ref (self));
}

static void
changed_cb (BcCataloguesPage *self)
{
  if (self->store)
    refresh (GTK_WIDGET (self));
}

static void
activate_cb (GtkColumnView *table, guint position, BcCataloguesPage *self)
{
  g_autoptr (BcRecord) record =
    g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (table)), position);

  bc_record_dialog_open (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                         self->store,
                         get_type (self),
                         bc_record_get_id (record),
                         NULL);
}

static char *
bc_catalogues_page_dup_title (BcPage *page)
{
  return g_strdup (_ ("Catalogues"));
}

static char *
bc_catalogues_page_dup_subtitle (BcPage *page)
{
  BcCataloguesPage *self = BC_CATALOGUES_PAGE (page);
  g_autofree char *number = bc_number_dup_whole_screen (self->n_records);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s entry", "%s entries", self->n_records),
                          number);
}

static void
bc_catalogues_page_add (BcPage *page)
{
  BcCataloguesPage *self = BC_CATALOGUES_PAGE (page);

  bc_record_dialog_open (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                         self->store,
                         get_type (self),
                         NULL,
                         NULL);
}

static void
bc_catalogues_page_focus (BcPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (BC_CATALOGUES_PAGE (page)->search));
}

static void
bc_catalogues_page_page_init (BcPageInterface *iface)
{
  iface->dup_title = bc_catalogues_page_dup_title;
  iface->dup_subtitle = bc_catalogues_page_dup_subtitle;
  iface->add = bc_catalogues_page_add;
  iface->focus = bc_catalogues_page_focus;
}

static void
bc_catalogues_page_dispose (GObject *object)
{
  BcCataloguesPage *self = BC_CATALOGUES_PAGE (object);

  bc_refresher_detach (GTK_WIDGET (object));
  g_cancellable_cancel (self->querying);
  g_clear_object (&self->querying);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_CATALOGUES_PAGE);
  G_OBJECT_CLASS (bc_catalogues_page_parent_class)->dispose (object);
}

static void
bc_catalogues_page_finalize (GObject *object)
{
  g_ptr_array_unref (BC_CATALOGUES_PAGE (object)->types);
  G_OBJECT_CLASS (bc_catalogues_page_parent_class)->finalize (object);
}

static void
bc_catalogues_page_class_init (BcCataloguesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bc_catalogues_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = bc_catalogues_page_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/catalogues-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BcCataloguesPage, type);
  gtk_widget_class_bind_template_child (widget_class, BcCataloguesPage, search);
  gtk_widget_class_bind_template_child (widget_class, BcCataloguesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BcCataloguesPage, table);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

/* The dictionary's catalogues, in its order. */
static void
offer_types (BcCataloguesPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n_types;
  const BcRecordType *const *types = bc_dictionary_get_types (&n_types);

  for (guint i = 0; i < n_types; i++) {
    if (!types[i]->catalogue)
      continue;
    g_ptr_array_add (self->types, (gpointer) types[i]);
    gtk_string_list_append (names, _ (types[i]->plural));
  }
  gtk_drop_down_set_model (self->type, G_LIST_MODEL (names));
}

static void
bc_catalogues_page_init (BcCataloguesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bc_field_editor_name (GTK_WIDGET (self->type), _ ("Catalogue"));
  self->types = g_ptr_array_new ();
  offer_types (self);
}

GtkWidget *
bc_catalogues_page_new (BcStore *store)
{
  BcCataloguesPage *self = g_object_new (BC_TYPE_CATALOGUES_PAGE, NULL);

  self->store = g_object_ref (store);
  bc_refresher_attach (GTK_WIDGET (self), store, refresh);
  return GTK_WIDGET (self);
}
