/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "conflict-card.h"

#include <glib/gi18n-lib.h>

#include "conflict-other.h"
#include "conflict-side.h"
#include "field.h"
#include "lookup.h"
#include "record-list-text.h"
#include "records-read.h"
#include "window-save.h"

/* One conflict: the record, the field, and what each person wrote. */
struct _BcConflictCard
{
  AdwPreferencesGroup parent_instance;

  BcId record;
  const BcRecordType *type;
  const BcField *field;
  char *field_name; /* (owned): also where this version does not know the field */
  char *shown;      /* (owned): the titles and what each person wrote, to see whether it changed */
  GPtrArray *sides; /* (owned) (element-type BcConflictSideRow) */
  GtkWidget *other; /* (owned) (nullable): where another value is entered */
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
  g_clear_pointer (&BC_CONFLICT_CARD (object)->sides, g_ptr_array_unref);
  g_clear_object (&BC_CONFLICT_CARD (object)->other);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_CONFLICT_CARD);
  G_OBJECT_CLASS (bc_conflict_card_parent_class)->dispose (object);
}

static void
bc_conflict_card_finalize (GObject *object)
{
  BcConflictCard *self = BC_CONFLICT_CARD (object);

  g_free (self->field_name);
  g_free (self->shown);
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
  self->sides = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* (nullable): which fields take the same person's values with this one. */
static char *
dup_mates (BcConflictCard *self)
{
  g_autoptr (GString) mates = g_string_new (NULL);

  if (!self->field || !self->field->together)
    return NULL;
  for (guint i = 0; i < self->type->n_fields; i++) {
    const BcField *field = &self->type->fields[i];

    if (field != self->field && g_strcmp0 (field->together, self->field->together) == 0 &&
        !(field->flags & BC_FIELD_KEPT))
      g_string_append_printf (mates, "%s%s", mates->len > 0 ? ", " : "", _ (field->label));
  }
  return g_strdup_printf (_ ("Settled together with: %s"), mates->str);
}

static void
append_part (GString *text, const char *part)
{
  if (part && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

static void
append_heading (GString *text, BcDatabase *reader, const BcId *id)
{
  g_autofree char *heading = NULL;

  if (bc_lookup_heading (reader, id, &heading, NULL))
    append_part (text, heading);
}

/* What it belongs to, and in which district. */
static void
append_place (GString *text, BcDatabase *reader, BcRecord *record)
{
  const BcField *owner = bc_record_type_get_owner (bc_record_get_record_type (record));
  g_auto (BcRecordInfo) info = { 0 };
  g_auto (BcRecordInfo) scope = { 0 };
  BcValue value = BC_VALUE_INIT;

  if (owner)
    bc_record_peek (record, owner, &value);
  if (!bc_lookup_id (reader, bc_record_get_id (record), &info, NULL))
    return;
  if (value.type == BC_VALUE_ID && !bc_id_equal (&value.id, &info.scope_id))
    append_heading (text, reader, &value.id);
  if (bc_lookup_id (reader, &info.scope_id, &scope, NULL))
    append_heading (text, reader, &info.scope_id);
}

/* (nullable): what tells one of many that are called alike from the next, also of another district;
 * what its heading says already is left out. */
static char *
dup_which (BcConflictCard *self, BcStore *store)
{
  const BcField *title = self->type ? bc_record_type_get_title (self->type) : NULL;
  BcDatabase *reader = bc_store_get_reader (store);
  g_autoptr (BcRecord) record = NULL;
  g_autoptr (GString) which = g_string_new (NULL);
  g_autofree char *subtitle = NULL;

  if (!title || title->kind != BC_KIND_CHOICE)
    return NULL;
  record = bc_record_read_by_id (reader, &self->record, NULL);
  if (!record)
    return NULL;
  append_place (which, reader, record);
  if (!self->type->heading)
    subtitle = bc_record_list_dup_subtitle (reader, record, TRUE);
  append_part (which, subtitle);
  return g_string_free (g_steal_pointer (&which), FALSE);
}

static void
add_line (GString *text, const char *line)
{
  if (line && *line != '\0')
    g_string_append_printf (text, "\n%s", line);
}

static void
show_titles (BcConflictCard *self,
             const BcConflict *conflict,
             const char *which,
             const char *refusal)
{
  const char *type = self->type ? _ (self->type->label) : conflict->type;
  g_autofree char *title = g_markup_escape_text (conflict->heading, -1);
  g_autoptr (GString) about = g_string_new (NULL);
  g_autofree char *mates = dup_mates (self);
  g_autofree char *subtitle = NULL;

  g_string_printf (about, "%s · %s", type, conflict->label);
  add_line (about, which);
  add_line (about, mates);
  add_line (about, refusal);
  subtitle = g_markup_escape_text (about->str, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), subtitle);
}

static void
add_row (BcConflictCard *self, GtkWidget *row, GCallback chosen)
{
  g_signal_connect_object (row, "chosen", chosen, self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
show_sides (BcConflictCard *self, GPtrArray *sides, gboolean writable)
{
  for (guint i = 0; i < self->sides->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->sides->pdata[i]);
  g_ptr_array_set_size (self->sides, 0);
  for (guint i = 0; i < sides->len; i++) {
    GtkWidget *row = bc_conflict_side_row_new (sides->pdata[i], i == 0);

    bc_conflict_side_row_set_choosable (BC_CONFLICT_SIDE_ROW (row), writable);
    g_ptr_array_add (self->sides, g_object_ref_sink (row));
    add_row (self, row, G_CALLBACK (chosen_cb));
  }
}

/* Stays below the others, with what is written in it. */
static void
show_other (BcConflictCard *self, const BcFormSite *site, gboolean writable)
{
  if (self->other)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->other);
  if (!writable)
    return;
  if (self->other) {
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->other);
    return;
  }
  self->other = g_object_ref_sink (bc_conflict_other_row_new (site, self->field));
  add_row (self, self->other, G_CALLBACK (other_chosen_cb));
}

static char *
dup_shown (const BcConflict *conflict, const char *which, const char *refusal)
{
  g_autoptr (GString) shown = g_string_new (conflict->heading);

  g_string_append_printf (shown,
                          "\n%s\n%s\n%s",
                          conflict->label,
                          which ? which : "",
                          refusal ? refusal : "");
  for (guint i = 0; i < conflict->sides->len; i++) {
    const BcConflictSide *side = conflict->sides->pdata[i];

    g_string_append_printf (shown,
                            "\n%s %s %" G_GINT64_FORMAT,
                            side->author,
                            side->level,
                            side->moment);
    g_string_append_printf (shown,
                            "\n%s\n%s",
                            side->text ? side->text : "",
                            side->display ? side->display : "");
  }
  return g_string_free (g_steal_pointer (&shown), FALSE);
}

/* What this version does not know, it shows and leaves to a newer one. */
GtkWidget *
bc_conflict_card_new (BcStore *store, const BcConflict *conflict)
{
  BcConflictCard *self = g_object_new (BC_TYPE_CONFLICT_CARD, NULL);

  self->record = conflict->record;
  self->type = bc_dictionary_find (conflict->type);
  self->field = self->type ? bc_record_type_find_field (self->type, conflict->field) : NULL;
  self->field_name = g_strdup (conflict->field);
  bc_conflict_card_show (self, store, conflict);
  return GTK_WIDGET (self);
}

/* Whether it is this conflict's card. */
gboolean
bc_conflict_card_is_for (BcConflictCard *self, const BcConflict *conflict)
{
  return bc_id_equal (&self->record, &conflict->record) &&
         g_str_equal (self->field_name, conflict->field);
}

/* Shows what became of its conflict; a value that is being entered stays. */
void
bc_conflict_card_show (BcConflictCard *self, BcStore *store, const BcConflict *conflict)
{
  g_autofree char *refusal = NULL;
  g_autofree char *which = NULL;
  g_autofree char *shown = NULL;
  BcFormSite site = { 0 };
  gboolean writable = FALSE;

  if (self->type)
    bc_form_site_init (&site, store, self->type, &self->record, NULL, NULL);
  if (self->field)
    refusal = bc_form_dup_note (&site, self->field);
  which = dup_which (self, store);
  shown = dup_shown (conflict, which, refusal);
  if (g_strcmp0 (shown, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&shown);
  writable = self->field && refusal == NULL && !bc_store_is_read_only (store);
  show_titles (self, conflict, which, refusal);
  show_sides (self, conflict->sides, writable);
  show_other (self, &site, writable);
}
