/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "history-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "field-editor.h"
#include "filling.h"
#include "history-row.h"
#include "reading.h"
#include "text.h"

#define PAGE_SIZE 50

/* How many of them are looked through for words before the person says to go on. */
#define MOST_PAGES 200

/* Who did what and when, the newest first; of a district by person and words, or of one record. */
struct _BcHistoryView
{
  AdwBin parent_instance;

  BcStore *store; /* (owned) (nullable) */
  BcHistoryQuery query;
  BcReading *reading; /* (owned) (nullable) */
  guint n_entries;    /* how many are read at once */
  GPtrArray *entries; /* (owned) (element-type BcHistoryEntry): all that were read, */
  guint n_rows;       /* of which so many have their row already */
  gboolean loading;
  GArray *authors; /* (owned) (element-type gint64): by place in the menu; the first is everybody */
  GtkWidget *filters;
  GtkEditable *words;
  GtkDropDown *people;
  GtkStringList *names;
  GtkStack *stack;
  GtkListBox *list;
  GtkWidget *more;
};

G_DEFINE_FINAL_TYPE (BcHistoryView, bc_history_view, ADW_TYPE_BIN)

/* What is asked of the history. */
typedef struct
{
  BcHistoryQuery query;
  char **words;  /* (owned): folded; each has to be there */
  guint wanted;  /* how many changes */
  gboolean anew; /* they take the place of what is shown */
} Asked;

/* What was found there. */
typedef struct
{
  BcHistoryQuery query; /* what was asked; its before says where to read on */
  GPtrArray *entries;   /* (owned) (element-type BcHistoryEntry) */
  gboolean more;        /* there may be more */
  gboolean anew;
} Found;

static void
free_asked (gpointer data)
{
  Asked *asked = data;

  g_strfreev (asked->words);
  g_free (asked);
}

static void
free_found (gpointer data)
{
  Found *found = data;

  g_ptr_array_unref (found->entries);
  g_free (found);
}

static gboolean
has_words (const BcHistoryEntry *entry, char *const *words)
{
  g_autofree char *all = g_strjoin (" ", entry->sentence, entry->heading, entry->author, NULL);
  g_autofree char *folded = bc_text_fold (all);

  for (; *words != NULL; words++)
    if (strstr (folded, *words) == NULL)
      return FALSE;
  return TRUE;
}

/* Takes what has the words from a page, until there is enough. */
static void
take_page (Found *found, GPtrArray *page, const Asked *asked)
{
  while (page->len > 0 && found->entries->len < asked->wanted) {
    BcHistoryEntry *entry = g_ptr_array_steal_index (page, 0);

    found->query.before = entry->row;
    if (has_words (entry, asked->words))
      g_ptr_array_add (found->entries, entry);
    else
      bc_history_entry_free (entry);
  }
}

/* Reads on until there is enough or nothing is left. */
static gpointer
read_found (BcDatabase *reader, gpointer data, GError **error)
{
  Asked *asked = data;
  Found *found = g_new0 (Found, 1);

  found->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_history_entry_free);
  found->query = asked->query;
  found->anew = asked->anew;
  found->more = TRUE;
  for (guint i = 0; i < MOST_PAGES && found->more && found->entries->len < asked->wanted; i++) {
    g_autoptr (GPtrArray) page = bc_history_read (reader, &asked->query, error);

    if (page == NULL) {
      free_found (found);
      return NULL;
    }
    found->more = page->len == asked->query.limit;
    take_page (found, page, asked);
    found->more |= page->len > 0;
    asked->query.before = found->query.before;
  }
  return found;
}

/* What was asked before the view was for another record or person comes too late. */
static gboolean
is_asked (BcHistoryView *self, const BcHistoryQuery *query)
{
  return bc_id_equal (&query->scope, &self->query.scope) &&
         bc_id_equal (&query->record, &self->query.record) && query->author == self->query.author;
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
    bc_history_row_show (BC_HISTORY_ROW (row), self->entries->pdata[self->n_rows++]);
  else
    gtk_list_box_insert (self->list, bc_history_row_new (self->store, entry), (int) self->n_rows++);
  return TRUE;
}

static void
take_entries (BcHistoryView *self, const Found *found)
{
  if (found->anew) {
    g_ptr_array_set_size (self->entries, 0);
    self->n_rows = 0;
  }
  g_ptr_array_extend_and_steal (self->entries, g_ptr_array_ref (found->entries));
}

static void
show_found (GtkWidget *widget, gpointer data)
{
  BcHistoryView *self = BC_HISTORY_VIEW (widget);
  const Found *found = data;

  if (!is_asked (self, &found->query))
    return;
  take_entries (self, found);
  self->query.before = found->query.before;
  gtk_widget_set_visible (self->more, found->more && self->n_entries == PAGE_SIZE);
  gtk_stack_set_visible_child_name (self->stack, self->entries->len > 0 ? "list" : "empty");
  if (fill_step (widget))
    bc_filling_start (widget, fill_step);
}

static const BcReadingKind found_kind = { read_found, show_found, free_asked, free_found };

/* @wanted: how many changes. */
static void
ask (BcHistoryView *self, gboolean anew, guint wanted)
{
  g_autofree char *folded = bc_text_fold (gtk_editable_get_text (self->words));
  Asked *asked = g_new0 (Asked, 1);

  asked->query = self->query;
  asked->query.limit = self->n_entries;
  asked->query.before = anew ? 0 : self->query.before;
  asked->words = g_strsplit (folded, " ", -1);
  asked->wanted = wanted;
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
  guint place = gtk_drop_down_get_selected (self->people);

  if (self->loading || self->store == NULL || place >= self->authors->len)
    return;
  self->query.author = g_array_index (self->authors, gint64, place);
  ask (self, TRUE, self->n_entries);
}

/* Everybody who wrote in the district. */
static void
fill_people (BcHistoryView *self)
{
  g_autoptr (BcCursor) cursor = bc_database_query (
    bc_store_get_reader (self->store),
    "SELECT DISTINCT a.row, a.name FROM stream s JOIN author a ON a.row = s.author "
    "JOIN scope c ON c.row = s.scope WHERE c.id = ? ORDER BY a.name",
    NULL);
  gint64 row = 0;

  g_array_set_size (self->authors, 0);
  g_array_append_val (self->authors, row);
  gtk_string_list_splice (self->names,
                          0,
                          g_list_model_get_n_items (G_LIST_MODEL (self->names)),
                          NULL);
  gtk_string_list_append (self->names, _ ("Everybody"));
  if (cursor == NULL)
    return;
  bc_cursor_bind_id (cursor, 1, &self->query.scope);
  while (bc_cursor_step (cursor, NULL) == BC_STEP_ROW) {
    row = bc_cursor_get_integer (cursor, 0);
    g_array_append_val (self->authors, row);
    gtk_string_list_append (self->names, bc_cursor_get_text (cursor, 1));
  }
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
  g_array_unref (BC_HISTORY_VIEW (object)->authors);
  g_ptr_array_unref (BC_HISTORY_VIEW (object)->entries);
  G_OBJECT_CLASS (bc_history_view_parent_class)->finalize (object);
}

static void
bc_history_view_class_init (BcHistoryViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_history_view_dispose;
  G_OBJECT_CLASS (class)->finalize = bc_history_view_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/history-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BcHistoryView, filters);
  gtk_widget_class_bind_template_child (widget_class, BcHistoryView, words);
  gtk_widget_class_bind_template_child (widget_class, BcHistoryView, people);
  gtk_widget_class_bind_template_child (widget_class, BcHistoryView, names);
  gtk_widget_class_bind_template_child (widget_class, BcHistoryView, stack);
  gtk_widget_class_bind_template_child (widget_class, BcHistoryView, list);
  gtk_widget_class_bind_template_child (widget_class, BcHistoryView, more);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
}

static void
bc_history_view_init (BcHistoryView *self)
{
  self->authors = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_history_entry_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  bc_field_editor_name (GTK_WIDGET (self->words), _ ("Search the history"));
  bc_field_editor_name (GTK_WIDGET (self->people), _ ("Person"));
}

static void
set_store (BcHistoryView *self, BcStore *store)
{
  if (!g_set_object (&self->store, store))
    return;
  stop_reading (self);
  self->reading = bc_reading_new (GTK_WIDGET (self), store, &found_kind);
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
  gtk_widget_set_visible (self->filters, !bc_id_is_nil (&query->scope) && n_entries == PAGE_SIZE);
  ask (self, TRUE, n_entries == PAGE_SIZE ? MAX (n_entries, self->entries->len) : n_entries);
}

/* All that happened in a district; what is looked for stays when it is the same one. */
void
bc_history_view_load (BcHistoryView *self, BcStore *store, const BcId *district)
{
  BcHistoryQuery query = { .scope = *district };

  if (self->store == store && bc_id_equal (&self->query.scope, district)) {
    query.author = self->query.author;
    load (self, store, &query, PAGE_SIZE);
    return;
  }
  self->loading = TRUE;
  load (self, store, &query, PAGE_SIZE);
  gtk_editable_set_text (self->words, "");
  fill_people (self);
  self->loading = FALSE;
}

void
bc_history_view_load_record (BcHistoryView *self, BcStore *store, const BcId *record)
{
  BcHistoryQuery query = { .record = *record };

  load (self, store, &query, PAGE_SIZE);
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
