/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "profile.h"

#include <glib/gi18n-lib.h>

#include "stamp.h"
#include "store-error.h"

/**
 * bc_profile_clear:
 * @self: a profile
 *
 * Frees what it holds.
 */
void
bc_profile_clear (BcProfile *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->institution, g_free);
  g_clear_pointer (&self->email, g_free);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->region, g_free);
}

static void
read_profile (BcProfile *self, BcCursor *cursor)
{
  bc_profile_clear (self);
  self->author = bc_cursor_get_integer (cursor, 0);
  bc_cursor_get_id (cursor, 1, &self->author_id);
  self->name = g_strdup (bc_cursor_get_text (cursor, 2));
  self->institution = g_strdup (bc_cursor_get_text (cursor, 3));
  self->email = g_strdup (bc_cursor_get_text (cursor, 4));
  self->level = bc_level_from_name (bc_cursor_get_text (cursor, 5));
  self->language = g_strdup (bc_cursor_get_text (cursor, 6));
  self->region = g_strdup (bc_cursor_get_text (cursor, 7));
  self->sample = bc_cursor_get_integer (cursor, 8) != 0;
  self->last_stamp = bc_cursor_get_integer (cursor, 9);
}

/**
 * bc_profile_load:
 * @self: (inout): a profile, set to zeros or loaded before
 * @database: a connection
 * @error: return location, #BC_STORE_ERROR
 *
 * Reads who uses a database.
 *
 * Returns: %FALSE with %BC_STORE_ERROR_NO_PROFILE if nobody was introduced yet, or a failure
 */
gboolean
bc_profile_load (BcProfile *self, BcDatabase *database, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "SELECT a.row, a.id, a.name, a.institution, a.email, a.level, p.language, "
                       "p.region, p.sample, p.last_stamp "
                       "FROM profile p JOIN author a ON a.row = p.author",
                       error);
  BcStep step = cursor != NULL ? bc_cursor_step (cursor, error) : BC_STEP_ERROR;

  if (step == BC_STEP_ROW)
    read_profile (self, cursor);
  else if (step == BC_STEP_DONE)
    g_set_error_literal (error,
                         BC_STORE_ERROR,
                         BC_STORE_ERROR_NO_PROFILE,
                         _ ("Nobody has been introduced to this database yet: say who you are "
                            "first (barriosctl init)"));
  return step == BC_STEP_ROW;
}

/**
 * bc_author_add:
 * @person: the person; their author's identifier and level are kept too
 * @database: a connection within a transaction
 * @row: (out): the author's row
 * @error: return location, #BC_STORE_ERROR
 *
 * Adds someone who writes.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_author_add (const BcProfile *person, BcDatabase *database, gint64 *row, GError **error)
{
  gboolean added =
    bc_database_run (database,
                     error,
                     "INSERT INTO author (id, name, institution, email, level, stamp) "
                     "VALUES (?, ?, coalesce (?, ''), coalesce (?, ''), ?, ?)",
                     "dtttti",
                     &person->author_id,
                     person->name,
                     person->institution,
                     person->email,
                     bc_level_get_name (person->level),
                     person->last_stamp);

  *row = bc_database_get_last_row (database);
  return added;
}

/**
 * bc_profile_create:
 * @self: (inout): the person, with name, level, language and what else is known; gets an author
 * @database: a connection within a transaction, to a database without a profile
 * @now: milliseconds UTC
 * @error: return location, #BC_STORE_ERROR
 *
 * Introduces a person to a database.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_profile_create (BcProfile *self, BcDatabase *database, gint64 now, GError **error)
{
  bc_id_generate (&self->author_id, now);
  self->last_stamp = bc_stamp_next (0, now);
  return bc_author_add (self, database, &self->author, error) &&
         bc_database_run (database,
                          error,
                          "INSERT INTO profile (row, author, language, region, sample, last_stamp) "
                          "VALUES (1, ?, coalesce (?, 'es'), ?, ?, ?)",
                          "ittii",
                          self->author,
                          self->language,
                          self->region,
                          (gint64) self->sample,
                          self->last_stamp);
}

/**
 * bc_profile_renew:
 * @database: a connection within a transaction
 * @now: milliseconds UTC
 * @error: return location, #BC_STORE_ERROR
 *
 * Goes on as a new author: after a backup was restored, the old one's later numbers may be held
 * elsewhere, and must not be given twice.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_profile_renew (BcDatabase *database, gint64 now, GError **error)
{
  g_auto (BcProfile) profile = { 0 };

  if (!bc_profile_load (&profile, database, error))
    return FALSE;
  bc_id_generate (&profile.author_id, now);
  profile.last_stamp = bc_stamp_next (profile.last_stamp, now);
  return bc_author_add (&profile, database, &profile.author, error) &&
         bc_database_run (database,
                          error,
                          "UPDATE profile SET author = ?, last_stamp = ?",
                          "ii",
                          profile.author,
                          profile.last_stamp);
}
