/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "uf-item.h"

#include "date.h"
#include "number.h"

struct _BcUfItem
{
  GObject parent_instance;

  BcUfDay day;
};

enum {
  PROP_DATE = 1,
  PROP_VALUE,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (BcUfItem, bc_uf_item, G_TYPE_OBJECT)

static char *
dup_value (const BcUfItem *self)
{
  g_autofree char *number = bc_number_dup_decimal_screen (self->day.value);

  return g_strdup_printf ("$%s", number);
}

static void
bc_uf_item_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  const BcUfItem *self = BC_UF_ITEM (object);

  switch (property) {
  case PROP_DATE:
    g_value_take_string (value, bc_date_dup_screen (self->day.day));
    break;
  case PROP_VALUE:
    g_value_take_string (value, dup_value (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
  }
}

static void
bc_uf_item_class_init (BcUfItemClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  G_OBJECT_CLASS (klass)->get_property = bc_uf_item_get_property;
  props[PROP_DATE] = g_param_spec_string ("date", NULL, NULL, NULL, flags);
  props[PROP_VALUE] = g_param_spec_string ("value", NULL, NULL, NULL, flags);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
}

static void
bc_uf_item_init (BcUfItem *self)
{
}

/**
 * bc_uf_items_new:
 * @days: (element-type BcUfDay): values
 * @words: (array zero-terminated=1): what was typed, see bc_uf_day_matches()
 *
 * Makes rows of the days that are meant. It may be called in any thread.
 *
 * Returns: (transfer full) (element-type BcUfItem): the rows
 */
GPtrArray *
bc_uf_items_new (const GArray *days, const char *const *words)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < days->len; i++) {
    const BcUfDay *day = &g_array_index (days, BcUfDay, i);
    BcUfItem *item = NULL;

    if (!bc_uf_day_matches (day->day, words))
      continue;
    item = g_object_new (BC_TYPE_UF_ITEM, NULL);
    item->day = *day;
    g_ptr_array_add (items, item);
  }
  return items;
}

/**
 * bc_uf_item_equal:
 * @self: a row
 * @other: another
 *
 * Returns: whether both say the same of the same day
 */
gboolean
bc_uf_item_equal (BcUfItem *self, BcUfItem *other)
{
  return self->day.day == other->day.day && self->day.value == other->day.value;
}

/**
 * bc_uf_item_get_day:
 * @self: a row
 *
 * Returns: the day
 */
gint32
bc_uf_item_get_day (BcUfItem *self)
{
  g_return_val_if_fail (BC_IS_UF_ITEM (self), BC_DATE_NONE);

  return self->day.day;
}
