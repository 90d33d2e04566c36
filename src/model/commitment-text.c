/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "commitment-text.h"

#include <glib/gi18n-lib.h>

#include "amount.h"
#include "date.h"
#include "number.h"

/* What the ledger of commitments says of one, in words. */

/* (nullable): the one of the ledger that is @record. */
const BcCommitment *
bc_commitments_find (const GPtrArray *ledger, const BcId *record)
{
  for (guint i = 0; i < ledger->len; i++) {
    const BcCommitment *item = ledger->pdata[i];

    if (bc_id_equal (&item->record, record))
      return item;
  }
  return NULL;
}

static char *
dup_day (const char *text)
{
  gint32 date;

  return text != NULL && bc_date_parse_iso (text, &date, NULL) ? bc_date_dup_screen (date)
                                                               : g_strdup ("");
}

static char *
dup_days (gint64 days)
{
  g_autofree char *number = bc_number_dup_whole_screen (ABS (days));

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s day", "%s days", (gulong) ABS (days)),
                          number);
}

/* "promised for 31/03/2017, fulfilled on 15/01/2018" */
char *
bc_commitment_dup_dates (const BcCommitment *self)
{
  g_autofree char *promised = dup_day (self->promised_for);
  g_autofree char *fulfilled = dup_day (self->fulfilled_on);
  g_autofree char *expected = dup_day (self->expected);

  if (self->fulfilled_on != NULL)
    return g_strdup_printf (_ ("promised for %s, fulfilled on %s"), promised, fulfilled);
  if (self->delay != 0)
    return g_strdup_printf (_ ("promised for %s, expected no sooner than %s"), promised, expected);
  return g_strdup_printf (_ ("promised for %s"), promised);
}

/* "UF 30.000 (value of 31/03/2017)": with the day by whose value it is converted; an empty text for
 * none. */
char *
bc_commitment_dup_amount (const BcCommitment *self)
{
  g_autofree char *screen = NULL;
  g_autofree char *day = NULL;
  BcAmount amount;

  if (self->amount == NULL || !bc_amount_parse (self->amount, &amount, NULL))
    return g_strdup ("");
  if (amount.unit != BC_UNIT_UF || amount.day == BC_DATE_NONE)
    return bc_amount_dup_screen (&amount);
  day = bc_date_dup_screen (amount.day);
  amount.day = BC_DATE_NONE;
  screen = bc_amount_dup_screen (&amount);
  return g_strdup_printf (_ ("%s (value of %s)"), screen, day);
}

/* How it stands: "290 days late", "fulfilled on its day"; an empty text while it is not yet due. */
char *
bc_commitment_dup_slippage (const BcCommitment *self)
{
  g_autofree char *days = dup_days (self->slippage);
  const gboolean over = self->fulfilled_on != NULL;

  if (self->slippage > 0)
    return g_strdup_printf (over ? _ ("fulfilled %s late") : _ ("%s late so far"), days);
  if (over && self->slippage < 0)
    return g_strdup_printf (_ ("fulfilled %s early"), days);
  return g_strdup (over ? _ ("fulfilled on its day") : "");
}

/* "slips 290 days because of “Design” (Municipality)"; NULL where nothing before it is late.
 * @before: (nullable): what it comes after. */
char *
bc_commitment_dup_inherited (const BcCommitment *self, const BcCommitment *before)
{
  g_autofree char *days = dup_days (self->inherited);

  if (self->circular)
    return g_strdup (_ ("comes after itself: look at what it depends on"));
  if (before == NULL || self->inherited <= 0)
    return NULL;
  if (self->fulfilled_on != NULL)
    return g_strdup_printf (_ ("came after “%s” (%s), which was %s late"),
                            before->what,
                            before->institution,
                            days);
  return g_strdup_printf (_ ("slips %s because of “%s” (%s)"),
                          days,
                          before->what,
                          before->institution);
}

/* "budget of 2018 lost"; NULL where none is. */
char *
bc_commitment_dup_lost_year (const BcCommitment *self)
{
  return self->lost_year != 0 ? g_strdup_printf (_ ("budget of %d lost"), self->lost_year) : NULL;
}

static void
add_part (GString *all, char *part)
{
  g_autofree char *owned = part;

  if (owned != NULL && *owned != '\0')
    g_string_append_printf (all, ", %s", owned);
}

/* The whole line as a sentence. */
char *
bc_commitment_dup_sentence (const BcCommitment *self, const BcCommitment *before)
{
  GString *all = g_string_new (self->what);

  add_part (all, g_strdup (self->institution));
  add_part (all, bc_commitment_dup_amount (self));
  add_part (all, bc_commitment_dup_dates (self));
  add_part (all, bc_commitment_dup_slippage (self));
  add_part (all, bc_commitment_dup_inherited (self, before));
  add_part (all, bc_commitment_dup_lost_year (self));
  return g_string_free (all, FALSE);
}
