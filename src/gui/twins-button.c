/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "twins-button.h"

#include <glib/gi18n-lib.h>

#include "apart.h"
#include "reading.h"
#include "twins-window.h"
#include "window-find.h"

/* Tells how many possible duplicates a district has, and opens them. Where there are none left but
 * some were told apart, it leads to those. */
struct _BcTwinsButton
{
  AdwBin parent_instance;

  BcStore *store;     /* (owned) (nullable) */
  BcReading *reading; /* (owned) (nullable) */
  BcId district;
  GtkButton *button;
};

G_DEFINE_FINAL_TYPE (BcTwinsButton, bc_twins_button, ADW_TYPE_BIN)

typedef struct
{
  BcId district;
  guint n_pairs;
  guint n_apart;
} Found;

static gpointer
read_found (BcDatabase *reader, gpointer district, GError **error)
{
  g_autoptr (GPtrArray) pairs = bc_duplicates_read (reader, district, error);
  g_autoptr (GHashTable) apart = pairs != NULL ? bc_apart_read (reader, district, error) : NULL;
  Found *found = NULL;

  if (apart == NULL)
    return NULL;
  found = g_new0 (Found, 1);
  found->district = *(const BcId *) district;
  found->n_pairs = pairs->len;
  found->n_apart = g_hash_table_size (apart);
  return found;
}

static void
show_found (GtkWidget *widget, gpointer result)
{
  BcTwinsButton *self = BC_TWINS_BUTTON (widget);
  const Found *found = result;
  g_autofree char *label = NULL;

  if (!bc_id_equal (&found->district, &self->district))
    return;
  label = found->n_pairs > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                             "%u possible duplicate",
                                                             "%u possible duplicates",
                                                             found->n_pairs),
                                                found->n_pairs)
                             : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                             "%u pair told apart",
                                                             "%u pairs told apart",
                                                             found->n_apart),
                                                found->n_apart);
  gtk_button_set_label (self->button, label);
  gtk_button_set_has_frame (self->button, found->n_pairs > 0);
  gtk_widget_set_visible (widget, found->n_pairs + found->n_apart > 0);
}

static const BcReadingKind found_kind = { read_found, show_found, g_free, g_free };

static void
stop_reading (BcTwinsButton *self)
{
  if (self->reading != NULL)
    bc_reading_stop (self->reading);
  g_clear_object (&self->reading);
}

static void
clicked_cb (BcTwinsButton *self)
{
  BcWindow *window = bc_window_find (GTK_WIDGET (self));

  if (window != NULL && self->store != NULL)
    bc_twins_window_open (window, self->store, &self->district);
}

static void
bc_twins_button_dispose (GObject *object)
{
  BcTwinsButton *self = BC_TWINS_BUTTON (object);

  stop_reading (self);
  g_clear_object (&self->store);
  /* The template lets its own go, and the bin must not know of it any more. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_TWINS_BUTTON);
  G_OBJECT_CLASS (bc_twins_button_parent_class)->dispose (object);
}

static void
bc_twins_button_class_init (BcTwinsButtonClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_twins_button_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/twins-button.ui");
  gtk_widget_class_bind_template_child (widget_class, BcTwinsButton, button);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
bc_twins_button_init (BcTwinsButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* It shows itself when there is something to look at. */
void
bc_twins_button_load (BcTwinsButton *self, BcStore *store, const BcId *district)
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
