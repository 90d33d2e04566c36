/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "history-row.h"

#include <glib/gi18n-lib.h>

#include "field-editor.h"
#include "history-view.h"
#include "moment.h"
#include "number.h"
#include "undo.h"
#include "window.h"

/* What someone did, as a sentence, and how to take it back. */
struct _BcHistoryRow
{
  AdwPreferencesRow parent_instance;

  BcStore *store; /* (owned) */
  gint64 operation;
  BcHistoryQuery parts; /* what a gesture of several changes opens into */
  GtkLabel *record;
  GtkLabel *sentence;
  GtkLabel *who;
  GtkWidget *before;
  GtkWidget *undo;
  GtkToggleButton *open;
  AdwButtonContent *open_content;
  GtkRevealer *revealer;
};

/* A gesture on its way back. */
typedef struct
{
  gint64 operation;
  BcUndoReport report;
} Undoing;

G_DEFINE_FINAL_TYPE (BcHistoryRow, bc_history_row, ADW_TYPE_PREFERENCES_ROW)

static void
free_undoing (gpointer data)
{
  Undoing *undoing = data;

  bc_undo_report_clear (&undoing->report);
  g_free (undoing);
}

static gboolean
run_undoing (BcWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  Undoing *undoing = data;

  return bc_undo_operation (writer, undoing->operation, &undoing->report, error);
}

/* Nothing is offered with it: undo goes on to the change before, and redo brings this one back. */
static void
tell (BcWindow *window, const BcUndoReport *report)
{
  bc_window_add_toast (window, _ ("The change was undone"), FALSE);
  for (guint i = 0; report->kept != NULL && i < report->kept->len; i++)
    bc_window_add_toast (window, report->kept->pdata[i], FALSE);
}

static GtkWindow *
find_window (GtkRoot *root)
{
  GtkWindow *window = GTK_WINDOW (root);

  while (window != NULL && !BC_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  return window;
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWindow) window = data;
  Undoing *undoing = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (bc_store_write_finish (BC_STORE (source), result, &error))
    tell (BC_WINDOW (window), &undoing->report);
  else
    bc_window_show_error (BC_WINDOW (window), error);
}

static void
undo_cb (BcHistoryRow *self)
{
  Undoing *undoing = g_new0 (Undoing, 1);
  GtkWindow *window = find_window (gtk_widget_get_root (GTK_WIDGET (self)));

  undoing->operation = self->operation;
  bc_store_write_async (self->store,
                        run_undoing,
                        undoing,
                        free_undoing,
                        NULL,
                        undone_cb,
                        g_object_ref (window));
}

/* All that was done at once: it is read when someone opens it, and let go when they close it. */
static void
show_parts (BcHistoryRow *self)
{
  GtkWidget *parts = gtk_revealer_get_child (self->revealer);
  const gboolean open = gtk_toggle_button_get_active (self->open);

  if (!open)
    gtk_revealer_set_child (self->revealer, NULL);
  else if (parts == NULL)
    gtk_revealer_set_child (self->revealer, parts = g_object_new (BC_TYPE_HISTORY_VIEW, NULL));
  if (open)
    bc_history_view_load_gesture (BC_HISTORY_VIEW (parts), self->store, &self->parts);
  gtk_revealer_set_reveal_child (self->revealer, open);
  adw_button_content_set_icon_name (self->open_content,
                                    open ? "pan-down-symbolic" : "pan-end-symbolic");
}

static void
bc_history_row_dispose (GObject *object)
{
  g_clear_object (&BC_HISTORY_ROW (object)->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_HISTORY_ROW);
  G_OBJECT_CLASS (bc_history_row_parent_class)->dispose (object);
}

static void
bc_history_row_class_init (BcHistoryRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_history_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/history-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BcHistoryRow, record);
  gtk_widget_class_bind_template_child (widget_class, BcHistoryRow, sentence);
  gtk_widget_class_bind_template_child (widget_class, BcHistoryRow, who);
  gtk_widget_class_bind_template_child (widget_class, BcHistoryRow, before);
  gtk_widget_class_bind_template_child (widget_class, BcHistoryRow, undo);
  gtk_widget_class_bind_template_child (widget_class, BcHistoryRow, open);
  gtk_widget_class_bind_template_child (widget_class, BcHistoryRow, open_content);
  gtk_widget_class_bind_template_child (widget_class, BcHistoryRow, revealer);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_parts);
}

static void
bc_history_row_init (BcHistoryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Its type and what people call it. */
static char *
dup_record (const BcHistoryEntry *entry)
{
  const BcRecordType *type = bc_dictionary_find (entry->type);
  const char *label = type != NULL ? _ (type->label) : entry->type;

  return g_str_equal (label, entry->heading) ? g_strdup (label)
                                             : g_strdup_printf ("%s · %s", label, entry->heading);
}

/* @leads_back: whether one can look at the district before the change from here. */
GtkWidget *
bc_history_row_new (BcStore *store, gboolean leads_back)
{
  BcHistoryRow *self = g_object_new (BC_TYPE_HISTORY_ROW, NULL);

  self->store = g_object_ref (store);
  gtk_widget_set_visible (self->before, leads_back);
  return GTK_WIDGET (self);
}

static gboolean
is_same_part (const BcHistoryQuery *one, const BcHistoryQuery *other)
{
  return bc_id_equal (&one->scope, &other->scope) && bc_id_equal (&one->record, &other->record) &&
         one->type == other->type && one->from == other->from && one->to == other->to &&
         one->author == other->author && one->gesture == other->gesture;
}

/* What else was done with it, and how to see it. */
static void
show_more (BcHistoryRow *self, const BcHistoryEntry *entry, const BcHistoryQuery *query)
{
  g_autofree char *figure = bc_number_dup_whole_screen (entry->n_more);
  g_autofree char *more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                        "And %s more change",
                                                        "And %s more changes",
                                                        (gulong) entry->n_more),
                                           figure);
  g_autofree char *name = g_strdup_printf ("%s: %s", more, entry->sentence);
  BcHistoryQuery parts = *query;

  parts.author = entry->author_row;
  parts.gesture = entry->gesture;
  parts.until = entry->until;
  parts.before = 0;
  if (!is_same_part (&parts, &self->parts))
    gtk_toggle_button_set_active (self->open, FALSE);
  self->parts = parts;
  adw_button_content_set_label (self->open_content, more);
  bc_field_editor_name (GTK_WIDGET (self->open), name);
  gtk_widget_set_visible (GTK_WIDGET (self->open), entry->n_more > 0);
  show_parts (self);
}

/* Shows what became of the change: its record may have got another name.
 * @query: what it was found by; its gesture is 0 unless the row is a part of one, which is only
 *   taken back whole */
void
bc_history_row_show (BcHistoryRow *self, const BcHistoryEntry *entry, const BcHistoryQuery *query)
{
  g_autofree char *when = bc_moment_dup_screen (entry->moment);
  g_autofree char *who = g_strdup_printf ("%s · %s", entry->author, when);
  g_autofree char *record = dup_record (entry);
  g_autofree char *name = g_strdup_printf (_ ("Undo this change: %s"), record);
  g_autofree char *before = g_strdup_printf (_ ("See how it was before: %s"), entry->sentence);

  self->operation = entry->row;
  gtk_label_set_label (self->record, record);
  gtk_label_set_label (self->sentence, entry->sentence);
  gtk_label_set_label (self->who, who);
  gtk_widget_set_visible (GTK_WIDGET (self->who), query->gesture == 0);
  gtk_widget_set_visible (self->undo, query->gesture == 0 && !bc_store_is_read_only (self->store));
  bc_field_editor_name (self->undo, name);
  bc_field_editor_name (self->before, before);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->before), "x", entry->gesture);
  bc_field_editor_name (GTK_WIDGET (self), entry->sentence);
  show_more (self, entry, query);
}

/* Where it stands in the journal: newer ones have a higher one. */
gint64
bc_history_row_get_operation (BcHistoryRow *self)
{
  return self->operation;
}
