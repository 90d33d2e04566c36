/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "attendance-list.h"

#include <glib/gi18n-lib.h>

#include "attendance-row.h"
#include "attendance.h"
#include "field-editor.h"
#include "filling.h"
#include "form-rows.h"

/* Who came to a meeting: the members of that day, a key for each, and whether they make a quorum.
 * A mark is seen at once and written behind it; what is read meanwhile may be older, and waits. */
struct _BcAttendanceList
{
  AdwBin parent_instance;

  BcStore *store; /* (owned) (nullable) */
  BcId meeting;
  GPtrArray *attendants; /* (owned) (nullable) (element-type BcAttendant) */
  guint n_rows;          /* how many rows are right already */
  guint n_saving;        /* how many marks are on their way */
  gboolean writable;
  GtkWidget *verdict;
  GtkImage *icon;
  GtkLabel *sentence;
  GtkLabel *rule;
  GtkWidget *contradictions;
  GtkLabel *warnings;
  GtkLabel *total;
  GtkWidget *hint;
  GtkStack *stack;
  GtkListBox *list;
};

enum {
  TOLD,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BcAttendanceList, bc_attendance_list, ADW_TYPE_BIN)

/* A mark on its way. */
typedef struct
{
  BcId meeting;
  BcId person;
  gboolean present;
} Mark;

static BcAttendanceRow *
get_row (BcAttendanceList *self, guint i)
{
  return BC_ATTENDANCE_ROW (gtk_list_box_get_row_at_index (self->list, (int) i));
}

/* Counted from the rows: it follows each key. */
static void
show_total (BcAttendanceList *self)
{
  guint n_present = 0, n_absent = 0;
  g_autofree char *total = NULL;

  for (guint i = 0; i < self->n_rows; i++) {
    n_present += bc_attendance_row_get_present (get_row (self, i)) == 1;
    n_absent += bc_attendance_row_get_present (get_row (self, i)) == 0;
  }
  total = g_strdup_printf (_ ("%u present · %u absent · %u not marked"),
                           n_present,
                           n_absent,
                           self->n_rows - n_present - n_absent);
  gtk_label_set_label (self->total, total);
}

static void
tell (BcAttendanceList *self, const char *sentence, gboolean undo)
{
  g_signal_emit (self, signals[TOLD], 0, sentence, undo);
}

static gboolean
write_mark (BcWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  const Mark *mark = data;

  return bc_attendance_mark (writer, &mark->meeting, &mark->person, mark->present, error);
}

static void
show_marks (BcAttendanceList *self)
{
  for (guint i = 0; i < self->n_rows; i++) {
    const BcAttendant *attendant = self->attendants->pdata[i];

    bc_attendance_row_set_present (get_row (self, i), attendant->present);
  }
  show_total (self);
}

/* What could not be written goes back to what is known. */
static void
marked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BcAttendanceList) self = data;
  g_autoptr (GError) error = NULL;

  self->n_saving--;
  if (bc_store_write_finish (BC_STORE (source), result, &error) || self->store == NULL)
    return;
  tell (self, error->message, FALSE);
  show_marks (self);
}

static void
mark (BcAttendanceList *self, BcAttendanceRow *row, gboolean present)
{
  const Mark made = { self->meeting, *bc_attendance_row_get_person (row), present };
  g_autofree char *sentence = NULL;

  if (!self->writable || bc_attendance_row_get_present (row) == present)
    return;
  bc_attendance_row_set_present (row, present);
  show_total (self);
  sentence =
    g_strdup_printf ("%s: %s", bc_attendance_row_get_name (row), bc_attendance_row_get_state (row));
  tell (self, sentence, TRUE);
  self->n_saving++;
  bc_store_write_async (self->store,
                        write_mark,
                        g_memdup2 (&made, sizeof made),
                        g_free,
                        NULL,
                        marked_cb,
                        g_object_ref (self));
}

/* One key for each person: the next one has the keyboard then. */
static void
mark_focused (BcAttendanceList *self, gboolean present)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  GtkWidget *next = row != NULL ? gtk_widget_get_next_sibling (row) : NULL;

  if (row == NULL)
    return;
  mark (self, BC_ATTENDANCE_ROW (row), present);
  if (next != NULL)
    gtk_widget_grab_focus (next);
}

static gboolean
key_pressed_cb (BcAttendanceList *self, guint key, guint code, GdkModifierType state)
{
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;
  switch (gdk_keyval_to_lower (key)) {
  case GDK_KEY_space:
  case GDK_KEY_p:
    mark_focused (self, TRUE);
    return GDK_EVENT_STOP;
  case GDK_KEY_a:
    mark_focused (self, FALSE);
    return GDK_EVENT_STOP;
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

/* A click, or Enter, turns it round. */
static void
activated_cb (BcAttendanceList *self, GtkListBoxRow *row)
{
  BcAttendanceRow *attendant = BC_ATTENDANCE_ROW (row);

  mark (self, attendant, bc_attendance_row_get_present (attendant) != 1);
}

static gboolean
fill_step (GtkWidget *widget)
{
  BcAttendanceList *self = BC_ATTENDANCE_LIST (widget);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) self->n_rows);

  if (self->n_rows < self->attendants->len) {
    if (row == NULL) {
      row = g_object_new (BC_TYPE_ATTENDANCE_ROW, NULL);
      gtk_list_box_append (self->list, GTK_WIDGET (row));
    }
    bc_attendance_row_show (BC_ATTENDANCE_ROW (row), self->attendants->pdata[self->n_rows++]);
    return TRUE;
  }
  show_total (self);
  if (row != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  return row != NULL;
}

static void
bc_attendance_list_dispose (GObject *object)
{
  BcAttendanceList *self = BC_ATTENDANCE_LIST (object);

  bc_filling_stop (GTK_WIDGET (self));
  g_clear_object (&self->store);
  g_clear_pointer (&self->attendants, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_ATTENDANCE_LIST);
  G_OBJECT_CLASS (bc_attendance_list_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, BcAttendanceList, verdict);
  gtk_widget_class_bind_template_child (widget_class, BcAttendanceList, icon);
  gtk_widget_class_bind_template_child (widget_class, BcAttendanceList, sentence);
  gtk_widget_class_bind_template_child (widget_class, BcAttendanceList, rule);
  gtk_widget_class_bind_template_child (widget_class, BcAttendanceList, contradictions);
  gtk_widget_class_bind_template_child (widget_class, BcAttendanceList, warnings);
  gtk_widget_class_bind_template_child (widget_class, BcAttendanceList, total);
  gtk_widget_class_bind_template_child (widget_class, BcAttendanceList, hint);
  gtk_widget_class_bind_template_child (widget_class, BcAttendanceList, stack);
  gtk_widget_class_bind_template_child (widget_class, BcAttendanceList, list);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
bc_attendance_list_class_init (BcAttendanceListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_attendance_list_dispose;
  signals[TOLD] = g_signal_new ("told",
                                BC_TYPE_ATTENDANCE_LIST,
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                2,
                                G_TYPE_STRING,
                                G_TYPE_BOOLEAN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/attendance-list.ui");
  bind_children (widget_class);
}

static void
bc_attendance_list_init (BcAttendanceList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_warnings (BcAttendanceList *self, const BcQuorum *quorum)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  g_autofree char *all = NULL;

  for (guint i = 0; i < quorum->warnings->len; i++)
    g_ptr_array_add (lines, quorum->warnings->pdata[i]);
  g_ptr_array_add (lines, NULL);
  all = g_strjoinv ("\n", (char **) lines->pdata);
  gtk_label_set_label (self->warnings, all);
  gtk_widget_set_visible (self->contradictions, quorum->warnings->len > 0);
}

static const char *
get_icon (const BcQuorum *quorum)
{
  if (quorum->result == NULL)
    return "dialog-question-symbolic";
  return g_str_equal (quorum->result, "not-reached") ? "dialog-warning-symbolic"
                                                     : "object-select-symbolic";
}

/* What comes before may end its sentence or not: people write the rules. */
static void
add_sentence (GString *text, const char *sentence)
{
  if (sentence == NULL)
    return;
  if (text->len > 0)
    g_string_append (text, text->str[text->len - 1] == '.' ? " " : ". ");
  g_string_append (text, sentence);
}

/* "Rule of the statutes. Ley 19.418, art. 18. First call: 12." */
static char *
dup_rule (const BcQuorum *quorum)
{
  GString *text = g_string_new (quorum->rule_name);
  g_autofree char *calls = NULL;

  if (quorum->needed_second != BC_COUNT_NONE && quorum->needed != BC_COUNT_NONE)
    calls = g_strdup_printf (_ ("First call: %d. Second call: %d."),
                             (int) quorum->needed,
                             (int) quorum->needed_second);
  else if (quorum->needed != BC_COUNT_NONE)
    calls = g_strdup_printf (_ ("First call: %d."), (int) quorum->needed);
  if (quorum->rule_name != NULL) {
    add_sentence (text, quorum->rule_source);
    add_sentence (text, calls);
  }
  return g_string_free (text, FALSE);
}

static void
show_quorum (BcAttendanceList *self, const BcQuorum *quorum)
{
  g_autofree char *sentence = bc_quorum_dup_sentence (quorum);
  g_autofree char *shown = g_strdup_printf (_ ("Quorum: %s"), sentence);
  g_autofree char *rule = dup_rule (quorum);

  gtk_image_set_from_icon_name (self->icon, get_icon (quorum));
  gtk_label_set_label (self->sentence, shown);
  bc_field_editor_name (self->verdict, shown);
  gtk_label_set_label (self->rule, rule);
  gtk_widget_set_visible (GTK_WIDGET (self->rule), *rule != '\0');
  show_warnings (self, quorum);
}

/* While marks are on their way, what was read is older than what is seen. */
void
bc_attendance_list_show (BcAttendanceList *self, BcStore *store, const BcMinutes *minutes)
{
  const gboolean first = g_set_object (&self->store, store);

  self->meeting = minutes->quorum.meeting;
  self->writable = bc_form_can_add (store, "attendance", &self->meeting);
  gtk_widget_set_visible (self->hint, self->writable);
  if (self->n_saving > 0 && !first)
    return;
  show_quorum (self, &minutes->quorum);
  g_clear_pointer (&self->attendants, g_ptr_array_unref);
  self->attendants = g_ptr_array_ref (minutes->attendants);
  gtk_stack_set_visible_child_name (self->stack, self->attendants->len > 0 ? "list" : "empty");
  self->n_rows = 0;
  bc_filling_start (GTK_WIDGET (self), fill_step);
}
