/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sources.h"

#include <glib/gi18n-lib.h>

#include "store-error.h"

static void
free_requirement (gpointer data)
{
  BcRequirement *requirement = data;

  g_free (requirement->code);
  g_free (requirement->sentence);
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

static char *
dup_why (BcSourceFit fit, const char *area, gint64 asked, gint64 lacking, gint64 by_hand)
{
  switch (fit) {
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
    return g_strdup (
      asked > 0 ? _ ("It serves the area, and what it asks for is met")
                : _ ("It serves the area; no requirement of it that holds today is written"));
  }
}

static char *
dup_sentence (const BcSource *source, const char *area, BcCursor *cursor)
{
  g_autofree char *why = dup_why (source->fit,
                                  area,
                                  bc_cursor_get_integer (cursor, 7),
                                  bc_cursor_get_integer (cursor, 8),
                                  bc_cursor_get_integer (cursor, 9));

  if (bc_id_is_nil (&source->line))
    return g_steal_pointer (&why);
  return g_strdup_printf (_ ("%s. It is among the action's funding lines already"), why);
}

static BcSource *
take_source (BcCursor *cursor, const char *area)
{
  BcSource *source = g_new0 (BcSource, 1);

  bc_cursor_get_id (cursor, 0, &source->id);
  source->code = g_strdup (bc_cursor_get_text (cursor, 1));
  source->name = g_strdup (bc_cursor_get_text (cursor, 2));
  source->institution = g_strdup (bc_cursor_get_text (cursor, 3));
  source->kind = g_strdup (bc_cursor_get_text (cursor, 4));
  source->text = g_strdup (bc_cursor_get_text (cursor, 5));
  bc_cursor_get_id (cursor, 10, &source->line);
  source->fit = get_fit (cursor);
  source->sentence = dup_sentence (source, area, cursor);
  source->requirements = g_ptr_array_new_with_free_func (free_requirement);
  return source;
}

static gboolean
read_sources (BcDatabase *database, gint64 row, BcSources *self, GError **error)
{
  g_autoptr (BcCursor) cursor = bc_database_query (
    database,
    "SELECT m.id, coalesce (m.code, ''), coalesce (m.name, ''), m.institution, "
    "coalesce (m.kind, ''), m.requirements, m.serves, m.asked, m.lacking, m.by_hand, m.line "
    "FROM source_match m WHERE m.action = ? "
    "ORDER BY m.serves DESC, m.lacking > 0, m.by_hand > 0, m.source",
    error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_integer (cursor, 1, row);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    g_ptr_array_add (self->sources, take_source (cursor, self->area));
  return step == BC_STEP_DONE;
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

static BcRequirement *
take_requirement (BcCursor *cursor)
{
  BcRequirement *requirement = g_new0 (BcRequirement, 1);

  requirement->code = g_strdup (bc_cursor_get_text (cursor, 1));
  requirement->has = bc_cursor_is_null (cursor, 3) ? -1 : bc_cursor_get_integer (cursor, 3);
  requirement->needed = bc_cursor_get_integer (cursor, 4);
  requirement->sentence =
    dup_standing (bc_cursor_get_text (cursor, 2), requirement->has, requirement->needed);
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

static gboolean
read_requirements (BcDatabase *database, gint64 scope, BcSources *self, GError **error)
{
  g_autoptr (BcCursor) cursor = bc_database_query (
    database,
    "SELECT q.source, coalesce (q.code, ''), coalesce (q.name, ''), q.has, q.needed "
    "FROM requirement_met q WHERE q.scope = ? ORDER BY q.has >= q.needed, q.code",
    error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_integer (cursor, 1, scope);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    BcSource *source = NULL;
    BcId id = { 0 };

    bc_cursor_get_id (cursor, 0, &id);
    source = find_source (self, &id);
    if (source != NULL)
      g_ptr_array_add (source->requirements, take_requirement (cursor));
  }
  return step == BC_STEP_DONE;
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
