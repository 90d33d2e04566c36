/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "authority.h"
#include "field-row.h"
#include "form-rows.h"
#include "form-save.h"
#include "lookup.h"
#include "records-read.h"

/* A record's form, made from the dictionary. A draft is born in one save as soon as its required
 * fields are valid; from then on each field is saved when it is left. */
struct _BcForm
{
  AdwBin parent_instance;

  BcStore *store; /* (owned) (nullable) */
  BcFormSite site;
  BcDraft draft;   /* (owned): what a record to be born was given */
  GPtrArray *rows; /* (owned) (nullable) (element-type BcFieldRow) */
  gboolean birth;  /* the save that gives birth is on its way */
  char *fields;    /* (owned) (nullable): the names of the only fields that are shown */
  char *missing;   /* (owned) (nullable): what a draft still lacks */
  GtkBox *groups;
  GtkLabel *note;
  GtkWidget *error;
  GtkLabel *message;
};

enum {
  PROP_FIELDS = 1,
  PROP_MISSING,
  N_PROPS
};
static GParamSpec *props[N_PROPS];
enum {
  BORN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* A save on its way: the form, and the row that it comes from, none for a birth. */
typedef struct
{
  BcForm *form;    /* (owned) */
  BcFieldRow *row; /* (owned) (nullable) */
} Saving;

G_DEFINE_FINAL_TYPE (BcForm, bc_form, ADW_TYPE_BIN)

static gboolean
is_draft (BcForm *self)
{
  return bc_id_is_nil (&self->site.id);
}

static void
show_error (BcForm *self, const char *message)
{
  gtk_widget_set_visible (self->error, message != NULL);
  gtk_label_set_label (self->message, message != NULL ? message : "");
}

/* Where a store's message is told: "field: reason" under that field. */
static BcFieldRow *
find_named_row (BcForm *self, const char *message, const char **reason)
{
  for (guint i = 0; i < self->rows->len; i++) {
    BcFieldRow *row = self->rows->pdata[i];
    const char *name = bc_field_row_get_field (row)->name;

    if (g_str_has_prefix (message, name) && g_str_has_prefix (message + strlen (name), ": ")) {
      *reason = message + strlen (name) + 2;
      return row;
    }
  }
  return NULL;
}

static void
tell_error (BcForm *self, BcFieldRow *row, const GError *error)
{
  const char *reason = error->message;
  BcFieldRow *named = self->rows != NULL ? find_named_row (self, error->message, &reason) : NULL;

  if (named != NULL)
    row = named;
  if (row != NULL)
    bc_field_row_set_error (row, reason);
  else
    show_error (self, reason);
}

/* A field that the person has changed is not overwritten by what others write. */
static void
refresh_row (BcFieldRow *row, const BcValue *value, gint64 arrival)
{
  g_auto (BcValue) written = BC_VALUE_INIT;

  if (bc_field_row_is_changed (row) &&
      !(bc_field_row_read_value (row, &written, NULL) && bc_value_equal (&written, value)))
    return;
  bc_field_row_show_value (row, value, arrival);
}

static gboolean
lacks (BcFieldRow *row)
{
  g_auto (BcValue) value = BC_VALUE_INIT;

  return bc_field_row_get_field (row)->flags & BC_FIELD_REQUIRED &&
         (!bc_field_row_read_value (row, &value, NULL) || value.type == BC_VALUE_NONE);
}

static void
update_missing (BcForm *self)
{
  g_autoptr (GString) missing = g_string_new (NULL);

  for (guint i = 0; is_draft (self) && i < self->rows->len; i++)
    if (lacks (self->rows->pdata[i]))
      g_string_append_printf (missing,
                              "%s%s",
                              missing->len > 0 ? ", " : "",
                              _ (bc_field_row_get_field (self->rows->pdata[i])->label));
  g_free (self->missing);
  self->missing = missing->len > 0 ? g_strdup (missing->str) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MISSING]);
}

static void
reload (BcForm *self)
{
  BcDatabase *reader = bc_store_get_reader (self->store);
  g_autoptr (BcRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  gint64 arrival = 0;

  /* The arrival is read first: what comes in between counts as not seen. */
  if (bc_database_get_arrival (reader, &arrival, &error))
    record = bc_record_read_by_id (reader, &self->site.id, &error);
  if (record == NULL) {
    show_error (self, error->message);
    return;
  }
  for (guint i = 0; i < self->rows->len; i++) {
    BcValue value = BC_VALUE_INIT;

    bc_record_peek (record, bc_field_row_get_field (self->rows->pdata[i]), &value);
    refresh_row (self->rows->pdata[i], &value, arrival);
  }
  update_missing (self);
}

static void
store_changed_cb (BcForm *self)
{
  if (!is_draft (self))
    reload (self);
}

static void commit_row_cb (BcForm *self, BcFieldRow *row);

/* What was typed while the birth was on its way is saved now. */
static void
settle (BcForm *self, const BcId *id)
{
  self->site.id = *id;
  for (guint i = 0; i < self->rows->len; i++)
    if (bc_field_row_get_field (self->rows->pdata[i])->flags & BC_FIELD_FIXED)
      bc_field_row_make_static (self->rows->pdata[i], self->store);
  reload (self);
  for (guint i = 0; i < self->rows->len; i++)
    commit_row_cb (self, self->rows->pdata[i]);
  g_signal_emit (self, signals[BORN], 0);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Saving *saving = data;
  g_autoptr (BcForm) self = g_steal_pointer (&saving->form);
  g_autoptr (BcFieldRow) row = g_steal_pointer (&saving->row);
  g_autoptr (GError) error = NULL;
  BcId id;

  g_free (saving);
  if (row != NULL)
    bc_field_row_add_pending (row, -1);
  else
    self->birth = FALSE;
  if (!bc_form_save_finish (BC_STORE (source), result, &id, &error))
    tell_error (self, row, error);
  else if (self->store == NULL)
    return;
  else if (row == NULL)
    settle (self, &id);
  else
    reload (self);
}

static void
save (BcForm *self, const BcDraft *draft, BcFieldRow *row)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->form = g_object_ref (self);
  g_set_object (&saving->row, row);
  if (row != NULL)
    bc_field_row_add_pending (row, 1);
  bc_form_save_async (self->store, draft, saved_cb, saving);
}

static void
give_birth (BcForm *self)
{
  show_error (self, NULL);
  for (guint i = 0; i < self->rows->len; i++) {
    g_auto (BcValue) value = BC_VALUE_INIT;

    if (bc_field_row_read_value (self->rows->pdata[i], &value, NULL) && value.type != BC_VALUE_NONE)
      bc_draft_set (&self->draft, bc_field_row_get_field (self->rows->pdata[i]), &value);
  }
  self->birth = TRUE;
  save (self, &self->draft, NULL);
}

static void
save_row (BcForm *self, BcFieldRow *row, const BcValue *value)
{
  g_auto (BcDraft) draft = { 0 };

  bc_draft_init (&draft, self->site.type, &self->site.id);
  draft.arrival = bc_field_row_get_arrival (row);
  bc_draft_set (&draft, bc_field_row_get_field (row), value);
  save (self, &draft, row);
}

static void
commit_row_cb (BcForm *self, BcFieldRow *row)
{
  g_auto (BcValue) value = BC_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  if (self->birth || self->store == NULL || bc_field_row_is_static (row))
    return;
  if (!bc_field_row_read_value (row, &value, &error))
    bc_field_row_set_error (row, error->message);
  else if (is_draft (self) || bc_field_row_has_error (row))
    bc_field_row_set_error (row, NULL);
  if (is_draft (self)) {
    update_missing (self);
    if (self->missing == NULL)
      give_birth (self);
  } else if (error == NULL && bc_field_row_is_changed (row))
    save_row (self, row, &value);
}

static void
clear (BcForm *self)
{
  GtkWidget *child;

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  bc_draft_clear (&self->draft);
  while (self->groups != NULL &&
         (child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
}

static void
show_note (BcForm *self)
{
  g_autofree char *note = bc_form_dup_note (&self->site, NULL);

  gtk_label_set_label (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
}

static void
fill (BcForm *self, BcStore *store)
{
  self->store = g_object_ref (store);
  self->site.fields = self->fields;
  self->rows = bc_form_create_rows (&self->site, &self->draft, self->groups);
  show_note (self);
  for (guint i = 0; i < self->rows->len; i++)
    g_signal_connect_object (self->rows->pdata[i],
                             "committed",
                             G_CALLBACK (commit_row_cb),
                             self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (store,
                           "changed",
                           G_CALLBACK (store_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

/* A state begins with its first name; what the draft was given is shown. */
static void
show_given (BcForm *self, BcFieldRow *row)
{
  const BcField *field = bc_field_row_get_field (row);
  const BcValue *given = bc_draft_get (&self->draft, field);
  g_auto (BcValue) value = BC_VALUE_INIT;

  if (given != NULL)
    bc_value_copy (&value, given);
  else if (field->kind == BC_KIND_STATE && field->flags & BC_FIELD_REQUIRED)
    bc_value_set_text (&value, field->choices[0].name);
  bc_field_row_show_value (row, &value, 0);
}

static void
bc_form_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  switch (property) {
  case PROP_FIELDS:
    g_value_set_string (value, BC_FORM (object)->fields);
    break;
  case PROP_MISSING:
    g_value_set_string (value, BC_FORM (object)->missing);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
  }
}

static void
bc_form_set_property (GObject *object, guint property, const GValue *value, GParamSpec *pspec)
{
  switch (property) {
  case PROP_FIELDS:
    BC_FORM (object)->fields = g_value_dup_string (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
  }
}

static void
bc_form_dispose (GObject *object)
{
  BcForm *self = BC_FORM (object);

  clear (self);
  g_clear_pointer (&self->fields, g_free);
  g_clear_pointer (&self->missing, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_FORM);
  G_OBJECT_CLASS (bc_form_parent_class)->dispose (object);
}

static void
bc_form_class_init (BcFormClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GType type = G_TYPE_FROM_CLASS (class);

  object_class->dispose = bc_form_dispose;
  object_class->get_property = bc_form_get_property;
  object_class->set_property = bc_form_set_property;
  props[PROP_FIELDS] =
    g_param_spec_string ("fields",
                         NULL,
                         NULL,
                         NULL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_MISSING] = g_param_spec_string ("missing", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[BORN] =
    g_signal_new ("born", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/cl/barrios/Barrios/ui/form.ui");
  gtk_widget_class_bind_template_child (widget_class, BcForm, groups);
  gtk_widget_class_bind_template_child (widget_class, BcForm, note);
  gtk_widget_class_bind_template_child (widget_class, BcForm, error);
  gtk_widget_class_bind_template_child (widget_class, BcForm, message);
}

static void
bc_form_init (BcForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
bc_form_new (void)
{
  return g_object_new (BC_TYPE_FORM, NULL);
}

/* Shows a record that exists. */
void
bc_form_edit (BcForm *self, BcStore *store, const BcRecordType *type, const BcId *id)
{
  clear (self);
  bc_draft_init (&self->draft, type, id);
  bc_form_site_init (&self->site, store, type, id, NULL, NULL);
  fill (self, store);
  reload (self);
}

/* Begins a record. @draft: what it is given; @scope: (nullable): the district, where the draft
 * names no owner yet. */
void
bc_form_begin (BcForm *self, BcStore *store, const BcDraft *draft, const BcId *scope)
{
  const BcField *field = bc_record_type_get_owner (draft->type);
  const BcValue *owner = field != NULL ? bc_draft_get (draft, field) : NULL;

  clear (self);
  bc_draft_init (&self->draft, draft->type, NULL);
  for (guint i = 0; i < draft->fields->len; i++) {
    BcDraftField *set = &g_array_index (draft->fields, BcDraftField, i);

    bc_draft_set (&self->draft, set->field, &set->value);
  }
  bc_form_site_init (&self->site,
                     store,
                     draft->type,
                     NULL,
                     owner != NULL ? &owner->id : NULL,
                     scope);
  fill (self, store);
  for (guint i = 0; i < self->rows->len; i++)
    show_given (self, self->rows->pdata[i]);
  update_missing (self);
}

/* Nil while it is a draft. */
const BcId *
bc_form_get_id (BcForm *self)
{
  return &self->site.id;
}

/* The labels of what a draft still lacks; NULL where it lacks nothing. */
const char *
bc_form_get_missing (BcForm *self)
{
  return self->missing;
}

/* What people call the record, as it is stored. */
char *
bc_form_dup_heading (BcForm *self)
{
  char *heading = NULL;

  if (!is_draft (self))
    bc_lookup_heading (bc_store_get_reader (self->store), &self->site.id, &heading, NULL);
  return heading != NULL ? heading : g_strdup (_ (self->site.type->label));
}

gboolean
bc_form_can_delete (BcForm *self)
{
  return !is_draft (self) && !bc_store_is_read_only (self->store) && !self->site.type->catalogue &&
         bc_authority_check (self->site.levels, self->site.type, NULL, NULL);
}

/* Saves what was typed and not left yet. */
void
bc_form_flush (BcForm *self)
{
  for (guint i = 0; self->rows != NULL && i < self->rows->len; i++)
    commit_row_cb (self, self->rows->pdata[i]);
}
