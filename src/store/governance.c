/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "governance.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dictionary.h"
#include "number.h"
#include "records-read.h"

static void
free_warning (gpointer data)
{
  BcGovernanceWarning *warning = data;

  g_free (warning->kind);
  g_free (warning->date);
  g_free (warning->sentence);
  g_free (warning);
}

static void
free_representation (gpointer data)
{
  BcRepresentation *row = data;

  g_free (row->part);
  g_free (row->value);
  g_free (row->label);
  g_free (row);
}

static const char *
get_choice_label (const char *type, const char *field, const char *name)
{
  const BcRecordType *found = bc_dictionary_find (type);
  const BcChoice *choice = bc_field_find_choice (bc_record_type_find_field (found, field), name);

  return choice != NULL ? bc_choice_get_label (choice) : name;
}

static char *
dup_days (gint64 days)
{
  g_autofree char *figure = bc_number_dup_whole_screen (ABS (days));

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s day", "%s days", (gulong) ABS (days)),
                          figure);
}

static char *
dup_sentence (const char *kind, const char *subject, gint64 days)
{
  g_autofree char *span = dup_days (days);

  if (strcmp (kind, "mandate-ends") == 0)
    return g_strdup_printf (_ ("The directorate's mandate ends in %s: call its election"), span);
  if (strcmp (kind, "mandate-ended") == 0)
    return g_strdup_printf (_ ("The directorate's mandate ended %s ago"), span);
  if (strcmp (kind, "term-ends") == 0)
    return g_strdup_printf (_ ("The term of %s in the directorate ends in %s"), subject, span);
  return g_strdup_printf (_ ("The last meeting (%s) did not reach its quorum on first call"),
                          get_choice_label ("meeting", "kind", subject));
}

static BcGovernanceWarning *
take_warning (BcCursor *cursor)
{
  BcGovernanceWarning *warning = g_new0 (BcGovernanceWarning, 1);
  const char *subject = bc_cursor_get_text (cursor, 3);

  bc_cursor_get_id (cursor, 0, &warning->record);
  warning->kind = g_strdup (bc_cursor_get_text (cursor, 1));
  warning->date = g_strdup (bc_cursor_get_text (cursor, 2));
  warning->days = bc_cursor_get_integer (cursor, 4);
  warning->sentence = dup_sentence (warning->kind, subject != NULL ? subject : "", warning->days);
  return warning;
}

/**
 * bc_governance_read_warnings:
 * @database: a connection
 * @district: a district
 * @error: return location, #BC_STORE_ERROR
 *
 * Reads what threatens that a district's bodies can agree, by the view governance_warning: mandates
 * and terms that end within 90 days, quorums that were missed. The earliest comes first.
 *
 * Returns: (transfer full) (nullable) (element-type BcGovernanceWarning): the warnings; %NULL with
 * an error
 */
GPtrArray *
bc_governance_read_warnings (BcDatabase *database, const BcId *district, GError **error)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (free_warning);
  g_autoptr (BcCursor) cursor = NULL;
  BcStep step = BC_STEP_ERROR;
  gint64 scope = 0;

  /* Only a value that is known beforehand reaches the indices below the view. */
  if (!bc_database_get_integer (database,
                                &scope,
                                error,
                                "SELECT scope FROM record WHERE id = ?",
                                "d",
                                district))
    return NULL;
  cursor =
    bc_database_query (database,
                       "SELECT w.id, w.kind, w.date, w.subject, w.days FROM governance_warning w "
                       "WHERE w.scope = ? ORDER BY w.date, w.id",
                       error);
  if (cursor == NULL)
    return NULL;
  bc_cursor_bind_integer (cursor, 1, scope);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    g_ptr_array_add (warnings, take_warning (cursor));
  return step == BC_STEP_DONE ? g_steal_pointer (&warnings) : NULL;
}

static char *
dup_label (const BcRepresentation *row, const char *bracket)
{
  if (strcmp (row->part, "all") == 0)
    return g_strdup (_ ("All open businesses"));
  if (*row->value == '\0')
    return g_strdup (_ ("Not told"));
  if (strcmp (row->part, "use") == 0)
    return g_strdup (get_choice_label ("business", "use", row->value));
  if (strcmp (row->part, "sex") == 0)
    return g_strdup (get_choice_label ("business", "owner-sex", row->value));
  return g_strdup (bracket != NULL ? bracket : row->value);
}

static BcRepresentation *
take_representation (BcCursor *cursor)
{
  BcRepresentation *row = g_new0 (BcRepresentation, 1);

  row->part = g_strdup (bc_cursor_get_text (cursor, 0));
  row->value = g_strdup (bc_cursor_get_text (cursor, 1));
  row->businesses = bc_cursor_get_integer (cursor, 2);
  row->members = bc_cursor_get_integer (cursor, 3);
  row->share = bc_cursor_get_double (cursor, 4);
  row->to_30 = bc_cursor_get_integer (cursor, 5);
  row->to_50 = bc_cursor_get_integer (cursor, 6);
  row->label = dup_label (row, bc_cursor_get_text (cursor, 7));
  return row;
}

/**
 * bc_governance_read_representation:
 * @database: a connection
 * @district: a district
 * @error: return location, #BC_STORE_ERROR
 *
 * Reads which share of a district's open businesses belongs to its associative group, in all and by
 * use, street, size and sex of the owner, by the view representation. Of each part those with most
 * businesses come first.
 *
 * Returns: (transfer full) (nullable) (element-type BcRepresentation): all, and then the parts;
 * empty where no business is open; %NULL with an error
 */
GPtrArray *
bc_governance_read_representation (BcDatabase *database, const BcId *district, GError **error)
{
  g_autoptr (BcCursor) cursor = bc_database_query (
    database,
    "SELECT p.part, p.value, p.businesses, p.members, p.share, p.to_30, p.to_50, "
    "(SELECT s.name FROM size_bracket s WHERE p.part = 'size' AND s.code = p.value) "
    "FROM representation p WHERE p.district = ? "
    "ORDER BY CASE p.part WHEN 'all' THEN 0 WHEN 'use' THEN 1 WHEN 'street' THEN 2 "
    "WHEN 'size' THEN 3 ELSE 4 END, p.businesses DESC, p.value",
    error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_representation);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return NULL;
  bc_cursor_bind_id (cursor, 1, district);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    g_ptr_array_add (rows, take_representation (cursor));
  return step == BC_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

/**
 * bc_governance_read_directorate:
 * @database: a connection
 * @district: a district
 * @day: in canonical form
 * @error: return location, #BC_STORE_ERROR
 *
 * Reads who sits in the directorate of a district's associative group on a day: president,
 * secretary, treasurer, directors.
 *
 * Returns: (transfer full) (nullable) (element-type BcRecord): the group's members who direct it;
 * %NULL with an error
 */
GPtrArray *
bc_governance_read_directorate (BcDatabase *database,
                                const BcId *district,
                                const char *day,
                                GError **error)
{
  const BcRecordType *type = bc_dictionary_find ("group-member");
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "SELECT r.id, m.row FROM associative_group g "
                       "JOIN record o ON o.row = g.row "
                       "JOIN group_member m ON m.\"group\" = o.id JOIN record r ON r.row = m.row "
                       "WHERE g.district = ?1 AND g.hidden = 0 AND m.hidden = 0 "
                       "AND coalesce(m.role, 'member') <> 'member' "
                       "AND (m.term_from IS NULL OR m.term_from <= ?2) "
                       "AND (m.term_to IS NULL OR m.term_to >= ?2) "
                       "ORDER BY CASE m.role WHEN 'president' THEN 1 WHEN 'secretary' THEN 2 "
                       "WHEN 'treasurer' THEN 3 ELSE 4 END, m.row",
                       error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return NULL;
  bc_cursor_bind_id (cursor, 1, district);
  bc_cursor_bind_text (cursor, 2, day);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    BcRecord *member = NULL;
    BcId id;

    bc_cursor_get_id (cursor, 0, &id);
    member = bc_record_read (database, bc_cursor_get_integer (cursor, 1), type, &id, error);
    if (member == NULL)
      return NULL;
    g_ptr_array_add (members, member);
  }
  return step == BC_STEP_DONE ? g_steal_pointer (&members) : NULL;
}
