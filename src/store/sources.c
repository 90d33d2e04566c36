/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sources.h"

#include <glib/gi18n-lib.h>

#include "stamp.h"
#include "store-error.h"
#include "text.h"

static void
free_requirement (gpointer data)
{
  BcRequirement *requirement = data;

  g_free (requirement->code);
  g_free (requirement->sentence);
  g_free (requirement->basis);
  g_free (requirement->origin);
  g_free (requirement);
}

static void
free_source (gpointer data)
{
  BcSource *source = data;

  g_free (source->code);
  g_free (source->name);
  g_free (source->institution);
  g_free (source->kind);
  g_free (source->text);
  g_free (source->sentence);
  g_ptr_array_unref (source->requirements);
  g_free (source);
}

/**
 * bc_sources_free:
 * @self: (transfer full) (nullable): sources
 *
 * Frees them.
 */
void
bc_sources_free (BcSources *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->area);
  g_ptr_array_unref (self->sources);
  g_free (self);
}

static BcSourceFit
get_fit (BcCursor *cursor)
{
  if (!bc_cursor_get_integer (cursor, 6))
    return BC_SOURCE_ELSEWHERE;
  if (bc_cursor_get_integer (cursor, 8) > 0)
    return BC_SOURCE_LACKS;
  return bc_cursor_get_integer (cursor, 9) > 0 ? BC_SOURCE_BY_HAND : BC_SOURCE_FITS;
}

/* Where nothing is known of what it asks for, it is not said to be met. */
static const char *
get_reason (const BcSource *source)
{
  if (source->n_asked > 0)
    return _ ("It serves the area, and what it asks for is met");
  if (source->text != NULL)
    return _ ("It serves the area; what it asks for is known in words alone: read them");
  return _ ("It serves the area; no requirements of it that hold today are known to us");
}

static char *
dup_why (const BcSource *source, const char *area, gint64 lacking, gint64 by_hand)
{
  switch (source->fit) {
  case BC_SOURCE_ELSEWHERE:
    return g_strdup_printf (_ ("It does not serve the area “%s”"), area != NULL ? area : "");
  case BC_SOURCE_LACKS:
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "It serves the area, but %d requirement is not met",
                                         "It serves the area, but %d requirements are not met",
                                         (gulong) lacking),
                            (int) lacking);
  case BC_SOURCE_BY_HAND:
    return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "It serves the area; a person has to look at %d requirement",
                   "It serves the area; a person has to look at %d requirements",
                   (gulong) by_hand),
      (int) by_hand);
  case BC_SOURCE_FITS:
  default:
    return g_strdup (get_reason (source));
  }
}

static char *
dup_sentence (const BcSource *source, const char *area, BcCursor *cursor)
{
  g_autofree char *why =
    dup_why (source, area, bc_cursor_get_integer (cursor, 8), bc_cursor_get_integer (cursor, 9));

  if (bc_id_is_nil (&source->line))
    return g_steal_pointer (&why);
  return g_strdup_printf (_ ("%s. It is among the action's funding lines already"), why);
}

static void
take_source (BcCursor *cursor, gpointer data)
{
  BcSources *self = data;
  BcSource *source = g_new0 (BcSource, 1);

  bc_cursor_get_id (cursor, 0, &source->id);
  source->code = g_strdup (bc_cursor_get_text (cursor, 1));
  source->name = g_strdup (bc_cursor_get_text (cursor, 2));
  source->institution = g_strdup (bc_cursor_get_text (cursor, 3));
  source->kind = g_strdup (bc_cursor_get_text (cursor, 4));
  source->text = g_strdup (bc_cursor_get_text (cursor, 5));
  bc_cursor_get_id (cursor, 10, &source->line);
  source->fit = get_fit (cursor);
  source->n_asked = (guint) bc_cursor_get_integer (cursor, 7);
  source->sentence = dup_sentence (source, self->area, cursor);
  source->requirements = g_ptr_array_new_with_free_func (free_requirement);
  g_ptr_array_add (self->sources, source);
}

static gboolean
read_sources (BcDatabase *database, gint64 row, BcSources *self, GError **error)
{
  return bc_database_each (
    database,
    take_source,
    self,
    error,
    "SELECT m.id, coalesce (m.code, ''), coalesce (m.name, ''), m.institution, "
    "coalesce (m.kind, ''), m.requirements, m.serves, m.asked, m.lacking, m.by_hand, m.line "
    "FROM source_match m WHERE m.action = ? "
    "ORDER BY m.serves DESC, m.lacking > 0, m.by_hand > 0, m.asked = 0, m.source",
    "i",
    row);
}

/* What is counted once is there or not; more are told in numbers. */
static char *
dup_standing (const char *name, gint64 has, gint64 needed)
{
  if (has < 0)
    return g_strdup_printf (_ ("%s: a person has to look at it"), name);
  if (needed > 1 && has < needed)
    return g_strdup_printf (_ ("%s: not met, there are %d and %d are needed"),
                            name,
                            (int) has,
                            (int) needed);
  if (needed > 1)
    return g_strdup_printf (_ ("%s: met, there are %d and %d are needed"),
                            name,
                            (int) has,
                            (int) needed);
  return g_strdup_printf (has >= needed ? _ ("%s: met") : _ ("%s: not met"), name);
}

static gint32
read_date (BcCursor *cursor, int column)
{
  const char *text = bc_cursor_get_text (cursor, column);
  gint32 date = BC_DATE_NONE;

  return text != NULL && bc_date_parse_iso (text, &date, NULL) ? date : BC_DATE_NONE;
}

static void
add_part (GString *words, char *part)
{
  g_string_append_printf (words, "%s%s", words->len > 0 ? ". " : "", part);
  g_free (part);
}

/* What it is based on, when that holds, and how old what is written of it is. */
static char *
dup_origin (const BcRequirement *requirement)
{
  const BcPeriod *validity = &requirement->validity;
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *when = NULL;
  g_autofree char *day = NULL;

  if (requirement->basis != NULL) {
    g_autofree char *basis = bc_text_dup_clause (requirement->basis);

    add_part (words, g_strdup_printf (_ ("Basis: %s"), g_strdelimit (basis, "\n", ' ')));
  } else
    add_part (words, g_strdup (_ ("What it is based on is not written")));
  if (validity->from != BC_DATE_NONE || validity->to != BC_DATE_NONE) {
    when = bc_period_dup_words (validity);
    add_part (words, g_strdup_printf (_ ("In force %s"), when));
  }
  if (requirement->written_on == BC_DATE_NONE)
    add_part (words, g_strdup (_ ("It came with the program")));
  else {
    day = bc_date_dup_screen (requirement->written_on);
    add_part (words, g_strdup_printf (_ ("Written here on %s"), day));
  }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static BcRequirement *
create_requirement (BcCursor *cursor)
{
  BcRequirement *requirement = g_new0 (BcRequirement, 1);

  requirement->code = g_strdup (bc_cursor_get_text (cursor, 1));
  requirement->has = bc_cursor_is_null (cursor, 3) ? -1 : bc_cursor_get_integer (cursor, 3);
  requirement->needed = bc_cursor_get_integer (cursor, 4);
  requirement->sentence =
    dup_standing (bc_cursor_get_text (cursor, 2), requirement->has, requirement->needed);
  requirement->basis = g_strdup (bc_cursor_get_text (cursor, 5));
  requirement->validity = (BcPeriod){ read_date (cursor, 6), read_date (cursor, 7) };
  requirement->written_on =
    bc_cursor_is_null (cursor, 8)
      ? BC_DATE_NONE
      : bc_date_today (bc_stamp_get_moment (bc_cursor_get_integer (cursor, 8)));
  requirement->origin = dup_origin (requirement);
  return requirement;
}

static BcSource *
find_source (BcSources *self, const BcId *id)
{
  for (guint i = 0; i < self->sources->len; i++) {
    BcSource *source = self->sources->pdata[i];

    if (bc_id_equal (&source->id, id))
      return source;
  }
  return NULL;
}

static void
take_requirement (BcCursor *cursor, gpointer sources)
{
  BcSource *source = NULL;
  BcId id = { 0 };

  bc_cursor_get_id (cursor, 0, &id);
  source = find_source (sources, &id);
  if (source != NULL)
    g_ptr_array_add (source->requirements, create_requirement (cursor));
}

static gboolean
read_requirements (BcDatabase *database, gint64 scope, BcSources *self, GError **error)
{
  return bc_database_each (
    database,
    take_requirement,
    self,
    error,
    "SELECT q.source, coalesce (q.code, ''), coalesce (q.name, ''), q.has, q.needed, "
    "nullif (q.basis, ''), q.validity_from, q.validity_to, "
    "(SELECT max (j.stamp) FROM record qr JOIN journal j ON j.record = qr.row WHERE qr.id = q.id) "
    "FROM requirement_met q WHERE q.scope = ? ORDER BY q.has >= q.needed, q.code",
    "i",
    scope);
}

static gboolean
find_action (BcDatabase *database, BcSources *self, gint64 *row, gint64 *scope, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "SELECT r.row, r.scope, coalesce (a.title, ''), x.name FROM record r "
                       "JOIN action a ON a.row = r.row LEFT JOIN record xr ON xr.id = a.area "
                       "LEFT JOIN area x ON x.row = xr.row WHERE r.id = ?",
                       error);
  BcStep step;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_id (cursor, 1, &self->action);
  step = bc_cursor_step (cursor, error);
  if (step == BC_STEP_DONE)
    g_set_error_literal (error,
                         BC_STORE_ERROR,
                         BC_STORE_ERROR_NOT_FOUND,
                         _ ("There is no such action here"));
  if (step != BC_STEP_ROW)
    return FALSE;
  *row = bc_cursor_get_integer (cursor, 0);
  *scope = bc_cursor_get_integer (cursor, 1);
  self->title = g_strdup (bc_cursor_get_text (cursor, 2));
  self->area = g_strdup (bc_cursor_get_text (cursor, 3));
  return TRUE;
}

/**
 * bc_sources_read:
 * @database: a connection
 * @action: an action's identifier
 * @error: return location, #BC_STORE_ERROR
 *
 * Reads which funding sources can pay for an action: those that serve its area and whose
 * requirements the district meets today come first (views source_match and requirement_met).
 *
 * Returns: (transfer full) (nullable): the sources; %NULL with %BC_STORE_ERROR_NOT_FOUND or a
 * failure
 */
BcSources *
bc_sources_read (BcDatabase *database, const BcId *action, GError **error)
{
  g_autoptr (BcSources) self = g_new0 (BcSources, 1);
  gint64 row, scope;

  self->action = *action;
  self->sources = g_ptr_array_new_with_free_func (free_source);
  if (!find_action (database, self, &row, &scope, error) ||
      !read_sources (database, row, self, error) ||
      !read_requirements (database, scope, self, error))
    return NULL;
  return g_steal_pointer (&self);
}
