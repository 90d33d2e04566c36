/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "date.h"
#include "json.h"
#include "moment.h"
#include "summary.h"

/* Two decimals are all that a percentage or a mean of days tells; needless zeros are left out. */
static void
append_decimal (GString *json, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.15g", round (number * 100) / 100);
  g_string_append (json, text);
}

static void
append_figure (GString *json, const BcFigure *figure, double number)
{
  g_autofree char *moment = NULL;

  if (isnan (number)) {
    bc_json_append_null (json);
    return;
  }
  switch (figure->kind) {
  case BC_FIGURE_COUNT:
  case BC_FIGURE_PESOS:
    bc_json_append_integer (json, (gint64) number);
    break;
  case BC_FIGURE_MOMENT:
    moment = bc_moment_dup_iso ((gint64) number);
    bc_json_append_string (json, moment);
    break;
  case BC_FIGURE_PERCENT:
  case BC_FIGURE_RATIO:
  case BC_FIGURE_DAYS:
  default:
    append_decimal (json, number);
    break;
  }
}

static void
append_figures (GString *json, const BcSummaryRow *row)
{
  guint n_figures;
  const BcFigure *all = bc_figure_get_all (&n_figures);

  for (guint i = 0; i < n_figures; i++) {
    gboolean first = i == 0 || strcmp (all[i - 1].code, all[i].code) != 0;
    gboolean last = i + 1 == n_figures || strcmp (all[i + 1].code, all[i].code) != 0;

    if (first)
      bc_json_append_key (json, all[i].code);
    if (first && all[i].part != NULL)
      g_string_append_c (json, '{');
    if (all[i].part != NULL)
      bc_json_append_key (json, all[i].part);
    append_figure (json, &all[i], row->figures[i]);
    if (last && all[i].part != NULL)
      g_string_append_c (json, '}');
  }
}

static void
append_actions (GString *json, const BcSummary *self, const BcSummaryRow *row)
{
  bc_json_append_key (json, "actions");
  g_string_append_c (json, '{');
  for (guint area = 0; area < self->areas->len; area++) {
    bc_json_append_key (json, self->areas->pdata[area]);
    g_string_append_c (json, '{');
    for (guint state = 0; state < self->states->len; state++) {
      bc_json_append_key (json, self->states->pdata[state]);
      bc_json_append_integer (json, row->actions[area * self->states->len + state]);
    }
    g_string_append_c (json, '}');
  }
  g_string_append_c (json, '}');
}

static void
append_row (GString *json, const BcSummary *self, const BcSummaryRow *row)
{
  g_string_append_c (json, '{');
  if (row->code != NULL) {
    bc_json_append_key (json, "code");
    bc_json_append_string (json, row->code);
    bc_json_append_key (json, "name");
    bc_json_append_string (json, row->name);
  }
  append_figures (json, row);
  append_actions (json, self, row);
  g_string_append_c (json, '}');
}

/**
 * bc_summary_dup_json:
 * @self: a summary
 *
 * Writes a summary as JSON: the day, the regions from north to south and the total, each with its
 * figures by the codes of the indicators, and `actions` by area and state. A figure with parts is
 * an object; what is unknown is null. Percentages, ratios and days have at most two decimals.
 *
 * Returns: (transfer full): the text
 */
char *
bc_summary_dup_json (const BcSummary *self)
{
  g_autoptr (GString) json = g_string_new ("{");
  g_autofree char *at = bc_date_dup_iso (self->at);

  bc_json_append_key (json, "at");
  bc_json_append_string (json, at);
  bc_json_append_key (json, "regions");
  g_string_append_c (json, '[');
  for (guint i = 0; i < self->regions->len; i++) {
    bc_json_append_separator (json);
    append_row (json, self, self->regions->pdata[i]);
  }
  g_string_append_c (json, ']');
  bc_json_append_key (json, "total");
  append_row (json, self, self->total);
  g_string_append_c (json, '}');
  return g_string_free (g_steal_pointer (&json), FALSE);
}
