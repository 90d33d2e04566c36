/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "keeping.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "date.h"
#include "doubles.h"
#include "save.h"
#include "store-error.h"

/* Accounting documents are kept six years from their date, by law: blocked on request, not erased
 * (the programme's rules of money, on the tax service's documents). A draft is work that can still
 * be mended: it may go, but a tax document that was kept with it stays, with its line. What left
 * the draft was rendered account of: it stays, with its evidence and with all that it is part of,
 * and is annulled by another entry. */

#define MONTHS_KEPT (6 * 12)

#define ENTRIES                                                                                    \
  "SELECT er.id, e.date FROM record er CROSS JOIN entry e ON e.row = er.row "                      \
  "LEFT JOIN record lr ON lr.id = e.line LEFT JOIN funding_line l ON l.row = lr.row "              \
  "LEFT JOIN record ar ON ar.id = l.action LEFT JOIN action a ON a.row = ar.row "                  \
  "LEFT JOIN record pr ON pr.id = a.plan LEFT JOIN plan p ON p.row = pr.row "
/* What somebody observed, approved or rejected does not become a work that can be mended by being
 * called a draft again; only whoever did it by mistake can take it back. */
#define RULED_ON                                                                                   \
  "EXISTS (SELECT 1 FROM journal j WHERE j.record = er.row "                                       \
  "AND json_extract(j.fields, '$.state') || ':' NOT GLOB 'draft:*' "                               \
  "AND json_extract(j.fields, '$.state') || ':' NOT GLOB 'submitted:*' "                           \
  "AND NOT EXISTS (SELECT 1 FROM journal k JOIN stream ks ON ks.row = k.stream "                   \
  "JOIN stream js ON js.row = j.stream WHERE k.record = j.record AND k.reverts = j.gesture "       \
  "AND ks.author = js.author))"
#define KEPT                                                                                       \
  " AND e.hidden = 0 AND e.kind IN ('disbursement', 'expense', 'refund') "                         \
  "AND (e.state_name <> 'draft' OR " RULED_ON ") AND e.date > ?2 ORDER BY e.date DESC LIMIT 1"

#define ITSELF ENTRIES "WHERE er.id = ?1 AND er.scope = ?3" KEPT
#define BELOW                                                                                      \
  ENTRIES "WHERE er.scope = ?3 AND er.type = 'entry' AND "                                         \
          "?1 IN (e.line, l.action, a.plan, p.district)" KEPT
#define EVIDENCED                                                                                  \
  "SELECT er.id, e.date FROM record dr JOIN document d ON d.row = dr.row "                         \
  "CROSS JOIN record er ON er.scope = dr.scope AND er.type = 'entry' "                             \
  "CROSS JOIN entry e ON e.row = er.row "                                                          \
  "WHERE dr.id = ?1 AND dr.scope = ?3 AND (er.id = d.record OR e.document = dr.id)" KEPT

/* Its day is that of its entry, or else that on which it came. */
#define INVOICES                                                                                   \
  "SELECT dr.id, coalesce(e.date, d.taken_on, date((SELECT min(j.stamp) FROM journal j "           \
  "WHERE j.record = dr.row) / 65536 / 1000, 'unixepoch')) AS day "                                 \
  "FROM record dr JOIN document d ON d.row = dr.row JOIN record xr ON xr.id = d.record "           \
  "LEFT JOIN entry e ON e.row = xr.row "
#define IS_INVOICE " AND d.kind = 'invoice' AND xr.type IN ('entry', 'funding-line') AND day > ?2"

#define INVOICE INVOICES "WHERE dr.id = ?1 AND dr.scope = ?3" IS_INVOICE
#define INVOICES_BELOW                                                                             \
  INVOICES "LEFT JOIN record lr ON lr.id = coalesce(e.line, xr.id) "                               \
           "LEFT JOIN funding_line l ON l.row = lr.row "                                           \
           "LEFT JOIN record ar ON ar.id = l.action LEFT JOIN action a ON a.row = ar.row "         \
           "LEFT JOIN record pr ON pr.id = a.plan LEFT JOIN plan p ON p.row = pr.row "             \
           "WHERE dr.scope = ?3 AND dr.type = 'document' AND d.hidden = 0 "                        \
           "AND ?1 IN (lr.id, l.action, a.plan, p.district)" IS_INVOICE                            \
           " ORDER BY day DESC LIMIT 1"

#define INVOICES_OF                                                                                \
  "SELECT d.row, e.line FROM record er JOIN entry e ON e.row = er.row "                            \
  "JOIN document d ON d.record = er.id WHERE er.id = ? AND d.kind = 'invoice' AND "                \
  "EXISTS (SELECT 1 FROM record r WHERE r.row = d.row AND r.deleted = 0)"

/* What has to stay, and until when. */
typedef struct
{
  BcId record; /* nil for nothing */
  gint32 until;
} Kept;

static gboolean
find (BcDatabase *database, const char *sql, const BcRecordInfo *info, Kept *kept, GError **error)
{
  g_autofree char *since =
    bc_date_dup_iso (bc_date_add_months (bc_lookup_today (database), -MONTHS_KEPT));
  g_autoptr (BcCursor) cursor = bc_database_query (database, sql, error);
  gint32 date;
  BcStep step;

  memset (kept, 0, sizeof *kept);
  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_id (cursor, 1, &info->id);
  bc_cursor_bind_text (cursor, 2, since);
  bc_cursor_bind_integer (cursor, 3, info->scope);
  step = bc_cursor_step (cursor, error);
  if (step == BC_STEP_ROW && bc_date_parse_iso (bc_cursor_get_text (cursor, 1), &date, NULL)) {
    bc_cursor_get_id (cursor, 0, &kept->record);
    kept->until = bc_date_add_months (date, MONTHS_KEPT);
  }
  return step != BC_STEP_ERROR;
}

static gboolean
owns_entries (const BcRecordType *type)
{
  static const char *const owners[] = { "funding-line", "action", "plan", "district", NULL };

  return g_strv_contains (owners, type->name);
}

/* That of an entry itself, or of what owns entries. */
static gboolean
find_entry (BcDatabase *database, const BcRecordInfo *info, char **reason, GError **error)
{
  const gboolean itself = info->type == bc_dictionary_find ("entry");
  g_autofree char *until = NULL;
  g_autofree char *where = NULL;
  Kept kept;

  if (!find (database, itself ? ITSELF : BELOW, info, &kept, error))
    return FALSE;
  if (bc_id_is_nil (&kept.record))
    return TRUE;
  if (!bc_doubles_describe (database, &kept.record, &where, error))
    return FALSE;
  until = bc_date_dup_screen (kept.until);
  *reason =
    g_strdup_printf (itself
                       ? _ ("It left the draft and is kept until %1$s, six years, by law: %2$s. To "
                            "annul it, have it rejected, or add a refund that corrects it")
                       : _ ("It has an entry that left the draft and is kept until %1$s, six "
                            "years, by law: %2$s"),
                     until,
                     where);
  return TRUE;
}

/* That of a line, or of what owns lines: their own, or their drafts'. */
static gboolean
find_invoice_below (BcDatabase *database, const BcRecordInfo *info, char **reason, GError **error)
{
  g_autofree char *until = NULL;
  g_autofree char *name = NULL;
  Kept kept;

  if (!find (database, INVOICES_BELOW, info, &kept, error))
    return FALSE;
  if (bc_id_is_nil (&kept.record))
    return TRUE;
  if (!bc_lookup_heading (database, &kept.record, &name, error))
    return FALSE;
  until = bc_date_dup_screen (kept.until);
  *reason =
    g_strdup_printf (_ ("It has an invoice that is kept until %1$s, six years, by law: %2$s. If it "
                        "is none, change its kind first"),
                     until,
                     name);
  return TRUE;
}

/* As evidence, or else as an invoice. */
static gboolean
find_document (BcDatabase *database,
               const BcRecordInfo *info,
               gboolean evidence,
               char **reason,
               GError **error)
{
  g_autofree char *until = NULL;
  Kept kept;

  if (!find (database, evidence ? EVIDENCED : INVOICE, info, &kept, error))
    return FALSE;
  if (bc_id_is_nil (&kept.record))
    return TRUE;
  until = bc_date_dup_screen (kept.until);
  *reason = g_strdup_printf (
    evidence ? _ ("It is the evidence of an entry that left the draft, and is kept until %s, six "
                  "years, by law. If it is not the right one, add the right one beside it")
             : _ ("It is an invoice, and is kept until %s, six years, by law. If it is none, "
                  "change its kind first"),
    until);
  return TRUE;
}

/**
 * bc_keeping_find:
 * @database: a connection
 * @info: a record that is there
 * @reason: (out) (transfer full) (nullable): why it has to stay; %NULL if it may go
 * @error: return location, #BC_STORE_ERROR
 *
 * Tells whether a record is, or owns, an entry of money that moved, that left the draft and whose
 * date is less than six years ago, or whether it is the evidence of one; and whether a line, or
 * what it is part of, has invoices (kept six years by law: the programme's rules of money). That
 * goes for whoever deletes it, and for whatever takes it back.
 *
 * Returns: whether it could be told
 */
gboolean
bc_keeping_find (BcDatabase *database, const BcRecordInfo *info, char **reason, GError **error)
{
  *reason = NULL;
  if (info->type == bc_dictionary_find ("document"))
    return find_document (database, info, TRUE, reason, error);
  if (info->type == bc_dictionary_find ("entry"))
    return find_entry (database, info, reason, error);
  if (info->type == NULL || !owns_entries (info->type))
    return TRUE;
  return find_entry (database, info, reason, error) &&
         (*reason != NULL || find_invoice_below (database, info, reason, error));
}

/* An invoice that is no evidence yet is kept too; but that it was added can be taken back. */
static gboolean
find_invoice (BcDatabase *database, const BcRecordInfo *info, char **reason, GError **error)
{
  return info->type != bc_dictionary_find ("document") ||
         find_document (database, info, FALSE, reason, error);
}

static gboolean
deletes (const BcDraft *draft)
{
  const BcValue *deleted = bc_draft_get (draft, NULL);

  return deleted != NULL && deleted->type == BC_VALUE_INTEGER && deleted->integer != 0;
}

/**
 * bc_keeping_check:
 * @writer: a transaction
 * @draft: what is to be saved
 * @info: the record; its row is 0 if it is still to be born
 * @error: return location, #BC_STORE_ERROR
 *
 * Refuses to delete what accounts are kept by (kept six years by law, blocked on request and not
 * erased: the programme's rules of money): see bc_keeping_find(); and an invoice that is kept with
 * a draft or a line. A draft that nobody
 * ruled on may be deleted.
 *
 * Returns: %FALSE with %BC_STORE_ERROR_INVALID, saying until when and what to do, or a failure
 */
gboolean
bc_keeping_check (BcWriter *writer, const BcDraft *draft, const BcRecordInfo *info, GError **error)
{
  BcDatabase *database = bc_writer_get_database (writer);
  g_autofree char *reason = NULL;

  if (info->row == 0 || !deletes (draft))
    return TRUE;
  if (!bc_keeping_find (database, info, &reason, error) ||
      (reason == NULL && !find_invoice (database, info, &reason, error)))
    return FALSE;
  if (reason == NULL)
    return TRUE;
  g_set_error_literal (error, BC_STORE_ERROR, BC_STORE_ERROR_INVALID, reason);
  return FALSE;
}

static gboolean
move_to_line (BcWriter *writer, gint64 document, const BcId *line, GError **error)
{
  g_auto (BcRecordInfo) info = { 0 };
  g_auto (BcDraft) draft = { 0 };

  if (!bc_lookup_row (bc_writer_get_database (writer), document, &info, error))
    return FALSE;
  bc_draft_init (&draft, info.type, &info.id);
  draft.arrival = BC_ARRIVAL_NOW;
  bc_draft_set_id (&draft, "record", line);
  return bc_record_write (writer, &draft, &info, error);
}

/**
 * bc_keeping_apply:
 * @writer: a transaction
 * @draft: what was saved
 * @record: the record that it was saved to
 * @error: return location, #BC_STORE_ERROR
 *
 * Where a draft of an entry was deleted, keeps its invoices with its line.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_keeping_apply (BcWriter *writer, const BcDraft *draft, const BcId *record, GError **error)
{
  g_autoptr (GArray) documents = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (BcCursor) cursor = NULL;
  BcStep step;
  BcId line = { 0 };

  if (strcmp (draft->type->name, "entry") != 0 || !deletes (draft))
    return TRUE;
  cursor = bc_database_query (bc_writer_get_database (writer), INVOICES_OF, error);
  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_id (cursor, 1, record);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    gint64 row = bc_cursor_get_integer (cursor, 0);

    bc_cursor_get_id (cursor, 1, &line);
    g_array_append_val (documents, row);
  }
  for (guint i = 0; step == BC_STEP_DONE && i < documents->len; i++)
    if (!move_to_line (writer, g_array_index (documents, gint64, i), &line, error))
      return FALSE;
  return step == BC_STEP_DONE;
}
