/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "conflicts-page.h"

#include <glib/gi18n-lib.h>

#include "conflict-card.h"
#include "page.h"
#include "refresher.h"
#include "search-row.h"
#include "window.h"

/* What two people wrote without knowing of each other, and what breaks a rule since two databases
 * met. */
struct _BcConflictsPage
{
  AdwBin parent_instance;

  BcStore *store; /* (owned) */

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

static void
show_conflicts (BcConflictsPage *self, GPtrArray *conflicts)
{
  GtkWidget *card = NULL;

  while ((card = gtk_widget_get_first_child (GTK_WIDGET (self->cards))))
    gtk_box_remove (self->cards, card);
  for (guint i = 0; i < conflicts->len; i++)
    gtk_box_append (self->cards, bc_conflict_card_new (conflicts->pdata[i]));
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
refresh (GtkWidget *widget)
{
  BcConflictsPage *self = BC_CONFLICTS_PAGE (widget);
  BcDatabase *reader = bc_store_get_reader (self->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conflicts = bc_conflicts_read (reader, &error);
  g_autoptr (GPtrArray) doubts = conflicts ? bc_doubts_read (reader, &error) : NULL;

  if (doubts == NULL) {
    g_warning ("The conflicts cannot be read: %s", error->message);
    return;
  }
  show_conflicts (self, conflicts);
  show_doubts (self, doubts);
  gtk_stack_set_visible_child_name (self->stack,
                                    conflicts->len + doubts->len > 0 ? "list" : "empty");
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
  bc_refresher_detach (GTK_WIDGET (object));
  g_clear_object (&BC_CONFLICTS_PAGE (object)->store);
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
  bc_refresher_attach (GTK_WIDGET (self), store, refresh);
  return GTK_WIDGET (self);
}
