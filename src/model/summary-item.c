/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "summary-item.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "moment.h"
#include "number.h"

struct _BcSummaryItem
{
  GObject parent_instance;

  BcSummary *summary;      /* (owned): keeps the row */
  const BcSummaryRow *row; /* of the summary */
};

G_DEFINE_FINAL_TYPE (BcSummaryItem, bc_summary_item, G_TYPE_OBJECT)

static void
bc_summary_item_finalize (GObject *object)
{
  bc_summary_unref (BC_SUMMARY_ITEM (object)->summary);
  G_OBJECT_CLASS (bc_summary_item_parent_class)->finalize (object);
}

static void
bc_summary_item_class_init (BcSummaryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bc_summary_item_finalize;
}

static void
bc_summary_item_init (BcSummaryItem *self)
{
}

static void
append_item (GListStore *items, BcSummary *summary, const BcSummaryRow *row)
{
  g_autoptr (BcSummaryItem) item = g_object_new (BC_TYPE_SUMMARY_ITEM, NULL);

  item->summary = bc_summary_ref (summary);
  item->row = row;
  g_list_store_append (items, item);
}

/**
 * bc_summary_items_new:
 * @summary: a summary
 *
 * Returns: (transfer full): a list of #BcSummaryItem: the regions from north to south, and the
 * total where there is more than one
 */
GListModel *
bc_summary_items_new (BcSummary *summary)
{
  GListStore *items = g_list_store_new (BC_TYPE_SUMMARY_ITEM);

  for (guint i = 0; i < summary->regions->len; i++)
    append_item (items, summary, summary->regions->pdata[i]);
  if (summary->regions->len > 1)
    append_item (items, summary, summary->total);
  return G_LIST_MODEL (items);
}

/**
 * bc_summary_item_get_row:
 * @self: an item
 *
 * Returns: (transfer none): its figures
 */
const BcSummaryRow *
bc_summary_item_get_row (BcSummaryItem *self)
{
  g_return_val_if_fail (BC_IS_SUMMARY_ITEM (self), NULL);

  return self->row;
}

/**
 * bc_summary_item_is_total:
 * @self: an item
 *
 * Returns: whether it is that of all regions together
 */
gboolean
bc_summary_item_is_total (BcSummaryItem *self)
{
  g_return_val_if_fail (BC_IS_SUMMARY_ITEM (self), FALSE);

  return self->row == self->summary->total;
}

static char *
dup_days (gint64 days)
{
  g_autofree char *number = bc_number_dup_whole_screen (days);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s day", "%s days", days), number);
}

/**
 * bc_summary_row_dup_figure:
 * @row: a summary's row
 * @code: an indicator's code
 * @part: (nullable): which part of it
 *
 * Writes a figure as it is shown, a dash where it is unknown.
 *
 * Returns: (transfer full): the text
 */
char *
bc_summary_row_dup_figure (const BcSummaryRow *row, const char *code, const char *part)
{
  const BcFigure *figure = bc_figure_find (code, part);
  const double number = bc_summary_row_get (row, code, part);

  g_return_val_if_fail (figure != NULL, NULL);

  if (isnan (number))
    return g_strdup ("–");
  switch (figure->kind) {
  case BC_FIGURE_COUNT:
    return bc_number_dup_whole_screen (llround (number));
  case BC_FIGURE_PESOS:
    return bc_number_dup_pesos_screen (llround (number));
  case BC_FIGURE_PERCENT:
    return bc_number_dup_percent_screen (llround (number) * 100);
  case BC_FIGURE_RATIO:
    return bc_number_dup_decimal_screen (llround (number * 100));
  case BC_FIGURE_DAYS:
    return dup_days (llround (number));
  case BC_FIGURE_MOMENT:
  default:
    return bc_moment_dup_screen (llround (number));
  }
}

/**
 * bc_summary_item_dup_figure:
 * @self: an item
 * @code: an indicator's code
 * @part: (nullable): which part of it
 *
 * Returns: (transfer full): as bc_summary_row_dup_figure()
 */
char *
bc_summary_item_dup_figure (BcSummaryItem *self, const char *code, const char *part)
{
  g_return_val_if_fail (BC_IS_SUMMARY_ITEM (self), NULL);

  return bc_summary_row_dup_figure (self->row, code, part);
}
