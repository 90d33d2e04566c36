/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "money-curve.h"

#include <glib/gi18n-lib.h>

#include "date.h"
#include "field-editor.h"
#include "lookup.h"
#include "money-chart.h"
#include "number.h"
#include "reading.h"
#include "told-list.h"

/* What was planned against what was committed, disbursed and spent, month by month: drawn, and in
 * words. */
struct _BcMoneyCurve
{
  AdwBin parent_instance;

  BcStore *store;     /* (owned) (nullable) */
  BcReading *reading; /* (owned) (nullable) */
  BcId district;
  GtkLabel *sentence;
  BcMoneyChart *chart;
  BcToldList *months;
};

G_DEFINE_FINAL_TYPE (BcMoneyCurve, bc_money_curve, ADW_TYPE_BIN)

typedef struct
{
  BcMoney *money; /* (owned) */
  gint32 today;   /* year × 12 + month − 1 */
} Found;

static void
free_found (gpointer data)
{
  Found *found = data;

  bc_money_free (found->money);
  g_free (found);
}

static gpointer
read_found (BcDatabase *reader, gpointer district, GError **error)
{
  g_autoptr (BcMoney) money = bc_money_read (reader, district, error);
  Found *found = NULL;
  int year, month, day;

  if (money == NULL)
    return NULL;
  bc_date_split (bc_lookup_today (reader), &year, &month, &day);
  found = g_new0 (Found, 1);
  found->money = g_steal_pointer (&money);
  found->today = year * 12 + month - 1;
  return found;
}

static char *
dup_amounts (const gint64 amounts[BC_N_MONEY])
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < BC_N_MONEY; i++) {
    g_autofree char *pesos = bc_number_dup_pesos_screen (amounts[i]);

    g_string_append_printf (text,
                            "%s%s: %s",
                            i > 0 ? " · " : "",
                            bc_money_chart_get_label (i),
                            pesos);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GPtrArray *
tell_months (const BcMoney *money)
{
  GPtrArray *lines = bc_told_create_lines ();

  for (guint i = money->months->len; i > 0; i--) {
    const BcMoneyMonth *month = &g_array_index (money->months, BcMoneyMonth, i - 1);
    g_autofree char *title =
      g_strdup_printf (_ ("Until %02d-%04d"), month->month % 12 + 1, month->month / 12);
    BcTold *told = bc_told_add (lines, NULL, title);

    told->subtitle = dup_amounts (month->sums);
    told->inert = TRUE;
  }
  return lines;
}

/* Where the lines stand today: before the first month nowhere, after the last where it ended. */
static char *
dup_sentence (const Found *found)
{
  static const gint64 nothing[BC_N_MONEY] = { 0 };
  GArray *months = found->money->months;
  const gint64 *sums = nothing;
  g_autofree char *amounts = NULL;

  for (guint i = 0; i < months->len; i++)
    if (g_array_index (months, BcMoneyMonth, i).month <= found->today)
      sums = g_array_index (months, BcMoneyMonth, i).sums;
  amounts = dup_amounts (sums);
  return g_strdup_printf (_ ("Until the end of this month: %s"), amounts);
}

static void
show_found (GtkWidget *widget, gpointer data)
{
  BcMoneyCurve *self = BC_MONEY_CURVE (widget);
  const Found *found = data;
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *sentence = NULL;

  if (!bc_id_equal (&found->money->district, &self->district))
    return;
  gtk_widget_set_visible (widget, found->money->months->len > 0);
  if (found->money->months->len == 0)
    return;
  lines = tell_months (found->money);
  sentence = dup_sentence (found);
  gtk_label_set_label (self->sentence, sentence);
  bc_field_editor_name (GTK_WIDGET (self->chart), sentence);
  bc_money_chart_show (self->chart, found->money->months, found->today);
  bc_told_list_show (self->months, lines);
}

static const BcReadingKind found_kind = { read_found, show_found, g_free, free_found };

static void
stop_reading (BcMoneyCurve *self)
{
  if (self->reading != NULL)
    bc_reading_stop (self->reading);
  g_clear_object (&self->reading);
}

static void
bc_money_curve_dispose (GObject *object)
{
  BcMoneyCurve *self = BC_MONEY_CURVE (object);

  stop_reading (self);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_MONEY_CURVE);
  G_OBJECT_CLASS (bc_money_curve_parent_class)->dispose (object);
}

static void
bc_money_curve_class_init (BcMoneyCurveClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_money_curve_dispose;
  g_type_ensure (BC_TYPE_MONEY_CHART);
  g_type_ensure (BC_TYPE_TOLD_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/money-curve.ui");
  gtk_widget_class_bind_template_child (widget_class, BcMoneyCurve, sentence);
  gtk_widget_class_bind_template_child (widget_class, BcMoneyCurve, chart);
  gtk_widget_class_bind_template_child (widget_class, BcMoneyCurve, months);
}

static void
bc_money_curve_init (BcMoneyCurve *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bc_told_list_set_label (self->months, _ ("Month by month"));
}

void
bc_money_curve_load (BcMoneyCurve *self, BcStore *store, const BcId *district)
{
  if (g_set_object (&self->store, store)) {
    stop_reading (self);
    self->reading = bc_reading_new (GTK_WIDGET (self), store, &found_kind);
  }
  if (!bc_id_equal (&self->district, district))
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->district = *district;
  bc_reading_start (self->reading, g_memdup2 (district, sizeof *district));
}
