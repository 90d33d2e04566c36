/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "apart.h"
#include "date.h"
#include "sample-names.h"
#include "sample-parts.h"

/* The streets of a district: who has a shop there, and what happened to it since. */

#define MONTH     30
#define N_STREETS 4

/* What is told of a business, beside its record. */
typedef struct
{
  const char *streets[N_STREETS];
  gint32 counted; /* the day of the survey of premises */
  guint number;
  guint count; /* of all premises */
} Walk;

static const struct
{
  gint32 from;
  gint32 to;
} brackets[] = {
  { 20, 200 },   { 201, 600 },   { 201, 600 },    { 601, 2400 },    { 601, 2400 },
  { 601, 2400 }, { 2401, 5000 }, { 5001, 10000 }, { 10001, 25000 },
};

static void
set_address (BcSample *self, BcSamplePlace *place, Walk *walk)
{
  const guint street = (guint) bc_sample_pick (self, 0, N_STREETS - 1);
  const guint number = 100 + 7 * walk->number;

  bc_sample_set (self, "street", walk->streets[street]);
  bc_sample_format (self, "street-number", "%u", number);
  bc_sample_set_site (self, place, street, number, (double) walk->number / walk->count);
  bc_sample_set_number (self, "walking-order", walk->number);
  if (bc_sample_chance (self, 10))
    bc_sample_format (self, "unit", "Local %d", bc_sample_pick (self, 1, 20));
}

static void
set_sales (BcSample *self)
{
  guint bracket = (guint) bc_sample_pick (self, 0, G_N_ELEMENTS (brackets) - 1);
  gint32 uf = bc_sample_pick (self, brackets[bracket].from, brackets[bracket].to);

  bc_sample_set_number (self, "yearly-sales", (gint64) uf * 100);
  bc_sample_set_number (self, "workers-women", bc_sample_pick (self, 0, 2 + uf / 2400));
  bc_sample_set_number (self, "workers-men", bc_sample_pick (self, 0, 2 + uf / 2400));
}

static void
set_owner (BcSample *self, guint number)
{
  static const char *const sexes[] = {
    "women", "women", "women", "women", "women", "men", "men", "men", "men", "mixed", "unreported",
  };
  const char *sex = BC_SAMPLE_PICK (self, sexes);
  g_autofree char *name = bc_sample_dup_person (self, strcmp (sex, "men") != 0);
  g_autofree char *email = bc_sample_dup_email (name, number);
  g_autofree char *phone = bc_sample_dup_phone (self);

  bc_sample_set (self, "owner-sex", sex);
  if (strcmp (sex, "unreported") == 0)
    return;
  bc_sample_set (self, "owner-name", name);
  bc_sample_set (self, "phone", phone);
  bc_sample_set (self, "email", email);
}

static void
set_firm (BcSample *self, const char *shop, gint32 counted)
{
  g_autofree char *rut = bc_sample_dup_rut (self);

  bc_sample_set (self, "rut", rut);
  if (bc_sample_chance (self, 40))
    bc_sample_format (self, "legal-name", "Comercial %s EIRL", shop);
  set_sales (self);
  bc_sample_set_date (self, "formal-since", counted - bc_sample_pick (self, 200, 9000));
  bc_sample_set (self,
                 "payment-means",
                 bc_sample_chance (self, 70) ? "Efectivo, débito, transferencia" : "Efectivo");
}

static void
set_directory (BcSample *self, const BcSampleTrade *trade, gint32 counted)
{
  bc_sample_set_number (self, "in-directory", 1);
  bc_sample_set_date (self, "consent-on", bc_sample_clamp (self, counted + MONTH));
  bc_sample_format (self, "catalogue-text", "%s de barrio, de lunes a sábado.", trade->shop);
  bc_sample_format (self, "networks", "@muestra_%s", trade->code);
}

static BcId
make_shop (BcSample *self, BcSamplePlace *place, Walk *walk, gint32 date, const char *state)
{
  const BcSampleTrade *trade = bc_sample_pick_trade (self);
  g_autofree char *shop = bc_sample_dup_shop (self, trade);

  bc_sample_begin (self, "business", date);
  bc_sample_set_id (self, "district", &place->id);
  bc_sample_set (self, "trade-name", shop);
  bc_sample_set (self, "state", state);
  bc_sample_set (self, "use", trade->use);
  set_address (self, place, walk);
  bc_sample_set_code (self, "activity-code", "activity-code", trade->code);
  set_firm (self, shop, date);
  set_owner (self, walk->number);
  if (walk->number % 40 == 7)
    bc_sample_set_number (self, "anchor", 1);
  if (bc_sample_chance (self, 30))
    set_directory (self, trade, date);
  return bc_sample_end (self);
}

static void
make_vacant (BcSample *self, BcSamplePlace *place, Walk *walk)
{
  bc_sample_begin (self, "business", walk->counted);
  bc_sample_set_id (self, "district", &place->id);
  bc_sample_format (self, "trade-name", "Local desocupado %u", 100 + 7 * walk->number);
  bc_sample_set (self, "state", "vacant");
  set_address (self, place, walk);
  bc_sample_end (self);
}

static void
make_event (BcSample *self, const BcId *business, const char *kind, gint32 date, gint32 jobs)
{
  bc_sample_begin (self, "business-event", date);
  bc_sample_set_id (self, "business", business);
  bc_sample_set (self, "kind", kind);
  bc_sample_set_date (self, "date", bc_sample_clamp (self, date));
  if (jobs > 0)
    bc_sample_set_number (self, "jobs", jobs);
  bc_sample_end (self);
}

static void
change_state (BcSample *self, const BcId *business, const char *state, gint32 date)
{
  bc_sample_edit (self, "business", business, date);
  bc_sample_set (self, "state", state);
  bc_sample_end (self);
}

/* A shop that was open when the premises were counted, and what became of it. */
static void
make_open (BcSample *self, BcSamplePlace *place, Walk *walk)
{
  static const char *const others[] = { "expansion", "jobs-won", "jobs-lost" };
  gint32 later =
    bc_sample_pick (self, walk->counted + MONTH, MAX (walk->counted + MONTH, place->last));
  gint32 chance = bc_sample_pick (self, 0, 99);
  BcId id = make_shop (self, place, walk, walk->counted, "open");

  if (chance >= 15 || self->scale.bulk || later > place->last) {
    g_array_append_val (place->businesses, id);
    return;
  }
  bc_sample_start_gesture (self);
  if (chance < 5) {
    make_event (self, &id, "closing", later, 0);
    change_state (self, &id, "closed: Bajaron las ventas", later);
  } else if (chance < 6) {
    make_event (self, &id, "move", later, 0);
    change_state (self, &id, "moved: Se fue a otra calle de la comuna", later);
  } else {
    make_event (self, &id, BC_SAMPLE_PICK (self, others), later, bc_sample_pick (self, 1, 4));
    g_array_append_val (place->businesses, id);
  }
}

static void
make_opening (BcSample *self, BcSamplePlace *place, Walk *walk)
{
  gint32 date =
    bc_sample_pick (self, walk->counted + MONTH, MAX (walk->counted + MONTH, place->last));
  BcId id;

  if (date > place->last)
    return;
  bc_sample_start_gesture (self);
  id = make_shop (self, place, walk, date, "open");
  make_event (self, &id, "opening", date, bc_sample_pick (self, 1, 3));
}

static void
make_premises (BcSample *self, BcSamplePlace *place, Walk *walk)
{
  gint32 chance = bc_sample_pick (self, 0, 99);

  if (chance < 8)
    make_vacant (self, place, walk);
  else if (chance < 11)
    make_shop (self, place, walk, walk->counted, "closed");
  else if (chance < 18 && !self->scale.bulk)
    make_opening (self, place, walk);
  else
    make_open (self, place, walk);
}

/* The names of the businesses that were made since an event. */
static GHashTable *
get_names (BcSample *self, guint since)
{
  const BcField *name = bc_record_type_find_field (bc_dictionary_find ("business"), "trade-name");
  GHashTable *names = g_hash_table_new ((GHashFunc) bc_id_hash, (GEqualFunc) bc_id_equal);

  for (guint i = since; i < self->events->len; i++) {
    BcSampleEvent *event = &g_array_index (self->events, BcSampleEvent, i);

    if (event->fresh && strcmp (event->draft.type->name, "business") == 0)
      g_hash_table_insert (names, &event->draft.id, bc_draft_get (&event->draft, name)->text);
  }
  return names;
}

/* The first of the same name, of those before one. */
static const BcId *
find_namesake (const BcSamplePlace *place, GHashTable *names, guint before)
{
  const BcId *id = &g_array_index (place->businesses, BcId, before);

  for (guint i = 0; i < before; i++) {
    const BcId *other = &g_array_index (place->businesses, BcId, i);

    if (g_strcmp0 (g_hash_table_lookup (names, id), g_hash_table_lookup (names, other)) == 0)
      return other;
  }
  return NULL;
}

/* Open shops that have one name by chance are two all the same. No event is added before all are
 * looked at: the names stand in them. */
static void
tell_apart (BcSample *self, BcSamplePlace *place, guint since)
{
  g_autoptr (GHashTable) names = get_names (self, since);
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (BcPair));

  for (guint i = 0; i < place->businesses->len; i++) {
    const BcId *other = find_namesake (place, names, i);
    BcPair pair;

    if (other == NULL)
      continue;
    bc_pair_init (&pair, &g_array_index (place->businesses, BcId, i), other);
    g_array_append_val (pairs, pair);
  }
  for (guint i = 0; i < pairs->len; i++) {
    BcPair *pair = &g_array_index (pairs, BcPair, i);

    bc_sample_begin (self, "distinction", place->last);
    bc_sample_set_id (self, "business", &pair->ids[0]);
    bc_sample_set_id (self, "other", &pair->ids[1]);
    bc_sample_end (self);
  }
}

/**
 * bc_sample_make_businesses:
 * @self: a sample country
 * @place: a district; gets its open businesses
 *
 * Makes the premises of a district as they were counted, and what happened to them since.
 */
void
bc_sample_make_businesses (BcSample *self, BcSamplePlace *place)
{
  const guint since = self->events->len;
  gint32 count = bc_sample_pick (self, self->scale.businesses[0], self->scale.businesses[1]);
  Walk walk = { .counted = bc_sample_clamp (self, place->activation + 3 * MONTH),
                .count = (guint) MAX (count, 1) };

  for (guint i = 0; i < N_STREETS; i++)
    walk.streets[i] = bc_sample_pick_street (self);
  bc_sample_start_gesture (self);
  for (gint32 i = 0; i < count; i++) {
    walk.number = (guint) i + 1;
    make_premises (self, place, &walk);
  }
  if (!self->scale.bulk)
    tell_apart (self, place, since);
}
