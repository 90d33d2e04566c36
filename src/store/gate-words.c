/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gate-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "date.h"
#include "text.h"

/* A refusal is one line: it names so many things and counts the rest. */
#define MOST_REASONS 3

typedef struct
{
  const char *requirement;
  const char *sentence; /* "%s" is what the record is called */
  const char *supplier;
} Words;

static const Words all_words[] = {
  { "group",
    N_ ("The associative group (GAL) is not constituted"),
    N_ ("The merchants, with the manager") },
  { "panel",
    N_ ("The technical panel is not constituted, and the region has not waived it"),
    N_ ("The institutions, or the region with a written waiver") },
  { "dream", N_ ("The district's dream is not written"), N_ ("The district, with the manager") },
  { "trace",
    N_ ("“%s” answers no phrase of the dream and no problem of the diagnosis"),
    N_ ("The manager") },
  { "area", NULL, N_ ("The manager: an action or the reason for having none") },
  { "dates",
    N_ ("No action of “%s” says when it is planned, so those of the first year cannot be told"),
    N_ ("The manager") },
  { "funding",
    N_ ("“%s” is of the first year and has no funding line"),
    N_ ("The manager, with the institution that funds it") },
};

static const Words *
find_words (const char *requirement)
{
  for (gsize i = 0; i < G_N_ELEMENTS (all_words); i++)
    if (strcmp (all_words[i].requirement, requirement) == 0)
      return &all_words[i];
  return NULL;
}

/**
 * bc_gate_get_supplier:
 * @requirement: what the gate asks for
 * @plan: the plan's state, for its approval; empty where there is none
 *
 * Returns: who can supply it
 */
const char *
bc_gate_get_supplier (const char *requirement, const char *plan)
{
  const Words *words = find_words (requirement);

  if (words != NULL)
    return _ (words->supplier);
  if (strcmp (plan, "submitted") == 0)
    return _ ("The regional committee");
  return _ ("The manager submits it and the regional committee approves it");
}

/**
 * bc_gate_describe:
 * @database: a connection
 * @item: an item with its requirement and its record
 * @error: return location, #BC_STORE_ERROR
 *
 * Gives an item its sentence.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_gate_describe (BcDatabase *database, BcGateItem *item, GError **error)
{
  const Words *words = find_words (item->requirement);
  const char *sentence = words != NULL && words->sentence != NULL ? _ (words->sentence) : "%s";
  const char *place = strstr (sentence, "%s");
  g_autofree char *heading = NULL;

  if (place == NULL) {
    item->sentence = g_strdup (sentence);
    return TRUE;
  }
  if (!bc_lookup_heading (database, &item->record, &heading, error))
    return FALSE;
  item->sentence =
    g_strdup_printf ("%.*s%s%s", (int) (place - sentence), sentence, heading, place + 2);
  return TRUE;
}

/**
 * bc_gate_dup_approval:
 * @plan: the plan's state; empty where there is none
 * @submitted: (nullable): the day of its submission
 *
 * Returns: (transfer full): a sentence that says how far it is from its approval
 */
char *
bc_gate_dup_approval (const char *plan, const char *submitted)
{
  g_autofree char *day = NULL;
  gint32 date;

  if (*plan == '\0')
    return g_strdup (_ ("There is no plan"));
  if (strcmp (plan, "observed") == 0)
    return g_strdup (_ ("The plan was observed: it has to be mended and submitted again"));
  if (strcmp (plan, "submitted") != 0)
    return g_strdup (_ ("The plan was not submitted to the region"));
  if (submitted == NULL || !bc_date_parse_iso (submitted, &date, NULL))
    return g_strdup (_ ("The plan awaits the region's decision"));
  day = bc_date_dup_screen (date);
  return g_strdup_printf (_ ("The plan awaits the region's decision since %s"), day);
}

/**
 * bc_gate_dup_area:
 * @code: an area's code
 * @name: its name
 *
 * Returns: (transfer full): a sentence that says that the plan has nothing in it
 */
char *
bc_gate_dup_area (const char *code, const char *name)
{
  return g_strdup_printf (_ ("Area %s, %s, has no action and no reason for having none"),
                          code,
                          name);
}

/**
 * bc_gate_dup_waiver:
 * @date: (nullable): the day on which the technical panel was waived
 * @reason: (nullable): why
 *
 * Returns: (transfer full): a sentence that tells it
 */
char *
bc_gate_dup_waiver (const char *date, const char *reason)
{
  g_autofree char *day = NULL;
  gint32 parsed;

  if (date == NULL || !bc_date_parse_iso (date, &parsed, NULL))
    day = g_strdup ("—");
  else
    day = bc_date_dup_screen (parsed);
  return g_strdup_printf (_ ("The region waived the technical panel on %s: %s"),
                          day,
                          reason != NULL && *reason != '\0' ? reason : "—");
}

/**
 * bc_gate_dup_reasons:
 * @self: a gate with something missing
 *
 * Returns: (transfer full): one line that says why the district cannot pass
 */
char *
bc_gate_dup_reasons (const BcGate *self)
{
  g_autoptr (GString) reasons =
    g_string_new (_ ("the district cannot pass to dynamization because"));
  guint n = self->missing->len;

  for (guint i = 0; i < MIN (n, MOST_REASONS); i++) {
    const BcGateItem *item = self->missing->pdata[i];

    g_string_append_printf (reasons, "%s %u) %s", i > 0 ? ";" : ":", i + 1, item->sentence);
  }
  if (n > MOST_REASONS)
    g_string_append_printf (reasons,
                            g_dngettext (GETTEXT_PACKAGE,
                                         "; and %u more thing is missing",
                                         "; and %u more things are missing",
                                         n - MOST_REASONS),
                            n - MOST_REASONS);
  return g_string_free (g_steal_pointer (&reasons), FALSE);
}

/**
 * bc_gate_dup_title:
 * @self: a gate
 *
 * Returns: (transfer full): the heading of its text: which district, and when
 */
char *
bc_gate_dup_title (const BcGate *self)
{
  g_autofree char *day = bc_date_dup_screen (self->at);

  return g_strdup_printf (_ ("Passage to dynamization: %s (%s), on %s"),
                          self->name,
                          self->commune,
                          day);
}

/**
 * bc_gate_dup_sentence:
 * @self: a gate
 *
 * Returns: (transfer full): whether the district can pass, in a sentence that the list of what is
 *   missing follows
 */
char *
bc_gate_dup_sentence (const BcGate *self)
{
  g_autofree char *day = NULL;
  gint32 date;

  if (strcmp (self->phase, "withdrawn") == 0)
    return g_strdup (_ ("The district was withdrawn from the programme."));
  if (self->passed_on != NULL && !bc_date_parse_iso (self->passed_on, &date, NULL))
    return g_strdup (_ ("The district has passed to dynamization."));
  if (self->passed_on != NULL) {
    day = bc_date_dup_screen (date);
    return g_strdup_printf (_ ("The district passed to dynamization on %s."), day);
  }
  if (self->missing->len == 0)
    return g_strdup (_ ("Nothing is missing: the region can decide the passage to dynamization."));
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE,
                 "It cannot pass to dynamization because %u thing is missing:",
                 "It cannot pass to dynamization because %u things are missing:",
                 self->missing->len),
    self->missing->len);
}

/**
 * bc_gate_dup_text:
 * @self: a gate
 *
 * Writes the gate as the committee's minutes have it: whether the district can pass, and a numbered
 * list of what is missing with who can supply it.
 *
 * Returns: (transfer full): lines, the last one ended too
 */
char *
bc_gate_dup_text (const BcGate *self)
{
  g_autofree char *title = bc_gate_dup_title (self);
  g_autofree char *sentence = bc_gate_dup_sentence (self);
  g_autoptr (GString) text = g_string_new (title);

  g_string_append_printf (text, "\n\n%s\n", sentence);
  for (guint i = 0; i < self->missing->len; i++) {
    const BcGateItem *item = self->missing->pdata[i];

    g_string_append_printf (text, "%u. %s.\n   ", i + 1, item->sentence);
    g_string_append_printf (text, _ ("Who can supply it: %s."), item->supplier);
    g_string_append_c (text, '\n');
  }
  if (self->waiver != NULL) {
    g_autofree char *waiver = bc_text_dup_clause (self->waiver);

    g_string_append_printf (text, "%s.\n", waiver);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
