/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "governance-overview.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "district-columns.h"
#include "filling.h"
#include "governance-found.h"
#include "governance-warning-row.h"
#include "lookup.h"
#include "reading.h"
#include "record-dialog.h"
#include "record-line.h"
#include "record-list-row.h"
#include "representation-row.h"

/* How a district's bodies stand: what threatens them, who directs, whom they represent. */
struct _BcGovernanceOverview
{
  AdwBin parent_instance;

  BcStore *store;     /* (owned) (nullable) */
  BcReading *reading; /* (owned) (nullable) */
  BcId district;
  GPtrArray *bars; /* (owned) (nullable) (element-type BcRepresentationBar) */
  guint n_bars;    /* how many of them are shown already */
  GtkWidget *alarm;
  GtkListBox *warnings;
  GtkWidget *direction;
  GtkLabel *mandate;
  GtkListBox *directorate;
  GtkWidget *representation;
  GtkLabel *share;
  GtkProgressBar *bar; /* the share, as it is said above */
  GtkLabel *visits;
  GtkWidget *parts;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (BcGovernanceOverview, bc_governance_overview, ADW_TYPE_BIN)

static void
open_record (BcGovernanceOverview *self, const BcId *id)
{
  g_auto (BcRecordInfo) info = { 0 };

  if (bc_lookup_id (bc_store_get_reader (self->store), id, &info, NULL) && info.type != NULL)
    bc_record_dialog_open (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                           self->store,
                           info.type,
                           id,
                           NULL);
}

static void
warning_activated_cb (BcGovernanceOverview *self, GtkListBoxRow *row)
{
  open_record (self, bc_governance_warning_row_get_record (BC_GOVERNANCE_WARNING_ROW (row)));
}

static void
director_activated_cb (BcGovernanceOverview *self, GtkListBoxRow *row)
{
  open_record (self, bc_record_get_id (bc_record_list_row_get_record (BC_RECORD_LIST_ROW (row))));
}

static void
cut_off (GtkListBox *list, guint n_rows)
{
  GtkListBoxRow *row = NULL;

  while ((row = gtk_list_box_get_row_at_index (list, (int) n_rows)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

/* The row of that place, made where there is none yet. */
static GtkListBoxRow *
ensure_row (GtkListBox *list, GType type, guint place)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, (int) place);

  if (row == NULL) {
    row = g_object_new (type, NULL);
    gtk_list_box_append (list, GTK_WIDGET (row));
  }
  return row;
}

static void
show_warnings (BcGovernanceOverview *self, const GPtrArray *warnings)
{
  for (guint i = 0; i < warnings->len; i++)
    bc_governance_warning_row_show (
      BC_GOVERNANCE_WARNING_ROW (ensure_row (self->warnings, BC_TYPE_GOVERNANCE_WARNING_ROW, i)),
      warnings->pdata[i]);
  cut_off (self->warnings, warnings->len);
  gtk_widget_set_visible (self->alarm, warnings->len > 0);
}

static void
show_directorate (BcGovernanceOverview *self, const BcGovernanceFound *found)
{
  g_autofree char *mandate = found->mandate != NULL
                               ? g_strdup_printf (_ ("Mandate: %s"), found->mandate)
                               : g_strdup (_ ("Mandate: its days are not written down"));

  gtk_label_set_label (self->mandate, mandate);
  for (guint i = 0; i < found->directorate->len; i++) {
    GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->directorate, (int) i);

    if (row != NULL)
      bc_record_list_row_show (BC_RECORD_LIST_ROW (row), found->directorate->pdata[i]);
    else
      gtk_list_box_append (self->directorate,
                           bc_record_list_row_new (self->store, found->directorate->pdata[i]));
  }
  cut_off (self->directorate, found->directorate->len);
  gtk_widget_set_visible (self->direction, found->directorate->len > 0);
}

static gboolean
fill_step (GtkWidget *widget)
{
  BcGovernanceOverview *self = BC_GOVERNANCE_OVERVIEW (widget);
  const BcRepresentationBar *bar = NULL;

  if (self->n_bars >= self->bars->len) {
    cut_off (self->list, self->bars->len);
    return FALSE;
  }
  bar = self->bars->pdata[self->n_bars];
  bc_representation_row_show (BC_REPRESENTATION_ROW (
                                ensure_row (self->list, BC_TYPE_REPRESENTATION_ROW, self->n_bars)),
                              &bar->shown,
                              bar->heading);
  self->n_bars++;
  return TRUE;
}

static void
show_share (BcGovernanceOverview *self, const BcRepresentation *all)
{
  g_autofree char *visits = bc_representation_dup_visits (all);
  g_autofree char *share =
    g_strdup_printf (_ ("%d %% of the open businesses belong to the group: %d of %d"),
                     (int) floor (all->share),
                     (int) all->members,
                     (int) all->businesses);

  gtk_label_set_label (self->share, share);
  gtk_label_set_label (self->visits, visits);
  gtk_progress_bar_set_fraction (self->bar, CLAMP (all->share / 100, 0, 1));
}

static void
show_representation (BcGovernanceOverview *self, const BcGovernanceFound *found)
{
  const gboolean any = found->shares->len > 0;

  if (any)
    show_share (self, found->shares->pdata[0]);
  else
    gtk_label_set_label (self->share,
                         _ ("Once the district's open businesses are registered, this tells which "
                            "share of them belongs to the group."));
  gtk_widget_set_visible (GTK_WIDGET (self->visits), any);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), any);
  gtk_widget_set_visible (self->parts, any);
  g_clear_pointer (&self->bars, g_ptr_array_unref);
  self->bars = g_ptr_array_ref (found->bars);
  self->n_bars = 0;
  bc_filling_start (GTK_WIDGET (self), fill_step);
}

static void
show_found (GtkWidget *widget, gpointer result)
{
  BcGovernanceOverview *self = BC_GOVERNANCE_OVERVIEW (widget);
  const BcGovernanceFound *found = result;

  if (!bc_id_equal (&found->district, &self->district))
    return;
  show_warnings (self, found->warnings);
  show_directorate (self, found);
  show_representation (self, found);
  gtk_widget_set_visible (widget, TRUE);
}

static const BcReadingKind kind = {
  bc_governance_found_read,
  show_found,
  g_free,
  bc_governance_found_free,
};

static void
bc_governance_overview_dispose (GObject *object)
{
  BcGovernanceOverview *self = BC_GOVERNANCE_OVERVIEW (object);

  bc_filling_stop (GTK_WIDGET (self));
  if (self->reading != NULL)
    bc_reading_stop (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->store);
  g_clear_pointer (&self->bars, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_GOVERNANCE_OVERVIEW);
  G_OBJECT_CLASS (bc_governance_overview_parent_class)->dispose (object);
}

static void
bc_governance_overview_class_init (BcGovernanceOverviewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_governance_overview_dispose;
  g_type_ensure (BC_TYPE_DISTRICT_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/governance-overview.ui");
  gtk_widget_class_bind_template_child (widget_class, BcGovernanceOverview, alarm);
  gtk_widget_class_bind_template_child (widget_class, BcGovernanceOverview, warnings);
  gtk_widget_class_bind_template_child (widget_class, BcGovernanceOverview, direction);
  gtk_widget_class_bind_template_child (widget_class, BcGovernanceOverview, mandate);
  gtk_widget_class_bind_template_child (widget_class, BcGovernanceOverview, directorate);
  gtk_widget_class_bind_template_child (widget_class, BcGovernanceOverview, representation);
  gtk_widget_class_bind_template_child (widget_class, BcGovernanceOverview, share);
  gtk_widget_class_bind_template_child (widget_class, BcGovernanceOverview, bar);
  gtk_widget_class_bind_template_child (widget_class, BcGovernanceOverview, visits);
  gtk_widget_class_bind_template_child (widget_class, BcGovernanceOverview, parts);
  gtk_widget_class_bind_template_child (widget_class, BcGovernanceOverview, list);
  gtk_widget_class_bind_template_callback (widget_class, warning_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, director_activated_cb);
}

static void
bc_governance_overview_init (BcGovernanceOverview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What was shown of another district is not seen while this one is read. */
void
bc_governance_overview_load (BcGovernanceOverview *self, BcStore *store, const BcId *district)
{
  if (!bc_id_equal (&self->district, district))
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->district = *district;
  if (g_set_object (&self->store, store)) {
    if (self->reading != NULL)
      bc_reading_stop (self->reading);
    g_clear_object (&self->reading);
    self->reading = bc_reading_new (GTK_WIDGET (self), store, &kind);
  }
  bc_reading_start (self->reading, g_memdup2 (district, sizeof *district));
}
