/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "today-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "date.h"
#include "district-page.h"
#include "field-editor.h"
#include "window-save.h"
#include "window.h"

/* Something to be done: what, when and where; it opens the record, and a promise is done at once.
 */
struct _BcTodayRow
{
  AdwPreferencesRow parent_instance;

  BcId record;
  BcId district;
  char *type; /* (owned) (nullable): empty for the conflicts */
  gboolean promise;
  gboolean several; /* it stands for several, and opens the place where they are */
  GtkImage *icon;
  GtkLabel *sentence;
  GtkLabel *when;
  GtkLabel *district_name;
  GtkButton *act;
};

G_DEFINE_FINAL_TYPE (BcTodayRow, bc_today_row, ADW_TYPE_PREFERENCES_ROW)

static BcWindow *
get_window (BcTodayRow *self)
{
  return BC_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
set_done (BcTodayRow *self)
{
  const BcRecordType *type = bc_dictionary_find (self->type);
  g_autofree char *today = bc_date_dup_iso (bc_date_today (g_get_real_time () / 1000));
  g_autofree char *told = g_strdup_printf (_ ("Done: %s"), gtk_label_get_label (self->sentence));
  const gboolean commitment = strcmp (self->type, "commitment") == 0;
  BcDraft *draft = bc_window_make_draft (type, &self->record);
  g_autoptr (GError) error = NULL;

  if (!bc_draft_set_text (draft,
                          commitment ? "fulfilled-on" : "state",
                          commitment ? today : "done",
                          &error))
    g_warning ("%s cannot be done: %s", self->type, error->message);
  gtk_widget_set_sensitive (GTK_WIDGET (self->act), FALSE);
  bc_window_save (get_window (self), draft, told);
}

static void
act_cb (BcTodayRow *self)
{
  if (self->promise)
    set_done (self);
  else
    bc_today_row_open (self);
}

static void
bc_today_row_dispose (GObject *object)
{
  g_clear_pointer (&BC_TODAY_ROW (object)->type, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_TODAY_ROW);
  G_OBJECT_CLASS (bc_today_row_parent_class)->dispose (object);
}

static void
bc_today_row_class_init (BcTodayRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bc_today_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/cl/barrios/Barrios/ui/today-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BcTodayRow, icon);
  gtk_widget_class_bind_template_child (widget_class, BcTodayRow, sentence);
  gtk_widget_class_bind_template_child (widget_class, BcTodayRow, when);
  gtk_widget_class_bind_template_child_full (widget_class,
                                             "district",
                                             FALSE,
                                             G_STRUCT_OFFSET (BcTodayRow, district_name));
  gtk_widget_class_bind_template_child (widget_class, BcTodayRow, act);
  gtk_widget_class_bind_template_callback (widget_class, act_cb);
}

static void
bc_today_row_init (BcTodayRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
bc_today_row_new (void)
{
  return g_object_new (BC_TYPE_TODAY_ROW, NULL);
}

static const char *
get_icon (const BcTodayItem *item)
{
  static const char *const icons[] = {
    [BC_TODAY_LATE] = "alarm-symbolic",
    [BC_TODAY_TODAY] = "x-office-calendar-symbolic",
    [BC_TODAY_WEEK] = "x-office-calendar-symbolic",
    [BC_TODAY_LATER] = "x-office-calendar-symbolic",
    [BC_TODAY_REVIEW] = "dialog-warning-symbolic",
    [BC_TODAY_GATE] = "dialog-information-symbolic",
    [BC_TODAY_PAPERS] = "text-x-generic-symbolic",
  };
  G_STATIC_ASSERT (G_N_ELEMENTS (icons) == BC_TODAY_N_GROUPS);

  return icons[item->group];
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/* What a promise and a meeting offer besides opening them. */
static void
show_act (BcTodayRow *self, const BcTodayItem *item)
{
  const char *label = self->promise ? C_ ("promise", "Done") : _ ("Attendance and minutes");
  g_autofree char *name = g_strdup_printf ("%s: %s", label, item->sentence);

  gtk_widget_set_visible (GTK_WIDGET (self->act), self->promise || bc_today_item_is_meeting (item));
  gtk_widget_set_sensitive (GTK_WIDGET (self->act), TRUE);
  gtk_button_set_label (self->act, label);
  bc_field_editor_name (GTK_WIDGET (self->act), name);
}

static void
show_lateness (BcTodayRow *self, gboolean late)
{
  GtkWidget *marked[] = { GTK_WIDGET (self->icon), GTK_WIDGET (self->when) };

  for (guint i = 0; i < G_N_ELEMENTS (marked); i++)
    if (late)
      gtk_widget_add_css_class (marked[i], "late");
    else
      gtk_widget_remove_css_class (marked[i], "late");
}

/* @several: whether there are several districts, so that each line says which. */
void
bc_today_row_show (BcTodayRow *self, const BcTodayItem *item, gboolean several)
{
  g_autofree char *name = g_strjoin (". ",
                                     item->sentence,
                                     item->when != NULL ? item->when : "",
                                     several ? item->district_name : "",
                                     NULL);

  self->record = item->record;
  self->district = item->district;
  self->promise = bc_today_item_is_promise (item);
  self->several = item->count > 0;
  g_free (self->type);
  self->type = g_strdup (item->type);
  gtk_image_set_from_icon_name (self->icon, get_icon (item));
  set_text (self->sentence, item->sentence);
  set_text (self->when, item->when);
  set_text (self->district_name, several ? item->district_name : NULL);
  show_act (self, item);
  show_lateness (self, item->group == BC_TODAY_LATE);
  bc_field_editor_name (GTK_WIDGET (self), name);
}

/* Opens the record, or the place where several are. */
void
bc_today_row_open (BcTodayRow *self)
{
  BcWindow *window = get_window (self);
  g_autofree char *type = g_strdup (self->type);

  if (*type == '\0') {
    bc_window_go (window, BC_PLACE_CONFLICTS);
  } else if (self->several) {
    bc_window_show_district (window, &self->district);
    bc_district_page_show_type (BC_DISTRICT_PAGE (bc_window_get_page (window)), type);
  } else {
    bc_window_show_record (window, &self->record);
  }
}
