/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sample-place.h"

#include <string.h>

#include "sample-names.h"

#define YEAR      365
#define FEW_WEEKS 21

#define MARCH_2015   2457083
#define OCTOBER_2018 2458393

/* From north to south. */
static const struct
{
  const char *code;
  const char *name;
} regions[BC_SAMPLE_N_REGIONS] = {
  { "15", "Arica y Parinacota" },
  { "01", "Tarapacá" },
  { "02", "Antofagasta" },
  { "03", "Atacama" },
  { "04", "Coquimbo" },
  { "05", "Valparaíso" },
  { "13", "Metropolitana" },
  { "06", "O'Higgins" },
  { "07", "Maule" },
  { "16", "Ñuble" },
  { "08", "Biobío" },
  { "09", "La Araucanía" },
  { "14", "Los Ríos" },
  { "10", "Los Lagos" },
  { "11", "Aysén" },
  { "12", "Magallanes" },
};

/* The districts that the calls and the press name, with their communes and calls; what is told of
 * them here is invented. Those marked “(muestra)” are invented altogether, so that no region is
 * without one. The first four make a small country. */
static const struct
{
  const char *name;
  const char *commune;
  const char *call;
  BcSamplePhase phase;
} places[] = {
  { "Barrio Latorre", "02201", "2014", BC_SAMPLE_GRADUATED },
  { "Plaza Ñuñoa", "13120", "2022", BC_SAMPLE_DYNAMIZATION },
  { "Barrio Cochrane", "10301", "2025", BC_SAMPLE_ACTIVATION },
  { "Costanera del Fiordo (muestra)", "11201", "2025", BC_SAMPLE_CANDIDATE },
  { "Barrio Puerto (Plaza Echaurren - calle Bustamante)", "05101", "2014", BC_SAMPLE_GRADUATED },
  { "Centro de San Antonio", "05601", "2014", BC_SAMPLE_GRADUATED },
  { "Centro histórico de Quilpué", "05801", "2014", BC_SAMPLE_GRADUATED },
  { "Valle Hermoso", "05401", "2014", BC_SAMPLE_GRADUATED },
  { "Laraquete", "08202", "2014", BC_SAMPLE_GRADUATED },
  { "Contulmo Centro", "08204", "2014", BC_SAMPLE_GRADUATED },
  { "Cañete Centro", "08203", "2014", BC_SAMPLE_GRADUATED },
  { "Barrio de Las Telas", "13108", "2014", BC_SAMPLE_GRADUATED },
  { "Patronato", "13127", "2014", BC_SAMPLE_GRADUATED },
  { "Barrio Estación Huella de Poetas", "09101", "2014", BC_SAMPLE_GRADUATED },
  { "Av. Diego Portales", "10101", "2014", BC_SAMPLE_GRADUATED },
  { "Paseo Bulevar Baquedano", "01101", "2014", BC_SAMPLE_GRADUATED },
  { "Barrio Esmeralda", "14101", "2014", BC_SAMPLE_GRADUATED },
  { "Plazuela Berlín", "14101", "2014", BC_SAMPLE_GRADUATED },
  { "Los Molinos", "14101", "2014", BC_SAMPLE_GRADUATED },
  { "Barrio Comercio", "14201", "2014", BC_SAMPLE_GRADUATED },
  { "Isla Teja", "14101", "2018", BC_SAMPLE_GRADUATED },
  { "Centro Futrono", "14202", "2018", BC_SAMPLE_DYNAMIZATION },
  { "Esmeralda de Río Bueno", "14204", "2018", BC_SAMPLE_GRADUATED },
  { "Plaza Libertad", "14103", "2018", BC_SAMPLE_DYNAMIZATION },
  { "Agro", "01101", "2018", BC_SAMPLE_GRADUATED },
  { "Huasco Bajo", "03304", "2018", BC_SAMPLE_DYNAMIZATION },
  { "La Vega Poniente", "13101", "2022", BC_SAMPLE_DYNAMIZATION },
  { "Cerro Bellavista", "05101", "2022", BC_SAMPLE_DYNAMIZATION },
  { "Caleta Tumbes", "08110", "2022", BC_SAMPLE_DYNAMIZATION },
  { "Playa Colcura", "08106", "2022", BC_SAMPLE_DYNAMIZATION },
  { "Mulchén Centro", "08305", "2022", BC_SAMPLE_DYNAMIZATION },
  { "Barrio Inglés", "04102", "2022", BC_SAMPLE_DYNAMIZATION },
  { "La Recova", "04101", "2022", BC_SAMPLE_DYNAMIZATION },
  { "Zona Típica Canela", "04202", "2022", BC_SAMPLE_DYNAMIZATION },
  { "Casco Histórico (Huichahue - Pleiteado)", "09112", "2022", BC_SAMPLE_DYNAMIZATION },
  { "Flor en la Arena", "01405", "2022", BC_SAMPLE_DYNAMIZATION },
  { "Costa Playa Brava", "01101", "2022", BC_SAMPLE_DYNAMIZATION },
  { "Barrio Estación", "14107", "2022", BC_SAMPLE_DYNAMIZATION },
  { "Galerías de Antofagasta (Capri, Boulevard Talhuén, Patio Alcántara)",
    "02101",
    "2024-especial",
    BC_SAMPLE_DYNAMIZATION },
  { "Boulevard La Rioja", "02101", "2024-especial", BC_SAMPLE_DYNAMIZATION },
  { "Caracol Centenario", "02101", "2024-especial", BC_SAMPLE_ACTIVATION },
  { "Francisco de Aguirre Zona 1", "04101", "2024-especial", BC_SAMPLE_DYNAMIZATION },
  { "Francisco de Aguirre Zona 2", "04101", "2024-especial", BC_SAMPLE_DYNAMIZATION },
  { "Barrio Cívico - Huito Salvador Donoso - Brasil",
    "05101",
    "2024-especial",
    BC_SAMPLE_ACTIVATION },
  { "Bellavista O'Higgins - Condell - Pirámide", "05101", "2024-especial", BC_SAMPLE_DYNAMIZATION },
  { "Cumming - Almirante Montt - Aníbal Pinto", "05101", "2024-especial", BC_SAMPLE_DYNAMIZATION },
  { "Plaza Perú", "08101", "2024-especial", BC_SAMPLE_ACTIVATION },
  { "Casco Histórico de Coronel", "08102", "2024-especial", BC_SAMPLE_DYNAMIZATION },
  { "Calle Los Molles (muestra)", "15101", "2022", BC_SAMPLE_DYNAMIZATION },
  { "Paseo del Cachapoal (muestra)", "06101", "2014", BC_SAMPLE_GRADUATED },
  { "Calle Colchagua (muestra)", "06301", "2025", BC_SAMPLE_ACTIVATION },
  { "Diagonal del Piduco (muestra)", "07101", "2022", BC_SAMPLE_DYNAMIZATION },
  { "Alameda de los Plátanos (muestra)", "07301", "2018", BC_SAMPLE_WITHDRAWN },
  { "Calle del Achibueno (muestra)", "07401", "2025", BC_SAMPLE_CANDIDATE },
  { "Calle de las Loceras (muestra)", "16101", "2018", BC_SAMPLE_DYNAMIZATION },
  { "Paseo del Ñuble (muestra)", "16301", "2025", BC_SAMPLE_ACTIVATION },
  { "Calle de los Colonos (muestra)", "11101", "2022", BC_SAMPLE_DYNAMIZATION },
  { "Calle del Estrecho (muestra)", "12101", "2014", BC_SAMPLE_GRADUATED },
  { "Paseo Última Esperanza (muestra)", "12401", "2025", BC_SAMPLE_ACTIVATION },
  { "Calle de los Mineros (muestra)", "03101", "2022", BC_SAMPLE_DYNAMIZATION },
};

/**
 * bc_sample_get_region:
 * @position: 0 to 15, from north to south
 * @name: (out) (optional): its short name
 *
 * Returns: (transfer none): its code
 */
const char *
bc_sample_get_region (guint position, const char **name)
{
  if (name != NULL)
    *name = regions[position].name;
  return regions[position].code;
}

/**
 * bc_sample_find_region:
 * @code: a region's code, or a commune's, which begins with it
 *
 * Returns: its position from north to south
 */
guint
bc_sample_find_region (const char *code)
{
  guint position = 0;

  while (position + 1 < BC_SAMPLE_N_REGIONS && strncmp (regions[position].code, code, 2) != 0)
    position++;
  return position;
}

/* When a call's districts began: the closed calls when they did, those that are under way so many
 * days ago that they are where they are today. */
static gint32
choose_activation (BcSamplePlace *self, BcSample *sample)
{
  gint32 later = bc_sample_pick (sample, 0, 90);

  if (strcmp (self->call, "2014") == 0)
    return MARCH_2015 + later;
  if (strcmp (self->call, "2018") == 0)
    return OCTOBER_2018 + later;
  if (strcmp (self->call, "2022") == 0)
    return sample->today - 1400 + later;
  if (self->phase == BC_SAMPLE_DYNAMIZATION)
    return sample->today - 640 + later;
  return sample->today - 340 + later;
}

static void
choose_dates (BcSamplePlace *self, BcSample *sample)
{
  gint32 yesterday = sample->today - 1;

  self->activation = MIN (choose_activation (self, sample), yesterday);
  self->entered = self->activation - bc_sample_pick (sample, 30, 60);
  self->planned = self->activation + bc_sample_pick (sample, 210, 240);
  self->dynamization = self->planned + bc_sample_pick (sample, 50, 70);
  self->graduated = self->dynamization + 3 * YEAR + bc_sample_pick (sample, -60, 120);
  self->last = yesterday;
  if (self->phase == BC_SAMPLE_GRADUATED)
    self->last = MIN (self->graduated + 3 * YEAR + FEW_WEEKS, yesterday);
  if (self->phase == BC_SAMPLE_WITHDRAWN)
    self->last = self->graduated = self->dynamization - FEW_WEEKS;
  if (self->phase == BC_SAMPLE_CANDIDATE)
    self->activation = yesterday - 30;
}

/* Beyond those that have a name: another street in the same commune. */
static char *
dup_name (guint index, BcSample *sample)
{
  if (index < G_N_ELEMENTS (places))
    return g_strdup (places[index].name);
  return g_strdup_printf ("%s %u (muestra)", bc_sample_pick_street (sample), index + 1);
}

/* Three of four, to the district: as many as 0.75 times the first so many rounds to. */
static gboolean
has_panel (guint index)
{
  return (3 * (index + 1) + 2) / 4 > (3 * index + 2) / 4;
}

/**
 * bc_sample_place_init:
 * @self: uninitialised
 * @index: which district, from 0
 * @sample: a sample country
 *
 * Chooses a district and what becomes of it.
 */
void
bc_sample_place_init (BcSamplePlace *self, guint index, BcSample *sample)
{
  guint place = index % G_N_ELEMENTS (places);

  *self = (BcSamplePlace){
    .index = index,
    .commune = g_strdup (places[place].commune),
    .call = places[place].call,
    .phase = places[place].phase,
    .panel = has_panel (index),
    .managed = index % 2 == 0,
    .case_of_2017 = index == 0,
  };
  self->name = dup_name (index, sample);
  self->region = regions[bc_sample_find_region (self->commune)].code;
  self->businesses = g_array_new (FALSE, FALSE, sizeof (BcId));
  self->members = g_array_new (FALSE, FALSE, sizeof (BcId));
  self->answers = g_array_new (FALSE, FALSE, sizeof (BcId));
  self->actions = g_array_new (FALSE, FALSE, sizeof (BcSampleAction));
  self->observed = g_array_new (FALSE, FALSE, sizeof (BcId));
  choose_dates (self, sample);
}

/**
 * bc_sample_place_clear:
 * @self: a district
 *
 * Frees what it holds.
 */
void
bc_sample_place_clear (BcSamplePlace *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->commune, g_free);
  g_clear_pointer (&self->businesses, g_array_unref);
  g_clear_pointer (&self->members, g_array_unref);
  g_clear_pointer (&self->answers, g_array_unref);
  g_clear_pointer (&self->actions, g_array_unref);
  g_clear_pointer (&self->observed, g_array_unref);
}
