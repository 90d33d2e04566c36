/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lookup.h"
#include "money-parts.h"
#include "number.h"
#include "packet-parts.h"
#include "paid-elsewhere.h"
#include "period.h"
#include "rut.h"

/* What is wrong with an entry; its heading comes first. */
static const struct
{
  const char *kind;
  const char *sentence;
} entry_faults[] = {
  { "amount", N_ ("its amount is not a number of pesos above zero") },
  { "draft-left", N_ ("it is a draft and does not go with the packet") },
  { "no-document", N_ ("the file of its document is missing: attach it") },
  { "no-number", N_ ("the type or the number of its document is missing") },
  { "no-supplier", N_ ("the supplier's RUT is missing") },
  { "supplier-rut", N_ ("the supplier's RUT is wrong") },
  { "duplicate", N_ ("another entry has the same supplier, document type and number") },
};

static char *
dup_outside (const char *execution)
{
  BcPeriod period;
  g_autofree char *words = NULL;

  if (bc_period_parse (execution, &period, NULL))
    words = bc_period_dup_screen (&period);
  return g_strdup_printf (_ ("its date lies outside the line's execution (%s)"),
                          words != NULL ? words : execution);
}

static char *
dup_entry_fault (const char *kind, const char *subject, gint64 amount)
{
  g_autofree char *pesos = bc_number_dup_pesos_screen (amount);

  if (strcmp (kind, "outside-line") == 0)
    return dup_outside (subject);
  if (strcmp (kind, "tax") == 0)
    return g_strdup_printf (_ ("its amount contains %s of tax, which the source does not pay"),
                            pesos);
  for (guint i = 0; i < G_N_ELEMENTS (entry_faults); i++)
    if (strcmp (entry_faults[i].kind, kind) == 0)
      return g_strdup (_ (entry_faults[i].sentence));
  return NULL;
}

/**
 * bc_packet_find_entry:
 * @packet: a packet with its entries
 * @id: an entry
 *
 * Returns: (nullable): the entry, where the packet has it
 */
const BcPacketEntry *
bc_packet_find_entry (const BcPacket *packet, const BcId *id)
{
  for (guint i = 0; i < packet->entries->len; i++) {
    const BcPacketEntry *entry = packet->entries->pdata[i];

    if (bc_id_equal (&entry->id, id))
      return entry;
  }
  return NULL;
}

/* What the packet or its line has, told by itself. */
static char *
dup_packet_fault (const char *kind, const char *subject, gint64 amount, gint64 bound)
{
  if (strcmp (kind, "empty") == 0)
    return g_strdup (_ ("No entry of the period was submitted"));
  if (strcmp (kind, "unanswered") == 0)
    return g_strdup_printf (_ ("An observation was not answered: %s"), subject);
  if (strcmp (kind, "no-execution") == 0)
    return g_strdup (
      _ ("The line does not say when its money can be spent: dates are not checked"));
  return bc_money_dup_fault (kind, subject, amount, bound);
}

/**
 * bc_packet_add_fault:
 * @packet: a packet
 * @record: what shows it
 * @kind: its kind
 * @blocks: whether the packet cannot be submitted with it
 * @sentence: (transfer full): what is wrong
 *
 * Adds what the packet would be sent back for.
 */
void
bc_packet_add_fault (BcPacket *packet,
                     const BcId *record,
                     const char *kind,
                     gboolean blocks,
                     char *sentence)
{
  BcPacketFault *fault = g_new0 (BcPacketFault, 1);

  fault->record = *record;
  fault->kind = g_strdup (kind);
  fault->blocks = blocks;
  fault->sentence = sentence;
  packet->n_blocking += blocks ? 1 : 0;
  g_ptr_array_add (packet->faults, fault);
}

static gboolean
tell_fault (BcDatabase *database, BcCursor *cursor, BcPacket *packet, GError **error)
{
  const char *kind = bc_cursor_get_text (cursor, 1);
  const char *subject = bc_cursor_get_text (cursor, 3);
  g_autofree char *part = NULL;
  g_autofree char *heading = NULL;
  const BcPacketEntry *entry = NULL;
  BcId id = { 0 };

  bc_cursor_get_id (cursor, 0, &id);
  part = dup_entry_fault (kind, subject != NULL ? subject : "", bc_cursor_get_integer (cursor, 4));
  entry = bc_packet_find_entry (packet, &id);
  if (entry != NULL)
    heading = g_strdup (entry->heading);
  else if (part != NULL && !bc_lookup_heading (database, &id, &heading, error))
    return FALSE;
  bc_packet_add_fault (packet,
                       &id,
                       kind,
                       bc_cursor_get_integer (cursor, 2) != 0,
                       part != NULL ? g_strdup_printf ("%s: %s", heading, part)
                                    : dup_packet_fault (kind,
                                                        subject,
                                                        bc_cursor_get_integer (cursor, 4),
                                                        bc_cursor_get_integer (cursor, 5)));
  return TRUE;
}

static gboolean
read_view (BcDatabase *database, gint64 row, BcPacket *packet, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "SELECT r.id, f.kind, f.blocks, f.subject, f.amount, f.bound "
                       "FROM packet_fault f JOIN record r ON r.row = f.record "
                       "WHERE f.packet = ? ORDER BY f.position, f.record",
                       error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_integer (cursor, 1, row);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    if (!tell_fault (database, cursor, packet, error))
      return FALSE;
  return step == BC_STEP_DONE;
}

/* Only what came from elsewhere can be wrong: a save refuses it. */
static void
find_wrong_ruts (BcPacket *packet)
{
  for (guint i = 0; i < packet->entries->len; i++) {
    const BcPacketEntry *entry = packet->entries->pdata[i];
    char canonical[BC_RUT_SIZE];

    if (entry->left_out == NULL && entry->rut != NULL &&
        !bc_rut_parse (entry->rut, canonical, NULL))
      bc_packet_add_fault (packet,
                           &entry->id,
                           "supplier-rut",
                           TRUE,
                           g_strdup_printf ("%s: %s (%s)",
                                            entry->heading,
                                            _ ("the supplier's RUT is wrong"),
                                            entry->rut));
  }
}

static gboolean
tell_double (BcDatabase *database, BcCursor *cursor, BcPacket *packet, GError **error)
{
  const char *kind = bc_cursor_get_text (cursor, 2);
  g_autofree char *full = g_strconcat ("double-", kind, NULL);
  g_autofree char *other = NULL;
  g_autofree char *sentence = NULL;
  const BcPacketEntry *entry = NULL;
  BcId id = { 0 };
  BcId twin = { 0 };

  bc_cursor_get_id (cursor, 0, &id);
  bc_cursor_get_id (cursor, 1, &twin);
  if (!bc_lookup_heading (database, &twin, &other, error))
    return FALSE;
  sentence = bc_money_dup_double (kind, bc_cursor_get_text (cursor, 3), other);
  entry = bc_packet_find_entry (packet, &id);
  bc_packet_add_fault (packet,
                       &id,
                       full,
                       FALSE,
                       entry != NULL ? g_strdup_printf ("%s: %s", entry->heading, sentence)
                                     : g_steal_pointer (&sentence));
  return TRUE;
}

static gboolean
tell_elsewhere (BcDatabase *database, gint64 row, BcPacket *packet, GError **error)
{
  g_autoptr (GPtrArray) found = bc_paid_elsewhere_read_packet (database, row, error);

  for (guint i = 0; found != NULL && i < found->len; i++) {
    const BcPaidElsewhere *paid = found->pdata[i];

    bc_packet_add_fault (packet,
                         &paid->entry,
                         "double-elsewhere",
                         FALSE,
                         g_strdup (paid->sentence));
  }
  return found != NULL;
}

/* @cursor: asks for a record's doubles. */
static gboolean
tell_doubles_of (BcDatabase *database,
                 BcCursor *cursor,
                 gint64 record,
                 BcPacket *packet,
                 GError **error)
{
  BcStep step = BC_STEP_ERROR;

  bc_cursor_restart (cursor);
  bc_cursor_bind_integer (cursor, 1, record);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    if (!tell_double (database, cursor, packet, error))
      return FALSE;
  return step == BC_STEP_DONE;
}

/* The line and each entry is asked for by itself: only a value that is known beforehand reaches the
 * indices, and what else the district has is not visited. */
static gboolean
read_doubles (BcDatabase *database, gint64 row, BcPacket *packet, GError **error)
{
  g_autoptr (BcCursor) asked = bc_database_query (
    database,
    "SELECT e.row FROM packet_entry e WHERE e.packet = ?1 AND e.left_out IS NULL "
    "UNION SELECT r.row FROM packet p JOIN record r ON r.id = p.line "
    "WHERE p.row = ?1 ORDER BY 1",
    error);
  g_autoptr (BcCursor) cursor =
    asked == NULL
      ? NULL
      : bc_database_query (database,
                           "SELECT r.id, o.id, d.kind, d.differs FROM double_funding d "
                           "JOIN record r ON r.row = d.record JOIN record o ON o.row = d.other "
                           "WHERE d.record = ? ORDER BY d.other",
                           error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_integer (asked, 1, row);
  while ((step = bc_cursor_step (asked, error)) == BC_STEP_ROW)
    if (!tell_doubles_of (database, cursor, bc_cursor_get_integer (asked, 0), packet, error))
      return FALSE;
  return step == BC_STEP_DONE && tell_elsewhere (database, row, packet, error);
}

/**
 * bc_packet_read_faults:
 * @database: a connection
 * @row: a packet's row
 * @packet: the packet with its entries, to which its faults are added
 * @error: return location, #BC_STORE_ERROR
 *
 * Finds all that a packet would be sent back for.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_packet_read_faults (BcDatabase *database, gint64 row, BcPacket *packet, GError **error)
{
  if (!read_view (database, row, packet, error))
    return FALSE;
  find_wrong_ruts (packet);
  return read_doubles (database, row, packet, error) &&
         bc_packet_tell_sample (database, packet, error);
}
