/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "past-bar.h"

#include <glib/gi18n-lib.h>

#include "job.h"
#include "lookup.h"
#include "store-error.h"
#include "window.h"

/* Tells which moment a window shows, and leads back; while a moment is read, what is done, and how
 * to cancel it. It emits "opened" with what was read and the district, and "left". */
struct _BcPastBar
{
  AdwBin parent_instance;

  BcJob *job;   /* (owned) (nullable): reads a moment */
  char *notice; /* (owned) (nullable): of the moment that is shown */
  GtkRevealer *revealer;
  GtkSpinner *spinner;
  GtkWidget *image;
  GtkLabel *label;
  GtkButton *button;
};

enum {
  SIGNAL_OPENED,
  SIGNAL_LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BcPastBar, bc_past_bar, ADW_TYPE_BIN)

/* What is read. */
typedef struct
{
  BcStore *present; /* (owned) */
  BcPastView view;
  char *notice; /* (owned) */
} Asked;

static void
free_asked (gpointer data)
{
  Asked *asked = data;

  g_object_unref (asked->present);
  g_free (asked->notice);
  g_free (asked);
}

static gpointer
read_past (BcJob *job, gpointer data, GCancellable *cancellable, GError **error)
{
  const Asked *asked = data;
  g_auto (BcRecordInfo) info = { 0 };
  g_autoptr (BcStore) past = bc_store_open_past (asked->present, &asked->view, cancellable, error);

  if (past == NULL)
    return NULL;
  if (bc_lookup_id (bc_store_get_reader (past), &asked->view.district, &info, NULL) &&
      !info.deleted)
    return g_steal_pointer (&past);
  g_set_error_literal (error,
                       BC_STORE_ERROR,
                       BC_STORE_ERROR_NOT_FOUND,
                       _ ("The district was not there yet at that moment"));
  return NULL;
}

static void
show (BcPastBar *self, const char *text, gboolean working)
{
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), text != NULL);
  gtk_revealer_set_reveal_child (self->revealer, text != NULL);
  if (text == NULL)
    return;
  gtk_label_set_label (self->label, text);
  gtk_button_set_label (self->button, working ? _ ("_Cancel") : _ ("Back to the _Present"));
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), working);
  gtk_widget_set_visible (self->image, !working);
  gtk_spinner_set_spinning (self->spinner, working);
}

static void
take_past (BcPastBar *self, BcStore *past, const Asked *asked)
{
  g_free (self->notice);
  self->notice = g_strdup (asked->notice);
  show (self, self->notice, FALSE);
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, past, &asked->view.district);
}

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BcPastBar) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BcStore) past = bc_job_finish (BC_JOB (source), result, &error);
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->job != BC_JOB (source))
    return;
  g_clear_object (&self->job);
  if (past != NULL) {
    take_past (self, past, g_task_get_task_data (G_TASK (result)));
    return;
  }
  show (self, self->notice, FALSE);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    bc_window_show_error (BC_WINDOW (window), error);
}

static void
stop_reading (BcPastBar *self)
{
  if (self->job)
    bc_job_cancel (self->job);
  g_clear_object (&self->job);
}

static void
button_cb (BcPastBar *self)
{
  const gboolean working = self->job != NULL;

  stop_reading (self);
  if (working)
    show (self, self->notice, FALSE);
  else
    g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static void
bc_past_bar_dispose (GObject *object)
{
  stop_reading (BC_PAST_BAR (object));
  g_clear_pointer (&BC_PAST_BAR (object)->notice, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_PAST_BAR);
  G_OBJECT_CLASS (bc_past_bar_parent_class)->dispose (object);
}

static void
bc_past_bar_class_init (BcPastBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bc_past_bar_dispose;
  signals[SIGNAL_OPENED] = g_signal_new ("opened",
                                         type,
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         2,
                                         BC_TYPE_STORE,
                                         G_TYPE_POINTER);
  signals[SIGNAL_LEFT] =
    g_signal_new ("left", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/cl/barrios/Barrios/ui/past-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, BcPastBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, BcPastBar, spinner);
  gtk_widget_class_bind_template_child (widget_class, BcPastBar, image);
  gtk_widget_class_bind_template_child (widget_class, BcPastBar, label);
  gtk_widget_class_bind_template_child (widget_class, BcPastBar, button);
  gtk_widget_class_bind_template_callback (widget_class, button_cb);
}

static void
bc_past_bar_init (BcPastBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Reads a moment of @present; what is being read is broken off. */
void
bc_past_bar_open (BcPastBar *self, BcStore *present, const BcPastView *view)
{
  Asked *asked = g_new0 (Asked, 1);

  stop_reading (self);
  asked->present = g_object_ref (present);
  asked->notice = g_strdup (view->notice);
  asked->view = *view;
  asked->view.notice = asked->notice;
  show (self, _ ("Reading how it was…"), TRUE);
  self->job = bc_job_new ();
  bc_job_start (self->job,
                read_past,
                asked,
                free_asked,
                g_object_unref,
                ready_cb,
                g_object_ref (self));
}

/* Nothing is read or shown any more. */
void
bc_past_bar_stop (BcPastBar *self)
{
  stop_reading (self);
  g_clear_pointer (&self->notice, g_free);
  show (self, NULL, FALSE);
}
