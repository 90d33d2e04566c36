/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "twin-side.h"

#include <glib/gi18n-lib.h>

#include "author-words.h"
#include "field-editor.h"

/* One of two records that are perhaps one: what it is called, where it is, who wrote it and when,
 * and what names it. */
struct _BcTwinSide
{
  AdwBin parent_instance;

  GtkLabel *rank;
  GtkLabel *name;
  GtkLabel *address;
  GtkLabel *born;
  GtkLabel *changed;
  GtkLabel *hanging;
  GtkButton *open;
};

enum {
  OPENED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BcTwinSide, bc_twin_side, ADW_TYPE_BIN)

static void
open_cb (BcTwinSide *self)
{
  g_signal_emit (self, signals[OPENED], 0);
}

static void
bc_twin_side_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_TWIN_SIDE);
  G_OBJECT_CLASS (bc_twin_side_parent_class)->dispose (object);
}

static void
bc_twin_side_class_init (BcTwinSideClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_twin_side_dispose;
  signals[OPENED] = g_signal_new ("opened",
                                  G_TYPE_FROM_CLASS (class),
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  0);
  gtk_widget_class_set_template_from_resource (widget_class, "/cl/barrios/Barrios/ui/twin-side.ui");
  gtk_widget_class_bind_template_child (widget_class, BcTwinSide, rank);
  gtk_widget_class_bind_template_child (widget_class, BcTwinSide, name);
  gtk_widget_class_bind_template_child (widget_class, BcTwinSide, address);
  gtk_widget_class_bind_template_child (widget_class, BcTwinSide, born);
  gtk_widget_class_bind_template_child (widget_class, BcTwinSide, changed);
  gtk_widget_class_bind_template_child (widget_class, BcTwinSide, hanging);
  gtk_widget_class_bind_template_child (widget_class, BcTwinSide, open);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
}

static void
bc_twin_side_init (BcTwinSide *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Who entered it and changed nothing since is told once. */
static gboolean
is_unchanged (const BcTwins *twins, guint place)
{
  return twins->born[place].moment == twins->changed[place].moment &&
         g_strcmp0 (twins->born[place].author, twins->changed[place].author) == 0;
}

/* @format: (untranslated): what became of it then. */
static void
show_mark (GtkLabel *label, const char *format, const BcTwinMark *mark)
{
  g_autofree char *who = bc_author_dup_words (mark->author != NULL ? mark->author : "?",
                                              mark->level != NULL ? mark->level : "?",
                                              mark->moment);
  g_autofree char *text = g_strdup_printf ("%s: %s", _ (format), who);

  gtk_label_set_label (label, text);
}

static void
show_hanging (BcTwinSide *self, const BcTwins *twins, guint place)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < twins->hangings->len; i++) {
    const BcTwinHanging *hanging = &g_array_index (twins->hangings, BcTwinHanging, i);

    if (hanging->n[place] > 0)
      g_string_append_printf (text,
                              "%s%s: %u",
                              text->len > 0 ? " · " : "",
                              _ (hanging->type->plural),
                              hanging->n[place]);
  }
  gtk_label_set_label (self->hanging, text->len > 0 ? text->str : _ ("Nothing hangs on it."));
}

void
bc_twin_side_show (BcTwinSide *self, const BcTwin *twin, const BcTwins *twins, guint place)
{
  const char *rank = place == 0 ? _ ("Entered first") : _ ("Entered later");
  g_autofree char *name = g_strdup_printf ("%s: %s", rank, twin->name);
  g_autofree char *open = g_strdup_printf (_ ("Open “%s”"), name);

  gtk_label_set_label (self->rank, rank);
  gtk_label_set_label (self->name, twin->name);
  gtk_label_set_label (self->address,
                       *twin->address != '\0' ? twin->address : _ ("Without an address"));
  show_mark (self->born, N_ ("Entered by"), &twins->born[place]);
  show_mark (self->changed, N_ ("Last changed by"), &twins->changed[place]);
  gtk_widget_set_visible (GTK_WIDGET (self->changed), !is_unchanged (twins, place));
  show_hanging (self, twins, place);
  bc_field_editor_name (GTK_WIDGET (self), name);
  bc_field_editor_name (GTK_WIDGET (self->open), open);
}
