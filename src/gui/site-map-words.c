/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "number.h"
#include "site-map-private.h"

/* What is said above the drawing, and read aloud: what is chosen, or how to go on. */

static guint
count_here (BcSiteMap *self)
{
  const BcSiteLayout *layout = bc_site_map_ensure_layout (self);

  return g_array_index (layout->groups, BcSiteGroup, layout->group_of[self->focus]).n_marks;
}

/* How many others are drawn in the same place. */
static char *
dup_here (BcSiteMap *self)
{
  const guint n = count_here (self);
  g_autofree char *number = bc_number_dup_whole_screen (n);

  if (n < 2)
    return NULL;
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s here", "%s here", n), number);
}

static char *
dup_focus (BcSiteMap *self)
{
  const BcSiteMark *mark = bc_site_plan_get_mark (self->plan, self->focus);
  char *const *texts = bc_business_row_get_figures (mark->row)->texts;
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *here = dup_here (self);

  g_ptr_array_add (parts, texts[BC_BUSINESS_NAME]);
  if (*texts[BC_BUSINESS_PLACE] != '\0')
    g_ptr_array_add (parts, texts[BC_BUSINESS_PLACE]);
  if (*texts[BC_BUSINESS_STATE] != '\0')
    g_ptr_array_add (parts, texts[BC_BUSINESS_STATE]);
  if (mark->anchor)
    g_ptr_array_add (parts, (char *) C_ ("on a plan drawing", "anchor"));
  if (mark->far)
    g_ptr_array_add (parts, (char *) _ ("far from all others: look at its position"));
  if (here != NULL)
    g_ptr_array_add (parts, here);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}

static char *
dup_placing (BcSiteMap *self)
{
  char *const *texts = bc_business_row_get_figures (self->edit.row)->texts;

  if (self->edit.proposed != NULL)
    return g_strdup_printf (
      /* Translators: a business, then from which doors its place was computed */
      _ ("Where is %s? Proposed from its number: %s. Enter takes it, a click or the arrows choose "
         "another place, Escape leaves it."),
      texts[BC_BUSINESS_NAME],
      self->edit.proposed);
  return g_strdup_printf (
    _ ("Where is %s? Click on its place, or go there with the arrows and press Enter; Escape "
       "leaves it."),
    texts[BC_BUSINESS_NAME]);
}

static char *
dup_drawing (BcSiteMap *self)
{
  const guint n = self->edit.corners->len;
  g_autofree char *number = bc_number_dup_whole_screen (n);

  if (n == 0)
    return g_strdup (_ ("Click on the first corner of the boundary, or go there with the arrows "
                        "and press the space bar; Escape leaves it."));
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE,
                 "%s corner. Click on the next one, or press the space bar; Enter closes the "
                 "boundary, Backspace takes the last corner back.",
                 "%s corners. Click on the next one, or press the space bar; Enter closes the "
                 "boundary, Backspace takes the last corner back.",
                 n),
    number);
}

static char *
dup_editing (BcSiteMap *self)
{
  g_autofree char *number = bc_number_dup_whole_screen (self->edit.held + 1);

  if (self->edit.held != BC_SITE_NONE)
    return g_strdup_printf (
      _ ("Corner %s: the arrows move it, the space bar lets it go, Backspace takes it away."),
      number);
  return g_strdup (_ ("Drag a corner, or a side to get another corner. With the keyboard: Page "
                      "Down goes to the next corner, the space bar takes hold of it, Backspace "
                      "takes it away; Enter saves, Escape leaves all as it was."));
}

/* (transfer full) */
char *
bc_site_map_dup_sentence (BcSiteMap *self)
{
  if (self->plan == NULL)
    return g_strdup (_ ("Plan drawing"));
  if (self->edit.trouble != NULL)
    return g_strdup (self->edit.trouble);
  if (self->edit.mode == BC_SITE_PLACE)
    return dup_placing (self);
  if (self->edit.mode == BC_SITE_DRAW)
    return dup_drawing (self);
  if (self->edit.mode == BC_SITE_EDIT)
    return dup_editing (self);
  if (self->focus != BC_SITE_NONE)
    return dup_focus (self);
  return bc_site_plan_dup_words (self->plan, self->name);
}
