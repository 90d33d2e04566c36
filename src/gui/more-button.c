/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "more-button.h"

#include <glib/gi18n-lib.h>

#include "number.h"

/* Stands under a long list, of which it brings the next piece, and tells how much that is. */
struct _BcMoreButton
{
  GtkButton parent_instance;
};

G_DEFINE_FINAL_TYPE (BcMoreButton, bc_more_button, GTK_TYPE_BUTTON)

static void
bc_more_button_class_init (BcMoreButtonClass *class)
{
}

static void
bc_more_button_init (BcMoreButton *self)
{
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* Its label is made by the button, which lets it go on in a second line where it is narrow. */
static void
show_label (BcMoreButton *self, const char *label)
{
  GtkLabel *text = NULL;

  gtk_button_set_label (GTK_BUTTON (self), label);
  text = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self)));
  gtk_label_set_wrap (text, TRUE);
  gtk_label_set_justify (text, GTK_JUSTIFY_CENTER);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/* Of a list of @n_all with @n_shown of them, @n_step come at once; it goes where all are shown. */
void
bc_more_button_show (BcMoreButton *self, guint n_shown, guint n_step, guint n_all)
{
  const guint n_rest = n_all > n_shown ? n_all - n_shown : 0;
  g_autofree char *next = bc_number_dup_whole_screen (MIN (n_step, n_rest));
  g_autofree char *all = bc_number_dup_whole_screen (n_all);
  g_autofree char *label = g_strdup_printf (_ ("Show %s More of %s"), next, all);

  gtk_widget_set_visible (GTK_WIDGET (self), n_rest > 0);
  if (n_rest > 0)
    show_label (self, label);
}

/* Of a list that gathers changes, so that only what is left is known; 0 for nothing. */
void
bc_more_button_show_rest (BcMoreButton *self, gint64 n_rest)
{
  g_autofree char *number = bc_number_dup_whole_screen (n_rest);
  g_autofree char *label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                         "Show More (%s change is left)",
                                                         "Show More (%s changes are left)",
                                                         (gulong) n_rest),
                                            number);

  show_label (self, label);
}

/* Of what is only found out by looking on. */
void
bc_more_button_show_unknown (BcMoreButton *self)
{
  show_label (self, _ ("Show More"));
}
