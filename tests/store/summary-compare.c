/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "summary-compare.h"

#include <math.h>
#include <string.h>

#include "tally.h"

BcSummary *
read_summary (Country *country, const char *region)
{
  BcSummary *summary = NULL;
  g_autoptr (GError) error = NULL;

  bc_summary_read (country->database, region, &summary, &error);
  g_assert_no_error (error);
  return summary;
}

static void
compare_figures (const Tally *tally, const char *place, const double *figures)
{
  guint n_figures;
  const BcFigure *all = bc_figure_get_all (&n_figures);

  for (guint i = 0; i < n_figures; i++) {
    double expected = tally_get (tally, place, all[i].code, all[i].part);
    gboolean same = isnan (expected) ? isnan (figures[i]) : fabs (expected - figures[i]) < 1e-6;

    if (!same)
      g_error ("%s, %s/%s: %.9g, expected %.9g",
               place,
               all[i].code,
               all[i].part,
               figures[i],
               expected);
  }
}

static void
compare_row (const Tally *tally, const BcSummary *summary, const BcSummaryRow *row)
{
  const char *place = row->code != NULL ? row->code : "";

  compare_figures (tally, place, row->figures);
  for (guint area = 0; area < summary->areas->len; area++)
    for (guint state = 0; state < summary->states->len; state++)
      g_assert_cmpfloat (tally_get_actions (tally,
                                            place,
                                            summary->areas->pdata[area],
                                            summary->states->pdata[state]),
                         ==,
                         (double) row->actions[area * summary->states->len + state]);
}

static void
compare_district (const Tally *tally, const BcDistrictSummary *district)
{
  g_autofree char *id = bc_id_dup_text (&district->id);
  const TallyRecord *record = g_hash_table_lookup (tally->records, id);
  const char *phase, *plan;

  g_assert_nonnull (record);
  tally_decide (tally, record, &phase, &plan);
  g_assert_cmpstr (district->phase, ==, phase);
  g_assert_cmpstr (district->plan, ==, plan);
  g_assert_cmpstr (tally_record_get (record, "phase"), ==, phase);
  g_assert_cmpstr (district->name, ==, tally_record_get (record, "name"));
  g_assert_cmpint (district->gal, ==, tally_get (tally, id, "gal-constituted", NULL) > 0);
  g_assert_cmpint (district->panel, ==, tally_get (tally, id, "panel-constituted", NULL) > 0);
  compare_figures (tally, id, district->figures);
}

void
compare_all (Country *country)
{
  g_autoptr (BcSummary) summary = read_summary (country, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) districts = bc_summary_districts (country->database, NULL, &error);
  g_auto (Tally) tally = { 0 };

  g_assert_no_error (error);
  tally_init (&tally, country->database);
  g_assert_cmpuint (summary->regions->len, ==, COUNTRY_REGIONS);
  compare_row (&tally, summary, summary->total);
  for (guint i = 0; i < summary->regions->len; i++)
    compare_row (&tally, summary, summary->regions->pdata[i]);
  g_assert_cmpfloat ((double) districts->len, ==, tally_get (&tally, "", "districts", "total"));
  for (guint i = 0; i < districts->len; i++)
    compare_district (&tally, districts->pdata[i]);
}
