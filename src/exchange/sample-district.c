/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "date.h"
#include "sample-names.h"
#include "sample-parts.h"

/* The district itself: what it is, the steps of its phases, and its years after graduation. */

#define MONTH 30
#define YEAR  365

static const char *const social[] = {
  "Vecinos antiguos y familias jóvenes que compran a diario en almacenes atendidos por sus dueños.",
  "Punto de encuentro de trabajadores y estudiantes; los sábados llega gente de toda la comuna.",
  "Comercio de confianza, con fiado y trato por el nombre; muchas dueñas son jefas de hogar.",
};
static const char *const cultural[] = {
  "Fiesta de aniversario del barrio, feria de artesanos y comparsas en primavera.",
  "Memoria ferroviaria y portuaria que se cuenta en sus bares, talleres y cocinerías.",
  "Música en vivo los viernes y una tradición de panaderías y oficios que pasa de padres a hijas.",
};
static const char *const architectural[] = {
  "Fachada continua de dos pisos, balcones de madera y letreros pintados a mano.",
  "Manzanas de damero con galerías interiores y pasajes comerciales de los años sesenta.",
  "Casas de madera con mansarda, veredas angostas y una plaza que ordena el comercio.",
};
static const char *const slogans[] = {
  "Aquí te conocen",
  "El corazón de la ciudad",
  "Compra cerca, vive mejor",
  "Siempre a la vuelta",
};

static const struct
{
  const char *code;
  BcSamplePhase phase;
  gint32 months;
} milestones[] = {
  { "candidate-proposed", BC_SAMPLE_CANDIDATE, 0 },
  { "candidate-scored", BC_SAMPLE_CANDIDATE, 0 },
  { "candidate-selected", BC_SAMPLE_CANDIDATE, 1 },
  { "activation-manager", BC_SAMPLE_ACTIVATION, 0 },
  { "activation-launch", BC_SAMPLE_ACTIVATION, 1 },
  { "activation-survey", BC_SAMPLE_ACTIVATION, 3 },
  { "activation-gal", BC_SAMPLE_ACTIVATION, 4 },
  { "activation-panel", BC_SAMPLE_ACTIVATION, 4 },
  { "activation-diagnosis", BC_SAMPLE_ACTIVATION, 5 },
  { "activation-dream", BC_SAMPLE_ACTIVATION, 6 },
  { "activation-workshop", BC_SAMPLE_ACTIVATION, 7 },
  { "activation-plan", BC_SAMPLE_ACTIVATION, 8 },
  { "activation-plan-approved", BC_SAMPLE_ACTIVATION, 10 },
  { "activation-close", BC_SAMPLE_ACTIVATION, 12 },
  { "dynamization-start", BC_SAMPLE_DYNAMIZATION, 0 },
  { "dynamization-funding", BC_SAMPLE_DYNAMIZATION, 2 },
  { "dynamization-brand", BC_SAMPLE_DYNAMIZATION, 6 },
  { "dynamization-first-review", BC_SAMPLE_DYNAMIZATION, 12 },
  { "dynamization-second-review", BC_SAMPLE_DYNAMIZATION, 24 },
  { "dynamization-close", BC_SAMPLE_DYNAMIZATION, 36 },
  { "graduated-first-survey", BC_SAMPLE_GRADUATED, 12 },
  { "graduated-second-survey", BC_SAMPLE_GRADUATED, 24 },
  { "graduated-third-survey", BC_SAMPLE_GRADUATED, 36 },
};

static void
describe_district (BcSample *self, BcSamplePlace *place)
{
  const char *manager = g_array_index (self->authors, BcSampleAuthor, place->author).name;

  bc_sample_start_gesture (self);
  bc_sample_edit (self, "district", &place->id, place->activation + 3 * MONTH);
  if (place->managed)
    bc_sample_set (self, "manager", manager);
  bc_sample_set (self, "social-character", BC_SAMPLE_PICK (self, social));
  bc_sample_set (self, "cultural-character", BC_SAMPLE_PICK (self, cultural));
  bc_sample_set (self, "architectural-character", BC_SAMPLE_PICK (self, architectural));
  bc_sample_set_boundary (self, place);
  bc_sample_end (self);
}

static void
brand_district (BcSample *self, BcSamplePlace *place)
{
  if (place->dynamization + 6 * MONTH > place->last || place->phase == BC_SAMPLE_WITHDRAWN)
    return;
  bc_sample_start_gesture (self);
  bc_sample_edit (self, "district", &place->id, place->dynamization + 6 * MONTH);
  bc_sample_set (self, "brand-name", place->name);
  bc_sample_set (self, "brand-slogan", BC_SAMPLE_PICK (self, slogans));
  bc_sample_end (self);
}

/**
 * bc_sample_make_district:
 * @self: a sample country
 * @place: a district; gets its identifier
 *
 * Makes the district itself: entered by the council, described by who keeps it.
 */
void
bc_sample_make_district (BcSample *self, BcSamplePlace *place)
{
  self->author = 0;
  self->floor = place->entered;
  bc_sample_start_gesture (self);
  bc_sample_begin (self, "district", place->entered);
  bc_sample_set (self, "name", place->name);
  bc_sample_set_code (self, "commune", "commune", place->commune);
  bc_sample_set_code (self, "call", "call", place->call);
  place->id = bc_sample_end (self);
  g_array_index (self->events, BcSampleEvent, self->events->len - 1).scope = place->id;
  self->scope = place->id;
  self->author = place->author;
  self->floor = place->activation;
  describe_district (self, place);
  brand_district (self, place);
}

static gint32
find_start (const BcSamplePlace *place, BcSamplePhase phase)
{
  switch (phase) {
  case BC_SAMPLE_CANDIDATE:
    return place->activation - MONTH;
  case BC_SAMPLE_ACTIVATION:
    return place->activation;
  case BC_SAMPLE_DYNAMIZATION:
    return place->dynamization;
  case BC_SAMPLE_GRADUATED:
  case BC_SAMPLE_WITHDRAWN:
  default:
    return place->graduated;
  }
}

static gboolean
has_phase (const BcSamplePlace *place, BcSamplePhase phase)
{
  if (place->phase == BC_SAMPLE_WITHDRAWN)
    return phase <= BC_SAMPLE_ACTIVATION;
  return phase <= place->phase;
}

static void
make_milestone (BcSample *self, BcSamplePlace *place, guint which, gint32 start)
{
  gint32 planned = start + milestones[which].months * MONTH;
  gint32 actual = planned + bc_sample_pick (self, -10, 45);
  BcId id;

  bc_sample_begin (self, "milestone", start);
  bc_sample_set_id (self, "district", &place->id);
  bc_sample_set_code (self, "kind", "milestone-kind", milestones[which].code);
  bc_sample_set_date (self, "planned", planned);
  id = bc_sample_end (self);
  if (actual > place->last)
    return;
  bc_sample_edit (self, "milestone", &id, actual);
  bc_sample_set_date (self, "actual", MAX (actual, start));
  if (actual > planned + MONTH)
    bc_sample_set (self, "notes", "Se retrasó por la firma del convenio.");
  bc_sample_end (self);
}

/**
 * bc_sample_make_milestones:
 * @self: a sample country
 * @place: a district
 *
 * Makes the steps of the phases that it has entered, reached or still to come.
 */
void
bc_sample_make_milestones (BcSample *self, BcSamplePlace *place)
{
  for (guint i = 0; i < G_N_ELEMENTS (milestones); i++) {
    bc_sample_start_gesture (self);
    if (has_phase (place, milestones[i].phase))
      make_milestone (self, place, i, find_start (place, milestones[i].phase));
  }
}

static void
make_survey (BcSample *self, BcSamplePlace *place, gint32 number)
{
  static const char *const payers[] = { "La municipalidad", "La asociación y la municipalidad" };

  bc_sample_start_gesture (self);
  bc_sample_begin (self, "yearly-survey", place->graduated + number * YEAR);
  bc_sample_set_id (self, "district", &place->id);
  bc_sample_set_number (self, "year", bc_date_get_year (place->graduated) + number);
  bc_sample_set_number (self, "still-meets", bc_sample_chance (self, 80));
  bc_sample_set_number (self, "collects-fees", bc_sample_chance (self, 55));
  bc_sample_set_number (self, "members", bc_sample_pick (self, 12, 45));
  bc_sample_set (self, "upkeep-payer", BC_SAMPLE_PICK (self, payers));
  bc_sample_set_number (self, "brand-in-use", bc_sample_chance (self, 70));
  bc_sample_set_number (self, "yearly-plan", bc_sample_chance (self, 60));
  bc_sample_set_number (self, "money-raised", bc_sample_pick (self, 0, 80) * 100000);
  bc_sample_set (self, "money-sources", "Fondo municipal y rifas");
  bc_sample_set_number (self, "vacant-premises", bc_sample_pick (self, 1, 12));
  bc_sample_set_number (self, "would-repeat", bc_sample_chance (self, 90));
  bc_sample_set (self, "missing", "Iluminación en los pasajes y baños públicos.");
  bc_sample_end (self);
}

/**
 * bc_sample_make_surveys:
 * @self: a sample country
 * @place: a district
 *
 * Makes the yearly questionnaires of a district that graduated.
 */
void
bc_sample_make_surveys (BcSample *self, BcSamplePlace *place)
{
  if (place->phase != BC_SAMPLE_GRADUATED)
    return;
  for (gint32 year = 1; year <= 3 && place->graduated + year * YEAR <= place->last; year++)
    make_survey (self, place, year);
}
