/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "business-row.h"

#include <string.h>

struct _BcBusinessRow
{
  GObject parent_instance;

  BcBusinessFigures figures; /* (owned) */
};

G_DEFINE_FINAL_TYPE (BcBusinessRow, bc_business_row, G_TYPE_OBJECT)

/* A text's property is its place in BcBusinessText and one; the ranks follow. */
#define N_SHOWN    BC_BUSINESS_STATE_NAME
#define FIRST_RANK (N_SHOWN + 1)
#define N_PROPS    (FIRST_RANK + BC_N_BUSINESS_RANKS)

static GParamSpec *properties[N_PROPS];

static void
bc_business_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BcBusinessRow *self = BC_BUSINESS_ROW (object);

  if (prop_id < FIRST_RANK)
    g_value_set_string (value, self->figures.texts[prop_id - 1]);
  else if (prop_id < N_PROPS)
    g_value_set_int (value, self->figures.ranks[prop_id - FIRST_RANK]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
bc_business_row_finalize (GObject *object)
{
  BcBusinessRow *self = BC_BUSINESS_ROW (object);

  for (guint i = 0; i < BC_N_BUSINESS_TEXTS; i++)
    g_free (self->figures.texts[i]);
  G_OBJECT_CLASS (bc_business_row_parent_class)->finalize (object);
}

static void
bc_business_row_class_init (BcBusinessRowClass *klass)
{
  static const char *const texts[N_SHOWN] = { "name", "place",   "use",    "state", "owner",
                                              "rut",  "changed", "street", "seen" };
  static const char *const ranks[BC_N_BUSINESS_RANKS] = {
    "name-rank",    "place-rank",  "use-rank",   "state-rank", "rut-rank",
    "changed-rank", "street-rank", "seen-today", "anchor",     "stated",
  };
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bc_business_row_get_property;
  object_class->finalize = bc_business_row_finalize;
  for (guint i = 0; i < N_SHOWN; i++)
    properties[i + 1] = g_param_spec_string (texts[i], NULL, NULL, NULL, flags);
  for (guint i = 0; i < BC_N_BUSINESS_RANKS; i++)
    properties[FIRST_RANK + i] =
      g_param_spec_int (ranks[i], NULL, NULL, G_MININT, G_MAXINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bc_business_row_init (BcBusinessRow *self)
{
}

/**
 * bc_business_row_new:
 * @figures: what a register says of a business; its texts are taken
 *
 * Returns: (transfer full): its row
 */
BcBusinessRow *
bc_business_row_new (BcBusinessFigures *figures)
{
  BcBusinessRow *self = g_object_new (BC_TYPE_BUSINESS_ROW, NULL);

  self->figures = *figures;
  *figures = (BcBusinessFigures){ 0 };
  return self;
}

/**
 * bc_business_row_get_figures:
 * @self: a row
 *
 * Returns: (transfer none): what it says
 */
const BcBusinessFigures *
bc_business_row_get_figures (BcBusinessRow *self)
{
  return &self->figures;
}

/**
 * bc_business_row_is_same:
 * @self: a row
 * @other: another
 *
 * Returns: whether both are about the same business
 */
gboolean
bc_business_row_is_same (BcBusinessRow *self, BcBusinessRow *other)
{
  return bc_id_equal (&self->figures.id, &other->figures.id);
}

static gboolean
is_in_the_same_place (const BcBusinessFigures *one, const BcBusinessFigures *other)
{
  if (!one->placed || !other->placed)
    return one->placed == other->placed;
  return one->position.latitude == other->position.latitude &&
         one->position.longitude == other->position.longitude;
}

static gboolean
says_the_same (const BcBusinessFigures *one, const BcBusinessFigures *other)
{
  for (guint i = 0; i < BC_N_BUSINESS_TEXTS; i++)
    if (strcmp (one->texts[i], other->texts[i]) != 0)
      return FALSE;
  return is_in_the_same_place (one, other) &&
         memcmp (one->ranks, other->ranks, sizeof one->ranks) == 0;
}

/**
 * bc_business_row_assume:
 * @self: a row
 * @other: another about the same business, read later; it is of no use afterwards
 *
 * Says from now on what the other says: what shows the row, and has the keyboard, stays.
 *
 * Returns: whether that is something else
 */
gboolean
bc_business_row_assume (BcBusinessRow *self, BcBusinessRow *other)
{
  const BcBusinessFigures before = self->figures;

  if (self == other || says_the_same (&self->figures, &other->figures))
    return FALSE;
  self->figures = other->figures;
  other->figures = before;
  for (guint i = 1; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  return TRUE;
}
