/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "search-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "page.h"
#include "refresher.h"
#include "search-row.h"
#include "search.h"
#include "window.h"

/* More than this nobody reads: another word is quicker. */
#define MAX_HITS 50

/* Milliseconds without a key before it is looked for. */
#define PAUSE 60

/* Finds anything in the database by its words. */
struct _BcSearchPage
{
  AdwBin parent_instance;

  BcStore *store; /* (owned) */

  GtkSearchEntry *entry;
  GtkStack *stack;
  GtkListBox *hits;
  GtkLabel *more;
};

static void bc_search_page_page_init (BcPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BcSearchPage,
                               bc_search_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (BC_TYPE_PAGE, bc_search_page_page_init))

static guint
rank_type (const char *type)
{
  guint n_types;
  const BcRecordType *const *types = bc_dictionary_get_types (&n_types);
  guint rank = 0;

  if (strcmp (type, "district") == 0)
    return 0;
  while (rank < n_types && strcmp (types[rank]->name, type) != 0)
    rank++;
  return rank + 1;
}

static gint
compare_hits (gconstpointer a, gconstpointer b)
{
  const BcSearchHit *const *one = a, *const *other = b;
  return (gint) rank_type ((*one)->type) - (gint) rank_type ((*other)->type);
}

static void
clear_hits (BcSearchPage *self)
{
  GtkListBoxRow *row = NULL;

  while ((row = gtk_list_box_get_row_at_index (self->hits, 0)))
    gtk_list_box_remove (self->hits, GTK_WIDGET (row));
}

static void
show_hits (BcSearchPage *self, GPtrArray *hits)
{
  clear_hits (self);
  g_ptr_array_sort (hits, compare_hits);
  for (guint i = 0; i < hits->len; i++)
    gtk_list_box_append (self->hits, bc_search_row_new (hits->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->more), hits->len == MAX_HITS);
  gtk_stack_set_visible_child_name (self->stack, hits->len ? "hits" : "nothing");
}

static void
refresh (GtkWidget *widget)
{
  BcSearchPage *self = BC_SEARCH_PAGE (widget);
  g_autofree char *words = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = NULL;

  if (*g_strstrip (words) == '\0') {
    gtk_stack_set_visible_child_name (self->stack, "empty");
    return;
  }
  hits = bc_search (bc_store_get_reader (self->store), words, MAX_HITS, &error);
  if (hits)
    show_hits (self, hits);
  else
    g_warning ("The search failed: %s", error->message);
}

static void
search_changed_cb (BcSearchPage *self)
{
  if (self->store)
    refresh (GTK_WIDGET (self));
}

static void
open_row (BcSearchPage *self, GtkListBoxRow *row)
{
  bc_window_show_record (BC_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                         bc_search_row_get_id (BC_SEARCH_ROW (row)));
}

/* Enter in the entry opens what was found first. */
static void
entry_activate_cb (BcSearchPage *self)
{
  GtkListBoxRow *row = NULL;

  refresh (GTK_WIDGET (self));
  row = gtk_list_box_get_row_at_index (self->hits, 0);
  if (row && strcmp (gtk_stack_get_visible_child_name (self->stack), "hits") == 0)
    open_row (self, row);
}

static void
row_activated_cb (GtkListBox *hits, GtkListBoxRow *row, BcSearchPage *self)
{
  open_row (self, row);
}

static void
stop_search_cb (BcSearchPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
}

static void
set_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const char *title = bc_search_row_get_group (BC_SEARCH_ROW (row));
  const gboolean same =
    before && strcmp (bc_search_row_get_group (BC_SEARCH_ROW (before)), title) == 0;

  gtk_list_box_row_set_header (row, same ? NULL : bc_search_row_make_header (title));
}

static char *
bc_search_page_dup_title (BcPage *page)
{
  return g_strdup (_ ("Search"));
}

static void
bc_search_page_focus (BcPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (BC_SEARCH_PAGE (page)->entry));
}

static void
bc_search_page_page_init (BcPageInterface *iface)
{
  iface->dup_title = bc_search_page_dup_title;
  iface->focus = bc_search_page_focus;
}

static void
bc_search_page_dispose (GObject *object)
{
  bc_refresher_detach (GTK_WIDGET (object));
  g_clear_object (&BC_SEARCH_PAGE (object)->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_SEARCH_PAGE);
  G_OBJECT_CLASS (bc_search_page_parent_class)->dispose (object);
}

static void
bc_search_page_class_init (BcSearchPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bc_search_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/search-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BcSearchPage, entry);
  gtk_widget_class_bind_template_child (widget_class, BcSearchPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BcSearchPage, hits);
  gtk_widget_class_bind_template_child (widget_class, BcSearchPage, more);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
bc_search_page_init (BcSearchPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_search_delay (self->entry, PAUSE);
  gtk_list_box_set_header_func (self->hits, set_header, NULL, NULL);
}

GtkWidget *
bc_search_page_new (BcStore *store)
{
  BcSearchPage *self = g_object_new (BC_TYPE_SEARCH_PAGE, NULL);

  self->store = g_object_ref (store);
  bc_refresher_attach (GTK_WIDGET (self), store, refresh);
  return GTK_WIDGET (self);
}
