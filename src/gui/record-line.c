/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record-line.h"

#include <string.h>

#include "columns.h"
#include "commitment-lines.h"
#include "commitments.h"
#include "lookup.h"
#include "record-list-text.h"
#include "records-read.h"
#include "text.h"

static char *
dup_all (const BcRecordLine *self)
{
  char *all = g_strjoin (" ",
                         self->title,
                         self->subtitle,
                         self->state != NULL ? self->state : "",
                         self->lateness != NULL ? self->lateness : "",
                         NULL);

  return g_strstrip (all);
}

/* (transfer full): what is said of it. */
BcRecordLine *
bc_record_line_new_told (BcRecord *record, char *title, char *subtitle, char *state, char *lateness)
{
  BcRecordLine *self = g_new0 (BcRecordLine, 1);

  self->record = g_object_ref (record);
  self->title = title;
  self->subtitle = subtitle;
  self->state = state;
  self->lateness = lateness;
  self->all = dup_all (self);
  self->folded = bc_text_fold (self->all);
  return self;
}

/* @among: it stands among its owner's alone, where whose it is goes without saying
 * @today: Chile's civil date */
static BcRecordLine *
create_line (BcDatabase *reader, BcRecord *record, gboolean among, gint32 today)
{
  return bc_record_line_new_told (record,
                                  bc_record_list_dup_title (reader, record),
                                  bc_record_list_dup_subtitle (reader, record, among),
                                  bc_record_list_dup_state (record),
                                  bc_record_list_dup_lateness (record, today));
}

/* @today: Chile's civil date. */
BcRecordLine *
bc_record_line_new (BcDatabase *reader, BcRecord *record, gint32 today)
{
  return create_line (reader, record, FALSE, today);
}

/* Whether all the words, folded, stand in it. */
gboolean
bc_record_line_matches (const BcRecordLine *self, const char *const *words)
{
  for (; *words != NULL; words++)
    if (strstr (self->folded, *words) == NULL)
      return FALSE;
  return TRUE;
}

void
bc_record_line_free (BcRecordLine *self)
{
  g_clear_object (&self->record);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->state);
  g_free (self->lateness);
  g_free (self->all);
  g_free (self->folded);
  g_free (self);
}

static GPtrArray *
create_lines (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) bc_record_line_free);
}

/* A ledger tells what follows from all of it, and stands in the order of its chains. */
static GPtrArray *
read_ledger (BcDatabase *reader, const BcId *district, GError **error)
{
  g_autoptr (GPtrArray) ledger = bc_commitments_read (reader, district, error);
  g_autoptr (GPtrArray) lines = create_lines ();

  for (guint i = 0; ledger != NULL && i < ledger->len; i++) {
    BcRecordLine *line = bc_commitment_line_new (reader, ledger, i, error);

    if (line == NULL)
      return NULL;
    g_ptr_array_add (lines, line);
  }
  return ledger != NULL ? g_steal_pointer (&lines) : NULL;
}

/* What belongs to @owner (element-type BcRecordLine). */
GPtrArray *
bc_record_lines_read (BcDatabase *reader,
                      const BcRecordType *type,
                      const BcId *owner,
                      GError **error)
{
  g_autoptr (GPtrArray) records = NULL;
  GPtrArray *lines = NULL;
  const gint32 today = bc_lookup_today (reader);

  if (g_str_equal (type->name, "commitment"))
    return read_ledger (reader, owner, error);
  records = bc_records_list_owned (reader, type, owner, error);
  lines = records != NULL ? create_lines () : NULL;
  for (guint i = 0; records != NULL && i < records->len; i++)
    g_ptr_array_add (lines, create_line (reader, records->pdata[i], TRUE, today));
  return lines;
}

static char *
dup_scope_sql (const BcRecordType *type)
{
  g_autofree char *table = bc_sql_dup_name (type->name);
  g_autofree char *order = bc_record_type_dup_order (type, "t");

  return g_strdup_printf ("SELECT t.row, r.id FROM record r JOIN \"%s\" t ON t.row = r.row "
                          "WHERE r.scope = (SELECT row FROM scope WHERE id = ?) "
                          "AND r.type = ? AND t.hidden = 0 ORDER BY %s",
                          table,
                          order);
}

static gboolean
add_line (GPtrArray *lines,
          BcDatabase *reader,
          const BcRecordType *type,
          BcCursor *cursor,
          GError **error)
{
  g_autoptr (BcRecord) record = NULL;
  BcId id;

  bc_cursor_get_id (cursor, 1, &id);
  record = bc_record_read (reader, bc_cursor_get_integer (cursor, 0), type, &id, error);
  if (record != NULL)
    g_ptr_array_add (lines, bc_record_line_new (reader, record, bc_lookup_today (reader)));
  return record != NULL;
}

/* Everything of the type that a district has (element-type BcRecordLine). */
GPtrArray *
bc_record_lines_read_scope (BcDatabase *reader,
                            const BcRecordType *type,
                            const BcId *district,
                            GError **error)
{
  g_autofree char *sql = dup_scope_sql (type);
  g_autoptr (BcCursor) cursor = bc_database_query (reader, sql, error);
  g_autoptr (GPtrArray) lines = create_lines ();
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return NULL;
  bc_cursor_bind_id (cursor, 1, district);
  bc_cursor_bind_text (cursor, 2, type->name);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    if (!add_line (lines, reader, type, cursor, error))
      return NULL;
  return step == BC_STEP_DONE ? g_steal_pointer (&lines) : NULL;
}
