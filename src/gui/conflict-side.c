/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "conflict-side.h"

#include <glib/gi18n-lib.h>

#include "author-words.h"
#include "field-editor.h"

/* What one person wrote: the value, who and when, and a button that chooses it. It emits
 * BcConflictSideRow::chosen. */
struct _BcConflictSideRow
{
  AdwActionRow parent_instance;

  char *text; /* (owned): the value in canonical form */

  GtkWidget *in_force;
  GtkWidget *choose;
};

G_DEFINE_FINAL_TYPE (BcConflictSideRow, bc_conflict_side_row, ADW_TYPE_ACTION_ROW)

enum {
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
choose_cb (BcConflictSideRow *self)
{
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
bc_conflict_side_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_CONFLICT_SIDE_ROW);
  G_OBJECT_CLASS (bc_conflict_side_row_parent_class)->dispose (object);
}

static void
bc_conflict_side_row_finalize (GObject *object)
{
  g_free (BC_CONFLICT_SIDE_ROW (object)->text);
  G_OBJECT_CLASS (bc_conflict_side_row_parent_class)->finalize (object);
}

static void
bc_conflict_side_row_class_init (BcConflictSideRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bc_conflict_side_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = bc_conflict_side_row_finalize;
  signals[CHOSEN] = g_signal_new ("chosen",
                                  BC_TYPE_CONFLICT_SIDE_ROW,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/conflict-side.ui");
  gtk_widget_class_bind_template_child (widget_class, BcConflictSideRow, in_force);
  gtk_widget_class_bind_template_child (widget_class, BcConflictSideRow, choose);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
}

static void
bc_conflict_side_row_init (BcConflictSideRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The choice is named by what it chooses, for whoever does not see the row. */
static void
name_choice (BcConflictSideRow *self, const char *value)
{
  g_autofree char *name = g_strdup_printf (_ ("Use “%s”"), value);

  bc_field_editor_name (GTK_WIDGET (self->choose), name);
}

GtkWidget *
bc_conflict_side_row_new (const BcConflictSide *side, gboolean in_force)
{
  BcConflictSideRow *self = g_object_new (BC_TYPE_CONFLICT_SIDE_ROW, NULL);
  const char *value = side->display && *side->display ? side->display : _ ("(empty)");
  g_autofree char *who = bc_author_dup_words (side->author, side->level, side->moment);

  self->text = g_strdup (side->text ? side->text : "");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), value);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), who);
  gtk_widget_set_visible (self->in_force, in_force);
  name_choice (self, value);
  return GTK_WIDGET (self);
}

/* Whether the person may write the field. */
void
bc_conflict_side_row_set_choosable (BcConflictSideRow *self, gboolean choosable)
{
  gtk_widget_set_visible (self->choose, choosable);
}

const char *
bc_conflict_side_row_get_text (BcConflictSideRow *self)
{
  return self->text;
}
