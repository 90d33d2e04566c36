/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "date.h"
#include "number.h"
#include "sample-names.h"
#include "sample-parts.h"

/* The money of a district: who pays for an action, and what became of it. */

#define MONTH   30
#define N_ITEMS 3

/* The sources that serve each area. */
static const char *const sources[][6] = {
  { "sercotec-barrios", "juntos", "gremios", "profo", "fndr", "gal" },
  { "sercotec-barrios", "bienes-publicos", "fic", "redes-de-oportunidades", "privado", "gal" },
  { "sercotec-barrios",
    "crece",
    "promocion-y-canales",
    "redes-de-oportunidades",
    "gal",
    "privado" },
  { "sercotec-barrios", "crece", "mejora-negocios", "formacion-empresarial", "gal", "especie" },
  { "sercotec-barrios", "minvu", "municipal", "fndr", "municipal", "minvu" },
  { "sercotec-barrios", "municipal", "turismo", "cultura", "prevencion-del-delito", "especie" },
};
static const char *const items[N_ITEMS] = { "Honorarios", "Materiales y equipos", "Difusión" };

/* A funding line while its entries are made. */
typedef struct
{
  BcId id;
  BcId items[N_ITEMS];
  gint64 awarded;
  gint64 share; /* of the own contribution, in hundredths of a percent */
  gint32 from;
  gint32 to;
} Line;

static const char *
choose_line_state (BcSample *self, BcSamplePlace *place, const BcSampleAction *action)
{
  gint32 chance = bc_sample_pick (self, 0, 99);

  if (!self->scale.bulk && place->dynamization > place->last)
    return chance < 60 ? "identified" : "applied";
  if (self->scale.bulk || strcmp (action->state, "under-way") == 0)
    return "awarded";
  if (strcmp (action->state, "done") == 0)
    return chance < 70 ? "closed" : "awarded";
  if (strcmp (action->state, "dropped") == 0)
    return "rejected: Sin disponibilidad presupuestaria";
  if (strcmp (action->state, "planned") == 0)
    return chance < 30 ? "awarded" : chance < 70 ? "applied" : "identified";
  return "identified";
}

static gboolean
is_awarded (const char *state)
{
  return strcmp (state, "awarded") == 0 || strcmp (state, "closed") == 0;
}

static Line
make_line (BcSample *self, BcSamplePlace *place, const BcSampleAction *action, const char *state)
{
  gint64 requested = (gint64) bc_sample_pick (self, 10, 240) * 100000;
  Line line = { .from = MIN (MAX (action->from - MONTH, place->planned), place->last) };
  guint source = (guint) bc_sample_pick (self, 0, 5);

  line.to = MAX (line.from, MIN (action->to + 2 * MONTH, place->last));
  if (is_awarded (state))
    line.awarded = requested / 100000 * bc_sample_pick (self, 70, 100) * 1000;
  if (!self->scale.bulk && bc_sample_chance (self, 25))
    line.share = bc_sample_pick (self, 1, 4) * 500;
  bc_sample_begin (self, "funding-line", line.from);
  bc_sample_set_id (self, "action", &action->id);
  bc_sample_set_code (self, "source", "funding-source", sources[action->area - 1][source]);
  bc_sample_set (self, "state", state);
  bc_sample_set_number (self, "requested", requested);
  if (line.awarded > 0) {
    bc_sample_format (self, "project-code", "M-%u-%d", place->index + 1, action->area);
    bc_sample_set_number (self, "awarded", line.awarded);
    if (line.share > 0)
      bc_sample_set_number (self, "own-contribution", line.share);
    bc_sample_set_period (self, "execution", line.from, line.to);
  }
  bc_sample_set_date (self, "date", line.from);
  line.id = bc_sample_end (self);
  return line;
}

static void
make_items (BcSample *self, Line *line)
{
  gint64 rest = line->awarded;

  for (guint i = 0; i < N_ITEMS; i++) {
    gint64 amount = i + 1 < N_ITEMS ? line->awarded / 2000 * 1000 / (i + 1) : rest;

    rest -= amount;
    bc_sample_begin (self, "budget-item", line->from);
    bc_sample_set_id (self, "line", &line->id);
    bc_sample_set (self, "name", items[i]);
    bc_sample_set_number (self, "amount", amount);
    line->items[i] = bc_sample_end (self);
  }
}

static void
begin_entry (BcSample *self, const Line *line, const char *kind, gint32 date, gint64 amount)
{
  bc_sample_begin (self, "entry", date);
  bc_sample_set_id (self, "line", &line->id);
  bc_sample_set (self, "kind", kind);
  bc_sample_set_date (self, "date", date);
  bc_sample_set_number (self, "amount", amount);
}

/* What is long past is approved; what is recent is on its way. */
static const char *
choose_entry_state (BcSample *self, gint32 date)
{
  static const char *const recent[] = {
    "draft", "draft", "submitted", "submitted", "observed: Falta la cotización", "approved",
  };
  gint32 chance = bc_sample_pick (self, 0, 99);

  if (date > self->today - 4 * MONTH)
    return BC_SAMPLE_PICK (self, recent);
  if (chance < 3)
    return "rejected: Gasto fuera del proyecto";
  return chance < 7 ? "observed: Falta la firma en la factura" : "approved";
}

static void
set_paper (BcSample *self, const char *type)
{
  g_autofree char *rut = NULL;

  bc_sample_set (self, "supplier-name", bc_sample_pick_supplier (self, &rut));
  bc_sample_set (self, "supplier-rut", rut);
  bc_sample_set_code (self, "document-type", "invoice-type", type);
  bc_sample_format (self, "document-number", "%u", ++self->papers);
}

static void
spend (BcSample *self, const Line *line, const char *kind, gint32 date, gint64 amount)
{
  static const char *const types[] = { "33", "33", "33", "39", "34" };
  guint item = (guint) bc_sample_pick (self, 0, N_ITEMS - 1);

  begin_entry (self, line, kind, date, amount);
  bc_sample_set (self, "state", choose_entry_state (self, date));
  if (!self->scale.bulk)
    bc_sample_set_id (self, "item", &line->items[item]);
  set_paper (self, strcmp (kind, "refund") == 0 ? "61" : BC_SAMPLE_PICK (self, types));
  bc_sample_end (self);
}

static void
disburse (BcSample *self, const Line *line)
{
  begin_entry (self, line, "disbursement", line->from, line->awarded);
  bc_sample_set (self, "state", "approved");
  bc_sample_end (self);
}

/* All of it comes in at once; nine tenths at most go out, in equal parts. */
static void
make_entries (BcSample *self, const Line *line)
{
  guint count = (guint) bc_sample_pick (self, self->scale.entries[0], self->scale.entries[1]);
  gint64 part = line->awarded * 9 / 10 / count;
  gint32 days = line->to - line->from;

  disburse (self, line);
  for (guint i = 1; i < count; i++) {
    gint32 date = line->from + (gint32) ((gint64) days * i / count);

    if (!self->scale.bulk)
      bc_sample_start_gesture (self);
    spend (self, line, i % 5 == 3 ? "commitment" : "expense", date, part);
  }
  if (bc_sample_chance (self, 8) && count > 2)
    spend (self, line, "refund", line->to, part / 4);
}

/* What the group itself puts in, all of it at once. */
static void
make_own_line (BcSample *self, const BcSampleAction *action, const Line *line)
{
  gint64 due = (line->awarded * line->share + BC_PERCENT_MAX - 1) / BC_PERCENT_MAX;
  Line own = *line;

  bc_sample_begin (self, "funding-line", line->from);
  bc_sample_set_id (self, "action", &action->id);
  bc_sample_set_code (self, "source", "funding-source", "gal");
  bc_sample_set (self, "state", "awarded");
  bc_sample_set_number (self, "requested", due);
  bc_sample_set_number (self, "awarded", due);
  bc_sample_set_date (self, "date", line->from);
  bc_sample_set_period (self, "execution", line->from, line->to);
  own.id = bc_sample_end (self);
  begin_entry (self, &own, "expense", line->from, due);
  bc_sample_set (self, "state", "approved");
  set_paper (self, "33");
  bc_sample_end (self);
}

/* The accounts of a line's first quarter, once it is over. */
static void
make_packet (BcSample *self, const Line *line)
{
  static const char *const recent[] = { "draft", "submitted", "sampled", "pre-approved" };
  static const char *const past[] = { "approved", "approved", "observed: Falta una factura" };
  gint32 to = bc_date_add_months (line->from, 3) - 1;

  if (to >= self->today)
    return;
  bc_sample_begin (self, "packet", to);
  bc_sample_set_id (self, "line", &line->id);
  bc_sample_set_period (self, "span", line->from, to);
  bc_sample_set (self,
                 "state",
                 to > self->today - 12 * MONTH ? BC_SAMPLE_PICK (self, recent)
                                               : BC_SAMPLE_PICK (self, past));
  bc_sample_end (self);
}

static void
fund_action (BcSample *self, BcSamplePlace *place, const BcSampleAction *action)
{
  guint count = self->scale.bulk || bc_sample_chance (self, 75) ? 1 : 2;

  for (guint i = 0; i < count; i++) {
    const char *state = choose_line_state (self, place, action);
    Line line;

    bc_sample_start_gesture (self);
    line = make_line (self, place, action, state);
    if (line.awarded == 0)
      continue;
    if (!self->scale.bulk)
      make_items (self, &line);
    make_entries (self, &line);
    if (line.share > 0)
      make_own_line (self, action, &line);
    if (!self->scale.bulk)
      make_packet (self, &line);
  }
}

/**
 * bc_sample_make_money:
 * @self: a sample country
 * @place: a district with its actions
 *
 * Makes the funding of its actions, the budgets, and what came in and went out.
 */
void
bc_sample_make_money (BcSample *self, BcSamplePlace *place)
{
  for (guint i = 0; i < place->actions->len; i++)
    fund_action (self, place, &g_array_index (place->actions, BcSampleAction, i));
}
