/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "packet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "authority.h"
#include "date.h"
#include "field.h"
#include "packet-parts.h"
#include "store-error.h"
#include "text.h"

/* How many reasons a refusal tells. */
#define MOST_REASONS 3

static void
free_fault (gpointer data)
{
  BcPacketFault *fault = data;

  g_free (fault->kind);
  g_free (fault->sentence);
  g_free (fault);
}

/**
 * bc_packet_free:
 * @self: (transfer full) (nullable): a packet
 *
 * Frees it.
 */
void
bc_packet_free (BcPacket *self)
{
  if (self == NULL)
    return;
  g_free (self->heading);
  g_free (self->span);
  g_free (self->state);
  g_free (self->seed);
  g_free (self->frozen);
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->faults);
  g_free (self);
}

static gboolean
read_packet (BcDatabase *database, BcPacket *self, gint64 *row, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "SELECT r.row, p.line, coalesce (p.span, ''), coalesce (p.state_name, ''), "
                       "p.sample_seed, coalesce (p.sample_size, 0), p.sample_entries "
                       "FROM record r JOIN packet p ON p.row = r.row WHERE r.id = ?",
                       error);
  BcStep step;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_id (cursor, 1, &self->id);
  step = bc_cursor_step (cursor, error);
  if (step == BC_STEP_DONE)
    g_set_error_literal (error,
                         BC_STORE_ERROR,
                         BC_STORE_ERROR_NOT_FOUND,
                         _ ("There is no such accounts packet here"));
  if (step != BC_STEP_ROW)
    return FALSE;
  *row = bc_cursor_get_integer (cursor, 0);
  bc_cursor_get_id (cursor, 1, &self->line);
  self->span = g_strdup (bc_cursor_get_text (cursor, 2));
  self->state = g_strdup (bc_cursor_get_text (cursor, 3));
  self->seed = g_strdup (bc_cursor_get_text (cursor, 4));
  self->size = bc_cursor_get_integer (cursor, 5);
  self->frozen = g_strdup (bc_cursor_get_text (cursor, 6));
  return bc_lookup_heading (database, &self->line, &self->heading, error);
}

/**
 * bc_packet_read:
 * @database: a connection
 * @id: a packet's identifier
 * @error: return location, #BC_STORE_ERROR
 *
 * Reads an accounts packet: its entries (view packet_entry), which of them the sample has, and all
 * that it would be sent back for (views packet_fault and double_funding).
 *
 * Returns: (transfer full) (nullable): the packet; %NULL with %BC_STORE_ERROR_NOT_FOUND or a
 * failure
 */
BcPacket *
bc_packet_read (BcDatabase *database, const BcId *id, GError **error)
{
  g_autoptr (BcPacket) self = g_new0 (BcPacket, 1);
  gint64 row = 0;

  self->id = *id;
  self->entries = bc_packet_create_entries ();
  self->faults = g_ptr_array_new_with_free_func (free_fault);
  if (!read_packet (database, self, &row, error) ||
      !bc_packet_read_entries (database, row, self, error))
    return NULL;
  bc_packet_mark_sample (self);
  if (!bc_packet_read_faults (database, row, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * bc_packet_sets_state:
 * @draft: what is to be saved of a packet
 * @name: the name of a state
 *
 * Returns: whether it brings the packet into that state
 */
gboolean
bc_packet_sets_state (const BcDraft *draft, const char *name)
{
  const BcValue *value = bc_draft_get (draft, bc_record_type_find_field (draft->type, "state"));
  g_autofree char *state = NULL;

  if (value == NULL || value->type != BC_VALUE_TEXT)
    return FALSE;
  state = bc_state_dup_name (value->text);
  return strcmp (state, name) == 0;
}

static gboolean
refuse (GError **error, const char *field, const char *reason)
{
  g_set_error (error, BC_STORE_ERROR, BC_STORE_ERROR_INVALID, "%s: %s", field, reason);
  return FALSE;
}

static char *
dup_reasons (const BcPacket *packet)
{
  g_autoptr (GString) reasons = g_string_new (_ ("the packet would be sent back because: "));
  guint told = 0;

  for (guint i = 0; i < packet->faults->len; i++) {
    const BcPacketFault *fault = packet->faults->pdata[i];

    if (fault->blocks && told < MOST_REASONS) {
      g_autofree char *reason = bc_text_dup_clause (fault->sentence);

      g_string_append_printf (reasons, "%s%u) %s", told > 0 ? "; " : "", told + 1, reason);
      told++;
    }
  }
  if (packet->n_blocking > told) {
    guint more = packet->n_blocking - told;

    g_string_append (reasons, "; ");
    g_string_append_printf (
      reasons,
      g_dngettext (GETTEXT_PACKAGE, "and %u more thing", "and %u more things", more),
      more);
  }
  return g_string_free (g_steal_pointer (&reasons), FALSE);
}

static gboolean
check_submission (BcDatabase *database, const BcRecordInfo *info, GError **error)
{
  g_autoptr (BcPacket) packet = NULL;
  g_autofree char *reasons = NULL;

  if (info->row == 0)
    return refuse (error, "state", _ ("a packet begins as a draft, and is submitted afterwards"));
  packet = bc_packet_read (database, &info->id, error);
  if (packet == NULL)
    return FALSE;
  if (packet->n_blocking == 0)
    return TRUE;
  reasons = dup_reasons (packet);
  return refuse (error, "state", reasons);
}

/* A sample that nobody can draw again is none. */
static gboolean
check_sample (BcDatabase *database, const BcDraft *draft, const BcRecordInfo *info, GError **error)
{
  static const char *const fields[] = { "sample-seed", "sample-size" };
  g_autoptr (BcPacket) packet = NULL;

  if (info->row == 0)
    return refuse (error, "state", _ ("a packet begins as a draft, and is submitted afterwards"));
  packet = bc_packet_read (database, &info->id, error);
  if (packet == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    const BcField *field = bc_record_type_find_field (draft->type, fields[i]);
    const BcValue *value = bc_draft_get (draft, field);
    gboolean saved = i == 0 ? packet->seed != NULL : packet->size > 0;

    if (value != NULL ? value->type == BC_VALUE_NONE : !saved)
      return refuse (error, fields[i], _ ("It cannot be left empty once a sample is drawn"));
  }
  return TRUE;
}

static const BcValue *
get_set (const BcDraft *draft, const char *name)
{
  return bc_draft_get (draft, bc_record_type_find_field (draft->type, name));
}

static gboolean
keeps_seed (const BcPacket *packet, const BcDraft *draft)
{
  const BcValue *seed = get_set (draft, "sample-seed");

  return seed == NULL ||
         g_strcmp0 (seed->type == BC_VALUE_TEXT ? seed->text : NULL, packet->seed) == 0;
}

static gboolean
keeps_size (const BcPacket *packet, const BcDraft *draft)
{
  const BcValue *size = get_set (draft, "sample-size");

  return size == NULL || (size->type == BC_VALUE_INTEGER ? size->integer : 0) == packet->size;
}

/* Whether a packet has a sample afterwards, by the seed and size that drew it: it stays as it is,
 * or gives way to what another person drew. */
static gboolean
keeps_sample (const BcPacket *packet, const BcDraft *draft)
{
  const BcValue *entries = get_set (draft, "sample-entries");

  if (packet->frozen == NULL)
    return TRUE;
  if (entries != NULL && entries->type == BC_VALUE_NONE)
    return FALSE;
  if (entries != NULL && strcmp (entries->text, packet->frozen) != 0)
    return TRUE;
  return keeps_seed (packet, draft) && keeps_size (packet, draft);
}

/* Whether what is set is one of the sides of a conflict: where two people drew, one of the two
 * samples is taken. */
static gboolean
is_side (BcDatabase *database,
         const BcDraft *draft,
         const BcRecordInfo *info,
         const char *name,
         gboolean *side,
         GError **error)
{
  return bc_lookup_side (database,
                         info,
                         bc_record_type_find_field (draft->type, name),
                         get_set (draft, name),
                         side,
                         error);
}

/* Whoever could choose another seed afterwards could choose the entries. */
static gboolean
check_drawn (BcDatabase *database, const BcDraft *draft, const BcRecordInfo *info, GError **error)
{
  g_autoptr (BcPacket) packet = NULL;
  gboolean seed, size;

  if (info->row == 0 ||
      (get_set (draft, "sample-seed") == NULL && get_set (draft, "sample-size") == NULL))
    return TRUE;
  packet = bc_packet_read (database, &info->id, error);
  if (packet == NULL)
    return FALSE;
  if (packet->frozen == NULL &&
      (strcmp (packet->state, "draft") == 0 || strcmp (packet->state, "submitted") == 0))
    return TRUE;
  seed = keeps_seed (packet, draft);
  size = keeps_size (packet, draft);
  if ((!seed && !is_side (database, draft, info, "sample-seed", &seed, error)) ||
      (!size && !is_side (database, draft, info, "sample-size", &size, error)))
    return FALSE;
  if (seed && size && keeps_sample (packet, draft))
    return TRUE;
  return refuse (error, "sample-seed", _ ("the sample was drawn: its seed and size stay"));
}

/**
 * bc_packet_check:
 * @writer: a transaction
 * @draft: what is to be saved
 * @info: the record; its row is 0 if it is still to be born, but its scope is known
 * @error: return location, #BC_STORE_ERROR
 *
 * Refuses to submit an accounts packet that would be sent back, to draw a sample without saying by
 * which seed and how large, and to draw another one afterwards.
 *
 * Returns: %FALSE with %BC_STORE_ERROR_INVALID and the reasons, or a failure
 */
gboolean
bc_packet_check (BcWriter *writer, const BcDraft *draft, const BcRecordInfo *info, GError **error)
{
  BcDatabase *database = bc_writer_get_database (writer);

  if (strcmp (draft->type->name, "packet") != 0)
    return TRUE;
  if (bc_packet_sets_state (draft, "submitted") && !check_submission (database, info, error))
    return FALSE;
  return check_drawn (database, draft, info, error) &&
         (!bc_packet_sets_state (draft, "sampled") || check_sample (database, draft, info, error));
}

/* Whether this person may write the day too, and says nothing of it. */
static gboolean
may_note_day (BcWriter *writer,
              const BcDraft *draft,
              const BcRecordInfo *info,
              gboolean *may,
              GError **error)
{
  const BcField *field = bc_record_type_find_field (draft->type, "submitted-on");
  BcLevels levels;

  if (!bc_authority_get_writer_levels (writer, info->scope, &levels, error))
    return FALSE;
  *may = !draft->reported && bc_draft_get (draft, field) == NULL &&
         bc_authority_check (levels, draft->type, field, NULL);
  return TRUE;
}

/* What was sent back and is submitted again keeps its first day; what is a draft again has none. */
static gboolean
note_day (BcWriter *writer, BcDraft *changes, const BcRecordInfo *info, GError **error)
{
  BcDatabase *database = bc_writer_get_database (writer);
  const gboolean submits = bc_packet_sets_state (changes, "submitted");
  const gint32 today = bc_lookup_today (database);
  g_auto (BcValue) day = BC_VALUE_INIT;
  g_autofree char *text = NULL;
  gint64 n_days = 0;

  if (!bc_database_get_integer (database,
                                &n_days,
                                error,
                                "SELECT count(submitted_on) FROM packet WHERE row = ?",
                                "i",
                                info->row))
    return FALSE;
  if (submits == (n_days > 0) || (submits && today == BC_DATE_NONE))
    return TRUE;
  text = submits ? bc_date_dup_iso (today) : NULL;
  if (text != NULL)
    bc_value_set_text (&day, text);
  bc_draft_set (changes, bc_record_type_find_field (changes->type, "submitted-on"), &day);
  return TRUE;
}

/**
 * bc_packet_complete:
 * @writer: a transaction
 * @draft: what is saved
 * @changes: what bc_packet_check() let pass of it, of a record that exists, to which is added what
 *   goes with it
 * @info: the record
 * @error: return location, #BC_STORE_ERROR
 *
 * Adds to an accounts packet that is submitted the day of its submission, where it has none,
 * nothing is said of it and the person who submits it may write it, and takes it from one that is a
 * draft again; adds to one whose sample is drawn the sample, once and for all.
 *
 * Returns: %FALSE with %BC_STORE_ERROR_INVALID where the packet has more entries than can be kept,
 *   or a failure
 */
gboolean
bc_packet_complete (BcWriter *writer,
                    const BcDraft *draft,
                    BcDraft *changes,
                    const BcRecordInfo *info,
                    GError **error)
{
  gboolean notes = FALSE;

  if (strcmp (changes->type->name, "packet") != 0)
    return TRUE;
  if ((bc_packet_sets_state (changes, "submitted") || bc_packet_sets_state (changes, "draft")) &&
      !may_note_day (writer, draft, info, &notes, error))
    return FALSE;
  if (notes && !note_day (writer, changes, info, error))
    return FALSE;
  return !bc_packet_sets_state (changes, "sampled") ||
         bc_packet_freeze (writer, changes, info, error);
}
