/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "date.h"
#include "sample-names.h"
#include "sample-parts.h"

/* The plan of a district: what is wrong, what is dreamt of, and what is done about it. */

#define MONTH     30
#define YEAR      365
#define N_AREAS   6
#define N_TITLES  5
#define N_PHRASES 3

/* How many action types the catalogue has for each area. */
static const gint32 n_types[N_AREAS] = { 3, 4, 4, 4, 5, 7 };

static const char *const problems[N_AREAS] = {
  "Cada local trabaja por su cuenta y nadie convoca",
  "La oferta se repite y cierra temprano",
  "El barrio no tiene nombre ni imagen que lo distinga",
  "Pocas vitrinas atractivas y poco uso de medios de pago",
  "Veredas rotas y cruces peligrosos en el eje principal",
  "Poca luz de noche, basura y sensación de inseguridad",
};
static const char *const phrases[N_PHRASES] = {
  "Un barrio donde se camina tranquilo de día y de noche",
  "Un comercio unido que se ayuda y se recomienda",
  "Un lugar con identidad al que la gente quiere volver",
};
static const char *const objectives[N_AREAS] = {
  "Una asociación que se reúne, decide y se financia",
  "Una oferta más variada, con promociones en común",
  "Una marca reconocida por vecinos y visitantes",
  "Locales con mejor gestión, vitrina y medios de pago",
  "Un eje peatonal cómodo y accesible",
  "Un entorno limpio, iluminado y seguro",
};
static const char *const titles[N_AREAS][N_TITLES] = {
  { "Formalización de la asociación",
    "Sistema de cuotas y tesorería",
    "Convenio con la municipalidad",
    "Oficina del barrio",
    "Gira a otro barrio comercial" },
  { "Campaña de Fiestas Patrias",
    "Compra conjunta de embalajes",
    "Noche de compras",
    "Feria mensual en la plaza",
    "Tienda en línea del barrio" },
  { "Marca y logotipo del barrio",
    "Directorio impreso y en la web",
    "Plan de redes sociales",
    "Mural con la historia del barrio",
    "Señalética de fachadas" },
  { "Taller de vitrinismo",
    "Curso de medios de pago",
    "Asesoría contable a locales",
    "Mejora de fachadas y letreros",
    "Sello de buena atención" },
  { "Ensanche de veredas",
    "Cruce peatonal frente a la plaza",
    "Escaños y sombreaderos",
    "Recambio de luminarias",
    "Toldos iguales en el eje" },
  { "Limpieza diaria del eje",
    "Alarmas comunitarias",
    "Jardineras y maceteros",
    "Cámaras de televigilancia",
    "Contenedores de reciclaje" },
};

static void
add_answer (BcSamplePlace *place, BcId id)
{
  g_array_append_val (place->answers, id);
}

static void
make_problem (BcSample *self, BcSamplePlace *place, guint area, gint32 date)
{
  bc_sample_begin (self, "problem", date);
  bc_sample_set_id (self, "plan", &place->plan);
  bc_sample_set (self, "text", problems[area]);
  bc_sample_format (self, "evidence", "Lo dijeron %d de 10 locales.", bc_sample_pick (self, 4, 9));
  bc_sample_set_code (self, "area", "area", (const char[]){ (char) ('1' + area), '\0' });
  add_answer (place, bc_sample_end (self));
}

static void
make_dream (BcSample *self, BcSamplePlace *place, gint32 date)
{
  bc_sample_start_gesture (self);
  bc_sample_edit (self, "district", &place->id, date);
  bc_sample_format (self, "dream", "%s. %s. %s.", phrases[0], phrases[1], phrases[2]);
  bc_sample_end (self);
  for (guint i = 0; i < N_PHRASES; i++) {
    bc_sample_begin (self, "dream-phrase", date);
    bc_sample_set_id (self, "plan", &place->plan);
    bc_sample_set (self, "text", phrases[i]);
    add_answer (place, bc_sample_end (self));
  }
}

/* The moment at which an action's dates lie decides how far it has come. */
static const char *
choose_state (BcSample *self, BcSamplePlace *place, gint32 from, gint32 to)
{
  gint32 chance = bc_sample_pick (self, 0, 99);

  if (place->phase == BC_SAMPLE_ACTIVATION || place->phase == BC_SAMPLE_WITHDRAWN)
    return chance < 30 ? "proposed" : chance < 60 ? "prioritised" : "planned";
  if (to <= place->last)
    return chance < 78 ? "done" : chance < 90 ? "under-way" : chance < 95 ? "planned" : "dropped";
  if (from <= place->last)
    return chance < 85 ? "under-way" : "planned";
  return chance < 50 ? "planned" : chance < 80 ? "prioritised" : "proposed";
}

static void
set_plan_of_action (BcSample *self,
                    BcSamplePlace *place,
                    const BcSampleAction *action,
                    guint number)
{
  int area = action->area - 1;
  g_autofree char *type =
    g_strdup_printf ("%d.%d", action->area, bc_sample_pick (self, 1, n_types[area]));
  g_autofree char *person = bc_sample_dup_person (self, bc_sample_chance (self, 50));
  guint answer = (guint) bc_sample_pick (self, 0, (gint32) place->answers->len - 1);

  bc_sample_set_id (self, "plan", &place->plan);
  bc_sample_format (self,
                    "title",
                    number < N_AREAS * N_TITLES ? "%s" : "%s, etapa %u",
                    titles[area][number / N_AREAS % N_TITLES],
                    1 + number / (N_AREAS * N_TITLES));
  bc_sample_set_code (self, "area", "area", (const char[]){ (char) ('0' + action->area), '\0' });
  bc_sample_set_code (self, "action-type", "action-type", type);
  bc_sample_set (self, "responsible", person);
  bc_sample_set_number (self, "priority", number + 1);
  bc_sample_set_period (self, "planned", action->from, action->to);
  bc_sample_set (self, "expected-result", objectives[area]);
  bc_sample_set (self, "measure", "Encuesta a locales y registro fotográfico");
  bc_sample_set_id (self, "answers", &g_array_index (place->answers, BcId, answer));
}

static void
set_progress (BcSample *self, const BcSampleAction *action, const char *state, gint32 last)
{
  gint32 began = MIN (action->from + bc_sample_pick (self, -10, 40), last);

  bc_sample_set (self,
                 "state",
                 strcmp (state, "dropped") == 0 ? "dropped: No hubo financiamiento" : state);
  if (strcmp (state, "done") == 0) {
    bc_sample_set_number (self, "progress", 10000);
    bc_sample_set_period (self,
                          "actual",
                          began,
                          MIN (action->to + bc_sample_pick (self, -20, 60), last));
  } else if (strcmp (state, "under-way") == 0) {
    bc_sample_set_number (self, "progress", bc_sample_pick (self, 1, 19) * 500);
    bc_sample_set_period (self, "actual", began, BC_DATE_NONE);
  } else {
    bc_sample_set_number (self, "progress", 0);
  }
}

static void
change_action (BcSample *self,
               BcSamplePlace *place,
               BcSampleAction *action,
               const char *state,
               gint32 date)
{
  if (date > place->last)
    return;
  bc_sample_start_gesture (self);
  bc_sample_edit (self, "action", &action->id, date);
  set_progress (self, action, state, place->last);
  bc_sample_end (self);
}

static void
live_action (BcSample *self, BcSamplePlace *place, BcSampleAction *action)
{
  gboolean ran = strcmp (action->state, "done") == 0 || strcmp (action->state, "under-way") == 0;

  if (strcmp (action->state, "proposed") == 0)
    return;
  if (!ran) {
    change_action (self, place, action, action->state, MIN (place->planned, place->last));
    return;
  }
  change_action (self, place, action, "planned", place->planned);
  if (strcmp (action->state, "done") == 0 && bc_sample_chance (self, 50))
    change_action (self, place, action, "under-way", MIN (action->from + 30, action->to - 1));
  change_action (self,
                 place,
                 action,
                 action->state,
                 strcmp (action->state, "done") == 0 ? MIN (action->to + 60, place->last)
                                                     : MIN (action->from + 90, place->last));
}

static void
make_action (BcSample *self, BcSamplePlace *place, int area, guint number, const BcId *objective)
{
  gint32 made = place->activation + 7 * MONTH;
  gint32 from = place->dynamization + bc_sample_pick (self, 0, 900);
  BcSampleAction action = { .area = area, .from = from };

  action.to = from + bc_sample_pick (self, 60, 300);
  action.state = choose_state (self, place, action.from, action.to);
  bc_sample_begin (self, "action", made);
  set_plan_of_action (self, place, &action, number);
  bc_sample_set_id (self, "objective", objective);
  if (self->scale.bulk)
    set_progress (self, &action, action.state, place->last);
  else
    bc_sample_set (self, "state", "proposed");
  action.id = bc_sample_end (self);
  g_array_append_val (place->actions, action);
}

static void
make_precedence (BcSample *self, BcSamplePlace *place, guint which)
{
  bc_sample_begin (self, "precedence", place->planned);
  bc_sample_set_id (self, "action", &g_array_index (place->actions, BcSampleAction, which).id);
  bc_sample_set_id (self,
                    "predecessor",
                    &g_array_index (place->actions, BcSampleAction, which - 1).id);
  bc_sample_end (self);
}

static BcId
make_objective (BcSample *self, BcSamplePlace *place, guint area)
{
  bc_sample_begin (self, "objective", place->activation + 6 * MONTH);
  bc_sample_set_id (self, "plan", &place->plan);
  bc_sample_set_code (self, "area", "area", (const char[]){ (char) ('1' + area), '\0' });
  bc_sample_set (self, "text", objectives[area]);
  return bc_sample_end (self);
}

static void
exempt_area (BcSample *self, BcSamplePlace *place, guint area)
{
  bc_sample_begin (self, "area-exemption", place->planned);
  bc_sample_set_id (self, "plan", &place->plan);
  bc_sample_set_code (self, "area", "area", (const char[]){ (char) ('1' + area), '\0' });
  bc_sample_set (self, "reason", "La municipalidad ejecuta un proyecto propio en este ámbito.");
  bc_sample_end (self);
}

static void
make_actions (BcSample *self, BcSamplePlace *place)
{
  guint count = (guint) bc_sample_pick (self, self->scale.actions[0], self->scale.actions[1]);
  guint exempt = place->index % 5 == 3 ? 4 : N_AREAS;
  BcId ids[N_AREAS];

  bc_sample_start_gesture (self);
  for (guint i = 0; i < N_AREAS; i++)
    ids[i] = make_objective (self, place, i);
  bc_sample_start_gesture (self);
  for (guint i = 0; i < count; i++)
    if (i % N_AREAS != exempt)
      make_action (self, place, (int) (i % N_AREAS) + 1, i, &ids[i % N_AREAS]);
  bc_sample_start_gesture (self);
  if (exempt < N_AREAS)
    exempt_area (self, place, exempt);
  for (guint i = 4; i < place->actions->len; i += 5)
    make_precedence (self, place, i);
  for (guint i = 0; i < place->actions->len && !self->scale.bulk; i++)
    live_action (self, place, &g_array_index (place->actions, BcSampleAction, i));
}

/* Of the districts in activation, some are still writing the plan. */
static gboolean
is_submitted (const BcSamplePlace *place)
{
  return place->planned <= place->last &&
         (place->phase != BC_SAMPLE_ACTIVATION || place->index % 2 == 0);
}

/**
 * bc_sample_make_plan:
 * @self: a sample country
 * @place: a district; gets its plan and actions
 *
 * Makes the plan, from the diagnosis to what became of each action.
 */
void
bc_sample_make_plan (BcSample *self, BcSamplePlace *place)
{
  gint32 date = place->activation + 5 * MONTH;

  if (place->phase == BC_SAMPLE_CANDIDATE || date > place->last)
    return;
  bc_sample_start_gesture (self);
  bc_sample_begin (self, "plan", date);
  bc_sample_set_id (self, "district", &place->id);
  bc_sample_set_period (self, "horizon", place->dynamization, place->dynamization + 3 * YEAR);
  bc_sample_set (self,
                 "diagnosis",
                 "Se conversó con cada local y se hicieron dos talleres. El comercio resiste, pero "
                 "cada uno por su cuenta; faltan luz, limpieza y una imagen común.");
  place->plan = bc_sample_end (self);
  for (guint i = 0; i < N_AREAS; i++)
    make_problem (self, place, i, date);
  make_dream (self, place, place->activation + 6 * MONTH);
  make_actions (self, place);
  place->submitted = is_submitted (place);
  if (!place->submitted)
    return;
  bc_sample_start_gesture (self);
  bc_sample_edit (self, "plan", &place->plan, place->planned);
  bc_sample_set_date (self, "submitted-on", place->planned);
  bc_sample_end (self);
}
