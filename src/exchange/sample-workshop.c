/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "date.h"
#include "sample-names.h"
#include "sample-parts.h"

/* What people propose at a workshop, and what is held in a district. */

#define MONTH       30
#define N_PROPOSALS 9
#define N_VOTERS    8

static const char *const proposals[N_PROPOSALS] = {
  "Más luz en los pasajes",  "Una feria los domingos", "Pintar las fachadas",
  "Un logo para el barrio",  "Baños públicos limpios", "Curso para vender por internet",
  "Cámaras en las esquinas", "Escaños con sombra",     "Una directiva que rinda cuentas",
};
static const int areas[N_PROPOSALS] = { 6, 2, 5, 3, 6, 4, 6, 5, 1 };

static const struct
{
  const char *kind;
  const char *title;
} activities[] = {
  { "workshop", "Taller de vitrinismo" },
  { "training", "Curso de medios de pago" },
  { "campaign", "Campaña de Fiestas Patrias" },
  { "joint-promotion", "Dos por uno de aniversario" },
  { "fair", "Feria de la plaza" },
  { "dissemination", "Puerta a puerta con el directorio" },
  { "visit", "Visita de estudiantes de diseño" },
  { "exchange", "Intercambio con otro barrio comercial" },
};

static void
vote (BcSample *self, const BcId *proposal, guint voter, gint32 date)
{
  bc_sample_begin (self, "vote", date);
  bc_sample_set_id (self, "proposal", proposal);
  bc_sample_format (self, "voter", "Mesa %u", voter + 1);
  bc_sample_set_number (self, "dots", bc_sample_pick (self, 0, 5));
  bc_sample_end (self);
}

static BcId
make_proposal (BcSample *self, BcSamplePlace *place, guint which, gint32 date)
{
  const char code[] = { (char) ('0' + areas[which]), '\0' };

  bc_sample_begin (self, "proposal", date);
  bc_sample_set_id (self, "plan", &place->plan);
  bc_sample_set (self, "text", proposals[which]);
  bc_sample_set_code (self, "area", "area", code);
  bc_sample_set_id (self, "workshop", &place->workshop);
  return bc_sample_end (self);
}

static void
adopt_proposal (BcSample *self, BcSamplePlace *place, const BcId *proposal, int area)
{
  for (guint i = 0; i < place->actions->len; i++) {
    const BcSampleAction *action = &g_array_index (place->actions, BcSampleAction, i);

    if (action->area != area)
      continue;
    bc_sample_edit (self, "proposal", proposal, place->activation + 7 * MONTH);
    bc_sample_set_id (self, "action", &action->id);
    bc_sample_end (self);
    return;
  }
}

/**
 * bc_sample_make_proposals:
 * @self: a sample country
 * @place: a district
 *
 * Makes the workshop's proposals and votes, in one district of three.
 */
void
bc_sample_make_proposals (BcSample *self, BcSamplePlace *place)
{
  gint32 date = place->activation + 6 * MONTH;

  if (place->index % 3 != 0 || place->actions->len == 0 || self->scale.bulk)
    return;
  for (guint i = 0; i < N_PROPOSALS; i++) {
    BcId id;

    bc_sample_start_gesture (self);
    id = make_proposal (self, place, i, date);
    for (guint j = 0; j < N_VOTERS; j++)
      vote (self, &id, j, date);
    if (i < 5)
      adopt_proposal (self, place, &id, areas[i]);
  }
}

static void
set_people (BcSample *self)
{
  gint32 women = bc_sample_pick (self, 5, 120);
  gint32 men = bc_sample_pick (self, 5, 90);
  gint32 merchants = bc_sample_pick (self, 4, (women + men) / 2);
  gint32 others = bc_sample_pick (self, 0, (women + men - merchants) / 4);

  bc_sample_set_number (self, "women", women);
  bc_sample_set_number (self, "men", men);
  bc_sample_set_number (self, "merchants", merchants);
  bc_sample_set_number (self, "others", others);
  bc_sample_set_number (self, "neighbours", women + men - merchants - others);
  bc_sample_set_number (self, "businesses", bc_sample_pick (self, 3, 30));
  bc_sample_set_number (self, "cost", bc_sample_pick (self, 0, 25) * 50000);
}

static void
make_activity (BcSample *self, BcSamplePlace *place, guint number, gint32 date)
{
  guint which = number % G_N_ELEMENTS (activities);
  gboolean exchange = strcmp (activities[which].kind, "exchange") == 0;

  if (exchange && place->index == 0)
    which = 0;
  bc_sample_start_gesture (self);
  bc_sample_begin (self, "activity", date);
  bc_sample_set_id (self, "district", &place->id);
  bc_sample_format (self, "title", "%s n.º %u", activities[which].title, number + 1);
  bc_sample_set (self, "kind", activities[which].kind);
  bc_sample_set_date (self, "date", date);
  bc_sample_format (self, "place", "%s, %s", bc_sample_pick_street (self), place->name);
  set_people (self);
  if (exchange && place->index > 0)
    bc_sample_set_id (self, "other-district", &self->first);
  if (place->actions->len > 0 && date > place->activation + 7 * MONTH) {
    guint action = (guint) bc_sample_pick (self, 0, (gint32) place->actions->len - 1);

    bc_sample_set_id (self, "action", &g_array_index (place->actions, BcSampleAction, action).id);
  }
  bc_sample_end (self);
}

/**
 * bc_sample_make_activities:
 * @self: a sample country
 * @place: a district with its actions
 *
 * Makes what was held in it, of every kind.
 */
void
bc_sample_make_activities (BcSample *self, BcSamplePlace *place)
{
  guint count = (guint) bc_sample_pick (self, self->scale.activities[0], self->scale.activities[1]);
  gint32 from = place->activation + 4 * MONTH;
  gint32 days = place->last - from;

  for (guint i = 0; i < count && days > 0; i++)
    make_activity (self, place, i, from + (gint32) ((gint64) days * (i + 1) / count));
}
