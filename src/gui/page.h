/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BcPageRest:
 * @BC_PAGE_SETTLED: nothing would be lost
 * @BC_PAGE_SAVES: what was begun is on its way to the journal
 * @BC_PAGE_UNSAVED: what was begun could not be saved, and nobody said yet that it may be lost
 * @BC_PAGE_HAS_PLACE: the place of a business is chosen and not confirmed
 * @BC_PAGE_HAS_BOUNDARY: a boundary is drawn that is not saved
 *
 * What is left to do on a page: flags.
 */
typedef enum {
  BC_PAGE_SETTLED = 0,
  BC_PAGE_SAVES = 1 << 0,
  BC_PAGE_UNSAVED = 1 << 1,
  BC_PAGE_HAS_PLACE = 1 << 2,
  BC_PAGE_HAS_BOUNDARY = 1 << 3,
} BcPageRest;

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
 * @settle: the file will be left: what is left to do; where it is told to save, after what was
 *   begun has been sent on its way
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
  BcPageRest (*settle) (BcPage *self, gboolean save);
};

char *bc_page_dup_title (BcPage *self) G_GNUC_WARN_UNUSED_RESULT;
char *bc_page_dup_subtitle (BcPage *self) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *bc_page_get_title_widget (BcPage *self);
void bc_page_add (BcPage *self);
gboolean bc_page_can_add (BcPage *self);
void bc_page_set_width (BcPage *self, int width);
void bc_page_focus (BcPage *self);
BcPageRest bc_page_settle (BcPage *self, gboolean save);
void bc_page_header_changed (BcPage *self);

G_END_DECLS
