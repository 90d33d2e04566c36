/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BcPage:
 *
 * What fills the window's content. Every method is optional: a page that leaves one out lacks what
 * it does. A page that changes its title emits #BcPage::header-changed.
 */
#define BC_TYPE_PAGE (bc_page_get_type ())
G_DECLARE_INTERFACE (BcPage, bc_page, BC, PAGE, GtkWidget)

/**
 * BcPageInterface:
 * @dup_title: (transfer full): what the header bar says
 * @dup_subtitle: (transfer full) (nullable): the line below it
 * @get_title_widget: (transfer none) (nullable): shown instead of both where there is room, such as
 *   a view switcher
 * @add: Ctrl+N
 * @can_add: whether there is something to add here
 * @set_width: told how wide the content is, in pixels, to leave out what does not fit
 * @focus: gives the keyboard to what is used first
 * @settle: the file will be left: saves what was begun; whether nothing would be lost then
 */
struct _BcPageInterface
{
  GTypeInterface parent_iface;

  char *(*dup_title) (BcPage *self);
  char *(*dup_subtitle) (BcPage *self);
  GtkWidget *(*get_title_widget) (BcPage *self);
  void (*add) (BcPage *self);
  gboolean (*can_add) (BcPage *self);
  void (*set_width) (BcPage *self, int width);
  void (*focus) (BcPage *self);
  gboolean (*settle) (BcPage *self);
};

char *bc_page_dup_title (BcPage *self) G_GNUC_WARN_UNUSED_RESULT;
char *bc_page_dup_subtitle (BcPage *self) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *bc_page_get_title_widget (BcPage *self);
void bc_page_add (BcPage *self);
gboolean bc_page_can_add (BcPage *self);
void bc_page_set_width (BcPage *self, int width);
void bc_page_focus (BcPage *self);
gboolean bc_page_settle (BcPage *self);
void bc_page_header_changed (BcPage *self);

G_END_DECLS
