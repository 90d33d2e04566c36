/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "field-editor.h"
#include "form-rows.h"
#include "gate-open.h"
#include "record-dialog.h"
#include "records-read.h"
#include "sections.h"

/* What the committees decided about a district, the newest first; whoever may decides. */

static char *
dup_field (BcDatabase *reader, BcRecord *record, const char *name)
{
  const BcField *field = bc_record_type_find_field (bc_record_get_record_type (record), name);
  BcValue value = BC_VALUE_INIT;

  bc_record_peek (record, field, &value);
  return bc_field_editor_dup_display (field, &value, reader);
}

static int
compare_dates (gconstpointer first, gconstpointer second)
{
  BcRecord *records[] = { *(BcRecord *const *) first, *(BcRecord *const *) second };
  const BcField *field = bc_record_type_find_field (bc_record_get_record_type (records[0]), "date");
  BcValue dates[] = { BC_VALUE_INIT, BC_VALUE_INIT };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    bc_record_peek (records[i], field, &dates[i]);
  return g_strcmp0 (dates[1].text, dates[0].text);
}

static void
append_part (GString *text, const char *part)
{
  if (*part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

static void
add_decision (GPtrArray *lines, BcDatabase *reader, BcRecord *decision)
{
  static const char *const parts[] = { "date", "body", "session", "reason" };
  g_autofree char *kind = dup_field (reader, decision, "kind");
  g_autofree char *phase = dup_field (reader, decision, "phase");
  g_autofree char *title = g_strdup_printf ("%s%s%s", kind, *phase != '\0' ? ": " : "", phase);
  g_autoptr (GString) subtitle = g_string_new (NULL);
  BcTold *told = bc_told_add (lines, bc_record_get_id (decision), title);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    g_autofree char *part = dup_field (reader, decision, parts[i]);

    append_part (subtitle, part);
  }
  told->subtitle = g_string_free (g_steal_pointer (&subtitle), FALSE);
  told->badge = dup_field (reader, decision, "outcome");
}

static gpointer
read_decisions (BcDatabase *reader, const BcId *district, GError **error)
{
  g_autoptr (GPtrArray) records =
    bc_records_list_owned (reader, bc_dictionary_find ("decision"), district, error);
  GPtrArray *lines = NULL;

  if (records == NULL)
    return NULL;
  g_ptr_array_sort (records, compare_dates);
  lines = bc_told_create_lines ();
  for (guint i = 0; i < records->len; i++)
    add_decision (lines, reader, records->pdata[i]);
  return lines;
}

static GMenuModel *
create_menu (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("Plan approval"), "section.act('plan-approval')");
  g_menu_append (menu, _ ("Phase change"), "section.act('phase-change')");
  g_menu_append (menu, _ ("Waiver of the technical panel"), "section.act('panel-waiver')");
  g_menu_append (menu, _ ("Withdrawal of the district"), "section.act('withdrawal')");
  return G_MENU_MODEL (menu);
}

static GPtrArray *
tell (BcToldSection *self, gconstpointer result)
{
  GPtrArray *lines = (GPtrArray *) result;
  g_autoptr (GMenuModel) menu = NULL;

  if (bc_form_can_add (bc_told_section_get_store (self), "decision", bc_told_section_get_id (self)))
    menu = create_menu ();
  bc_told_section_offer_menu (self, _ ("Record a Decision"), menu);
  bc_told_section_set_sentence (self,
                                lines->len == 0
                                  ? _ ("No committee has decided anything about this district yet.")
                                  : NULL);
  return g_ptr_array_ref (lines);
}

static void
chosen (BcToldSection *self, gconstpointer result, const BcTold *told)
{
  bc_record_dialog_open (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                         bc_told_section_get_store (self),
                         bc_dictionary_find ("decision"),
                         &told->id,
                         NULL);
}

static void
act (BcToldSection *self, gconstpointer result, const char *what)
{
  bc_decision_open (GTK_WIDGET (self),
                    bc_told_section_get_store (self),
                    bc_told_section_get_id (self),
                    what);
}

const BcSectionKind bc_decisions_section = {
  N_ ("Decisions"), read_decisions, tell, (GDestroyNotify) g_ptr_array_unref, chosen, NULL, act,
};
