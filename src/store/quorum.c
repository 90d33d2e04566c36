/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "quorum.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "number.h"
#include "store-error.h"

/* A person in one body only, each looked up by its row. */
#define MEMBERS_OF_BODY                                                                            \
  "SELECT (SELECT count(*) FROM group_member b WHERE b.row = p.row AND b.\"group\" = t.body) "     \
  "+ (SELECT count(*) FROM panel_member b WHERE b.row = p.row AND b.panel = t.body) "              \
  "+ (SELECT count(*) FROM committee_member b WHERE b.row = p.row AND b.committee = t.body) "      \
  "FROM record m JOIN meeting t ON t.row = m.row JOIN record p ON p.id = ?2 WHERE m.id = ?1"

/**
 * bc_quorum_clear:
 * @self: a quorum
 *
 * Frees what it holds.
 */
void
bc_quorum_clear (BcQuorum *self)
{
  g_clear_pointer (&self->kind, g_free);
  g_clear_pointer (&self->date, g_free);
  g_clear_pointer (&self->rule_name, g_free);
  g_clear_pointer (&self->rule_source, g_free);
  g_clear_pointer (&self->result, g_free);
  g_clear_pointer (&self->told, g_free);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
}

static gint64
get_count (BcCursor *cursor, int column)
{
  return bc_cursor_is_null (cursor, column) ? BC_COUNT_NONE
                                            : bc_cursor_get_integer (cursor, column);
}

static void
take_row (BcCursor *cursor, BcQuorum *quorum)
{
  bc_cursor_get_id (cursor, 0, &quorum->body);
  bc_cursor_get_id (cursor, 1, &quorum->rule);
  quorum->kind = g_strdup (bc_cursor_get_text (cursor, 2));
  quorum->date = g_strdup (bc_cursor_get_text (cursor, 3));
  quorum->rule_name = g_strdup (bc_cursor_get_text (cursor, 4));
  quorum->rule_source = g_strdup (bc_cursor_get_text (cursor, 5));
  quorum->share = bc_cursor_get_integer (cursor, 6);
  quorum->second_share = get_count (cursor, 7);
  quorum->members = bc_cursor_get_integer (cursor, 8);
  quorum->named = bc_cursor_get_integer (cursor, 9);
  quorum->voting = bc_cursor_get_integer (cursor, 10);
  quorum->counted = get_count (cursor, 11);
  quorum->present = get_count (cursor, 12);
  quorum->needed = get_count (cursor, 13);
  quorum->needed_second = get_count (cursor, 14);
  quorum->result = g_strdup (bc_cursor_get_text (cursor, 15));
  quorum->told = g_strdup (bc_cursor_get_text (cursor, 16));
}

static void
warn (BcQuorum *quorum, char *sentence)
{
  g_ptr_array_add (quorum->warnings, sentence);
}

static void
warn_of_strangers (BcQuorum *quorum)
{
  gint64 n_others = quorum->named - quorum->voting;

  if (n_others > 0)
    warn (quorum,
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                        "%d person marked as present could not vote that day and "
                                        "does not count",
                                        "%d people marked as present could not vote that day and "
                                        "do not count",
                                        (gulong) n_others),
                           (int) n_others));
}

/* What is counted may hold guests; but who was marked was there, and only members make a quorum. */
static void
find_contradictions (BcQuorum *quorum)
{
  if (quorum->kind != NULL && strcmp (quorum->kind, "workshop") == 0)
    return;
  warn_of_strangers (quorum);
  if (quorum->counted != BC_COUNT_NONE && quorum->counted < quorum->named)
    warn (quorum,
          g_strdup_printf (_ ("Fewer were counted (%d) than are marked as present (%d)"),
                           (int) quorum->counted,
                           (int) quorum->named));
  if (quorum->named == 0 && quorum->members > 0 && quorum->counted > quorum->members)
    warn (quorum,
          g_strdup_printf (_ ("More were counted (%d) than there were members that day (%d): mark "
                              "who of the members came, so that guests do not make the quorum"),
                           (int) quorum->counted,
                           (int) quorum->members));
  if (quorum->members == 0)
    warn (quorum, g_strdup (_ ("The body had no members that day: check their terms")));
  if (quorum->told != NULL && quorum->result != NULL && strcmp (quorum->told, quorum->result) != 0)
    warn (quorum, g_strdup (_ ("The quorum that was written down is not the one computed")));
}

/**
 * bc_quorum_read:
 * @database: a connection
 * @meeting: a meeting
 * @quorum: (out caller-allocates): set to zeros
 * @error: return location, #BC_STORE_ERROR
 *
 * Computes a meeting's quorum from who came and the rule that holds, by the view meeting_quorum.
 *
 * Returns: %FALSE with %BC_STORE_ERROR_NOT_FOUND or a failure
 */
gboolean
bc_quorum_read (BcDatabase *database, const BcId *meeting, BcQuorum *quorum, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "SELECT body, rule, kind, date, rule_name, rule_source, share, "
                       "second_call_share, members, named, voting, counted, present, needed, "
                       "needed_second, result, told "
                       "FROM meeting_quorum "
                       "WHERE row = (SELECT row FROM record WHERE id = ?)",
                       error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return FALSE;
  quorum->meeting = *meeting;
  quorum->warnings = g_ptr_array_new_with_free_func (g_free);
  bc_cursor_bind_id (cursor, 1, meeting);
  step = bc_cursor_step (cursor, error);
  if (step == BC_STEP_ROW) {
    take_row (cursor, quorum);
    find_contradictions (quorum);
  }
  if (step == BC_STEP_DONE)
    g_set_error_literal (error,
                         BC_STORE_ERROR,
                         BC_STORE_ERROR_NOT_FOUND,
                         _ ("There is no such meeting here"));
  return step == BC_STEP_ROW;
}

static char *
dup_result (const BcQuorum *self)
{
  int present = (int) self->present, members = (int) self->members, needed = (int) self->needed;

  if (strcmp (self->result, "reached") == 0)
    return g_strdup_printf (_ ("Reached on first call: %d of %d members present, %d needed"),
                            present,
                            members,
                            needed);
  if (strcmp (self->result, "second-call") == 0)
    return g_strdup_printf (_ ("Reached on second call alone: %d of %d members present, %d needed "
                               "on first call"),
                            present,
                            members,
                            needed);
  return g_strdup_printf (_ ("Not reached: %d of %d members present, %d needed"),
                          present,
                          members,
                          needed);
}

/**
 * bc_quorum_dup_sentence:
 * @self: a quorum
 *
 * Says whether there was a quorum and how many it took.
 *
 * Returns: (transfer full): a sentence without its full stop
 */
char *
bc_quorum_dup_sentence (const BcQuorum *self)
{
  if (self->result != NULL)
    return dup_result (self);
  if (bc_id_is_nil (&self->rule))
    return g_strdup (_ ("No rule of quorum holds for this meeting"));
  if (self->members == 0)
    return g_strdup (_ ("The quorum cannot be computed: the body had no members that day"));
  return g_strdup (_ ("The quorum cannot be computed: nobody wrote down who came"));
}

/**
 * bc_attendance_check:
 * @writer: a transaction
 * @draft: what is to be saved
 * @info: the record; its row is 0 if it is still to be born
 * @error: return location, #BC_STORE_ERROR
 *
 * Refuses the attendance of somebody who belongs to another body than the one that met: so no more
 * can be present than there are members. Other types pass.
 *
 * Returns: %FALSE with %BC_STORE_ERROR_INVALID, or a failure
 */
gboolean
bc_attendance_check (BcWriter *writer,
                     const BcDraft *draft,
                     const BcRecordInfo *info,
                     GError **error)
{
  const BcValue *meeting, *person;
  gint64 n_found = 0;

  if (strcmp (draft->type->name, "attendance") != 0 || info->row != 0)
    return TRUE;
  meeting = bc_draft_get (draft, bc_record_type_find_field (draft->type, "meeting"));
  person = bc_draft_get (draft, bc_record_type_find_field (draft->type, "person"));
  if (!bc_database_get_integer (bc_writer_get_database (writer),
                                &n_found,
                                error,
                                MEMBERS_OF_BODY,
                                "dd",
                                &meeting->id,
                                &person->id))
    return FALSE;
  if (n_found == 0)
    g_set_error (error,
                 BC_STORE_ERROR,
                 BC_STORE_ERROR_INVALID,
                 "%s: %s",
                 "person",
                 _ (
                   "This person is no member of the body that met: guests are counted, not named"));
  return n_found > 0;
}
