/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan-item.h"

#include <string.h>

#include "date.h"
#include "field-editor.h"
#include "field.h"
#include "lookup.h"
#include "number.h"
#include "period.h"
#include "record-list-text.h"
#include "text.h"

/* An action as cards and lists show it. */
struct _BcPlanItem
{
  GObject parent_instance;

  BcRecord *record; /* (owned) */
  BcId answers;     /* nil where it answers nothing that exists */
  char *texts[9];   /* (owned): by property */
  gint64 numbers[4];
  double progress;
};

/* Texts first, then whole numbers. */
enum {
  PROP_TITLE = 1,
  PROP_TITLE_KEY,
  PROP_AREA,
  PROP_STATE,
  PROP_PROGRESS_TEXT,
  PROP_DATES,
  PROP_LATENESS,
  PROP_MOVEMENT,
  PROP_AREA_PLACE,
  PROP_STATE_PLACE,
  PROP_BEGINS,
  PROP_DAYS_LATE,
  PROP_PROGRESS,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (BcPlanItem, bc_plan_item, G_TYPE_OBJECT)

static void
bc_plan_item_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  BcPlanItem *self = BC_PLAN_ITEM (object);

  if (property <= PROP_MOVEMENT)
    g_value_set_string (value, self->texts[property]);
  else if (property <= PROP_DAYS_LATE)
    g_value_set_int64 (value, self->numbers[property - PROP_AREA_PLACE]);
  else
    g_value_set_double (value, self->progress);
}

static void
bc_plan_item_finalize (GObject *object)
{
  BcPlanItem *self = BC_PLAN_ITEM (object);

  g_clear_object (&self->record);
  for (guint i = 0; i < G_N_ELEMENTS (self->texts); i++)
    g_free (self->texts[i]);
  G_OBJECT_CLASS (bc_plan_item_parent_class)->finalize (object);
}

static void
bc_plan_item_class_init (BcPlanItemClass *class)
{
  static const char *const names[N_PROPS] = {
    NULL,       "title",    "title-key",  "area",        "state",  "progress-text", "dates",
    "lateness", "movement", "area-place", "state-place", "begins", "days-late",     "progress",
  };
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = bc_plan_item_get_property;
  object_class->finalize = bc_plan_item_finalize;
  for (guint i = PROP_TITLE; i <= PROP_MOVEMENT; i++)
    props[i] = g_param_spec_string (names[i], NULL, NULL, NULL, flags);
  for (guint i = PROP_AREA_PLACE; i <= PROP_DAYS_LATE; i++)
    props[i] = g_param_spec_int64 (names[i], NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  props[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, 0, 1, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bc_plan_item_init (BcPlanItem *self)
{
}

static void
peek (BcPlanItem *self, const char *name, const BcField **field, BcValue *value)
{
  *field = bc_record_type_find_field (bc_record_get_record_type (self->record), name);
  bc_record_peek (self->record, *field, value);
}

static void
take_area (BcPlanItem *self, BcDatabase *reader)
{
  g_auto (BcRecordInfo) info = { 0 };
  const BcField *field;
  BcValue value;

  peek (self, "area", &field, &value);
  self->texts[PROP_AREA] = bc_field_editor_dup_display (field, &value, reader);
  /* Catalogue rows stand in the order in which the areas are published. */
  if (value.type == BC_VALUE_ID && bc_lookup_id (reader, &value.id, &info, NULL))
    self->numbers[0] = info.row;
}

static void
take_state (BcPlanItem *self)
{
  g_autofree char *name = NULL;
  const BcField *field;
  BcValue value;

  peek (self, "state", &field, &value);
  self->texts[PROP_STATE] = bc_record_list_dup_state (self->record);
  name = value.type == BC_VALUE_TEXT ? bc_state_dup_name (value.text) : g_strdup ("");
  if (bc_field_find_choice (field, name) != NULL)
    self->numbers[PROP_STATE_PLACE - PROP_AREA_PLACE] =
      bc_field_find_choice (field, name) - field->choices;
}

static void
take_progress (BcPlanItem *self)
{
  const BcField *field;
  BcValue value;

  peek (self, "progress", &field, &value);
  self->texts[PROP_PROGRESS_TEXT] = bc_field_dup_display (field, &value);
  if (value.type == BC_VALUE_INTEGER)
    self->progress = CLAMP ((double) value.integer / BC_PERCENT_MAX, 0, 1);
}

static void
take_dates (BcPlanItem *self, gint32 today)
{
  const BcField *field;
  BcValue value;
  BcPeriod period = { 0 };

  peek (self, "planned", &field, &value);
  self->texts[PROP_DATES] = bc_field_dup_display (field, &value);
  if (value.type == BC_VALUE_TEXT && bc_period_parse (value.text, &period, NULL))
    self->numbers[PROP_BEGINS - PROP_AREA_PLACE] = period.from;
  self->texts[PROP_LATENESS] = bc_record_list_dup_lateness (self->record, today);
  if (self->texts[PROP_LATENESS] != NULL)
    self->numbers[PROP_DAYS_LATE - PROP_AREA_PLACE] = today - period.to;
}

static void
take_answers (BcPlanItem *self, BcDatabase *reader)
{
  g_auto (BcRecordInfo) info = { 0 };
  const BcField *field;
  BcValue value;

  peek (self, "answers", &field, &value);
  if (value.type == BC_VALUE_ID && bc_lookup_id (reader, &value.id, &info, NULL) && !info.hidden)
    self->answers = value.id;
}

/* @today: Chile's civil date. */
BcPlanItem *
bc_plan_item_new (BcDatabase *reader, BcRecord *action, gint32 today)
{
  BcPlanItem *self = g_object_new (BC_TYPE_PLAN_ITEM, NULL);

  self->record = g_object_ref (action);
  self->texts[PROP_TITLE] = bc_record_dup_heading (action);
  self->texts[PROP_TITLE_KEY] = bc_text_dup_sort_key (self->texts[PROP_TITLE]);
  take_area (self, reader);
  take_state (self);
  take_progress (self);
  take_dates (self, today);
  take_answers (self, reader);
  self->texts[PROP_MOVEMENT] = bc_record_list_dup_movement (action);
  return self;
}

BcRecord *
bc_plan_item_get_record (BcPlanItem *self)
{
  return self->record;
}

/* @area: (out): nil where it has none. */
void
bc_plan_item_get_area (BcPlanItem *self, BcId *area)
{
  const BcField *field;
  BcValue value;

  peek (self, "area", &field, &value);
  *area = value.type == BC_VALUE_ID ? value.id : (BcId){ 0 };
}

/* @purpose: (nullable): a phrase of the dream or a problem; %NULL for none at all. A dropped action
 * answers nothing, and need not. */
gboolean
bc_plan_item_answers (BcPlanItem *self, const BcId *purpose)
{
  const BcField *field;
  BcValue value;

  if (purpose != NULL)
    return bc_id_equal (&self->answers, purpose);
  peek (self, "state", &field, &value);
  return bc_id_is_nil (&self->answers) &&
         !(value.type == BC_VALUE_TEXT && g_str_has_prefix (value.text, "dropped"));
}

/* Whether they are of the same action and show the same of it. */
gboolean
bc_plan_item_equal (BcPlanItem *self, BcPlanItem *other)
{
  if (!bc_id_equal (bc_record_get_id (self->record), bc_record_get_id (other->record)) ||
      memcmp (self->numbers, other->numbers, sizeof self->numbers) != 0 ||
      self->progress != other->progress)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (self->texts); i++)
    if (g_strcmp0 (self->texts[i], other->texts[i]) != 0)
      return FALSE;
  return TRUE;
}
