/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gate-list.h"

#include <glib/gi18n-lib.h>

#include "gate-open.h"
#include "reading.h"
#include "told-list.h"

/* What a district lacks, each thing with who can supply it, and opening where it is mended. */
struct _BcGateList
{
  AdwBin parent_instance;

  BcStore *store;     /* (owned) (nullable) */
  BcReading *reading; /* (owned) (nullable) */
  BcId district;
  BcGate *gate;     /* (owned) (nullable) */
  GPtrArray *lines; /* (owned) (nullable) (element-type BcTold) */
  GPtrArray *items; /* (owned): the gate's items, line by line */
  gboolean but_approval;
  BcToldList *list;
};

enum {
  PROP_BUT_APPROVAL = 1,
  N_PROPS
};
static GParamSpec *props[N_PROPS];
enum {
  READ,
  LEFT,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BcGateList, bc_gate_list, ADW_TYPE_BIN)

/* What was read, which the list that shows it takes. */
typedef struct
{
  BcGate *gate; /* (owned) (nullable) */
} Found;

static void
free_found (gpointer data)
{
  Found *found = data;

  g_clear_pointer (&found->gate, bc_gate_free);
  g_free (found);
}

static gpointer
read_found (BcDatabase *reader, gpointer district, GError **error)
{
  BcGate *gate = bc_gate_read (reader, district, error);
  Found *found = NULL;

  if (gate == NULL)
    return NULL;
  found = g_new0 (Found, 1);
  found->gate = gate;
  return found;
}

static void
add_line (BcGateList *self, const BcGateItem *item)
{
  g_autofree char *supplier = g_strdup_printf (_ ("Who can supply it: %s."), item->supplier);
  BcTold *told = bc_told_add (self->lines, &item->record, item->sentence);

  told->subtitle = g_steal_pointer (&supplier);
  told->inert = !bc_gate_item_opens (self->store, &self->district, item);
  if (bc_gate_item_has_reason (self->store, item))
    told->button = g_strdup (_ ("Say Why"));
  g_ptr_array_add (self->items, (gpointer) item);
}

static void
show_items (BcGateList *self)
{
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  self->lines = bc_told_create_lines ();
  g_ptr_array_set_size (self->items, 0);
  for (guint i = 0; i < self->gate->missing->len; i++) {
    const BcGateItem *item = self->gate->missing->pdata[i];

    if (!self->but_approval || !g_str_equal (item->requirement, "approval"))
      add_line (self, item);
  }
  bc_told_list_show (self->list, self->lines);
}

static void
show_found (GtkWidget *widget, gpointer data)
{
  BcGateList *self = BC_GATE_LIST (widget);
  Found *found = data;

  if (!bc_id_equal (&found->gate->district, &self->district))
    return;
  g_clear_pointer (&self->gate, bc_gate_free);
  self->gate = g_steal_pointer (&found->gate);
  show_items (self);
  g_signal_emit (self, signals[READ], 0);
}

static const BcReadingKind found_kind = { read_found, show_found, g_free, free_found };

static const BcGateItem *
find_item (BcGateList *self, const BcTold *told)
{
  guint place;

  return g_ptr_array_find (self->lines, told, &place) ? self->items->pdata[place] : NULL;
}

static void
chosen_cb (BcGateList *self, const BcTold *told)
{
  const BcGateItem *item = find_item (self, told);

  g_signal_emit (self, signals[LEFT], 0);
  if (item != NULL)
    bc_gate_open_item (GTK_WIDGET (self), self->store, &self->district, item);
}

static void
pressed_cb (BcGateList *self, const BcTold *told)
{
  const BcGateItem *item = find_item (self, told);

  g_signal_emit (self, signals[LEFT], 0);
  if (item != NULL)
    bc_gate_open_reason (GTK_WIDGET (self), self->store, item);
}

static void
bc_gate_list_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  switch (property) {
  case PROP_BUT_APPROVAL:
    g_value_set_boolean (value, BC_GATE_LIST (object)->but_approval);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
  }
}

static void
bc_gate_list_set_property (GObject *object, guint property, const GValue *value, GParamSpec *pspec)
{
  switch (property) {
  case PROP_BUT_APPROVAL:
    BC_GATE_LIST (object)->but_approval = g_value_get_boolean (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
  }
}

static void
stop_reading (BcGateList *self)
{
  if (self->reading != NULL)
    bc_reading_stop (self->reading);
  g_clear_object (&self->reading);
}

static void
bc_gate_list_dispose (GObject *object)
{
  BcGateList *self = BC_GATE_LIST (object);

  stop_reading (self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->gate, bc_gate_free);
  /* The template lets its own go, and the bin must not know of it any more. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_GATE_LIST);
  G_OBJECT_CLASS (bc_gate_list_parent_class)->dispose (object);
}

static guint
install_signal (GType type, const char *name)
{
  return g_signal_new (name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bc_gate_list_class_init (BcGateListClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = bc_gate_list_get_property;
  object_class->set_property = bc_gate_list_set_property;
  object_class->dispose = bc_gate_list_dispose;
  props[PROP_BUT_APPROVAL] =
    g_param_spec_boolean ("but-approval",
                          NULL,
                          NULL,
                          FALSE,
                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[READ] = install_signal (G_TYPE_FROM_CLASS (class), "read");
  signals[LEFT] = install_signal (G_TYPE_FROM_CLASS (class), "left");
  g_type_ensure (BC_TYPE_TOLD_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/cl/barrios/Barrios/ui/gate-list.ui");
  gtk_widget_class_bind_template_child (widget_class, BcGateList, list);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
}

static void
bc_gate_list_init (BcGateList *self)
{
  self->items = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
bc_gate_list_load (BcGateList *self, BcStore *store, const BcId *district)
{
  if (g_set_object (&self->store, store)) {
    stop_reading (self);
    self->reading = bc_reading_new (GTK_WIDGET (self), store, &found_kind);
  }
  self->district = *district;
  bc_reading_start (self->reading, g_memdup2 (district, sizeof *district));
}

/* (nullable): what was read last. */
const BcGate *
bc_gate_list_get_gate (BcGateList *self)
{
  return self->gate;
}

guint
bc_gate_list_get_n_items (BcGateList *self)
{
  return self->items->len;
}
