/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record-list.h"

#include <glib/gi18n-lib.h>

#include "field-editor.h"
#include "filling.h"
#include "form-rows.h"
#include "import-open.h"
#include "more-button.h"
#include "number.h"
#include "reading.h"
#include "record-dialog.h"
#include "record-list-read.h"
#include "record-list-row.h"
#include "sheet-save.h"
#include "text.h"

/* How many rows there are at first, and how many more are asked for. */
#define FIRST_ROWS  30
#define MORE_ROWS   100
#define MANY_ENOUGH 10

/* The records of one type that belong to a record, or that a district has, whatever they belong to
 * in it. They are read in a thread, and the rows made, or used again, between the frames. */
struct _BcRecordList
{
  AdwBin parent_instance;

  char *type_name;  /* (owned) */
  char *title_text; /* (owned) (nullable) */
  char *empty_text; /* (owned) (nullable) */
  BcStore *store;   /* (owned) (nullable) */
  BcId owner;       /* nil for all of the district's */
  BcId district;
  BcReading *reading; /* (owned) (nullable) */
  GPtrArray *lines;   /* (owned) (nullable) (element-type BcRecordLine) */
  guint next_line;    /* the first that was not looked at yet for a row, */
  guint n_found;      /* how many have the words that are looked for */
  guint n_rows;       /* how many rows are right already */
  guint n_wanted;     /* and how many there may be */
  BcId focused;       /* the record that had the keyboard; nil for none */
  GStrv words;        /* (owned) (nullable): what is looked for */
  GtkLabel *title;
  GtkLabel *count;
  GtkWidget *import;
  GtkWidget *save;
  GtkWidget *add;
  GtkEditable *search;
  GtkStack *stack;
  GtkListBox *list;
  GtkLabel *empty;
  GtkButton *first;
  BcMoreButton *more;
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

static gboolean
matches (BcRecordList *self, const BcRecordLine *line)
{
  return self->words == NULL || bc_record_line_matches (line, (const char *const *) self->words);
}

static guint
count_matches (BcRecordList *self)
{
  guint n = 0;

  for (guint i = 0; i < self->lines->len; i++)
    n += matches (self, self->lines->pdata[i]);
  return n;
}

/* (nullable): the next one that has the words that are looked for. */
static const BcRecordLine *
find_line (BcRecordList *self)
{
  for (; self->next_line < self->lines->len; self->next_line++)
    if (matches (self, self->lines->pdata[self->next_line]))
      return self->lines->pdata[self->next_line];
  return NULL;
}

/* The record that has the keyboard keeps it when the list is read again. */
static void
keep_focus (BcRecordList *self, GtkWidget *row, const BcRecordLine *line)
{
  GtkWidget *now = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  if (bc_id_equal (&self->focused, bc_record_get_id (line->record)) && now != NULL && now != row)
    gtk_widget_grab_focus (row);
}

static void
show_line (BcRecordList *self, const BcRecordLine *line)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) self->n_rows);

  if (row != NULL) {
    bc_record_list_row_show (BC_RECORD_LIST_ROW (row), line);
  } else {
    row = GTK_LIST_BOX_ROW (bc_record_list_row_new (self->store, line));
    gtk_list_box_append (self->list, GTK_WIDGET (row));
  }
  keep_focus (self, GTK_WIDGET (row), line);
  self->n_rows++;
}

/* Makes the next row right; after the last, takes away those that are too many. */
static gboolean
fill_step (GtkWidget *widget)
{
  BcRecordList *self = BC_RECORD_LIST (widget);
  const BcRecordLine *line = find_line (self);
  GtkListBoxRow *row = NULL;

  if (line != NULL && self->n_rows < self->n_wanted) {
    show_line (self, line);
    self->next_line++;
    return TRUE;
  }
  bc_more_button_show (self->more, self->n_rows, MORE_ROWS, self->n_found);
  row = gtk_list_box_get_row_at_index (self->list, (int) self->n_rows);
  if (row != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  return row != NULL;
}

/* The first row is there at once: a list that has some is never seen empty. */
static void
fill (BcRecordList *self)
{
  self->n_found = count_matches (self);
  self->next_line = 0;
  self->n_rows = 0;
  if (fill_step (GTK_WIDGET (self)))
    bc_filling_start (GTK_WIDGET (self), fill_step);
}

static void
more_cb (BcRecordList *self)
{
  self->n_wanted += MORE_ROWS;
  bc_filling_start (GTK_WIDGET (self), fill_step);
}

/* Looking for something looks through all of them. */
static void
search_changed_cb (BcRecordList *self)
{
  g_autofree char *folded = bc_text_fold (gtk_editable_get_text (self->search));

  g_strfreev (self->words);
  self->words = *folded != '\0' ? g_strsplit (folded, " ", -1) : NULL;
  self->n_wanted = FIRST_ROWS;
  if (self->lines != NULL)
    fill (self);
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

/* As it is seen: in its order, and those alone that have the words that are looked for. */
static void
save_cb (BcRecordList *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (BcId));

  for (guint i = 0; i < self->lines->len; i++) {
    const BcRecordLine *line = self->lines->pdata[i];

    if (matches (self, line))
      g_array_append_vals (ids, bc_record_get_id (line->record), 1);
  }
  bc_sheet_save (GTK_WIDGET (self),
                 self->store,
                 get_type (self),
                 gtk_label_get_label (self->title),
                 ids);
}

static const BcId *
get_place (BcRecordList *self)
{
  return bc_id_is_nil (&self->owner) ? &self->district : &self->owner;
}

static void
import_cb (BcRecordList *self)
{
  bc_import_open_choose (GTK_WIDGET (self), self->store, get_type (self), get_place (self));
}

static void
show_words (BcRecordList *self)
{
  const BcRecordType *type = get_type (self);
  g_autofree char *add = g_strdup_printf (_ ("Add: %s"), _ (type->label));
  g_autofree char *save = NULL;
  g_autofree char *import = NULL;
  const char *help = type->help != NULL ? _ (type->help) : _ ("Nothing here yet");

  gtk_label_set_label (self->title, self->title_text != NULL ? self->title_text : _ (type->plural));
  gtk_label_set_label (self->empty, self->empty_text != NULL ? self->empty_text : help);
  gtk_button_set_label (self->first, add);
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (self->first)), TRUE);
  gtk_widget_set_tooltip_text (self->add, add);
  bc_field_editor_name (self->add, add);
  save = g_strdup_printf (_ ("Save as Spreadsheet: %s"), gtk_label_get_label (self->title));
  bc_field_editor_name (self->save, save);
  import = g_strdup_printf (_ ("Import from a Spreadsheet: %s"), gtk_label_get_label (self->title));
  bc_field_editor_name (self->import, import);
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
stop_reading (BcRecordList *self)
{
  if (self->reading != NULL)
    bc_reading_stop (self->reading);
  g_clear_object (&self->reading);
}

static void
bc_record_list_dispose (GObject *object)
{
  BcRecordList *self = BC_RECORD_LIST (object);

  bc_filling_stop (GTK_WIDGET (self));
  stop_reading (self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
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
  gtk_widget_class_bind_template_child (widget_class, BcRecordList, import);
  gtk_widget_class_bind_template_child (widget_class, BcRecordList, save);
  gtk_widget_class_bind_template_child (widget_class, BcRecordList, add);
  gtk_widget_class_bind_template_child (widget_class, BcRecordList, search);
  gtk_widget_class_bind_template_child (widget_class, BcRecordList, stack);
  gtk_widget_class_bind_template_child (widget_class, BcRecordList, list);
  gtk_widget_class_bind_template_child (widget_class, BcRecordList, empty);
  gtk_widget_class_bind_template_child (widget_class, BcRecordList, first);
  gtk_widget_class_bind_template_child (widget_class, BcRecordList, more);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
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
  g_type_ensure (BC_TYPE_MORE_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/record-list.ui");
  bind_children (widget_class);
}

static void
bc_record_list_init (BcRecordList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_count (BcRecordList *self)
{
  guint n = self->lines->len;
  g_autofree char *count = bc_number_dup_whole_screen (n);
  const gboolean writable = bc_form_can_add (self->store, self->type_name, get_place (self));

  gtk_label_set_label (self->count, n > 0 ? count : "");
  gtk_widget_set_visible (GTK_WIDGET (self->search), n > MANY_ENOUGH);
  gtk_widget_set_visible (self->import, writable);
  gtk_widget_set_visible (self->save, n > 0);
  gtk_widget_set_visible (self->add, n > 0 && writable);
  gtk_widget_set_visible (GTK_WIDGET (self->first), writable);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
  gtk_widget_set_visible (GTK_WIDGET (self->stack), TRUE);
}

static void
note_focus (BcRecordList *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  self->focused = (BcId){ 0 };
  if (row != NULL)
    self->focused = *bc_record_get_id (bc_record_list_row_get_record (BC_RECORD_LIST_ROW (row)));
}

/* What was asked before the list was for another record comes too late. */
static void
show_found (GtkWidget *widget, gpointer data)
{
  BcRecordList *self = BC_RECORD_LIST (widget);
  const BcRecordListFound *found = data;

  if (!bc_id_equal (&found->asked.owner, &self->owner) ||
      !bc_id_equal (&found->asked.district, &self->district))
    return;
  note_focus (self);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  self->lines = g_ptr_array_ref (found->lines);
  show_count (self);
  fill (self);
}

static const BcReadingKind found_kind = { bc_record_list_read,
                                          show_found,
                                          g_free,
                                          bc_record_list_found_free };

static void
forget (BcRecordList *self)
{
  bc_filling_stop (GTK_WIDGET (self));
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  gtk_editable_set_text (self->search, "");
  gtk_widget_set_visible (GTK_WIDGET (self->stack), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->more), FALSE);
  self->n_wanted = FIRST_ROWS;
}

static void
load (BcRecordList *self, BcStore *store, const BcId *owner, const BcId *district)
{
  const BcRecordListAsked asked = { get_type (self), *owner, *district };

  if (!bc_id_equal (&self->owner, owner) || !bc_id_equal (&self->district, district))
    forget (self);
  self->owner = *owner;
  self->district = *district;
  if (g_set_object (&self->store, store)) {
    stop_reading (self);
    self->reading = bc_reading_new (GTK_WIDGET (self), store, &found_kind);
  }
  bc_reading_start (self->reading, g_memdup2 (&asked, sizeof asked));
}

/* What belongs to a record. */
void
bc_record_list_load (BcRecordList *self, BcStore *store, const BcId *owner)
{
  const BcId nil = { 0 };

  load (self, store, owner, &nil);
}

/* Everything of the type that a district has. */
void
bc_record_list_load_scope (BcRecordList *self, BcStore *store, const BcId *district)
{
  const BcId nil = { 0 };

  load (self, store, &nil, district);
}
