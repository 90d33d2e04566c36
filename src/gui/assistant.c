/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assistant.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "field-editor.h"
#include "introduction.h"
#include "job.h"
#include "language.h"

/* Introduces a person to a new database. It emits BcAssistant::introduced with the path of the
 * database to open: the one it was given, or that of a sample country. */
struct _BcAssistant
{
  AdwBin parent_instance;

  BcStore *store;     /* (owned) */
  GPtrArray *regions; /* (owned) (element-type utf8): the codes, as the combo row lists them */
  GtkWidget *commune; /* the editor of the first district's commune */
  BcJob *job;         /* (owned) (nullable): builds the sample country */

  GtkWidget *back;
  GtkStack *steps;
  GtkWidget *name;
  GtkWidget *institution;
  GtkWidget *email;
  GtkLabel *who_error;
  GtkCheckButton *manager;
  GtkCheckButton *committee;
  GtkCheckButton *council;
  GtkWidget *region_group;
  AdwComboRow *region;
  GtkWidget *district_group;
  GtkWidget *district;
  AdwActionRow *commune_row;
  GtkLabel *territory_error;
  GtkProgressBar *progress;
  GtkWidget *cancel;
};

G_DEFINE_FINAL_TYPE (BcAssistant, bc_assistant, ADW_TYPE_BIN)

enum {
  INTRODUCED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_text (GtkWidget *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static BcLevels
get_level (BcAssistant *self)
{
  if (gtk_check_button_get_active (self->manager))
    return BC_LEVEL_MANAGER;
  return gtk_check_button_get_active (self->committee) ? BC_LEVEL_REGION : BC_LEVEL_COUNCIL;
}

static void
show_error (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static gboolean
is_step (BcAssistant *self, const char *step)
{
  return strcmp (gtk_stack_get_visible_child_name (self->steps), step) == 0;
}

/* What is filled in first. */
static GtkWidget *
get_first (BcAssistant *self, const char *step)
{
  if (strcmp (step, "who") == 0)
    return self->name;
  if (strcmp (step, "level") == 0)
    return GTK_WIDGET (self->manager);
  if (strcmp (step, "sample") == 0)
    return self->cancel;
  return get_level (self) == BC_LEVEL_MANAGER ? self->district : GTK_WIDGET (self->region);
}

static void
show_step (BcAssistant *self, const char *step)
{
  const gboolean manager = get_level (self) == BC_LEVEL_MANAGER;

  gtk_widget_set_visible (self->back, strcmp (step, "who") != 0 && strcmp (step, "sample") != 0);
  gtk_widget_set_visible (self->region_group, !manager);
  gtk_widget_set_visible (self->district_group, manager);
  gtk_stack_set_visible_child_name (self->steps, step);
  gtk_widget_grab_focus (get_first (self, step));
}

static void
who_changed_cb (BcAssistant *self)
{
  gtk_widget_remove_css_class (self->name, "error");
  gtk_widget_remove_css_class (self->email, "error");
  show_error (self->who_error, NULL);
}

static void
territory_changed_cb (BcAssistant *self)
{
  gtk_widget_remove_css_class (self->district, "error");
  show_error (self->territory_error, NULL);
}

static void
refuse (GtkWidget *entry, GtkLabel *label, const char *text)
{
  gtk_widget_add_css_class (entry, "error");
  show_error (label, text);
  gtk_widget_grab_focus (entry);
}

static gboolean
check_who (BcAssistant *self)
{
  g_autofree char *name = dup_text (self->name);
  g_autofree char *email = dup_text (self->email);
  const char *at = strchr (email, '@');

  if (*name == '\0')
    refuse (self->name, self->who_error, _ ("Write your name: it goes beside what you write."));
  else if (*email && (at == NULL || at == email || at[1] == '\0' || strchr (email, ' ')))
    refuse (self->email, self->who_error, _ ("An e-mail address looks like name@place.cl."));
  else
    return TRUE;
  return FALSE;
}

static BcIntroduction *
make_introduction (BcAssistant *self)
{
  BcIntroduction *introduction = g_new0 (BcIntroduction, 1);
  BcProfile *profile = &introduction->profile;
  const guint region = adw_combo_row_get_selected (self->region);

  profile->name = dup_text (self->name);
  profile->institution = dup_text (self->institution);
  profile->email = dup_text (self->email);
  profile->level = get_level (self);
  profile->language = g_strdup (BC_LANGUAGE_DEFAULT);
  if (profile->level == BC_LEVEL_REGION && region < self->regions->len)
    profile->region = g_strdup (self->regions->pdata[region]);
  if (profile->level == BC_LEVEL_MANAGER)
    introduction->district = dup_text (self->district);
  return introduction;
}

/* A district is optional, but not half of one. */
static gboolean
read_district (BcAssistant *self, BcIntroduction *introduction)
{
  g_autoptr (GError) error = NULL;

  if (introduction->district == NULL)
    return TRUE;
  if (!bc_field_editor_read_value (BC_FIELD_EDITOR (self->commune), &introduction->commune, &error))
    show_error (self->territory_error, error->message);
  else if (*introduction->district && introduction->commune.type == BC_VALUE_NONE)
    show_error (self->territory_error, _ ("Choose the commune of the district."));
  else if (!*introduction->district && introduction->commune.type != BC_VALUE_NONE)
    refuse (self->district, self->territory_error, _ ("Write the name of the district."));
  else
    return TRUE;
  return FALSE;
}

static void
finish (BcAssistant *self)
{
  g_autoptr (BcIntroduction) introduction = make_introduction (self);
  g_autoptr (GError) error = NULL;

  if (!read_district (self, introduction))
    return;
  if (bc_introduction_write (introduction, self->store, &error))
    g_signal_emit (self, signals[INTRODUCED], 0, bc_store_get_path (self->store));
  else
    show_error (self->territory_error, error->message);
}

static void
next_cb (BcAssistant *self)
{
  if (is_step (self, "who") && check_who (self))
    show_step (self, "level");
  else if (is_step (self, "level") && get_level (self) == BC_LEVEL_COUNCIL)
    finish (self);
  else if (is_step (self, "level"))
    show_step (self, "territory");
  else if (is_step (self, "territory"))
    finish (self);
}

static void
back_cb (BcAssistant *self)
{
  show_step (self, is_step (self, "territory") ? "level" : "who");
}

static void
sample_ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BcAssistant) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = bc_job_finish (BC_JOB (source), result, &error);

  g_clear_object (&self->job);
  if (path) {
    g_signal_emit (self, signals[INTRODUCED], 0, path);
    return;
  }
  show_step (self, "who");
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self->who_error, error->message);
}

static void
sample_cb (BcAssistant *self)
{
  char *path = bc_store_dup_beside (self->store, "-muestra.db");

  show_error (self->who_error, NULL);
  show_step (self, "sample");
  self->job = bc_job_new ();
  g_object_bind_property (self->job, "fraction", self->progress, "fraction", G_BINDING_SYNC_CREATE);
  bc_job_start (self->job,
                bc_introduction_build_sample,
                path,
                g_free,
                g_free,
                sample_ready_cb,
                g_object_ref (self));
}

static void
cancel_sample_cb (BcAssistant *self)
{
  if (self->job)
    bc_job_cancel (self->job);
}

static void
bc_assistant_dispose (GObject *object)
{
  BcAssistant *self = BC_ASSISTANT (object);

  if (self->job)
    bc_job_cancel (self->job);
  g_clear_object (&self->job);
  g_clear_pointer (&self->regions, g_ptr_array_unref);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_ASSISTANT);
  G_OBJECT_CLASS (bc_assistant_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, BcAssistant, back);
  gtk_widget_class_bind_template_child (widget_class, BcAssistant, steps);
  gtk_widget_class_bind_template_child (widget_class, BcAssistant, name);
  gtk_widget_class_bind_template_child (widget_class, BcAssistant, institution);
  gtk_widget_class_bind_template_child (widget_class, BcAssistant, email);
  gtk_widget_class_bind_template_child (widget_class, BcAssistant, who_error);
  gtk_widget_class_bind_template_child (widget_class, BcAssistant, manager);
  gtk_widget_class_bind_template_child (widget_class, BcAssistant, committee);
  gtk_widget_class_bind_template_child (widget_class, BcAssistant, council);
  gtk_widget_class_bind_template_child (widget_class, BcAssistant, region_group);
  gtk_widget_class_bind_template_child (widget_class, BcAssistant, region);
  gtk_widget_class_bind_template_child (widget_class, BcAssistant, district_group);
  gtk_widget_class_bind_template_child (widget_class, BcAssistant, district);
  gtk_widget_class_bind_template_child (widget_class, BcAssistant, commune_row);
  gtk_widget_class_bind_template_child (widget_class, BcAssistant, territory_error);
  gtk_widget_class_bind_template_child (widget_class, BcAssistant, progress);
  gtk_widget_class_bind_template_child (widget_class, BcAssistant, cancel);
}

static void
bc_assistant_class_init (BcAssistantClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bc_assistant_dispose;
  signals[INTRODUCED] = g_signal_new ("introduced",
                                      BC_TYPE_ASSISTANT,
                                      G_SIGNAL_RUN_LAST,
                                      0,
                                      NULL,
                                      NULL,
                                      NULL,
                                      G_TYPE_NONE,
                                      1,
                                      G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/cl/barrios/Barrios/ui/assistant.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, who_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, territory_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, sample_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_sample_cb);
}

static void
bc_assistant_init (BcAssistant *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->regions = g_ptr_array_new_with_free_func (g_free);
}

static void
fill_regions (BcAssistant *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (BcCursor) cursor =
    bc_database_query (bc_store_get_reader (self->store),
                       "SELECT code, name FROM region WHERE hidden = 0 ORDER BY position",
                       NULL);

  while (cursor && bc_cursor_step (cursor, NULL) == BC_STEP_ROW) {
    g_ptr_array_add (self->regions, g_strdup (bc_cursor_get_text (cursor, 0)));
    gtk_string_list_append (names, bc_cursor_get_text (cursor, 1));
  }
  adw_combo_row_set_model (self->region, G_LIST_MODEL (names));
}

static void
make_commune_editor (BcAssistant *self)
{
  const BcField *field = bc_record_type_find_field (bc_dictionary_find ("district"), "commune");
  static const BcId nation = { { 0 } };
  const BcValue none = BC_VALUE_INIT;

  self->commune = bc_field_editor_new (field, self->store, &nation);
  bc_field_editor_set_value (BC_FIELD_EDITOR (self->commune), &none);
  gtk_widget_set_valign (self->commune, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (self->commune_row, self->commune);
  g_signal_connect_object (self->commune,
                           "committed",
                           G_CALLBACK (territory_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
bc_assistant_new (BcStore *store)
{
  BcAssistant *self = g_object_new (BC_TYPE_ASSISTANT, NULL);

  self->store = g_object_ref (store);
  fill_regions (self);
  make_commune_editor (self);
  return GTK_WIDGET (self);
}
