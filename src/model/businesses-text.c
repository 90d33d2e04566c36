/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "businesses-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "number.h"

static char *
dup_share (double percent)
{
  return bc_number_dup_percent_screen ((gint64) lround (percent) * 100);
}

static void
add_part (GString *sentence, char *part)
{
  g_string_append_printf (sentence, "%s%s", sentence->len > 0 ? "; " : "", part);
  g_free (part);
}

/* Of businesses of which none is known to be at its place: they left it, or nobody told. */
static char *
dup_no_premises (const BcBusinessesFigures *self)
{
  g_autofree char *moved = bc_number_dup_whole_screen (self->moved);

  if (self->moved == 0)
    return g_strdup (_ ("none has a state yet"));
  if (self->moved >= self->n_businesses)
    return g_strdup (g_dngettext (GETTEXT_PACKAGE,
                                  "it moved away",
                                  "all of them moved away",
                                  (gulong) self->n_businesses));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%s moved away and of the rest no state is known",
                                       "%s moved away and of the rest no state is known",
                                       self->moved),
                          moved);
}

static void
add_vacancy (GString *sentence, const BcBusinessesFigures *self)
{
  g_autofree char *share = isnan (self->vacancy) ? NULL : dup_share (self->vacancy);

  add_part (sentence,
            share != NULL ? g_strdup_printf (_ ("vacancy %s"), share) : dup_no_premises (self));
}

/* The unreported are counted apart, and their number is shown. */
static void
add_women (GString *sentence, const BcBusinessesFigures *self)
{
  g_autofree char *unreported = bc_number_dup_whole_screen (self->unreported);
  g_autofree char *share = isnan (self->women_owned) ? NULL : dup_share (self->women_owned);

  if (share == NULL && self->unreported == 0)
    return;
  if (share == NULL)
    add_part (sentence, g_strdup (_ ("whether women own them is not reported")));
  else if (self->unreported == 0)
    add_part (sentence, g_strdup_printf (_ ("women-owned %s"), share));
  else
    add_part (sentence,
              g_strdup_printf (_ ("women-owned %s (not reported: %s)"), share, unreported));
}

static void
add_openings (GString *sentence, double net_openings)
{
  g_autofree char *number = NULL;

  if (isnan (net_openings))
    return;
  number = bc_number_dup_whole_screen ((gint64) fabs (net_openings));
  add_part (sentence,
            g_strdup_printf (_ ("net openings %s%s"),
                             net_openings > 0   ? "+"
                             : net_openings < 0 ? "−"
                                                : "",
                             number));
}

/**
 * bc_businesses_dup_figure:
 * @self: figures
 *
 * Returns: (transfer full): how many are open; of a register whose states nobody told, how many it
 *   has
 */
char *
bc_businesses_dup_figure (const BcBusinessesFigures *self)
{
  const gboolean all_moved = self->n_businesses > 0 && self->moved >= self->n_businesses;
  const gboolean told = !isnan (self->vacancy) || all_moved;
  g_autofree char *number = bc_number_dup_whole_screen (told ? self->open : self->n_businesses);

  if (!told)
    return g_steal_pointer (&number);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s open", "%s open", self->open), number);
}

/**
 * bc_businesses_dup_sentence:
 * @self: figures
 *
 * Tells what stands empty, whose the businesses are, and what came and went.
 *
 * Returns: (transfer full): a sentence, "Of 45: vacancy 12 %; women-owned 48 % (not reported: 3);
 *   net openings +2."
 */
char *
bc_businesses_dup_sentence (const BcBusinessesFigures *self)
{
  g_autoptr (GString) parts = g_string_new (NULL);
  g_autofree char *number = bc_number_dup_whole_screen (self->n_businesses);

  if (self->n_businesses == 0)
    return g_strdup (_ ("The register is empty."));
  add_vacancy (parts, self);
  add_women (parts, self);
  add_openings (parts, self->net_openings);
  return g_strdup_printf (_ ("Of %s in the register: %s."), number, parts->str);
}
