/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "conflicts-page.h"

#include <glib/gi18n-lib.h>

#include "conflict-card.h"
#include "doubt-open.h"
#include "filling.h"
#include "more-button.h"
#include "page.h"
#include "reading.h"
#include "refresher.h"
#include "search-row.h"
#include "window.h"

/* How many cards there are at first, and how many more are asked for. */
#define CARDS 20

/* What two people wrote without knowing of each other, and what breaks a rule since two databases
 * met. */
struct _BcConflictsPage
{
  AdwBin parent_instance;

  BcStore *store;     /* (owned) */
  BcReading *reading; /* (owned) */
  GPtrArray *found;   /* (owned) (nullable) (element-type BcConflict) */
  GPtrArray *doubted; /* (owned) (nullable) (element-type BcDoubt) */
  guint n_cards;      /* how many of the conflicts are shown already, */
  guint n_wanted;     /* and how many may be */
  guint n_doubts;     /* how many of the doubts are shown already */

  GtkStack *stack;
  GtkBox *cards;
  BcMoreButton *more;
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

/* (nullable): the card that the conflict has already: it keeps the value that is being entered. */
static GtkWidget *
find_card (BcConflictsPage *self, const BcConflict *conflict)
{
  GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards));

  while (card && !bc_conflict_card_is_for (BC_CONFLICT_CARD (card), conflict))
    card = gtk_widget_get_next_sibling (card);
  return card;
}

/* (nullable): the last of the cards that are right already. */
static GtkWidget *
find_last_card (BcConflictsPage *self)
{
  return self->n_cards > 0 ? find_card (self, self->found->pdata[self->n_cards - 1]) : NULL;
}

static void
show_card (BcConflictsPage *self)
{
  const BcConflict *conflict = self->found->pdata[self->n_cards];
  GtkWidget *before = find_last_card (self);
  GtkWidget *card = find_card (self, conflict);

  if (card) {
    bc_conflict_card_show (BC_CONFLICT_CARD (card), self->store, conflict);
    gtk_box_reorder_child_after (self->cards, card, before);
  } else {
    card = bc_conflict_card_new (self->store, conflict);
    gtk_box_insert_child_after (self->cards, card, before);
  }
  self->n_cards++;
}

/* The card that follows those that are right, if there is one, is of a conflict that is settled. */
static gboolean
drop_card (BcConflictsPage *self)
{
  GtkWidget *last = find_last_card (self);
  GtkWidget *card = last ? gtk_widget_get_next_sibling (last)
                         : gtk_widget_get_first_child (GTK_WIDGET (self->cards));

  if (card)
    gtk_box_remove (self->cards, card);
  return card != NULL;
}

static void
show_doubt (BcConflictsPage *self, GtkListBoxRow *row)
{
  const BcDoubt *doubt = self->doubted->pdata[self->n_doubts++];
  const BcSearchHit hit = { doubt->record, doubt->type, doubt->heading, doubt->reason };

  if (row)
    bc_search_row_show (BC_SEARCH_ROW (row), &hit);
  else
    gtk_list_box_append (self->doubts, bc_search_row_new (&hit));
}

/* Makes the next doubt right; after the last, takes away those that are too many. */
static gboolean
fill_doubts (BcConflictsPage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->doubts, (int) self->n_doubts);
  const gboolean all = self->n_doubts == self->doubted->len;

  if (all && row)
    gtk_list_box_remove (self->doubts, GTK_WIDGET (row));
  else if (!all)
    show_doubt (self, row);
  return !all || row;
}

static gboolean
fill_step (GtkWidget *widget)
{
  BcConflictsPage *self = BC_CONFLICTS_PAGE (widget);

  if (self->n_cards < MIN (self->found->len, self->n_wanted)) {
    show_card (self);
    return TRUE;
  }
  bc_more_button_show (self->more, self->n_cards, CARDS, self->found->len);
  return drop_card (self) || fill_doubts (self);
}

static void
more_cb (BcConflictsPage *self)
{
  self->n_wanted += CARDS;
  bc_filling_start (GTK_WIDGET (self), fill_step);
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
forget_found (BcConflictsPage *self)
{
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->doubted, g_ptr_array_unref);
}

static void
show_all (GtkWidget *widget, gpointer data)
{
  BcConflictsPage *self = BC_CONFLICTS_PAGE (widget);
  const All *all = data;

  forget_found (self);
  self->found = g_ptr_array_ref (all->conflicts);
  self->doubted = g_ptr_array_ref (all->doubts);
  self->n_cards = 0;
  self->n_doubts = 0;
  gtk_widget_set_visible (self->doubts_group, all->doubts->len > 0);
  if (fill_step (widget))
    bc_filling_start (widget, fill_step);
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
  bc_doubt_open (BC_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), bc_search_row_get_id (row));
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
  bc_filling_stop (GTK_WIDGET (self));
  if (self->reading)
    bc_reading_stop (self->reading);
  g_clear_object (&self->reading);
  forget_found (self);
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
  g_type_ensure (BC_TYPE_MORE_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/conflicts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BcConflictsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BcConflictsPage, cards);
  gtk_widget_class_bind_template_child (widget_class, BcConflictsPage, more);
  gtk_widget_class_bind_template_child (widget_class, BcConflictsPage, doubts_group);
  gtk_widget_class_bind_template_child (widget_class, BcConflictsPage, doubts);
  gtk_widget_class_bind_template_callback (widget_class, doubt_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
}

static void
bc_conflicts_page_init (BcConflictsPage *self)
{
  self->n_wanted = CARDS;
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
