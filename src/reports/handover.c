/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "handover.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "agenda.h"
#include "calendar.h"
#include "date.h"
#include "evidence.h"
#include "files.h"
#include "handover-paper.h"
#include "handover-table.h"
#include "lookup.h"
#include "store-error.h"

#define DAYS 60

static void
tell (const BcHandover *self, double fraction)
{
  if (self->tell != NULL)
    self->tell (self->data, fraction);
}

/* What may be taken is a name that nothing has, or an empty folder. */
static gboolean
check_folder (const char *folder, GError **error)
{
  g_autoptr (GDir) entries = NULL;

  if (!g_file_test (folder, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return bc_file_refuse (folder, EEXIST, error);
  entries = g_dir_open (folder, 0, NULL);
  if (entries != NULL && g_dir_read_name (entries) == NULL)
    return TRUE;
  return bc_file_refuse (folder, ENOTEMPTY, error);
}

static char *
make_part (const char *folder, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autofree char *base = g_path_get_basename (folder);
  g_autofree char *name = g_strdup_printf (".%s.part-XXXXXX", base);
  g_autofree char *part = g_build_filename (parent, name, NULL);

  if (g_mkdtemp_full (part, 0700) != NULL)
    return g_steal_pointer (&part);
  bc_file_refuse (folder, errno, error);
  return NULL;
}

static GPtrArray *
read_agenda (BcDatabase *database, const BcId *district, GError **error)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  gint32 today;

  if (!bc_database_get_text (database, &from, error, "SELECT date FROM today", "") ||
      !bc_date_parse_iso (from, &today, error))
    return NULL;
  to = bc_date_dup_iso (bc_date_add_days (today, DAYS));
  return bc_agenda_read (database, district, from, to, error);
}

static gboolean
write_text (const char *part, const char *name, const char *text, GError **error)
{
  g_autofree char *path = g_build_filename (part, name, NULL);

  return bc_file_replace (path, text, strlen (text), error);
}

static gboolean
write_papers (BcHandover *self,
              BcDatabase *database,
              const BcRecordInfo *info,
              const char *part,
              GError **error)
{
  g_autoptr (GPtrArray) agenda = read_agenda (database, &info->id, error);
  g_autoptr (BcPaper) paper = NULL;
  g_autofree char *path = g_build_filename (part, _ ("handover.pdf"), NULL);
  g_autofree char *calendar = NULL;
  g_autofree char *contacts = NULL;

  if (agenda == NULL)
    return FALSE;
  paper = bc_handover_paper_new (database, info, agenda, self->size, error);
  contacts = bc_handover_table_dup_csv (&bc_handover_contacts, database, info->scope, error);
  if (paper == NULL || contacts == NULL)
    return FALSE;
  calendar = bc_calendar_dup_agenda (agenda, g_get_real_time () / 1000);
  tell (self, 0.3);
  return bc_paper_write (paper, path, error) &&
         write_text (part, _ ("dates.ics"), calendar, error) &&
         write_text (part, _ ("contacts.csv"), contacts, error);
}

/* What is open, and what it is about: the meeting that agreed, the record that was observed. */
static const char open_sql[] =
  "SELECT r.id FROM record r JOIN commitment c ON c.row = r.row "
  "WHERE r.scope = ?1 AND r.type = 'commitment' AND c.hidden = 0 AND c.fulfilled_on IS NULL "
  "UNION SELECT CASE n.column1 WHEN 1 THEN r.id ELSE a.meeting END FROM record r "
  "JOIN agreement a ON a.row = r.row JOIN (VALUES (1), (2)) n "
  "WHERE r.scope = ?1 AND r.type = 'agreement' AND a.hidden = 0 "
  "AND coalesce (a.state_name, 'open') = 'open' "
  "UNION SELECT CASE n.column1 WHEN 1 THEN r.id ELSE o.record END FROM record r "
  "JOIN observation o ON o.row = r.row JOIN (VALUES (1), (2)) n "
  "WHERE r.scope = ?1 AND r.type = 'observation' AND o.hidden = 0 "
  "AND coalesce (o.state_name, 'open') <> 'resolved'";

static GPtrArray *
list_documents (BcDatabase *database, gint64 scope, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_evidence_free);
  g_autoptr (BcCursor) cursor = bc_database_query (database, open_sql, error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return NULL;
  bc_cursor_bind_integer (cursor, 1, scope);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    g_autoptr (GPtrArray) some = NULL;
    BcId id;

    bc_cursor_get_id (cursor, 0, &id);
    some = bc_evidence_list (database, &id, error);
    if (some == NULL)
      return NULL;
    g_ptr_array_extend_and_steal (all, g_steal_pointer (&some));
  }
  return step == BC_STEP_DONE ? g_steal_pointer (&all) : NULL;
}

static gboolean
copy_documents (BcHandover *self,
                BcDatabase *database,
                gint64 scope,
                const char *part,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GPtrArray) documents = list_documents (database, scope, error);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = g_build_filename (part, _ ("documents"), NULL);

  if (documents == NULL)
    return FALSE;
  tell (self, 0.5);
  return documents->len == 0 ||
         bc_evidence_export (documents,
                             self->documents,
                             folder,
                             &self->n_documents,
                             self->problems != NULL ? self->problems : problems,
                             cancellable,
                             error);
}

static void
remove_part (const char *part)
{
  g_autofree char *documents = g_build_filename (part, _ ("documents"), NULL);

  bc_file_remove_folder (documents);
  bc_file_remove_folder (part);
}

static gboolean
fill_part (BcHandover *self,
           BcDatabase *database,
           const char *part,
           GCancellable *cancellable,
           GError **error)
{
  g_auto (BcRecordInfo) info = { 0 };

  if (!bc_lookup_id (database, &self->district, &info, error))
    return FALSE;
  return write_papers (self, database, &info, part, error) &&
         !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         copy_documents (self, database, info.scope, part, cancellable, error) &&
         !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/**
 * bc_handover_write:
 * @self: what is to be made
 * @database: a connection
 * @cancellable: (nullable): interrupts it
 * @error: return location: #BC_STORE_ERROR, or #G_IO_ERROR where a document cannot be copied or it
 *   was interrupted
 *
 * Makes a folder for whoever takes a district over: a paper, a calendar of the next dates, a table
 * of contacts and the documents of what is open. It has only the personal data that this needs (Law
 * 21.719). It is made beside its place and gets its name when it is whole; a folder that holds
 * something already is refused, and a failure leaves nothing.
 *
 * Returns: whether it is there
 */
gboolean
bc_handover_write (BcHandover *self,
                   BcDatabase *database,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autofree char *folder = g_canonicalize_filename (self->folder, NULL);
  g_autofree char *part = NULL;

  self->n_documents = 0;
  if (!check_folder (folder, error))
    return FALSE;
  part = make_part (folder, error);
  if (part == NULL)
    return FALSE;
  if (fill_part (self, database, part, cancellable, error) &&
      bc_file_place (part, folder, TRUE, error)) {
    tell (self, 1);
    return TRUE;
  }
  remove_part (part);
  return FALSE;
}
