/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "page.h"

G_DEFINE_INTERFACE (BcPage, bc_page, GTK_TYPE_WIDGET)

static void
bc_page_default_init (BcPageInterface *iface)
{
  g_signal_new ("header-changed",
                BC_TYPE_PAGE,
                G_SIGNAL_RUN_LAST,
                0,
                NULL,
                NULL,
                NULL,
                G_TYPE_NONE,
                0);
}

char *
bc_page_dup_title (BcPage *self)
{
  BcPageInterface *iface = BC_PAGE_GET_IFACE (self);
  return iface->dup_title ? iface->dup_title (self) : g_strdup ("");
}

char *
bc_page_dup_subtitle (BcPage *self)
{
  BcPageInterface *iface = BC_PAGE_GET_IFACE (self);
  return iface->dup_subtitle ? iface->dup_subtitle (self) : NULL;
}

GtkWidget *
bc_page_get_title_widget (BcPage *self)
{
  BcPageInterface *iface = BC_PAGE_GET_IFACE (self);
  return iface->get_title_widget ? iface->get_title_widget (self) : NULL;
}

void
bc_page_add (BcPage *self)
{
  BcPageInterface *iface = BC_PAGE_GET_IFACE (self);

  if (iface->add)
    iface->add (self);
}

gboolean
bc_page_can_add (BcPage *self)
{
  BcPageInterface *iface = BC_PAGE_GET_IFACE (self);
  return iface->can_add ? iface->can_add (self) : iface->add != NULL;
}

void
bc_page_set_width (BcPage *self, int width)
{
  BcPageInterface *iface = BC_PAGE_GET_IFACE (self);

  if (iface->set_width)
    iface->set_width (self, width);
}

void
bc_page_focus (BcPage *self)
{
  BcPageInterface *iface = BC_PAGE_GET_IFACE (self);

  if (iface->focus)
    iface->focus (self);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

BcPageRest
bc_page_settle (BcPage *self, gboolean save)
{
  BcPageInterface *iface = BC_PAGE_GET_IFACE (self);
  return iface->settle != NULL ? iface->settle (self, save) : BC_PAGE_SETTLED;
}

void
bc_page_header_changed (BcPage *self)
{
  g_signal_emit_by_name (self, "header-changed");
}
