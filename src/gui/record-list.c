/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record-list.h"

#include <glib/gi18n-lib.h>

#include "columns.h"
#include "date.h"
#include "field-editor.h"
#include "form-rows.h"
#include "record-dialog.h"
#include "record-list-row.h"
#include "records-read.h"
#include "text.h"

#define PAGE_SIZE   200
#define MANY_ENOUGH 10

/* The records of one type that belong to a record, or that a district has, whatever they belong to
 * in it. */
struct _BcRecordList
{
  AdwBin parent_instance;

  char *type_name;  /* (owned) */
  char *title_text; /* (owned) (nullable) */
  char *empty_text; /* (owned) (nullable) */
  BcStore *store;   /* (owned) (nullable) */
  BcId owner;       /* nil for all of the district's */
  BcId district;
  GPtrArray *records; /* (owned) (nullable) (element-type BcRecord) */
  guint n_shown;
  GStrv words; /* (owned) (nullable): what is looked for */
  GtkLabel *title;
  GtkLabel *count;
  GtkWidget *add;
  GtkEditable *search;
  GtkStack *stack;
  GtkListBox *list;
  GtkLabel *empty;
  GtkButton *first;
  GtkWidget *more;
};

enum {
  PROP_TYPE_NAME = 1,
  PROP_TITLE,
  PROP_EMPTY_TEXT,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (BcRecordList, bc_record_list, ADW_TYPE_BIN)

static const BcRecordType *
get_type (BcRecordList *self)
{
  return bc_dictionary_find (self->type_name);
}

static void
show_more (BcRecordList *self)
{
  gint32 today = bc_date_today (g_get_real_time () / 1000);
  guint end = MIN (self->records->len, self->n_shown + PAGE_SIZE);

  for (; self->n_shown < end; self->n_shown++)
    gtk_list_box_append (self->list,
                         bc_record_list_row_new (self->store,
                                                 self->records->pdata[self->n_shown],
                                                 today));
  gtk_widget_set_visible (self->more, end < self->records->len);
}

static void
more_cb (BcRecordList *self)
{
  show_more (self);
}

static gboolean
match (GtkListBoxRow *row, gpointer data)
{
  BcRecordList *self = data;

  return self->words == NULL ||
         bc_record_list_row_matches (BC_RECORD_LIST_ROW (row), (const char *const *) self->words);
}

/* Looking for something looks through all of them. */
static void
search_changed_cb (BcRecordList *self)
{
  g_autofree char *folded = bc_text_fold (gtk_editable_get_text (self->search));

  g_strfreev (self->words);
  self->words = *folded != '\0' ? g_strsplit (folded, " ", -1) : NULL;
  while (self->words != NULL && self->n_shown < self->records->len)
    show_more (self);
  gtk_list_box_invalidate_filter (self->list);
}

static void
activated_cb (BcRecordList *self, GtkListBoxRow *row)
{
  BcRecord *record = bc_record_list_row_get_record (BC_RECORD_LIST_ROW (row));

  bc_record_dialog_open (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                         self->store,
                         get_type (self),
                         bc_record_get_id (record),
                         NULL);
}

static void
add_cb (BcRecordList *self)
{
  g_auto (BcDraft) draft = { 0 };

  bc_draft_init (&draft, get_type (self), NULL);
  if (!bc_id_is_nil (&self->owner))
    bc_draft_set_id (&draft, get_type (self)->owner, &self->owner);
  bc_record_dialog_open_draft (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                               self->store,
                               &draft,
                               &self->district);
}

static void
show_words (BcRecordList *self)
{
  const BcRecordType *type = get_type (self);
  g_autofree char *add = g_strdup_printf (_ ("Add: %s"), _ (type->label));
  const char *help = type->help != NULL ? _ (type->help) : _ ("Nothing here yet");

  gtk_label_set_label (self->title, self->title_text != NULL ? self->title_text : _ (type->plural));
  gtk_label_set_label (self->empty, self->empty_text != NULL ? self->empty_text : help);
  gtk_button_set_label (self->first, add);
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (self->first)), TRUE);
  gtk_widget_set_tooltip_text (self->add, add);
  bc_field_editor_name (self->add, add);
  bc_field_editor_name (GTK_WIDGET (self->list), gtk_label_get_label (self->title));
  bc_field_editor_name (GTK_WIDGET (self->search), _ ("Search in this list"));
}

static void
bc_record_list_constructed (GObject *object)
{
  G_OBJECT_CLASS (bc_record_list_parent_class)->constructed (object);
  show_words (BC_RECORD_LIST (object));
}

static void
bc_record_list_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  BcRecordList *self = BC_RECORD_LIST (object);

  switch (property) {
  case PROP_TYPE_NAME:
    g_value_set_string (value, self->type_name);
    break;
  case PROP_TITLE:
    g_value_set_string (value, self->title_text);
    break;
  case PROP_EMPTY_TEXT:
    g_value_set_string (value, self->empty_text);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
  }
}

static void
bc_record_list_set_property (GObject *object,
                             guint property,
                             const GValue *value,
                             GParamSpec *pspec)
{
  BcRecordList *self = BC_RECORD_LIST (object);

  switch (property) {
  case PROP_TYPE_NAME:
    self->type_name = g_value_dup_string (value);
    break;
  case PROP_TITLE:
    self->title_text = g_value_dup_string (value);
    break;
  case PROP_EMPTY_TEXT:
    self->empty_text = g_value_dup_string (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
  }
}

static void
bc_record_list_dispose (GObject *object)
{
  BcRecordList *self = BC_RECORD_LIST (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_RECORD_LIST);
  G_OBJECT_CLASS (bc_record_list_parent_class)->dispose (object);
}

static void
bc_record_list_finalize (GObject *object)
{
  BcRecordList *self = BC_RECORD_LIST (object);

  g_free (self->type_name);
  g_free (self->title_text);
  g_free (self->empty_text);
  g_strfreev (self->words);
  G_OBJECT_CLASS (bc_record_list_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, BcRecordList, title);
  gtk_widget_class_bind_template_child (widget_class, BcRecordList, count);
  gtk_widget_class_bind_template_child (widget_class, BcRecordList, add);
  gtk_widget_class_bind_template_child (widget_class, BcRecordList, search);
  gtk_widget_class_bind_template_child (widget_class, BcRecordList, stack);
  gtk_widget_class_bind_template_child (widget_class, BcRecordList, list);
  gtk_widget_class_bind_template_child (widget_class, BcRecordList, empty);
  gtk_widget_class_bind_template_child (widget_class, BcRecordList, first);
  gtk_widget_class_bind_template_child (widget_class, BcRecordList, more);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

static void
install_properties (GObjectClass *class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  props[PROP_TYPE_NAME] = g_param_spec_string ("type-name", NULL, NULL, NULL, flags);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_EMPTY_TEXT] = g_param_spec_string ("empty-text", NULL, NULL, NULL, flags);
  g_object_class_install_properties (class, N_PROPS, props);
}

static void
bc_record_list_class_init (BcRecordListClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->constructed = bc_record_list_constructed;
  object_class->get_property = bc_record_list_get_property;
  object_class->set_property = bc_record_list_set_property;
  object_class->dispose = bc_record_list_dispose;
  object_class->finalize = bc_record_list_finalize;
  install_properties (object_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/record-list.ui");
  bind_children (widget_class);
}

static void
bc_record_list_init (BcRecordList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, match, self, NULL);
}

/* The record that has the keyboard keeps it when the list is read again. */
static gboolean
find_focus (BcRecordList *self, BcId *id)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  if (row == NULL)
    return FALSE;
  *id = *bc_record_get_id (bc_record_list_row_get_record (BC_RECORD_LIST_ROW (row)));
  return TRUE;
}

static void
restore_focus (BcRecordList *self, const BcId *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (bc_id_equal (id,
                     bc_record_get_id (bc_record_list_row_get_record (BC_RECORD_LIST_ROW (row)))))
      gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
show_count (BcRecordList *self)
{
  guint n = self->records->len;
  g_autofree char *count = g_strdup_printf ("%u", n);
  gboolean writable =
    bc_form_can_add (self->store,
                     self->type_name,
                     bc_id_is_nil (&self->owner) ? &self->district : &self->owner);

  gtk_label_set_label (self->count, n > 0 ? count : "");
  gtk_widget_set_visible (GTK_WIDGET (self->search), n > MANY_ENOUGH);
  gtk_widget_set_visible (self->add, n > 0 && writable);
  gtk_widget_set_visible (GTK_WIDGET (self->first), writable);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
}

static void
show_records (BcRecordList *self, GPtrArray *records)
{
  guint wanted = MAX (self->n_shown, 1);
  gboolean focused;
  GtkWidget *child;
  BcId id;

  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->records = records != NULL ? records : g_ptr_array_new ();
  focused = find_focus (self, &id);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (self->n_shown = 0; self->n_shown < MIN (wanted, self->records->len);)
    show_more (self);
  show_count (self);
  if (focused)
    restore_focus (self, &id);
}

static void
set_store (BcRecordList *self, BcStore *store, const BcId *owner, const BcId *district)
{
  if (!bc_id_equal (&self->owner, owner) || !bc_id_equal (&self->district, district))
    self->n_shown = 0;
  g_set_object (&self->store, store);
  self->owner = *owner;
  self->district = *district;
}

/* What belongs to a record. */
void
bc_record_list_load (BcRecordList *self, BcStore *store, const BcId *owner)
{
  BcId nil = { 0 };

  set_store (self, store, owner, &nil);
  show_records (self,
                bc_records_list_owned (bc_store_get_reader (store), get_type (self), owner, NULL));
}

static char *
dup_scope_sql (const BcRecordType *type)
{
  g_autofree char *table = bc_sql_dup_name (type->name);

  return g_strdup_printf ("SELECT t.row, r.id FROM record r JOIN \"%s\" t ON t.row = r.row "
                          "WHERE r.scope = (SELECT row FROM scope WHERE id = ?) "
                          "AND r.type = ? AND t.hidden = 0 ORDER BY t.row",
                          table);
}

/* Everything of the type that a district has. */
void
bc_record_list_load_scope (BcRecordList *self, BcStore *store, const BcId *district)
{
  const BcRecordType *type = get_type (self);
  BcDatabase *reader = bc_store_get_reader (store);
  g_autofree char *sql = dup_scope_sql (type);
  g_autoptr (BcCursor) cursor = bc_database_query (reader, sql, NULL);
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  BcId id, nil = { 0 };

  set_store (self, store, &nil, district);
  bc_cursor_bind_id (cursor, 1, district);
  bc_cursor_bind_text (cursor, 2, type->name);
  while (bc_cursor_step (cursor, NULL) == BC_STEP_ROW) {
    bc_cursor_get_id (cursor, 1, &id);
    g_ptr_array_add (records,
                     bc_record_read (reader, bc_cursor_get_integer (cursor, 0), type, &id, NULL));
  }
  show_records (self, records);
}

guint
bc_record_list_get_n_records (BcRecordList *self)
{
  return self->records != NULL ? self->records->len : 0;
}
