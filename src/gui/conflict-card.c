/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "conflict-card.h"

#include <glib/gi18n-lib.h>

#include "conflict-side.h"
#include "window-save.h"

/* One conflict: the record, the field, and what each person wrote. */
struct _BcConflictCard
{
  AdwPreferencesGroup parent_instance;

  BcId record;
  const BcRecordType *type;
  char *field; /* (owned) */
};

G_DEFINE_FINAL_TYPE (BcConflictCard, bc_conflict_card, ADW_TYPE_PREFERENCES_GROUP)

static BcWindow *
get_window (BcConflictCard *self)
{
  return BC_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* A new save of the field settles the conflict. */
static void
chosen_cb (BcConflictCard *self, BcConflictSideRow *row)
{
  BcDraft *draft = bc_window_make_draft (self->type, &self->record);
  g_autoptr (GError) error = NULL;

  if (bc_draft_set_text (draft, self->field, bc_conflict_side_row_get_text (row), &error)) {
    bc_window_save (get_window (self), draft, _ ("The conflict was settled"));
    return;
  }
  bc_draft_clear (draft);
  g_free (draft);
  bc_window_show_error (get_window (self), error);
}

static void
open_cb (BcConflictCard *self)
{
  bc_window_show_record (get_window (self), &self->record);
}

static void
bc_conflict_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_CONFLICT_CARD);
  G_OBJECT_CLASS (bc_conflict_card_parent_class)->dispose (object);
}

static void
bc_conflict_card_finalize (GObject *object)
{
  g_free (BC_CONFLICT_CARD (object)->field);
  G_OBJECT_CLASS (bc_conflict_card_parent_class)->finalize (object);
}

static void
bc_conflict_card_class_init (BcConflictCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bc_conflict_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = bc_conflict_card_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/conflict-card.ui");
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
}

static void
bc_conflict_card_init (BcConflictCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_titles (BcConflictCard *self, const BcConflict *conflict)
{
  const char *type = self->type ? _ (self->type->label) : conflict->type;
  g_autofree char *title = g_markup_escape_text (conflict->heading, -1);
  g_autofree char *subtitle = g_markup_printf_escaped ("%s · %s", type, conflict->label);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), subtitle);
}

GtkWidget *
bc_conflict_card_new (const BcConflict *conflict)
{
  BcConflictCard *self = g_object_new (BC_TYPE_CONFLICT_CARD, NULL);

  self->record = conflict->record;
  self->type = bc_dictionary_find (conflict->type);
  self->field = g_strdup (conflict->field);
  show_titles (self, conflict);
  for (guint i = 0; i < conflict->sides->len; i++) {
    GtkWidget *row = bc_conflict_side_row_new (conflict->sides->pdata[i], i == 0);
    g_signal_connect_object (row, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  }
  return GTK_WIDGET (self);
}
