/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence.h"

#include <glib/gi18n-lib.h>

#include "date.h"
#include "lookup.h"

/* The files of a record or of a district, with the days that their dates are held against: those of
 * the activity, or of the action as it was carried out or else as it was planned. What shows how it
 * was before may be older, and what shows how it was afterwards younger. */
#define DOCUMENTS                                                                                  \
  "SELECT r.id, d.record, d.name, d.file, coalesce(d.kind, ''), coalesce(d.media_type, ''), "      \
  "coalesce(d.size, 0), d.taken_on, d.after, o.id, "                                               \
  "coalesce(v.date, a.actual_from, a.planned_from) AS first, "                                     \
  "coalesce(v.date, a.actual_to, CASE WHEN a.actual_from IS NULL THEN a.planned_to END) AS last, " \
  "d.after IS NOT NULL AS is_before, "                                                             \
  "EXISTS (SELECT 1 FROM record x JOIN document p ON p.row = x.row WHERE x.scope = r.scope "       \
  " AND x.type = 'document' AND p.after = r.id AND p.hidden = 0) AS is_after "                     \
  "FROM document d JOIN record r ON r.row = d.row "                                                \
  "LEFT JOIN record o ON o.id = d.record "                                                         \
  "LEFT JOIN action a ON a.row = o.row AND o.type = 'action' "                                     \
  "LEFT JOIN activity v ON v.row = o.row AND o.type = 'activity' "                                 \
  "WHERE d.hidden = 0 AND "
#define IN_ORDER " ORDER BY coalesce(d.taken_on, ''), d.name_key, r.row"

/**
 * bc_evidence_free:
 * @self: (transfer full): a document
 *
 * Frees it.
 */
void
bc_evidence_free (BcEvidence *self)
{
  g_free (self->name);
  g_free (self->file);
  g_free (self->kind);
  g_free (self->media_type);
  g_free (self->taken_on);
  g_free (self->heading);
  g_free (self->warning);
  g_free (self);
}

static char *
dup_screen (const char *iso)
{
  gint32 date;

  return bc_date_parse_iso (iso, &date, NULL) ? bc_date_dup_screen (date) : g_strdup (iso);
}

static char *
dup_warning (BcCursor *cursor, const char *taken)
{
  const char *first = bc_cursor_get_text (cursor, 10);
  const char *last = bc_cursor_get_text (cursor, 11);
  gboolean early =
    first != NULL && g_strcmp0 (taken, first) < 0 && !bc_cursor_get_integer (cursor, 12);
  gboolean late =
    last != NULL && g_strcmp0 (taken, last) > 0 && !bc_cursor_get_integer (cursor, 13);
  g_autofree char *day = dup_screen (taken);
  g_autofree char *limit = NULL;

  if (!early && !late)
    return NULL;
  limit = dup_screen (early ? first : last);
  return early ? g_strdup_printf (_ ("Taken on %s, before it began on %s"), day, limit)
               : g_strdup_printf (_ ("Taken on %s, after it ended on %s"), day, limit);
}

static BcEvidence *
take_document (BcCursor *cursor)
{
  BcEvidence *self = g_new0 (BcEvidence, 1);

  bc_cursor_get_id (cursor, 0, &self->id);
  bc_cursor_get_id (cursor, 1, &self->record);
  self->name = g_strdup (bc_cursor_get_text (cursor, 2));
  self->file = g_strdup (bc_cursor_get_text (cursor, 3));
  self->kind = g_strdup (bc_cursor_get_text (cursor, 4));
  self->media_type = g_strdup (bc_cursor_get_text (cursor, 5));
  self->size = bc_cursor_get_integer (cursor, 6);
  self->taken_on = g_strdup (bc_cursor_get_text (cursor, 7));
  bc_cursor_get_id (cursor, 8, &self->after);
  if (self->taken_on != NULL)
    self->warning = dup_warning (cursor, self->taken_on);
  return self;
}

static GPtrArray *
list_documents (BcDatabase *database, BcCursor *cursor, GError **error)
{
  g_autoptr (GPtrArray) documents =
    g_ptr_array_new_with_free_func ((GDestroyNotify) bc_evidence_free);
  BcStep step;

  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    BcEvidence *document = take_document (cursor);

    g_ptr_array_add (documents, document);
    if (bc_cursor_is_null (cursor, 9))
      document->heading = g_strdup ("");
    else if (!bc_lookup_heading (database, &document->record, &document->heading, error))
      return NULL;
  }
  return step == BC_STEP_DONE ? g_steal_pointer (&documents) : NULL;
}

/**
 * bc_evidence_list:
 * @database: a connection
 * @record: a record
 * @error: return location, #BC_STORE_ERROR
 *
 * Lists the files that are kept with a record, the oldest first, with a warning where a date does
 * not fit the record's own.
 *
 * Returns: (transfer full) (nullable) (element-type BcEvidence): they; %NULL with an error
 */
GPtrArray *
bc_evidence_list (BcDatabase *database, const BcId *record, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database, DOCUMENTS "d.record = ?" IN_ORDER, error);

  if (cursor == NULL)
    return NULL;
  bc_cursor_bind_id (cursor, 1, record);
  return list_documents (database, cursor, error);
}

/**
 * bc_evidence_list_scope:
 * @database: a connection
 * @district: a district
 * @error: return location, #BC_STORE_ERROR
 *
 * As bc_evidence_list(), the files of everything in a district.
 *
 * Returns: (transfer full) (nullable) (element-type BcEvidence): they; %NULL with an error
 */
GPtrArray *
bc_evidence_list_scope (BcDatabase *database, const BcId *district, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       DOCUMENTS "r.type = 'document' AND "
                                 "r.scope = (SELECT row FROM scope WHERE id = ?)" IN_ORDER,
                       error);

  if (cursor == NULL)
    return NULL;
  bc_cursor_bind_id (cursor, 1, district);
  return list_documents (database, cursor, error);
}
