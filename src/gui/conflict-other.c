/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "conflict-other.h"

#include <glib/gi18n-lib.h>

#include "field-editor.h"

/* A value that nobody wrote yet, with the editor of the field's kind. It emits
 * BcConflictOtherRow::chosen. */
struct _BcConflictOtherRow
{
  AdwPreferencesRow parent_instance;

  BcFieldEditor *editor;
  AdwBin *place;
  GtkWidget *choose;
  GtkLabel *error;
};

G_DEFINE_FINAL_TYPE (BcConflictOtherRow, bc_conflict_other_row, ADW_TYPE_PREFERENCES_ROW)

enum {
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
choose_cb (BcConflictOtherRow *self)
{
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
bc_conflict_other_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_CONFLICT_OTHER_ROW);
  G_OBJECT_CLASS (bc_conflict_other_row_parent_class)->dispose (object);
}

static void
bc_conflict_other_row_class_init (BcConflictOtherRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bc_conflict_other_row_dispose;
  signals[CHOSEN] = g_signal_new ("chosen",
                                  BC_TYPE_CONFLICT_OTHER_ROW,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/conflict-other.ui");
  gtk_widget_class_bind_template_child (widget_class, BcConflictOtherRow, place);
  gtk_widget_class_bind_template_child (widget_class, BcConflictOtherRow, choose);
  gtk_widget_class_bind_template_child (widget_class, BcConflictOtherRow, error);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
}

static void
bc_conflict_other_row_init (BcConflictOtherRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bc_field_editor_name (self->choose, _ ("Use the other value"));
}

/* @site: where the record stands. */
GtkWidget *
bc_conflict_other_row_new (const BcFormSite *site, const BcField *field)
{
  BcConflictOtherRow *self = g_object_new (BC_TYPE_CONFLICT_OTHER_ROW, NULL);
  GtkWidget *editor = bc_field_editor_new (field, site->store, &site->scope);

  self->editor = BC_FIELD_EDITOR (editor);
  adw_bin_set_child (self->place, editor);
  return GTK_WIDGET (self);
}

/* @value: (out): what was entered; where it cannot be, the row says why. */
gboolean
bc_conflict_other_row_read_value (BcConflictOtherRow *self, BcValue *value)
{
  g_autoptr (GError) error = NULL;
  const gboolean valid = bc_field_editor_read_value (self->editor, value, &error);

  gtk_label_set_label (self->error, valid ? "" : error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->error), !valid);
  return valid;
}
