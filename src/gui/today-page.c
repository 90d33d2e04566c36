/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "today-page.h"

#include <glib/gi18n-lib.h>

#include "date.h"
#include "filling.h"
#include "history-view.h"
#include "page.h"
#include "reading.h"
#include "refresher.h"
#include "today-calendar.h"
#include "today-section.h"

#define SOON 14 /* days */
#define FAR  60

/* How many of the last changes are told. */
#define LAST_CHANGES 5

/* What a manager has to do in all the districts that are theirs, each line a link. */
struct _BcTodayPage
{
  AdwBin parent_instance;

  BcStore *store;     /* (owned) */
  BcReading *reading; /* (owned) */
  GPtrArray *items;   /* (owned) (nullable) (element-type BcTodayItem) */
  GPtrArray *agenda;  /* (owned) (nullable) (element-type BcAgendaItem) */
  guint n_districts;
  guint n_shown; /* how many of the items have their row already */
  guint n_days;  /* how many are looked ahead */

  GtkWidget *scroller;
  GtkLabel *day;
  GtkWidget *calendar;
  GtkWidget *nothing;
  GtkBox *sections;
  GtkWidget *more;
  BcHistoryView *history;
};

static void bc_today_page_page_init (BcPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BcTodayPage,
                               bc_today_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (BC_TYPE_PAGE, bc_today_page_page_init))

static char *
bc_today_page_dup_title (BcPage *page)
{
  return g_strdup (_ ("My District Today"));
}

static void
bc_today_page_page_init (BcPageInterface *iface)
{
  iface->dup_title = bc_today_page_dup_title;
}

static BcTodaySection *
get_section (BcTodayPage *self, guint group)
{
  GtkWidget *section = gtk_widget_get_first_child (GTK_WIDGET (self->sections));

  for (guint i = 0; i < group; i++)
    section = gtk_widget_get_next_sibling (section);
  return BC_TODAY_SECTION (section);
}

/* The rows that are too many, one at a time. */
static gboolean
drop_step (BcTodayPage *self)
{
  for (guint group = 0; group < BC_TODAY_N_GROUPS; group++)
    if (bc_today_section_drop (get_section (self, group)))
      return TRUE;
  return FALSE;
}

static gboolean
fill_step (GtkWidget *widget)
{
  BcTodayPage *self = BC_TODAY_PAGE (widget);
  const BcTodayItem *item = NULL;

  if (self->n_shown == self->items->len)
    return drop_step (self);
  item = self->items->pdata[self->n_shown++];
  bc_today_section_add (get_section (self, item->group), item, self->n_districts > 1);
  return TRUE;
}

static void
free_today (gpointer data)
{
  bc_today_free (data);
}

static gpointer
read_today (BcDatabase *reader, gpointer asked, GError **error)
{
  return bc_today_read (reader, GPOINTER_TO_UINT (asked), error);
}

static void
forget (BcTodayPage *self)
{
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->agenda, g_ptr_array_unref);
}

/* What is late or due today presses; what the gate lacks does not. */
static gboolean
is_pressing (const BcToday *today)
{
  const BcTodayItem *first = today->items->len > 0 ? today->items->pdata[0] : NULL;

  return first != NULL && first->group <= BC_TODAY_TODAY;
}

static void
show_heads (BcTodayPage *self, const BcToday *today)
{
  const gint32 date = bc_date_today (g_get_real_time () / 1000);
  g_autofree char *day = bc_date_dup_day_words (date);

  gtk_label_set_label (self->day, day);
  gtk_widget_set_visible (self->nothing, !is_pressing (today));
  gtk_widget_set_visible (self->more, self->n_days == SOON);
  gtk_widget_set_sensitive (self->calendar, today->agenda->len > 0);
  gtk_widget_set_visible (self->scroller, TRUE);
}

static void
show_today (GtkWidget *widget, gpointer data)
{
  BcTodayPage *self = BC_TODAY_PAGE (widget);
  const BcToday *today = data;

  forget (self);
  self->items = g_ptr_array_ref (today->items);
  self->agenda = g_ptr_array_ref (today->agenda);
  self->n_districts = today->n_districts;
  self->n_shown = 0;
  for (guint group = 0; group < BC_TODAY_N_GROUPS; group++)
    bc_today_section_restart (get_section (self, group));
  show_heads (self, today);
  if (fill_step (widget))
    bc_filling_start (widget, fill_step);
}

static const BcReadingKind today_kind = { read_today, show_today, NULL, free_today };

static void
refresh (GtkWidget *widget)
{
  BcTodayPage *self = BC_TODAY_PAGE (widget);
  const BcId all = { 0 };

  bc_reading_start (self->reading, GUINT_TO_POINTER (self->n_days));
  bc_history_view_load_last (self->history, self->store, &all, LAST_CHANGES);
}

static void
more_cb (BcTodayPage *self)
{
  self->n_days = FAR;
  bc_reading_start (self->reading, GUINT_TO_POINTER (self->n_days));
}

static void
calendar_cb (BcTodayPage *self)
{
  bc_today_calendar_save (GTK_WIDGET (self), self->agenda);
}

static void
bc_today_page_dispose (GObject *object)
{
  BcTodayPage *self = BC_TODAY_PAGE (object);

  bc_refresher_detach (GTK_WIDGET (self));
  bc_filling_stop (GTK_WIDGET (self));
  if (self->reading)
    bc_reading_stop (self->reading);
  g_clear_object (&self->reading);
  forget (self);
  g_clear_object (&self->store);
  /* The template lets its own go, and the bin must not know of it any more. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_TODAY_PAGE);
  G_OBJECT_CLASS (bc_today_page_parent_class)->dispose (object);
}

static void
bc_today_page_class_init (BcTodayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bc_today_page_dispose;
  g_type_ensure (BC_TYPE_HISTORY_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BcTodayPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, BcTodayPage, day);
  gtk_widget_class_bind_template_child (widget_class, BcTodayPage, calendar);
  gtk_widget_class_bind_template_child (widget_class, BcTodayPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, BcTodayPage, sections);
  gtk_widget_class_bind_template_child (widget_class, BcTodayPage, more);
  gtk_widget_class_bind_template_child (widget_class, BcTodayPage, history);
  gtk_widget_class_bind_template_callback (widget_class, calendar_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
}

static void
bc_today_page_init (BcTodayPage *self)
{
  self->n_days = SOON;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint group = 0; group < BC_TODAY_N_GROUPS; group++)
    gtk_box_append (self->sections, bc_today_section_new (group));
}

GtkWidget *
bc_today_page_new (BcStore *store)
{
  BcTodayPage *self = g_object_new (BC_TYPE_TODAY_PAGE, NULL);

  self->store = g_object_ref (store);
  self->reading = bc_reading_new (GTK_WIDGET (self), store, &today_kind);
  bc_refresher_attach (GTK_WIDGET (self), store, refresh);
  return GTK_WIDGET (self);
}
