/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "conflicts-page.h"

#include <glib/gi18n-lib.h>

#include "conflict-card.h"
#include "page.h"
#include "reading.h"
#include "refresher.h"
#include "search-row.h"
#include "window.h"

/* What two people wrote without knowing of each other, and what breaks a rule since two databases
 * met. */
struct _BcConflictsPage
{
  AdwBin parent_instance;

  BcStore *store;     /* (owned) */
  BcReading *reading; /* (owned) */

  GtkStack *stack;
  GtkBox *cards;
  GtkWidget *doubts_group;
  GtkListBox *doubts;
};

static void bc_conflicts_page_page_init (BcPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BcConflictsPage,
                               bc_conflicts_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (BC_TYPE_PAGE, bc_conflicts_page_page_init))

/* What the page shows. */
typedef struct
{
  GPtrArray *conflicts; /* (owned) (element-type BcConflict) */
  GPtrArray *doubts;    /* (owned) (element-type BcDoubt) */
} All;

static void
show_conflicts (BcConflictsPage *self, GPtrArray *conflicts)
{
  GtkWidget *card = NULL;

  while ((card = gtk_widget_get_first_child (GTK_WIDGET (self->cards))))
    gtk_box_remove (self->cards, card);
  for (guint i = 0; i < conflicts->len; i++)
    gtk_box_append (self->cards, bc_conflict_card_new (self->store, conflicts->pdata[i]));
}

static void
show_doubts (BcConflictsPage *self, GPtrArray *doubts)
{
  GtkListBoxRow *row = NULL;

  while ((row = gtk_list_box_get_row_at_index (self->doubts, 0)))
    gtk_list_box_remove (self->doubts, GTK_WIDGET (row));
  for (guint i = 0; i < doubts->len; i++) {
    const BcDoubt *doubt = doubts->pdata[i];
    const BcSearchHit hit = { doubt->record, doubt->type, doubt->heading, doubt->reason };
    gtk_list_box_append (self->doubts, bc_search_row_new (&hit));
  }
  gtk_widget_set_visible (self->doubts_group, doubts->len > 0);
}

static void
free_all (gpointer data)
{
  All *all = data;

  g_clear_pointer (&all->conflicts, g_ptr_array_unref);
  g_clear_pointer (&all->doubts, g_ptr_array_unref);
  g_free (all);
}

static gpointer
read_all (BcDatabase *reader, gpointer asked, GError **error)
{
  All *all = g_new0 (All, 1);

  all->conflicts = bc_conflicts_read (reader, error);
  all->doubts = all->conflicts ? bc_doubts_read (reader, error) : NULL;
  if (all->doubts)
    return all;
  free_all (all);
  return NULL;
}

static void
show_all (GtkWidget *widget, gpointer data)
{
  BcConflictsPage *self = BC_CONFLICTS_PAGE (widget);
  const All *all = data;

  show_conflicts (self, all->conflicts);
  show_doubts (self, all->doubts);
  gtk_stack_set_visible_child_name (self->stack,
                                    all->conflicts->len + all->doubts->len > 0 ? "list" : "empty");
}

/* Doubts are looked for among all records, which takes too long for the main thread. */
static const BcReadingKind all_kind = { read_all, show_all, NULL, free_all };

static void
refresh (GtkWidget *widget)
{
  bc_reading_start (BC_CONFLICTS_PAGE (widget)->reading, NULL);
}

static void
doubt_activated_cb (GtkListBox *doubts, BcSearchRow *row, BcConflictsPage *self)
{
  bc_window_show_record (BC_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                         bc_search_row_get_id (row));
}

static char *
bc_conflicts_page_dup_title (BcPage *page)
{
  return g_strdup (_ ("Conflicts"));
}

static void
bc_conflicts_page_page_init (BcPageInterface *iface)
{
  iface->dup_title = bc_conflicts_page_dup_title;
}

static void
bc_conflicts_page_dispose (GObject *object)
{
  BcConflictsPage *self = BC_CONFLICTS_PAGE (object);

  bc_refresher_detach (GTK_WIDGET (self));
  if (self->reading)
    bc_reading_stop (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->store);
  /* The template lets its own go, and the bin must not know of it any more. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_CONFLICTS_PAGE);
  G_OBJECT_CLASS (bc_conflicts_page_parent_class)->dispose (object);
}

static void
bc_conflicts_page_class_init (BcConflictsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bc_conflicts_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/conflicts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BcConflictsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BcConflictsPage, cards);
  gtk_widget_class_bind_template_child (widget_class, BcConflictsPage, doubts_group);
  gtk_widget_class_bind_template_child (widget_class, BcConflictsPage, doubts);
  gtk_widget_class_bind_template_callback (widget_class, doubt_activated_cb);
}

static void
bc_conflicts_page_init (BcConflictsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
bc_conflicts_page_new (BcStore *store)
{
  BcConflictsPage *self = g_object_new (BC_TYPE_CONFLICTS_PAGE, NULL);

  self->store = g_object_ref (store);
  self->reading = bc_reading_new (GTK_WIDGET (self), store, &all_kind);
  bc_refresher_attach (GTK_WIDGET (self), store, refresh);
  return GTK_WIDGET (self);
}
