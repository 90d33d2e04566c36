/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "form-rows.h"
#include "record-dialog.h"
#include "sections.h"
#include "sources.h"

/* Where the money for an action can come from, and why from elsewhere it cannot. */

static gpointer
read_sources (BcDatabase *reader, const BcId *action, GError **error)
{
  return bc_sources_read (reader, action, error);
}

static char *
dup_reasons (const BcSource *source)
{
  g_autoptr (GString) text = g_string_new (source->sentence);

  for (guint i = 0; source->fit != BC_SOURCE_ELSEWHERE && i < source->requirements->len; i++) {
    const BcRequirement *requirement = source->requirements->pdata[i];

    g_string_append_printf (text, "\n• %s\n%s", requirement->sentence, requirement->origin);
  }
  if (source->fit != BC_SOURCE_ELSEWHERE && source->text != NULL)
    g_string_append_printf (text, "\n%s", source->text);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const char *
get_badge (const BcSource *source)
{
  switch (source->fit) {
  case BC_SOURCE_FITS:
    return source->n_asked > 0 ? _ ("It fits") : _ ("Not known");
  case BC_SOURCE_BY_HAND:
    return _ ("To look at");
  case BC_SOURCE_LACKS:
    return _ ("Not yet");
  case BC_SOURCE_ELSEWHERE:
  default:
    return _ ("Another area");
  }
}

static void
add_source (GPtrArray *lines, const BcSource *source, int tag, gboolean can_write)
{
  const gboolean used = !bc_id_is_nil (&source->line);
  BcTold *told = bc_told_add (lines, &source->line, source->name);

  told->tag = tag;
  told->inert = !used;
  told->subtitle = dup_reasons (source);
  told->badge = g_strdup (get_badge (source));
  if (!used && can_write && source->fit != BC_SOURCE_ELSEWHERE)
    told->button = g_strdup (_ ("Add Line"));
}

static GPtrArray *
tell (BcToldSection *self, gconstpointer result)
{
  const BcSources *sources = result;
  const gboolean can_write =
    bc_form_can_add (bc_told_section_get_store (self), "funding-line", &sources->action);
  GPtrArray *lines = bc_told_create_lines ();

  for (guint i = 0; i < sources->sources->len; i++)
    add_source (lines, sources->sources->pdata[i], (int) i, can_write);
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
pressed (BcToldSection *self, gconstpointer result, const BcTold *told)
{
  const BcSources *sources = result;
  const BcSource *source = sources->sources->pdata[told->tag];
  g_auto (BcDraft) draft = { 0 };

  bc_draft_init (&draft, bc_dictionary_find ("funding-line"), NULL);
  bc_draft_set_id (&draft, "action", &sources->action);
  bc_draft_set_id (&draft, "source", &source->id);
  bc_record_dialog_open_draft (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                               bc_told_section_get_store (self),
                               &draft,
                               NULL);
}

const BcSectionKind bc_sources_section = {
  N_ ("Where the money can come from"),
  read_sources,
  tell,
  (GDestroyNotify) bc_sources_free,
  chosen,
  pressed,
  NULL,
};
