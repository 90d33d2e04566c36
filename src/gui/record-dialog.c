/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record-dialog.h"

#include <glib/gi18n-lib.h>

#include "attach-dialog.h"
#include "district-columns.h"
#include "form-save.h"
#include "form.h"
#include "history-view.h"
#include "meeting-view.h"
#include "record-documents.h"
#include "record-list-text.h"
#include "record-list.h"
#include "records-read.h"
#include "sections.h"
#include "window-find.h"

#define MEETING_WIDTH  980
#define MEETING_HEIGHT 720

/* A record in a window of its own: its form, its history, and how to delete it. */
struct _BcRecordDialog
{
  AdwWindow parent_instance;

  BcStore *store; /* (owned) */
  const BcRecordType *type;
  AdwWindowTitle *heading;
  AdwClamp *clamp;
  BcForm *form;
  AdwBin *companion; /* what belongs to records of its type besides the form */
  GtkWidget *help;
  GtkLabel *help_text;
  GtkLabel *movement;
  GtkBox *parts_place; /* what belongs to the record, where that is shown */
  GtkWidget *footer;
  GtkWidget *remove;
  BcRecordDocuments *documents;
  GtkExpander *disclosure;
  BcHistoryView *history;
};

G_DEFINE_FINAL_TYPE (BcRecordDialog, bc_record_dialog, ADW_TYPE_WINDOW)

static gboolean
is_draft (BcRecordDialog *self)
{
  return bc_id_is_nil (bc_form_get_id (self->form));
}

static char *
dup_subtitle (BcRecordDialog *self)
{
  const char *missing = bc_form_get_missing (self->form);

  if (missing != NULL)
    return g_strdup_printf (_ ("Missing: %s"), missing);
  return g_strdup (is_draft (self) ? _ ("New") : _ (self->type->label));
}

/* How an action moved since its plan was submitted. */
static void
show_movement (BcRecordDialog *self)
{
  g_autoptr (BcRecord) record = NULL;
  g_autofree char *movement = NULL;

  if (!is_draft (self))
    record =
      bc_record_read_by_id (bc_store_get_reader (self->store), bc_form_get_id (self->form), NULL);
  if (record != NULL)
    movement = bc_record_list_dup_movement (record);
  gtk_label_set_label (self->movement, movement != NULL ? movement : "");
  gtk_widget_set_visible (GTK_WIDGET (self->movement), movement != NULL);
}

static void
show_parts (BcRecordDialog *self)
{
  GtkWidget *part = gtk_widget_get_first_child (GTK_WIDGET (self->parts_place));

  if (part == NULL || is_draft (self))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->parts_place), TRUE);
  for (; part != NULL; part = gtk_widget_get_next_sibling (part))
    if (BC_IS_RECORD_LIST (part))
      bc_record_list_load (BC_RECORD_LIST (part), self->store, bc_form_get_id (self->form));
    else
      bc_told_section_load (BC_TOLD_SECTION (part), self->store, bc_form_get_id (self->form));
}

static void
update_heading_cb (BcRecordDialog *self)
{
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  if (self->store == NULL)
    return;
  title = bc_form_dup_heading (self->form);
  subtitle = dup_subtitle (self);
  adw_window_title_set_title (self->heading, title);
  adw_window_title_set_subtitle (self->heading, subtitle);
  gtk_window_set_title (GTK_WINDOW (self), title);
  show_movement (self);
  show_parts (self);
}

/* A meeting is more than its fields: its window is as wide as both need. */
static void
show_companion (BcRecordDialog *self)
{
  GtkWidget *meeting = NULL;

  if (is_draft (self) || !g_str_equal (self->type->name, "meeting") ||
      adw_bin_get_child (self->companion) != NULL)
    return;
  meeting = g_object_new (BC_TYPE_MEETING_VIEW, NULL);
  adw_bin_set_child (self->companion, meeting);
  gtk_widget_set_visible (GTK_WIDGET (self->companion), TRUE);
  adw_clamp_set_maximum_size (self->clamp, MEETING_WIDTH);
  gtk_window_set_default_size (GTK_WINDOW (self), MEETING_WIDTH, MEETING_HEIGHT);
  bc_meeting_view_load (BC_MEETING_VIEW (meeting), self->store, bc_form_get_id (self->form));
}

static void
show_documents (BcRecordDialog *self)
{
  gboolean has_any = !is_draft (self) && bc_attach_dialog_has_documents (self->type->name);

  gtk_widget_set_visible (GTK_WIDGET (self->documents), has_any);
  if (has_any)
    bc_record_documents_load (self->documents, self->store, bc_form_get_id (self->form));
}

static void
show_footer_cb (BcRecordDialog *self)
{
  show_documents (self);
  show_companion (self);
  gtk_widget_set_visible (self->footer, !is_draft (self));
  gtk_widget_set_visible (self->remove, bc_form_can_delete (self->form));
  update_heading_cb (self);
}

static void
store_changed_cb (BcRecordDialog *self)
{
  update_heading_cb (self);
  if (self->store != NULL)
    show_documents (self);
}

static void
disclosed_cb (BcRecordDialog *self)
{
  const gboolean expanded = gtk_expander_get_expanded (self->disclosure);

  /* GTK 4.8 would give the keyboard to what is folded away, which is in no window. */
  gtk_widget_set_visible (GTK_WIDGET (self->history), expanded);
  if (expanded)
    bc_history_view_load_record (self->history, self->store, bc_form_get_id (self->form));
}

static gboolean
close_request_cb (BcRecordDialog *self)
{
  bc_form_flush (self->form);
  return GDK_EVENT_PROPAGATE;
}

/* It may be opened over any window: what became of it is told in the program's own. */
static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BcRecordDialog) self = data;
  BcWindow *window = bc_window_find (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;
  const gboolean deleted = bc_form_save_finish (BC_STORE (source), result, NULL, &error);
  g_autofree char *text =
    g_strdup_printf (_ ("Deleted: %s"), gtk_window_get_title (GTK_WINDOW (self)));

  if (window != NULL && deleted)
    bc_window_add_toast (window, text, TRUE);
  else if (window != NULL)
    bc_window_show_error (window, error);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
delete_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcRecordDialog *self = BC_RECORD_DIALOG (widget);

  if (bc_form_can_delete (self->form))
    bc_form_delete_async (self->store,
                          self->type,
                          bc_form_get_id (self->form),
                          deleted_cb,
                          g_object_ref (self));
}

/* The last change is taken back wherever it was made. */
static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.undo", NULL);
}

static void
bc_record_dialog_dispose (GObject *object)
{
  BcRecordDialog *self = BC_RECORD_DIALOG (object);

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_RECORD_DIALOG);
  G_OBJECT_CLASS (bc_record_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, BcRecordDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, BcRecordDialog, clamp);
  gtk_widget_class_bind_template_child (widget_class, BcRecordDialog, form);
  gtk_widget_class_bind_template_child (widget_class, BcRecordDialog, companion);
  gtk_widget_class_bind_template_child (widget_class, BcRecordDialog, help);
  gtk_widget_class_bind_template_child (widget_class, BcRecordDialog, help_text);
  gtk_widget_class_bind_template_child (widget_class, BcRecordDialog, movement);
  gtk_widget_class_bind_template_child (widget_class, BcRecordDialog, parts_place);
  gtk_widget_class_bind_template_child (widget_class, BcRecordDialog, footer);
  gtk_widget_class_bind_template_child (widget_class, BcRecordDialog, remove);
  gtk_widget_class_bind_template_child (widget_class, BcRecordDialog, documents);
  gtk_widget_class_bind_template_child (widget_class, BcRecordDialog, disclosure);
  gtk_widget_class_bind_template_child (widget_class, BcRecordDialog, history);
  gtk_widget_class_bind_template_callback (widget_class, update_heading_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_footer_cb);
  gtk_widget_class_bind_template_callback (widget_class, disclosed_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
}

static void
bc_record_dialog_class_init (BcRecordDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_record_dialog_dispose;
  g_type_ensure (BC_TYPE_DISTRICT_COLUMNS);
  g_type_ensure (BC_TYPE_FORM);
  g_type_ensure (BC_TYPE_HISTORY_VIEW);
  g_type_ensure (BC_TYPE_RECORD_DOCUMENTS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/record-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "record.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "record.undo", NULL, undo_cb);
}

static void
bc_record_dialog_init (BcRecordDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What follows from a record of that type. */
static void
create_section (BcRecordDialog *self)
{
  static const struct
  {
    const char *type;
    const BcSectionKind *kind;
  } sections[] = {
    { "action", &bc_sources_section },
    { "packet", &bc_packet_section },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (g_str_equal (sections[i].type, self->type->name)) {
      BcToldSection *section = g_object_new (BC_TYPE_TOLD_SECTION, NULL);

      bc_told_section_set_kind (section, sections[i].kind);
      gtk_box_append (self->parts_place, GTK_WIDGET (section));
    }
}

/* What belongs to a record of that type and is nowhere else to be seen. */
static void
create_parts (BcRecordDialog *self)
{
  static const char *const parts[][2] = {
    { "action", "precedence" },  { "business", "business-event" },
    { "observation", "answer" }, { "funding-line", "budget-item" },
    { "funding-line", "entry" }, { "funding-line", "packet" },
    { "packet", "observation" },
  };

  create_section (self);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_equal (parts[i][0], self->type->name))
      gtk_box_append (self->parts_place,
                      g_object_new (BC_TYPE_RECORD_LIST, "type-name", parts[i][1], NULL));
}

static BcRecordDialog *
create (GtkWindow *parent, BcStore *store, const BcRecordType *type)
{
  BcRecordDialog *self = g_object_new (BC_TYPE_RECORD_DIALOG, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  self->type = type;
  create_parts (self);
  gtk_widget_set_visible (self->help, type->help != NULL);
  gtk_label_set_label (self->help_text, type->help != NULL ? _ (type->help) : "");
  g_signal_connect_object (store,
                           "changed",
                           G_CALLBACK (store_changed_cb),
                           self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  return self;
}

static void
present (BcRecordDialog *self)
{
  show_footer_cb (self);
  gtk_window_present (GTK_WINDOW (self));
}

/* @id: (nullable): the record; %NULL for a new one. @owner: (nullable): what a new one belongs to.
 */
void
bc_record_dialog_open (GtkWindow *parent,
                       BcStore *store,
                       const BcRecordType *type,
                       const BcId *id,
                       const BcId *owner)
{
  BcRecordDialog *self;
  g_auto (BcDraft) draft = { 0 };

  bc_draft_init (&draft, type, NULL);
  if (owner != NULL)
    bc_draft_set_id (&draft, type->owner, owner);
  if (id == NULL) {
    bc_record_dialog_open_draft (parent, store, &draft, NULL);
    return;
  }
  self = create (parent, store, type);
  bc_form_edit (self->form, store, type, id);
  present (self);
}

/* @draft: what a new record is given; @scope: (nullable): its district, where no owner tells. */
void
bc_record_dialog_open_draft (GtkWindow *parent,
                             BcStore *store,
                             const BcDraft *draft,
                             const BcId *scope)
{
  BcRecordDialog *self = create (parent, store, draft->type);

  bc_form_begin (self->form, store, draft, scope);
  present (self);
}
