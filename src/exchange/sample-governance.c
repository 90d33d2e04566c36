/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "date.h"
#include "sample-names.h"
#include "sample-parts.h"

/* The bodies of a district and what was promised to it. */

#define MONTH 30
#define YEAR  365

/* The case of the case of Calama, Barrio Latorre, 2017. */
#define DESIGN_PROMISED  2457844 /* 2017-03-31 */
#define DESIGN_DELIVERED 2458134 /* 2018-01-15 */
#define WORKS_PROMISED   2458468 /* 2018-12-15 */
#define WORKS_DELIVERED  2458758 /* 2019-10-01 */

static const struct
{
  const char *institution;
  const char *sector;
} institutions[] = {
  { "Municipalidad", "public" },
  { "Servicio de Cooperación Técnica (Sercotec)", "public" },
  { "Servicio de Vivienda y Urbanización (Serviu)", "public" },
  { "Gobierno Regional", "public" },
  { "Carabineros de Chile", "public" },
  { "Cámara de comercio", "private" },
  { "Servicio Nacional de Turismo (Sernatur)", "public" },
  { "Junta de vecinos", "civil" },
};

static const char *const promises[] = {
  "Recambio de luminarias del eje principal",
  "Diseño de la vereda y los cruces",
  "Reparación de veredas y solerado",
  "Cámaras de televigilancia",
  "Contenedores soterrados",
  "Permiso de uso del espacio público para ferias",
  "Curso de marketing digital para 30 locales",
};

static void
register_group (BcSample *self, BcSamplePlace *place, gint32 constituted)
{
  static const char *const forms[] = { "guild-association",
                                       "community-organisation",
                                       "association" };
  g_autofree char *rut = bc_sample_dup_rut (self);

  bc_sample_start_gesture (self);
  bc_sample_edit (self, "associative-group", &place->group, constituted + 3 * MONTH);
  bc_sample_set (self, "state", "legal-person");
  bc_sample_set_code (self, "legal-form", "legal-form", BC_SAMPLE_PICK (self, forms));
  bc_sample_set (self, "rut", rut);
  bc_sample_format (self, "registry-number", "M-%04u", place->index + 1);
  bc_sample_end (self);
}

/* Most mandates end in some months, some within weeks; those of districts that graduated ended. */
static gint32
choose_mandate_end (BcSample *self, BcSamplePlace *place)
{
  if (place->last < self->today - 1)
    return place->last - bc_sample_pick (self, 0, 200);
  if (place->index % 5 == 1)
    return self->today + bc_sample_pick (self, 10, 85);
  return self->today + bc_sample_pick (self, 120, 700);
}

static void
constitute_group (BcSample *self, BcSamplePlace *place, gint32 constituted)
{
  gint32 end = choose_mandate_end (self, place);

  bc_sample_start_gesture (self);
  bc_sample_edit (self, "associative-group", &place->group, constituted);
  bc_sample_set (self, "state", "constituted");
  bc_sample_set_date (self, "constituted-on", constituted);
  bc_sample_set_code (self, "legal-form", "legal-form", "de-facto");
  bc_sample_set_period (self, "mandate", MAX (constituted, end - 2 * YEAR), end);
  bc_sample_set_number (self, "fee", bc_sample_pick (self, 1, 6) * 1000);
  bc_sample_end (self);
}

static void
make_member (BcSample *self, BcSamplePlace *place, guint number, gint32 since)
{
  static const char *const roles[] = { "president",
                                       "secretary",
                                       "treasurer",
                                       "director",
                                       "director" };
  g_autofree char *name = bc_sample_dup_person (self, bc_sample_chance (self, 55));
  g_autofree char *email = bc_sample_dup_email (name, number);
  g_autofree char *phone = bc_sample_dup_phone (self);
  BcId id;

  bc_sample_begin (self, "group-member", since);
  bc_sample_set_id (self, "group", &place->group);
  bc_sample_set (self, "name", name);
  if (number < place->businesses->len)
    bc_sample_set_id (self, "business", &g_array_index (place->businesses, BcId, number));
  bc_sample_set (self, "role", number < G_N_ELEMENTS (roles) ? roles[number] : "member");
  bc_sample_set_period (self, "term", since, BC_DATE_NONE);
  bc_sample_set_date (self, "fee-paid-to", place->last - bc_sample_pick (self, 0, 8) * MONTH);
  bc_sample_set (self, "phone", phone);
  bc_sample_set (self, "email", email);
  id = bc_sample_end (self);
  g_array_append_val (place->members, id);
}

/**
 * bc_sample_make_group:
 * @self: a sample country
 * @place: a district; gets its group and members
 *
 * Makes the associative group: forming first, then constituted, in some districts a legal person.
 */
void
bc_sample_make_group (BcSample *self, BcSamplePlace *place)
{
  gint32 constituted = bc_sample_clamp (self, place->activation + 4 * MONTH);
  guint count = (guint) bc_sample_pick (self, 10, self->scale.bulk ? 12 : 26);

  bc_sample_start_gesture (self);
  bc_sample_begin (self, "associative-group", place->activation + MONTH);
  bc_sample_set_id (self, "district", &place->id);
  bc_sample_format (self, "name", "GAL %s", place->name);
  bc_sample_set (self, "state", "forming");
  place->group = bc_sample_end (self);
  constitute_group (self, place, constituted);
  for (guint i = 0; i < count; i++)
    make_member (self, place, i, constituted);
  if (place->index % 3 == 1)
    register_group (self, place, constituted);
}

static void
make_panel_member (BcSample *self, BcSamplePlace *place, guint which, gint32 since)
{
  g_autofree char *name = bc_sample_dup_person (self, bc_sample_chance (self, 50));
  g_autofree char *email = bc_sample_dup_email (name, which);

  bc_sample_begin (self, "panel-member", since);
  bc_sample_set_id (self, "panel", &place->technical_panel);
  bc_sample_set (self, "institution", institutions[which].institution);
  bc_sample_set (self, "sector", institutions[which].sector);
  bc_sample_set (self, "delegate", name);
  bc_sample_set (self, "email", email);
  bc_sample_set (self, "role", which == 0 ? "Coordina" : "Integra");
  bc_sample_set_period (self, "term", since, BC_DATE_NONE);
  bc_sample_end (self);
}

/**
 * bc_sample_make_panel:
 * @self: a sample country
 * @place: a district; gets its panel
 *
 * Makes the technical panel, constituted in three districts of four.
 */
void
bc_sample_make_panel (BcSample *self, BcSamplePlace *place)
{
  gint32 since = bc_sample_clamp (self, place->activation + 5 * MONTH);
  guint count = (guint) (place->panel ? bc_sample_pick (self, 4, 8) : bc_sample_pick (self, 1, 3));

  bc_sample_start_gesture (self);
  bc_sample_begin (self, "technical-panel", place->activation + 2 * MONTH);
  bc_sample_set_id (self, "district", &place->id);
  bc_sample_set (self, "state", "forming");
  place->technical_panel = bc_sample_end (self);
  if (place->panel) {
    bc_sample_start_gesture (self);
    bc_sample_edit (self, "technical-panel", &place->technical_panel, since);
    bc_sample_set (self, "state", "constituted");
    bc_sample_set_date (self, "constituted-on", since);
    bc_sample_end (self);
  }
  for (guint i = 0; i < count; i++)
    make_panel_member (self, place, i, since);
}

static BcId
make_promise (BcSample *self,
              BcSamplePlace *place,
              const char *institution,
              const char *what,
              gint32 made,
              gint32 promised)
{
  bc_sample_start_gesture (self);
  bc_sample_begin (self, "commitment", made);
  bc_sample_set_id (self, "district", &place->id);
  bc_sample_set (self, "institution", institution);
  bc_sample_set (self, "what", what);
  bc_sample_set_date (self, "promised-for", promised);
  return bc_sample_end (self);
}

static void
fulfil (BcSample *self, const BcId *commitment, gint32 date, const char *evidence)
{
  bc_sample_start_gesture (self);
  bc_sample_edit (self, "commitment", commitment, date);
  bc_sample_set_date (self, "fulfilled-on", date);
  bc_sample_set (self, "evidence", evidence);
  bc_sample_end (self);
}

static void
make_case_of_2017 (BcSample *self, BcSamplePlace *place)
{
  BcId design, works;

  design = make_promise (self,
                         place,
                         "Municipalidad",
                         "Diseño de la reurbanización de calle Latorre",
                         DESIGN_PROMISED - YEAR,
                         DESIGN_PROMISED);
  works = make_promise (self,
                        place,
                        "Ministerio de Vivienda y Urbanismo (Minvu)",
                        "Obras de reurbanización de calle Latorre",
                        DESIGN_PROMISED - YEAR,
                        WORKS_PROMISED);
  bc_sample_set_id (self, "predecessor", &design);
  bc_sample_set (self, "amount", "UF 30000.00 2017-03-31");
  fulfil (self, &design, DESIGN_DELIVERED, "Diseño entregado diez meses después de lo prometido.");
  fulfil (self, &works, WORKS_DELIVERED, "El presupuesto de 2018 se perdió; obras en 2019.");
}

/* The commitment that the next one may wait for. */
typedef struct
{
  BcId id;
  gint32 made;
} Before;

/* By turns: in time, late, late and still open, and one that waits for the one before it. */
static void
make_commitment (BcSample *self, BcSamplePlace *place, guint turn, Before *before)
{
  gint32 made = bc_sample_pick (self,
                                turn % 4 == 3 ? before->made : place->activation + 5 * MONTH,
                                place->last);
  gint32 promised = MIN (made + bc_sample_pick (self, 2, 10) * MONTH, place->last + 4 * MONTH);
  gint32 done = promised + (turn % 4 == 0 ? -5 : bc_sample_pick (self, 20, 200));
  const char *who = institutions[bc_sample_pick (self, 0, 4)].institution;
  BcId id = make_promise (self, place, who, BC_SAMPLE_PICK (self, promises), made, promised);

  if (turn % 2 == 0)
    bc_sample_format (self, "amount", "CLP %d000000", bc_sample_pick (self, 2, 60));
  if (turn % 4 == 3)
    bc_sample_set_id (self, "predecessor", &before->id);
  if (turn % 4 != 2 && done > made && done <= place->last)
    fulfil (self, &id, done, "Acta de recepción.");
  *before = (Before){ id, made };
}

/**
 * bc_sample_make_commitments:
 * @self: a sample country
 * @place: a district
 *
 * Makes what institutions promised: kept, late, open, and in chains.
 */
void
bc_sample_make_commitments (BcSample *self, BcSamplePlace *place)
{
  gint32 count = bc_sample_pick (self, 3, self->scale.bulk ? 4 : 7);
  Before before = { .made = place->activation + 6 * MONTH };

  if (place->case_of_2017)
    make_case_of_2017 (self, place);
  if (place->activation + 6 * MONTH > place->last)
    return;
  before.id = make_promise (self,
                            place,
                            institutions[0].institution,
                            promises[0],
                            before.made,
                            place->activation + 9 * MONTH);
  if (before.made + 4 * MONTH <= place->last)
    fulfil (self, &before.id, before.made + 4 * MONTH, "Obra recibida por la municipalidad.");
  for (gint32 i = 0; i < count; i++)
    make_commitment (self, place, (guint) i, &before);
}
