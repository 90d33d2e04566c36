/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "country.h"
#include "gate.h"

#define PICK(random_, ...)                                                                         \
  pick (random_,                                                                                   \
        (const char *const[]){ __VA_ARGS__ },                                                      \
        G_N_ELEMENTS (((const char *const[]){ __VA_ARGS__ })))

static const char *
pick (GRand *random, const char *const *choices, gint32 n_choices)
{
  return choices[g_rand_int_range (random, 0, n_choices)];
}

static char *
dup_number (Country *self, gint32 limit)
{
  gint32 number = g_rand_int_range (self->random, -limit / 4, limit);

  return number < 0 ? NULL : g_strdup_printf ("%d", number);
}

/* Often enough the very day on which things are not late yet. */
static char *
dup_date (Country *self)
{
  if (g_rand_int_range (self->random, 0, 6) == 0)
    return g_strdup (COUNTRY_TODAY);
  return g_strdup_printf ("202%d-%02d-%02d",
                          g_rand_int_range (self->random, 4, 9),
                          g_rand_int_range (self->random, 1, 13),
                          g_rand_int_range (self->random, 1, 29));
}

static char *
dup_some_date (Country *self)
{
  return g_rand_boolean (self->random) ? dup_date (self) : NULL;
}

static void
add_business (Country *self, BcWriter *writer, const char *district)
{
  GRand *random = self->random;
  g_autofree char *date = dup_date (self);
  g_autofree char *business = NULL;
  BcId id = { 0 }, event = { 0 };

  country_save (writer,
                "business",
                &id,
                "district",
                district,
                "trade-name",
                "Panadería",
                "state",
                PICK (random, "open", "open", "closed", "vacant", "moved: a otra calle", NULL),
                "owner-sex",
                PICK (random, "women", "men", "mixed", "unreported", NULL),
                NULL);
  business = bc_id_dup_text (&id);
  country_save (writer,
                "business-event",
                &event,
                "business",
                business,
                "kind",
                PICK (random, "opening", "closing", "move", "expansion"),
                "date",
                date,
                NULL);
}

/* None is submitted: only what the line bears can be, and nothing here adds up. */
static void
add_entry (Country *self, BcWriter *writer, const char *line)
{
  GRand *random = self->random;
  g_autofree char *date = dup_date (self);
  g_autofree char *amount = g_strdup_printf ("%d", g_rand_int_range (random, 0, 9000000));
  BcId id = { 0 };

  country_save (writer,
                "entry",
                &id,
                "line",
                line,
                "kind",
                PICK (random, "disbursement", "commitment", "expense", "refund"),
                "date",
                date,
                "amount",
                amount,
                "state",
                PICK (random, "draft", "observed: falta", "approved", "rejected"),
                NULL);
}

static void
add_line (Country *self, BcWriter *writer, const char *action)
{
  GRand *random = self->random;
  g_autofree char *requested = dup_number (self, 90000000);
  g_autofree char *awarded = dup_number (self, 90000000);
  g_autofree char *source = bc_id_dup_text (&self->sources[g_rand_int_range (random, 0, 5)]);
  g_autofree char *line = NULL;
  BcId id = { 0 };

  country_save (writer,
                "funding-line",
                &id,
                "action",
                action,
                "source",
                source,
                "state",
                PICK (random, "identified", "applied", "awarded", "rejected", "closed"),
                "requested",
                requested,
                "awarded",
                awarded,
                NULL);
  line = bc_id_dup_text (&id);
  for (gint32 i = g_rand_int_range (random, 0, 4); i > 0; i--)
    add_entry (self, writer, line);
}

static void
add_action (Country *self, BcWriter *writer, const char *plan)
{
  GRand *random = self->random;
  g_autofree char *area = bc_id_dup_text (&self->areas[g_rand_int_range (random, 0, 6)]);
  g_autofree char *end = dup_some_date (self);
  g_autofree char *planned = g_strdup_printf ("2024-01-01/%s", end != NULL ? end : "");
  g_autofree char *progress = dup_number (self, 101);
  g_autofree char *action = NULL;
  BcId id = { 0 };

  country_save (
    writer,
    "action",
    &id,
    "plan",
    plan,
    "title",
    "Feria",
    "area",
    area,
    "state",
    PICK (random, "proposed", "prioritised", "planned", "under-way", "done", "dropped: sin fondos"),
    "progress",
    progress,
    "planned",
    planned,
    NULL);
  action = bc_id_dup_text (&id);
  for (gint32 i = g_rand_int_range (random, 0, 3); i > 0; i--)
    add_line (self, writer, action);
}

static void
add_plan (Country *self, BcWriter *writer, const char *district)
{
  g_autofree char *submitted = dup_some_date (self);
  g_autofree char *plan = NULL;
  BcId id = { 0 };

  country_save (writer, "plan", &id, "district", district, "submitted-on", submitted, NULL);
  plan = bc_id_dup_text (&id);
  for (gint32 i = g_rand_int_range (self->random, 0, 12); i > 0; i--)
    add_action (self, writer, plan);
}

static void
add_governance (Country *self, BcWriter *writer, const char *district)
{
  GRand *random = self->random;
  BcId group = { 0 }, panel = { 0 };

  if (g_rand_int_range (random, 0, 4) > 0)
    country_save (writer,
                  "associative-group",
                  &group,
                  "district",
                  district,
                  "state",
                  PICK (random, "forming", "provisional", "constituted", "legal-person"),
                  NULL);
  if (g_rand_boolean (random))
    country_save (writer,
                  "technical-panel",
                  &panel,
                  "district",
                  district,
                  "state",
                  PICK (random, "forming", "constituted", "inactive: nadie viene"),
                  NULL);
}

/* No decision lets a district in activation pass while the gate finds something missing. */
static const char *
pick_phase (Country *self, const char *district)
{
  const char *phase =
    PICK (self->random, "activation", "dynamization", "graduated", "withdrawn", NULL);
  g_autoptr (BcGate) gate = NULL;
  BcId id;

  g_assert_true (bc_id_parse (&id, district));
  gate = bc_gate_read (self->database, &id, NULL);
  g_assert_nonnull (gate);
  return gate->missing->len > 0 && strcmp (gate->phase, "activation") == 0 ? "graduated" : phase;
}

static void
add_decision (Country *self, BcWriter *writer, const char *district)
{
  GRand *random = self->random;
  g_autofree char *date = dup_date (self);
  const char *phase = pick_phase (self, district);
  BcId id = { 0 };

  country_save (writer,
                "decision",
                &id,
                "district",
                district,
                "kind",
                PICK (random, "plan-approval", "phase-change", "phase-change", "accounts"),
                "date",
                PICK (random, date, COUNTRY_TODAY),
                "outcome",
                PICK (random, "approved", "approved", "observed", "rejected"),
                "phase",
                phase,
                NULL);
}

static void
add_activity (Country *self, BcWriter *writer, const char *district)
{
  g_autofree char *date = dup_date (self);
  g_autofree char *women = dup_number (self, 90);
  g_autofree char *men = dup_number (self, 90);
  g_autofree char *merchants = dup_number (self, 90);
  g_autofree char *neighbours = dup_number (self, 90);
  g_autofree char *others = dup_number (self, 90);
  BcId id = { 0 };

  country_save (writer,
                "activity",
                &id,
                "district",
                district,
                "title",
                "Taller",
                "kind",
                "workshop",
                "date",
                date,
                "women",
                women,
                "men",
                men,
                "merchants",
                merchants,
                "neighbours",
                neighbours,
                "others",
                others,
                NULL);
}

static void
add_promise (Country *self, BcWriter *writer, const char *district)
{
  g_autofree char *promised = dup_date (self);
  g_autofree char *fulfilled = dup_some_date (self);
  g_autofree char *made = dup_date (self);
  BcId commitment = { 0 }, observation = { 0 };
  g_autofree char *about = NULL;

  country_save (writer,
                "commitment",
                &commitment,
                "district",
                district,
                "institution",
                "Municipio",
                "what",
                "Veredas",
                "promised-for",
                promised,
                "fulfilled-on",
                fulfilled,
                NULL);
  about = bc_id_dup_text (&commitment);
  country_save (writer,
                "observation",
                &observation,
                "record",
                about,
                "text",
                "¿Y los plazos?",
                "kind",
                "question",
                "state",
                PICK (self->random, "open", "answered", "resolved"),
                "date",
                made,
                NULL);
}

void
country_add_district (Country *self, BcWriter *writer, const char *name, BcId *id)
{
  gint32 place = g_rand_int_range (self->random, 0, COUNTRY_REGIONS - 1);
  g_autofree char *commune = bc_id_dup_text (&self->communes[place]);
  g_autofree char *district = NULL;

  if (g_rand_boolean (self->random))
    bc_writer_set_author (writer, self->other_author, BC_LEVEL_COUNCIL);
  memset (id, 0, sizeof *id);
  country_save (writer, "district", id, "name", name, "commune", commune, NULL);
  district = bc_id_dup_text (id);
  add_governance (self, writer, district);
  if (g_rand_int_range (self->random, 0, 5) > 0)
    add_plan (self, writer, district);
  for (gint32 i = g_rand_int_range (self->random, 0, 6); i > 0; i--) {
    add_business (self, writer, district);
    add_decision (self, writer, district);
    add_activity (self, writer, district);
    add_promise (self, writer, district);
  }
}
