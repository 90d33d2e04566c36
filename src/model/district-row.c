/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "district-row.h"

#include <glib/gi18n-lib.h>

#include "dictionary.h"
#include "number.h"

struct _BcDistrictRow
{
  GObject parent_instance;

  BcDistrictFigures figures;
};

G_DEFINE_FINAL_TYPE (BcDistrictRow, bc_district_row, G_TYPE_OBJECT)

enum {
  PROP_NAME = 1,
  PROP_COMMUNE,
  PROP_REGION,
  PROP_CALL,
  PROP_PHASE,
  PROP_GROUP,
  PROP_PANEL,
  PROP_PROGRESS,
  PROP_LATE,
  PROP_PROGRESS_RANK,
  PROP_LATE_RANK,
  PROP_NAME_RANK,
  PROP_COMMUNE_RANK,
  PROP_REGION_RANK,
  PROP_PHASE_RANK,
  PROP_GROUP_RANK,
  PROP_PANEL_RANK,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static char *
dup_phase (const BcDistrictFigures *figures)
{
  const BcField *field = bc_record_type_find_field (bc_dictionary_find ("district"), "phase");
  const BcChoice *choice = bc_field_find_choice (field, figures->phase);

  return g_strdup (choice ? bc_choice_get_label (choice) : figures->phase);
}

static char *
dup_group (const BcDistrictFigures *figures)
{
  return g_strdup (figures->group ? _ ("Constituted") : _ ("Not yet"));
}

static char *
dup_panel (const BcDistrictFigures *figures)
{
  return g_strdup (figures->panel ? C_ ("feminine", "Constituted") : _ ("Not yet"));
}

static char *
dup_progress (const BcDistrictFigures *figures)
{
  return figures->progress < 0 ? g_strdup ("–") : bc_number_dup_percent_screen (figures->progress);
}

static char *
dup_late (const BcDistrictFigures *figures)
{
  g_autofree char *number = bc_number_dup_whole_screen (figures->late);

  if (figures->late == 0)
    return g_strdup ("–");
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%s late", "%s late", (gulong) figures->late),
    number);
}

static char *
dup_text (const BcDistrictFigures *figures, guint prop_id)
{
  switch (prop_id) {
  case PROP_NAME:
    return g_strdup (figures->name);
  case PROP_COMMUNE:
    return g_strdup (figures->commune);
  case PROP_REGION:
    return g_strdup (figures->region);
  case PROP_CALL:
    return g_strdup (figures->call);
  case PROP_PHASE:
    return dup_phase (figures);
  case PROP_GROUP:
    return dup_group (figures);
  case PROP_PANEL:
    return dup_panel (figures);
  case PROP_PROGRESS:
    return dup_progress (figures);
  default:
    return dup_late (figures);
  }
}

static gint
get_rank (const BcDistrictFigures *figures, guint prop_id)
{
  switch (prop_id) {
  case PROP_PROGRESS_RANK:
    return figures->progress;
  case PROP_LATE_RANK:
    return figures->late;
  case PROP_NAME_RANK:
    return figures->name_rank;
  case PROP_COMMUNE_RANK:
    return figures->commune_rank;
  case PROP_REGION_RANK:
    return figures->region_rank;
  case PROP_PHASE_RANK:
    return figures->phase_rank;
  case PROP_GROUP_RANK:
    return figures->group;
  default:
    return figures->panel;
  }
}

static void
bc_district_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BcDistrictRow *self = BC_DISTRICT_ROW (object);

  if (prop_id >= PROP_PROGRESS_RANK)
    g_value_set_int (value, get_rank (&self->figures, prop_id));
  else
    g_value_take_string (value, dup_text (&self->figures, prop_id));
}

static void
bc_district_row_finalize (GObject *object)
{
  bc_district_figures_clear (&BC_DISTRICT_ROW (object)->figures);
  G_OBJECT_CLASS (bc_district_row_parent_class)->finalize (object);
}

static GParamSpec *
make_property (guint prop_id, const char *name)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  if (prop_id >= PROP_PROGRESS_RANK)
    return g_param_spec_int (name, NULL, NULL, G_MININT, G_MAXINT, 0, flags);
  return g_param_spec_string (name, NULL, NULL, NULL, flags);
}

static void
bc_district_row_class_init (BcDistrictRowClass *klass)
{
  static const char *const names[N_PROPS] = {
    NULL,        "name",         "commune",     "region",     "call",          "phase",
    "group",     "panel",        "progress",    "late",       "progress-rank", "late-rank",
    "name-rank", "commune-rank", "region-rank", "phase-rank", "group-rank",    "panel-rank",
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bc_district_row_get_property;
  object_class->finalize = bc_district_row_finalize;
  for (guint i = 1; i < N_PROPS; i++)
    properties[i] = make_property (i, names[i]);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bc_district_row_init (BcDistrictRow *self)
{
}

/**
 * bc_district_figures_clear:
 * @self: figures
 *
 * Frees what they own.
 */
void
bc_district_figures_clear (BcDistrictFigures *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->commune, g_free);
  g_clear_pointer (&self->region, g_free);
  g_clear_pointer (&self->region_code, g_free);
  g_clear_pointer (&self->call, g_free);
  g_clear_pointer (&self->phase, g_free);
  g_clear_pointer (&self->words, g_free);
}

/**
 * bc_district_row_new:
 * @figures: the district's figures, whose texts are taken
 *
 * Returns: (transfer full): a row
 */
BcDistrictRow *
bc_district_row_new (BcDistrictFigures *figures)
{
  BcDistrictRow *self = g_object_new (BC_TYPE_DISTRICT_ROW, NULL);

  self->figures = *figures;
  memset (figures, 0, sizeof *figures);
  return self;
}

/**
 * bc_district_row_get_figures:
 * @self: a row
 *
 * Returns: (transfer none): its figures
 */
const BcDistrictFigures *
bc_district_row_get_figures (BcDistrictRow *self)
{
  g_return_val_if_fail (BC_IS_DISTRICT_ROW (self), NULL);

  return &self->figures;
}

/**
 * bc_district_row_get_id:
 * @self: a row
 *
 * Returns: (transfer none): the district
 */
const BcId *
bc_district_row_get_id (BcDistrictRow *self)
{
  g_return_val_if_fail (BC_IS_DISTRICT_ROW (self), NULL);

  return &self->figures.id;
}
