/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document-card.h"

#include <glib/gi18n-lib.h>

#include "document-actions.h"
#include "document-copies.h"
#include "field-editor.h"

#define SMALL_HEIGHT 120
#define LARGE_HEIGHT 240

/* A file that is kept with a record: what it looks like, what it is, and what is wrong with it. */
struct _BcDocumentCard
{
  AdwBin parent_instance;

  BcThumbnails *thumbnails;  /* (owned) (nullable) */
  BcDocumentItem *item;      /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned) (nullable): of the picture that is waited for */
  gboolean within;           /* it is shown with its record, which needs not be told */
  GtkStack *stack;
  AdwClamp *height;
  GtkPicture *picture;
  GtkImage *icon;
  GtkLabel *name;
  GtkLabel *heading;
  GtkLabel *caption;
  GtkWidget *warning;
  GtkLabel *warning_text;
  GtkMenuButton *menu;
};

G_DEFINE_FINAL_TYPE (BcDocumentCard, bc_document_card, ADW_TYPE_BIN)

static void
show_icon (BcDocumentCard *self)
{
  const BcEvidence *evidence = bc_document_item_get_evidence (self->item);
  g_autofree char *content_type = g_content_type_from_mime_type (evidence->media_type);
  g_autoptr (GIcon) icon =
    g_content_type_get_symbolic_icon (content_type != NULL ? content_type : "text/plain");

  gtk_image_set_from_gicon (self->icon, icon);
  gtk_stack_set_visible_child_name (self->stack, "icon");
}

/* Who hears the card hears all that it says. */
static void
name_card (BcDocumentCard *self, const char *warning)
{
  const BcEvidence *evidence = bc_document_item_get_evidence (self->item);
  g_autofree char *menu = g_strdup_printf (_ ("Options: %s"), evidence->name);
  g_autofree char *all = g_strjoin (", ",
                                    evidence->name,
                                    gtk_label_get_label (self->heading),
                                    gtk_label_get_label (self->caption),
                                    warning,
                                    NULL);

  bc_field_editor_name (GTK_WIDGET (self), all);
  bc_field_editor_name (GTK_WIDGET (self->menu), menu);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->menu), _ ("Options"));
}

static void
show_warning (BcDocumentCard *self, BcDocumentState state, const char *reason)
{
  g_autofree char *warning = bc_document_item_dup_warning (self->item, state);

  if (warning == NULL)
    warning = g_strdup (reason);
  gtk_label_set_label (self->warning_text, warning != NULL ? warning : "");
  gtk_widget_set_visible (self->warning, warning != NULL);
  name_card (self, warning);
}

static void
show_preview (BcDocumentCard *self, const BcPreview *preview)
{
  if (preview->texture != NULL) {
    gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (preview->texture));
    gtk_stack_set_visible_child_name (self->stack, "picture");
  }
  show_warning (self, preview->state, preview->reason);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BcDocumentCard) self = data;
  g_autoptr (BcPreview) preview = NULL;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  preview = bc_thumbnails_load_finish (self->thumbnails, result);
  if (preview != NULL)
    show_preview (self, preview);
}

static void
load (BcDocumentCard *self)
{
  const BcEvidence *evidence = bc_document_item_get_evidence (self->item);
  BcPreview *known = bc_thumbnails_peek (self->thumbnails, evidence);

  if (known != NULL) {
    show_preview (self, known);
    return;
  }
  self->cancellable = g_cancellable_new ();
  bc_thumbnails_load_async (self->thumbnails,
                            evidence,
                            self->cancellable,
                            loaded_cb,
                            g_object_ref (self));
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bc_document_card_open (BC_DOCUMENT_CARD (widget));
}

static void
act (GtkWidget *widget, void (*action) (GtkWidget *, BcStore *, BcDocumentItem *))
{
  BcDocumentCard *self = BC_DOCUMENT_CARD (widget);

  if (self->item != NULL)
    action (widget, bc_thumbnails_get_store (self->thumbnails), self->item);
}

static void
edit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  act (widget, bc_document_edit);
}

static void
show_record_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  act (widget, bc_document_show_record);
}

static void
choose_after_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  act (widget, bc_document_choose_after);
}

static void
delete_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  act (widget, bc_document_delete);
}

static void
bc_document_card_dispose (GObject *object)
{
  bc_document_card_clear (BC_DOCUMENT_CARD (object));
  /* The template lets its own go, and the bin must not know of it any more. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_DOCUMENT_CARD);
  G_OBJECT_CLASS (bc_document_card_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "document.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "document.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "document.show-record", NULL, show_record_cb);
  gtk_widget_class_install_action (widget_class, "document.choose-after", NULL, choose_after_cb);
  gtk_widget_class_install_action (widget_class, "document.delete", NULL, delete_cb);
}

static void
bc_document_card_class_init (BcDocumentCardClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_document_card_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/document-card.ui");
  gtk_widget_class_bind_template_child (widget_class, BcDocumentCard, stack);
  gtk_widget_class_bind_template_child (widget_class, BcDocumentCard, height);
  gtk_widget_class_bind_template_child (widget_class, BcDocumentCard, picture);
  gtk_widget_class_bind_template_child (widget_class, BcDocumentCard, icon);
  gtk_widget_class_bind_template_child (widget_class, BcDocumentCard, name);
  gtk_widget_class_bind_template_child (widget_class, BcDocumentCard, heading);
  gtk_widget_class_bind_template_child (widget_class, BcDocumentCard, caption);
  gtk_widget_class_bind_template_child (widget_class, BcDocumentCard, warning);
  gtk_widget_class_bind_template_child (widget_class, BcDocumentCard, warning_text);
  gtk_widget_class_bind_template_child (widget_class, BcDocumentCard, menu);
  install_actions (widget_class);
}

static void
bc_document_card_init (BcDocumentCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
bc_document_card_new (void)
{
  return g_object_new (BC_TYPE_DOCUMENT_CARD, NULL);
}

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static void
enable_actions (BcDocumentCard *self)
{
  BcStore *store = bc_thumbnails_get_store (self->thumbnails);
  const BcEvidence *evidence = bc_document_item_get_evidence (self->item);
  gboolean writable = !bc_store_is_read_only (store);
  gboolean is_photo = g_str_has_prefix (evidence->media_type, "image/");

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.delete", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.choose-after", writable && is_photo);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.show-record", !self->within);
}

void
bc_document_card_show (BcDocumentCard *self, BcThumbnails *thumbnails, BcDocumentItem *item)
{
  const BcEvidence *evidence = bc_document_item_get_evidence (item);
  g_autofree char *caption = bc_document_item_dup_caption (item);

  bc_document_card_clear (self);
  self->thumbnails = g_object_ref (thumbnails);
  self->item = g_object_ref (item);
  show_text (self->name, evidence->name);
  show_text (self->heading, self->within ? "" : evidence->heading);
  show_text (self->caption, caption);
  enable_actions (self);
  show_icon (self);
  show_warning (self, bc_document_item_get_state (item), NULL);
  load (self);
}

/* Lets go of what it showed. */
void
bc_document_card_clear (BcDocumentCard *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->item);
  g_clear_object (&self->thumbnails);
  if (self->picture != NULL)
    gtk_picture_set_paintable (self->picture, NULL);
}

BcDocumentItem *
bc_document_card_get_item (BcDocumentCard *self)
{
  return self->item;
}

void
bc_document_card_open (BcDocumentCard *self)
{
  if (self->item != NULL)
    bc_document_open (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                      bc_thumbnails_get_store (self->thumbnails),
                      self->item);
}

/* Whether its picture is to be compared with another. */
void
bc_document_card_set_large (BcDocumentCard *self, gboolean large)
{
  int height = large ? LARGE_HEIGHT : SMALL_HEIGHT;

  gtk_widget_set_size_request (GTK_WIDGET (self->stack), -1, height);
  adw_clamp_set_maximum_size (self->height, height);
  adw_clamp_set_tightening_threshold (self->height, height);
}

/* @within: it is shown with its record. */
void
bc_document_card_set_within (BcDocumentCard *self, gboolean within)
{
  self->within = within;
}
