/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "date.h"
#include "sample-names.h"
#include "sample-parts.h"

/* What the regional committee decides and observes. */

#define YEAR 365

static const struct
{
  const char *kind;
  const char *text;
  const char *answer;
} observations[] = {
  { "question",
    "¿Cuántos locales del eje pagan cuota este mes?",
    "Veintidós, según el libro de la tesorería." },
  { "observation",
    "El avance informado no calza con las fotografías.",
    "Se corrigió el avance y se agregaron fotos de la semana." },
  { "requirement",
    "Adjuntar tres cotizaciones antes de contratar.",
    "Se adjuntaron las tres; se eligió la segunda." },
};

/* The session at which it was decided lies in the region's scope, the decision in the district's.
 */
static BcId
make_session (BcSample *self, BcSamplePlace *place, gint32 date)
{
  BcId committee = bc_sample_find_committee (self, place->region);
  BcId id;

  bc_id_derive (&self->scope, "region", place->region, NULL);
  bc_sample_begin (self, "meeting", date);
  bc_sample_set_id (self, "body", &committee);
  bc_sample_set (self, "kind", "committee-session");
  bc_sample_set_date (self, "date", date);
  bc_sample_set (self, "place", "Sala del Comité Regional");
  bc_sample_format (self, "agenda", "1. %s. 2. Varios.", place->name);
  id = bc_sample_end (self);
  self->scope = place->id;
  return id;
}

static void
decide (BcSample *self,
        BcSamplePlace *place,
        gint32 date,
        const char *kind,
        const char *outcome,
        const char *phase,
        const char *reason)
{
  BcId committee = bc_sample_find_committee (self, place->region);
  BcId session;

  if (date > place->last)
    return;
  bc_sample_start_gesture (self);
  session = make_session (self, place, date);
  bc_sample_begin (self, "decision", date);
  bc_sample_set_id (self, "district", &place->id);
  bc_sample_set (self, "kind", kind);
  bc_sample_set_date (self, "date", date);
  bc_sample_set (self, "outcome", outcome);
  bc_sample_set (self, "phase", phase);
  bc_sample_set_id (self, "body", &committee);
  bc_sample_set_id (self, "session", &session);
  bc_sample_set (self, "reason", reason);
  bc_sample_end (self);
}

static void
score_candidate (BcSample *self, BcSamplePlace *place)
{
  bc_sample_start_gesture (self);
  for (guint i = 1; i <= 4; i++) {
    g_autofree char *code = g_strdup_printf ("2025-muestra-%u", i);

    bc_sample_begin (self, "candidate-score", place->activation + 10);
    bc_sample_set_id (self, "district", &place->id);
    bc_sample_set_code (self, "criterion", "criterion", code);
    bc_sample_set_number (self, "score", bc_sample_pick (self, 8, 19) * 500);
    bc_sample_set (self, "reason", "Según la visita a terreno del comité.");
    bc_sample_end (self);
  }
}

static void
decide_plan (BcSample *self, BcSamplePlace *place)
{
  gboolean observed = place->index % 3 == 1;

  if (!place->submitted)
    return;
  if (observed)
    decide (self,
            place,
            place->planned + 15,
            "plan-approval",
            "observed",
            NULL,
            "Faltan responsables en tres acciones.");
  if (place->phase == BC_SAMPLE_DYNAMIZATION || place->phase == BC_SAMPLE_GRADUATED)
    decide (self,
            place,
            place->planned + 40,
            "plan-approval",
            "approved",
            NULL,
            "Cumple con los seis ámbitos y el sueño del barrio.");
}

static void
decide_dynamization (BcSample *self, BcSamplePlace *place)
{
  if (place->phase != BC_SAMPLE_DYNAMIZATION && place->phase != BC_SAMPLE_GRADUATED)
    return;
  if (!place->panel)
    decide (self,
            place,
            place->dynamization - 5,
            "panel-waiver",
            "approved",
            NULL,
            "Las instituciones asisten a la mesa comunal, que cumple esa función.");
  decide (self, place, place->dynamization, "phase-change", "approved", "dynamization", NULL);
  for (gint32 year = 1; year <= 3; year++)
    decide (self,
            place,
            place->dynamization + year * YEAR - 20,
            "accounts",
            year == 2 && place->index % 4 == 0 ? "observed" : "approved",
            NULL,
            "Rendición del año revisada por muestra.");
}

static void
lock_year (BcSample *self, BcSamplePlace *place, gint32 from)
{
  bc_sample_start_gesture (self);
  bc_sample_begin (self, "period", from + YEAR + 20);
  bc_sample_set_id (self, "district", &place->id);
  bc_sample_set_period (self, "span", from, from + YEAR - 1);
  bc_sample_set_number (self, "locked", 1);
  bc_sample_set (self, "reason", "Informe anual recibido conforme.");
  bc_sample_end (self);
}

/**
 * bc_sample_make_decisions:
 * @self: a sample country
 * @place: a district
 *
 * Makes the decisions that its phase and its plan's state follow from, and the years that the
 * region locked.
 */
void
bc_sample_make_decisions (BcSample *self, BcSamplePlace *place)
{
  self->author = place->reviewer;
  if (place->phase == BC_SAMPLE_CANDIDATE) {
    score_candidate (self, place);
    self->author = place->author;
    return;
  }
  decide (self, place, place->activation, "phase-change", "approved", "activation", NULL);
  decide_plan (self, place);
  decide_dynamization (self, place);
  if (place->phase == BC_SAMPLE_GRADUATED)
    decide (self, place, place->graduated, "phase-change", "approved", "graduated", NULL);
  if (place->phase == BC_SAMPLE_WITHDRAWN)
    decide (self,
            place,
            place->graduated,
            "phase-change",
            "approved",
            "withdrawn",
            "La asociación decidió no continuar.");
  if (place->dynamization + YEAR + 20 <= place->last && place->phase != BC_SAMPLE_WITHDRAWN)
    lock_year (self, place, place->dynamization);
  self->author = place->author;
}

static void
answer (BcSample *self, BcSamplePlace *place, const BcId *observation, guint which, gint32 date)
{
  self->author = place->author;
  bc_sample_start_gesture (self);
  bc_sample_begin (self, "answer", date);
  bc_sample_set_id (self, "observation", observation);
  bc_sample_set (self, "text", observations[which].answer);
  bc_sample_set (self, "author", g_array_index (self->authors, BcSampleAuthor, place->author).name);
  bc_sample_set_date (self, "date", date);
  bc_sample_end (self);
  bc_sample_edit (self, "observation", observation, date);
  bc_sample_set (self, "state", "answered");
  bc_sample_end (self);
}

static void
resolve (BcSample *self, BcSamplePlace *place, const BcId *observation, gint32 date)
{
  self->author = place->reviewer;
  bc_sample_start_gesture (self);
  bc_sample_edit (self, "observation", observation, date);
  bc_sample_set (self, "state", "resolved");
  bc_sample_end (self);
}

static void
observe (BcSample *self, BcSamplePlace *place, const BcId *record, gint32 date)
{
  guint which = (guint) bc_sample_pick (self, 0, G_N_ELEMENTS (observations) - 1);
  gint32 fate = bc_sample_pick (self, 0, 99);
  BcId id;

  self->author = place->reviewer;
  bc_sample_start_gesture (self);
  bc_sample_begin (self, "observation", date);
  bc_sample_set_id (self, "record", record);
  bc_sample_set (self, "text", observations[which].text);
  bc_sample_set (self, "kind", observations[which].kind);
  bc_sample_set (self,
                 "author",
                 g_array_index (self->authors, BcSampleAuthor, place->reviewer).name);
  bc_sample_set (self, "state", "open");
  bc_sample_set_date (self, "date", date);
  id = bc_sample_end (self);
  if (fate < 70 && date + 15 <= place->last)
    answer (self, place, &id, which, date + 15);
  if (fate < 45 && date + 25 <= place->last)
    resolve (self, place, &id, date + 25);
}

/**
 * bc_sample_make_observations:
 * @self: a sample country
 * @place: a district with its actions
 *
 * Makes what the region asked about its actions and its plan, and what was answered.
 */
void
bc_sample_make_observations (BcSample *self, BcSamplePlace *place)
{
  gint32 from = MAX (place->planned, place->activation) + 5;

  if (place->actions->len == 0 || from > place->last)
    return;
  observe (self, place, &place->plan, from);
  for (gint32 i = bc_sample_pick (self, 2, self->scale.bulk ? 2 : 5); i > 0; i--) {
    guint action = (guint) bc_sample_pick (self, 0, (gint32) place->actions->len - 1);
    gint32 date = bc_sample_chance (self, 50) ? bc_sample_pick (self, from, place->last)
                                              : MAX (from, place->last - i * 9);

    observe (self, place, &g_array_index (place->actions, BcSampleAction, action).id, date);
  }
  self->author = place->author;
}
