/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "toaster.h"

#include <glib/gi18n-lib.h>

#define TOAST_SECONDS 15 /* so that slow hands, and whoever hears the window, reach its button */

/* What is told at the bottom of a window. */
struct _BcToaster
{
  GObject parent_instance;

  AdwToastOverlay *overlay; /* not owned: the window's, which has this one */
  AdwToast *toast;          /* (nullable) (weak): the last one, until it goes */
  gint64 raised;            /* when it came, in microseconds of the monotonic clock */
};

G_DEFINE_FINAL_TYPE (BcToaster, bc_toaster, G_TYPE_OBJECT)

static void
bc_toaster_finalize (GObject *object)
{
  g_clear_weak_pointer (&BC_TOASTER (object)->toast);
  G_OBJECT_CLASS (bc_toaster_parent_class)->finalize (object);
}

static void
bc_toaster_class_init (BcToasterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bc_toaster_finalize;
}

static void
bc_toaster_init (BcToaster *self)
{
}

BcToaster *
bc_toaster_new (AdwToastOverlay *overlay)
{
  BcToaster *self = g_object_new (BC_TYPE_TOASTER, NULL);

  self->overlay = overlay;
  return self;
}

static void
dismissed_cb (BcToaster *self)
{
  g_clear_weak_pointer (&self->toast);
}

static AdwToast *
raise_toast (BcToaster *self)
{
  AdwToast *toast = g_object_new (ADW_TYPE_TOAST, "title", "", "timeout", TOAST_SECONDS, NULL);

  if (self->toast)
    adw_toast_dismiss (self->toast);
  g_set_weak_pointer (&self->toast, toast);
  self->raised = g_get_monotonic_time ();
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->overlay, toast);
  return toast;
}

/* Text that people wrote is no markup, which is what a toast would take it for. A new toast takes
 * the place of the one before, so that what it offers to undo is what was done last. One that is
 * still coming up only changes its words: libadwaita 1.2 crashes when it is dismissed by then. */
void
bc_toaster_tell (BcToaster *self, const char *text, gboolean offers_undo)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  gboolean fresh = self->toast && g_get_monotonic_time () - self->raised < G_USEC_PER_SEC;
  AdwToast *toast = fresh ? self->toast : raise_toast (self);

  adw_toast_set_title (toast, escaped);
  adw_toast_set_button_label (toast, offers_undo ? _ ("_Undo") : NULL);
  adw_toast_set_action_name (toast, offers_undo ? "win.undo" : NULL);
}
