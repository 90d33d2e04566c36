/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "tally.h"

static double
sum (const Tally *self, const char *place, const char *what)
{
  g_autofree char *key = g_strdup_printf ("%s/%s", place, what);
  const double *found = g_hash_table_lookup (self->sums, key);

  return found != NULL ? *found : 0;
}

static double
divide (double above, double below)
{
  return below != 0 ? above / below : NAN;
}

static double
get_ratio (const Tally *self, const char *place, const char *code)
{
#define SUM(what_) sum (self, place, what_)
  double leveraged =
    SUM ("money-awarded/leveraged-public") + SUM ("money-awarded/leveraged-private");
  double told = SUM ("owner-sex/women") + SUM ("owner-sex/men") + SUM ("owner-sex/mixed");
  double premises = SUM ("businesses/open") + SUM ("businesses/closed") + SUM ("businesses/vacant");
  const struct
  {
    const char *code;
    double value;
  } ratios[] = {
    { "gal-constituted-share", 100 * divide (SUM ("gal-constituted"), SUM ("districts/total")) },
    { "panel-constituted-share",
      100 * divide (SUM ("panel-constituted"), SUM ("districts/total")) },
    { "progress", divide (SUM ("progress"), SUM ("kept")) },
    { "money-spent-share", 100 * divide (SUM ("money-spent/total"), SUM ("money-awarded/total")) },
    { "leverage", divide (leveraged, SUM ("money-awarded/sercotec")) },
    { "women-owned", 100 * divide (SUM ("owner-sex/women"), told) },
    { "vacancy", 100 * divide (SUM ("businesses/vacant"), premises) },
    { "commitments-slippage", divide (SUM ("slippage"), SUM ("slipped")) },
    { "observations-age", divide (SUM ("age"), SUM ("aged")) },
    { "last-data", SUM ("last-data") > 0 ? SUM ("last-data") : NAN },
  };
#undef SUM

  for (guint i = 0; i < G_N_ELEMENTS (ratios); i++)
    if (strcmp (ratios[i].code, code) == 0)
      return ratios[i].value;
  return sum (self, place, code);
}

double
tally_get (const Tally *self, const char *place, const char *code, const char *part)
{
  g_autofree char *what = part != NULL ? g_strdup_printf ("%s/%s", code, part) : NULL;

  return part != NULL ? sum (self, place, what) : get_ratio (self, place, code);
}

double
tally_get_actions (const Tally *self, const char *place, const char *area, const char *state)
{
  g_autofree char *what = g_strdup_printf ("actions/%s/%s", area, state);

  return sum (self, place, what);
}
