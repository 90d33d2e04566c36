/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "answers.h"
#include "form-rows.h"
#include "record-dialog.h"
#include "sections.h"

/* What the actions of a plan are for, and the orphans both ways: actions that answer nothing, and
 * what no action answers. Choosing what is answered shows the actions that answer it. */

static gpointer
read_answers (BcDatabase *reader, const BcId *plan, GError **error)
{
  return bc_answers_read (reader, plan, error);
}

static void
add_loose (GPtrArray *lines, guint n)
{
  g_autofree char *title = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u action answers nothing", "%u actions answer nothing", n),
    n);
  BcTold *told = NULL;

  if (n == 0)
    return;
  told = bc_told_add (lines, NULL, title);
  told->subtitle = g_strdup (_ ("No phrase of the dream and no problem: choose to see them"));
  told->warns = TRUE;
  told->tag = BC_ANSWERS_LOOSE;
}

static void
add_purpose (GPtrArray *lines, const BcAnswered *one, gboolean can_write)
{
  const guint n = one->n_actions;
  g_autofree char *count =
    n > 0 ? g_strdup_printf (
              g_dngettext (GETTEXT_PACKAGE, "%u action answers it", "%u actions answer it", n),
              n)
          : g_strdup (_ ("no action answers it"));
  BcTold *told = bc_told_add (lines, &one->id, one->text);

  told->subtitle = g_strdup_printf ("%s · %s", _ (one->type->label), count);
  told->warns = n == 0;
  told->button = n == 0 && can_write ? g_strdup (_ ("Add Action")) : NULL;
  told->tag = BC_ANSWERS_PURPOSE;
}

static void
add_area (GPtrArray *lines, const BcAnswered *area, gboolean can_write)
{
  const gboolean excused = !bc_id_is_nil (&area->exemption);
  BcTold *told = NULL;

  if (area->n_actions > 0)
    return;
  told = bc_told_add (lines, &area->id, area->text);
  told->subtitle = g_strdup (excused ? _ ("Area without actions, with its reason")
                                     : _ ("Area without actions and without a reason"));
  told->warns = !excused;
  told->inert = !excused && !can_write;
  told->button = !excused && can_write ? g_strdup (_ ("Say Why")) : NULL;
  told->tag = BC_ANSWERS_AREA;
}

static void
add_purposes (GPtrArray *lines, GPtrArray *purposes, gboolean can_write)
{
  for (guint i = 0; i < purposes->len; i++)
    add_purpose (lines, purposes->pdata[i], can_write);
}

/* What is an orphan comes first, each kind in its order. */
static GPtrArray *
put_warnings_first (GPtrArray *lines)
{
  GPtrArray *sorted = bc_told_create_lines ();

  for (int warns = 1; warns >= 0; warns--)
    for (guint i = 0; i < lines->len; i++) {
      const BcTold *told = lines->pdata[i];

      if (told != NULL && told->warns == warns)
        g_ptr_array_add (sorted, g_steal_pointer (&lines->pdata[i]));
    }
  return sorted;
}

static GPtrArray *
tell (BcToldSection *self, gconstpointer result)
{
  const BcAnswers *answers = result;
  const gboolean can_write =
    bc_form_can_add (bc_told_section_get_store (self), "action", bc_told_section_get_id (self));
  g_autoptr (GPtrArray) lines = bc_told_create_lines ();

  add_loose (lines, answers->n_loose);
  add_purposes (lines, answers->phrases, can_write);
  add_purposes (lines, answers->problems, can_write);
  bc_told_section_set_sentence (self,
                                answers->phrases->len + answers->problems->len > 0
                                  ? NULL
                                  : _ ("Write the phrases of the dream and the problems below: "
                                       "each action answers one of them."));
  for (guint i = 0; i < answers->areas->len; i++)
    add_area (lines, answers->areas->pdata[i], can_write);
  return put_warnings_first (lines);
}

static void
open_draft (BcToldSection *self, const char *type, const char *field, const BcId *id)
{
  g_auto (BcDraft) draft = { 0 };

  bc_draft_init (&draft, bc_dictionary_find (type), NULL);
  bc_draft_set_id (&draft, "plan", bc_told_section_get_id (self));
  bc_draft_set_id (&draft, field, id);
  bc_record_dialog_open_draft (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                               bc_told_section_get_store (self),
                               &draft,
                               NULL);
}

static void
open_record (BcToldSection *self, const BcRecordType *type, const BcId *id)
{
  bc_record_dialog_open (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                         bc_told_section_get_store (self),
                         type,
                         id,
                         NULL);
}

static const BcAnswered *
find_answered (GPtrArray *list, const BcId *id)
{
  for (guint i = 0; i < list->len; i++) {
    const BcAnswered *one = list->pdata[i];

    if (bc_id_equal (&one->id, id))
      return one;
  }
  return NULL;
}

static void
choose_purpose (BcToldSection *self, const BcAnswers *answers, const BcTold *told)
{
  const BcAnswered *one = find_answered (answers->phrases, &told->id);
  g_autofree char *id = bc_id_dup_text (&told->id);

  if (one == NULL)
    one = find_answered (answers->problems, &told->id);
  if (one->n_actions > 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "plan.filter", "(ss)", id, told->title);
  else
    open_record (self, one->type, &one->id);
}

static void
chosen (BcToldSection *self, gconstpointer result, const BcTold *told)
{
  const BcAnswers *answers = result;
  const BcAnswered *area = NULL;

  if (told->tag == BC_ANSWERS_LOOSE)
    gtk_widget_activate_action (GTK_WIDGET (self), "plan.filter", "(ss)", "", "");
  if (told->tag == BC_ANSWERS_PURPOSE)
    choose_purpose (self, answers, told);
  if (told->tag != BC_ANSWERS_AREA)
    return;
  area = find_answered (answers->areas, &told->id);
  if (bc_id_is_nil (&area->exemption))
    open_draft (self, "action", "area", &area->id);
  else
    open_record (self, bc_dictionary_find ("area-exemption"), &area->exemption);
}

static void
pressed (BcToldSection *self, gconstpointer result, const BcTold *told)
{
  if (told->tag == BC_ANSWERS_AREA)
    open_draft (self, "area-exemption", "area", &told->id);
  else
    open_draft (self, "action", "answers", &told->id);
}

const BcSectionKind bc_answers_section = {
  N_ ("What the actions answer"),
  read_answers,
  tell,
  (GDestroyNotify) bc_answers_free,
  chosen,
  pressed,
  NULL,
};
