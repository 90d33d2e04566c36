/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "field-row.h"

#include <glib/gi18n-lib.h>

#include "field-editor.h"
#include "field-static.h"

/* A field in a form: its label, its editor, what it is about, and why its value is not stored. It
 * emits BcFieldRow::committed when the editor is left, or a value was chosen. */
struct _BcFieldRow
{
  AdwPreferencesRow parent_instance;

  const BcField *field;
  BcValue shown;   /* (owned): what the store held when it was last read */
  BcValue refused; /* what an error is told of */
  gint64 arrival;  /* how far the journal went then */
  gboolean is_static;
  guint n_pending; /* saves on their way */
  GtkLabel *label;
  AdwBin *place;
  BcFieldEditor *editor;
  GtkLabel *help;
  GtkWidget *error;
  GtkWidget *again;
  GtkLabel *message;
  GtkWidget *spinner;
};

enum {
  COMMITTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BcFieldRow, bc_field_row, ADW_TYPE_PREFERENCES_ROW)

static void
commit_cb (BcFieldRow *self)
{
  if (!self->is_static && self->editor != NULL)
    g_signal_emit (self, signals[COMMITTED], 0);
}

/* What was refused for the sake of other records can be right once they are mended. A text is tried
 * again by Enter; one of a few that is chosen already cannot be chosen again. */
static gboolean
needs_again (BcFieldRow *self)
{
  return self->field->kind == BC_KIND_STATE || self->field->kind == BC_KIND_CHOICE;
}

/* Whoever goes to mend what was told must not see it go from under the hand. */
static void
leave_cb (BcFieldRow *self)
{
  g_auto (BcValue) value = BC_VALUE_INIT;

  if (self->editor == NULL || self->is_static)
    return;
  if (!bc_field_row_has_error (self) || !needs_again (self) ||
      !bc_field_row_read_value (self, &value, NULL) || !bc_value_equal (&value, &self->refused))
    commit_cb (self);
}

/* A click beside the editor goes to the editor. */
static void
clicked_cb (BcFieldRow *self)
{
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->place)) == NULL)
    gtk_widget_child_focus (GTK_WIDGET (self->place), GTK_DIR_TAB_FORWARD);
}

static void
bc_field_row_dispose (GObject *object)
{
  BcFieldRow *self = BC_FIELD_ROW (object);

  self->editor = NULL;
  bc_value_clear (&self->shown);
  bc_value_clear (&self->refused);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_FIELD_ROW);
  G_OBJECT_CLASS (bc_field_row_parent_class)->dispose (object);
}

static void
bc_field_row_class_init (BcFieldRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_field_row_dispose;
  signals[COMMITTED] = g_signal_new ("committed",
                                     G_TYPE_FROM_CLASS (class),
                                     G_SIGNAL_RUN_LAST,
                                     0,
                                     NULL,
                                     NULL,
                                     NULL,
                                     G_TYPE_NONE,
                                     0);
  gtk_widget_class_set_template_from_resource (widget_class, "/cl/barrios/Barrios/ui/field-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BcFieldRow, label);
  gtk_widget_class_bind_template_child (widget_class, BcFieldRow, place);
  gtk_widget_class_bind_template_child (widget_class, BcFieldRow, help);
  gtk_widget_class_bind_template_child (widget_class, BcFieldRow, error);
  gtk_widget_class_bind_template_child (widget_class, BcFieldRow, again);
  gtk_widget_class_bind_template_child (widget_class, BcFieldRow, message);
  gtk_widget_class_bind_template_child (widget_class, BcFieldRow, spinner);
  gtk_widget_class_bind_template_callback (widget_class, commit_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
bc_field_row_init (BcFieldRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_help (BcFieldRow *self, const char *help)
{
  gtk_widget_set_visible (GTK_WIDGET (self->help), help != NULL);
  gtk_label_set_label (self->help, help != NULL ? help : "");
}

static GtkWidget *
create (const BcField *field, GtkWidget *editor, const char *help)
{
  BcFieldRow *self = g_object_new (BC_TYPE_FIELD_ROW, NULL);
  gboolean required = field->flags & BC_FIELD_REQUIRED && !BC_IS_FIELD_STATIC (editor);
  g_autofree char *label = required ? g_strdup_printf (_ ("%s (required)"), _ (field->label))
                                    : g_strdup (_ (field->label));

  self->field = field;
  self->editor = BC_FIELD_EDITOR (editor);
  adw_bin_set_child (self->place, editor);
  gtk_label_set_label (self->label, label);
  set_help (self, help);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->label),
                               field->help != NULL ? _ (field->help) : NULL);
  bc_field_editor_name (GTK_WIDGET (self), _ (field->label));
  g_signal_connect_swapped (editor, "committed", G_CALLBACK (commit_cb), self);
  return GTK_WIDGET (self);
}

/* @scope: the district whose records a reference may name. */
GtkWidget *
bc_field_row_new (const BcField *field, BcStore *store, const BcId *scope)
{
  return create (field,
                 bc_field_editor_new (field, store, scope),
                 field->help != NULL ? _ (field->help) : NULL);
}

/* @reason: (nullable): why it cannot be changed here. */
GtkWidget *
bc_field_row_new_static (const BcField *field, BcStore *store, const char *reason)
{
  GtkWidget *row = create (field, bc_field_editor_new_static (field, store), reason);

  BC_FIELD_ROW (row)->is_static = TRUE;
  return row;
}

const BcField *
bc_field_row_get_field (BcFieldRow *self)
{
  return self->field;
}

gint64
bc_field_row_get_arrival (BcFieldRow *self)
{
  return self->arrival;
}

/* @arrival: how far the journal goes that the value was read from. */
void
bc_field_row_show_value (BcFieldRow *self, const BcValue *value, gint64 arrival)
{
  bc_value_copy (&self->shown, value);
  self->arrival = arrival;
  bc_field_editor_set_value (self->editor, value);
  bc_field_row_set_error (self, NULL);
}

gboolean
bc_field_row_read_value (BcFieldRow *self, BcValue *value, GError **error)
{
  return bc_field_editor_read_value (self->editor, value, error);
}

/* Whether a person has put something else than what the store holds, well formed or not. */
gboolean
bc_field_row_is_changed (BcFieldRow *self)
{
  g_auto (BcValue) value = BC_VALUE_INIT;

  if (self->is_static)
    return FALSE;
  return !bc_field_row_read_value (self, &value, NULL) || !bc_value_equal (&value, &self->shown);
}

/* @message: (nullable): why the value is not stored. */
void
bc_field_row_set_error (BcFieldRow *self, const char *message)
{
  gtk_widget_set_visible (self->error, message != NULL);
  gtk_widget_set_visible (self->again, message != NULL && needs_again (self));
  gtk_label_set_label (self->message, message != NULL ? message : "");
  bc_value_clear (&self->refused);
  if (message == NULL) {
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
    return;
  }
  bc_field_row_read_value (self, &self->refused, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "error");
}

gboolean
bc_field_row_has_error (BcFieldRow *self)
{
  return gtk_widget_get_visible (self->error);
}

/* @change: 1 when a save of it sets out, -1 when it is back. */
void
bc_field_row_add_pending (BcFieldRow *self, int change)
{
  self->n_pending += change;
  gtk_widget_set_visible (self->spinner, self->n_pending > 0);
}

/* The keyboard leaves what is about to go. GTK 4.8 would move it to the label that comes in its
 * place, and ask that label's predecessor, freed by then, where it stood. */
static gboolean
take_focus_from (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || (focus != widget && !gtk_widget_is_ancestor (focus, widget)))
    return FALSE;
  gtk_root_set_focus (root, NULL);
  return TRUE;
}

/* From now on its value stands: it was given when the record was made. */
void
bc_field_row_make_static (BcFieldRow *self, BcStore *store)
{
  GtkWidget *editor = bc_field_editor_new_static (self->field, store);
  g_auto (BcValue) value = BC_VALUE_INIT;
  gboolean had_focus = take_focus_from (GTK_WIDGET (self->place));

  bc_field_row_read_value (self, &value, NULL);
  self->is_static = TRUE;
  self->editor = BC_FIELD_EDITOR (editor);
  adw_bin_set_child (self->place, editor);
  bc_field_editor_set_value (self->editor, &value);
  gtk_label_set_label (self->label, _ (self->field->label));
  if (had_focus)
    gtk_widget_child_focus (editor, GTK_DIR_TAB_FORWARD);
}

gboolean
bc_field_row_is_static (BcFieldRow *self)
{
  return self->is_static;
}
