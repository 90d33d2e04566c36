/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "summary-page.h"

#include <glib/gi18n-lib.h>

#include "date.h"
#include "job.h"
#include "page.h"
#include "reading.h"
#include "refresher.h"
#include "summary-cards.h"
#include "summary-chart.h"
#include "summary-grid.h"
#include "summary-item.h"
#include "summary-past.h"
#include "summary-table.h"
#include "wheel.h"
#include "window.h"

/* From this width on there is room for the shares beside the bars. */
#define WIDE 560

/* The country, or a region: headline figures and a bar for each region, today or on a past day. */
struct _BcSummaryPage
{
  AdwBin parent_instance;

  BcStore *store;     /* (owned) */
  char *region;       /* (owned) (nullable): code of the one that is shown; %NULL for all */
  BcSummary *summary; /* (owned) (nullable): what is shown */
  GListModel *items;  /* (owned) (nullable): its rows */
  BcSummary *given;   /* (owned) (nullable): what is to be shown first, without being read */
  gint32 at;          /* the past day that is shown; BC_DATE_NONE for today */
  gboolean narrow;    /* there is little room */
  BcReading *reading; /* (owned): reads today */
  BcJob *job;         /* (owned) (nullable): reads a past day */

  GtkRevealer *past;
  GtkLabel *past_label;
  GtkRevealer *working;
  GtkLabel *working_label;
  GtkSpinner *spinner;
  GtkWidget *first; /* the first step, where there is no district */
  BcSummaryCard *cards[BC_N_CARDS];
  GtkToggleButton *chart_button;
  GtkWidget *date_label;
  GtkEditable *date;
  GtkLabel *date_error;
  GtkStack *views;
  BcSummaryChart *chart;
  GtkColumnView *names; /* of the regions, beside */
  GtkColumnView *table; /* their figures */
};

static void bc_summary_page_page_init (BcPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BcSummaryPage,
                               bc_summary_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (BC_TYPE_PAGE, bc_summary_page_page_init))

static void
set_narrow (BcSummaryPage *self, gboolean narrow)
{
  self->narrow = narrow;
  gtk_widget_set_visible (self->date_label, !narrow);
  bc_summary_chart_set_narrow (self->chart, narrow);
}

/* The table costs as much as all the rest: it is filled where it is looked at. */
static void
fill_table (BcSummaryPage *self)
{
  g_autoptr (GtkSingleSelection) selection = NULL;

  if (self->items == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self->table)))
    return;
  if (g_list_model_get_n_items (gtk_column_view_get_columns (self->table)) == 0)
    bc_summary_table_add_columns (self->names, self->table);
  selection = gtk_single_selection_new (g_object_ref (self->items));
  gtk_column_view_set_model (self->names, GTK_SELECTION_MODEL (selection));
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (selection));
}

static void
show_summary (BcSummaryPage *self, BcSummary *summary)
{
  const BcSummaryRow *shown = NULL;

  g_clear_pointer (&self->summary, bc_summary_unref);
  g_clear_object (&self->items);
  self->summary = bc_summary_ref (summary);
  self->items = bc_summary_items_new (summary);
  shown = self->region ? summary->regions->pdata[0] : summary->total;
  gtk_widget_set_visible (self->first, bc_summary_row_get (shown, "districts", "total") == 0);
  bc_summary_cards_show (self->cards, shown);
  bc_summary_chart_show (self->chart, summary, self->items);
  fill_table (self);
  bc_page_header_changed (BC_PAGE (self));
}

static gpointer
read_today (BcDatabase *reader, gpointer region, GError **error)
{
  BcSummary *summary = NULL;

  return bc_summary_read (reader, region, &summary, error) ? summary : NULL;
}

static void
show_today (GtkWidget *widget, gpointer summary)
{
  BcSummaryPage *self = BC_SUMMARY_PAGE (widget);

  if (self->at == BC_DATE_NONE)
    show_summary (self, summary);
}

static const BcReadingKind today_kind = {
  read_today,
  show_today,
  g_free,
  (GDestroyNotify) bc_summary_unref,
};

static void
refresh (GtkWidget *widget)
{
  BcSummaryPage *self = BC_SUMMARY_PAGE (widget);
  g_autoptr (BcSummary) given = g_steal_pointer (&self->given);

  if (given)
    show_summary (self, given);
  else if (self->at == BC_DATE_NONE)
    bc_reading_start (self->reading, g_strdup (self->region));
}

static void
show_error (BcSummaryPage *self, const char *text)
{
  gtk_label_set_text (self->date_error, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->date_error), text != NULL);
}

static void
date_changed_cb (BcSummaryPage *self)
{
  show_error (self, NULL);
}

static void
stop_working (BcSummaryPage *self)
{
  g_clear_object (&self->job);
  gtk_spinner_stop (self->spinner);
  gtk_revealer_set_reveal_child (self->working, FALSE);
}

static void
show_past (BcSummaryPage *self, BcSummary *summary)
{
  g_autofree char *day = bc_date_dup_screen (summary->at);
  g_autofree char *text = g_strdup_printf (_ ("As it was on %s"), day);

  self->at = summary->at;
  gtk_label_set_text (self->past_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->past), TRUE);
  gtk_revealer_set_reveal_child (self->past, TRUE);
  show_summary (self, summary);
}

static void
past_ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BcSummaryPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BcSummary) summary = bc_job_finish (BC_JOB (source), result, &error);

  if (self->job != BC_JOB (source))
    return;
  stop_working (self);
  if (summary)
    show_past (self, summary);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self, error->message);
}

static void
cancel_cb (BcSummaryPage *self)
{
  if (self->job == NULL)
    return;
  bc_job_cancel (self->job);
  stop_working (self);
}

static void
start_past (BcSummaryPage *self, gint32 date)
{
  g_autofree char *day = bc_date_dup_screen (date);
  g_autofree char *text = g_strdup_printf (_ ("Reading the journal up to %s…"), day);

  cancel_cb (self);
  gtk_label_set_text (self->working_label, text);
  gtk_spinner_start (self->spinner);
  gtk_widget_set_visible (GTK_WIDGET (self->working), TRUE);
  gtk_revealer_set_reveal_child (self->working, TRUE);
  self->job = bc_job_new ();
  bc_summary_past_read (self->job,
                        self->store,
                        self->region,
                        date,
                        past_ready_cb,
                        g_object_ref (self));
}

static void
date_cb (BcSummaryPage *self)
{
  const gint32 today = bc_date_today (g_get_real_time () / 1000);
  g_autoptr (GError) error = NULL;
  gint32 date;

  if (!bc_date_parse_screen (gtk_editable_get_text (self->date), &date, &error))
    show_error (self, error->message);
  else if (date > today)
    show_error (self, _ ("That day is still to come."));
  else
    start_past (self, date);
}

static void
today_cb (BcSummaryPage *self)
{
  cancel_cb (self);
  self->at = BC_DATE_NONE;
  gtk_revealer_set_reveal_child (self->past, FALSE);
  gtk_editable_set_text (self->date, "");
  refresh (GTK_WIDGET (self));
}

static void
view_cb (BcSummaryPage *self)
{
  gtk_stack_set_visible_child_name (self->views,
                                    gtk_toggle_button_get_active (self->chart_button) ? "chart"
                                                                                      : "table");
}

static void
open_item (BcSummaryPage *self, BcSummaryItem *item)
{
  bc_window_show_districts (BC_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                            bc_summary_item_get_row (item)->code);
}

static void
districts_cb (BcSummaryPage *self)
{
  bc_window_go (BC_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), BC_PLACE_DISTRICTS);
}

static void
table_activated_cb (GtkColumnView *table, guint position, BcSummaryPage *self)
{
  g_autoptr (BcSummaryItem) item =
    g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (table)), position);

  open_item (self, item);
}

static char *
bc_summary_page_dup_title (BcPage *page)
{
  BcSummaryPage *self = BC_SUMMARY_PAGE (page);

  if (self->region == NULL)
    return g_strdup (_ ("Country"));
  if (self->summary == NULL)
    return g_strdup (_ ("Region"));
  return g_strdup (((BcSummaryRow *) self->summary->regions->pdata[0])->name);
}

static void
bc_summary_page_set_width (BcPage *page, int width)
{
  const gboolean narrow = width < WIDE;

  if (BC_SUMMARY_PAGE (page)->narrow != narrow)
    set_narrow (BC_SUMMARY_PAGE (page), narrow);
}

static void
bc_summary_page_page_init (BcPageInterface *iface)
{
  iface->set_width = bc_summary_page_set_width;
  iface->dup_title = bc_summary_page_dup_title;
}

static void
bc_summary_page_dispose (GObject *object)
{
  BcSummaryPage *self = BC_SUMMARY_PAGE (object);

  if (self->job)
    bc_job_cancel (self->job);
  g_clear_object (&self->job);
  bc_refresher_detach (GTK_WIDGET (self));
  if (self->reading)
    bc_reading_stop (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->summary, bc_summary_unref);
  g_clear_object (&self->items);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_SUMMARY_PAGE);
  G_OBJECT_CLASS (bc_summary_page_parent_class)->dispose (object);
}

static void
bc_summary_page_finalize (GObject *object)
{
  g_free (BC_SUMMARY_PAGE (object)->region);
  G_OBJECT_CLASS (bc_summary_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, BcSummaryPage, past);
  gtk_widget_class_bind_template_child (widget_class, BcSummaryPage, past_label);
  gtk_widget_class_bind_template_child (widget_class, BcSummaryPage, working);
  gtk_widget_class_bind_template_child (widget_class, BcSummaryPage, working_label);
  gtk_widget_class_bind_template_child (widget_class, BcSummaryPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, BcSummaryPage, first);
  gtk_widget_class_bind_template_child (widget_class, BcSummaryPage, chart_button);
  gtk_widget_class_bind_template_child (widget_class, BcSummaryPage, date_label);
  gtk_widget_class_bind_template_child (widget_class, BcSummaryPage, date);
  gtk_widget_class_bind_template_child (widget_class, BcSummaryPage, date_error);
  gtk_widget_class_bind_template_child (widget_class, BcSummaryPage, views);
  gtk_widget_class_bind_template_child (widget_class, BcSummaryPage, chart);
  gtk_widget_class_bind_template_child (widget_class, BcSummaryPage, names);
  gtk_widget_class_bind_template_child (widget_class, BcSummaryPage, table);
  for (guint i = 0; i < BC_N_CARDS; i++)
    gtk_widget_class_bind_template_child_full (widget_class,
                                               bc_summary_card_names[i],
                                               FALSE,
                                               G_STRUCT_OFFSET (BcSummaryPage, cards) +
                                                 i * sizeof (BcSummaryCard *));
}

static void
bc_summary_page_class_init (BcSummaryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (BC_TYPE_SUMMARY_CARD);
  g_type_ensure (BC_TYPE_SUMMARY_CHART);
  g_type_ensure (BC_TYPE_SUMMARY_GRID);
  object_class->dispose = bc_summary_page_dispose;
  object_class->finalize = bc_summary_page_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/summary-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, today_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_cb);
  gtk_widget_class_bind_template_callback (widget_class, districts_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_item);
  gtk_widget_class_bind_template_callback (widget_class, fill_table);
  gtk_widget_class_bind_template_callback (widget_class, table_activated_cb);
}

static void
bc_summary_page_init (BcSummaryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bc_wheel_pass_on (gtk_widget_get_ancestor (GTK_WIDGET (self->table), GTK_TYPE_SCROLLED_WINDOW));
  self->at = BC_DATE_NONE;
}

/* @region: (nullable): the code of the region that is shown; %NULL for the country.
 * @given: (transfer full) (nullable): its figures of this moment, where they were read already */
GtkWidget *
bc_summary_page_new (BcStore *store, const char *region, BcSummary *given)
{
  BcSummaryPage *self = g_object_new (BC_TYPE_SUMMARY_PAGE, NULL);

  self->store = g_object_ref (store);
  self->region = g_strdup (region);
  self->given = given;
  self->reading = bc_reading_new (GTK_WIDGET (self), store, &today_kind);
  bc_refresher_attach (GTK_WIDGET (self), store, refresh);
  return GTK_WIDGET (self);
}
