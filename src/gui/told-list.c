/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "told-list.h"

#include "field-editor.h"
#include "filling.h"
#include "more-button.h"

#define MORE_ROWS 24

/* Sentences one below the other; hundreds of them come bit by bit. */
struct _BcToldList
{
  AdwBin parent_instance;

  GPtrArray *lines; /* (owned) (nullable) (element-type BcTold) */
  char *label;      /* (owned) (nullable) */
  guint first_rows;
  guint n_rows;   /* how many rows are right already */
  guint n_wanted; /* and how many there may be */
  GtkListBox *list;
  BcMoreButton *more;
};

enum {
  PROP_LABEL = 1,
  PROP_FIRST_ROWS,
  N_PROPS
};
static GParamSpec *props[N_PROPS];
enum {
  CHOSEN,
  PRESSED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BcToldList, bc_told_list, ADW_TYPE_BIN)

static void
emit (BcToldList *self, guint signal, GtkListBoxRow *row)
{
  const int place = gtk_list_box_row_get_index (row);

  if (self->lines != NULL && place >= 0 && (guint) place < self->lines->len)
    g_signal_emit (self, signals[signal], 0, self->lines->pdata[place]);
}

static void
activated_cb (BcToldList *self, GtkListBoxRow *row)
{
  emit (self, CHOSEN, row);
}

static void
pressed_cb (BcToldList *self, GtkListBoxRow *row)
{
  emit (self, PRESSED, row);
}

static void
add_row (BcToldList *self, const BcTold *told)
{
  GtkWidget *row = bc_told_row_new (told);

  g_signal_connect_object (row, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, row);
}

/* Rows that are too many stay, unseen: the list goes on knowing the one that had the keyboard. */
static void
hide_rest (BcToldList *self)
{
  GtkListBoxRow *row;

  for (int i = (int) self->n_rows; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL;
       i++)
    gtk_widget_set_visible (GTK_WIDGET (row), FALSE);
}

static void
show_row (BcToldList *self, GtkListBoxRow *row, const BcTold *told)
{
  bc_told_row_show (BC_TOLD_ROW (row), told);
  gtk_widget_set_visible (GTK_WIDGET (row), TRUE);
}

/* Makes the next row right. */
static gboolean
fill_step (GtkWidget *widget)
{
  BcToldList *self = BC_TOLD_LIST (widget);
  const guint n = MIN (self->lines->len, self->n_wanted);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) self->n_rows);

  if (self->n_rows < n && row != NULL)
    show_row (self, row, self->lines->pdata[self->n_rows++]);
  else if (self->n_rows < n)
    add_row (self, self->lines->pdata[self->n_rows++]);
  else {
    hide_rest (self);
    bc_more_button_show (self->more, n, MORE_ROWS, self->lines->len);
    return FALSE;
  }
  return TRUE;
}

static void
more_cb (BcToldList *self)
{
  self->n_wanted += MORE_ROWS;
  bc_filling_start (GTK_WIDGET (self), fill_step);
}

static void
bc_told_list_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  BcToldList *self = BC_TOLD_LIST (object);

  switch (property) {
  case PROP_LABEL:
    g_value_set_string (value, self->label);
    break;
  case PROP_FIRST_ROWS:
    g_value_set_uint (value, self->first_rows);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
  }
}

static void
bc_told_list_set_property (GObject *object, guint property, const GValue *value, GParamSpec *pspec)
{
  BcToldList *self = BC_TOLD_LIST (object);

  switch (property) {
  case PROP_LABEL:
    bc_told_list_set_label (self, g_value_get_string (value));
    break;
  case PROP_FIRST_ROWS:
    self->first_rows = g_value_get_uint (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
  }
}

static void
bc_told_list_constructed (GObject *object)
{
  BcToldList *self = BC_TOLD_LIST (object);

  G_OBJECT_CLASS (bc_told_list_parent_class)->constructed (object);
  self->n_wanted = self->first_rows;
}

static void
bc_told_list_dispose (GObject *object)
{
  BcToldList *self = BC_TOLD_LIST (object);

  bc_filling_stop (GTK_WIDGET (self));
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->label, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_TOLD_LIST);
  G_OBJECT_CLASS (bc_told_list_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  props[PROP_LABEL] =
    g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_FIRST_ROWS] = g_param_spec_uint ("first-rows", NULL, NULL, 1, G_MAXUINT, 12, flags);
  g_object_class_install_properties (class, N_PROPS, props);
}

static guint
install_signal (GType type, const char *name)
{
  return g_signal_new (name,
                       type,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       1,
                       G_TYPE_POINTER);
}

static void
bc_told_list_class_init (BcToldListClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->constructed = bc_told_list_constructed;
  object_class->get_property = bc_told_list_get_property;
  object_class->set_property = bc_told_list_set_property;
  object_class->dispose = bc_told_list_dispose;
  install_properties (object_class);
  signals[CHOSEN] = install_signal (G_TYPE_FROM_CLASS (class), "chosen");
  signals[PRESSED] = install_signal (G_TYPE_FROM_CLASS (class), "pressed");
  g_type_ensure (BC_TYPE_TOLD_ROW);
  g_type_ensure (BC_TYPE_MORE_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/cl/barrios/Barrios/ui/told-list.ui");
  gtk_widget_class_bind_template_child (widget_class, BcToldList, list);
  gtk_widget_class_bind_template_child (widget_class, BcToldList, more);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
}

static void
bc_told_list_init (BcToldList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @label: (nullable): what the list is called. */
void
bc_told_list_set_label (BcToldList *self, const char *label)
{
  g_free (self->label);
  self->label = g_strdup (label);
  if (label != NULL)
    bc_field_editor_name (GTK_WIDGET (self->list), label);
}

/* @lines: (element-type BcTold): what is told; the first row is there at once. */
void
bc_told_list_show (BcToldList *self, GPtrArray *lines)
{
  g_ptr_array_ref (lines);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  self->lines = lines;
  self->n_rows = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->list), lines->len > 0);
  if (fill_step (GTK_WIDGET (self)))
    bc_filling_start (GTK_WIDGET (self), fill_step);
}
