/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "number.h"
#include "sections.h"
#include "vacancy.h"

/* What stands empty in the streets of a district, and what came and went: a line for each street,
 * with the blocks of it where something stands empty. */

static gpointer
read_streets (BcDatabase *reader, const BcId *district, GError **error)
{
  return bc_vacancy_read (reader, district, error);
}

static char *
dup_share (double percent)
{
  return isnan (percent) ? g_strdup ("–")
                         : bc_number_dup_percent_screen ((gint64) lround (percent) * 100);
}

static char *
dup_net (gint net)
{
  g_autofree char *number = bc_number_dup_whole_screen (ABS (net));

  return g_strconcat (net > 0 ? "+" : net < 0 ? "−" : "", number, NULL);
}

/* "In 12 months: 3 openings, 1 closing and 0 moves; net openings: +2; turnover: 8.5 %". */
static char *
dup_turnover (const BcVacancy *row)
{
  g_autofree char *openings =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u opening", "%u openings", row->openings),
                     row->openings);
  g_autofree char *closings =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u closing", "%u closings", row->closings),
                     row->closings);
  g_autofree char *moves =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u move", "%u moves", row->moves), row->moves);
  g_autofree char *net = dup_net (row->net_openings);
  g_autofree char *turnover = dup_share (row->turnover);

  if (row->openings + row->closings + row->moves == 0)
    return g_strdup (_ ("In twelve months nothing opened, closed or moved."));
  return g_strdup_printf (
    _ ("In twelve months: %s, %s and %s; net openings: %s; turnover: %s of the premises."),
    openings,
    closings,
    moves,
    net,
    turnover);
}

/* That none is left can be said only where the state of all is known. */
static char *
dup_moved (const BcVacancy *row)
{
  g_autofree char *moved = bc_number_dup_whole_screen (row->moved);

  if (row->untold > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s moved", "%s moved", row->moved),
                            moved);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "None is left here: %s moved",
                                       "None is left here: %s moved",
                                       row->moved),
                          moved);
}

/* What follows how many of the others stand empty. */
static char *
dup_untold (const BcVacancy *row)
{
  g_autofree char *untold = bc_number_dup_whole_screen (row->untold);

  if (row->untold == 0 || row->premises + row->moved == 0)
    return g_strdup ("");
  return g_strdup_printf (_ ("; of %s the state is not known"), untold);
}

static char *
dup_vacant (const BcVacancy *row)
{
  g_autofree char *vacant = bc_number_dup_whole_screen (row->vacant);
  g_autofree char *premises = bc_number_dup_whole_screen (row->premises);

  if (row->premises == 0 && row->moved > 0)
    return dup_moved (row);
  if (row->premises == 0)
    return g_strdup (_ ("Of none of the premises the state is known yet"));
  if (row->vacant == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "%s premises, which does not stand empty",
                                         "%s premises, none of which stands empty",
                                         row->premises),
                            premises);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%s of %s premises stands empty",
                                       "%s of %s premises stand empty",
                                       row->vacant),
                          vacant,
                          premises);
}

/* Where the blocks that follow a street end. */
static guint
find_end (const GPtrArray *rows, guint place)
{
  guint end = place + 1;

  while (end < rows->len && ((const BcVacancy *) rows->pdata[end])->part == BC_VACANCY_BLOCK)
    end++;
  return end;
}

/* "100–199: 2 of 14; 300–399: 1 of 9"; a street that is one block needs none. */
static char *
dup_blocks (const GPtrArray *rows, guint place)
{
  g_autoptr (GString) blocks = g_string_new (NULL);
  const guint end = find_end (rows, place);

  for (guint i = place + 1; end > place + 2 && i < end; i++) {
    const BcVacancy *row = rows->pdata[i];

    if (row->vacant > 0)
      g_string_append_printf (blocks,
                              _ ("%s%d–%d: %u of %u"),
                              blocks->len > 0 ? "; " : "",
                              (int) row->block,
                              (int) row->block + 99,
                              row->vacant,
                              row->premises);
  }
  return g_string_free (g_steal_pointer (&blocks), FALSE);
}

static void
add_street (GPtrArray *lines, const GPtrArray *rows, guint place)
{
  const BcVacancy *row = rows->pdata[place];
  g_autofree char *vacant = dup_vacant (row);
  g_autofree char *turnover = dup_turnover (row);
  g_autofree char *blocks = dup_blocks (rows, place);
  g_autofree char *untold = dup_untold (row);
  g_autofree char *share = dup_share (row->vacancy);
  BcTold *told =
    bc_told_add (lines, NULL, *row->street != '\0' ? row->street : _ ("Without a street"));

  told->tag = (int) place;
  told->inert = *row->street == '\0';
  if (row->premises > 0)
    told->badge = g_strdup_printf (_ ("Vacancy: %s"), share);
  told->subtitle =
    *blocks != '\0'
      ? g_strdup_printf (_ ("%s (by number: %s)%s. %s"), vacant, blocks, untold, turnover)
      : g_strdup_printf ("%s%s. %s", vacant, untold, turnover);
}

static void
tell_all (BcToldSection *self, const BcVacancy *row)
{
  g_autofree char *vacant = dup_vacant (row);
  g_autofree char *share = dup_share (row->vacancy);
  g_autofree char *untold = dup_untold (row);
  g_autofree char *turnover = dup_turnover (row);
  g_autofree char *sentence = row->premises > 0
                                ? g_strdup_printf ("%s (%s)%s. %s", vacant, share, untold, turnover)
                                : g_strdup_printf ("%s%s. %s", vacant, untold, turnover);

  bc_told_section_set_sentence (self, sentence);
}

static GPtrArray *
tell (BcToldSection *self, gconstpointer result)
{
  const GPtrArray *rows = result;
  GPtrArray *lines = NULL;

  if (rows->len == 0)
    return NULL;
  lines = bc_told_create_lines ();
  for (guint i = 0; i < rows->len; i++) {
    const BcVacancy *row = rows->pdata[i];

    if (row->part == BC_VACANCY_ALL)
      tell_all (self, row);
    else if (row->part == BC_VACANCY_STREET)
      add_street (lines, rows, i);
  }
  return lines;
}

/* Its businesses in the table. */
static void
chosen (BcToldSection *self, gconstpointer result, const BcTold *told)
{
  const GPtrArray *rows = result;
  const BcVacancy *row = rows->pdata[told->tag];

  gtk_widget_activate_action (GTK_WIDGET (self), "businesses.find", "s", row->street);
}

const BcSectionKind bc_streets_section = {
  N_ ("Vacancy and turnover"),
  read_streets,
  tell,
  (GDestroyNotify) g_ptr_array_unref,
  chosen,
  NULL,
  NULL,
};
