/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reference-picker-item.h"

#include <string.h>

#include "columns.h"
#include "field-editor.h"
#include "text.h"

/* A record that a reference may name. */
struct _BcReferencePickerItem
{
  GObject parent_instance;

  BcId id;
  char *name;   /* (owned) */
  char *detail; /* (owned): its code, or the date that tells it from others; may be empty */
  char *folded; /* (owned): both, without accents and capitals */
  char *key;    /* (owned): its place in Spanish order */
};

enum {
  PROP_NAME = 1,
  PROP_DETAIL,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (BcReferencePickerItem, bc_reference_picker_item, G_TYPE_OBJECT)

static void
bc_reference_picker_item_get_property (GObject *object,
                                       guint property,
                                       GValue *value,
                                       GParamSpec *pspec)
{
  BcReferencePickerItem *self = BC_REFERENCE_PICKER_ITEM (object);

  switch (property) {
  case PROP_NAME:
    g_value_set_string (value, self->name);
    break;
  case PROP_DETAIL:
    g_value_set_string (value, self->detail);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
  }
}

static void
bc_reference_picker_item_finalize (GObject *object)
{
  BcReferencePickerItem *self = BC_REFERENCE_PICKER_ITEM (object);

  g_free (self->name);
  g_free (self->detail);
  g_free (self->folded);
  g_free (self->key);
  G_OBJECT_CLASS (bc_reference_picker_item_parent_class)->finalize (object);
}

static void
bc_reference_picker_item_class_init (BcReferencePickerItemClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = bc_reference_picker_item_get_property;
  object_class->finalize = bc_reference_picker_item_finalize;
  props[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  props[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bc_reference_picker_item_init (BcReferencePickerItem *self)
{
}

const BcId *
bc_reference_picker_item_get_id (BcReferencePickerItem *self)
{
  return &self->id;
}

/* Whether all the words, folded, stand in it. */
gboolean
bc_reference_picker_item_matches (BcReferencePickerItem *self, const char *const *words)
{
  for (; *words != NULL; words++)
    if (strstr (self->folded, *words) == NULL)
      return FALSE;
  return TRUE;
}

static const BcField *
find_title (const BcRecordType *type)
{
  const BcField *title = bc_record_type_get_title (type);

  return title != NULL ? title : &type->fields[0];
}

/* What is shown beside the title: a code, or else a date. */
static const BcField *
find_detail (const BcRecordType *type)
{
  const BcField *code = bc_record_type_get_code (type);

  if (code != NULL)
    return code;
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].kind == BC_KIND_DATE)
      return &type->fields[i];
  return find_title (type);
}

static char *
dup_column (BcCursor *cursor, int column, const BcField *field, BcStore *store)
{
  g_auto (BcValue) value = BC_VALUE_INIT;

  bc_cursor_get_value (cursor, column, bc_kind_get_storage (field->kind), &value);
  return bc_field_editor_dup_display (field, &value, bc_store_get_reader (store));
}

static BcReferencePickerItem *
create (BcStore *store, const BcRecordType *type, BcCursor *cursor)
{
  BcReferencePickerItem *self = g_object_new (BC_TYPE_REFERENCE_PICKER_ITEM, NULL);
  const BcField *title = find_title (type);
  const BcField *detail = find_detail (type);
  g_autofree char *all = NULL;

  bc_cursor_get_id (cursor, 0, &self->id);
  self->name = dup_column (cursor, 1, title, store);
  self->detail = detail != title ? dup_column (cursor, 2, detail, store) : g_strdup ("");
  all = g_strconcat (self->detail, " ", self->name, NULL);
  self->folded = bc_text_fold (all);
  self->key = bc_text_dup_sort_key (self->name);
  return self;
}

static char *
dup_sql (const BcRecordType *type)
{
  g_autofree char *table = bc_sql_dup_name (type->name);
  g_autofree char *title = bc_sql_dup_name (find_title (type)->name);
  g_autofree char *detail = bc_sql_dup_name (find_detail (type)->name);

  return g_strdup_printf ("SELECT r.id, t.\"%s\", t.\"%s\" FROM \"%s\" t "
                          "JOIN record r ON r.row = t.row WHERE t.hidden = 0%s ORDER BY t.row",
                          title,
                          detail,
                          table,
                          type->scope == BC_SCOPE_OWNER
                            ? " AND r.scope = (SELECT row FROM scope WHERE id = ?)"
                            : "");
}

static void
list_type (BcStore *store, const BcRecordType *type, const BcId *scope, GPtrArray *items)
{
  g_autofree char *sql = dup_sql (type);
  g_autoptr (BcCursor) cursor = bc_database_query (bc_store_get_reader (store), sql, NULL);

  if (cursor == NULL)
    return;
  if (type->scope == BC_SCOPE_OWNER)
    bc_cursor_bind_id (cursor, 1, scope);
  while (bc_cursor_step (cursor, NULL) == BC_STEP_ROW)
    g_ptr_array_add (items, create (store, type, cursor));
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const BcReferencePickerItem *const *first = a;
  const BcReferencePickerItem *const *second = b;

  return g_strcmp0 ((*first)->key, (*second)->key);
}

/* The records that a reference may name: of a district only its own; a short catalogue stays in the
 * order in which it was published. */
GPtrArray *
bc_reference_picker_list (BcStore *store, const BcField *field, const BcId *scope)
{
  g_auto (GStrv) targets = g_strsplit (field->targets != NULL ? field->targets : "", " ", -1);
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  const BcRecordType *type = NULL;

  for (char **name = targets; *name != NULL; name++) {
    type = bc_dictionary_find (*name);
    list_type (store, type, scope, items);
  }
  if (type == NULL || !type->catalogue || items->len > 20)
    g_ptr_array_sort (items, compare_items);
  return items;
}
