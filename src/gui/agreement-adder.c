/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "agreement-adder.h"

#include <glib/gi18n-lib.h>

#include "form-save.h"

/* Adds agreements to a meeting one after the other: what, who, by when, Enter. */
struct _BcAgreementAdder
{
  AdwBin parent_instance;

  BcStore *store; /* (owned) (nullable) */
  BcId meeting;
  gboolean saving; /* an agreement is on its way */
  GtkEditable *text;
  GtkEditable *who;
  GtkEditable *due;
  GtkWidget *trouble;
  GtkLabel *message;
};

G_DEFINE_FINAL_TYPE (BcAgreementAdder, bc_agreement_adder, ADW_TYPE_BIN)

static void
show_error (BcAgreementAdder *self, const char *message)
{
  gtk_label_set_label (self->message, message != NULL ? message : "");
  gtk_widget_set_visible (self->trouble, message != NULL);
}

/* What was typed stays until it is known to be kept. */
static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BcAgreementAdder) self = data;
  g_autoptr (GError) error = NULL;
  const gboolean saved = bc_form_save_finish (BC_STORE (source), result, NULL, &error);

  self->saving = FALSE;
  if (self->store == NULL)
    return;
  show_error (self, saved ? NULL : error->message);
  if (saved) {
    gtk_editable_set_text (self->text, "");
    gtk_editable_set_text (self->who, "");
    gtk_editable_set_text (self->due, "");
  }
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static gboolean
set_from (BcDraft *draft, const char *name, GtkEditable *entry, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  if (*text == '\0' || bc_draft_set_text (draft, name, text, error))
    return TRUE;
  gtk_widget_grab_focus (GTK_WIDGET (entry));
  return FALSE;
}

static gboolean
fill_draft (BcAgreementAdder *self, BcDraft *draft, GError **error)
{
  bc_draft_init (draft, bc_dictionary_find ("agreement"), NULL);
  bc_draft_set_id (draft, "meeting", &self->meeting);
  return bc_draft_set_text (draft, "state", "open", error) &&
         set_from (draft, "text", self->text, error) && set_from (draft, "who", self->who, error) &&
         set_from (draft, "due", self->due, error);
}

static void
add_cb (BcAgreementAdder *self)
{
  g_auto (BcDraft) draft = { 0 };
  g_autoptr (GError) error = NULL;
  const BcField *missing = NULL;

  if (self->saving)
    return;
  if (!fill_draft (self, &draft, &error)) {
    show_error (self, error->message);
    return;
  }
  missing = bc_draft_find_missing (&draft);
  if (missing != NULL) {
    show_error (self, _ ("Write what was agreed"));
    gtk_widget_grab_focus (GTK_WIDGET (self->text));
    return;
  }
  self->saving = TRUE;
  bc_form_save_async (self->store, &draft, saved_cb, g_object_ref (self));
}

static void
bc_agreement_adder_dispose (GObject *object)
{
  BcAgreementAdder *self = BC_AGREEMENT_ADDER (object);

  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_AGREEMENT_ADDER);
  G_OBJECT_CLASS (bc_agreement_adder_parent_class)->dispose (object);
}

static void
bc_agreement_adder_class_init (BcAgreementAdderClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_agreement_adder_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/agreement-adder.ui");
  gtk_widget_class_bind_template_child (widget_class, BcAgreementAdder, text);
  gtk_widget_class_bind_template_child (widget_class, BcAgreementAdder, who);
  gtk_widget_class_bind_template_child (widget_class, BcAgreementAdder, due);
  gtk_widget_class_bind_template_child (widget_class, BcAgreementAdder, trouble);
  gtk_widget_class_bind_template_child (widget_class, BcAgreementAdder, message);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
bc_agreement_adder_init (BcAgreementAdder *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
bc_agreement_adder_set_meeting (BcAgreementAdder *self, BcStore *store, const BcId *meeting)
{
  g_set_object (&self->store, store);
  self->meeting = *meeting;
}
