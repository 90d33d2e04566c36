/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "ground.h"
#include "sample-parts.h"

/* Where a few of the districts lie, with their streets, doors and boundaries. The middle of each is
 * about right; what is told of its streets is invented. */

/* Metres. */
#define LENGTH  280.0
#define BLOCK   90.0
#define ACROSS  6.0
#define BEYOND  25.0
#define CORNERS 8
/* One door of so many has no place yet. */
#define UNPLACED 13

static const struct
{
  const char *name;
  BcPosition middle;
} sites[] = {
  { "Barrio Latorre", { -22463300, -68927100 } },
  { "Plaza Ñuñoa", { -33456200, -70593700 } },
  { "Barrio Cochrane", { -40573600, -73133900 } },
  { "Barrio Puerto (Plaza Echaurren - calle Bustamante)", { -33036500, -71629600 } },
  { "Calle Los Molles (muestra)", { -18478900, -70320700 } },
  { "Calle del Estrecho (muestra)", { -53162700, -70908100 } },
};

static const BcPosition *
find_middle (const BcSamplePlace *place)
{
  for (guint i = 0; i < G_N_ELEMENTS (sites); i++)
    if (strcmp (sites[i].name, place->name) == 0)
      return &sites[i].middle;
  return NULL;
}

/* Two streets go from west to east, two from north to south, one block apart. */
static BcPoint
find_door (guint street, guint number, double share)
{
  const double along = (share - 0.5) * LENGTH;
  const double aside = (street / 2 == 0 ? -0.5 : 0.5) * BLOCK + (number % 2 ? ACROSS : -ACROSS);

  return street % 2 == 0 ? (BcPoint){ along, aside } : (BcPoint){ aside, along };
}

/**
 * bc_sample_set_site:
 * @self: a sample country, with a business at hand
 * @place: its district
 * @street: which of its streets, from 0
 * @number: in the street
 * @share: how far along the street, from 0 to 1
 *
 * Gives a business its position where its district is one of those that are drawn.
 */
void
bc_sample_set_site (BcSample *self, BcSamplePlace *place, guint street, guint number, double share)
{
  const BcPosition *middle = find_middle (place);
  const BcPoint door = find_door (street, number, share);
  g_autofree char *text = NULL;
  BcPosition position;
  BcGround ground;

  if (middle == NULL || self->scale.bulk || number % UNPLACED == 0)
    return;
  bc_ground_init (&ground, middle);
  bc_ground_get_position (&ground, &door, &position);
  text = bc_position_dup_text (&position);
  bc_sample_set (self, "position", text);
}

/**
 * bc_sample_set_boundary:
 * @self: a sample country, with a district at hand
 * @place: the district
 *
 * Gives a district its boundary where it is one of those that are drawn.
 */
void
bc_sample_set_boundary (BcSample *self, BcSamplePlace *place)
{
  static const double shape[CORNERS][2] = {
    { -1, -0.6 }, { -0.6, -1 }, { 0.6, -1 },   { 1, -0.6 },
    { 1, 0.6 },   { 0.6, 1 },   { -0.6, 1.1 }, { -1, 0.7 },
  };
  const BcPosition *middle = find_middle (place);
  g_autoptr (GArray) ring = g_array_new (FALSE, FALSE, sizeof (BcPosition));
  g_autofree char *text = NULL;
  BcGround ground;

  if (middle == NULL || self->scale.bulk)
    return;
  bc_ground_init (&ground, middle);
  for (guint i = 0; i < CORNERS; i++) {
    const BcPoint corner = { shape[i][0] * (LENGTH / 2 + BEYOND),
                             shape[i][1] * (LENGTH / 2 + BEYOND) };
    BcPosition position;

    bc_ground_get_position (&ground, &corner, &position);
    g_array_append_val (ring, position);
  }
  text = bc_polygon_dup_text (ring);
  bc_sample_set (self, "boundary", text);
}
