/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "district-summary-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "businesses-text.h"
#include "district-alerts.h"
#include "district-card.h"
#include "district-columns.h"
#include "district-parts.h"
#include "district-steps.h"
#include "field.h"
#include "form.h"
#include "history-view.h"
#include "lookup.h"
#include "number.h"
#include "reading.h"
#include "record-dialog.h"
#include "record-list-row.h"
#include "record-list-text.h"
#include "records-read.h"

#define LAST_CHANGES 5

/* A district at a glance. */
struct _BcDistrictSummaryView
{
  AdwBin parent_instance;

  BcStore *store; /* (owned) (nullable) */
  BcId district;
  BcId shown;         /* the district whose dream the form shows */
  BcReading *reading; /* (owned) (nullable): of the alerts */
  GtkBox *steps;
  GtkLabel *withdrawn;
  BcDistrictSteps *district_steps;
  BcDistrictCard *group;
  BcDistrictCard *panel;
  BcDistrictCard *plan;
  BcDistrictCard *money;
  BcDistrictCard *businesses;
  GtkListBox *alerts;
  GtkStack *alerts_stack;
  GtkLabel *rest;
  GtkLabel *conflicts;
  GtkWidget *conflicts_row;
  BcForm *dream;
  BcHistoryView *history;
};

G_DEFINE_FINAL_TYPE (BcDistrictSummaryView, bc_district_summary_view, ADW_TYPE_BIN)

static char *
dup_field (BcRecord *record, const char *name)
{
  const BcField *field = bc_record_type_find_field (bc_record_get_record_type (record), name);
  BcValue value = BC_VALUE_INIT;

  bc_record_peek (record, field, &value);
  return bc_field_dup_display (field, &value);
}

static void
show_step (GtkWidget *step, const char *label, const char *date, gboolean current)
{
  GtkWidget *name = gtk_widget_get_first_child (step);
  GtkWidget *since = gtk_widget_get_next_sibling (name);
  g_autofree char *words = current ? g_strdup_printf (_ ("%s (now)"), label) : g_strdup (label);

  gtk_label_set_label (GTK_LABEL (name), words);
  gtk_label_set_label (GTK_LABEL (since), date);
  gtk_widget_remove_css_class (step, "current");
  if (current)
    gtk_widget_add_css_class (step, "current");
}

/* The steps stand in the order of the phases in the dictionary; withdrawn, the last, is none. */
static void
show_phase (BcDistrictSummaryView *self, BcRecord *district)
{
  const BcField *field = bc_record_type_find_field (bc_record_get_record_type (district), "phase");
  GtkWidget *step = gtk_widget_get_first_child (GTK_WIDGET (self->steps));
  g_autofree char *activation = dup_field (district, "activation-start");
  g_autofree char *dynamization = dup_field (district, "dynamization-start");
  const char *dates[] = { "", activation, dynamization, "" };
  const BcChoice *choice = field->choices;
  BcValue phase = BC_VALUE_INIT;

  bc_record_peek (district, field, &phase);
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++, choice++) {
    show_step (step,
               bc_choice_get_label (choice),
               dates[i],
               g_strcmp0 (phase.text, choice->name) == 0);
    step = gtk_widget_get_next_sibling (step);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->withdrawn), g_strcmp0 (phase.text, choice->name) == 0);
}

static void
show_body (BcDistrictSummaryView *self, BcDistrictCard *card, const char *type, const char *member)
{
  g_autoptr (BcRecord) record = NULL;
  g_autofree char *state = NULL;
  g_autofree char *sentence = NULL;
  guint n;
  BcId id;

  if (bc_district_find_part (self->store, type, &self->district, &id))
    record = bc_record_read_by_id (bc_store_get_reader (self->store), &id, NULL);
  if (record == NULL) {
    bc_district_card_set (card, _ ("Not begun"), _ ("Nobody has been entered yet."));
    return;
  }
  state = bc_record_list_dup_state (record);
  n = bc_district_count_owned (self->store, member, &id);
  sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u member.", "%u members.", n), n);
  bc_district_card_set (card, state, sentence);
}

/* Runs an indicator of the district; columns that are unknown are not a number. Its place must be a
 * number: what a query gives would be compared with the places of all districts. */
static void
read_figures (BcDistrictSummaryView *self, const char *sql, double *figures, int n_figures)
{
  BcDatabase *reader = bc_store_get_reader (self->store);
  g_autoptr (BcCursor) cursor = bc_database_query (reader, sql, NULL);
  gint64 scope;

  for (int i = 0; i < n_figures; i++)
    figures[i] = NAN;
  if (cursor == NULL || !bc_database_get_integer (reader,
                                                  &scope,
                                                  NULL,
                                                  "SELECT row FROM scope WHERE id = ?",
                                                  "d",
                                                  &self->district))
    return;
  bc_cursor_bind_integer (cursor, 1, scope);
  if (bc_cursor_step (cursor, NULL) != BC_STEP_ROW)
    return;
  for (int i = 0; i < n_figures; i++)
    if (!bc_cursor_is_null (cursor, i))
      figures[i] = bc_cursor_get_double (cursor, i);
}

#define OF_THE_DISTRICT " WHERE level = 'district' AND place = ?"

static void
show_plan (BcDistrictSummaryView *self)
{
  g_autoptr (BcRecord) plan = NULL;
  g_autofree char *state = NULL;
  g_autofree char *progress = NULL;
  g_autofree char *sentence = NULL;
  double share;
  guint n;
  BcId id;

  if (bc_district_find_part (self->store, "plan", &self->district, &id))
    plan = bc_record_read_by_id (bc_store_get_reader (self->store), &id, NULL);
  if (plan == NULL) {
    bc_district_card_set (self->plan, _ ("Not begun"), _ ("No action has been proposed yet."));
    return;
  }
  read_figures (self, "SELECT progress FROM indicator_progress" OF_THE_DISTRICT, &share, 1);
  n = bc_district_count_owned (self->store, "action", &id);
  state = dup_field (plan, "state");
  progress = isnan (share) ? g_strdup ("—")
                           : bc_number_dup_percent_screen ((gint64) floor (share + 0.5) * 100);
  sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, %u action.", "%s, %u actions.", n),
                              state,
                              n);
  bc_district_card_set (self->plan, progress, sentence);
}

static void
show_money (BcDistrictSummaryView *self)
{
  double figures[2];
  g_autofree char *awarded = NULL;
  g_autofree char *spent = NULL;
  g_autofree char *sentence = NULL;

  read_figures (self,
                "SELECT awarded_total, spent_total FROM indicator_money" OF_THE_DISTRICT,
                figures,
                2);
  awarded = bc_number_dup_pesos_screen (isnan (figures[0]) ? 0 : (gint64) figures[0]);
  spent = bc_number_dup_pesos_screen (isnan (figures[1]) ? 0 : (gint64) figures[1]);
  sentence = g_strdup_printf (_ ("Awarded, in pesos; %s of it spent."), spent);
  bc_district_card_set (self->money, awarded, sentence);
}

static guint
get_count (double figure)
{
  return isnan (figure) ? 0 : (guint) figure;
}

static void
show_businesses (BcDistrictSummaryView *self)
{
  double states[5], openings[1];
  BcBusinessesFigures figures = { 0 };
  g_autofree char *figure = NULL;
  g_autofree char *sentence = NULL;

  read_figures (self,
                "SELECT open, vacancy, women_owned, unreported, moved "
                "FROM indicator_businesses" OF_THE_DISTRICT,
                states,
                G_N_ELEMENTS (states));
  read_figures (self,
                "SELECT net_openings FROM indicator_openings" OF_THE_DISTRICT,
                openings,
                G_N_ELEMENTS (openings));
  figures.n_businesses = bc_district_count_owned (self->store, "business", &self->district);
  figures.open = get_count (states[0]);
  figures.vacancy = states[1];
  figures.women_owned = states[2];
  figures.unreported = get_count (states[3]);
  figures.moved = get_count (states[4]);
  figures.net_openings = openings[0];
  figure = bc_businesses_dup_figure (&figures);
  sentence = bc_businesses_dup_sentence (&figures);
  bc_district_card_set (self->businesses, figure, sentence);
}

static void
show_rest (BcDistrictSummaryView *self, guint rest)
{
  g_autofree char *number = bc_number_dup_whole_screen (rest);
  g_autofree char *text = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "and %s more that is late", "and %s more that are late", rest),
    number);

  gtk_label_set_label (self->rest, text);
  gtk_widget_set_visible (GTK_WIDGET (self->rest), rest > 0);
}

static void
show_conflicts (BcDistrictSummaryView *self, gint64 n)
{
  g_autofree char *sentence =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                  "%u field on which two people disagree",
                                  "%u fields on which two people disagree",
                                  (gulong) n),
                     (guint) n);

  gtk_label_set_label (self->conflicts, sentence);
  gtk_widget_set_visible (self->conflicts_row, n > 0);
}

static gpointer
read_alerts (BcDatabase *reader, gpointer district, GError **error)
{
  return bc_district_alerts_read (reader, district, error);
}

static void
show_late (BcDistrictSummaryView *self, GPtrArray *late)
{
  GtkListBoxRow *row = NULL;

  for (guint i = 0; i < late->len; i++) {
    row = gtk_list_box_get_row_at_index (self->alerts, (int) i);
    if (row != NULL)
      bc_record_list_row_show (BC_RECORD_LIST_ROW (row), late->pdata[i]);
    else
      gtk_list_box_append (self->alerts, bc_record_list_row_new (self->store, late->pdata[i]));
  }
  while ((row = gtk_list_box_get_row_at_index (self->alerts, (int) late->len)) != NULL)
    gtk_list_box_remove (self->alerts, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (self->alerts), late->len > 0);
}

static void
show_alerts (GtkWidget *widget, gpointer result)
{
  BcDistrictSummaryView *self = BC_DISTRICT_SUMMARY_VIEW (widget);
  const BcDistrictAlerts *alerts = result;
  const gboolean any = alerts->n_late > 0 || alerts->conflicts > 0;

  if (!bc_id_equal (&alerts->district, &self->district))
    return;
  show_late (self, alerts->late);
  show_rest (self, alerts->n_late - alerts->late->len);
  show_conflicts (self, alerts->conflicts);
  gtk_stack_set_visible_child_name (self->alerts_stack, any ? "alerts" : "none");
  gtk_widget_set_visible (GTK_WIDGET (self->alerts_stack), TRUE);
}

static const BcReadingKind alerts_kind = { read_alerts,
                                           show_alerts,
                                           g_free,
                                           (GDestroyNotify) bc_district_alerts_free };

static void
stop_reading (BcDistrictSummaryView *self)
{
  if (self->reading != NULL)
    bc_reading_stop (self->reading);
  g_clear_object (&self->reading);
}

static void
set_store (BcDistrictSummaryView *self, BcStore *store)
{
  if (!g_set_object (&self->store, store))
    return;
  stop_reading (self);
  self->reading = bc_reading_new (GTK_WIDGET (self), store, &alerts_kind);
}

static void
open_record (BcDistrictSummaryView *self, const BcRecordType *type, const BcId *id)
{
  bc_record_dialog_open (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                         self->store,
                         type,
                         id,
                         NULL);
}

static void
alert_activated_cb (BcDistrictSummaryView *self, GtkListBoxRow *row)
{
  BcRecord *record = bc_record_list_row_get_record (BC_RECORD_LIST_ROW (row));

  open_record (self, bc_record_get_record_type (record), bc_record_get_id (record));
}

static void
edit_cb (BcDistrictSummaryView *self)
{
  open_record (self, bc_dictionary_find ("district"), &self->district);
}

static void
bc_district_summary_view_dispose (GObject *object)
{
  stop_reading (BC_DISTRICT_SUMMARY_VIEW (object));
  g_clear_object (&BC_DISTRICT_SUMMARY_VIEW (object)->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_DISTRICT_SUMMARY_VIEW);
  G_OBJECT_CLASS (bc_district_summary_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, BcDistrictSummaryView, steps);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictSummaryView, withdrawn);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictSummaryView, district_steps);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictSummaryView, group);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictSummaryView, panel);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictSummaryView, plan);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictSummaryView, money);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictSummaryView, businesses);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictSummaryView, alerts);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictSummaryView, alerts_stack);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictSummaryView, rest);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictSummaryView, conflicts);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictSummaryView, conflicts_row);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictSummaryView, dream);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictSummaryView, history);
  gtk_widget_class_bind_template_callback (widget_class, alert_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
}

static void
bc_district_summary_view_class_init (BcDistrictSummaryViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_district_summary_view_dispose;
  g_type_ensure (BC_TYPE_DISTRICT_COLUMNS);
  g_type_ensure (BC_TYPE_DISTRICT_CARD);
  g_type_ensure (BC_TYPE_DISTRICT_STEPS);
  g_type_ensure (BC_TYPE_FORM);
  g_type_ensure (BC_TYPE_HISTORY_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/district-summary-view.ui");
  bind_children (widget_class);
}

static void
bc_district_summary_view_init (BcDistrictSummaryView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
bc_district_summary_view_load (BcDistrictSummaryView *self, BcStore *store, const BcId *district)
{
  g_autoptr (BcRecord) record = bc_record_read_by_id (bc_store_get_reader (store), district, NULL);

  if (record == NULL)
    return;
  set_store (self, store);
  self->district = *district;
  if (!bc_id_equal (&self->shown, district)) {
    gtk_widget_set_visible (GTK_WIDGET (self->alerts_stack), FALSE);
    bc_form_edit (self->dream, store, bc_dictionary_find ("district"), district);
  }
  self->shown = *district;
  show_phase (self, record);
  bc_district_steps_load (self->district_steps, store, record);
  show_body (self, self->group, "associative-group", "group-member");
  show_body (self, self->panel, "technical-panel", "panel-member");
  show_plan (self);
  show_money (self);
  show_businesses (self);
  bc_reading_start (self->reading, g_memdup2 (district, sizeof *district));
  bc_history_view_load_last (self->history, store, district, LAST_CHANGES);
}

/* Gives the keyboard to where the dream is written. */
void
bc_district_summary_view_write_dream (BcDistrictSummaryView *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->dream), GTK_DIR_TAB_FORWARD);
}
