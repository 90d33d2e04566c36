/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "dictionary.h"
#include "form-rows.h"
#include "money.h"
#include "number.h"
#include "record-dialog.h"
#include "sections.h"

/* What became of a district's money, line by line: what is wrong stands first, in words. */

static gpointer
read_money (BcDatabase *reader, const BcId *district, GError **error)
{
  return bc_money_read (reader, district, error);
}

static void
append_amount (GString *text, const char *format, gint64 amount)
{
  g_autofree char *pesos = bc_number_dup_pesos_screen (amount);
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);

  g_string_append_printf (text,
                          "%s%s%s%s",
                          text->len > 0 ? " · " : "",
                          parts[0],
                          pesos,
                          parts[1] != NULL ? parts[1] : "");
}

static char *
dup_balance (const BcMoneyLine *line)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_amount (text, _ ("Awarded %s"), line->awarded);
  if (line->committed != 0)
    append_amount (text, _ ("committed %s"), line->committed);
  append_amount (text, _ ("disbursed %s"), line->disbursed);
  append_amount (text, _ ("spent %s"), line->spent);
  append_amount (text, _ ("left %s"), line->left);
  if (line->own_due > 0)
    append_amount (text, _ ("own contribution due %s"), line->own_due);
  if (line->own_due > 0)
    append_amount (text, _ ("shown %s"), line->own_shown);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What is wrong comes before the numbers. */
static char *
dup_words (const BcMoney *money, const BcMoneyLine *line)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *balance = dup_balance (line);

  for (guint i = 0; i < money->warnings->len; i++) {
    const BcMoneyWarning *warning = money->warnings->pdata[i];

    if (bc_id_equal (&warning->line, &line->id))
      g_string_append_printf (text, "%s.\n", warning->sentence);
  }
  g_string_append (text, balance);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_line (GPtrArray *lines, const BcMoney *money, const BcMoneyLine *line)
{
  const BcField *field = bc_record_type_find_field (bc_dictionary_find ("funding-line"), "state");
  const BcChoice *state = bc_field_find_choice (field, line->state);
  g_autofree char *title = g_strdup_printf ("%s · %s", line->title, line->source);
  BcTold *told = bc_told_add (lines, &line->id, title);

  told->subtitle = dup_words (money, line);
  told->badge = g_strdup (state != NULL ? bc_choice_get_label (state) : NULL);
  told->warns = bc_money_has_warning (money, &line->id);
}

static void
add_lines (GPtrArray *lines, const BcMoney *money, gboolean wrong)
{
  for (guint i = 0; i < money->lines->len; i++) {
    const BcMoneyLine *line = money->lines->pdata[i];

    if (bc_money_has_warning (money, &line->id) == wrong)
      add_line (lines, money, line);
  }
}

/* What concerns the whole district, such as the ceilings of its call. */
static void
add_warnings (GPtrArray *lines, const BcMoney *money)
{
  for (guint i = 0; i < money->warnings->len; i++) {
    const BcMoneyWarning *warning = money->warnings->pdata[i];
    BcTold *told = NULL;

    if (!bc_id_is_nil (&warning->line))
      continue;
    told = bc_told_add (lines, &warning->record, warning->sentence);
    told->warns = TRUE;
    told->inert = TRUE;
  }
}

static char *
dup_leverage (const BcMoney *money)
{
  g_autofree char *ratio = NULL;

  if (isnan (money->leverage))
    return NULL;
  ratio = bc_number_dup_decimal_screen ((gint64) (money->leverage * 100 + 0.5));
  return g_strdup_printf (_ ("Leverage: %s pesos of other sources for each of Sercotec."), ratio);
}

static GPtrArray *
tell (BcToldSection *self, gconstpointer result)
{
  const BcMoney *money = result;
  GPtrArray *lines = bc_told_create_lines ();
  g_autofree char *leverage = dup_leverage (money);

  bc_told_section_set_sentence (self,
                                money->lines->len > 0
                                  ? leverage
                                  : _ ("Money from one source for one action of the plan."));
  bc_told_section_offer (self,
                         bc_form_can_add (bc_told_section_get_store (self),
                                          "funding-line",
                                          bc_told_section_get_id (self))
                           ? _ ("Add Funding Line")
                           : NULL);
  add_warnings (lines, money);
  add_lines (lines, money, TRUE);
  add_lines (lines, money, FALSE);
  return lines;
}

static void
chosen (BcToldSection *self, gconstpointer result, const BcTold *told)
{
  bc_record_dialog_open (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                         bc_told_section_get_store (self),
                         bc_dictionary_find ("funding-line"),
                         &told->id,
                         NULL);
}

static void
act (BcToldSection *self, gconstpointer result, const char *what)
{
  g_auto (BcDraft) draft = { 0 };

  bc_draft_init (&draft, bc_dictionary_find ("funding-line"), NULL);
  bc_record_dialog_open_draft (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                               bc_told_section_get_store (self),
                               &draft,
                               bc_told_section_get_id (self));
}

const BcSectionKind bc_money_section = {
  N_ ("Funding lines"), read_money, tell, (GDestroyNotify) bc_money_free, chosen, NULL, act,
};
