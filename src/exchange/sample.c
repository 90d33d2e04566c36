/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sample.h"

#include <glib/gi18n-lib.h>

#include "date.h"
#include "moment.h"
#include "sample-names.h"
#include "sample-parts.h"
#include "sample-write.h"
#include "stamp.h"
#include "store-error.h"

#define N_DISTRICTS 60
#define BATCH       10      /* districts a transaction, where they are written in steps */
#define FIRST_DAY   2456871 /* 2014-08-01 */

static const BcSampleScale scales[] = {
  [BC_SAMPLE_SMALL] = { 4, { 12, 20 }, { 8, 12 }, { 8, 10 }, { 3, 5 }, FALSE },
  [BC_SAMPLE_COUNTRY] = { N_DISTRICTS, { 30, 120 }, { 8, 25 }, { 8, 20 }, { 3, 8 }, FALSE },
  [BC_SAMPLE_LARGE] = { 1000, { 200, 210 }, { 150, 170 }, { 150, 170 }, { 6, 7 }, TRUE },
};

/* A filling while it lasts. */
typedef struct
{
  BcSample sample;
  guint first; /* of the batch that is being written */
  guint count; /* how many districts it has */
  BcSampleProgress progress;
  gpointer data;
} Filling;

static gboolean
count_rows (BcDatabase *database, const char *sql, gint64 *count, GError **error)
{
  return bc_database_get_integer (database, count, error, sql, "");
}

/* People's data is never mixed with what is invented. */
static gboolean
check_empty (BcDatabase *database, gint64 *n_profiles, GError **error)
{
  gint64 n_people, n_operations;

  if (!count_rows (database, "SELECT count(*) FROM profile", n_profiles, error) ||
      !count_rows (database, "SELECT count(*) FROM profile WHERE sample = 0", &n_people, error) ||
      !count_rows (database, "SELECT count(*) FROM journal", &n_operations, error))
    return FALSE;
  if (n_people == 0 && n_operations == 0)
    return TRUE;
  g_set_error_literal (
    error,
    BC_STORE_ERROR,
    BC_STORE_ERROR_INVALID,
    n_people > 0 ? _ ("This database is somebody's: a sample country needs a file of its own")
                 : _ ("There is data in this database already: a sample country needs an "
                      "empty file of its own"));
  return FALSE;
}

static gboolean
create_profile (BcDatabase *database, gint64 now, GError **error)
{
  g_auto (BcProfile) profile = {
    .name = g_strdup ("Consejo Nacional (muestra)"),
    .institution = g_strdup ("Secretaría Técnica (muestra)"),
    .email = g_strdup ("consejo@muestra.cl"),
    .language = g_strdup ("es"),
    .level = BC_LEVEL_COUNCIL,
    .sample = TRUE,
  };

  return bc_profile_create (&profile, database, now, error);
}

static void
take_author (BcSample *self, gint64 row, BcLevels level, const char *name)
{
  BcSampleAuthor author = { row, level, g_strdup (name) };

  g_array_append_val (self->authors, author);
}

static gboolean
take_council (BcSample *self, BcDatabase *database, GError **error)
{
  g_auto (BcProfile) profile = { 0 };

  if (!bc_profile_load (&profile, database, error))
    return FALSE;
  take_author (self, profile.author, profile.level, profile.name);
  return TRUE;
}

static gboolean
add_author (BcSample *self,
            BcDatabase *database,
            BcLevels level,
            const char *institution,
            gint64 moment,
            GError **error)
{
  g_autofree char *name = bc_sample_dup_person (self, bc_sample_chance (self, 50));
  g_autofree char *number = g_strdup_printf ("%u", self->authors->len);
  g_auto (BcProfile) person = {
    .name = g_strdup (name),
    .institution = g_strdup (institution),
    .email = bc_sample_dup_email (name, self->authors->len),
    .level = level,
    .last_stamp = bc_stamp_next (0, moment),
  };
  gint64 row;

  bc_id_derive (&person.author_id, "sample-author", number, name, NULL);
  if (!bc_author_add (&person, database, &row, error))
    return FALSE;
  take_author (self, row, level, name);
  return TRUE;
}

static gboolean
add_authors (BcSample *self, BcDatabase *database, gint64 moment, GError **error)
{
  for (guint i = 0; i < BC_SAMPLE_N_REGIONS; i++)
    if (!add_author (self, database, BC_LEVEL_REGION, "Comité Regional (muestra)", moment, error))
      return FALSE;
  for (guint i = 0; i < self->scale.districts; i += 2)
    if (!add_author (self, database, BC_LEVEL_MANAGER, "Sercotec (muestra)", moment, error))
      return FALSE;
  return TRUE;
}

/* What a filling that was cancelled left: its authors, who wrote nothing. */
static gboolean
forget_authors (BcDatabase *database, GError **error)
{
  return bc_database_execute (database,
                              "DELETE FROM author WHERE row NOT IN (SELECT author FROM profile)",
                              error);
}

/* The clock is put back to before anything happened: nothing was written with it yet. */
static gboolean
prepare_cb (BcDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Filling *self = data;
  gint64 moment = bc_moment_from_date (MIN (FIRST_DAY, self->sample.today - 1));
  gint64 n_profiles;

  if (!check_empty (database, &n_profiles, error))
    return FALSE;
  if (n_profiles == 0 && !create_profile (database, moment, error))
    return FALSE;
  return forget_authors (database, error) &&
         bc_database_run (database,
                          error,
                          "UPDATE profile SET last_stamp = ?",
                          "i",
                          bc_stamp_next (0, moment)) &&
         take_council (&self->sample, database, error) &&
         add_authors (&self->sample, database, moment, error);
}

static void
make_place (BcSample *self, guint index)
{
  g_auto (BcSamplePlace) place = { 0 };

  self->minute = 0;
  bc_sample_place_init (&place, index, self);
  place.reviewer = 1 + bc_sample_find_region (place.commune);
  place.author = place.managed ? 1 + BC_SAMPLE_N_REGIONS + index / 2 : place.reviewer;
  bc_sample_make_district (self, &place);
  if (index == 0)
    self->first = place.id;
  bc_sample_make_milestones (self, &place);
  bc_sample_make_businesses (self, &place);
  bc_sample_make_group (self, &place);
  bc_sample_make_panel (self, &place);
  bc_sample_make_meetings (self, &place);
  bc_sample_make_commitments (self, &place);
  bc_sample_make_plan (self, &place);
  bc_sample_make_proposals (self, &place);
  bc_sample_make_activities (self, &place);
  bc_sample_make_money (self, &place);
  bc_sample_make_decisions (self, &place);
  bc_sample_make_observations (self, &place);
  bc_sample_make_surveys (self, &place);
}

static void
advance_cb (double fraction, gpointer data)
{
  Filling *self = data;

  if (self->progress != NULL)
    self->progress ((self->first + fraction * self->count) / self->sample.scale.districts,
                    self->data);
}

static void
find_span (const Filling *self, BcSampleSpan *span)
{
  gint64 past = bc_moment_from_date (MIN (FIRST_DAY, self->sample.today - 1));
  gint64 now = bc_moment_from_date (self->sample.today);
  gint64 step = (now - past) / self->sample.scale.districts;

  *span = (BcSampleSpan){ past + step * self->first,
                          past + step * (self->first + self->count),
                          past,
                          now };
}

static gboolean
fill_cb (BcWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  Filling *self = data;
  BcSampleSpan span;

  find_span (self, &span);
  if (self->first == 0) {
    bc_sample_make_nation (&self->sample);
    for (guint i = 0; i < BC_SAMPLE_N_REGIONS; i++)
      bc_sample_make_region (&self->sample, i);
  }
  for (guint i = 0; i < self->count; i++)
    make_place (&self->sample, self->first + i);
  return bc_sample_write (&self->sample, writer, &span, advance_cb, self, cancellable, error);
}

static gboolean
fill_batches (Filling *self, BcStore *store, GCancellable *cancellable, GError **error)
{
  guint n_districts = self->sample.scale.districts;

  if (!bc_store_change (store, prepare_cb, self, cancellable, error))
    return FALSE;
  self->count = self->sample.scale.bulk ? BATCH : n_districts;
  for (self->first = 0; self->first < n_districts; self->first += self->count) {
    self->count = MIN (self->count, n_districts - self->first);
    if (!bc_store_write (store, fill_cb, self, cancellable, error))
      return FALSE;
  }
  if (self->progress != NULL)
    self->progress (1.0, self->data);
  return TRUE;
}

/**
 * bc_sample_fill:
 * @store: an empty store with its catalogues, see bc_catalogue_install()
 * @size: how large the country is to be
 * @n_districts: how many districts; 0 for as many as its size has
 * @seed: another seed makes another country; the same one, on the same day, the same country
 * @progress: (nullable): called in the store's thread with how much is done, 0 to 1
 * @data: for @progress
 * @cancellable: (nullable): stops it
 * @error: return location: %BC_STORE_ERROR_INVALID where the store holds people's data, another
 *   #BC_STORE_ERROR, or GIO's
 *
 * Fills a store with a country that shows what the program does: real names of districts, and
 * beyond them nothing that is true. All of it goes through the journal, by many authors, as it
 * might have been written over the years up to yesterday. The store becomes the council's.
 *
 * The large country is written in steps: after a failure or a cancellation, delete the file.
 *
 * Returns: whether all of it is there
 */
gboolean
bc_sample_fill (BcStore *store,
                BcSampleSize size,
                guint n_districts,
                guint seed,
                BcSampleProgress progress,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  Filling filling = { .progress = progress, .data = data };
  gboolean ok;

  g_return_val_if_fail (BC_IS_STORE (store), FALSE);
  g_return_val_if_fail (size < G_N_ELEMENTS (scales), FALSE);

  bc_sample_init (&filling.sample, seed, bc_date_today (g_get_real_time () / 1000));
  filling.sample.scale = scales[size];
  if (n_districts > 0)
    filling.sample.scale.districts = n_districts;
  ok = fill_batches (&filling, store, cancellable, error);
  bc_sample_clear (&filling.sample);
  return ok;
}
