/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "history-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "field-editor.h"
#include "history-row.h"
#include "text.h"

#define PAGE_SIZE 50

/* Who did what and when, the newest first; of a district by person and words, or of one record. */
struct _BcHistoryView
{
  AdwBin parent_instance;

  BcStore *store; /* (owned) (nullable) */
  BcHistoryQuery query;
  guint n_shown;
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

static gboolean
has_words (const BcHistoryEntry *entry, const char *const *words)
{
  g_autofree char *all = g_strjoin (" ", entry->sentence, entry->heading, entry->author, NULL);
  g_autofree char *folded = bc_text_fold (all);

  for (; *words != NULL; words++)
    if (strstr (folded, *words) == NULL)
      return FALSE;
  return TRUE;
}

static void
add_rows (BcHistoryView *self, GPtrArray *entries, guint wanted)
{
  g_autofree char *folded = bc_text_fold (gtk_editable_get_text (self->words));
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; i < entries->len && self->n_shown < wanted; i++) {
    const BcHistoryEntry *entry = entries->pdata[i];

    self->query.before = entry->row;
    if (!has_words (entry, (const char *const *) words))
      continue;
    gtk_list_box_append (self->list, bc_history_row_new (self->store, entry));
    self->n_shown++;
  }
}

/* Reads on until a page is full or nothing is left. */
static void
show_more (BcHistoryView *self, guint n_entries)
{
  guint wanted = self->n_shown + n_entries;
  gboolean more = TRUE;

  for (guint tries = 0; tries < 20 && more && self->n_shown < wanted; tries++) {
    g_autoptr (GPtrArray) entries = NULL;

    self->query.limit = n_entries;
    entries = bc_history_read (bc_store_get_reader (self->store), &self->query, NULL);
    if (entries != NULL)
      add_rows (self, entries, wanted);
    more = entries != NULL && entries->len == n_entries;
  }
  gtk_widget_set_visible (self->more, more && n_entries == PAGE_SIZE);
  gtk_stack_set_visible_child_name (self->stack, self->n_shown > 0 ? "list" : "empty");
}

static void
restart (BcHistoryView *self, guint n_entries)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  self->n_shown = 0;
  self->query.before = 0;
  show_more (self, n_entries);
}

static void
more_cb (BcHistoryView *self)
{
  show_more (self, PAGE_SIZE);
}

static void
filter_cb (BcHistoryView *self)
{
  guint place = gtk_drop_down_get_selected (self->people);

  if (self->loading || self->store == NULL || place >= self->authors->len)
    return;
  self->query.author = g_array_index (self->authors, gint64, place);
  restart (self, PAGE_SIZE);
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
bc_history_view_dispose (GObject *object)
{
  BcHistoryView *self = BC_HISTORY_VIEW (object);

  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_HISTORY_VIEW);
  G_OBJECT_CLASS (bc_history_view_parent_class)->dispose (object);
}

static void
bc_history_view_finalize (GObject *object)
{
  g_array_unref (BC_HISTORY_VIEW (object)->authors);
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
  gtk_widget_init_template (GTK_WIDGET (self));
  bc_field_editor_name (GTK_WIDGET (self->words), _ ("Search the history"));
  bc_field_editor_name (GTK_WIDGET (self->people), _ ("Person"));
}

static void
load (BcHistoryView *self, BcStore *store, const BcHistoryQuery *query, guint n_entries)
{
  g_set_object (&self->store, store);
  self->query = *query;
  gtk_widget_set_visible (self->filters, !bc_id_is_nil (&query->scope) && n_entries == PAGE_SIZE);
  restart (self, n_entries);
}

/* All that happened in a district; what is looked for stays when it is the same one. */
void
bc_history_view_load (BcHistoryView *self, BcStore *store, const BcId *district)
{
  BcHistoryQuery query = { .scope = *district };
  gboolean same = self->store == store && bc_id_equal (&self->query.scope, district);

  if (same)
    query.author = self->query.author;
  g_set_object (&self->store, store);
  self->query = query;
  self->loading = TRUE;
  if (!same)
    fill_people (self);
  self->loading = FALSE;
  load (self, store, &query, PAGE_SIZE);
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
