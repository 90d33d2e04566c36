/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "date.h"
#include "form-rows.h"
#include "milestones.h"
#include "number.h"
#include "record-dialog.h"
#include "sections.h"
#include "window-save.h"

/* The steps of the phase: first those still to be reached. */

static gpointer
read_steps (BcDatabase *reader, const BcId *district, GError **error)
{
  return bc_milestones_read (reader, district, error);
}

static char *
dup_reached (const BcMilestone *step, gint32 days)
{
  g_autofree char *number = bc_number_dup_whole_screen (ABS (days));
  const gulong n = (gulong) ABS (days);

  if (step->planned == BC_DATE_NONE)
    return g_strdup (_ ("without having been planned"));
  if (days == 0)
    return g_strdup (_ ("on the day planned"));
  if (days > 0)
    return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%s day after planned", "%s days after planned", n),
      number);
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%s day before planned", "%s days before planned", n),
    number);
}

static char *
dup_plan (const BcMilestone *step)
{
  g_autofree char *planned = NULL;

  if (step->planned != BC_DATE_NONE) {
    planned = bc_date_dup_screen (step->planned);
    return g_strdup_printf (_ ("Planned for %s"), planned);
  }
  if (step->usual == BC_DATE_NONE || !bc_id_is_nil (&step->milestone))
    return g_strdup (_ ("Not planned yet"));
  planned = bc_date_dup_screen (step->usual);
  return g_strdup_printf (_ ("Not planned yet; usually by %s"), planned);
}

static char *
dup_slippage (const BcMilestone *step, gint32 days)
{
  g_autofree char *number = bc_number_dup_whole_screen (days);
  g_autofree char *actual = NULL;
  g_autofree char *words = NULL;

  if (step->actual == BC_DATE_NONE)
    return days > 0 ? g_strdup_printf (
                        g_dngettext (GETTEXT_PACKAGE, "%s day late", "%s days late", (gulong) days),
                        number)
                    : NULL;
  actual = bc_date_dup_screen (step->actual);
  words = dup_reached (step, days);
  return g_strdup_printf (_ ("reached on %s, %s"), actual, words);
}

static void
add_step (GPtrArray *lines, const BcMilestones *steps, guint place, gboolean can_write)
{
  const BcMilestone *step = steps->steps->pdata[place];
  const gint32 days = bc_milestone_get_slippage (step, steps->at);
  g_autofree char *plan = dup_plan (step);
  g_autofree char *slippage = dup_slippage (step, days);
  BcTold *told = bc_told_add (lines, &step->milestone, step->name);
  const gboolean reached = step->actual != BC_DATE_NONE;

  told->tag = (int) place;
  told->inert = bc_id_is_nil (&step->milestone) && !can_write;
  told->subtitle = slippage != NULL ? g_strdup_printf ("%s · %s", plan, slippage) : g_strdup (plan);
  told->warns = !reached && days > 0;
  told->badge = reached       ? g_strdup (_ ("Reached"))
                : told->warns ? g_strdup (C_ ("milestone", "Late"))
                              : NULL;
  told->button = !reached && can_write ? g_strdup (_ ("Reached Today")) : NULL;
}

static void
add_steps (GPtrArray *lines, const BcMilestones *steps, gboolean reached, gboolean can_write)
{
  for (guint i = 0; i < steps->steps->len; i++) {
    const BcMilestone *step = steps->steps->pdata[i];

    if ((step->actual != BC_DATE_NONE) == reached)
      add_step (lines, steps, i, can_write);
  }
}

static GPtrArray *
tell (BcToldSection *self, gconstpointer result)
{
  const BcMilestones *steps = result;
  GPtrArray *lines = NULL;
  gboolean can_write;

  if (steps->steps->len == 0)
    return NULL;
  can_write =
    bc_form_can_add (bc_told_section_get_store (self), "milestone", bc_told_section_get_id (self));
  lines = bc_told_create_lines ();
  add_steps (lines, steps, FALSE, can_write);
  add_steps (lines, steps, TRUE, can_write);
  bc_told_section_offer (self,
                         can_write && steps->n_usual > 0 ? _ ("Plan the Usual Milestones") : NULL);
  return lines;
}

static void
chosen (BcToldSection *self, gconstpointer result, const BcTold *told)
{
  const BcMilestones *steps = result;
  const BcMilestone *step = steps->steps->pdata[told->tag];
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  BcStore *store = bc_told_section_get_store (self);
  const BcRecordType *type = bc_dictionary_find ("milestone");
  g_auto (BcDraft) draft = { 0 };

  if (!bc_id_is_nil (&step->milestone)) {
    bc_record_dialog_open (window, store, type, &step->milestone, NULL);
    return;
  }
  bc_draft_init (&draft, type, NULL);
  bc_draft_set_id (&draft, "district", &steps->district);
  bc_draft_set_id (&draft, "kind", &step->kind);
  if (bc_form_can_add (store, "milestone", &steps->district))
    bc_record_dialog_open_draft (window, store, &draft, NULL);
}

static void
pressed (BcToldSection *self, gconstpointer result, const BcTold *told)
{
  const BcMilestones *steps = result;
  const BcMilestone *step = steps->steps->pdata[told->tag];
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *today = bc_date_dup_iso (bc_date_today (g_get_real_time () / 1000));
  g_autofree char *told_after = g_strdup_printf (_ ("Reached: %s"), step->name);
  const BcId *id = bc_id_is_nil (&step->milestone) ? NULL : &step->milestone;
  BcDraft *draft = NULL;

  if (!BC_IS_WINDOW (window))
    return;
  draft = bc_window_make_draft (bc_dictionary_find ("milestone"), id);
  if (id == NULL) {
    bc_draft_set_id (draft, "district", &steps->district);
    bc_draft_set_id (draft, "kind", &step->kind);
  }
  bc_draft_set_text (draft, "actual", today, NULL);
  bc_window_save (BC_WINDOW (window), draft, told_after);
}

static gboolean
write_usual (BcWriter *writer, gpointer district, GCancellable *cancellable, GError **error)
{
  return bc_milestones_add_usual (writer, district, error);
}

static void
act (BcToldSection *self, gconstpointer result, const char *what)
{
  const BcMilestones *steps = result;
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));

  if (BC_IS_WINDOW (window))
    bc_window_write (BC_WINDOW (window),
                     write_usual,
                     g_memdup2 (&steps->district, sizeof steps->district),
                     g_free,
                     _ ("The usual milestones were planned"));
}

const BcSectionKind bc_milestones_section = {
  N_ ("Milestones of the phase"),
  read_steps,
  tell,
  (GDestroyNotify) bc_milestones_free,
  chosen,
  pressed,
  act,
};
