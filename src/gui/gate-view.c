/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gate-view.h"

#include <glib/gi18n-lib.h>

#include "gate-list.h"
#include "print-text.h"
#include "window.h"

/* Whether the district can pass to dynamization, why not, and the same text copied or printed. */
struct _BcGateView
{
  AdwBin parent_instance;

  GtkLabel *sentence;
  GtkLabel *waiver;
  GtkWidget *tools;
  BcGateList *list;
};

G_DEFINE_FINAL_TYPE (BcGateView, bc_gate_view, ADW_TYPE_BIN)

static void
read_cb (BcGateView *self)
{
  const BcGate *gate = bc_gate_list_get_gate (self->list);
  g_autofree char *sentence = bc_gate_dup_sentence (gate);

  gtk_label_set_label (self->sentence, sentence);
  gtk_label_set_label (self->waiver, gate->waiver != NULL ? gate->waiver : "");
  gtk_widget_set_visible (GTK_WIDGET (self->waiver), gate->waiver != NULL);
  gtk_widget_set_visible (self->tools, gate->passed_on == NULL);
}

static void
copy_cb (BcGateView *self)
{
  const BcGate *gate = bc_gate_list_get_gate (self->list);
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *text = NULL;

  if (gate == NULL)
    return;
  text = bc_gate_dup_text (gate);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  if (BC_IS_WINDOW (window))
    bc_window_add_toast (BC_WINDOW (window), _ ("Copied"), FALSE);
}

static void
print_cb (BcGateView *self)
{
  const BcGate *gate = bc_gate_list_get_gate (self->list);
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  if (gate == NULL)
    return;
  title = bc_gate_dup_title (gate);
  text = bc_gate_dup_text (gate);
  bc_print_text (GTK_WIDGET (self), title, text);
}

static void
bc_gate_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_GATE_VIEW);
  G_OBJECT_CLASS (bc_gate_view_parent_class)->dispose (object);
}

static void
bc_gate_view_class_init (BcGateViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_gate_view_dispose;
  g_type_ensure (BC_TYPE_GATE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/cl/barrios/Barrios/ui/gate-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BcGateView, sentence);
  gtk_widget_class_bind_template_child (widget_class, BcGateView, waiver);
  gtk_widget_class_bind_template_child (widget_class, BcGateView, tools);
  gtk_widget_class_bind_template_child (widget_class, BcGateView, list);
  gtk_widget_class_bind_template_callback (widget_class, read_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
}

static void
bc_gate_view_init (BcGateView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
bc_gate_view_load (BcGateView *self, BcStore *store, const BcId *district)
{
  bc_gate_list_load (self->list, store, district);
}
