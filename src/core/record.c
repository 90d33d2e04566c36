/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "field.h"
#include "heading.h"

/* One value in eight bytes; which member holds it follows from the field's kind. */
typedef union {
  gint64 integer;
  char *text; /* (owned) (nullable) */
  BcId *id;   /* (owned) (nullable) */
} Slot;

struct _BcRecord
{
  GObject parent_instance;

  BcId id;
  guint64 set; /* bit i: the field at place i of the table has a value */
  Slot slots[];
};

struct _BcRecordClass
{
  GObjectClass parent_class;

  const BcRecordType *type;
};

/* A record's properties are its table's fields: property number i + 1 is the field at place i. */
G_DEFINE_ABSTRACT_TYPE (BcRecord, bc_record, G_TYPE_OBJECT)

#define RECORD_CLASS(instance) G_TYPE_INSTANCE_GET_CLASS (instance, BC_TYPE_RECORD, BcRecordClass)

static void
clear_slot (BcRecord *self, guint place)
{
  const BcField *field = &RECORD_CLASS (self)->type->fields[place];

  if (bc_kind_get_storage (field->kind) != BC_VALUE_INTEGER)
    g_clear_pointer (&self->slots[place].text, g_free);
  self->set &= ~(G_GUINT64_CONSTANT (1) << place);
}

static void
fill_slot (BcRecord *self, guint place, const BcValue *value)
{
  clear_slot (self, place);
  if (value->type == BC_VALUE_NONE)
    return;
  self->set |= G_GUINT64_CONSTANT (1) << place;
  if (value->type == BC_VALUE_INTEGER)
    self->slots[place].integer = value->integer;
  else if (value->type == BC_VALUE_TEXT)
    self->slots[place].text = g_strdup (value->text);
  else
    self->slots[place].id = g_memdup2 (&value->id, sizeof value->id);
}

static void
bc_record_get_property (GObject *object, guint property, GValue *gvalue, GParamSpec *pspec)
{
  BcRecord *self = (BcRecord *) object;
  const BcField *field = &RECORD_CLASS (self)->type->fields[property - 1];
  BcValue value = BC_VALUE_INIT;

  bc_record_peek (self, field, &value);
  if (G_VALUE_HOLDS_BOOLEAN (gvalue))
    g_value_set_boolean (gvalue, value.type == BC_VALUE_INTEGER && value.integer != 0);
  else if (G_VALUE_HOLDS_INT64 (gvalue))
    g_value_set_int64 (gvalue, value.type == BC_VALUE_INTEGER ? value.integer : 0);
  else
    g_value_take_string (gvalue, bc_value_dup_text (&value));
}

static void
bc_record_set_property (GObject *object, guint property, const GValue *gvalue, GParamSpec *pspec)
{
  BcRecord *self = (BcRecord *) object;
  const BcField *field = &RECORD_CLASS (self)->type->fields[property - 1];
  g_auto (BcValue) value = BC_VALUE_INIT;
  BcId id;

  if (G_VALUE_HOLDS_BOOLEAN (gvalue))
    bc_value_set_integer (&value, g_value_get_boolean (gvalue));
  else if (G_VALUE_HOLDS_INT64 (gvalue))
    bc_value_set_integer (&value, g_value_get_int64 (gvalue));
  else if (field->kind != BC_KIND_REFERENCE)
    bc_value_set_text (&value, g_value_get_string (gvalue));
  else if (g_value_get_string (gvalue) != NULL && bc_id_parse (&id, g_value_get_string (gvalue)))
    bc_value_set_id (&value, &id);
  bc_record_set (self, field, &value);
}

static void
bc_record_finalize (GObject *object)
{
  BcRecord *self = (BcRecord *) object;

  for (guint i = 0; i < RECORD_CLASS (self)->type->n_fields; i++)
    clear_slot (self, i);
  G_OBJECT_CLASS (bc_record_parent_class)->finalize (object);
}

static void
bc_record_class_init (BcRecordClass *class)
{
  G_OBJECT_CLASS (class)->finalize = bc_record_finalize;
}

static void
bc_record_init (BcRecord *self)
{
}

static GParamSpec *
create_pspec (const BcField *field)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  if (field->kind == BC_KIND_YES_NO)
    return g_param_spec_boolean (field->name, NULL, NULL, FALSE, flags);
  if (bc_kind_get_storage (field->kind) == BC_VALUE_INTEGER)
    return g_param_spec_int64 (field->name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  return g_param_spec_string (field->name, NULL, NULL, NULL, flags);
}

static void
init_generated_class (gpointer class, gpointer data)
{
  const BcRecordType *type = data;

  ((BcRecordClass *) class)->type = type;
  /* Neither is inherited: GObject calls those of the class that installed the property. */
  G_OBJECT_CLASS (class)->get_property = bc_record_get_property;
  G_OBJECT_CLASS (class)->set_property = bc_record_set_property;
  for (guint i = 0; i < type->n_fields; i++)
    g_object_class_install_property (class, i + 1, create_pspec (&type->fields[i]));
}

/* "funding-line" becomes "BcFundingLine". */
static char *
dup_class_name (const BcRecordType *type)
{
  g_autoptr (GString) name = g_string_new ("Bc");
  gboolean upper = TRUE;

  for (const char *letter = type->name; *letter != '\0'; letter++) {
    if (*letter != '-')
      g_string_append_c (name, upper ? g_ascii_toupper (*letter) : *letter);
    upper = *letter == '-';
  }
  return g_string_free (g_steal_pointer (&name), FALSE);
}

static GType
register_class (const BcRecordType *type)
{
  g_autofree char *name = dup_class_name (type);
  GTypeInfo info = {
    .class_size = sizeof (BcRecordClass),
    .class_init = init_generated_class,
    .class_data = type,
    .instance_size = sizeof (BcRecord) + type->n_fields * sizeof (Slot),
  };

  return g_type_register_static (BC_TYPE_RECORD, name, &info, G_TYPE_FLAG_FINAL);
}

/**
 * bc_record_register_types:
 *
 * Registers the class of every record type, so that a template can name it. Call it before any
 * template is read; calling it again does nothing.
 */
void
bc_record_register_types (void)
{
  guint n_types;
  const BcRecordType *const *types = bc_dictionary_get_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    bc_record_type_get_gtype (types[i]);
}

/**
 * bc_record_type_get_gtype:
 * @type: a record type
 *
 * Gives the GObject class of a record type, such as `BcFundingLine`. Call it from one thread at a
 * time until bc_record_register_types() has run.
 *
 * Returns: its GType
 */
GType
bc_record_type_get_gtype (const BcRecordType *type)
{
  g_autofree char *name = dup_class_name (type);
  GType gtype = g_type_from_name (name);

  return gtype != 0 ? gtype : register_class (type);
}

/**
 * bc_record_new:
 * @type: the record's type
 * @id: (nullable): its identifier; %NULL for a draft that has none yet
 *
 * Makes a record without values.
 *
 * Returns: (transfer full): the record
 */
BcRecord *
bc_record_new (const BcRecordType *type, const BcId *id)
{
  BcRecord *self = g_object_new (bc_record_type_get_gtype (type), NULL);

  if (id != NULL)
    self->id = *id;
  return self;
}

/**
 * bc_record_get_record_type:
 * @self: a record
 *
 * Tells what kind of record this is.
 *
 * Returns: (transfer none): its type
 */
const BcRecordType *
bc_record_get_record_type (BcRecord *self)
{
  g_return_val_if_fail (BC_IS_RECORD (self), NULL);

  return RECORD_CLASS (self)->type;
}

/**
 * bc_record_get_id:
 * @self: a record
 *
 * Gives the identifier, nil for a draft.
 *
 * Returns: (transfer none): the identifier
 */
const BcId *
bc_record_get_id (BcRecord *self)
{
  g_return_val_if_fail (BC_IS_RECORD (self), NULL);

  return &self->id;
}

/**
 * bc_record_peek:
 * @self: a record
 * @field: one of its type's fields
 * @value: (out caller-allocates): the value; its text is borrowed: do not clear it, and use it
 *   before the field changes
 *
 * Looks at the value of a field.
 */
void
bc_record_peek (BcRecord *self, const BcField *field, BcValue *value)
{
  guint place = (guint) (field - RECORD_CLASS (self)->type->fields);

  g_return_if_fail (BC_IS_RECORD (self) && place < RECORD_CLASS (self)->type->n_fields);

  memset (value, 0, sizeof *value);
  if (!(self->set >> place & 1))
    return;
  value->type = bc_kind_get_storage (field->kind);
  if (value->type == BC_VALUE_INTEGER)
    value->integer = self->slots[place].integer;
  else if (value->type == BC_VALUE_TEXT)
    value->text = self->slots[place].text;
  else
    value->id = *self->slots[place].id;
}

/**
 * bc_record_set:
 * @self: a record
 * @field: one of its type's fields
 * @value: its new value, of the field's storage or none; copied
 *
 * Sets a field and notifies its property if the value is another one.
 *
 * Returns: whether it is another one
 */
gboolean
bc_record_set (BcRecord *self, const BcField *field, const BcValue *value)
{
  guint place = (guint) (field - RECORD_CLASS (self)->type->fields);
  BcValue old = BC_VALUE_INIT;

  g_return_val_if_fail (BC_IS_RECORD (self), FALSE);
  g_return_val_if_fail (value->type == BC_VALUE_NONE ||
                          value->type == bc_kind_get_storage (field->kind),
                        FALSE);

  bc_record_peek (self, field, &old);
  if (bc_value_equal (&old, value))
    return FALSE;
  fill_slot (self, place, value);
  g_object_notify (G_OBJECT (self), field->name);
  return TRUE;
}

/**
 * bc_record_dup_heading:
 * @self: a record
 *
 * Names the record for people: see bc_heading_dup().
 *
 * Returns: (transfer full): the name
 */
char *
bc_record_dup_heading (BcRecord *self)
{
  const BcRecordType *type = bc_record_get_record_type (self);
  const BcField *fields[BC_HEADING_MAX_FIELDS];
  BcValue values[BC_HEADING_MAX_FIELDS] = { BC_VALUE_INIT };
  const guint n_fields = bc_heading_get_fields (type, fields);

  for (guint i = 0; i < n_fields; i++)
    bc_record_peek (self, fields[i], &values[i]);
  return bc_heading_dup (type, values);
}
