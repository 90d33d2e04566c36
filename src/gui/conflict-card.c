/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "conflict-card.h"

#include <glib/gi18n-lib.h>

#include "conflict-other.h"
#include "conflict-side.h"
#include "field.h"
#include "window-save.h"

/* One conflict: the record, the field, and what each person wrote. */
struct _BcConflictCard
{
  AdwPreferencesGroup parent_instance;

  BcId record;
  const BcRecordType *type;
  const BcField *field;
};

G_DEFINE_FINAL_TYPE (BcConflictCard, bc_conflict_card, ADW_TYPE_PREFERENCES_GROUP)

static BcWindow *
get_window (BcConflictCard *self)
{
  return BC_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* A new save of the field settles the conflict. */
static void
settle (BcConflictCard *self, const BcValue *value)
{
  BcDraft *draft = bc_window_make_draft (self->type, &self->record);

  bc_draft_set (draft, self->field, value);
  bc_window_save (get_window (self), draft, _ ("The conflict was settled"));
}

static void
chosen_cb (BcConflictCard *self, BcConflictSideRow *row)
{
  g_autoptr (GError) error = NULL;
  g_auto (BcValue) value = BC_VALUE_INIT;

  if (bc_field_parse (self->field, bc_conflict_side_row_get_text (row), &value, &error))
    settle (self, &value);
  else
    bc_window_show_error (get_window (self), error);
}

static void
other_chosen_cb (BcConflictCard *self, BcConflictOtherRow *row)
{
  g_auto (BcValue) value = BC_VALUE_INIT;

  if (bc_conflict_other_row_read_value (row, &value))
    settle (self, &value);
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
bc_conflict_card_class_init (BcConflictCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bc_conflict_card_dispose;
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
show_titles (BcConflictCard *self, const BcConflict *conflict, const char *refusal)
{
  const char *type = self->type ? _ (self->type->label) : conflict->type;
  g_autofree char *title = g_markup_escape_text (conflict->heading, -1);
  g_autofree char *about = g_strdup_printf ("%s · %s", type, conflict->label);
  g_autofree char *all = g_strjoin ("\n", about, refusal, NULL);
  g_autofree char *subtitle = g_markup_escape_text (all, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), subtitle);
}

static void
add_side (BcConflictCard *self, const BcConflictSide *side, gboolean in_force, gboolean writable)
{
  GtkWidget *row = bc_conflict_side_row_new (side, in_force);

  bc_conflict_side_row_set_choosable (BC_CONFLICT_SIDE_ROW (row), writable);
  g_signal_connect_object (row, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
add_other (BcConflictCard *self, const BcFormSite *site)
{
  GtkWidget *row = bc_conflict_other_row_new (site, self->field);

  g_signal_connect_object (row, "chosen", G_CALLBACK (other_chosen_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

/* What this version does not know, it shows and leaves to a newer one. */
GtkWidget *
bc_conflict_card_new (BcStore *store, const BcConflict *conflict)
{
  BcConflictCard *self = g_object_new (BC_TYPE_CONFLICT_CARD, NULL);
  g_autofree char *refusal = NULL;
  BcFormSite site = { 0 };
  gboolean writable;

  self->record = conflict->record;
  self->type = bc_dictionary_find (conflict->type);
  self->field = self->type ? bc_record_type_find_field (self->type, conflict->field) : NULL;
  if (self->type)
    bc_form_site_init (&site, store, self->type, &self->record, NULL, NULL);
  if (self->field)
    refusal = bc_form_dup_refusal (&site, self->field);
  writable = self->field && refusal == NULL && !bc_store_is_read_only (store);
  show_titles (self, conflict, refusal);
  for (guint i = 0; i < conflict->sides->len; i++)
    add_side (self, conflict->sides->pdata[i], i == 0, writable);
  if (writable)
    add_other (self, &site);
  return GTK_WIDGET (self);
}
