/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "history-view.h"

#include <glib/gi18n-lib.h>

#include "date.h"
#include "field-date.h"
#include "filling.h"
#include "history-filter.h"
#include "history-row.h"
#include "moment.h"
#include "more-button.h"
#include "number.h"
#include "reading.h"
#include "stamp.h"
#include "window.h"

#define PAGE_SIZE 50

/* How many changes are looked through for words before the person says to go on. */
#define MOST_CHANGES 10000

/* Who did what and when, the newest first; of a district by what one chooses, or of one record.
 * What was done at once is one entry, which opens into a view of its own. */
struct _BcHistoryView
{
  AdwBin parent_instance;

  BcStore *store; /* (owned) (nullable) */
  BcHistoryQuery query;
  BcReading *reading; /* (owned) (nullable) */
  guint n_entries;    /* how many are read at once */
  GPtrArray *entries; /* (owned) (element-type BcHistoryEntry): all that were read, */
  guint n_rows;       /* of which so many have their row already */
  gint64 count;       /* how many there are, whatever their words */
  GtkWidget *filters;
  BcHistoryFilter *filter;
  GtkLabel *number;
  GtkWidget *show_all;
  GtkMenuButton *as_it_was;
  BcFieldDate *day;
  GtkLabel *day_refusal;
  GtkStack *stack;
  GtkListBox *list;
  GtkLabel *empty;
  BcMoreButton *more;
};

G_DEFINE_FINAL_TYPE (BcHistoryView, bc_history_view, ADW_TYPE_BIN)

/* What is asked of the history. */
typedef struct
{
  BcHistoryQuery query;
  char *words;   /* (owned) */
  gboolean anew; /* it takes the place of what is shown */
} Asked;

/* What was found there. */
typedef struct
{
  BcHistoryQuery query; /* what was asked */
  BcHistoryFound found;
  gint64 count;
  gboolean worded; /* words were asked for */
  gboolean anew;
} Answer;

static void
free_asked (gpointer data)
{
  Asked *asked = data;

  g_free (asked->words);
  g_free (asked);
}

static void
free_answer (gpointer data)
{
  Answer *answer = data;

  bc_history_found_clear (&answer->found);
  g_free (answer);
}

static gboolean
find (BcDatabase *reader, const Asked *asked, BcHistoryFound *found, GError **error)
{
  const guint most = *asked->words != '\0' ? MOST_CHANGES : asked->query.limit;

  if (asked->query.gesture != 0)
    return bc_history_find (reader, &asked->query, asked->words, most, found, error);
  return bc_history_find_gestures (reader, &asked->query, asked->words, most, found, error);
}

static gpointer
read_answer (BcDatabase *reader, gpointer data, GError **error)
{
  const Asked *asked = data;
  Answer *answer = g_new0 (Answer, 1);

  answer->query = asked->query;
  answer->worded = *asked->words != '\0';
  answer->anew = asked->anew;
  if (bc_history_count (reader, &asked->query, &answer->count, error) &&
      find (reader, asked, &answer->found, error))
    return answer;
  free_answer (answer);
  return NULL;
}

/* What was asked before the view was for something else comes too late. */
static gboolean
is_asked (BcHistoryView *self, const BcHistoryQuery *query)
{
  return bc_id_equal (&query->scope, &self->query.scope) &&
         bc_id_equal (&query->record, &self->query.record) && query->author == self->query.author &&
         query->type == self->query.type && query->from == self->query.from &&
         query->to == self->query.to && query->gesture == self->query.gesture;
}

static gboolean
is_whole (BcHistoryView *self)
{
  return !bc_id_is_nil (&self->query.scope) && self->query.gesture == 0 &&
         self->n_entries == PAGE_SIZE;
}

static GtkWidget *
create_row (BcHistoryView *self, const BcHistoryEntry *entry)
{
  GtkWidget *row = bc_history_row_new (self->store, is_whole (self));

  bc_history_row_show (BC_HISTORY_ROW (row), entry, &self->query);
  return row;
}

/* Makes the next row right. Both run from the newest to the oldest, so that a row whose change is
 * still there is left alone, with the keyboard if it has it. */
static gboolean
fill_step (GtkWidget *widget)
{
  BcHistoryView *self = BC_HISTORY_VIEW (widget);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) self->n_rows);
  const gboolean all = self->n_rows >= self->entries->len;
  const BcHistoryEntry *entry = all ? NULL : self->entries->pdata[self->n_rows];
  const gint64 shown = row ? bc_history_row_get_operation (BC_HISTORY_ROW (row)) : 0;

  if (row && (all || shown > entry->row))
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  else if (all)
    return FALSE;
  else if (row && shown == entry->row)
    bc_history_row_show (BC_HISTORY_ROW (row), self->entries->pdata[self->n_rows++], &self->query);
  else
    gtk_list_box_insert (self->list, create_row (self, entry), (int) self->n_rows++);
  return TRUE;
}

static void
take_entries (BcHistoryView *self, const Answer *answer)
{
  if (answer->anew) {
    g_ptr_array_set_size (self->entries, 0);
    self->n_rows = 0;
  }
  g_ptr_array_extend_and_steal (self->entries, g_ptr_array_ref (answer->found.entries));
}

static guint64
count_found (BcHistoryView *self)
{
  guint64 n = self->entries->len;

  for (guint i = 0; i < self->entries->len; i++)
    n += (guint64) ((const BcHistoryEntry *) self->entries->pdata[i])->n_more;
  return n;
}

/* How many changes there are; with words, as many as were found so far, and were made with them. */
static void
show_number (BcHistoryView *self, const Answer *answer)
{
  const guint64 count = answer->worded ? count_found (self) : (guint64) answer->count;
  g_autofree char *figure = bc_number_dup_whole_screen ((gint64) count);
  g_autofree char *text = NULL;

  if (answer->worded && answer->found.more)
    text = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%s change found so far", "%s changes found so far", count),
      figure);
  else
    text =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s change", "%s changes", count), figure);
  gtk_label_set_label (self->number, text);
}

static void
show_empty (BcHistoryView *self, gboolean more)
{
  const gboolean filtered = is_whole (self) && bc_history_filter_is_set (self->filter);

  gtk_widget_set_visible (self->show_all, filtered);
  if (more)
    gtk_label_set_label (self->empty, _ ("Not found so far: look further back with “Show More”"));
  else
    gtk_label_set_label (self->empty,
                         filtered ? _ ("No change is like that") : _ ("No changes to show"));
}

static void
show_more (BcHistoryView *self, const Answer *answer)
{
  const gint64 n_rest = answer->count - (gint64) count_found (self);

  if (!answer->found.more || self->n_entries != PAGE_SIZE)
    gtk_widget_set_visible (GTK_WIDGET (self->more), FALSE);
  else if (answer->worded || n_rest <= 0)
    bc_more_button_show_unknown (self->more);
  else
    bc_more_button_show_rest (self->more, n_rest);
}

static void
show_answer (GtkWidget *widget, gpointer data)
{
  BcHistoryView *self = BC_HISTORY_VIEW (widget);
  const Answer *answer = data;

  if (!is_asked (self, &answer->query))
    return;
  take_entries (self, answer);
  self->query.before = answer->found.before;
  show_number (self, answer);
  show_empty (self, answer->found.more);
  show_more (self, answer);
  gtk_stack_set_visible_child_name (self->stack, self->entries->len > 0 ? "list" : "empty");
  if (fill_step (widget))
    bc_filling_start (widget, fill_step);
}

static const BcReadingKind answer_kind = { read_answer, show_answer, free_asked, free_answer };

/* @wanted: how many changes. */
static void
ask (BcHistoryView *self, gboolean anew, guint wanted)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->query = self->query;
  asked->query.limit = wanted;
  asked->query.before = anew ? 0 : self->query.before;
  asked->words = g_strdup (is_whole (self) ? bc_history_filter_get_words (self->filter) : "");
  asked->anew = anew;
  bc_reading_start (self->reading, asked);
}

static void
more_cb (BcHistoryView *self)
{
  if (!bc_reading_is_running (self->reading))
    ask (self, FALSE, self->n_entries);
}

static void
filter_cb (BcHistoryView *self)
{
  if (self->store == NULL)
    return;
  bc_history_filter_apply (self->filter, &self->query);
  ask (self, TRUE, self->n_entries);
}

static void
show_all_cb (BcHistoryView *self)
{
  bc_history_filter_clear (self->filter);
  filter_cb (self);
}

static void
open_past (BcHistoryView *self, BcSnapshotBy by, gint64 limit, const char *notice)
{
  const BcPastView view = { self->query.scope, by, limit, notice };

  bc_window_open_past (BC_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), &view);
}

static void
show_refusal (BcHistoryView *self, const char *text)
{
  gtk_label_set_label (self->day_refusal, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->day_refusal), text != NULL);
}

static void
open_day (BcHistoryView *self, gint32 date)
{
  g_autofree char *day = bc_date_dup_screen (date);
  g_autofree char *notice =
    g_strdup_printf (_ ("As it was at the end of %s: it can only be read"), day);

  gtk_menu_button_popdown (self->as_it_was);
  open_past (self, BC_SNAPSHOT_BY_STAMP, bc_moment_end_of_date (date), notice);
}

static void
look_cb (BcHistoryView *self)
{
  const gint32 today = bc_date_today (g_get_real_time () / 1000);
  g_autoptr (GError) error = NULL;
  gint32 date;

  show_refusal (self, NULL);
  if (!bc_date_parse_screen (bc_field_date_get_text (self->day), &date, &error))
    show_refusal (self, error->message);
  else if (date > today)
    show_refusal (self, _ ("That day is still to come."));
  else
    open_day (self, date);
}

/* @parameter: the gesture of a change. */
static void
look_before_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const gint64 gesture = g_variant_get_int64 (parameter);
  g_autofree char *when = bc_moment_dup_screen (bc_stamp_get_moment (gesture));
  g_autofree char *notice =
    g_strdup_printf (_ ("As it was before the change of %s: it can only be read"), when);

  open_past (BC_HISTORY_VIEW (widget), BC_SNAPSHOT_BEFORE, gesture, notice);
}

static void
stop_reading (BcHistoryView *self)
{
  if (self->reading)
    bc_reading_stop (self->reading);
  g_clear_object (&self->reading);
}

static void
bc_history_view_dispose (GObject *object)
{
  BcHistoryView *self = BC_HISTORY_VIEW (object);

  bc_filling_stop (GTK_WIDGET (self));
  stop_reading (self);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_HISTORY_VIEW);
  G_OBJECT_CLASS (bc_history_view_parent_class)->dispose (object);
}

static void
bc_history_view_finalize (GObject *object)
{
  g_ptr_array_unref (BC_HISTORY_VIEW (object)->entries);
  G_OBJECT_CLASS (bc_history_view_parent_class)->finalize (object);
}

static void
bc_history_view_class_init (BcHistoryViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  g_type_ensure (BC_TYPE_FIELD_DATE);
  g_type_ensure (BC_TYPE_HISTORY_FILTER);
  G_OBJECT_CLASS (class)->dispose = bc_history_view_dispose;
  G_OBJECT_CLASS (class)->finalize = bc_history_view_finalize;
  g_type_ensure (BC_TYPE_MORE_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/history-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BcHistoryView, filters);
  gtk_widget_class_bind_template_child (widget_class, BcHistoryView, filter);
  gtk_widget_class_bind_template_child (widget_class, BcHistoryView, number);
  gtk_widget_class_bind_template_child (widget_class, BcHistoryView, show_all);
  gtk_widget_class_bind_template_child (widget_class, BcHistoryView, as_it_was);
  gtk_widget_class_bind_template_child (widget_class, BcHistoryView, day);
  gtk_widget_class_bind_template_child (widget_class, BcHistoryView, day_refusal);
  gtk_widget_class_bind_template_child (widget_class, BcHistoryView, empty);
  gtk_widget_class_bind_template_child (widget_class, BcHistoryView, stack);
  gtk_widget_class_bind_template_child (widget_class, BcHistoryView, list);
  gtk_widget_class_bind_template_child (widget_class, BcHistoryView, more);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, look_cb);
  gtk_widget_class_install_action (widget_class, "history.look-before", "x", look_before_cb);
}

static void
bc_history_view_init (BcHistoryView *self)
{
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_history_entry_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  bc_field_date_set_label (self->day, _ ("Day to look at"));
}

static void
set_store (BcHistoryView *self, BcStore *store)
{
  if (!g_set_object (&self->store, store))
    return;
  stop_reading (self);
  self->reading = bc_reading_new (GTK_WIDGET (self), store, &answer_kind);
}

static gboolean
is_same (BcHistoryView *self, BcStore *store, const BcHistoryQuery *query)
{
  return self->store == store && is_asked (self, query);
}

static void
forget (BcHistoryView *self)
{
  bc_filling_stop (GTK_WIDGET (self));
  g_ptr_array_set_size (self->entries, 0);
  self->n_rows = 0;
}

/* What was read of the same changes stays, however much it is. */
static void
load (BcHistoryView *self, BcStore *store, const BcHistoryQuery *query, guint n_entries)
{
  if (!is_same (self, store, query))
    forget (self);
  set_store (self, store);
  self->query = *query;
  self->n_entries = n_entries;
  gtk_widget_set_visible (self->filters, is_whole (self));
  ask (self, TRUE, n_entries == PAGE_SIZE ? MAX (n_entries, self->entries->len) : n_entries);
}

/* All that happened in a district; what is looked for stays when it is the same one. */
void
bc_history_view_load (BcHistoryView *self, BcStore *store, const BcId *district)
{
  BcHistoryQuery query = { .scope = *district };

  bc_history_filter_load (self->filter, store, district);
  bc_history_filter_apply (self->filter, &query);
  load (self, store, &query, PAGE_SIZE);
}

void
bc_history_view_load_record (BcHistoryView *self, BcStore *store, const BcId *record)
{
  BcHistoryQuery query = { .record = *record };

  load (self, store, &query, PAGE_SIZE);
}

/* What was done at once. */
void
bc_history_view_load_gesture (BcHistoryView *self, BcStore *store, const BcHistoryQuery *gesture)
{
  load (self, store, gesture, PAGE_SIZE);
}

/* Only the last few. */
void
bc_history_view_load_last (BcHistoryView *self,
                           BcStore *store,
                           const BcId *district,
                           guint n_entries)
{
  BcHistoryQuery query = { .scope = *district };

  load (self, store, &query, n_entries);
}
