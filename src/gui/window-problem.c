/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "window-problem.h"

/* Fills a window whose file cannot be opened: why, and what one can do. */
struct _BcWindowProblem
{
  AdwBin parent_instance;

  AdwStatusPage *status;
};

G_DEFINE_FINAL_TYPE (BcWindowProblem, bc_window_problem, ADW_TYPE_BIN)

static void
bc_window_problem_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_WINDOW_PROBLEM);
  G_OBJECT_CLASS (bc_window_problem_parent_class)->dispose (object);
}

static void
bc_window_problem_class_init (BcWindowProblemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bc_window_problem_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/window-problem.ui");
  gtk_widget_class_bind_template_child (widget_class, BcWindowProblem, status);
}

static void
bc_window_problem_init (BcWindowProblem *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* (transfer floating): @text is no markup. */
GtkWidget *
bc_window_problem_new (const char *title, const char *text)
{
  BcWindowProblem *self = g_object_new (BC_TYPE_WINDOW_PROBLEM, NULL);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, escaped);
  return GTK_WIDGET (self);
}
