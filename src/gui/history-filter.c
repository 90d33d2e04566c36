/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "history-filter.h"

#include <glib/gi18n-lib.h>

#include "date.h"
#include "dictionary.h"
#include "field-date.h"
#include "field-editor.h"
#include "moment.h"
#include "reading.h"

/* Which changes of a district are looked at: by words, person, kind of record and days. It emits
 * "changed" when the person chose something else. */
struct _BcHistoryFilter
{
  AdwBin parent_instance;

  BcStore *store; /* (owned) (nullable) */
  BcId district;
  BcReading *reading; /* (owned) (nullable): of what there is to choose from */
  gboolean loading;   /* the program chooses, not the person */
  GArray *authors;    /* (owned) (element-type gint64): by place in the menu; the first is all */
  GPtrArray *types;   /* (owned) (element-type BcRecordType): as the authors */
  gint64 from;        /* milliseconds UTC, or 0 */
  gint64 to;          /* the same */
  GtkEditable *words;
  GtkDropDown *people;
  GtkDropDown *kinds;
  BcFieldDate *from_date;
  BcFieldDate *to_date;
  GtkLabel *refusal;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BcHistoryFilter, bc_history_filter, ADW_TYPE_BIN)

/* What there is to choose from; the first of each stands for all. */
typedef struct
{
  GArray *authors;      /* (owned) (element-type gint64) */
  GtkStringList *names; /* (owned) */
  GPtrArray *types;     /* (owned) (element-type BcRecordType) */
} Choices;

static void
free_choices (gpointer data)
{
  Choices *choices = data;

  g_array_unref (choices->authors);
  g_object_unref (choices->names);
  g_ptr_array_unref (choices->types);
  g_free (choices);
}

static gboolean
read_people (BcDatabase *reader, const BcId *district, Choices *choices, GError **error)
{
  g_autoptr (BcCursor) cursor = bc_database_query (
    reader,
    "SELECT DISTINCT a.row, a.name FROM stream s JOIN author a ON a.row = s.author "
    "JOIN scope c ON c.row = s.scope WHERE c.id = ? AND s.held > 0 ORDER BY a.name",
    error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_id (cursor, 1, district);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    const gint64 row = bc_cursor_get_integer (cursor, 0);

    g_array_append_val (choices->authors, row);
    gtk_string_list_append (choices->names, bc_cursor_get_text (cursor, 1));
  }
  return step == BC_STEP_DONE;
}

static gint
compare_types (gconstpointer a, gconstpointer b)
{
  const BcRecordType *const *one = a, *const *other = b;

  return g_utf8_collate (_ ((*one)->label), _ ((*other)->label));
}

/* A type that this version does not know has no name to choose it by. */
static gboolean
read_types (BcDatabase *reader, const BcId *district, Choices *choices, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (reader,
                       "SELECT DISTINCT r.type FROM record r JOIN scope c ON c.row = r.scope "
                       "WHERE c.id = ?",
                       error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_id (cursor, 1, district);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    const BcRecordType *type = bc_dictionary_find (bc_cursor_get_text (cursor, 0));

    if (type != NULL)
      g_ptr_array_add (choices->types, (gpointer) type);
  }
  g_ptr_array_sort (choices->types, compare_types);
  return step == BC_STEP_DONE;
}

static gpointer
read_choices (BcDatabase *reader, gpointer asked, GError **error)
{
  const gint64 everybody = 0;
  Choices *choices = g_new0 (Choices, 1);

  choices->authors = g_array_new (FALSE, FALSE, sizeof (gint64));
  choices->names = gtk_string_list_new (NULL);
  choices->types = g_ptr_array_new ();
  g_array_append_val (choices->authors, everybody);
  gtk_string_list_append (choices->names, _ ("Everybody"));
  if (read_people (reader, asked, choices, error) && read_types (reader, asked, choices, error)) {
    g_ptr_array_insert (choices->types, 0, NULL);
    return choices;
  }
  free_choices (choices);
  return NULL;
}

static GtkStringList *
create_kinds (GPtrArray *types)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, _ ("All kinds"));
  for (guint i = 1; i < types->len; i++)
    gtk_string_list_append (list, _ (((const BcRecordType *) types->pdata[i])->label));
  return list;
}

static gint64
get_author (BcHistoryFilter *self)
{
  const guint place = gtk_drop_down_get_selected (self->people);

  return place < self->authors->len ? g_array_index (self->authors, gint64, place) : 0;
}

static const BcRecordType *
get_type (BcHistoryFilter *self)
{
  const guint place = gtk_drop_down_get_selected (self->kinds);

  return place < self->types->len ? self->types->pdata[place] : NULL;
}

/* What was chosen stays chosen: whoever wrote something once is always there. */
static void
show_choices (GtkWidget *widget, gpointer data)
{
  BcHistoryFilter *self = BC_HISTORY_FILTER (widget);
  Choices *choices = data;
  g_autoptr (GtkStringList) kinds = create_kinds (choices->types);
  const gint64 author = get_author (self);
  const BcRecordType *type = get_type (self);
  guint place = 0;

  self->loading = TRUE;
  gtk_drop_down_set_model (self->people, G_LIST_MODEL (choices->names));
  gtk_drop_down_set_model (self->kinds, G_LIST_MODEL (kinds));
  for (guint i = 0; i < choices->authors->len; i++)
    if (g_array_index (choices->authors, gint64, i) == author)
      gtk_drop_down_set_selected (self->people, i);
  if (g_ptr_array_find (choices->types, type, &place))
    gtk_drop_down_set_selected (self->kinds, place);
  g_array_unref (self->authors);
  self->authors = g_array_ref (choices->authors);
  g_ptr_array_unref (self->types);
  self->types = g_ptr_array_ref (choices->types);
  self->loading = FALSE;
}

static const BcReadingKind choices_kind = { read_choices, show_choices, g_free, free_choices };

static void
changed_cb (BcHistoryFilter *self)
{
  if (!self->loading)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Nothing that is entered is no bound; what is no date is told and is none either. */
static gint32
read_date (BcFieldDate *field, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (bc_field_date_get_text (field)));
  gint32 date;

  if (*text == '\0' || !bc_date_parse_screen (text, &date, error))
    return BC_DATE_NONE;
  return date;
}

static void
dates_cb (BcHistoryFilter *self)
{
  g_autoptr (GError) error = NULL;
  const gint32 first = read_date (self->from_date, &error);
  const gint32 last = read_date (self->to_date, error == NULL ? &error : NULL);
  const gint64 from = first != BC_DATE_NONE ? bc_moment_from_date (first) : 0;
  const gint64 to = last != BC_DATE_NONE ? bc_moment_end_of_date (last) + 1 : 0;

  gtk_label_set_label (self->refusal, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), error != NULL);
  if (from == self->from && to == self->to)
    return;
  self->from = from;
  self->to = to;
  changed_cb (self);
}

static void
stop_reading (BcHistoryFilter *self)
{
  if (self->reading)
    bc_reading_stop (self->reading);
  g_clear_object (&self->reading);
}

static void
bc_history_filter_dispose (GObject *object)
{
  BcHistoryFilter *self = BC_HISTORY_FILTER (object);

  self->loading = TRUE;
  stop_reading (self);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_HISTORY_FILTER);
  G_OBJECT_CLASS (bc_history_filter_parent_class)->dispose (object);
}

static void
bc_history_filter_finalize (GObject *object)
{
  g_array_unref (BC_HISTORY_FILTER (object)->authors);
  g_ptr_array_unref (BC_HISTORY_FILTER (object)->types);
  G_OBJECT_CLASS (bc_history_filter_parent_class)->finalize (object);
}

static void
bc_history_filter_class_init (BcHistoryFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (BC_TYPE_FIELD_DATE);
  G_OBJECT_CLASS (klass)->dispose = bc_history_filter_dispose;
  G_OBJECT_CLASS (klass)->finalize = bc_history_filter_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/history-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, BcHistoryFilter, words);
  gtk_widget_class_bind_template_child (widget_class, BcHistoryFilter, people);
  gtk_widget_class_bind_template_child (widget_class, BcHistoryFilter, kinds);
  gtk_widget_class_bind_template_child (widget_class, BcHistoryFilter, from_date);
  gtk_widget_class_bind_template_child (widget_class, BcHistoryFilter, to_date);
  gtk_widget_class_bind_template_child (widget_class, BcHistoryFilter, refusal);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, dates_cb);
}

static void
bc_history_filter_init (BcHistoryFilter *self)
{
  self->authors = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->types = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  bc_field_editor_name (GTK_WIDGET (self->words), _ ("Search the history"));
  bc_field_editor_name (GTK_WIDGET (self->people), _ ("Person"));
  bc_field_editor_name (GTK_WIDGET (self->kinds), _ ("Kind of record"));
  bc_field_date_set_label (self->from_date, _ ("From the day"));
  bc_field_date_set_label (self->to_date, _ ("Until the day"));
}

/* Reads anew what there is to choose from in a district; of another one nothing is chosen yet. */
void
bc_history_filter_load (BcHistoryFilter *self, BcStore *store, const BcId *district)
{
  if (self->store != store || !bc_id_equal (&self->district, district))
    bc_history_filter_clear (self);
  if (g_set_object (&self->store, store)) {
    stop_reading (self);
    self->reading = bc_reading_new (GTK_WIDGET (self), store, &choices_kind);
  }
  self->district = *district;
  bc_reading_start (self->reading, g_memdup2 (district, sizeof *district));
}

/* Narrows @query to what was chosen. */
void
bc_history_filter_apply (BcHistoryFilter *self, BcHistoryQuery *query)
{
  const BcRecordType *type = get_type (self);

  query->author = get_author (self);
  query->type = type != NULL ? type->name : NULL;
  query->from = self->from;
  query->to = self->to;
}

const char *
bc_history_filter_get_words (BcHistoryFilter *self)
{
  return gtk_editable_get_text (self->words);
}

/* Whether it leaves anything out. */
gboolean
bc_history_filter_is_set (BcHistoryFilter *self)
{
  return get_author (self) != 0 || get_type (self) != NULL || self->from != 0 || self->to != 0 ||
         *bc_history_filter_get_words (self) != '\0';
}

/* Leaves nothing out any more, and says nothing of it. */
void
bc_history_filter_clear (BcHistoryFilter *self)
{
  self->loading = TRUE;
  gtk_editable_set_text (self->words, "");
  gtk_drop_down_set_selected (self->people, 0);
  gtk_drop_down_set_selected (self->kinds, 0);
  bc_field_date_set_text (self->from_date, "");
  bc_field_date_set_text (self->to_date, "");
  dates_cb (self);
  self->loading = FALSE;
}
