/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "date.h"
#include "sample-names.h"
#include "sample-parts.h"

/* What no district owns: the council's rules, and the regional committees. */

#define FIRST_DAY 2456871 /* 2014-08-01 */
#define UF_DAY    2457844 /* 2017-03-31 */

static const char *const criteria[] = {
  "Ubicación y flujo de personas (muestra)",
  "Identidad del barrio (muestra)",
  "Disposición a asociarse (muestra)",
  "Compromiso del municipio (muestra)",
};

static void
make_criteria (BcSample *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (criteria); i++) {
    bc_sample_begin (self, "criterion", self->today - 400);
    bc_sample_format (self, "code", "2025-muestra-%u", i + 1);
    bc_sample_set (self, "name", criteria[i]);
    bc_sample_set_code (self, "call", "call", "2025");
    bc_sample_set_number (self, "weight", 2500);
    bc_sample_end (self);
  }
}

static void
make_council (BcSample *self)
{
  bc_sample_begin (self, "committee", FIRST_DAY);
  bc_sample_set (self, "kind", "national-council");
  bc_sample_set (self, "name", "Consejo Nacional (muestra)");
  bc_sample_end (self);
}

/* Of the one day that an amount of the sample is converted by; the true value. */
static void
make_uf_value (BcSample *self)
{
  bc_sample_begin (self, "uf-value", UF_DAY);
  bc_sample_set_date (self, "day", UF_DAY);
  bc_sample_set_number (self, "value", 2647194);
  bc_sample_end (self);
}

/**
 * bc_sample_make_nation:
 * @self: a sample country
 *
 * Makes what belongs to the whole country.
 */
void
bc_sample_make_nation (BcSample *self)
{
  self->scope = (BcId){ 0 };
  self->author = 0;
  self->floor = FIRST_DAY;
  self->minute = 0;
  bc_sample_start_gesture (self);
  make_council (self);
  bc_sample_start_gesture (self);
  make_criteria (self);
  bc_sample_start_gesture (self);
  make_uf_value (self);
}

static void
find_scope (const char *region, BcId *scope)
{
  bc_id_derive (scope, "region", region, NULL);
}

/**
 * bc_sample_find_committee:
 * @self: a sample country
 * @region: a region's code
 *
 * Returns: the identifier of its regional committee
 */
BcId
bc_sample_find_committee (BcSample *self, const char *region)
{
  char text[BC_ID_TEXT_LENGTH + 1];
  BcId scope, committee;

  find_scope (region, &scope);
  bc_id_write_text (&scope, text);
  bc_id_derive (&committee, "committee", "regional-committee", text, NULL);
  return committee;
}

static void
make_committee_member (BcSample *self, const BcId *committee, const char *name, guint place)
{
  static const struct
  {
    const char *institution;
    const char *role;
  } seats[] = {
    { "Servicio de Cooperación Técnica (Sercotec)", "Preside" },
    { "Ministerio de Economía, Fomento y Turismo", "Secretaría" },
    { "Ministerio de Vivienda y Urbanismo (Minvu)", "Integrante" },
    { "Gobierno Regional", "Integrante" },
    { "Cámara de comercio", "Integrante" },
  };

  bc_sample_begin (self, "committee-member", FIRST_DAY + 10);
  bc_sample_set_id (self, "committee", committee);
  bc_sample_set (self, "name", name);
  bc_sample_set (self, "institution", seats[place % G_N_ELEMENTS (seats)].institution);
  bc_sample_set (self, "role", seats[place % G_N_ELEMENTS (seats)].role);
  bc_sample_set_period (self, "term", FIRST_DAY + 10, BC_DATE_NONE);
  bc_sample_end (self);
}

/**
 * bc_sample_make_region:
 * @self: a sample country
 * @position: 0 to 15, from north to south
 *
 * Makes a region's committee.
 */
void
bc_sample_make_region (BcSample *self, guint position)
{
  const char *name;
  const char *code = bc_sample_get_region (position, &name);
  BcId committee;

  find_scope (code, &self->scope);
  self->author = 1 + position;
  self->floor = FIRST_DAY + 10;
  self->minute = 0;
  bc_sample_start_gesture (self);
  bc_sample_begin (self, "committee", FIRST_DAY + 10);
  bc_sample_set (self, "kind", "regional-committee");
  bc_sample_set_id (self, "region", &self->scope);
  bc_sample_format (self, "name", "Comité Regional de %s (muestra)", name);
  committee = bc_sample_end (self);
  for (guint i = 0; i < 5; i++) {
    g_autofree char *person = bc_sample_dup_person (self, bc_sample_chance (self, 50));

    make_committee_member (self, &committee, person, i);
  }
}
